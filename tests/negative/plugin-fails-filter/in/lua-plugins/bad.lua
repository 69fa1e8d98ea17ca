return {
  name = "bad", api = 1, summary = "S", publishes = { "a" }, reads = { "a" },
  filter = {
    emph = function() return "a text" end,
    strong = function(node) error("on purpose") end,
    code = function(node, page, site) return site:fact("b", "c") end,
    text = function(node) return node.colour end,
    document = function(node) return node:nothing() end,
  },
}
