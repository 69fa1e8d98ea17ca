-- Which places each kind of source has: an Act has sections, regulations have
-- regulations, a judgment has paragraphs. A place that the source cannot have
-- is nearly always a slip of the key or of the label, and would send a reader
-- to the wrong law, so the author is told.
--
-- Kinds come from kinds.places(). What is not listed for a kind, it cannot
-- have, or (`lacks`) it can have all but that. Words and headings in quotation
-- marks are possible everywhere but in the law, where words have to be known.

local locator = require("citations.locator")

local places = {}

local function set(words)
  local out = {}
  for word in words:gmatch("%S+") do out[word] = true end
  return out
end

local law_words = set("preamble schedule schedules sch sched title annex "
  .. "appendix contents headnote")
for _, words in ipairs {
  "definition of", "explanatory note", "explanatory notes", "long title",
  "short title", "arrangement of sections",
  "arrangement of regulations",
} do
  law_words[words] = true
end

local in_all_law = "sch pt ch para sub-para annex appendix entry form item "
  .. "note point prot protocol recital row step table title activity "
  .. "condition descriptor example "

-- one: what it is; has: what places it has, in words; unit: what its numbers
-- count, for "did you mean".
local function law(one, unit, more, has)
  return {
    law = true, one = one, unit = unit, has = has,
    allows = set(in_all_law .. unit .. " " .. more),
  }
end

local schedules = " and schedules ('sch 1 para 3')"

local kinds = {
  act = law("an Act", "s", "sub-s",
    "sections ('s 14(5)')" .. schedules),
  regulations = law("a set of regulations", "reg", "",
    "regulations ('reg 15(3)')" .. schedules),
  order = law("an order", "art", "", "articles ('art 19')" .. schedules),
  rules = law("a set of rules", "r", "pd", "rules ('r 22(2)')" .. schedules),
  eu = law("law of the European Union", "art", "s",
    "articles ('art 15(1)'), recitals ('recital 63') and annexes"),
  treaty = law("a treaty", "art", "s", "articles ('art 8(1)')"),
  bill = law("a Bill", "cl", "", "clauses ('cl 2(1)')" .. schedules),
  notes = law("a set of explanatory notes", "para", "s p",
    "paragraphs ('para 12')"),
  legislation = law("legislation", "s", "sub-s reg art r cl pd",
    "sections ('s 14'), regulations ('reg 15'), articles ('art 19') or rules "
    .. "('r 22')"),

  case = {
    one = "a judgment", unit = "[]", has = "paragraphs ('[20]') and pages "
      .. "('p 563')", lacks = set("s sub-s reg art r cl sch ch col recital pd"),
  },
  judgment = { -- without a printed report
    one = "a judgment", unit = "[]", has = "paragraphs ('[20]'), and pages "
      .. "only in a law report, which its record would name",
    lacks = set("s sub-s reg art r cl sch ch col recital pd p bare"),
  },
  eu_case = {
    one = "a judgment", unit = "para", has = "paragraphs ('para 47')",
    lacks = set("s sub-s reg art r cl sch ch col recital pd"),
  },
  hansard = {
    one = "a debate in Parliament", unit = "col", has = "columns ('col 145WH')",
    lacks = set("s sub-s reg art r cl sch pt ch para sub-para recital p [] pd"),
  },
  evidence = { -- heard by a committee
    one = "oral evidence", unit = "Q", has = "questions ('Q 5') and pages",
    lacks = set("s sub-s reg art r cl sch recital [] pd"),
  },
  report = {
    one = "a report or book", unit = "para",
    has = "paragraphs ('para 22'), pages ('p 5') and chapters ('ch 2')",
    lacks = set("reg r sub-s recital pd"),
  },
  article = {
    one = "an article", unit = "p", has = "pages ('p 5') and paragraphs",
    lacks = set("reg art r cl sub-s sch recital pd"),
  },
  web = {
    one = "a web page", unit = "para", has = "headings, between quotation "
      .. "marks, and perhaps paragraphs ('para 4')",
    lacks = set("reg art r sub-s col recital pd"),
  },
  post = {
    one = "a post", unit = "para", has = "headings, between quotation marks, "
      .. "and perhaps paragraphs ('para 4')",
    lacks = set("s reg art r cl sub-s sch ch col recital pd"),
  },
  letter = {
    one = "a letter", unit = "para", has = "headings, between quotation marks, "
      .. "paragraphs ('para 2') and pages ('p 3')",
    lacks = set("s reg art r cl sub-s ch col recital pd"),
  },
  guide = { -- instructions to staff, such as the ADM: paragraphs are J1010
    one = "a guide", unit = "para", has = "paragraphs ('J1010', 'para 4') and "
      .. "chapters ('ch J1')",
    lacks = set("reg art r cl sub-s sch col recital pd []"),
  },
  other = { one = "this kind of source", unit = "para", lacks = {} },
}
-- a guide that advisers cite by its short name and the number alone: ADM J1010
kinds.short_guide = kinds.guide

