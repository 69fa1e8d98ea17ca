return { name = "api", api = 7, summary = "S" }
