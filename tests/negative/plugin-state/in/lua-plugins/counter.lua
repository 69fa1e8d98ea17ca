local count = 0
return {
  name = "counter", api = 1, summary = "Numbers what is strong.",
  filter = {
    strong = function(node)
      count = count + 1
      return { md.text(count .. ". "), node }
    end,
  },
}