-- What is known of a kind; nothing is impossible for one that is not known.
function places.of(kind)
  return kinds[kind] or kinds.other
end

-- ranges --------------------------------------------------------------------

-- "14A(5)" as letters before, number, letters behind, and the rest.
local function take_apart(text)
  local before, number, behind, rest = text:match("^(%a?%a?)(%d+)(%a*)(.*)$")
  return before, tonumber(number), behind, rest
end

local function sub_runs_back(from, to)
  local a, b = from:match("^%((%w+)%)"), to:match("^%((%w+)%)")
  if not a or not b then return false end
  local m, n = tonumber(a), tonumber(b)
  if m and n then return n < m end
  return #a == 1 and #b == 1 and not m and not n and b < a
end

-- "22-20", "11G-11D", "(4)-(1)"; not "625-6", which is 625 to 626. Letters in
-- the law's numbers have orders of their own (36ZA stands before 36A), so more
-- than one of them are let be.
local function runs_back(loc)
  local from, to = loc.from, loc.to
  if not to then return false end
  if to:find("^%(") then
    return sub_runs_back(from:match("%(%w+%)$") or "", to)
  end
  local before, number, behind = take_apart(from)
  local before2, number2, behind2 = take_apart(to)
  if not number or not number2 then return false end
  if before ~= before2 and before2 ~= "" then return false end
  local digits, digits2 = tostring(number), tostring(number2)
  if #digits2 < #digits and behind2 == "" and not from:find("[%.%(]") then
    number2 = tonumber(digits:sub(1, #digits - #digits2) .. digits2)
  end
  if number ~= number2 or from:find("%.") then return number2 < number end
  return #behind == 1 and #behind2 == 1 and behind2 < behind
end

local function turned(locs)
  local out = {}
  for i, loc in ipairs(locs) do
    out[i] = runs_back(loc) and { from = loc.to, to = loc.from } or loc
  end
  return out
end

-- checking ------------------------------------------------------------------

local function locs_of(part)
  return part.kind == "bracket" and { part } or part.locs
end

local function name_of(part)
  if part.kind == "bracket" then return "[]" end
  return part.bare and "bare" or part.label.one
end

-- The part as it prints, or as it would with another label.
local function words_of(part, name)
  if not name and part.bare then
    return (locator.spell("s", locs_of(part)):gsub("^ss? ", ""))
  elseif not name and part.label and part.label.as_typed then
    return part.typed .. " " .. locator.spell("s", part.locs):gsub("^ss? ", "")
  end
  return locator.spell(name or name_of(part), locs_of(part))
end

local function runs_back_problem(part)
  local locs = locs_of(part)
  for _, loc in ipairs(locs) do
    if runs_back(loc) then
      local right = { kind = part.kind, bare = part.bare, label = part.label,
        typed = part.typed, locs = turned(locs) }
      if part.kind == "bracket" then
        right.from, right.to = part.to, part.from
      end
      return {
        message = "the range '" .. words_of(part) .. "' runs backwards",
        help = "did you mean '" .. words_of(right):gsub("–", "-") .. "'?",
      }
    end
  end
  return nil
end

local units = set("s reg art r cl")

local function is_schedule(part)
  if part.kind == "words" then return part.text:lower():find("^sch") ~= nil end
  return part.kind == "group" and name_of(part) == "sch"
end

-- Marks as `inner` what a schedule holds that counts like a law of its own:
-- the Convention's articles in "sch 1 art 8" of the Human Rights Act. Behind a
-- comma only what the law itself has not: "sch 1 para 3, s 5" is a section.
function places.mark_inner(kind, parts)
  local traits = places.of(kind)
  if not traits.law then return end
  local seen, chain = false, false
  for _, part in ipairs(parts) do
    if is_schedule(part) then
      seen, chain = true, true
    else
      chain = chain and part.spaced
      local name = part.kind == "group" and name_of(part)
      if units[name] and (chain or seen and not traits.allows[name]) then
        part.inner, part.spaced, chain = true, true, true
      end
    end
  end
end

-- In the law a paragraph hangs on a schedule, an annex or a provision.
local function stands_alone(parts, index)
  if parts[index].spaced then return false end
  for i = 1, index - 1 do
    local part = parts[i]
    local name = part.kind == "words" and part.text:lower()
      or part.kind == "group" and name_of(part)
    if name == "sch" or name == "schedule" or name == "sched"
        or name == "annex" or name == "appendix" then
      return false
    end
  end
  return true
end

local of_the_law = set("s sub-s reg art r cl sch recital pd")

-- "did you mean 's 15'", where the numbers can be that; nil else.
local function meant(traits, part)
  local locs = locs_of(part)
  if locs[1].from:find("^%(") then return nil end
  for _, loc in ipairs(locs) do
    if traits.unit == "[]" and not loc.from:find("^%w+$") then return nil end
  end
  return (locator.spell(traits.unit, locs):gsub("–", "-"))
end

local function help_of(traits, part)
  local help = traits.one .. " has " .. traits.has
  local legal = of_the_law[name_of(part)]
  if legal and not traits.law then
    return help .. ": is another source meant? If this is what stands there, "
      .. "put it between quotation marks"
  end
  local right = meant(traits, part)
  if not right then return help end
  return help .. ": did you mean '" .. right
    .. (legal and "', or another source?" or "'?")
end

local function is_possible(traits, parts, index)
  local part = parts[index]
  local name = name_of(part)
  if traits.allows then
    if part.inner then return true end
    if not traits.allows[name] then return false end
    return (name ~= "para" and name ~= "sub-para") or traits.unit == "para"
      or not stands_alone(parts, index)
  end
  return not traits.lacks[name]
end

local function impossible_problem(traits, parts, index)
  local part = parts[index]
  if is_possible(traits, parts, index) then return nil end
  local message = "there can be no '" .. words_of(part) .. "' in " .. traits.one
  local name = name_of(part)
  if traits.law and name == "para" or traits.unit == "s" and name == "art" then
    return {
      message = message .. " outside of its schedules",
      help = "say which schedule: 'sch 1 " .. words_of(part):gsub("–", "-")
        .. "'; " .. help_of(traits, part),
    }
  end
  return { message = message, help = help_of(traits, part) }
end

-- What is wrong with a place, { message, help }, or nil: the first of its parts
-- that this kind of source cannot have, or that runs backwards.
function places.problem(kind, parts)
  local traits = places.of(kind)
  for i, part in ipairs(parts) do
    if part.kind == "group" or part.kind == "bracket" then
      local problem = impossible_problem(traits, parts, i)
        or runs_back_problem(part)
      if problem then return problem end
    end
  end
  return nil
end

-- Whether words say a place in the law: "long title", "preamble".
function places.knows_words(kind, text)
  return not places.of(kind).law or law_words[text:lower()] == true
end

return places
