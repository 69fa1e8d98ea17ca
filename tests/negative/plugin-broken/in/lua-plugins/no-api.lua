return { name = "no-api" }
