-- Citations in OSCOLA's style: numbered notes on each page, the sources a page
-- rests on, a page for each source, and the tables of all of them. How a source
-- is printed is the business of citations/oscola.lua, which works in the site
-- step; pages put its results together (citations/forms.lua).

local display = require("citations.display")
local fields = require("citations.fields")
local forms = require("citations.forms")
local oscola = require("citations.oscola")
local register = require("citations.register")
local repeats = require("citations.repeats")
local runs = require("citations.runs")
local unknown = require("citations.unknown")
local versions = require("citations.versions")
local wording = require("citations.wording")

local plugin = {
  name = "citations",
  api = 1,
  summary = "Notes and pages of sources as lawyers or benefit advisers cite.",
  -- cited: a source is cited, by its key; citation_form: how a source prints,
  -- by its key; citation_place: how a place prints, by the kind of places that
  -- its source has and words; source_address: the key of the source that is at
  -- an address
  publishes = {
    "citation_form", "citation_place", "source_address", cited = "many",
  },
  reads = {
    "citation_form", "citation_place", "cited", "heading", "page", "right",
    "shown", "source", "source_address", "unread_source",
  },
  options = {
    citation_style = {
      type = "choice", choices = { "oscola", "adviser" }, default = "oscola",
      summary = "How sources are cited: as lawyers do (OSCOLA), or advisers.",
    },
    oscola_edition = {
      type = "choice", choices = { "4", "5" }, default = "4",
      summary = "Edition of OSCOLA.",
    },
    ibid = {
      type = "choice", choices = { "auto", "on", "off" }, default = "auto",
      summary = "Use ibid in notes; auto: as the style and edition do.",
    },
    strong_words = {
      type = "list", summary = "Words that only the law may use.",
    },
    saying_words = {
      type = "list", summary = "Words that tell who says so.",
    },
  },
}

-- page and site have the same option().
local function options_of(host)
  local ibid = host:option("ibid")
  local choice
  if ibid ~= "auto" then choice = ibid == "on" end
  return {
    style = host:option("citation_style"),
    edition = host:option("oscola_edition"), ibid = choice,
  }
end

-- the citations of a page ---------------------------------------------------

-- A key as a part of an address.
local function plain(key)
  if not key:find("[^%w%-_%.]") then return key end
  return (key:gsub("[^%w%-_%.]", "-"))
end

-- Each citation gets an address that does not hang on its number: the K-th
-- citation of its first source that the page's own author made. Those that
-- other plugins made are numbered as they come among all.
local function anchor_of(citation, number, count, names)
  local first = citation.items[1]
  if not first or citation.generated then return "cite-note-" .. number end
  local key = first.key
  local nth = (count[key] or 0) + 1
  count[key] = nth
  local name = names[key]
  if not name then
    name = "cite-" .. plain(key) .. "-"
    names[key] = name
  end
  return name .. nth
end

-- All citations of the page: front matter first, then the body.
-- `place` is where on the page: "rights", or "#" and the id of the heading
-- above.
local function citations_of(page)
  local out, count, names = page:cites(), {}, {}
  for i, citation in ipairs(out) do
    citation.anchor = anchor_of(citation, i, count, names)
  end
  return out
end

-- A handbook cites sources more often than it does anything else: the fact is
-- one text, which register.lua takes apart.
function plugin.collect(page)
  for _, citation in ipairs(citations_of(page)) do
    local at = citation.anchor .. "\n" .. citation.place .. "\n"
    for _, item in ipairs(citation.items) do
      page:publish("cited", item.key, at .. item.pinpoint)
    end
  end
end

-- mistakes ------------------------------------------------------------------

local function report_odd(item, node, page)
  page:warn({ node, "pinpoint" }, "odd-pinpoint",
    "the place '" .. item.pinpoint .. "' is not understood, and is printed as "
    .. "typed",
    "write it as in 's 14(5)', 'reg 15(3)', 'paras 8-12', 'p 5', '[20]', or a "
    .. 'heading in quotation marks: "Who has access to this?"')
