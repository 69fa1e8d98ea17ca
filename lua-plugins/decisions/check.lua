-- Is what the questions file holds of the right shape? Every mistake is told at
-- its own line of that file, once.

local shape = require("data.shape")

local check = {}

-- What is being read: c.page, c.site, and c.broken once something was told, so
-- that nothing is said that only follows from it.
function check.open(page, site)
  return { page = page, site = site, broken = false, ids = {}, questions = {} }
end

-- key: at the name of the field, not at its value.
function check.tell(c, path, code, message, help, key)
  c.broken = true
  c.page:error({ data = path, key = key }, code, message, help)
end

local function kind_of(value)
  if value == nil then return "nothing" end
  if type(value) == "string" then return "text" end
  if type(value) == "number" then return "a number" end
  if type(value) == "boolean" then return "true or false" end
  return shape.is_list(value) and "a list" or "a group of names with values"
end

function check.wrong_type(c, path, name, value, wanted, help)
  check.tell(c, path, "wrong-type",
    "'" .. name .. "' should be " .. wanted .. ", but this is "
    .. kind_of(value), help)
end

-- "a, b and c"
function check.join(words, last)
  if #words < 2 then return words[1] or "" end
  return table.concat(words, ", ", 1, #words - 1) .. " " .. last .. " "
    .. words[#words]
end

-- Names that nothing is made of. Returns those they were likely meant to be:
-- what is missing under its right name was told with the wrong one.
function check.keys(c, map, path, allowed, what)
  return shape.check_keys(map, allowed, function(key, near)
    check.tell(c, path .. "." .. tostring(key), "unknown-key",
      what .. " has no part called '" .. tostring(key) .. "'",
      near and "did you mean '" .. near .. "'?"
        or "it may hold: " .. table.concat(allowed, ", "), true)
  end)
end

-- A text on one line; nil when there is none, or when it is something else.
function check.text(c, map, path, name)
  local value = map[name]
  if value == nil then return nil end
  if type(value) ~= "string" then
    check.wrong_type(c, path .. "." .. name, name, value, "text",
      type(value) ~= "table" and "put it between quotation marks"
        or "write it as one text, without brackets: " .. name .. ": …")
    return nil
  end
  value = text.trim((value:gsub("%s+", " ")))
  return value ~= "" and value or nil
end

local marked = {
  text = true, emph = true, strong = true, code = true, softbreak = true,
  linebreak = true,
}

-- The kind of the first node that is none of the allowed.
local function find_odd(nodes, allowed)
  for _, node in ipairs(nodes) do
    if not allowed[node.kind] then return node.kind end
    local below = find_odd(node:children(), allowed)
    if below then return below end
  end
  return nil
end

-- What md.inlines would report itself, at no place of the file, is found first.
local function nodes_of(value, allowed)
  local seen = value:gsub("\\.", "")
  if seen:find("</?%a[^<>]*>") or seen:find("<!--", 1, true) then
    return nil, "html"
  end
  if seen:find("[[", 1, true) then return nil, "short_link" end
  if seen:find("[@", 1, true) then return nil, "citation" end
  local nodes = md.inlines(value)
  return nodes, find_odd(nodes, allowed)
end

local function report_odd(c, path, name, odd, help)
  if name == "ask" or name == "label" or name == "help" then
    odd = nil -- a question has no place for links and sources
  end
  if odd == "link" or odd == "short_link" then
    help = "put the page under 'links'"
  elseif odd == "citation" then
    help = "put the source under 'cite'"
  end
  check.tell(c, path .. "." .. name, "decision-words",
    "'" .. name .. "' can hold words only", help)
  return nil
end

-- Words with emphasis, as HTML: links and sources have places of their own.
function check.words(c, map, path, name)
  local value = check.text(c, map, path, name)
  if not value then return nil end
  local nodes, odd = nodes_of(value, marked)
  if not odd then return md.render(nodes) end
  return report_odd(c, path, name, odd,
    "write words only, with *these* or **these** marks")
end

local bare = { text = true, softbreak = true, linebreak = true }

-- Words that are shown just as they are typed: marks would be read as words.
-- The value is returned all the same.
function check.bare(c, map, path, name)
  local value = check.text(c, map, path, name)
  if not value or not value:find("[%[<*_`]") then return value end
  local _, odd = nodes_of(value, bare)
  if odd then
    report_odd(c, path, name, odd,
      "take the marks out: it is shown as it is typed")
  end
  return value
end

-- The entries of a list that are what they should be, each with its path. An
-- entry begins with the field `first`.
function check.entries(c, map, path, name, entry_name, first)
  local list, out = map[name], {}
  path = path ~= "" and path .. "." .. name or name
  if not shape.is_list(list) then
    check.wrong_type(c, path, name, list, "a list",
      "put '- ' in front of each " .. entry_name)
    return out
  end
  for i = 1, shape.length(list) do
    local at = path .. "." .. i
    if list[i] == nil or shape.is_empty(list[i]) then
      check.tell(c, at, "empty-entry",
        "an entry of '" .. name .. "' has nothing in it",
        "write what is missing, or take the '-' out")
    elseif type(list[i]) ~= "table" or shape.is_list(list[i]) then
      check.tell(c, at, "wrong-type",
        "each entry of '" .. name .. "' should be names with values, but this "
        .. "is " .. kind_of(list[i]),
        "write '- " .. first .. ": …', and below it, as far in as '" .. first
        .. "', what belongs to this " .. entry_name)
    else
      out[#out + 1] = { map = list[i], path = at }
    end
  end
  return out
end

-- The id that an entry gives itself, if it does.
function check.id(c, map, path, step)
  local id = check.text(c, map, path, "id")
  if not id then return nil end
  if not id:find("^[%w][%w%-_%.]*$") then
    local slug = text.slug(id)
    check.tell(c, path .. ".id", "bad-id",
      "'" .. id .. "' cannot be an id: it may hold letters, figures, '-', '_' "
      .. "and '.'", slug ~= "" and "write: id: " .. slug or nil)
    return nil
  end
  local first = c.ids[id]
  if first then
    check.tell(c, path .. ".id", "duplicate-id",
      "the id '" .. id .. "' is given already",
      "'" .. first.name .. "' has it; give one of them another")
    return nil
  end
  c.ids[id] = step
  return id
end

return check
