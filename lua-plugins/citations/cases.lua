-- Cases in full: neutral citations, law reports, decisions that are known by a
-- number alone, the Court of Justice. Section numbers are OSCOLA's.

local adviser = require("citations.adviser")
local fields = require("citations.fields")
local kinds = require("citations.kinds")
local parts = require("citations.parts")
local runs = require("citations.runs")

local cases = {}

-- 2.1.3, and the guide's part on Scotland: these series have the year for their
-- volume, so that it stands without brackets: 2006 SC (HL) 41.
local scottish = {
  SC = true, SLT = true, JC = true, SCLR = true, SCCR = true, GWD = true,
}

-- "[1943] 2", "(2009) 51", "2003": the year in square brackets where it tells
-- which volume is meant. Volumes that are counted on through the years are the
-- ones with high numbers. A volume may say itself which brackets it wants.
local function volume_of(record, report)
  local volume = fields.text(record.volume)
  local year = fields.year(fields.issued(record))
  if volume and (volume:find("^[%[%(]") or volume:find("^%d%d%d%d$")) then
    return volume
  elseif scottish[report:match("^%a+") or ""] then
    return parts.words(year, volume)
  elseif year and (tonumber(volume) or 0) >= 10 then
    return "(" .. year .. ") " .. volume
  end
  return parts.words(year and "[" .. year .. "]", volume)
end

-- A report is cited by its first page.
local function first_page(record)
  local page = fields.text(record.page)
  if not page then return nil end
  return page:match("^(%d+)%s*[%-\xE2]") or page:gsub("^(%u+)%-", "%1–")
end

-- "[1971] AC 610", "[2016] AACR 33"
local function law_report(record)
  local report = fields.text(record["container-title"])
  if not report then return nil end
  return parts.words(volume_of(record, report), report, (first_page(record)))
end

-- A court's name in neutral citations: UKSC, EWCA Civ, CSIH, NICom.
local function is_neutral_court(court)
  return court ~= nil and court:find("^%u%w*%u%w*") ~= nil
    and not court:find("%l%l%l%l%l") and not court:find("/", 1, true)
end

-- "[2016] UKUT 360 (AAC)": the division may stand with the court ("UKUT (AAC)")
-- or with the number; the number may be the citation itself. Else nil.
local function neutral_citation(record)
  local number = fields.text(record.number)
  local court = fields.text(record.authority)
  if not number then return nil end
  if number:find("^%[%d%d%d%d%]") then return number end
  if not number:find("^%d+%f[%D]") or number:find("/", 1, true) then
    return nil
  end
  if court and not is_neutral_court(court) then return nil end
  local name, division = (court or ""):match("^(.-)%s+(%(%a+%))$")
  if division and not number:find("(", 1, true) then
    court, number = name, number .. " " .. division
  end
  local year = fields.year(fields.issued(record))
  return parts.words(year and "[" .. year .. "]", court, number)
end

-- 2.6.2: Case C–176/03 Commission v Council EU:C:2005:542, [2005] ECR I–7879.
-- The 5th edition wants the ECLI alone where there is one.
local function write_eu_case(out, record, title, style)
  local number, several = kinds.eu_number(record)
  if number then
    number = number:gsub("%f[%u]([CTF])%-(%d)", "%1–%2")
    runs.add(out, (several and "Joined Cases " or "Case ") .. number)
  end
  parts.after(out, " ", title, {
    italic = not style.bibliography or nil, url = kinds.address(record),
  })
  local ecli, report = kinds.ecli(record), law_report(record)
  if ecli then runs.add(out, " " .. ecli) end
  if report and not (ecli and style.edition == "5") then
    runs.add(out, (ecli and ", " or " ") .. report)
  elseif not ecli then
    parts.brackets(out, ", ", fields.text(record.authority),
      fields.full_date(fields.issued(record)))
  end
end

-- "R(JSA) 7/03" needs no more; a file's number comes with court and day.
local function write_decision(out, record, number)
  parts.after(out, " ", number, #out == 0 and
    { url = kinds.address(record) } or nil)
  local report = law_report(record)
  if report then
    runs.add(out, ", " .. report)
  elseif kinds.decision_number(number) == "file" then
    parts.brackets(out, ", ", fields.text(record.authority),
      fields.full_date(fields.issued(record)))
  end
end

-- 2.1: neutral citation, then the best report; the court only without a
-- neutral citation; an unreported case by court and date.
local function write_uk_case(out, record, style)
  local neutral, report = neutral_citation(record), law_report(record)
  local court = fields.text(record.authority)
  if neutral then
    parts.after(out, " ", neutral)
    local joint = style.adviser and ", reported as " or ", "
    if report then runs.add(out, joint .. report) end
  elseif report then
    parts.after(out, " ", report)
    parts.brackets(out, ", ", court)
  else
    local number = fields.text(record.number)
    if number then parts.after(out, " ", number) end
    parts.brackets(out, ", ", court, fields.long_date(fields.issued(record)))
  end
end

-- A decision's number, whether it stands for the title or beside it, and
-- whether there is a title.
local function decision_of(record, title)
  if title and kinds.decision_number(title) then return title, false end
  local number = fields.text(record.number)
  return kinds.decision_number(number) and number or nil, title ~= nil
end

local function joint_of(pin, style, is_eu)
  local joint = parts.joint(pin)
  if joint ~= " " or not pin then return joint end
  if is_eu then return ", " end
  return style.adviser and " at " or " "
end

function cases.write(out, record, pin, style)
  local title = fields.title(record.title)
  if title and style.adviser then title = adviser.case_title(title) end
  local is_eu = kinds.places(record) == "eu_case"
  local number, has_title = decision_of(record, title)
  if is_eu then
    write_eu_case(out, record, title or record.key, style)
  else
    if not number or has_title then
      runs.add(out, title or not number and record.key or nil, {
        italic = not style.bibliography or nil, url = kinds.address(record),
      })
    end
    if number then
      write_decision(out, record, number)
    else
      write_uk_case(out, record, style)
    end
  end
  parts.pinpoint(out, record, pin, joint_of(pin, style, is_eu))
end

-- short names ---------------------------------------------------------------

local states = {
  "^R$", "^Secretary of State", "^HM ", "^H[ie][sr] Majesty", "^Commissioner",
  "^Department ", "^Chief Adjudication Officer", "^Attorney General",
  "^Lord Advocate", "^SSWP", "^HMRC",
}

local function is_state(party)
  for _, pattern in ipairs(states) do
    if party:find(pattern) then return true end
  end
  return false
end

-- 2.1.2: the short name of a case that was given none: the party that is not
-- the state, without the tag of the benefit. Nothing for a title of one word.
local function case_name(title)
  local party = title:match("^R %(on the application of (.-)%)")
    or title:match("^R %((.-)%)")
  if party then return party end
  local first, second = title:match("^(.-) v (.+)$")
  if not first then return title end
  if is_state(first) and not is_state(second) then first = second end
  return (first:gsub(" %([%u, ]+%)$", ""))
end

-- The name by which notes come back to a case; `whole`: where another case on
-- the page has the same short one.
function cases.add_name(out, record, whole)
  local title = fields.title(record.title)
  local number = decision_of(record, title)
  local name = kinds.short_title(record)
    or title and not kinds.decision_number(title) and case_name(title)
  if whole then name = title or name end
  if name and name ~= number then
    runs.add(out, name, { italic = true })
  else
    runs.add(out, number or record.key)
  end
end

return cases