end

local function report_impossible(problem, node, page)
  page:warn({ node, "pinpoint" }, "impossible-pinpoint", problem.message,
    problem.help)
end

-- How a place prints: what is on a page before filters run is known.
local function place_of(site, places, typed)
  if typed == "" then return forms.no_place end
  return site:fact("citation_place", places .. " " .. typed)
    or forms.place(places, typed)
end

-- How a source prints; nil when there is none. The site step told it, unless it
-- failed.
local function form_of(page, site, key)
  local form = site:fact("citation_form", key)
  if form then return form end
  local record = site:fact("source", key)
  return record and forms.source(record, options_of(page))
end

-- A page that says "this is so" must not rest on nothing but what is over.
local function check_ended(sources, page)
  if page.status ~= "current" or page.generated or #sources == 0 then return end
  for _, source in ipairs(sources) do
    if not source.ended then return end
  end
  page:warn("title", "only-ended-sources",
    "all that this page relies on tells of something that has ended",
    "cite what holds today, or write 'status: historical' and tell it as "
    .. "history")
end

-- Finds each item's form and place, once for all uses; the unknown ones are
-- left out. What was put on the page by another plugin is reported where it
-- stands.
local function resolve(citation, number, page, site)
  local own = not citation.generated
  local known = {}
  for i, item in ipairs(citation.items) do
    local form = form_of(page, site, item.key)
    if form then
      local at = place_of(site, form.places, item.pinpoint)
      if own and at.odd then report_odd(item, page:cite(number, i), page) end
      if own and at.problem then
        report_impossible(at.problem, page:cite(number, i), page)
      end
      item.form, item.at, item.place = form, at, at.text
      item.called, item.alone, item.is_law = form.called, form.alone, form.is_law
      item.way = false
      -- What the mistake in its record may have to do with its weight.
      citation.doubtful = citation.doubtful or form.standing ~= "law"
        and site:fact("unread_source", item.key) ~= nil
      known[#known + 1] = item
    elseif own and not site:fact("unread_source", item.key) then
      item.in_text = not citation.path
      unknown.report(page, site, item, page:cite(number, i))
    end
  end
  citation.index, citation.broken = number, #known < #citation.items
  citation.items = known
end

-- what the theme is given ---------------------------------------------------

-- The string is asked for once a page, and cut where the number goes.
local function note_name(number, page)
  local state = page.state
  local name = state.note_ref
  if not name then
    name = text.split(page:string("note_ref", { number = "\1" }), "\1")
    state.note_ref = name
  end
  return table.concat(name, number)
end

local function standing_label(page, standing)
  local state = page.state
  local labels = state.labels
  if not labels then
    labels = {}
    state.labels = labels
  end
  local label = standing and labels[standing]
  if not label then
    label = display.standing_label(page, standing)
    if standing then labels[standing] = label end
  end
  return label
end

local function noteref(number, anchor, page)
  local name = note_name(number, page)
  return md.element("sup", nil, md.element("a", {
    id = anchor, href = "#note-" .. number, role = "doc-noteref",
    class = "noteref", ["aria-label"] = name,
  }, tostring(number)))
end

-- html, text of one source, standing alone; its links show the law of a day.
local function alone(item, day)
  local html, text = forms.full(item.form, item.at, day)
  local lead_in = item.lead_in ~= "" and fields.lead_in(item.lead_in)
  if not lead_in then return html, text end
  return runs.escape(lead_in) .. " " .. html, lead_in .. " " .. text
end

-- What weighs most first, unless words between the sources order them.
local function by_rank(items, ranks)
  if #items < 2 then return items end
  for _, item in ipairs(items) do
    if item.lead_in ~= "" then return items end
  end
  local out = table.move(items, 1, #items, 1, {})
  table.sort(out, function(a, b)
    return (ranks[a.form.standing] or display.no_rank)
      < (ranks[b.form.standing] or display.no_rank)
  end)
  return out
end

-- The sources of one citation in front matter, each standing alone, the last
-- with the number of the note.
local function authorities_of(citation, page, ranks, language)
  local out = {}
  for i, item in ipairs(by_rank(citation.items, ranks)) do
    local html, text = alone(item, page.law_at)
    local standing = item.form.standing
    out[i] = {
      standing = standing,
      standing_label = standing_label(page, standing),
      citation_html = display.in_english(html, language),
      citation_text = text,
    }
  end
  if #out > 0 then
    out[#out].noteref_html =
      md.render(noteref(citation.number, citation.anchor, page))
  end
  return out
end

-- All sources of one citation, standing alone: for a letter.
local function full_of(citation, page, language)
  local out = {}
  for i, item in ipairs(citation.items) do
    out[i] = alone(item, page.law_at)
  end
  return display.in_english(table.concat(out, "; "), language)
end

-- Each source once: what weighs most first, then as the page cites them.
local function page_sources(notes, page, ranks, language)
  local seen, ranked, out = {}, { {}, {}, {}, {}, {} }, {}
  for _, items in ipairs(notes) do
    for _, item in ipairs(items) do
      if not seen[item.key] then
        seen[item.key] = true
        local row = ranked[ranks[item.form.standing] or display.no_rank]
        row[#row + 1] = item
      end
    end
  end
  local up = page:href("sources/index.html"):sub(1, -#"index.html" - 1)
  local odd = "[^%w%-_%.]" -- in a key: to be escaped
  for _, row in ipairs(ranked) do
    for _, item in ipairs(row) do
      local form = item.form
      local standing = form.standing
      local html = forms.full(form, forms.no_place)
      out[#out + 1] = {
        key = item.key, standing = standing,
        standing_label = standing_label(page, standing),
        citation_html = display.in_english(html, language),
        ended = form.ended,
        url = item.key:find(odd) and page:href("sources/" .. item.key .. ".html")
          or up .. item.key .. ".html",
      }
    end
  end
  return out
end

-- A page shows its rights and deadlines below its text, and what DWP was asked
-- above it only where the page is about that. Notes are numbered as a reader
-- meets them.
local function as_read(citations, page)
  local below = { rights = true, was = true, deadlines = true,
    response = page.kind ~= "response" }
  local out, last = {}, {}
  for _, citation in ipairs(citations) do
    local field = citation.path and citation.path:match("^[^.]*")
    local list = below[field or ""] and last or out
    list[#list + 1] = citation
  end
  return table.move(last, 1, #last, #out + 1, out)
end

-- The items of each note. A citation of nothing but unknown sources has no note
-- and keeps its text.
local function number_notes(citations)
  local notes = {}
  for _, citation in ipairs(citations) do
    if #citation.items > 0 then
      local number = #notes + 1
      citation.number, notes[number] = number, citation.items
    end
  end
  return notes
end

local function notes_of(citations, language, law)
  local out, day = {}, law and law.day
  for _, citation in ipairs(citations) do
    local number = citation.number
    if number then
      out[number] = {
        number = number, id = "note-" .. number,
        html = display.in_english(forms.note(citation.items, day), language)
          .. versions.tail(law, citation.items),
        backlinks = { { url = "#" .. citation.anchor, label = "" } },
      }
    end
  end
  return out
end

local function check_words(citations, page, ranks)
  if page.generated then return end
  wording.check(citations, page, ranks, {
    strong_words = page:option("strong_words"),
    saying_words = page:option("saying_words"),
  }, function(standing) return display.standing_name(page, standing) end)
end

-- Everything about the page's citations, before the first of them is replaced:
-- a repeat may depend on a work that is cited further down.
local function prepare(page, site)
  local language = page.language
  local citations = citations_of(page)
  for i, citation in ipairs(citations) do resolve(citation, i, page, site) end
  local ranks = display.ranks(site)
  check_words(citations, page, ranks)
  citations = as_read(citations, page)
  local notes = number_notes(citations)
  repeats.plan(notes, repeats.uses_ibid(options_of(page)))
  local law = versions.of_page(page, notes)
  local front, body, letter = {}, {}, page.kind == "letter"
  for _, citation in ipairs(citations) do
    if citation.path then
      front[citation.path] = authorities_of(citation, page, ranks, language)
    else
      body[#body + 1] = {
        number = citation.number, anchor = citation.anchor,
        full = letter and full_of(citation, page, language) or nil,
      }
    end
  end
  page:set("citations", front)
  page:set("notes", notes_of(citations, language, law))
  page:set("has_notes", #notes > 0)
  local sources = page_sources(notes, page, ranks, language)
  check_ended(sources, page)
  page:set("page_sources", sources)
  page:set("has_page_sources", #sources > 0)
  page.state.body, page.state.at = body, 0
end

-- Takes a node out of the page: what nothing holds is not printed.
local function drop(node)
  md.element("span"):append(node)
end

local function is_space(byte)
  return byte == 32 or (byte and byte >= 9 and byte <= 13)
end

-- No space in front of the number. Returns the node that is there now, and its
-- words when it is a text.
local function close_up(node)
  local before = node:previous()
  local kind = before and before.kind
  if kind == "softbreak" then
    drop(before)
    before = node:previous()
    kind = before and before.kind
  end
  if kind ~= "text" then return before, nil end
  local words = before.literal
  if is_space(words:byte(-1)) then
    repeat words = words:sub(1, -2) until not is_space(words:byte(-1))
    before.literal = words
  end
  if words ~= "" then return before, words end
  before = before:previous()
  return before, before and before.kind == "text" and before.literal or nil
end

local function set_of(chars)
  local out = {}
  for i = 1, #chars do out[chars:byte(i)] = true end
  return out
end

local opens, closes = set_of(".,;:!?("), set_of(".,;:!?")
local ends = set_of("\"')")

-- OSCOLA 1.1: the number stands behind the mark that closes the words it
-- belongs to. Takes that mark from the text behind the citation, unless the
-- citation stands for words itself: "Appeals: [@ssa-1998, s 12]."
local function take_mark(node, before, words)
  if not before or (words and opens[words:byte(-1)]) then return nil end
  local behind = node:next()
  if not behind or behind.kind ~= "text" then return nil end
  local words_behind = behind.literal
  local mark, second = words_behind:byte(1, 2)
  if not closes[mark] then return nil end
  if second and not ends[second] and not is_space(second) then return nil end
  behind.literal = words_behind:sub(2)
  return words_behind:sub(1, 1)
end

local function is_noteref(node)
  return node and node.kind == "element" and node.name == "sup"
end

local function is_in_letter(node)
  repeat node = node:parent() until not node or node.kind == "callout"
  return node and node.label == "LETTER"
end

-- In a letter the sources travel along behind the number, for the letters
-- plugin to put at its end: what is sent has no notes.
local function with_sources(number, full)
  return md.element("span", { class = "letter-cite" }, number,
    md.element("span", { class = "letter-source" }, md.html(full)))
end

-- The page of a source is found by all that its citation says: "SI 2013/376".
local function found_by(page, site)
  local key = page.generated and page.id:match("^sources/(.+)$")
  local record = key and site:fact("source", key)
  if not record then return end
  page:found_by { text = runs.plain(oscola.full(record, nil, options_of(page))) }
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
    if here.full and is_in_letter(node) then
      number = with_sources(number, here.full)
    end
    local before, words = close_up(node)
    if is_noteref(before) then
      return { md.element("sup", nil, ","), number }
    end
    local mark = take_mark(node, before, words)
    return mark and { md.text(mark), number } or number
  end,

  -- a page whose body cites nothing may still have notes to its front matter
  document = function(_, page, site)
    if not page.state.body then prepare(page, site) end
    found_by(page, site)
    return nil
  end,
}

function plugin.site(site)
  register.add_pages(site, options_of(site))
end

return plugin
