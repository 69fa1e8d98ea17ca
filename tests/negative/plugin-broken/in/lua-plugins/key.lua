return { name = "key", api = 1, filtre = {} }
