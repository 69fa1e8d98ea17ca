return {
  name = "patterns", api = 1, summary = "S",
  filter = { paragraph = function(node) return ("a"):rep(30000):find((".-"):rep(12) .. "b") end },
}
