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
  ["article-magazine"] = true, article = true, chapter = true,
  ["paper-conference"] = true, thesis = true,
}

-- "legislation", "case", "hansard" or "other"
function kinds.family(record)
  return families[record.type] or "other"
end

function kinds.has_quoted_title(record)
  return quoted[record.type] == true
end

-- A report of the House of Commons or Lords has its session and number in
-- `collection-title` and `number` (3.4.3).
function kinds.session(record)
  local session = fields.text(record["collection-title"])
  if record.type ~= "report" or not session
      or not session:find("^H[CL]%f[^%a]") then
    return nil
  end
  return (session:gsub("(%d)%-(%d)", "%1–%2"))
end

function kinds.is_command_paper(record)
  local number = fields.text(record.number)
  if record.type ~= "report" or not number then return false end
  local series = number:match("^(%a+)%.? ?%d")
  local known = { C = 1, Cd = 1, Cmd = 1, Cmnd = 1, Cm = 1, CP = 1 }
  return series ~= nil and known[series] ~= nil
end

-- A report to Parliament whose number is not known prints without it; the
-- plugin warns.
function kinds.lacks_number(record)
  return kinds.session(record) ~= nil and not fields.text(record.number)
end

-- CSL's name, and Zotero's.
function kinds.short_title(record)
  return fields.title(record["title-short"]) or fields.title(record.shortTitle)
end

-- The address of the source as a whole.
function kinds.address(record)
  if kinds.family(record) == "legislation" then
    return legislation.address(record)
  end
  return fields.text(record.URL)
end

return kinds
