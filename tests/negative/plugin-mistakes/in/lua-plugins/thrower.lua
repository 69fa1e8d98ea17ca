return {
  name = "thrower", api = 1,
  filter = {
    strong = function()
      error({ code = 42 })
    end,
  },
}
