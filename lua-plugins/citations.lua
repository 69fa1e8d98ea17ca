-- Citations in OSCOLA's style: numbered notes on each page, the sources a page
-- rests on, a page for each source, and the list of all of them. How a source
-- is printed is the business of citations/oscola.lua; this file asks for facts
-- and hands the results to the theme.

local display = require("citations.display")
local fields = require("citations.fields")
local oscola = require("citations.oscola")
local register = require("citations.register")
local runs = require("citations.runs")

local plugin = {
  name = "citations",
  api = 1,
  summary = "Notes and pages of sources in OSCOLA's style.",
  publishes = { cited = "many" },
  reads = { "cited", "page", "right", "shown", "source" },
  options = {
    oscola_edition = {
      type = "choice", choices = { "4", "5" }, default = "4",
      summary = "Edition of OSCOLA.",
    },
    ibid = {
      type = "choice", choices = { "auto", "on", "off" }, default = "auto",
      summary = "Use ibid in notes; auto: as the edition does.",
    },
  },
}

-- page and site have the same option().
local function options_of(host)
  local ibid = host:option("ibid")
  local choice
  if ibid ~= "auto" then choice = ibid == "on" end
  return { edition = host:option("oscola_edition"), ibid = choice }
end

-- the citations of a page ---------------------------------------------------

local function items_of(node)
  local out = {}
  for i, item in ipairs(node.items) do
    out[i] = {
      node = item, key = item.key, pinpoint = item.pinpoint,
      lead_in = item.lead_in,
    }
  end
  return out
end

-- Each citation gets an address that does not hang on its number: the K-th
-- citation of its first source that the page's own author made. Those that
-- other plugins made are numbered with the notes.
local function set_anchor(citation, number, count)
  local key = citation.items[1] and citation.items[1].key
  if citation.node.generated or not key then
    citation.anchor = "cite-note-" .. number
    return
  end
  count[key] = (count[key] or 0) + 1
  local name = key:gsub("[^%w%-_%.]", "-")
  citation.anchor = "cite-" .. name .. "-" .. count[key]
end

