-- Where an Act's or an instrument's provision is on legislation.gov.uk, on
-- which day, and what an address there tells.
--
-- An address is put together out of the item, its provision and the version:
--   /uksi/2013/376  /regulation/15  /2016-02-26     as it stood on that day
--   /ukpga/Geo6/9-10/36  /section/7                 as it stands; Acts before
--                                                   1963 by the King's years
--   /uksi/2011/1349  /regulation/5  /made           as it was first made
-- The site shows sections and regulations as a whole, and the paragraphs of
-- schedules.

local fields = require("citations.fields")

local legislation = {}

local site = "https://www.legislation.gov.uk"

-- OSCOLA 2.4, 2.5: "2012 c 5" and the like number an Act and are not printed;
-- "SI 2013/376" numbers an instrument and is.
local act_series = {
  c = "ukpga", asp = "asp", nia = "nia", anaw = "anaw", asc = "asc",
}

local function act_path(number)
  local year, series, count = number:match("^(%d%d%d%d) (%a+) (%d+)$")
  series = series and act_series[series:lower()]
  return series and "/" .. series .. "/" .. year .. "/" .. count
end

local function instrument_path(number)
  local series, year, count = number:match("^(%u+) (%d%d%d%d)/(%d+)")
  if not series then return nil end
  local folder
  if series == "SI" then
    folder = number:find("%(NI %d+%)$") and "nisi"
      or number:find("%(W %d+%)$") and "wsi" or "uksi"
  else
    folder = ({ SR = "nisr", SSI = "ssi", WSI = "wsi" })[series]
  end
  return folder and "/" .. folder .. "/" .. year .. "/" .. count
end

-- The number as it is printed: nil for an Act's chapter.
function legislation.printed_number(record)
  local number = fields.text(record.number)
  if not number or act_path(number) then return nil end
  return number
end

-- The address of the whole Act or instrument, or nil.
function legislation.address(record)
  local url = fields.text(record.URL)
  if url then return url end
  local number = fields.text(record.number)
  local path = number and (act_path(number) or instrument_path(number))
  return path and site .. path
end

-- reading an address -------------------------------------------------------

-- How the first version of a text is called, by what made it.
local first_versions = {
  made = true, enacted = true, adopted = true, created = true,
}

