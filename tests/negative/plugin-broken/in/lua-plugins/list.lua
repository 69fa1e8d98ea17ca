return { name = "list", api = 1, function(page) end }
