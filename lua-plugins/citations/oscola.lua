-- Citations in the style of UK lawyers: OSCOLA, 4th edition (a choice of the
-- 5th changes repeats, newspapers, theses and cases of the Court of Justice),
-- or the style of benefit advisers, which differs from it as adviser.lua says.
-- Pure functions: a record in CSL's field names and a pinpoint go in, a list of
-- runs comes out (see runs.lua). Section numbers in the comments are OSCOLA's.
--
--   oscola.pin(record, pinpoint, options)    a place, read once
--   oscola.full(record, pinpoint, options)   one source, standing alone
--   oscola.entry(record, options)            in a bibliography or table
--   oscola.first, again, name                as notes print it; see forms.lua
--   oscola.sort_entries, oscola.group        for lists of sources
--
-- options: style ("oscola" or "adviser"), edition ("4" or "5"), ibid (boolean;
-- by default what the edition and style say). Missing fields print nothing: no
-- empty brackets, no invented dates.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local order = require("citations.order")
local parts = require("citations.parts")
local pinpoint = require("citations.pinpoint")
local runs = require("citations.runs")
local works = require("citations.works")

local oscola = {}

oscola.lacks_number = kinds.lacks_number

local function style_of(options)
  return {
    edition = tostring(options and options.edition or "4"),
    adviser = options and options.style == "adviser" or false,
  }
end

-- A place in a source, read once for all uses of it: every function takes it
-- where it takes the words that were typed. nil when there are none.
function oscola.pin(record, typed, options)
  if type(typed) == "table" then return typed end
  return pinpoint.parse(typed, kinds.places(record, options and options.style))
end

-- A citation that stands alone: no abbreviation to come back to, no "(n 3)",
-- no ibid, no closing full stop.
function oscola.full(record, pin, options)
  pin = oscola.pin(record, pin, options)
  local style = style_of(options)
  -- advisers' lists tell what their notes call it
  style.abbreviation = style.adviser and not pin
  return works.write(record, pin, style)
end

-- An entry of a bibliography or table (1.6, 1.7): cases not italic, surname
-- first, no full stop. options.dash: the author is that of the entry before.
function oscola.entry(record, options)
  local style = style_of(options)
  style.bibliography, style.dash = true, options and options.dash
  style.abbreviation = style.adviser
  return works.write(record, nil, style)
end

-- repeats -------------------------------------------------------------------

-- 1.2.1, 2.4: legislation comes back by its short title alone.
local function repeated_legislation(record, pin, style)
  local short = kinds.short_title(record)
  if not short or style.adviser and pin then
    return works.write(record, pin, style)
  end
  local out = {}
  local linked = parts.links_provision(record, pin)
  runs.add(out, short, { url = not linked and kinds.address(record) or nil })
  parts.pinpoint(out, record, pin, ", ")
  return out
end

-- Where it is cited first: with the short title to come back to.
function oscola.first(record, pin, options)
  local style = style_of(options)
  style.abbreviation = true
  return works.write(record, oscola.pin(record, pin, options), style)
end

-- Where it comes back without pointing to a note: law by its short title; a
-- debate in full, which is as short; in the advisers' style cases, too, and
-- everything else by author and title.
function oscola.again(record, pin, options)
  local style = style_of(options)
  pin = oscola.pin(record, pin, options)
  if kinds.family(record) == "legislation" then
    return repeated_legislation(record, pin, style)
  end
  style.brief = style.adviser
  return works.write(record, pin, style)
end

-- Whether it comes back by oscola.again, rather than pointing to a note.
function oscola.stands_alone(record, options)
  local family = kinds.family(record)
  return family == "legislation" or family == "hansard"
    or style_of(options).adviser
end

-- The name by which notes come back to any other work. `whole`: its short name
-- is not enough on this page.
function oscola.name(record, whole, options)
  return works.name(record, whole, style_of(options).edition)
end

-- What it is called where it comes back, for the test whether two sources of a
-- page are called the same; nil where it comes back whole.
function oscola.called(record, options)
  if kinds.family(record) == "legislation" then
    return kinds.short_title(record)
  elseif oscola.stands_alone(record, options) then
    return nil
  end
  return runs.plain(works.name(record, false))
end

-- lists of sources ----------------------------------------------------------

-- The table a source belongs to (1.6, 1.7): the bibliography holds secondary
-- sources only.
function oscola.group(record)
  local family = kinds.family(record)
  if family == "legislation" then
    return kinds.is_instrument(record) and "instruments" or "acts"
  elseif family == "case" then
    return "cases"
  elseif family == "hansard" or kinds.session(record)
      or kinds.is_command_paper(record) then
    return "parliament"
  end
  return "secondary"
end

local function sort_name(record)
  local group, who = oscola.group(record), nil
  if group == "parliament" then
    who = fields.people(record.author, "full")
      or fields.people(record.editor, "full")
  elseif group == "secondary" then
    who = parts.authors(record, "inverted")
  end
  return who or fields.title(record.title) or record.key
end

-- 1.7: unattributed works stand first, so that no dash of theirs can be taken
-- for the author above.
local function attributed(record)
  if oscola.group(record) ~= "secondary" then return "" end
  return parts.authors(record, "inverted") and "b" or "a"
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
        attributed(record), order.name(sort_name(record)),
        fields.date_key(record.issued),
        order.name(fields.title(record.title) or ""), record.key or "",
      },
    }
  end
  table.sort(rows, less)
  local before
  for _, row in ipairs(rows) do
    local who = oscola.group(row.record) == "secondary"
      and parts.authors(row.record, "inverted") or nil
    row.runs = oscola.entry(row.record, {
      edition = options and options.edition, style = options and options.style,
      dash = who ~= nil and who == before,
    })
    before = who
  end
  return rows
end

return oscola