local function split_path(path)
  local out = {}
  for segment in path:gmatch("[^/]+") do out[#out + 1] = segment end
  return out
end

-- Local Acts have Roman numerals.
local function is_number(segment)
  return segment:find("^%d+$") or segment:find("^[ivxlcdm]+$")
end

-- "uksi 2013 376", "ukpga Geo6 9-10 36": the series, the year ("2013" or nil),
-- how many segments name the item; nil when they name none.
local function item_of(segments)
  local series, year, third, fourth = table.unpack(segments, 1, 4)
  if not (third and series:find("^%l+$")) then return nil end
  if year:find("^%d%d%d%d$") and is_number(third) then
    return series, year, 3
  end
  if year:find("^%u%w+$") and third:find("^[%w%-]+$") and fourth
      and is_number(fourth) then
    return series, nil, 4
  end
  return nil
end

-- What an address of legislation.gov.uk tells: { series, year, number, path,
-- version, rest }; nil of any other. path: "/uksi/2013/376"; version: "made",
-- "2016-02-26" or nil; rest: the segments that name a provision.
function legislation.read(url)
  local rest = url and url:match("^https?://(.*)$")
  local path = rest and rest:gsub("^www%.", "")
    :match("^legislation%.gov%.uk(/[^?#]*)")
  if not path then return nil end
  local segments = split_path(path)
  if segments[1] == "id" then table.remove(segments, 1) end
  local series, year, count = item_of(segments)
  if not series then return nil end
  local item = {
    series = series, year = year, number = segments[count], rest = {},
    path = "/" .. table.concat(segments, "/", 1, count),
  }
  for i = count + 1, #segments do
    local word = segments[i]
    if first_versions[word] or word:find("^%d%d%d%d%-%d%d%-%d%d$") then
      item.version = word
    else
      item.rest[#item.rest + 1] = word
    end
  end
  return item
end

-- The item that a record is, as legislation.read gives it, or nil.
function legislation.item(record)
  return legislation.read(legislation.address(record))
end

local european = { eur = true, eudr = true, eudn = true, eut = true }
local instruments = {
  uksi = true, wsi = true, ssi = true, nisi = true, nisr = true, nisro = true,
  uksro = true, ukmo = true, ukci = true, ukmd = true,
}
local classes = { acts = true, instruments = true, eu = true, other_law = true }

-- Where a law stands in a table of legislation (OSCOLA 1.6: Acts apart from
-- instruments): "acts", "instruments", "eu", or "other_law": bills, treaties.
function legislation.class(record)
  if record.type == "bill" or record.type == "treaty" then
    return "other_law"
  end
  local item = legislation.item(record)
  local series = item and item.series
  if european[series] then return "eu" end
  if instruments[series] or legislation.printed_number(record) then
    return "instruments"
  end
  return "acts"
end

function legislation.is_class(name)
  return classes[name] == true
end

-- The part of the address that names an Act, without what people copy with it
-- ("/contents", "/made").
function legislation.base(record)
  local item = legislation.item(record)
  return item and site .. item.path
end

-- versions -----------------------------------------------------------------

-- Where the texts of Northern Ireland are kept.
local northern = {
  nia = true, nisi = true, nisr = true, apni = true, mnia = true, nisro = true,
}

-- The day from which on versions may be asked for. The site keeps none of
-- before 1 February 1991, for Northern Ireland 1 January 2006; and there is
-- nothing to see before there was a law: the date of the record, or its year.
local function first_day(record, item)
  local since = northern[item.series] and "2006-01-01" or "1991-02-01"
  local issued = fields.date(record.issued)
  local made = issued and not issued.literal and fields.date_key(issued)
    or item.year or ""
  return made > since and made or since
end

-- How links to a record's provisions choose the version: { always = "/made" }
-- for a text that the site has as first made only, { since = "2013" } for one
-- whose versions may be asked for from that day on. nil: not on that site.
function legislation.versions(record)
  local item = legislation.item(record)
  if not item then return nil end
  if first_versions[item.version] then
    return { always = "/" .. item.version }
  end
  return { since = first_day(record, item) }
end

-- The end of a provision's address for the law of a day ("2016-02-26" or nil).
function legislation.version(versions, day)
  if versions.always then return versions.always end
  return day and day >= versions.since and "/" .. day or ""
end

-- provisions ---------------------------------------------------------------

local folders = {
  s = "section", reg = "regulation", art = "article", r = "rule",
  sch = "schedule", pt = "part",
}

-- What may stand inside what: "sch 1 pt 2 para 3" is /schedule/1/paragraph/3,
-- since paragraphs are counted through a schedule.
local inside = {
  sch = { pt = "part", para = "paragraph" }, pt = { ch = "chapter" },
}

local function number_of(loc)
  return loc and loc.from:match("^%a?%d+[%d%.]*%a*")
end

-- "/section/14": of the section as a whole. nil where that cannot be told.
function legislation.provision_path(label, loc)
  local folder = label and folders[label]
  local number = folder and number_of(loc)
  return number and "/" .. folder .. "/" .. number
end

-- The address of a provision, or nil; day: "2016-02-26", nil for today's.
function legislation.provision(record, label, loc, day)
  local path = legislation.provision_path(label, loc)
  local base = path and legislation.base(record)
  return base and base .. path
    .. legislation.version(legislation.versions(record), day)
end

-- A piece in words that make sense alone: "s 15" of the second piece of
-- "ss 14, 15, 17-20", "ss 17–20" of the third.
local function name_of(piece)
  if piece.several then return piece.several .. " " .. piece.text end
  if not piece.label or piece.loc.to then return piece.text end
  return piece.label .. " " .. piece.loc.from
end

-- Where a Schedule has no number: "sch para 3".
local function is_bare_schedule(piece)
  local words = not piece.label and piece.text:lower()
  return words == "sch" or words == "schedule"
end

-- A piece that others may stand in: { path, text, within }. Nothing of what
-- counts like a law of its own inside a schedule, which has no such address.
local function outer_of(piece)
  if piece.inner then return nil end
  if is_bare_schedule(piece) then
    return { path = "/schedule", text = piece.text, within = inside.sch }
  end
  local path = legislation.provision_path(piece.label, piece.loc)
  return path and
    { path = path, text = piece.text, within = inside[piece.label] }
end

-- Carries a link on into pieces[at] where that stands inside of it.
local function go_inward(link, outer, piece)
  local folder = outer.within and outer.within[piece.label]
  local number = folder and number_of(piece.loc)
  if not number then return false end
  link.path = outer.path .. "/" .. folder .. "/" .. number
  link.last = link.last + 1
  link.name = link.name .. " " .. name_of(piece)
  return true
end

-- "4" behind "sch 1 para 3," is "sch 1 para 4".
local function continued(outer, piece)
  local folder = outer and outer.within and outer.within[piece.label]
  local number = folder and number_of(piece.loc)
  if not number then return nil end
  return outer.path .. "/" .. folder .. "/" .. number,
    outer.text .. " " .. name_of(piece)
end

-- The links of a place: list of { first, last, path, name }: which pieces (see
-- pinpoint.pieces) they are, the provision's path, and its name in words. Of a
-- range it is the first provision.
function legislation.links(pieces)
  local out, outer, at = {}, nil, 1
  while at <= #pieces do
    local piece = pieces[at]
    local path, name = continued(outer, piece)
    if not path then
      outer = outer_of(piece)
      path, name = outer and outer.path, name_of(piece)
    end
    local link = { first = at, last = at, path = path, name = name }
    if path then out[#out + 1] = link end
    while path and pieces[link.last + 1] and pieces[link.last + 1].joint == " "
        and go_inward(link, outer, pieces[link.last + 1]) do
    end
    at = link.last + 1
  end
  return out
end

return legislation
