-- The place in a source: "s 14(5)", "paras 54-57", "[20]", "a heading".
--
-- parse() makes a list of parts out of what the author typed:
--   { kind = "heading", text }                    "Who has access to this?"
--   { kind = "words", text }                      complaint box
--   { kind = "bracket", from, to }                [26]-[35]
--   { kind = "group", label, locs = {{from, to}}} ss 13, 15-22
-- A part with `spaced` stands behind the one before it without a comma
-- ("sch 1 para 3"). `odd` says that a part is none of these: such a pinpoint
-- is printed as typed, and the author is told.

local fields = require("citations.fields")

local pinpoint = {}

-- OSCOLA 2.4.2 and 2.1.6: the abbreviations, one and several, and what people
-- type for them.
local abbreviations = {
  { "s", "ss", "sec", "section", "sections", "§" },
  { "sub-s", "sub-ss", "subsection", "subsections" },
  { "reg", "regs", "regulation", "regulations" },
  { "art", "arts", "article", "articles" },
  { "r", "rr", "rule", "rules" },
  { "cl", "cls", "clause", "clauses" },
  { "sch", "schs", "sched", "schedule", "schedules" },
  { "pt", "pts", "part", "parts" },
  { "ch", "chs", "chapter", "chapters" },
  { "para", "paras", "paragraph", "paragraphs" },
  { "sub-para", "sub-paras", "subparagraph", "subparagraphs" },
  { "p", "pp", "page", "pages" },
  { "col", "cols", "column", "columns" },
}

-- Places that have no abbreviation: printed as the author typed them.
local place_words = {
  "annex", "annexes", "answer", "answers", "appendix", "box", "boxes",
  "bullet", "bullets", "conclusion", "conclusions", "entry", "fig", "figure",
  "figures", "footnote", "footnotes", "item", "items", "line", "lines", "memo",
  "n", "note", "notes", "point", "points", "question", "questions", "recital",
  "recitals", "recommendation", "recommendations", "row", "rows", "slide",
  "slides", "step", "steps", "table", "tables", "vol",
}

local labels = {} -- what is typed -> { one =, many = }
for _, row in ipairs(abbreviations) do
  for _, word in ipairs(row) do
    labels[word] = { one = row[1], many = row[2] }
  end
end
for _, word in ipairs(place_words) do labels[word] = { as_typed = true } end

local legislation_labels = {}
for _, name in ipairs {
  "s", "sub-s", "reg", "art", "r", "cl", "sch", "pt", "ch", "para", "sub-para",
} do
  legislation_labels[name] = true
end
for _, name in ipairs { "annex", "recital", "recitals", "table" } do
  legislation_labels[name] = true
end

local legislation_words = {
  ["explanatory note"] = true, ["long title"] = true, preamble = true,
  schedule = true, ["short title"] = true, sch = true, title = true,
  annex = true,
}

-- reading -------------------------------------------------------------------

