-- Paths of page:cites() and page:citations(): where in the front matter, or in
-- the data file ("data.…"), a citation stands.

local paths = {}

-- "rights.1.cite.2" -> "rights.1": the record that the citation belongs to; nil
-- of what is no citation of a record.
function paths.record(path)
  return path:match("^(.*)%.cite%.%d+$") or path:match("^(.*)%.cite$")
end

local function value_at(value, path)
  for step in path:gmatch("[^.]+") do
    if type(value) ~= "table" then return nil end
    value = value[tonumber(step) or step]
  end
  return value
end

-- The record at a path, or nil; a function that gives the place of a field of
-- it as reports want it, { field = "rights.1.text" } or { data = "text" }.
function paths.open(page, path)
  local in_data = path == "data" and "" or path:match("^data%.(.*)$")
  local inner = in_data or path
  local record = value_at(in_data and page.data or page.meta, inner)
  if type(record) ~= "table" then return nil end
  return record, function(field)
    local at = inner == "" and field or inner .. "." .. field
    return in_data and { data = at } or { field = at }
  end
end

return paths
