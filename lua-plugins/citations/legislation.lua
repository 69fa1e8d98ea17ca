-- Where an Act's or an instrument's provision is on legislation.gov.uk.

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

local folders = {
  s = "section", reg = "regulation", art = "article", r = "rule",
  sch = "schedule",
}

-- The part of the address that names an Act, without what people copy with it
-- ("/contents", "/made").
function legislation.base(record)
  local url = legislation.address(record)
  local path = url and url:match("^https?://www%.legislation%.gov%.uk(/.*)$")
  if not path then return nil end
  path = path:gsub("^/id/", "/")
  local base = path:match("^/%l+/%d%d%d%d/%d+")
  return base and site .. base
end

-- "/section/14": of the section as a whole, as legislation.gov.uk shows
-- sections, not subsections. nil where that cannot be told.
function legislation.provision_path(label, loc)
  local folder = label and folders[label]
  local number = folder and loc.from:match("^%d+%a*")
  return number and "/" .. folder .. "/" .. number
end

-- The address of a provision, or nil.
function legislation.provision(record, label, loc)
  local path = legislation.provision_path(label, loc)
  local base = path and legislation.base(record)
  return base and base .. path
end

return legislation
