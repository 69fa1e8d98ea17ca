-- The place in a source: what the author typed (locator.lua reads it), whether
-- this kind of source can have it (places.lua), and how it prints.

local fields = require("citations.fields")
local locator = require("citations.locator")
local places = require("citations.places")

local pinpoint = {}

-- 2.6.2: paragraphs of the Court of Justice have no brackets: "paras 47–48".
local function without_brackets(parts)
  local out = {}
  for _, part in ipairs(parts) do
    local last = out[#out]
    if part.kind ~= "bracket" then
      out[#out + 1] = part
    elseif last and last.brackets then
      last.locs[#last.locs + 1] = { from = part.from, to = part.to }
    else
      out[#out + 1] = {
        kind = "group", bare = true, typed = "", brackets = true,
        locs = { { from = part.from, to = part.to } },
      }
    end
  end
  return out
end

-- Makes a pinpoint of what the author typed; nil of an empty text. `kind` is
-- what kinds.places() says of the source. Besides `typed`, `kind` and `parts`:
--   odd      it is not understood, and is printed as typed
--   problem  { message, help }: this kind of source cannot have it
function pinpoint.parse(typed, kind)
  if typed == "" then return nil end
  local text = fields.text(typed)
  if not text then return nil end
  kind = kind or "other"
  local parts, understood = locator.read(text)
  if kind == "eu_case" then parts = without_brackets(parts) end
  places.mark_inner(kind, parts)
  local pin = { typed = text, kind = kind, parts = parts }
  for _, part in ipairs(parts) do
    if part.kind == "words" and not places.knows_words(kind, part.text) then
      understood = false
    end
  end
  if not understood then
    pin.odd = true
  else
    pin.problem = places.problem(kind, parts)
  end
  return pin
end

-- printing ------------------------------------------------------------------

-- What numbers without a label count.
local bare_labels = {
  hansard = { one = "col", many = "cols" },
  evidence = { one = "Q", many = "Qq" },
  eu_case = { one = "para", many = "paras" },
  web = { one = "para", many = "paras" },
  post = { one = "para", many = "paras" },
  guide = { one = "para", many = "paras" },
  short_guide = { one = "para", many = "paras" },
}

-- "J1010", "20622": a guide's paragraphs that can be nothing else.
local function says_itself(locs)
  for _, loc in ipairs(locs) do
    if not (loc.from:find("^%u+%d") or loc.from:find("^%d%d%d%d")) then
      return false
    end
  end
  return true
end

local function label_of(pin, part)
  local label = part.label or bare_labels[pin.kind]
  if not label then return "" end
  if label.as_typed then return part.typed end
  -- OSCOLA 2.1.6, 3.1.4: a page is a plain number
  if label.one == "p" then return "" end
  if pin.kind == "short_guide" and label.one == "para"
      and says_itself(part.locs) then
    return ""
  end
  return locator.is_several(part.locs) and label.many or label.one
end

local function bracket_text(from, to)
  if to then return "[" .. from .. "]–[" .. to .. "]" end
  return "[" .. from .. "]"
end

-- OSCOLA 2.1.6: a judgment's paragraphs stand in square brackets.
local function case_paragraphs(part)
  local out = {}
  for i, loc in ipairs(part.locs) do
    if loc.from:find("^%(") then return nil end
    out[i] = { text = bracket_text(loc.from, loc.to) }
  end
  return out
end

local function prints_brackets(pin, part)
  return (pin.kind == "case" or pin.kind == "judgment") and part.label ~= nil
    and part.label.one == "para"
end

local function group_pieces(pin, part)
  local pieces = prints_brackets(pin, part) and case_paragraphs(part)
  if pieces then return pieces end
  local label, out = label_of(pin, part), {}
  local counted = part.label or bare_labels[pin.kind]
  for i, loc in ipairs(part.locs) do
    local text = locator.loc_text(loc)
    if i == 1 and label ~= "" then text = label .. " " .. text end
    out[i] = { text = text }
    if not pin.problem then -- else it is no provision
      out[i].loc = loc
      out[i].label = counted and not counted.as_typed and counted.one or nil
      out[i].several = i > 1 and loc.to and out[i].label and counted.many or nil
      out[i].inner = part.inner
    end
  end
  return out
end

local function part_pieces(pin, part)
  if part.kind == "heading" then
    return { { text = "‘" .. part.text .. "’" } }
  elseif part.kind == "words" then
    return { { text = part.text } }
  elseif part.kind == "bracket" then
    return { { text = bracket_text(part.from, part.to) } }
  end
  return group_pieces(pin, part)
end

local function make_pieces(pin)
  if pin.odd then
    return { { text = fields.typographic(pin.typed), joint = "" } }
  end
  local out = {}
  for _, part in ipairs(pin.parts) do
    for i, piece in ipairs(part_pieces(pin, part)) do
      piece.joint = #out == 0 and "" or (i == 1 and part.spaced) and " " or ", "
      out[#out + 1] = piece
    end
  end
  return out
end

-- What is to be printed, piece by piece: { text, label, loc, joint } where
-- joint is what stands in front of it, and label and loc say which provision
-- it is; several: "ss", of a range whose text stands without its label; inner:
-- of what is counted in a schedule. Worked out once; not to be changed.
function pinpoint.pieces(pin)
  if not pin.pieces then pin.pieces = make_pieces(pin) end
  return pin.pieces
end

function pinpoint.text(pin)
  if not pin then return "" end
  if pin.text then return pin.text end
  local text = ""
  for _, piece in ipairs(pinpoint.pieces(pin)) do
    text = text .. piece.joint .. piece.text
  end
  pin.text = text
  return text
end

-- Whether it is a place in the law, whose provisions have addresses.
function pinpoint.is_law(pin)
  return places.of(pin.kind).law == true
end

-- A heading or words ("complaint box"), rather than a number with its label.
function pinpoint.begins_with_words(pin)
  local kind = pin.parts[1] and pin.parts[1].kind
  return kind == "heading" or kind == "words"
end

-- True when the pinpoint is a page or, in Hansard, a column: it then takes the
-- place of the record's own first page.
function pinpoint.is_page(pin)
  local part = pin.parts[1]
  if pin.odd or #pin.parts ~= 1 or part.kind ~= "group" then return false end
  if part.bare then
    local label = bare_labels[pin.kind]
    return not label or label.one == "col"
  end
  return part.label.one == "p" or part.label.one == "col"
end

return pinpoint
