local cache = { words = {} }
return {
  name = "cache", api = 1, summary = "Remembers words.",
  filter = {
    strong = function(node)
      cache.words[node:text()] = true
    end,
  },
}
