-- The register of sources: a page for each, with every place that relies on it,
-- and the list of all. Runs once, in the site step.

local display = require("citations.display")
local fields = require("citations.fields")
local forms = require("citations.forms")
local kinds = require("citations.kinds")
local oscola = require("citations.oscola")
local records = require("citations.records")
local runs = require("citations.runs")

local register = {}

-- a page for each source ----------------------------------------------------

-- What is asked for again and again, in a large handbook a million times, is
-- worked out once: pages by language and id, places by the family of source
-- they are in and their words.
local function open_cache()
  return { pages = {}, places = {}, counts = {}, addresses = {} }
end

local function inner(map, key)
  local found = map[key]
  if not found then
    found = {}
    map[key] = found
  end
  return found
end

-- The page that a use is on, with its address from a source's page, or false.
local function page_of(site, cache, id, language)
  local pages = inner(cache.pages, language)
  local page = pages[id]
  if page == nil then
    page = site:page(id, language) or false
    if page then
      page.url = site:href("sources/index.html", page.output)
      page.labels = {}
    end
    pages[id] = page
  end
  return page
end

local function heading_text(site, page, anchor)
  local heading = site:fact("heading", page.id .. "#" .. anchor, page.language)
  if heading and heading.text ~= "" then return heading.text end
  return site:string("source_in_text")
end

-- The name of a place on a page: a heading, or a part of the front matter.
local function label_of(site, page, place)
  local label = page.labels[place]
  if not label then
    if place:byte() == 35 then
      label = heading_text(site, page, place:sub(2))
    else
      label = site:string(place ~= "" and place or "source_in_text")
    end
    page.labels[place] = label
  end
  return label
end

-- A place in a source as it prints; each is told to the pages once.
local function place_html(site, cache, family, typed)
  if typed == "" then return nil end
  local places = inner(cache.places, family)
  local place = places[typed]
  if not place then
    place = forms.place(family, typed)
    site:publish("citation_place", family .. " " .. typed, place)
    places[typed] = place
  end
  return place.html
end

-- Adds a place of a page, once for all its citations of one pinpoint below one
-- heading: the link goes to the first.
local function add_place(site, cache, family, on_page, use)
  local label = label_of(site, on_page.page, use.place)
  local html = place_html(site, cache, family, use.pinpoint)
  local seen = inner(on_page.seen, label)
  if seen[use.pinpoint] then return end
  seen[use.pinpoint] = true
  local places = on_page.places
  places[#places + 1] = {
    label = label, url = on_page.page.url .. "#" .. use.anchor,
    pinpoint_html = html,
  }
end

-- Pages that rely on a source, with every place on them.
local function uses_of(site, cache, record, uses)
  local out, by_page = {}, {}
  local family = kinds.family(record)
  for _, use in ipairs(uses) do
    local page = page_of(site, cache, use.page, use.language)
    local on_page = page and by_page[page]
    if page and not on_page then
      on_page = { page = page, seen = {}, places = {} }
      by_page[page] = on_page
      out[#out + 1] = {
        page_title = page.title, page_url = page.url,
        page_status = page.status, places = on_page.places,
        page_status_label = page.status ~= "current"
          and site:string("status_" .. page.status) or nil,
      }
    end
    if page then add_place(site, cache, family, on_page, use) end
  end
  return out
end

local kind_names = {
  legal_case = "case", report = "report", hearing = "debate",
  personal_communication = "letter", webpage = "webpage",
  ["post-weblog"] = "post", post = "post", book = "book", chapter = "book",
  ["article-journal"] = "article", ["article-newspaper"] = "newspaper",
  ["article-magazine"] = "article",
}

local function kind_label(site, record)
  local group = oscola.group(record)
  local name = kind_names[record.type]
  if group == "acts" then
    name = "act"
  elseif group == "instruments" then
    name = "instrument"
  end
  return name and site:string("source_kind_" .. name) or nil
end

