-- Citations in the style of UK lawyers: OSCOLA, 4th edition (a choice of the
-- 5th changes repeats and newspapers). Pure functions: a record in CSL's field
-- names and a pinpoint go in, a list of runs comes out (see runs.lua). Section
-- numbers in the comments are OSCOLA's.
--
--   oscola.pin(record, pinpoint)             a place, read once
--   oscola.full(record, pinpoint, options)   one source, standing alone
--   oscola.entry(record, options)            in a bibliography or table
--   oscola.first, again, name                as notes print it; see forms.lua
--   oscola.notes(citations, find, options)   all notes of a page, with repeats
--   oscola.sort_entries, oscola.group        for lists of sources
--
-- options: edition ("4" or "5"), ibid (boolean; by default what the edition
-- says). Missing fields print nothing: no empty brackets, no invented dates.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local parts = require("citations.parts")
local pinpoint = require("citations.pinpoint")
local repeats = require("citations.repeats")
local runs = require("citations.runs")
local works = require("citations.works")

local oscola = {}

oscola.lacks_number = kinds.lacks_number

local italic = { italic = true }

local function edition_of(options)
  return tostring(options and options.edition or "4")
end

-- A place in a source, read once for all uses of it: every function takes it
-- where it takes the words that were typed. nil when there are none.
function oscola.pin(record, typed)
  if type(typed) == "table" then return typed end
  return pinpoint.parse(typed, kinds.family(record))
end

-- A citation that stands alone: no abbreviation to come back to, no "(n 3)",
-- no ibid, no closing full stop.
function oscola.full(record, pin, options)
  pin = oscola.pin(record, pin)
  return works.write(record, pin, { edition = edition_of(options) })
end

-- An entry of a bibliography or table (1.6, 1.7): cases not italic, surname
-- first, no full stop. options.dash: the author is that of the entry before.
function oscola.entry(record, options)
  return works.write(record, nil, {
    edition = edition_of(options), bibliography = true,
    dash = options and options.dash,
  })
end

-- The place alone, as it prints, and whether it is not understood.
function oscola.place(record, pin)
  pin = oscola.pin(record, pin)
  if not pin then return "", false end
  return pinpoint.text(pin), pin.odd == true
end

-- repeats -------------------------------------------------------------------

-- 2.1.2: the short name of a case that was given none: the party that is not
-- the state.
local function case_name(title)
  local party = title:match("^R %(on the application of (.-)%)")
    or title:match("^R %((.-)%)")
  if party then return party end
  local first, second = title:match("^(.-) v (.+)$")
  if not first then return title end
  return first == "R" and second or first
end

local function add_short_case(out, record)
  local title = fields.title(record.title)
  local name = kinds.short_title(record)
    or title and case_name(title) or record.key
  runs.add(out, name, italic)
end

-- The name by which notes come back to a work. `with_title`: 1.2.1, where two
-- works of one author are cited on the page.
local function add_short_work(out, record, with_title)
  local author = fields.people(record.author, "short")
    or fields.people(record.editor, "short")
  local short = kinds.short_title(record)
  if record.type == "personal_communication" and not short then
    local genre = fields.title(record.genre) or "Letter"
    runs.add(out, parts.words(genre, author and "from " .. author))
    return
  end
  local title = short or fields.title(record.title)
  if author then runs.add(out, author) end
  if title and (with_title or not author) then
    if author then runs.add(out, ", ") end
    parts.title(out, record, title)
  end
  if #out == 0 then runs.add(out, record.key) end
end

-- 1.2.1, 2.4: legislation comes back by its short title alone.
local function repeated_legislation(record, pin, style)
  local short = kinds.short_title(record)
  if not short then return works.write(record, pin, style) end
  local out = {}
  local linked = parts.links_provision(record, pin)
  runs.add(out, short, { url = not linked and kinds.address(record) or nil })
  parts.pinpoint(out, record, pin, ", ")
  return out
end

-- Where it is cited first: with the short title to come back to.
function oscola.first(record, pin, options)
  pin = oscola.pin(record, pin)
  local style = { edition = edition_of(options), abbreviation = true }
  return works.write(record, pin, style)
end

-- Legislation and debates, where they come back: a debate in full is as short
-- as a reference to a note.
function oscola.again(record, pin, options)
  local style = { edition = edition_of(options) }
  pin = oscola.pin(record, pin)
  if kinds.family(record) == "legislation" then
    return repeated_legislation(record, pin, style)
  end
  return works.write(record, pin, style)
end

-- The name by which notes come back to any other work.
function oscola.name(record, with_title)
  local out = {}
  if kinds.family(record) == "case" then
    add_short_case(out, record)
  else
    add_short_work(out, record, with_title)
  end
  return out
end

