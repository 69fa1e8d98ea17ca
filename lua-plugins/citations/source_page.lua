-- The page of one source: what it is, how much it weighs, what rests on it, and
-- how to cite it. Works in the site step.

local display = require("citations.display")
local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local oscola = require("citations.oscola")
local runs = require("citations.runs")
local tables = require("citations.tables")
local uses = require("citations.uses")

local source_page = {}

local kind_names = {
  legal_case = "case", report = "report", hearing = "debate",
  personal_communication = "letter", webpage = "webpage",
  ["post-weblog"] = "post", post = "post", book = "book", chapter = "book",
  ["article-journal"] = "article", ["article-newspaper"] = "newspaper",
  ["article-magazine"] = "article",
}
local law_names = { acts = "act", instruments = "instrument", eu = "eu" }

local function kind_label(site, record)
  local name = kind_names[record.type]
  if kinds.family(record) == "legislation" then
    name = law_names[legislation.class(record)]
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

-- Letters have no title of their own.
local function title_of(record, options)
  if record.type ~= "personal_communication" then
    local title = fields.title(record.title)
    if title then return title end
  end
  return runs.plain(oscola.full(record, nil, options))
end

local function output_of(key)
  return "sources/" .. key .. ".html"
end

-- A link to another source by its key: { title, url }, or nil.
local function link_to(site, key, options)
  local record = key and site:fact("source", key)
  return record and {
    title = title_of(record, options),
    url = site:href("sources/index.html", output_of(key)),
  } or nil
end

-- how to cite it -----------------------------------------------------------

-- What instruments count in, by the last word of their kind in the title.
local function law_place(record)
  local class = legislation.class(record)
  if class == "eu" then return "art 1" end
  if class == "acts" then return "s 1" end
  local title = " " .. (fields.title(record.title) or "") .. " "
  if title:find("[^%w]Order[^%w]") then return "art 1" end
  if title:find("[^%w]Rules[^%w]") then return "r 1" end
  return "reg 1"
end

local example_places = {
  legal_case = "[20]", hearing = "col 145", report = "para 12", book = "p 5",
  chapter = "p 5", ["article-journal"] = "p 5", thesis = "p 5",
}

-- A place that fits the kind of source: one that a page cites, or an example.
local function place_for(book, record, found)
  for _, use in ipairs(found) do
    local typed = use.pinpoint
    local one = typed ~= "" and uses.one_place(book, record, typed)
    if one then return one end
  end
  if kinds.family(record) == "legislation" then return law_place(record) end
  return example_places[record.type] or '"A heading in it"'
end

local function typed(book, record, found)
  return "[@" .. record.key .. ", " .. place_for(book, record, found) .. "]"
end

-- --------------------------------------------------------------------------

local function data_of(book, record, found, options)
  local site = book.site
  local by_page = uses.by_page(book, record, found)
  local rights = uses.rights(book, record.key)
  local full = oscola.full(record, nil, options)
  return {
    key = record.key, standing = record.standing,
    standing_label = display.standing_label(site, record.standing),
    citation_html = display.in_english(runs.html(full), site.language),
    citation_text = runs.plain(full), cite_typed = typed(book, record, found),
    kind_label = kind_label(site, record),
    extent_text = extent_text(site, record),
    url = web_address(kinds.address(record)),
    archive = web_address(record.archive),
    licence = fields.title(record.licence),
    note = fields.title(record.note),
    ended = fields.title(record.ended),
    newer = link_to(site, fields.text(record.superseded_by), options),
    ni_twin = link_to(site, fields.text(record.ni_twin), options),
    twin_of = link_to(site, book.twin_of[record.key], options),
    reference = record.type == "personal_communication"
      and fields.text(record.number) or nil,
    uses = by_page, has_uses = #by_page > 0,
    rights = rights, has_rights = #rights > 0,
    in_table = #by_page > 0 and tables.link_to(book, record) or nil,
  }
end

-- Adds the page of a record. found: where it is cited, see uses.find.
function source_page.add(book, record, found, options)
  local site = book.site
  local kind = kind_label(site, record) or site:string("source")
  site:add_page {
    id = "sources/" .. record.key, title = title_of(record, options),
    summary = site:string("source_summary", { kind = kind }),
    template = "source", language = site.language,
    data = { source = data_of(book, record, found, options) },
  }
end

return source_page
