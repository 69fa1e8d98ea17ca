return { name = "other", api = 1, summary = "S", filtre = {}, filter = { headline = function() end } }