-- Who made a work, for 1.2.1's test of two works by one author.
function oscola.maker(record)
  local family = kinds.family(record)
  if family == "legislation" or family == "case" then return nil end
  return fields.people(record.author, "full")
    or fields.people(record.editor, "full")
end

-- 1.2.1: LM (n 11) [25]. Within the note that cites it first: LM [25].
local function write_back(item)
  local out = oscola.name(item.record, item.with_title)
  if item.back_to then runs.add(out, " (n " .. item.back_to .. ")") end
  parts.pinpoint(out, item.record, item.pin, " ")
  return out
end

local function write_ibid(item)
  local out = runs.add({}, "ibid")
  if item.moved then parts.pinpoint(out, item.record, item.pin, " ") end
  return out
end

local function write_item(item, options)
  if item.way == "ibid" then return write_ibid(item) end
  if item.way == "back" then return write_back(item) end
  return oscola[item.way](item.record, item.pin, options)
end

-- A note is a sentence: "see" at its beginning takes a capital.
local function lead_in_text(lead_in, index)
  local text = fields.title(lead_in)
  if not text then return "" end
  if index == 1 then text = text:gsub("^%l", string.upper) end
  return text .. " "
end

-- The items whose source is known, with what repeats.plan asks for.
local function known_items(citation, find)
  local out = {}
  for _, item in ipairs(citation.items) do
    local record = find(item.key)
    if record then
      local pin = oscola.pin(record, item.pinpoint)
      out[#out + 1] = {
        key = item.key, lead_in = item.lead_in, record = record, pin = pin,
        family = kinds.family(record), maker = oscola.maker(record),
        place = pinpoint.text(pin),
      }
    end
  end
  return out
end

-- 1.1: several sources in one note stand apart by semicolons.
local function write_note(items, options)
  local out = {}
  for i, item in ipairs(items) do
    if i > 1 then runs.add(out, "; ") end
    runs.add(out, lead_in_text(item.lead_in, i))
    runs.append(out, write_item(item, options))
  end
  return #out > 0 and runs.close(out) or out
end

-- The notes of a page. citations: list of { items = {{ key, pinpoint,
-- lead_in }} } in the order of their numbers; find(key) gives a record or nil
-- (an item of an unknown source is left out, a note of nothing is empty).
-- Sources stay in the order in which the author typed them. Returns a list of
-- runs for each citation.
function oscola.notes(citations, find, options)
  local notes, out = {}, {}
  for i, citation in ipairs(citations) do
    notes[i] = known_items(citation, find)
  end
  repeats.plan(notes, repeats.uses_ibid(options))
  for i, items in ipairs(notes) do out[i] = write_note(items, options) end
  return out
end

-- lists of sources ----------------------------------------------------------

-- The table a source belongs to (1.6, 1.7): the bibliography holds secondary
-- sources only.
function oscola.group(record)
  local family = kinds.family(record)
  if family == "legislation" then
    return legislation.printed_number(record) and "instruments" or "acts"
  elseif family == "case" then
    return "cases"
  elseif family == "hansard" or kinds.session(record)
      or kinds.is_command_paper(record) then
    return "parliament"
  end
  return "secondary"
end

local function sort_name(record)
  if oscola.group(record) ~= "secondary" then
    return oscola.maker(record) or fields.title(record.title) or record.key
  end
  return parts.authors(record, "inverted") or fields.title(record.title)
    or record.key
end

-- 1.7: unattributed works stand first, so that no dash of theirs can be taken
-- for the author above.
local function attributed(record)
  if oscola.group(record) ~= "secondary" then return "" end
  return parts.authors(record, "inverted") and "b" or "a"
end

-- Marks and articles do not count in the order of an index.
local function sortable(text)
  text = text:lower()
  for _, mark in ipairs { "‘", "’", "“", "”" } do text = text:gsub(mark, "") end
  return (text:gsub("^[%p%s]+", ""):gsub("^the ", ""))
end

local function less(a, b)
  for i = 1, #a.keys do
    if a.keys[i] ~= b.keys[i] then return a.keys[i] < b.keys[i] end
  end
  return false
end

-- The entries of one table in order: by author or title, one author's oldest
-- first, with a dash for the same author again (1.7). Takes and returns
-- records; each comes with its runs: list of { record =, runs = }.
function oscola.sort_entries(records, options)
  local rows = {}
  for i, record in ipairs(records) do
    rows[i] = {
      record = record,
      keys = {
        attributed(record), sortable(sort_name(record)), fields.date_key(record.issued),
        sortable(fields.title(record.title) or ""), record.key or "",
      },
    }
  end
  table.sort(rows, less)
  local before
  for _, row in ipairs(rows) do
    local who = oscola.group(row.record) == "secondary"
      and parts.authors(row.record, "inverted") or nil
    row.runs = oscola.entry(row.record, {
      edition = options and options.edition,
      dash = who ~= nil and who == before,
    })
    before = who
  end
  return rows
end

return oscola
