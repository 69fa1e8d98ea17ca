-- What a source prints as, made once for the whole handbook: its citation cut
-- in two where the place goes. A note is then put together out of texts. The
-- forms are facts, so they hold texts and tables only.
--
--   form.full, form.first   standing alone; where it is cited first
--   form.again              where it comes back without pointing to a note
--   form.name, form.titled  where it points to one: { html, text }, the second
--                           where the first is another source's name, too
--   form.called, form.alone what repeats.lua asks for
--   form.places             which places the source has: see places.lua
--   form.ended              a sentence, where what it tells of has ended
--   form.base, .versions    of a law on legislation.gov.uk: see legislation.lua
--
-- full, first and again have for each class of place (see below) a list: html
-- before and behind the place, text before and behind it.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local oscola = require("citations.oscola")
local pinpoint = require("citations.pinpoint")
local runs = require("citations.runs")

local forms = {}

-- places --------------------------------------------------------------------

forms.no_place = { class = "none", text = "", html = "" }

-- Texts and paths in turn: in front of each path goes the law's address, behind
-- it the version. The second: what the links are called. nil when no piece
-- leads to a provision.
local function linked_pieces(pieces)
  local out, names, begins, ends, text = {}, {}, {}, {}, ""
  for i, link in ipairs(legislation.links(pieces)) do
    names[i], begins[link.first] = runs.escape(link.name), link
    ends[link.last] = true
  end
  if #names == 0 then return nil end
  for i, piece in ipairs(pieces) do
    text = text .. runs.escape(piece.joint)
    if begins[i] then
      out[#out + 1] = text .. '<a href="'
      out[#out + 1], text = runs.escape(begins[i].path), '">'
    end
    text = text .. runs.escape(piece.text)
    if ends[i] then text = text .. "</a>" end
  end
  out[#out + 1] = text
  return out, names
end

local function class_of(pin)
  if pinpoint.begins_with_words(pin) then return "words" end
  return pinpoint.is_page(pin) and "page" or "number"
end

-- A place as it prints: { class, text, html, linked, names, odd, problem }.
-- class: "none", "number", "page" or "words", since they are joined in
-- different ways; linked: of a law, what its links are made of, and names, what
-- they are called; problem: what places.lua says of one that the source cannot
-- have. places: a form's.
function forms.place(places, typed)
  local pin = pinpoint.parse(typed, places)
  if not pin then return forms.no_place end
  local text = pinpoint.text(pin)
  local law, linked, names = pinpoint.is_law(pin), nil, nil
  if law then linked, names = linked_pieces(pinpoint.pieces(pin)) end
  return {
    class = law and "number" or class_of(pin), text = text,
    html = runs.escape(text), odd = pin.odd or nil, problem = pin.problem,
    linked = linked, names = names,
  }
end

-- sources -------------------------------------------------------------------

local MARK = "\1" -- stands where the place goes

local classes = {
  none = false,
  number = { kind = "group", label = { one = "s" } },
  page = { kind = "group", label = { one = "p" } },
  words = { kind = "words", text = MARK },
}

local function stand_in(kind, part, url)
  return {
    kind = kind, typed = MARK, text = MARK, parts = { part },
    pieces = { {
      text = MARK, joint = "", url = url, loc = url and { from = MARK },
    } },
  }
end

-- The runs before and behind the mark.
local function cut(list)
  local head, tail, out = {}, {}, nil
  out = head
  for _, run in ipairs(list) do
    local at = run.text:find(MARK, 1, true)
    if at then
      runs.add(head, run.text:sub(1, at - 1), run)
      runs.add(tail, run.text:sub(at + 1), run)
      out = tail
    else
      runs.add(out, run.text, run)
    end
  end
  return {
    runs.html(head), runs.html(tail), runs.plain(head), runs.plain(tail),
  }
end

-- A citation in every class of place; "linked" is a provision with an address.
local function each_class(places, is_law, write)
  local out = {}
  if is_law then
    out.none = cut(write(nil))
    out.number = cut(write(stand_in(places, classes.number)))
    out.linked = cut(write(stand_in(places, classes.number, MARK)))
    return out
  end
  for name, part in pairs(classes) do
    out[name] = cut(write(part and stand_in(places, part) or nil))
  end
  return out
end

local function name_of(record, whole, options)
  local list = oscola.name(record, whole, options)
  return { runs.html(list), runs.plain(list) }
end

-- options: as oscola.lua has them.
function forms.source(record, options)
  local family = kinds.family(record)
  local is_law = family == "legislation"
  local base = is_law and legislation.base(record)
  local places = kinds.places(record, options and options.style)
  local function each(write)
    return each_class(places, is_law, function(pin)
      return write(record, pin, options)
    end)
  end
  local form = {
    family = family, places = places, standing = record.standing,
    ended = fields.title(record.ended), called = oscola.called(record, options),
    alone = oscola.stands_alone(record, options) or nil,
    is_law = is_law or nil, base = base and runs.escape(base) or nil,
    versions = base and legislation.versions(record) or nil,
    full = each(oscola.full),
  }
  if is_law and kinds.short_title(record) then
    form.first = each(oscola.first)
  end
  if not form.alone then
    form.name = name_of(record, false, options)
    form.titled = name_of(record, true, options)
  elseif family == "legislation" or family == "other" then
    form.again = each(oscola.again)
  end
  return form
end

-- putting together ----------------------------------------------------------

-- The place's HTML, and which class of the form takes it.
local function place_in(form, place, day)
  local linked, base = place.linked, form.base
  if not (linked and base) then return place.html, place.class end
  local version = legislation.version(form.versions, day)
  local html = linked[1]
  for i = 2, #linked, 2 do
    html = html .. base .. linked[i] .. version .. linked[i + 1]
  end
  return html, "linked"
end

-- html, text of a form's citation with its place.
local function join(form, way, place, day)
  local html, class = place_in(form, place, day)
  local cut_up = way[class]
  if class == "none" then return cut_up[1], cut_up[3] end
  return cut_up[1] .. html .. cut_up[2], cut_up[3] .. place.text .. cut_up[4]
end

-- day: whose law links to provisions show, "2016-02-26"; nil for today's.
function forms.full(form, place, day)
  return join(form, form.full, place, day)
end

local writers = {}

function writers.first(item, day)
  local form = item.form
  return join(form, form.first or form.full, item.at, day)
end

function writers.again(item, day)
  local form = item.form
  return join(form, form.again or form.full, item.at, day)
end

function writers.whole(item, day)
  return join(item.form, item.form.full, item.at, day)
end

function writers.ibid(item)
  if not item.moved or item.at.text == "" then return "ibid", "ibid" end
  return "ibid " .. item.at.html, item.at.text
end

function writers.back(item)
  local form, at = item.form, item.at
  local name = item.whole and form.titled or form.name
  local html, text = name[1], name[2]
  if item.back_to then
    text = " (n " .. item.back_to .. ")"
    html = html .. text
  end
  if at.text == "" then return html, text end
  return html .. " " .. at.html, at.text
end

local latin = { cf = true, eg = true, ie = true }

-- A note is a sentence: "see" at its beginning takes a capital; "cf" does not.
local function lead_in_html(lead_in, index)
  local text = lead_in ~= "" and fields.lead_in(lead_in)
  if not text then return "" end
  if index == 1 and not latin[text:match("^%a*")] then
    text = text:gsub("^%l", string.upper)
  end
  return runs.escape(text) .. " "
end

-- 1.1: several sources in one note stand apart by semicolons; it closes with a
-- full stop, once. items: as repeats.plan left them, each with its `form` and
-- `at`, its place; day as above.
function forms.note(items, day)
  local out, text = "", ""
  for i, item in ipairs(items) do
    local html
    html, text = writers[item.way](item, day)
    if i > 1 then out = out .. "; " end
    out = out .. lead_in_html(item.lead_in, i) .. html
  end
  return text:byte(-1) == 46 and out or out .. "."
end

return forms
