-- The lists of all sources: the overview, and what lawyers call tables of
-- authorities (OSCOLA 1.6, 1.7): cases, legislation in legal order, material of
-- Parliament, each place in it with the pages that cite it; and the
-- bibliography, which has the others. Works in the site step.

local display = require("citations.display")
local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local oscola = require("citations.oscola")
local order = require("citations.order")
local runs = require("citations.runs")
local uses = require("citations.uses")

local tables = {}

-- In this order; group: the parts of a table. places: with the places in a
-- source, each with the pages that cite it.
local all_tables = {
  { name = "legislation", groups = { "acts", "instruments", "eu", "other_law" },
    places = true },
  { name = "cases", groups = { "cases" }, places = true },
  { name = "parliament", groups = { "committees", "papers", "debates" },
    places = true },
  { name = "bibliography", groups = { "secondary" }, places = false },
}

-- The group of a source, and its table.
local function group_of(record)
  local group = oscola.group(record)
  if kinds.family(record) == "legislation" then
    group = legislation.class(record)
  elseif group == "parliament" then
    group = record.type == "hearing" and "debates"
      or kinds.session(record) and "committees" or "papers"
  end
  for _, row in ipairs(all_tables) do
    for _, name in ipairs(row.groups) do
      if name == group then return group, row end
    end
  end
  return "secondary", all_tables[#all_tables]
end

local function id_of(row)
  return row.name == "bibliography" and "sources/bibliography"
    or "sources/table-of-" .. row.name
end

local function anchor_of(record)
  return "source-" .. record.key:gsub("[^%w%-_%.]", "-")
end

local function title_of(site, row)
  return site:string("table_" .. row.name)
end

local function url_of(site, row, anchor)
  return site:href("sources/index.html", id_of(row) .. ".html", anchor)
end

-- True when the table has its address for itself: a source may have its name
-- for a key, and a handbook a page of its own there.
local function is_free(site, row)
  local id = id_of(row)
  return not site:fact("source", id:match("[^/]*$")) and not site:page(id)
end

-- The page of a source has the name that a list would have.
local function report_taken(site, row)
  local key = id_of(row):match("[^/]*$")
  if not site:fact("source", key) then return end
  site:warn({ source = key }, "reserved-key",
    "the key '" .. key
    .. "' is the name of a list of sources, which is left out",
    "give the record another key, and mend the citations of it")
end

-- Where a cited source stands in its table: { title, url }, or nil.
function tables.link_to(book, record)
  local _, row = group_of(record)
  if not is_free(book.site, row) then return nil end
  return {
    title = title_of(book.site, row),
    url = url_of(book.site, row, anchor_of(record)),
  }
end

-- taking -------------------------------------------------------------------

function tables.open()
  return { records = {}, counts = {}, entries = {} }
end

-- Takes a source and where it is cited.
function tables.take(lists, book, record, found)
  local site = book.site
  lists.records[#lists.records + 1] = record
  lists.counts[record.key] = uses.count_pages(found)
  if #found == 0 then return end
  local _, row = group_of(record)
  local whole = site:string(row.places and "table_whole" or "table_cited_on")
  local rows = uses.by_place(book, record, found, whole, row.places)
  if #rows > 0 then lists.entries[record.key] = rows end
end

-- sorting ------------------------------------------------------------------

-- Cases by their parties, those without by their numbers; laws by title, and
-- one title by date.
local function sort_key(group, record)
  local name = fields.title(record.title) or fields.text(record.number)
    or record.key
  if group == "cases" then return order.case(name) end
  return order.name(name)
end

-- The rows { record, runs } of a group in the order of its table.
local function sorted(group, records, options)
  local rows = oscola.sort_entries(records, options)
  if group ~= "cases" and not legislation.is_class(group) then return rows end
  for _, row in ipairs(rows) do row.key = sort_key(group, row.record) end
  table.sort(rows, function(a, b) return a.key < b.key end)
  return rows
end

-- the tables ---------------------------------------------------------------

local function source_url(site, record)
  return site:href("sources/index.html", "sources/" .. record.key .. ".html")
end

local function entries_of(site, lists, group, records, options)
  local out = {}
  for i, row in ipairs(sorted(group, records, options)) do
    local record = row.record
    out[i] = {
      anchor = anchor_of(record), url = source_url(site, record),
      citation_html = display.in_english(runs.html(row.runs), site.language),
      provisions = lists.entries[record.key],
    }
  end
  return out
end

local function add_table(site, lists, row, by_group, links, options)
  local groups = {}
  for _, name in ipairs(row.groups) do
    if by_group[name] then
      groups[#groups + 1] = {
        title = site:string("source_group_" .. name), anchor = name,
        entries = entries_of(site, lists, name, by_group[name], options),
      }
    end
  end
  site:add_page {
    id = id_of(row), title = title_of(site, row),
    summary = site:string("table_" .. row.name .. "_summary"),
    template = "source-table", order = 901, language = site.language,
    data = {
      table_groups = groups, many_groups = #groups > 1, table_links = links,
    },
  }
end

-- Links to all tables there are, as seen from one of them.
local function links_of(site, rows, here)
  local links = {}
  for i, row in ipairs(rows) do
    links[i] = {
      title = title_of(site, row), url = url_of(site, row),
      is_here = row == here,
    }
  end
  return links
end

local function add_tables(site, lists, options)
  local by_group, filled, rows = {}, {}, {}
  for _, record in ipairs(lists.records) do
    if lists.entries[record.key] then
      local group, row = group_of(record)
      by_group[group] = by_group[group] or {}
      table.insert(by_group[group], record)
      filled[row] = true
    end
  end
  for _, row in ipairs(all_tables) do
    if filled[row] and is_free(site, row) then rows[#rows + 1] = row end
    report_taken(site, row)
  end
  for _, row in ipairs(rows) do
    add_table(site, lists, row, by_group, links_of(site, rows, row), options)
  end
  return rows
end

-- the overview -------------------------------------------------------------

local index_groups = {
  "acts", "instruments", "eu", "other_law", "cases", "parliament", "dwp",
  "others",
}

-- What DWP wrote stands apart from what others write about it.
local function index_group(record)
  local group, row = group_of(record)
  if row.name == "legislation" or row.name == "cases" then return group end
  if row.name == "parliament" then return "parliament" end
  local from_dwp = record.standing == "dwp" or record.standing == "instructions"
  return from_dwp and "dwp" or "others"
end

local function index_entry(site, row, count)
  local record = row.record
  return {
    citation_html =
      display.in_english(runs.html(row.runs, false), site.language),
    url = source_url(site, record), uses_count = count,
    standing = record.standing,
    standing_label = display.standing_label(site, record.standing),
  }
end

local function add_index(site, lists, rows, options)
  local by_group, groups = {}, {}
  for _, record in ipairs(lists.records) do
    local name = index_group(record)
    by_group[name] = by_group[name] or {}
    table.insert(by_group[name], record)
  end
  for _, name in ipairs(index_groups) do
    local entries = {}
    for i, row in ipairs(sorted(name, by_group[name] or {}, options)) do
      entries[i] = index_entry(site, row, lists.counts[row.record.key])
    end
    if #entries > 0 then
      groups[#groups + 1] = {
        title = site:string("source_group_" .. name), sources = entries,
      }
    end
  end
  site:add_page {
    id = "sources/index", title = site:string("all_sources"),
    summary = site:string("sources_intro"),
    template = "sources", order = 900, language = site.language,
    data = { source_groups = groups, table_links = links_of(site, rows) },
  }
end

-- Adds the tables, and the overview unless the handbook has a page of its own
-- there.
function tables.add(lists, site, options)
  if #lists.records == 0 then return end
  local rows = add_tables(site, lists, options)
  if not site:page("sources/index") then
    add_index(site, lists, rows, options)
  end
end

return tables
