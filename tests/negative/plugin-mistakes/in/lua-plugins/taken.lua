return {
  name = "taken", api = 1,
  site = function(site)
    site:add_page{ id = "other", title = "A second other" }
    for _, id in ipairs{ "../up", "con", "a//b", ("x"):rep(300) } do
      local ok, why = pcall(site.add_page, site, { id = id, title = "T" })
      print(why)
    end
  end,
}
