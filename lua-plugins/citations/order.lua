-- Legal order: what makes tables of authorities sort as lawyers read them.
-- s 2, s 10, s 10(2), s 10(10), s 10A, s 11; sch 1 para 3 behind all sections.
--
--   order.units(pin)     the places that a pinpoint names, one by one
--   order.name(text)     a key for titles and names
--   order.case(name)     a key for cases, the Commissioners' among them
--
-- Keys are texts: what comes first is less. Pure functions.

local pinpoint = require("citations.pinpoint")

local order = {}

-- Numbers of any length in order: the count of digits stands in front.
local function digits(text)
  text = text:gsub("^0+(%d)", "%1")
  return ("%04d"):format(#text) .. text
end

-- names --------------------------------------------------------------------

-- Marks, articles and letter case do not count in the order of an index;
-- numbers do as numbers.
function order.name(text)
  text = text:lower()
  for _, mark in ipairs { "‘", "’", "“", "”", "–", "—" } do
    text = text:gsub(mark, " ")
  end
  text = text:gsub("[%p%s]+", " "):gsub("^ ", ""):gsub("^the ", "")
  return (text:gsub("%d+", digits))
end

-- "03" is 2003, "98" is 1998: decisions were numbered from 1948 on.
local function year_of(text)
  if #text == 4 then return text end
  return (tonumber(text) < 48 and "20" or "19") .. text
end

-- The Commissioners' decisions by series, year and number: R(JSA) 7/03,
-- CIS/123/2004, and for Northern Ireland R1/05(IB), C12/03-04(DLA).
local function decision(name)
  local series, number, year = name:match("^(R%s*%(%a+%))%s*(%d+)/(%d+)")
  if not series then
    series, number, year = name:match("^(C%a+)/(%d+)/(%d+)")
  end
  if not series then
    number, year, series = name:match("^[RC]%s?(%d+)/(%d+)[%d%-]*%s*(%(%a+%))")
    series = series and name:sub(1, 1) .. series
  end
  if not series or not (#year == 2 or #year == 4) then return nil end
  return order.name(series .. " " .. year_of(year) .. " " .. number)
end

-- By the first party; a decision that has no parties by its series.
function order.case(name)
  return decision(name) or order.name(name)
end

-- numbers of provisions ----------------------------------------------------

-- What stands behind what, from the end of a key on: a range, a level below, a
-- part inside, and only then the letter of a number that was put in later.
local RANGE, LEVEL, INSIDE = "\2", "\3", "\4"

-- Z in front of a letter goes before A: 10, 10ZA, 10A, 10AA, 10B.
local function letters(text)
  return (text:upper():gsub("Z(%u)", "!%1"))
end

local function mixed(text)
  return (letters(text):gsub("%d+", digits))
end

local roman_values = { i = 1, v = 5, x = 10, l = 50, c = 100 }

local function roman(text)
  local sum, above = 0, 0
  for i = #text, 1, -1 do
    local value = roman_values[text:sub(i, i)]
    if not value then return nil end
    sum = value < above and sum - value or sum + value
    above = value > above and value or above
  end
  return digits(tostring(sum))
end

-- "14A": what was put in front of the first (A1) comes first; pages in Roman
-- numerals come before all.
local function number_key(text)
  local before, number, behind = text:match("^(%a*)(%d+)(.*)$")
  if not number then
    return "0" .. (roman(text:lower()) or letters(text))
  end
  if before ~= "" then
    return "1" .. letters(before) .. digits(number) .. mixed(behind)
  end
  return "2" .. digits(number) .. mixed(behind)
end

-- The levels of "14(1)(a)(ii)": Roman numerals stand inside of letters.
local function levels_of(text)
  local out = { text:match("^[^(]*") }
  for level in text:gmatch("%(([^)]*)%)") do out[#out + 1] = level end
  return out
end

local function class_of(level)
  return level:find("^%d") and "number" or "letter"
end

local function level_key(level, above)
  if class_of(level) == "number" then return "1" .. mixed(level) end
  local in_letters = above and class_of(above) == "letter"
  return "2" .. (in_letters and roman(level:lower()) or letters(level))
end

local function provision_key(text)
  local levels = levels_of(text)
  local key = number_key(levels[1])
  for i = 2, #levels do
    key = key .. LEVEL .. level_key(levels[i], i > 2 and levels[i - 1] or nil)
  end
  return key
end

-- places -------------------------------------------------------------------

-- Provisions in the order of a law; others by what they are counted in. What
-- has no label of ours comes last, by its words.
local ranks = {
  legislation = {
    recital = "1", recitals = "1", pt = "2", ch = "3", s = "4", reg = "4",
    art = "4", r = "4", cl = "4", ["sub-s"] = "4", para = "5",
    ["sub-para"] = "5", sch = "6", annex = "7",
  },
  other = {
    pt = "1", ch = "2", p = "3", col = "3", s = "4", reg = "4", art = "4",
    r = "4", para = "5", ["sub-para"] = "5",
  },
}
local first_words = {
  preamble = true, title = true, ["long title"] = true, ["short title"] = true,
}

-- What may stand inside what without being named again: "sch 1 para 3, para 4".
local holders = {
  pt = { sch = true }, para = { sch = true, pt = true }, ch = { pt = true },
  activity = { sch = true, pt = true },
  descriptor = { sch = true, pt = true, activity = true },
}

-- A piece of a pinpoint: { label, from, to } or { words }. before: the step in
-- front of it, whose label counts on: "questions 3 and 5".
local function step_of(piece, before)
  local from, to = piece.text:match("^%[([%w()]+)%]–%[([%w()]+)%]$")
  from = from or piece.text:match("^%[([%w()]+)%]$")
  if from then return { label = "[", from = from, to = to } end
  local loc = piece.loc
  if not loc then return { words = piece.text } end
  local label = piece.label or piece.text:match("^%a[%a%-]*%f[%s]")
    or before and before.label
  return { label = label or "", from = loc.from, to = loc.to }
end

-- "(4)" behind "15(3)" is "15(4)": it takes the place of the last level of its
-- own kind.
local function complete(step, before)
  if not (before and before.from) or before.label ~= step.label
      or not step.from:find("^%(") then
    return
  end
  local levels, class = levels_of(before.from), class_of(step.from:sub(2))
  local keep = #levels
  for i = #levels, 2, -1 do
    if class_of(levels[i]) == class then
      keep = i - 1
      break
    end
  end
  local head = levels[1]
  for i = 2, keep do head = head .. "(" .. levels[i] .. ")" end
  step.from = head .. step.from
end

local function copy(list, last)
  return table.move(list, 1, last, 1, {})
end

-- What a piece that follows a comma still stands in, as a new list of steps.
local function context_of(before, step)
  local last = #before
  if last > 1 and before[last].label == step.label then
    return copy(before, last - 1)
  end
  local held = step.label and holders[step.label]
  for i = last, 1, -1 do
    local holder = before[i].label or before[i].words:lower():sub(1, 3)
    if held and held[holder] then return copy(before, i) end
  end
  return {}
end

-- A heading stands in marks that its own words cannot close.
local function typed_words(words)
  local heading = words:match("^‘(.*)’$")
  if not heading or heading:find('"', 1, true) or not heading:find("%S") then
    return words
  end
  return '"' .. heading .. '"'
end

-- Square brackets stand by themselves, around a plain number: else "para 5".
local function typed_step(step, alone)
  if step.words then return typed_words(step.words) end
  if step.label == "[" and not (alone and step.from:find("^%w+$")) then
    step = { label = "para", from = step.from, to = step.to }
  end
  if step.label == "[" then
    return "[" .. step.from .. "]" .. (step.to and "-[" .. step.to .. "]" or "")
  end
  return (step.label ~= "" and step.label .. " " or "") .. step.from
    .. (step.to and "-" .. step.to or "")
end

local function step_key(step, family)
  if step.words then
    local words = step.words:lower()
    if words == "sch" or words == "schedule" then return "6" end
    return (first_words[words] and "0" or "8") .. order.name(words)
  end
  local table_of = ranks[family] or ranks.other
  local label = step.label == "[" and "para" or step.label
  local rank = table_of[label] or label == "" and "3"
  local key = rank or "8" .. order.name(label) .. " "
  key = key .. provision_key(step.from)
  return step.to and key .. RANGE .. provision_key(step.to) or key
end

-- Paragraphs are counted through a schedule: "sch 1 pt 2 para 10" stands behind
-- "sch 1 para 3".
local function is_passed_over(steps, index)
  local next_step = steps[index + 1]
  return index > 1 and steps[index].label == "pt" and next_step ~= nil
    and next_step.label == "para"
end

local function unit_of(steps, family)
  local typed, keys, last = {}, {}, nil
  for i, step in ipairs(steps) do
    typed[i] = typed_step(step, #steps == 1)
    local key = step_key(step, family)
    if is_passed_over(steps, i) then last = key else keys[#keys + 1] = key end
  end
  keys[#keys + 1] = last
  return {
    typed = table.concat(typed, " "), key = table.concat(keys, INSIDE),
  }
end

-- "(Lord Reed)" says whose words stand there: no place.
local function is_judge(piece)
  return piece.joint == " " and not piece.loc and piece.text:find("^%(%u")
end

local function split(pin)
  local family = pinpoint.is_law(pin) and "legislation" or "other"
  local steps, out = {}, {}
  for i, piece in ipairs(pinpoint.pieces(pin)) do
    local step = step_of(piece, steps[#steps])
    if piece.joint == " " and i > 1 then
      if not is_judge(piece) then steps[#steps + 1] = step end
    else
      if i > 1 then out[#out + 1] = unit_of(steps, family) end
      if step.from then complete(step, steps[#steps]) end
      steps = context_of(steps, step)
      steps[#steps + 1] = step
    end
  end
  out[#out + 1] = unit_of(steps, family)
  return out
end

-- A place that is put together anew has to be read as the same place.
local function is_read_again(unit, pin)
  local again = pinpoint.parse(unit.typed, pin.kind)
  if not again or again.odd then return false end
  local one = split(again)
  return #one == 1 and one[1].key == unit.key
end

-- The places that a pinpoint names, each { typed, key }: typed can be read
-- again as a pinpoint, key sorts it. "regs 15(3), (4) and 20" are three. What
-- cannot be taken apart, or cannot be, is one place, behind all others.
function order.units(pin)
  local list = not (pin.odd or pin.problem) and split(pin) or {}
  local good = #list > 0
  for _, unit in ipairs(list) do good = good and is_read_again(unit, pin) end
  if good then return list end
  return { { typed = pin.typed, key = "9" .. order.name(pin.typed) } }
end

return order
