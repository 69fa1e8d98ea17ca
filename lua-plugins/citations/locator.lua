-- Reading the place in a source as people type it: "s 14(5)", "Reg. 15",
-- "paras 54-57, 60", "[20]", "J1010", "a heading". Makes a list of parts:
--
--   { kind = "heading", text }                    "Who has access to this?"
--   { kind = "words", text }                      complaint box
--   { kind = "bracket", from, to }                [26]-[35]
--   { kind = "group", label, locs = {{from, to}}} ss 13, 15-22
--
-- A group without a label is `bare`: only numbers. A part with `spaced` stands
-- behind the one before it without a comma ("sch 1 para 3").

local fields = require("citations.fields")

local locator = {}

-- OSCOLA 2.4.2 and 2.1.6: the abbreviations, one and several, and what people
-- type for them.
local abbreviations = {
  { "s", "ss", "sec", "secs", "sect", "sects", "section", "sections", "§",
    "§§" },
  { "sub-s", "sub-ss", "subs", "subsection", "subsections", "sub-section",
    "sub-sections" },
  { "reg", "regs", "regulation", "regulations" },
  { "art", "arts", "article", "articles" },
  { "r", "rr", "rule", "rules" },
  { "cl", "cls", "clause", "clauses" },
  { "sch", "schs", "sched", "scheds", "schedule", "schedules" },
  { "pt", "pts", "part", "parts" },
  { "ch", "chs", "chap", "chaps", "chapter", "chapters" },
  { "para", "paras", "par", "pars", "paragraph", "paragraphs", "¶", "¶¶" },
  { "sub-para", "sub-paras", "subpara", "subparas", "subparagraph",
    "subparagraphs", "sub-paragraph", "sub-paragraphs" },
  { "p", "pp", "pg", "pgs", "page", "pages" },
  { "col", "cols", "column", "columns" },
  { "Q", "Qq", "qq", "qs" },
}

-- Places that have no abbreviation, one and several: printed as the author
-- typed them.
local place_words = {
  { "activity", "activities" }, { "annex", "annexes" },
  { "answer", "answers" }, { "appendix", "appendices" },
  { "box", "boxes" }, { "bullet", "bullets" }, { "conclusion", "conclusions" },
  { "condition", "conditions" }, { "descriptor", "descriptors" },
  { "entry", "entries" }, { "example", "examples" }, { "fig" },
  { "figure", "figures" }, { "footnote", "footnotes" }, { "form", "forms" },
  { "item", "items" }, { "line", "lines" },
  { "memo", "memos", "memo adm", "memo dmg" }, { "n" },
  { "note", "notes" }, { "pd" }, { "point", "points" }, { "prot" },
  { "protocol" },
  { "question", "questions" }, { "recital", "recitals" },
  { "recommendation", "recommendations" }, { "row", "rows" },
  { "slide", "slides" }, { "step", "steps" }, { "table", "tables" },
  { "title" }, { "vol", "vols" },
}

local labels = {} -- what is typed -> { one =, many = } or { one =, as_typed }
for _, row in ipairs(abbreviations) do
  local label = { one = row[1], many = row[2] }
  for _, word in ipairs(row) do labels[word:lower()] = label end
end
for _, row in ipairs(place_words) do
  local label = { one = row[1], as_typed = true }
  for _, word in ipairs(row) do labels[word] = label end
end

-- small pieces --------------------------------------------------------------

