return { name = "text-api", api = "1" }
