return {
  name = "memory", api = 1, summary = "S",
  filter = { paragraph = function(node) local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1000) .. i end end },
}