local function trim(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

local marks = { -- opening marks and what closes them
  { '"', '"' }, { "“", "”" }, { "‘", "’" },
}

-- Where a quoted text that begins at `at` ends, or nil; the lengths of its
-- marks. A straight single mark closes only where the heading can end: it is an
-- apostrophe elsewhere.
local function quoted_end(text, at)
  if not text:find("^['\"\xE2]", at) then return nil end
  if text:byte(at) == 39 then
    local stop = text:find("'%s*%f[,\0]", at + 1)
    return stop, 1, 1
  end
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
  if not text:find("\xE2", 1, true) then return text end
  for _, dash in ipairs { "–", "—", "‑", "−", "‐" } do
    text = text:gsub(dash, "-")
  end
  return text
end

-- "reg 15" with a no-break space, as Word and careful people type it.
local function plain_spaces(text)
  if not text:find("\xC2", 1, true) then return text end
  return (text:gsub("\u{A0}", " "))
end

-- numbers -------------------------------------------------------------------

-- "14", "14A", "145WH", "5.2.1", "K5078", "ZA1", each with "(5)(a)" behind it,
-- also apart ("14 (5)"); "iv"; where words may carry it one letter ("question
-- a") or a number with its year ("memo 11/20"). Returns text and the place
-- behind it.
local function read_number(text, at, loose)
  local body = loose and text:match("^%d+/%d+", at)
    or text:match("^%a?%d+[%d%.]*%a*", at)
    or text:match("^%u%u%d+%a*", at)
    or text:match("^[ivxlcIVXLC]+%f[^%w]", at)
    or loose and text:match("^%a%f[^%w]", at)
  if not body then return nil end
  body = body:gsub("%.$", "")
  local behind = at + #body
  while true do
    local space, sub = text:match("^(%s*)(%(%w+%))", behind)
    if not sub or #space > 0 and #sub > 6 then break end
    body, behind = body .. sub, behind + #space + #sub
  end
  if text:find("^[%w%(%)/]", behind) then return nil end
  return body, behind
end

-- Only "(3)(b)": goes on from the provision before it.
local function read_sub(text, at)
  local body = text:match("^%(%w+%)", at)
  if not body then return nil end
  local behind = at + #body
  while true do
    local space, more = text:match("^(%s*)(%(%w+%))", behind)
    if not more then break end
    body, behind = body .. more, behind + #space + #more
  end
  if text:find("^%w", behind) then return nil end
  return body, behind
end

local function read_loc(text, at, loose)
  local from, behind = read_number(text, at, loose)
  if not from then from, behind = read_sub(text, at) end
  if not from then return nil end
  local dash = text:match("^%s*%-+%s*", behind)
    or text:match("^%s+to%s+", behind)
  if not dash then return { from = from }, behind end
  -- "625D-E", "14A-F": a letter goes on from one
  local to, after = read_number(text, behind + #dash,
    loose or from:find("%d%u$") ~= nil)
  if not to then to, after = read_sub(text, behind + #dash) end
  if not to then return nil end
  return { from = from, to = to }, after
end

local function read_joint(text, at)
  return text:match("^%s+and%s+", at) or text:match("^%s+or%s+", at)
    or text:match("^%s*&%s*", at)
end

-- "20 and 29", "20 & 29"
local function read_locs(text, at, loose)
  local loc, behind = read_loc(text, at, loose)
  if not loc then return nil end
  local locs = { loc }
  while true do
    local joint = read_joint(text, behind)
    local more, after
    if joint then more, after = read_loc(text, behind + #joint, loose) end
    if not more then return locs, behind end
    locs[#locs + 1], behind = more, after
  end
end

-- groups --------------------------------------------------------------------

local function typed_label(text, at)
  return text:match("^§§", at) or text:match("^§", at)
    or text:match("^¶¶", at) or text:match("^¶", at)
    or text:match("^[Mm]emo %u%u%u%f[%W]", at)
    or text:match("^%a[%a%-]*", at)
end

-- A label and its numbers. A label for which there is no abbreviation may have
-- a letter for its number.
local function read_group(text, at)
  local typed = typed_label(text, at)
  local label = typed and labels[typed:lower()]
  if not label then return nil end
  local behind = at + #typed
  behind = behind + #text:match("^%.?%s*", behind)
  local locs, after = read_locs(text, behind, label.as_typed)
  if not locs then return nil end
  return { kind = "group", label = label, typed = typed, locs = locs }, after
end

-- "para 3 of sch 1" is "sch 1 para 3".
local function put_before(out, group)
  local last = out[#out]
  group.spaced, last.spaced = last.spaced, true
  table.insert(out, #out, group)
end

-- "para 3 Sch 1"
local function is_para_of(last, group)
  return last ~= nil and group.label.one == "sch"
    and last.label.one:find("para", 1, true) ~= nil
end

-- Groups without a comma between them up to the end of the text, or nil.
local function read_groups(text, at)
  local out, joint = {}, nil
  while at <= #text do
    local group, behind = read_group(text, at)
    if not group then return nil end
    if joint == "of" or joint == nil and is_para_of(out[#out], group) then
      put_before(out, group)
    else
      group.spaced = #out > 0 and joint == nil
      out[#out + 1] = group
    end
    local of = text:match("^%s+of%s+the%s+", behind)
      or text:match("^%s+of%s+", behind)
    local tie = not of and read_joint(text, behind)
    joint = of and "of" or tie and "and" or nil
    at = behind + #(of or tie or text:match("^%s*", behind))
  end
  return joint == nil and out or nil
end

local most_words = 16 -- that may stand in front of a number

-- Words in front of a group: "Response para 1".
local function read_place_and_groups(text)
  local tries = 0
  for at in text:gmatch("()%f[%w§¶][%a§¶]") do
    tries = tries + 1
    if tries > most_words then return nil end
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

-- segments ------------------------------------------------------------------

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
  if not from then from, to = segment:match("^%[(%w+)%]%s+to%s+%[(%w+)%]$") end
  if not from then from, to = segment:match("^%[(%w+)%s*%-%s*(%w+)%]$") end
  return from and { kind = "bracket", from = from, to = to }
end

local function append(parts, more)
  for _, part in ipairs(more) do parts[#parts + 1] = part end
  return true
end

-- "[20] and [25]-[26]": a list of brackets, or nil.
local function read_brackets(segment)
  local out, at = {}, 1
  while true do
    local stop, behind = segment:match("%]()%s+and%s+()%[", at)
    local bracket = read_bracket(segment:sub(at, stop and stop - 1))
    if not bracket then return nil end
    out[#out + 1] = bracket
    if not stop then return out end
    at = behind
  end
end

-- "15-22" behind "ss 13", "(b)" behind "s 5(a)", "13 and sch 3" behind "ss 12".
local function read_continued(parts, segment)
  local group = parts[#parts]
  if not group or group.kind ~= "group" then return false end
  local loose = group.label ~= nil and group.label.as_typed
  local locs, behind = read_locs(segment, 1, loose)
  if not locs or group.bare and locs[1].from:find("^%(") then return false end
  local groups = {}
  if behind <= #segment then
    local joint = read_joint(segment, behind)
    groups = joint and read_groups(segment, behind + #joint)
    if not groups then return false end
  end
  append(group.locs, locs)
  return append(parts, groups)
end

local function read_bare(segment)
  local locs, behind = read_locs(segment, 1, false)
  if not locs or behind <= #segment or locs[1].from:find("^%(") then
    return nil
  end
  return { kind = "group", locs = locs, typed = "", bare = true }
end

-- "J3056 example 1": a number and what stands there.
local function read_bare_and_groups(segment)
  local locs, behind = read_locs(segment, 1, false)
  if not locs or locs[1].from:find("^%(") then return nil end
  local groups = behind <= #segment
    and read_groups(segment, segment:match("^%s*()", behind))
  if not groups or not groups[1].label.as_typed then return nil end
  groups[1].spaced = true
  table.insert(groups, 1,
    { kind = "group", locs = locs, typed = "", bare = true })
  return groups
end

-- OSCOLA 2.1.6: "[42] (Lord Bingham)", "563 (Lord Denning)".
local function read_judge(segment)
  local place, judge = segment:match("^(.-)%s+(%(%u[^%d%(%)]+%))$")
  local read = place and (read_brackets(place) or { read_bare(place) })
  if not read or #read == 0 then return nil end
  read[#read + 1] = { kind = "words", text = judge, spaced = true }
  return read
end

-- 'reg 2(1) "couple"', 'definition of "couple"'
local function read_defined(segment)
  local head, rest = segment:match("^(.-)%s*([\"\xE2].*)$")
  local heading = rest and read_heading(rest)
  if not heading or head == "" then return nil end
  local place = head:gsub("%f[%a][Tt]?h?e?%s*[Dd]efinition%s+of$", "")
  local of = place ~= head
  place = trim(place)
  local out = place ~= "" and read_groups(plain_dashes(place), 1) or {}
  if place ~= "" and #out == 0 then return nil end
  if of then out[#out + 1] = { kind = "words", text = "definition of" } end
  heading.spaced = of
  out[#out + 1] = heading
  return out
end

-- The parts of a segment behind others; nil when it is none of ours.
local function read_new(segment, text)
  local heading = read_heading(segment)
  if heading then return { heading } end
  return read_brackets(text) or read_place_and_groups(text)
    or read_bare_and_groups(text) or read_judge(text) or read_defined(segment)
end

-- Adds the parts of a segment; false when it is none of ours.
local function read_segment(parts, segment)
  local text = plain_dashes(segment)
  if #parts > 0 then text = text:gsub("^and%s+", "") end
  if read_continued(parts, text) then return true end
  local new = read_new(segment, text) or { read_bare(text) }
  if #new > 0 then return append(parts, new) end
  parts[#parts + 1] = { kind = "words", text = fields.typographic(segment) }
  return not segment:find("[%d%(%)%[%]\"]")
end

-- "at [20]", "at para 5": lawyers write it, the style prints its own.
local function without_at(text)
  return text:match("^[Aa]t%s+([%[%d].*)$")
    or text:match("^[Aa]t%s+(pa?[rapges]*%.?%s*%d.*)$") or text
end

-- The parts of what was typed, and whether all of it was understood. `text` is
-- trimmed and not empty.
function locator.read(text)
  local parts, understood = {}, true
  for _, segment in ipairs(split(without_at(plain_spaces(text)))) do
    if segment == "" or not read_segment(parts, segment) then
      understood = false
    end
  end
  return parts, understood
end

-- printing ------------------------------------------------------------------

function locator.loc_text(loc)
  return loc.to and loc.from .. "–" .. loc.to or loc.from
end

-- "s 14(1)–(4)" is one section, "ss 14–16" are several.
function locator.is_several(locs)
  local count = 0
  for _, loc in ipairs(locs) do
    if not loc.from:find("^%(") then count = count + 1 end
    if loc.to and not loc.to:find("^%(") then count = count + 1 end
  end
  return count > 1
end

-- "ss 14–16, 20" out of "s" and places; the name of a label, or "[]" for a
-- judgment's paragraphs.
function locator.spell(name, locs)
  local out = {}
  for i, loc in ipairs(locs) do
    if name == "[]" then
      out[i] = "[" .. loc.from .. "]"
      if loc.to then out[i] = out[i] .. "–[" .. loc.to .. "]" end
    else
      out[i] = locator.loc_text(loc)
    end
  end
  local text = table.concat(out, ", ")
  if name == "[]" then return text end
  local label = labels[name:lower()]
  return (locator.is_several(locs) and label.many or label.one) .. " " .. text
end

return locator
