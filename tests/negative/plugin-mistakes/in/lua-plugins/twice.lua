return {
  name = "twice", api = 1,
  filter = {
    strong = function(node)
      return { node, node }
    end,
  },
}
