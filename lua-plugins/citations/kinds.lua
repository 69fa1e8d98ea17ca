-- What kind of source a record is, as far as OSCOLA makes a difference. Section
-- numbers in the comments are OSCOLA's.

local fields = require("citations.fields")
local legislation = require("citations.legislation")

local kinds = {}

local families = {
  legislation = "legislation", regulation = "legislation", bill = "legislation",
  treaty = "legislation", legal_case = "case", hearing = "hansard",
}

-- 3.1.2: titles of works that stand alone are italic, those of parts of a work
-- and of web pages stand in quotation marks.
local quoted = {
  webpage = true, post = true, ["post-weblog"] = true,
  ["article-journal"] = true, ["article-newspaper"] = true,
  ["article-magazine"] = true, article = true, chapter = true, entry = true,
  ["entry-dictionary"] = true, ["entry-encyclopedia"] = true, speech = true,
  ["paper-conference"] = true, thesis = true, review = true,
  ["review-book"] = true, broadcast = true, song = true,
}

-- "legislation", "case", "hansard" or "other"
function kinds.family(record)
  return families[record.type] or "other"
end

-- The 5th edition prints titles of theses in italics.
function kinds.has_quoted_title(record, edition)
  if record.type == "thesis" and edition == "5" then return false end
  if record.type == "motion_picture" then -- a video is a part of its website
    return fields.text(record["container-title"]) ~= nil
  end
  return quoted[record.type] == true
end

-- cases ---------------------------------------------------------------------

-- A case of the Court of Justice: its number, without "Case", or nil.
function kinds.eu_number(record)
  local number = fields.text(record.number)
  if not number then return nil end
  number = number:gsub("%s*,?%s*E?C?L?I?:?EU:%u:%d+:%d+", "")
  local several = number:match("^Joined [Cc]ases%s+(.+)$")
  if several then return several, true end
  local given = number:match("^Case%s+(.+)$")
  if given then return given, false end
  if number:find("^[CTF]%-%d+/%d%d%f[%D]")
      or number:find("^[CTF]–%d+/%d%d%f[%D]") then
    return number, number:find(" and ", 1, true) ~= nil
  end
  return nil
end

-- "EU:C:2005:542", or nil
function kinds.ecli(record)
  local number = fields.text(record.number)
  return number and number:match("EU:%u:%d%d%d%d:%d+")
end

-- Decisions that are named by a number alone: of Commissioners, reported
-- ("R(JSA) 7/03", "R 1/05 (DLA)") and not ("CIS/123/2004", "C1/10-11(JSA)"),
-- and the files of tribunals ("UA-2022-000123-ULCW", "EA/2015/0123").
-- "reported", "file" or nil.
function kinds.decision_number(text)
  if not text then return nil end
  if text:find("^R ?%(%u+%) ?%d+/%d+") or text:find("^R ?%d+/%d+") then
    return "reported"
  end
  if text:find("^%u%w*/%d+/%d") or text:find("^%u%u%-%d%d%d%d%-")
      or text:find("^C ?%d+/%d+") then
    return "file"
  end
  return nil
end

-- Parliament ----------------------------------------------------------------

-- A report to Parliament: its session as it prints, "HC 2016–17" or, where both
-- Houses have it, "2009–10" (3.4.3); else nil.
function kinds.session(record)
  local session = fields.text(record["collection-title"])
  if record.type ~= "report" or not session then return nil end
  local house = session:find("^H[CL]%f[^%a]")
  if not house then
    local number = fields.text(record.number)
    if not (session:find("^%d%d%d%d[%-–/]") and number
        and number:find("^H[CL]%f[^%a]")) then
      return nil
    end
  end
  return (session:gsub("(%d)[%-/](%d)", "%1–%2"))
end

local series_of_papers = { C = 1, Cd = 1, Cmd = 1, Cmnd = 1, Cm = 1, CP = 1 }

-- "Cm 9342", whether the series stands in the number or in a field of its own,
-- with or without a stop; nil for what is no command paper (3.4.4).
function kinds.command_number(record)
  local number = fields.text(record.number)
  if record.type ~= "report" or not number then return nil end
  local series, count = number:match("^%[?(%a+)%.? ?(%d[%w%-–]*)%]?$")
  if not series and number:find("^%d") then
    series, count = fields.text(record["collection-title"]), number
    series = series and series:gsub("%.$", "")
  end
  return series_of_papers[series or ""] and series .. " " .. count or nil
