-- The shape of what a data file holds (page.data), for plugins that check it.

local shape = {}

-- The type of the first key of a table, or nil for an empty one.
local function key_type(value)
  for key in pairs(value) do return type(key) end
  return nil
end

-- What is empty is both a list and a map.
function shape.is_list(value)
  return type(value) == "table" and key_type(value) ~= "string"
end

function shape.is_map(value)
  return type(value) == "table" and key_type(value) ~= "number"
end

function shape.is_empty(value)
  return type(value) == "table" and key_type(value) == nil
end

-- How many entries a list has: also behind one with nothing in it, where '#'
-- may stop.
function shape.length(list)
  local n = 0
  for i in pairs(list) do n = math.max(n, i) end
  return n
end

function shape.has(list, word)
  for _, one in ipairs(list) do
    if one == word then return true end
  end
  return false
end

-- Calls tell(key, near) for each name of a map that is not known, with the
-- known one that is like it, or nil. Returns these as a set: what is mistyped
-- is not missing as well.
function shape.check_keys(map, known, tell)
  local meant = {}
  for key in pairs(map) do
    if not shape.has(known, key) then
      local near = text.nearest(tostring(key), known)
      if near then meant[near] = true end
      tell(key, near)
    end
  end
  return meant
end

return shape
