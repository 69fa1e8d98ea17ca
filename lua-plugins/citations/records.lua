-- The record of a source that an author still has to write, as far as its
-- address tells: what stands in it is known, what has to be found out is a
-- remark behind an empty field. A title or a date is never guessed. The program
-- refuses a record without its title, and "???" for a date; other gaps may
-- stay.

local legislation = require("citations.legislation")

local records = {}

-- A part of a file's name.
local function slug(words)
  words = words:lower():gsub("[^%w]+", "-"):gsub("^%-+", ""):gsub("%-+$", "")
  if #words <= 40 then return words end
  return (words:sub(1, 40):gsub("%-[^%-]*$", ""))
end

local function host_and_path(url)
  local host, path = url:match("^https?://([^/?#]+)([^?#]*)")
  if not host then return nil end
  return host:lower():gsub("^www%.", ""), (path:gsub("/+$", ""))
end

-- What two addresses of one document have in common, or nil: the scheme,
-- "www.", the place in it and, of a law, the version do not count.
function records.address(url)
  local law = legislation.read(url)
  if law then return "legislation.gov.uk" .. law.path end
  local host, path = host_and_path(url)
  if not host then return nil end
  if host == "whatdotheyknow.com" then
    path = path:match("^/request/[^/]+") or path
  end
  return host .. path
end

-- Sites whose addresses tell what kind of document it is.
function records.is_telling(url)
  local host = host_and_path(url)
  return host == "gov.uk" or host == "whatdotheyknow.com"
    or legislation.read(url) ~= nil
end

-- the law ------------------------------------------------------------------

local act_series = {
  ukpga = "c", asp = "asp", nia = "nia", anaw = "anaw", asc = "asc",
}
local instrument_series = {
  uksi = "SI", wsi = "SI", nisi = "SI", ssi = "SSI", nisr = "SR",
}
local second_numbers = { wsi = "(W 1)", nisi = "(NI 1)" } -- as an example

local function number_line(law)
  local act, instrument = act_series[law.series], instrument_series[law.series]
  if not law.year then return nil end
  if act then
    return "number: " .. law.year .. " " .. act .. " " .. law.number
  end
  if not instrument then return nil end
  local number = instrument .. " " .. law.year .. "/" .. law.number
  local second = second_numbers[law.series]
  if not second then return "number: " .. number end
  return "number: " .. number .. " # with its second number: " .. number .. " "
    .. second
end

local labels = {
  section = "s", regulation = "reg", article = "art", rule = "r",
  schedule = "sch", paragraph = "para", part = "pt", chapter = "ch",
}

-- "s 14(5)" of { "section", "14", "5" }: as far as it is understood.
local function place_of(rest)
  local out, deep = "", false
  for _, word in ipairs(rest) do
    if labels[word] then
      out, deep = out .. (out ~= "" and " " or "") .. labels[word], false
    elseif out ~= "" and #word <= 6 and word:find("^%w+$") then
      out = out .. (deep and "(" .. word .. ")" or " " .. word)
      deep = true
    else
      break
    end
  end
  return out
end

local function of_law(law)
  local first = law.version and not law.version:find("^%d") and law.version
  return {
    key = slug(law.path), place = place_of(law.rest),
    lines = {
      "type: legislation",
      "title: # its name with the year, as in: Welfare Reform Act 2012",
      number_line(law)
        or "title-short: # a shorter name; or leave this line out",
      "URL: https://www.legislation.gov.uk" .. law.path
        .. (first and "/" .. first or ""),
      "standing: law",
    },
  }
end

-- the web ------------------------------------------------------------------

local read_on = "accessed: ??? # the day you read it: 2026-11-20"

-- "b" of "/a/b.html"
local function last_name(path)
  return (path:match("[^/]*$"):gsub("%.%w+$", ""))
end

-- The Upper Tribunal's decisions on benefits are on GOV.UK, too: they are law,
-- and their addresses end in "-2016-ukut-360-aac".
local function of_decision(url, path)
  local year, number = path:match("(%d%d%d%d)%-ukut%-(%d+)%-aac%f[%W]")
  return {
    key = year and "ukut-" .. year .. "-" .. number
      or "ukut-" .. slug(last_name(path)),
    place = "",
    lines = {
      "type: legal_case",
      "title: # its name, as in: LM v Secretary of State for Work and Pensions "
        .. "(ESA)",
      "authority: UKUT",
      number and "number: " .. number .. " (AAC)"
        or "number: # as in: 360 (AAC)",
      year and "issued: " .. year or "issued: ??? # its year: 2016",
      "URL: " .. url, "standing: law",
    },
  }
end

local function of_gov_uk(url, path)
  if path:find("^/administrative%-appeals%-tribunal%-decisions/.") then
    return of_decision(url, path)
  end
  return {
    key = "gov-" .. slug(last_name(path)), place = "",
    lines = {
      "type: webpage",
      "author: # who published it, as in: Department for Work and Pensions",
      "title: # as the page has it",
      "container-title: GOV.UK",
      "issued: # its date: 2026-11-20; without one leave this line out",
      "URL: " .. url, read_on,
      "standing: instructions # others, where it is not DWP's",
    },
  }
end

local function of_request(url, name)
  return {
    key = "wdtk-" .. slug(name), place = "",
    lines = {
      "type: personal_communication", "genre: Letter",
      "author: # who answered, as in: Department for Work and Pensions",
      "recipient: a requester",
      "issued: ??? # the day of the answer: 2016-02-26",
      "number: # their reference; without one leave this line out",
      "URL: " .. url,
      "standing: dwp # others, where it is not DWP that answered",
    },
  }
end

local function of_page(url, host, path)
  return {
    key = slug(host:match("^[^.]*") .. "-" .. last_name(path)), place = "",
    lines = {
      "type: webpage",
      "author: # who wrote it; without one leave this line out",
      "title: # as the page has it",
      "container-title: # the name of the site",
      "issued: # its date: 2026-11-20; without one leave this line out",
      "URL: " .. url, read_on,
      "standing: others # or law, instructions, dwp",
    },
  }
end

-- A record out of an address: { key, place, lines }; place is the pinpoint that
-- the address itself tells. nil for what is no address of the web.
function records.draft(url)
  local law = legislation.read(url)
  if law then return of_law(law) end
  local host, path = host_and_path(url)
  if not host then return nil end
  local request = path:match("^/request/([^/]+)")
  if host == "whatdotheyknow.com" and request then
    return of_request(url, request)
  end
  if host == "gov.uk" then return of_gov_uk(url, path) end
  return of_page(url, host, path)
end

-- Where nothing is known.
function records.blank()
  return {
    place = "",
    lines = {
      "type: # legislation, legal_case, report, personal_communication, "
        .. "webpage, book",
      "title: # as it is printed",
      "URL: # where it can be read; without one leave this line out",
      "standing: # law, instructions, dwp or others",
    },
  }
end

-- The name of the file for a key, without its ending, and the line that tells
-- the key where a file cannot have it for a name.
function records.file(key)
  local name = slug(key)
  if name == key then return name, nil end
  return name ~= "" and name or "source", 'id: "' .. key .. '"'
end

return records
