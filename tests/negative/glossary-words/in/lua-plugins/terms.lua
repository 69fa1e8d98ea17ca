-- Makes terms by hand: one that there is, two that there are not.
local plugin = { name = "terms", api = 1 }

plugin.filter = {
  document = function(node, page)
    if page.id ~= "index" then return nil end
    node:append(md.paragraph(md.term("claimant-c", "one"), " and ",
      md.term("claimant", "two"), md.term("x", "three")))
  end,
}

return plugin
