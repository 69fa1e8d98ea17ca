return { name = "choice", api = 1, options = { size = { type = "choice", choices = { "s", "l" }, default = "xl" } } }