-- All citations in the order of their notes: front matter first, then the body.
-- `place` is where on the page: "rights", or the heading above.
local function citations_of(page)
  local out = {}
  for _, entry in ipairs(page:citations()) do
    out[#out + 1] = {
      path = entry.path, node = entry.node, items = items_of(entry.node),
      part = entry.path:match("^%a+"),
    }
  end
  local heading
  for _, node in ipairs(page:find("citation", "heading")) do
    if node.kind == "heading" then
      heading = node:text()
    else
      out[#out + 1] = { node = node, items = items_of(node), heading = heading }
    end
  end
  local count = {}
  for number, citation in ipairs(out) do set_anchor(citation, number, count) end
  return out
end

function plugin.collect(page)
  for _, citation in ipairs(citations_of(page)) do
    for _, item in ipairs(citation.items) do
      page:publish("cited", item.key, {
        pinpoint = item.pinpoint, anchor = citation.anchor,
        part = citation.part, heading = citation.heading,
        page = page.id, language = page.language,
      }, item.node)
    end
  end
end

-- mistakes ------------------------------------------------------------------

local function report_unknown(item, page, site)
  local near = site:nearest("source", item.key)
  local record = near and site:fact("source", near)
  local help = "add a record for it to the folder 'sources', or mend the key"
  if record then
    help = "did you mean '" .. near .. "'"
      .. (record.file and " (" .. record.file .. ")" or "") .. "?"
  end
  page:error(item.node, "unknown-source",
    "no source has the key '" .. item.key .. "'", help)
end

local function report_odd(item, page)
  page:warn({ item.node, "pinpoint" }, "odd-pinpoint",
    "the place '" .. item.pinpoint .. "' is not understood, and is printed as "
    .. "typed",
    "write it as in 's 14(5)', 'reg 15(3)', 'paras 8-12', 'p 5', '[20]', or a "
    .. 'heading in quotation marks: "Who has access to this?"')
end

-- Finds each item's record and reads its pinpoint, once for all uses. What was
-- put on the page by another plugin is reported where it stands.
local function resolve(citation, page, site)
  local own = not citation.node.generated
  for _, item in ipairs(citation.items) do
    item.record = site:fact("source", item.key)
    if item.record then
      local pin = oscola.pin(item.record, item.pinpoint)
      if own and pin and pin.odd then report_odd(item, page) end
      item.pinpoint = pin
    elseif own then
      report_unknown(item, page, site)
    end
  end
end

-- what the theme is given ---------------------------------------------------

local function noteref(number, anchor, page)
  local name = page:string("note_ref", { number = tostring(number) })
  return md.element("sup", {}, md.element("a", {
    id = anchor, href = "#note-" .. number, role = "doc-noteref",
    class = "noteref", ["aria-label"] = name,
  }, tostring(number)))
end

-- The sources of one citation in front matter, each standing alone, the last
-- with the number of the note.
local function authorities_of(citation, page, options)
  local out = {}
  for _, item in ipairs(citation.items) do
    if item.record then
      local list = {}
      local lead_in = fields.title(item.lead_in)
      if lead_in then runs.add(list, lead_in .. " ") end
      runs.append(list, oscola.full(item.record, item.pinpoint, options))
      out[#out + 1] = {
        standing = item.record.standing,
        standing_label = display.standing_label(page, item.record.standing),
        citation_html = display.in_english(runs.html(list), page),
        citation_text = runs.plain(list),
      }
    end
  end
  if #out > 0 then
    out[#out].noteref_html =
      md.render(noteref(citation.number, citation.anchor, page))
  end
  return out
end

local function note_of(citation, page)
  return {
    number = citation.number, id = "note-" .. citation.number,
    html = display.in_english(runs.html(citation.runs), page),
    backlinks = { { url = "#" .. citation.anchor, label = "" } },
  }
end

local ranks = { law = 1, instructions = 2, dwp = 3, others = 4 }

-- Each source once: what weighs most first, then as the page cites them.
local function page_sources(citations, page, options)
  local seen, out = {}, {}
  for _, citation in ipairs(citations) do
    for _, item in ipairs(citation.items) do
      local record = item.record
      if record and not seen[item.key] then
        seen[item.key] = true
        out[#out + 1] = {
          key = item.key, standing = record.standing,
          standing_label = display.standing_label(page, record.standing),
          citation_html =
            display.in_english(runs.html(oscola.full(record, nil, options)), page),
          url = page:href("sources/" .. item.key .. ".html"),
          place = #out,
        }
      end
    end
  end
  table.sort(out, function(a, b)
    local x, y = ranks[a.standing] or 9, ranks[b.standing] or 9
    if x ~= y then return x < y end
    return a.place < b.place
  end)
  for _, entry in ipairs(out) do entry.place = nil end
  return out
end

-- A citation of nothing but unknown sources has no note and keeps its text.
local function number_notes(citations)
  local numbered = {}
  for _, citation in ipairs(citations) do
    for _, item in ipairs(citation.items) do
      if item.record and not citation.number then
        numbered[#numbered + 1] = citation
        citation.number = #numbered
      end
    end
  end
  return numbered
end

local function write_notes(numbered, page, options)
  local records = {}
  for _, citation in ipairs(numbered) do
    for _, item in ipairs(citation.items) do records[item.key] = item.record end
  end
  local function find(key) return records[key] end
  local notes = {}
  for i, list in ipairs(oscola.notes(numbered, find, options)) do
    numbered[i].runs = list
    notes[i] = note_of(numbered[i], page)
  end
  return notes
end

-- Everything about the page's citations, before the first of them is replaced:
-- a repeat may depend on a work that is cited further down.
local function prepare(page, site)
  local options = options_of(page)
  local citations = citations_of(page)
  for _, citation in ipairs(citations) do resolve(citation, page, site) end
  local numbered = number_notes(citations)
  local notes = write_notes(numbered, page, options)
  local front, body = {}, {}
  for _, citation in ipairs(citations) do
    if citation.path then
      front[citation.path] = authorities_of(citation, page, options)
    else
      body[#body + 1] = { number = citation.number, anchor = citation.anchor }
    end
  end
  page:set("citations", front)
  page:set("notes", notes)
  page:set("has_notes", #notes > 0)
  local sources = page_sources(citations, page, options)
  page:set("page_sources", sources)
  page:set("has_page_sources", #sources > 0)
  page.state.body, page.state.at = body, 0
end

-- Takes a node out of the page: what nothing holds is not printed.
local function drop(node)
  md.element("span", {}):append(node)
end

-- No space in front of the number. Returns the node that is there now.
local function close_up(node)
  local before = node:previous()
  if before and before.kind == "softbreak" then
    drop(before)
    before = node:previous()
  end
  if before and before.kind == "text" then
    before.literal = before.literal:gsub("%s+$", "")
    if before.literal == "" then before = before:previous() end
  end
  return before
end

-- OSCOLA 1.1: the number stands behind the mark that closes the words it
-- belongs to. Takes that mark from the text behind the citation, unless the
-- citation stands for words itself: "Appeals: [@ssa-1998, s 12]."
local function take_mark(node, before)
  local behind = node:next()
  if not before or not behind or behind.kind ~= "text" then return nil end
  if before.kind == "text" and before.literal:find("[%.,;:!?(]$") then
    return nil
  end
  local mark, rest = behind.literal:match("^([%.,;:!?])(.*)$")
  if not mark or not (rest == "" or rest:find("^[%s\"')]")) then return nil end
  behind.literal = rest
  return mark
end

local function is_noteref(node)
  return node and node.kind == "element" and node.name == "sup"
end

plugin.filter = {
  -- the walk meets citations in the order in which find() gave them
  citation = function(node, page, site)
    local state = page.state
    if not state.body then prepare(page, site) end
    state.at = state.at + 1
    local here = state.body[state.at]
    if not here.number then return nil end
    local number = noteref(here.number, here.anchor, page)
    local before = close_up(node)
    if is_noteref(before) then
      return { md.element("sup", {}, ","), number }
    end
    local mark = take_mark(node, before)
    return mark and { md.text(mark), number } or number
  end,

  -- a page whose body cites nothing may still have notes to its front matter
  document = function(_, page, site)
    if not page.state.body then prepare(page, site) end
    return nil
  end,
}

function plugin.site(site)
  register.add_pages(site, options_of(site))
end

return plugin
