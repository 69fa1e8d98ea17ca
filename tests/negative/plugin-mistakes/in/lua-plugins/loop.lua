return {
  name = "loop", api = 1,
  filter = {
    strong = function()
      while true do end
    end,
  },
}
