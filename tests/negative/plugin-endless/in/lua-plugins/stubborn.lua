return {
  name = "stubborn", api = 1, summary = "S",
  filter = { paragraph = function(node) while true do pcall(function() while true do end end) end end },
}
