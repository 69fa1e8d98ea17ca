-- Parliament and government: debates, Bills, reports of committees, command
-- papers and other reports. Section numbers are OSCOLA's.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local parts = require("citations.parts")
local pinpoint = require("citations.pinpoint")
local runs = require("citations.runs")

local parliament = {}

-- 3.4.2: HC Deb 10 July 2014, vol 584, col 145WH. A question or statement in
-- writing has a number for its column: HC written question 3 July 2025, UIN
-- 63711.
local function write_debate(out, record, pin)
  local house = fields.title(record.title) or fields.title(record.section)
  local head = parts.words(house, fields.long_date(fields.issued(record)))
  runs.add(out, head or record.key, { url = parts.title_link(record) })
  local volume, number = fields.text(record.volume), fields.text(record.number)
  if volume then runs.add(out, ", vol " .. volume) end
  if number then runs.add(out, ", " .. number) end
  local page = fields.text(record.page)
  if page and not (pin and pinpoint.is_page(pin)) then
    local column = pinpoint.parse(page, "hansard")
    runs.add(out, ", " .. pinpoint.text(column))
  end
  parts.pinpoint(out, record, pin, ", ")
end

-- 3.4.3: Work and Pensions Committee, Oral evidence: title (HC 2016–17, 57) Q 5
local function write_evidence(out, record, pin, style)
  parts.author(out, record, style)
  parts.title(out, record, fields.title(record.title) or record.key,
    parts.title_link(record))
  parts.brackets(out, ", ", fields.text(record["collection-title"]),
    fields.text(record.number), fields.long_date(fields.issued(record)))
  parts.pinpoint(out, record, pin, parts.joint(pin))
end

function parliament.hearing(out, record, pin, style)
  if kinds.places(record) == "evidence" then
    write_evidence(out, record, pin, style)
  else
    write_debate(out, record, pin)
  end
  parts.address(out, record, style)
end

-- 3.4.3 committees, 3.4.4 command papers, 3.4 others
function parliament.report_details(out, record)
  local number = fields.text(record.number)
  local year = fields.year(fields.issued(record))
  local session, command = kinds.session(record), kinds.command_number(record)
  if session then
    local bare = number
    if session:find("^H[CL]") and number then
      bare = number:gsub("^H[CL] ", ""):gsub("^Paper ", "")
    end
    parts.brackets(out, ", ", session, bare)
  elseif command then
    parts.brackets(out, ", ", command, year)
  else
    local series = fields.title(record["collection-title"])
      or fields.title(record.genre)
    parts.brackets(out, ", ", parts.words(series, number),
      parts.version(record), parts.words(fields.title(record.publisher), year))
  end
end

-- The House, session and number of a Bill, from fields of their own or out of
-- "HC Bill 154"; nil when they do not tell the House.
local function bill_number(record)
  local number = fields.text(record.number) or ""
  local house = number:match("^(H[CL]) Bill") or fields.text(record.authority)
  local count = number:match("(%d[%w%-]*)%]?$")
  local session = fields.text(record["collection-title"])
  if house ~= "HC" and house ~= "HL" then return nil end
  if session then
    session = session:gsub("^H[CL] ", ""):gsub("(%d)[%-/](%d)", "%1–%2")
    session = "(" .. session .. ")"
  end
  if count and house == "HC" then count = "[" .. count .. "]" end
  return parts.words(house, "Bill", session, count)
end

-- SP Bill 4 Abolition of Feudal Tenure etc (Scotland) Bill [as introduced]
-- Session 1 (1999)
local function scottish_bill(record, title, number)
  local status = fields.text(record.status)
  local year = fields.year(fields.issued(record))
  return parts.words(number, title, status and "[" .. status .. "]",
    fields.text(record["collection-title"]), year and "(" .. year .. ")")
end

-- 2.4.5: Consolidated Fund HC Bill (2008–09) [5]; Academies HL Bill (2010–11)
-- 1.
-- Without its House a Bill keeps the name it has.
function parliament.bill(out, record, pin)
  local title = fields.title(record.title) or record.key
  local number, text = fields.text(record.number), title
  local of_house = bill_number(record)
  if of_house then
    text = title:gsub(" Bill$", "") .. " " .. of_house
  elseif number and number:find("^SP Bill") then
    text = scottish_bill(record, title, number)
  elseif number then
    text = title .. ", " .. number
  end
  runs.add(out, text, { url = kinds.address(record) })
  parts.pinpoint(out, record, pin, ", ")
end

return parliament
