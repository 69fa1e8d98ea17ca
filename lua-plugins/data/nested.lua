-- Tables in tables.

local nested = {}

-- The table that stands in `map` under `key`: a new one where there was none.
function nested.inner(map, key)
  local found = map[key]
  if not found then
    found = {}
    map[key] = found
  end
  return found
end

return nested
