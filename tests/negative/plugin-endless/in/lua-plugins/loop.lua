return {
  name = "loop", api = 1, summary = "S",
  filter = { paragraph = function(node) while true do end end },
}
