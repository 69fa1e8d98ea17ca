return {
  name = "recursion", api = 1, summary = "S",
  filter = { paragraph = function(node) local function f(x) return 1 + f(x + 1) end return f(1) end },
}
