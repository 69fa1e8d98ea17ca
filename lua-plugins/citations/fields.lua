-- Reading a source's record: texts, dates and people, in the forms that YAML,
-- JSON and Zotero's export give them.

local fields = {}

local function trim(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

-- A field as text, or nil: an empty field is a missing one.
function fields.text(value)
  if value == nil then return nil end
  if type(value) == "number" then
    if value == math.floor(value) then value = math.floor(value) end
    return tostring(value)
  end
  if type(value) ~= "string" then return nil end
  local first, last = value:byte(1), value:byte(-1)
  if first == nil then return nil end
  if first > 32 and last > 32 then return value end
  value = trim(value)
  return value ~= "" and value or nil
end

-- Straight marks become typographic ones, as in the body of a page.
function fields.typographic(text)
  if not (text:find("'", 1, true) or text:find('"', 1, true)) then
    return text
  end
  text = text:gsub("^'", "‘"):gsub("([%s%(%[])'", "%1‘"):gsub("'", "’")
  text = text:gsub('^"', "“"):gsub('([%s%(%[])"', "%1“"):gsub('"', "”")
  return text
end

-- A text of several words, which may stand on several lines.
function fields.title(value)
  local text = fields.text(value)
  if not text then return nil end
  if text:find("  ", 1, true) or text:find("[\t-\r]") then
    text = text:gsub("%s+", " ")
  end
  return fields.typographic(text)
end

-- "Letter", "Email": with a capital, without the hyphen.
function fields.genre(value)
  local text = fields.title(value)
  if not text then return nil end
  return (text:gsub("^[Ee]%-mail", "Email"):gsub("^%l", string.upper))
end

local says_nothing = {
  ["web page"] = true, webpage = true, website = true, ["web site"] = true,
  blog = true, ["blog post"] = true, page = true, online = true,
}

-- "Press release": what a page is, unless that is what every page is.
function fields.kind_of_page(value)
  local text = fields.title(value)
  return text and not says_nothing[text:lower()] and text or nil
end

-- The words in front of a source, with as few marks as 1.3 wants: "eg" for
-- "e.g.,".
function fields.lead_in(value)
  local text = fields.title(value)
  if not text then return nil end
  text = text:gsub("%f[%a]([EeIi])%.%s?([eg])%.?%f[^%a.]", "%1%2")
  text = text:gsub("%f[%a]([Cc]f)%.", "%1"):gsub("%s*,", ""):gsub("%s*:$", "")
  return fields.text(text)
end

-- dates ---------------------------------------------------------------------

local months = {
  "January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December",
}

local function date_from_text(text)
  local year, month, day = text:match("^(%d%d%d%d)%-(%d%d?)%-(%d%d?)")
  if not year then year, month = text:match("^(%d%d%d%d)%-(%d%d?)$") end
  if not year then year = text:match("^(%d%d%d%d)$") end
  if not year then return { literal = text } end
  return {
    year = tonumber(year), month = tonumber(month), day = tonumber(day),
  }
end

local function date_from_parts(parts)
  local first = parts[1]
  if type(first) ~= "table" then return nil end
  local year = tonumber(first[1])
  if not year then return nil end
  return { year = year, month = tonumber(first[2]), day = tonumber(first[3]) }
end

-- ISO text, CSL's date-parts, or raw and literal texts, or what this gave
-- before. nil when there is none.
function fields.date(value)
  if type(value) == "table" then
    if value.year then return value end
    local parts = value["date-parts"]
    local date = type(parts) == "table" and date_from_parts(parts)
    if date then return date end
    value = value.raw or value.literal
  end
  local text = fields.text(value)
  return text and date_from_text(text)
end

-- The words of a date, without those of `but`, which come behind it in a range:
-- "26–28 February 2016", "February–March 2016".
local function date_words(date, but)
  local month = date.month and math.floor(date.month)
  local name = months[month or 0]
  local same_year = but and but.year == date.year
  local same_month = same_year and but.month == date.month
  local out = {}
  if name and date.day then out[#out + 1] = string.format("%d", date.day) end
  if name and not (same_month and date.day and but.day) then
    out[#out + 1] = name
  end
  if not (same_year and name) then
    out[#out + 1] = string.format("%d", date.year)
  end
  return table.concat(out, " ")
end

-- "26 February 2016", "February 2016", "2016", "c 2016", "2015–2016". OSCOLA
-- 1.3: no commas, no "th".
function fields.long_date(value)
  local date = fields.date(value)
  if not date then return nil end
  if date.literal then return date.literal end
  local text = date_words(date, date.to)
  if date.to then text = text .. "–" .. date_words(date.to) end
  return date.circa and "c " .. text or text
end

function fields.year(value)
  local date = fields.date(value)
  if not date then return nil end
  if date.literal then return date.literal:match("%d%d%d%d") end
  local year = string.format("%d", date.year)
  if date.to and date.to.year ~= date.year then
    year = year .. "–" .. string.format("%d", date.to.year)
  end
  return date.circa and "c " .. year or year
end

-- When the source was made, to be handed to the functions above: `issued`, with
-- what the program read beside it, the end of a range and that it is about.
function fields.issued(record)
  local issued = record.issued
  if not record.issued_to and not record.issued_about then return issued end
  local date = fields.date(issued)
  if not date or date.literal then return issued end
  return {
    year = date.year, month = date.month, day = date.day,
    to = fields.date(record.issued_to), circa = record.issued_about ~= nil,
  }
end

-- "3 May 2016" only where the day is known.
function fields.full_date(value)
  local date = fields.date(value)
  return date and date.day and fields.long_date(value) or nil
end

-- A text that sorts as the date does; sources without a date come last.
function fields.date_key(value)
  local date = fields.date(value)
  if not date or date.literal then return "9999" end
  return string.format("%04d-%02d-%02d", date.year, date.month or 0,
    date.day or 0)
end

-- people --------------------------------------------------------------------

-- Lists of names, one name, or a plain text: all become a list of tables.
local function people(value)
  if type(value) == "string" then value = { { literal = value } } end
  if type(value) ~= "table" then return {} end
  if value.literal or value.family or value.given then value = { value } end
  local out = {}
  for _, person in ipairs(value) do
    if type(person) == "string" then person = { literal = person } end
    if fields.text(person.literal) or fields.text(person.family)
        or fields.text(person.given) then
      out[#out + 1] = person
    end
  end
  return out
end

-- "van den Berg"; a dropping particle stands with the given names.
local function family_of(person)
  local particle = fields.text(person["non-dropping-particle"])
  local family = fields.text(person.family) or fields.text(person.given)
  return particle and particle .. " " .. family or family
end

-- OSCOLA 1.3: initials without stops or spaces between them.
local function initials_of(given)
  local out = {}
  for word in given:gmatch("[^%s%-%.]+") do
    out[#out + 1] = word:match("^[%z\1-\127\194-\253][\128-\191]*") or ""
  end
  return table.concat(out)
end

-- OSCOLA 1.3: "J. A." and "J A" are "JA"; "Steven M." is "Steven M".
local function given_names(given)
  local out, before = {}, false
  for word in given:gmatch("%S+") do
    local initials = (#word == 1 or word:find(".", 1, true))
      and word:match("^%u[%u%.]*$")
    if initials then word = initials:gsub("%.", "") end
    if initials and before then
      out[#out] = out[#out] .. word
    else
      out[#out + 1] = word
    end
    before = initials
  end
  return table.concat(out, " ")
end

local name_forms = {}

function name_forms.full(person)
  local given = fields.text(person.family) and fields.text(person.given)
  local particle = fields.text(person["dropping-particle"])
  local name = family_of(person)
  if particle then name = particle .. " " .. name end
  if given then name = given_names(given) .. " " .. name end
  local suffix = fields.text(person.suffix)
  return suffix and name .. " " .. suffix or name
end

function name_forms.short(person)
  return family_of(person)
end

function name_forms.inverted(person)
  local given = fields.text(person.family) and fields.text(person.given)
  if not given then return family_of(person) end
  local name = family_of(person) .. " " .. initials_of(given)
  local particle = fields.text(person["dropping-particle"])
  return particle and name .. " " .. particle or name
end

local function name_of(person, form)
  local literal = fields.text(person.literal)
  if literal then return fields.typographic(literal) end
  return fields.typographic(name_forms[form](person))
end

-- OSCOLA 3.1.1: up to three names, else the first "and others".
local function join(names)
  if #names > 3 then return names[1] .. " and others" end
  if #names < 2 then return names[1] end
  local last = names[#names]
  return table.concat(names, ", ", 1, #names - 1) .. " and " .. last
end

-- form: "full" for notes, "short" for repeats, "inverted" for bibliographies
-- (OSCOLA 1.7). nil when there is nobody.
function fields.people(value, form)
  local names = {}
  for i, person in ipairs(people(value)) do names[i] = name_of(person, form) end
  return join(names)
end

function fields.people_count(value)
  return #people(value)
end

return fields
