-- The parts that citations of several kinds of source have in common. Each
-- function adds runs to `out`; what is missing adds nothing.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local place = require("citations.pinpoint")
local runs = require("citations.runs")

local parts = {}

-- What there is of the arguments, apart by `joint`; nil when there is nothing.
local function join(joint, ...)
  local kept = {}
  for i = 1, select("#", ...) do
    local part = select(i, ...)
    if part then kept[#kept + 1] = part end
  end
  return #kept > 0 and table.concat(kept, joint) or nil
end

function parts.words(...)
  return join(" ", ...)
end

-- " (a, b)"; nothing out of nothing.
function parts.brackets(out, joint, ...)
  local inside = join(joint, ...)
  if inside then runs.add(out, " (" .. inside .. ")") end
end

-- 3.1.2: titles of works that stand alone are italic, of parts in quotation
-- marks. The address makes a link of the title where none is printed.
function parts.title(out, record, title, url)
  if not title then return end
  if kinds.has_quoted_title(record) then
    runs.add(out, "‘" .. title .. "’", { url = url })
  else
    runs.add(out, title, { italic = true, url = url })
  end
end

function parts.authors(record, form)
  local names = fields.people(record.author, form)
  if names then return names end
  local editors = fields.people(record.editor, form)
  if not editors then return nil end
  local several = fields.people_count(record.editor) > 1
  return editors .. (several and " (eds)" or " (ed)")
end

-- "Author, " by the form that notes or bibliographies want.
function parts.author(out, record, style)
  if style.dash then
    runs.add(out, "——, ")
    return
  end
  local form = style.bibliography and "inverted" or "full"
  local names = parts.authors(record, form)
  if names then
    runs.add(out, names .. ", ")
  elseif style.bibliography and kinds.has_quoted_title(record) then
    -- 1.7: an unattributed work begins with a dash, sorted by its title
    runs.add(out, "——, ")
  end
end

-- Where an address is printed: not where the law tells how to find the thing.
local function prints_address(record)
  if not fields.text(record.URL) then return false end
  if record.type == "webpage" or record.type == "post-weblog"
      or record.type == "post" then
    return true
  end
  return fields.date(record.accessed) ~= nil
end

-- 3.1.4: <URL> accessed date
function parts.address(out, record)
  if not prints_address(record) then return end
  local url = fields.text(record.URL)
  runs.add(out, " <")
  runs.add(out, url, { url = url })
  runs.add(out, ">")
  local accessed = fields.long_date(record.accessed)
  if accessed then runs.add(out, " accessed " .. accessed) end
end

function parts.title_link(record)
  return not prints_address(record) and fields.text(record.URL) or nil
end

-- The address of the provision that a piece of a pinpoint names, or nil. A pin
-- is of one record, so it is kept with the piece.
local function provision(record, pin, piece)
  if pin.family ~= "legislation" or not piece.loc then return nil end
  if piece.url == nil then
    piece.url = legislation.provision(record, piece.label, piece.loc) or false
  end
  return piece.url or nil
end

-- Adds the place, linked to the provision where it is one.
function parts.pinpoint(out, record, pin, joint)
  if not pin then return end
  for i, piece in ipairs(place.pieces(pin)) do
    runs.add(out, i == 1 and joint or piece.joint)
    local url = provision(record, pin, piece)
    runs.add(out, piece.text, url and { url = url })
  end
end

-- Behind a citation: words after a comma, "para 22" after a space.
function parts.joint(pin)
  return pin and place.begins_with_words(pin) and ", " or " "
end

-- True when the pinpoint leads to the law itself, so that the title need not.
function parts.links_provision(record, pin)
  for _, piece in ipairs(pin and place.pieces(pin) or {}) do
    if provision(record, pin, piece) then return true end
  end
  return false
end

return parts
