return {
  name = "memory", api = 1,
  filter = {
    strong = function()
      local text = "x"
      while true do text = text .. text end
    end,
  },
}
