-- Which version of the law a citation's links show, in words behind it:
-- " (law on 26 February 2016; reg 15(4) today)". The citation itself stays as
-- OSCOLA has it: its links lead to the day, these to the law of today.

local display = require("citations.display")
local legislation = require("citations.legislation")

local versions = {}

local MARK = "\1" -- stands where a place goes

-- The words for one day ("2016-02-26", or nil where none is known); host is a
-- page or the site, language for the site only. To be kept: they cost strings.
function versions.words(host, day, language)
  local function say(key, values)
    return text.split(md.escape(host:string(key, values, language)), MARK)
  end
  return {
    day = day, language = language or host.language,
    on = day and say("law_on", { date = host:date(day, language) })[1],
    today = say("law_today", { place = MARK }), made = say("law_made")[1],
    now = day and say("law_now")[1],
  }
end

-- The same for the notes of a page; nil when they cite no provision.
function versions.of_page(page, notes)
  for _, items in ipairs(notes) do
    for _, item in ipairs(items) do
      if item.at.linked then return versions.words(page, page.law_at) end
    end
  end
  return nil
end

-- Adds links to today's version of what the item cites, each once.
local function add_today(links, words, item)
  local base, linked, names = item.form.base, item.at.linked, item.at.names
  for i, name in ipairs(names) do
    local address = base .. linked[2 * i]
    if not links[address] then
      links[address] = true
      links[#links + 1] = '; <a href="' .. address .. '">' .. table.concat(
        words.today, display.in_english(name, words.language)) .. "</a>"
    end
  end
end

-- The words behind a citation; empty where its links show the law of today, or
-- there are none. items: each with its form and its place as `at`; words may be
-- nil when there are no links. On paper the links to today's law are left out.
function versions.tail(words, items)
  if not words then return "" end
  local links, made, now = {}, nil, nil
  for _, item in ipairs(items) do
    local kept = item.at.linked and item.form.versions
    if kept and kept.always then
      made = words.made
    elseif kept and legislation.version(kept, words.day) ~= "" then
      add_today(links, words, item)
    elseif kept then
      now = words.now
    end
  end
  local parts = {}
  if #links > 0 then
    parts[1] = words.on .. '<span class="law-today">' .. table.concat(links)
      .. "</span>"
  end
  parts[#parts + 1] = made
  parts[#parts + 1] = now
  if #parts == 0 then return "" end
  return ' <span class="law-on">(' .. table.concat(parts, "; ") .. ")</span>"
end

return versions
