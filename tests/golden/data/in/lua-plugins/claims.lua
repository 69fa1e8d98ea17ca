-- Shows what the data file of a page holds, each claim with its authority.
local plugin = { name = "claims", api = 1 }

plugin.filter = {
  document = function(_, page)
    if not page.data then return nil end
    local claims = {}
    for i, claim in ipairs(page.data.claims) do
      claims[i] = {
        says = claim.says, anchor = "claim-" .. i,
        cite_path = "data.claims." .. i .. ".cite",
        copy_parts = { claim.says, claim.cost },
      }
    end
    page:set("claims", { deep = { list = claims } })
    page:set("heading_place", { cite_path = "rights.1.cite" })
  end,
}

return plugin
