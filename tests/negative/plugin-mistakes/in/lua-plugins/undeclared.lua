return {
  name = "undeclared", api = 1, publishes = { "term" },
  collect = function(page)
    page:publish("terms", page.id, true)
  end,
}
