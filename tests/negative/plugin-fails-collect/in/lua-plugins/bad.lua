return {
  name = "bad", api = 1, summary = "S",
  collect = function(page)
    local nothing
    return nothing.field
  end,
}