end

function kinds.is_command_paper(record)
  return kinds.command_number(record) ~= nil
end

-- A report to Parliament whose number is not known prints without it; the
-- plugin warns.
function kinds.lacks_number(record)
  return kinds.session(record) ~= nil and not fields.text(record.number)
end

-- places --------------------------------------------------------------------

local words_of_law = {
  Act = "act", Measure = "act", Regulations = "regulations", Order = "order",
  Rules = "rules", Bill = "bill",
}

-- The law's own name says what it consists of: "Regulations (Northern Ireland)
-- 2016". The last such word counts: "Health Act 2008 (Fees) Regulations 2014".
local function law_places(record)
  local title = fields.text(record.title) or ""
  local address = fields.text(record.URL) or ""
  if record.type == "bill" then return "bill" end
  if record.type == "treaty" then return "treaty" end
  if title:find("^Explanatory [NM]") then return "notes" end
  if title:find("Regulation %(E") or title:find("Directive %(E")
      or title:find("Directive %d") or address:find("/eu[rd]%w?/%d") then
    return "eu"
  end
  if title:find("^Act of [SA]") then return "legislation" end
  local found
  for word in title:gmatch("%a+") do found = words_of_law[word] or found end
  return found or "legislation"
end

local places_of_types = {
  book = "report", report = "report", thesis = "report", chapter = "report",
  document = "report", pamphlet = "report", standard = "report",
  manuscript = "report", ["paper-conference"] = "report",
  ["article-journal"] = "article", ["article-newspaper"] = "article",
  ["article-magazine"] = "article", review = "article",
  ["review-book"] = "article", webpage = "web", post = "post",
  ["post-weblog"] = "post", personal_communication = "letter",
}

-- Without a printed report a judgment has paragraphs only.
local function case_places(record)
  if kinds.eu_number(record) or kinds.ecli(record) then return "eu_case" end
  return fields.text(record["container-title"]) and "case" or "judgment"
end

-- Which places the source has: a kind of places.lua. `style` is "adviser" where
-- guides are cited by their short name and the number of the paragraph.
function kinds.places(record, style)
  local family = kinds.family(record)
  if family == "legislation" then return law_places(record) end
  if family == "case" then return case_places(record) end
  if family == "hansard" then
    return fields.people_count(record.author) > 0 and "evidence" or "hansard"
  end
  if kinds.is_guide(record) then
    return style == "adviser" and kinds.short_title(record) and "short_guide"
      or "guide"
  end
  return places_of_types[record.type] or "other"
end

-- the rest ------------------------------------------------------------------

-- What tells DWP's staff how to decide: the ADM, the DMG, chapters of guidance.
function kinds.is_guide(record)
  return record.standing == "instructions"
    and kinds.family(record) == "other"
    and record.type ~= "personal_communication"
end

-- CSL's name, and Zotero's.
function kinds.short_title(record)
  return fields.title(record["title-short"]) or fields.title(record.shortTitle)
end

-- Regulations, orders and rules, rather than an Act: they have a number that is
-- printed.
function kinds.is_instrument(record)
  local number = legislation.printed_number(record)
  return number ~= nil and not kinds.act_number(record)
    and record.type ~= "bill"
end

-- 2.4: Acts of Edinburgh and Cardiff have their series printed, "asp 7";
-- chapters of Westminster are not. "2007 asp 7" and "asp 7" are the same.
function kinds.act_number(record)
  local number = fields.text(record.number)
  local series, count =
    (number or ""):match("^%d?%d?%d?%d?%s*(%l+)%s+(%d+)$")
  local known = { asp = 1, anaw = 1, asc = 1, nawm = 1, mwa = 1 }
  return known[series or ""] and series .. " " .. count or nil
end

-- The address of the source as a whole.
function kinds.address(record)
  if kinds.family(record) == "legislation" then
    return legislation.address(record)
  end
  return fields.text(record.URL)
end

return kinds
