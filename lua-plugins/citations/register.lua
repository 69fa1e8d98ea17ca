-- The register of sources: a page for each, with every place that relies on it,
-- and the list of all. Runs once, in the site step.

local display = require("citations.display")
local fields = require("citations.fields")
local kinds = require("citations.kinds")
local oscola = require("citations.oscola")
local runs = require("citations.runs")

local register = {}

-- a page for each source ----------------------------------------------------

local function heading_of(site, use)
  if use.heading and use.heading ~= "" then return use.heading end
  if use.part then return site:string(use.part) end
  return site:string("source_in_text")
end

-- What is asked for again and again, in a large handbook a million times, is
-- worked out once: pages by id and language, places by their words and the
-- family of source they are in.
local function open_cache()
  return { pages = {}, places = {} }
end

-- The page that a use is on, with its address from a source's page, or false.
local function page_of(site, cache, use)
  local key = use.page .. "\n" .. use.language
  local page = cache.pages[key]
  if page == nil then
    page = site:page(use.page, use.language) or false
    if page then page.url = site:href("sources/index.html", page.output) end
    cache.pages[key] = page
  end
  return page
end

local function place_html(cache, record, typed)
  if typed == "" then return nil end
  local family = kinds.family(record)
  local places = cache.places[family]
  if not places then
    places = {}
    cache.places[family] = places
  end
  if not places[typed] then
    places[typed] = runs.escape(oscola.place(record, typed))
  end
  return places[typed]
end

-- Adds a place of a page, once for all its citations of one pinpoint below one
-- heading: the link goes to the first.
local function add_place(site, cache, record, on_page, use)
  local label = heading_of(site, use)
  local name = label .. "\n" .. use.pinpoint
  if on_page.seen[name] then return end
  on_page.seen[name] = true
  local places = on_page.entry.places
  places[#places + 1] = {
    label = label, url = on_page.entry.page_url .. "#" .. use.anchor,
    pinpoint_html = place_html(cache, record, use.pinpoint),
  }
end

-- Pages that rely on a source, with every place on them.
local function uses_of(site, cache, record, found)
  local out, by_url = {}, {}
  for _, use in ipairs(found) do
    local page = page_of(site, cache, use)
    local on_page = page and by_url[page.url]
    if page and not on_page then
      on_page = {
        seen = {},
        entry = {
          page_title = page.title, page_url = page.url,
          page_status = page.status, places = {},
        },
      }
      by_url[page.url] = on_page
      out[#out + 1] = on_page.entry
    end
    if page then add_place(site, cache, record, on_page, use) end
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
      display.in_english(runs.html(oscola.full(record, nil, options)), site),
    kind_label = kind_label(site, record),
    extent_text = extent_text(site, record),
    url = web_address(kinds.address(record)),
    archive = web_address(record.archive),
    licence = fields.title(record.licence),
    note = fields.title(record.note),
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

local function count_pages(found)
  local count, seen = 0, {}
  for _, use in ipairs(found) do
    local page = use.page .. "\n" .. use.language
    if not seen[page] then count = count + 1 end
    seen[page] = true
  end
  return count
end

local function entry_of(site, row, found)
  return {
    citation_html = display.in_english(runs.html(row.runs, false), site),
    url = site:href("sources/index.html", output_of(row.record)),
    uses_count = count_pages(found), standing = row.record.standing,
    standing_label = display.standing_label(site, row.record.standing),
  }
end

local function add_index(site, records, found, options)
  local lists, groups = {}, {}
  for _, record in ipairs(records) do
    local name = list_of(record)
    lists[name] = lists[name] or {}
    table.insert(lists[name], record)
  end
  for _, name in ipairs(group_names) do
    local sources = {}
    for i, row in ipairs(oscola.sort_entries(lists[name] or {}, options)) do
      sources[i] = entry_of(site, row, found[row.record.key] or {})
    end
    if #sources > 0 then
      groups[#groups + 1] = {
        title = site:string("source_group_" .. name), sources = sources,
      }
    end
  end
  site:add_page {
    id = "sources/index", title = site:string("all_sources"),
    template = "sources", order = 900, language = site.language,
    data = { source_groups = groups },
  }
end

local function add_use(found, key, use)
  local list = found[key] or {}
  list[#list + 1] = use
  found[key] = list
end

-- A page that shows a right of another page rests on what the right rests on.
local function add_shown(site, found)
  for id, box, page_id in site:facts("shown") do
    local right = site:fact("right", id)
    for _, cite in ipairs(right and right.cites or {}) do
      for _, item in ipairs(md.citation(cite).items) do
        add_use(found, item.key, {
          pinpoint = item.pinpoint, anchor = box.anchor, part = "rights",
          page = page_id, language = box.language,
        })
      end
    end
  end
end

-- key -> its uses, in page order.
local function find_uses(site)
  local found = {}
  for key, use in site:facts("cited") do add_use(found, key, use) end
  add_shown(site, found)
  return found
end

local function check_record(site, record)
  if oscola.lacks_number(record) then
    site:warn("missing-number",
      "the source '" .. record.key .. "' (" .. (record.file or "sources")
      .. ") has no House of Commons number",
      "add 'number:' when you know it; until then it is left out")
  end
end

-- Adds all the pages; nothing when there are no sources.
function register.add_pages(site, options)
  local found, records, cache = find_uses(site), {}, open_cache()
  for _, record in site:facts("source") do
    records[#records + 1] = record
    check_record(site, record)
    add_source_page(site, cache, record, found[record.key] or {}, options)
  end
  if #records > 0 and not site:page("sources/index") then
    add_index(site, records, found, options)
  end
end

return register
