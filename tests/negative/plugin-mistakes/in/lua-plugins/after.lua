return {
  name = "after", api = 1,
  filter = {
    strong = function(node, page)
      page:warn(node, "was-run", "the plugin behind the others saw '" .. node:text() .. "'")
    end,
  },
}