local function join_words(site, words)
  if #words < 2 then return words[1] end
  return table.concat(words, ", ", 1, #words - 1) .. " " .. site:string("and")
    .. " " .. words[#words]
end

local function extent_text(site, record)
  local names = {}
  local extent = record.extent
  if type(extent) == "string" then extent = { extent } end
  for i, nation in ipairs(extent or {}) do
    names[i] = site:word("nations", nation)
  end
  return join_words(site, names)
end

-- Only the web's addresses: a record is data.
local function web_address(value)
  local url = fields.text(value)
  return url and url:find("^https?://%S+$") and url or nil
end

local function source_data(site, record, uses, options)
  return {
    key = record.key, standing = record.standing,
    standing_label = display.standing_label(site, record.standing),
    citation_html =
      display.in_english(runs.html(oscola.full(record, nil, options)),
        site.language),
    kind_label = kind_label(site, record),
    extent_text = extent_text(site, record),
    url = web_address(kinds.address(record)),
    archive = web_address(record.archive),
    licence = fields.title(record.licence),
    note = fields.title(record.note),
    ended = fields.title(record.ended),
    reference = record.type == "personal_communication"
      and fields.text(record.number) or nil,
    uses = uses, has_uses = #uses > 0,
  }
end

-- Letters have no title of their own.
local function title_of(record, options)
  if record.type ~= "personal_communication" then
    local title = fields.title(record.title)
    if title then return title end
  end
  return runs.plain(oscola.full(record, nil, options))
end

local function output_of(record)
  return "sources/" .. record.key .. ".html"
end

local function add_source_page(site, cache, record, found, options)
  local uses = uses_of(site, cache, record, found)
  local kind = kind_label(site, record) or site:string("source")
  site:add_page {
    id = "sources/" .. record.key, title = title_of(record, options),
    summary = site:string("source_summary", { kind = kind }),
    template = "source", language = site.language,
    data = { source = source_data(site, record, uses, options) },
  }
end

-- the list of all sources ---------------------------------------------------

local group_names = {
  "acts", "instruments", "cases", "parliament", "dwp", "others",
}

-- What DWP wrote stands apart from what others write about it.
local function list_of(record)
  local group = oscola.group(record)
  if group ~= "secondary" then return group end
  local from_dwp = record.standing == "dwp" or record.standing == "instructions"
  return from_dwp and "dwp" or "others"
end

local function count_pages(uses)
  local count, seen = 0, {}
  for _, use in ipairs(uses) do
    local pages = inner(seen, use.language)
    if not pages[use.page] then count = count + 1 end
    pages[use.page] = true
  end
  return count
end

local function entry_of(site, row, count)
  return {
    citation_html = display.in_english(runs.html(row.runs, false), site.language),
    url = site:href("sources/index.html", output_of(row.record)),
    uses_count = count, standing = row.record.standing,
    standing_label = display.standing_label(site, row.record.standing),
  }
end

local function add_index(site, records, counts, options)
  local lists, groups = {}, {}
  for _, record in ipairs(records) do
    local name = list_of(record)
    lists[name] = lists[name] or {}
    table.insert(lists[name], record)
  end
  for _, name in ipairs(group_names) do
    local sources = {}
    for i, row in ipairs(oscola.sort_entries(lists[name] or {}, options)) do
      sources[i] = entry_of(site, row, counts[row.record.key])
    end
    if #sources > 0 then
      groups[#groups + 1] = {
        title = site:string("source_group_" .. name), sources = sources,
      }
    end
  end
  site:add_page {
    id = "sources/index", title = site:string("all_sources"),
    summary = site:string("sources_intro"),
    template = "sources", order = 900, language = site.language,
    data = { source_groups = groups },
  }
end

-- where sources are cited ---------------------------------------------------

-- A page that shows a right of another page rests on what the right rests on:
-- key -> its uses on such pages.
local function find_shown(site)
  local found = {}
  for id, box, page_id in site:facts("shown") do
    local right = site:fact("right", id)
    for _, cite in ipairs(right and right.cites or {}) do
      for _, item in ipairs(md.citation(cite).items) do
        local uses = inner(found, item.key)
        uses[#uses + 1] = {
          pinpoint = item.pinpoint, anchor = box.anchor, place = "rights",
          page = page_id, language = box.language,
        }
      end
    end
  end
  return found
end

-- All uses of one source, in page order; the facts are those of collect.
local function find_uses(site, key, shown)
  local uses = {}
  for _, text, page_id, language in site:facts("cited", key) do
    local first = text:find("\n", 1, true)
    local second = text:find("\n", first + 1, true)
    uses[#uses + 1] = {
      anchor = text:sub(1, first - 1), place = text:sub(first + 1, second - 1),
      pinpoint = text:sub(second + 1), page = page_id, language = language,
    }
  end
  for _, use in ipairs(shown[key] or {}) do uses[#uses + 1] = use end
  return uses
end

local function check_record(site, record)
  if oscola.lacks_number(record) then
    site:warn({ source = record.key }, "missing-number",
      "the source '" .. record.key .. "' has no House of Commons number",
      "add 'number:' when you know it; until then it is left out")
  end
end

-- For those who type an address where a key belongs; the first of two records
-- with one address.
local function tell_address(site, cache, record)
  local url = kinds.address(record)
  local address = url and records.address(url)
  if address and not cache.addresses[address] then
    cache.addresses[address] = true
    site:publish("source_address", address, record.key)
  end
end

-- A table of its own answers faster, and most fields are asked for in vain.
local function copy_of(record)
  local copy = {}
  for name, value in pairs(record) do copy[name] = value end
  return copy
end

-- Adds all the pages, and tells how sources and places print; nothing when
-- there are no sources.
function register.add_pages(site, options)
  local shown, records, cache = find_shown(site), {}, open_cache()
  for _, fact in site:facts("source") do
    local record = copy_of(fact)
    local uses = find_uses(site, record.key, shown)
    records[#records + 1] = record
    check_record(site, record)
    site:publish("citation_form", record.key, forms.source(record, options))
    tell_address(site, cache, record)
    add_source_page(site, cache, record, uses, options)
    cache.counts[record.key] = count_pages(uses)
  end
  if #records > 0 and not site:page("sources/index") then
    add_index(site, records, cache.counts, options)
  end
end

return register