local function trim(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

local marks = { -- opening marks and what closes them
  { '"', '"' }, { "“", "”" }, { "‘", "’" },
}

-- Where a quoted text that begins at `at` ends, or nil.
local function quoted_end(text, at)
  if not text:find("^[\"\xE2]", at) then return nil end
  for _, pair in ipairs(marks) do
    local open, close = pair[1], pair[2]
    if text:sub(at, at + #open - 1) == open then
      local _, stop = text:find(close, at + #open, true)
      if stop then return stop, #open, #close end
    end
  end
  return nil
end

-- Parts are apart by commas, but not by those inside a heading.
local function split(text)
  if not text:find(",", 1, true) then return { text } end
  local out, start, at = {}, 1, 1
  while at <= #text do
    local stop = quoted_end(text, at)
    if stop and trim(text:sub(start, at - 1)) == "" then
      at = stop + 1
    elseif text:sub(at, at) == "," then
      out[#out + 1] = trim(text:sub(start, at - 1))
      at, start = at + 1, at + 1
    else
      at = at + 1
    end
  end
  out[#out + 1] = trim(text:sub(start))
  return out
end

-- All dashes people paste count as a hyphen until the range is printed.
local function plain_dashes(text)
  for _, dash in ipairs { "–", "—", "‑", "−" } do
    text = text:gsub(dash, "-")
  end
  return text
end

-- "14", "14A", "145WH", "5.2.1", "K5078", each with "(5)(a)" behind it; "iv";
-- one letter where words may carry it ("question a"). Returns text and the
-- place behind it.
local function read_number(text, at, letters)
  local body = text:match("^%a?%d+[%d%.]*%a*", at)
    or text:match("^[ivxlcIVXLC]+%f[^%w]", at)
    or letters and text:match("^%a%f[^%w]", at)
  if not body then return nil end
  body = body:gsub("%.$", "")
  local behind = at + #body
  while true do
    local sub = text:match("^%(%w+%)", behind)
    if not sub then break end
    body, behind = body .. sub, behind + #sub
  end
  if text:find("^[%w%(%)]", behind) then return nil end
  return body, behind
end

-- Only "(3)(b)": goes on from the provision before it.
local function read_sub(text, at)
  local body = text:match("^%(%w+%)", at)
  if not body then return nil end
  local behind = at + #body
  local more, after = read_sub(text, behind)
  if more then return body .. more, after end
  if text:find("^%w", behind) then return nil end
  return body, behind
end

local function read_loc(text, at, letters)
  local from, behind = read_number(text, at, letters)
  if not from then from, behind = read_sub(text, at) end
  if not from then return nil end
  local dash = text:match("^%s*%-%s*", behind)
    or text:match("^%s+to%s+", behind)
  if not dash then return { from = from }, behind end
  local to, after = read_number(text, behind + #dash, letters)
  if not to then to, after = read_sub(text, behind + #dash) end
  if not to then return nil end
  return { from = from, to = to }, after
end

-- "20 and 29", "20 & 29"
local function read_locs(text, at, letters)
  local loc, behind = read_loc(text, at, letters)
  if not loc then return nil end
  local locs = { loc }
  while true do
    local joint = text:match("^%s+and%s+", behind)
      or text:match("^%s*&%s*", behind)
    local more, after
    if joint then more, after = read_loc(text, behind + #joint, letters) end
    if not more then return locs, behind end
    locs[#locs + 1], behind = more, after
  end
end

-- A label and its numbers. A label for which there is no abbreviation may have
-- a letter for its number.
local function read_group(text, at)
  local typed = text:match("^§", at) or text:match("^%a[%a%-]*", at)
  local label = typed and labels[typed:lower()]
  if not label then return nil end
  local behind = at + #typed
  behind = behind + #text:match("^%.?%s*", behind)
  local locs, after = read_locs(text, behind, label.as_typed)
  if not locs then return nil end
  return { kind = "group", label = label, typed = typed, locs = locs }, after
end

-- Groups without a comma between them up to the end of the text, or nil.
local function read_groups(text, at)
  local out = {}
  while at <= #text do
    local group, behind = read_group(text, at)
    if not group then return nil end
    group.spaced = #out > 0
    out[#out + 1] = group
    at = behind + #text:match("^%s*", behind)
  end
  return out
end

-- Words in front of a group: "Response para 1".
local function read_place_and_groups(text)
  for at in text:gmatch("()%f[%w§][%a§]") do
    local groups = read_groups(text, at)
    if groups then
      local place = trim(text:sub(1, at - 1))
      if place == "" then return groups end
      if place:find("%d") then return nil end
      groups[1].spaced = true
      table.insert(groups, 1, { kind = "words", text = place })
      return groups
    end
  end
  return nil
end

local function read_heading(segment)
  local stop, open, close = quoted_end(segment, 1)
  if stop ~= #segment then return nil end
  local text = trim(segment:sub(1 + open, -1 - close))
  return text ~= "" and { kind = "heading", text = fields.typographic(text) }
end

-- OSCOLA 2.1.6: [26]-[35]; [26-35] is read as the same.
local function read_bracket(segment)
  local from = segment:match("^%[(%w+)%]$")
  if from then return { kind = "bracket", from = from } end
  local to
  from, to = segment:match("^%[(%w+)%]%s*%-%s*%[(%w+)%]$")
  if not from then from, to = segment:match("^%[(%w+)%s*%-%s*(%w+)%]$") end
  return from and { kind = "bracket", from = from, to = to }
end

-- "15-22" behind "ss 13", "(b)" behind "s 5(a)".
local function read_continued(segment, group)
  local locs, behind = read_locs(segment, 1, group.label.as_typed)
  if not locs or behind <= #segment then return false end
  for _, loc in ipairs(locs) do group.locs[#group.locs + 1] = loc end
  return true
end

local function read_bare(segment)
  local locs, behind = read_locs(segment, 1, false)
  if not locs or behind <= #segment or locs[1].from:find("^%(") then
    return nil
  end
  return { kind = "group", locs = locs, typed = "", bare = true }
end

local function read_segment(pin, segment)
  local parts, last = pin.parts, pin.parts[#pin.parts]
  local heading = read_heading(segment)
  if heading then
    parts[#parts + 1] = heading
    return
  end
  local text = plain_dashes(segment)
  local bracket = read_bracket(text)
  if bracket then
    parts[#parts + 1] = bracket
    return
  end
  if last and last.kind == "group" and last.label
      and read_continued(text, last) then
    return
  end
  local groups = read_place_and_groups(text)
  if groups then
    for _, part in ipairs(groups) do parts[#parts + 1] = part end
    return
  end
  local bare = read_bare(text)
  if not bare and segment:find("[%d%(%)%[%]\"]") then pin.odd = true end
  parts[#parts + 1] = bare
    or { kind = "words", text = fields.typographic(segment) }
end

local function is_odd_for_legislation(part)
  if part.kind == "words" then
    return not legislation_words[part.text:lower()]
  elseif part.kind == "group" then
    local name = part.label and (part.label.one or part.typed:lower())
    return not (name and legislation_labels[name])
  end
  return part.kind == "bracket"
end

-- Makes a pinpoint of what the author typed; nil of an empty text. `family` is
-- "legislation", "case", "hansard" or "other".
function pinpoint.parse(typed, family)
  if typed == "" then return nil end
  local text = fields.text(typed)
  if not text then return nil end
  local pin = { typed = text, family = family or "other", parts = {} }
  for _, segment in ipairs(split(text)) do
    if segment == "" then pin.odd = true else read_segment(pin, segment) end
  end
  if family == "legislation" then
    for _, part in ipairs(pin.parts) do
      pin.odd = pin.odd or is_odd_for_legislation(part)
    end
  end
  return pin
end

-- printing ------------------------------------------------------------------

local function loc_text(loc)
  return loc.to and loc.from .. "–" .. loc.to or loc.from
end

-- "s 14(1)–(4)" is one section, "ss 14–16" are several.
local function is_several(locs)
  local count = 0
  for _, loc in ipairs(locs) do
    if not loc.from:find("^%(") then count = count + 1 end
    if loc.to and not loc.to:find("^%(") then count = count + 1 end
  end
  return count > 1
end

local function label_of(pin, part)
  if part.bare then return pin.family == "hansard" and "col" or "" end
  if part.label.as_typed then return part.typed end
  -- OSCOLA 2.1.6, 3.1.4: a page is a plain number
  if part.label.one == "p" then return "" end
  return is_several(part.locs) and part.label.many or part.label.one
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

local function group_pieces(pin, part)
  if pin.family == "case" and part.label and part.label.one == "para" then
    local pieces = case_paragraphs(part)
    if pieces then return pieces end
  end
  local label, out = label_of(pin, part), {}
  for i, loc in ipairs(part.locs) do
    local text = loc_text(loc)
    if i == 1 and label ~= "" then text = label .. " " .. text end
    out[i] = { text = text, label = part.label and part.label.one, loc = loc }
  end
  return out
end

local function part_pieces(pin, part)
  if part.kind == "heading" then
    return { { text = "‘" .. part.text .. "’" } }
  end
  if part.kind == "words" then return { { text = part.text } } end
  if part.kind == "bracket" then
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
-- it is. Worked out once; not to be changed.
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
  return part.bare or part.label.one == "p" or part.label.one == "col"
end

return pinpoint
