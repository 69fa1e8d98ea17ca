return { name = "kinds", api = 1, publishes = "term" }
