-- The register of sources, in the site step: how each prints, for all pages; a
-- page for each; the lists of all.

local forms = require("citations.forms")
local kinds = require("citations.kinds")
local oscola = require("citations.oscola")
local records = require("citations.records")
local source_page = require("citations.source_page")
local tables = require("citations.tables")
local uses = require("citations.uses")

local register = {}

local function check_record(site, record)
  if oscola.lacks_number(record) then
    site:warn({ source = record.key }, "missing-number",
      "the source '" .. record.key .. "' has no House of Commons number",
      "add 'number:' when you know it; until then it is left out")
  end
end

-- Two laws of one short title: nobody could tell which is meant. `shorts`:
-- short title -> key of the first.
local function check_short_title(site, shorts, record)
  local short = kinds.family(record) == "legislation"
    and kinds.short_title(record)
  if not short then return end
  if shorts[short] then
    site:warn({ source = record.key }, "same-short-title",
      "the source '" .. shorts[short] .. "' has the short title '" .. short
      .. "', too",
      "tell them apart, as in 'UC Regs 2013' and 'UC Regs (NI) 2016'")
  else
    shorts[short] = record.key
  end
end

-- "sources/index" is the overview.
local function is_reserved(site, record)
  if record.key ~= "index" then return false end
  site:error({ source = "index" }, "reserved-key",
    "a source cannot have the key 'index': that is the list of all sources",
    "give the record another key, and mend the citations of it")
  return true
end

-- For those who type an address where a key belongs; the first of two records
-- with one address.
local function tell_address(site, told, record)
  local url = kinds.address(record)
  local address = url and records.address(url)
  if address and not told[address] then
    told[address] = true
    site:publish("source_address", address, record.key)
  end
end

-- A table of its own answers faster, and most fields are asked for in vain.
local function copy_of(record)
  local copy = {}
  for name, value in pairs(record) do copy[name] = value end
  return copy
end

-- All records, and for those that are a law of Northern Ireland the one that
-- names it: key -> key.
local function read_records(site)
  local list, twin_of = {}, {}
  for _, fact in site:facts("source") do
    local record = copy_of(fact)
    list[#list + 1] = record
    if record.ni_twin then twin_of[record.ni_twin] = record.key end
  end
  return list, twin_of
end

-- Adds all the pages, and tells how sources and places print; nothing when
-- there are no sources.
function register.add_pages(site, options)
  local book, lists, told = uses.open(site, options.style), tables.open(), {}
  local all, twin_of = read_records(site)
  local shorts = {}
  book.twin_of = twin_of
  for _, record in ipairs(all) do
    local found = uses.find(book, record.key)
    check_record(site, record)
    check_short_title(site, shorts, record)
    site:publish("citation_form", record.key, forms.source(record, options))
    tell_address(site, told, record)
    if not is_reserved(site, record) then
      source_page.add(book, record, found, options)
      tables.take(lists, book, record, found)
    end
  end
  tables.add(lists, site, options)
end

return register
