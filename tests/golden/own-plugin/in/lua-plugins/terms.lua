-- Every word in emphasis is a term; the first page that uses it defines it.
local plugin = {
  name = "terms", api = 1, summary = "Terms from emphasis.",
  publishes = { term = "many" }, reads = { "term", "page" },
  options = { colour = { type = "text", default = "blue", summary = "A colour." } },
}

function plugin.collect(page)
  for _, node in ipairs(page:find("emph")) do
    page:publish("term", node:text(), { line = node.line }, node)
  end
end

function plugin.site(site)
  local lines, seen = {}, {}
  for term, value, page in site:facts("term") do
    if not seen[term] then lines[#lines + 1] = "- " .. term .. ", " .. page .. " line " .. value.line end
    seen[term] = true
  end
  site:add_page {
    id = "terms/all", title = "All terms", summary = "Every term.",
    body = "In " .. site:option("colour") .. ":\n\n" .. table.concat(lines, "\n"),
  }
end

plugin.filter = {
  emph = function(node, page, site)
    local fact, where = site:fact("term", node:text())
    return md.element("i", { class = page:option("colour"), title = tostring(where) .. ":" .. fact.line }, node:text())
  end,
}

return plugin
