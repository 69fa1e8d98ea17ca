local plugin = { name = "places", api = 1, publishes = { "word" } }

function plugin.collect(page)
  for i, word in ipairs(page.data and page.data.words or {}) do
    if word.name then
      page:publish("word", word.name, i, { data = "words." .. i .. ".name" })
    end
  end
end

plugin.filter = {
  document = function(_, page)
    for i, word in ipairs(page.data and page.data.words or {}) do
      if word.nmae then
        page:error({ data = "words." .. i .. ".nmae", key = true }, "a-name", "this is a name")
      end
      if not word.name then
        page:error({ data = "words." .. i .. ".name" }, "no-name", "this entry has no name")
      end
    end
  end,
}

return plugin
