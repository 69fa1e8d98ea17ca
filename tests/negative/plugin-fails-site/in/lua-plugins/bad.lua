return {
  name = "bad", api = 1, summary = "S",
  site = function(site)
    site:add_page { id = "index", title = "A second home page" }
    site:add_page { id = "x" }
    error({ "a table" })
  end,
}
