-- Where sources are cited, for the pages about them: by page, with every place
-- on it; by place in the source, with every page. Works in the site step.

local display = require("citations.display")
local forms = require("citations.forms")
local kinds = require("citations.kinds")
local order = require("citations.order")
local pinpoint = require("citations.pinpoint")

local inner = require("data.nested").inner

local uses = {}

-- finding ------------------------------------------------------------------

-- A page that shows a right of another page rests on what the right rests on:
-- key -> its uses on such pages.
local function find_shown(site)
  local found = {}
  for id, box, page_id in site:facts("shown") do
    local right = site:fact("right", id)
    for _, cite in ipairs(right and right.cites or {}) do
      for _, item in ipairs(md.citation(cite).items) do
        local list = inner(found, item.key)
        list[#list + 1] = {
          pinpoint = item.pinpoint, anchor = box.anchor, place = "rights",
          page = page_id, language = box.language,
        }
      end
    end
  end
  return found
end

-- What readers can say because of a source: key -> { right, language }, each
-- right once.
local function find_rights(site)
  local found = {}
  for _, right, _, language in site:facts("right") do
    local seen = {}
    for _, cite in ipairs(right.cites) do
      for _, item in ipairs(md.citation(cite).items) do
        if not seen[item.key] then
          seen[item.key] = true
          local list = inner(found, item.key)
          list[#list + 1] = { right = right, language = language }
        end
      end
    end
  end
  return found
end

-- What is asked for again and again, in a large handbook a million times, is
-- worked out once: pages by language and id, places by the kind of places that
-- a source has and their words. style: how the handbook cites.
function uses.open(site, style)
  return {
    site = site, style = style, pages = {}, places = {}, units = {},
    shown = find_shown(site), rights = find_rights(site),
  }
end

-- All uses of one source, in page order; the facts are those of collect.
function uses.find(book, key)
  local found = {}
  for _, text, page_id, language in book.site:facts("cited", key) do
    local first = text:find("\n", 1, true)
    local second = text:find("\n", first + 1, true)
    found[#found + 1] = {
      anchor = text:sub(1, first - 1), place = text:sub(first + 1, second - 1),
      pinpoint = text:sub(second + 1), page = page_id, language = language,
    }
  end
  for _, use in ipairs(book.shown[key] or {}) do found[#found + 1] = use end
  return found
end

-- A language that is not the list's own: its words say so to screen readers.
local function other_language(site, language)
  return language ~= site.language and language or nil
end

-- The page that a use is on, with its address from a source's page, or false.
local function page_of(book, id, language)
  local pages = inner(book.pages, language)
  local page = pages[id]
  if page == nil then
    local site = book.site
    page = site:page(id, language) or false
    if page then
      page.title = text.typographic(page.title)
      page.url = site:href("sources/index.html", page.output)
      page.labels = {}
      page.other_lang = other_language(site, page.language)
      page.status_label = page.status ~= "current" and not page.failed
        and site:string("status_" .. page.status) or nil
    end
    pages[id] = page
  end
  return page
end

-- by page ------------------------------------------------------------------

local function heading_text(site, page, anchor)
  local heading = site:fact("heading", page.id .. "#" .. anchor, page.language)
  return heading and heading.text ~= "" and heading.text or nil
end

-- The name of a place on a page: { text, other_lang } of a heading, which is in
-- the page's language, or of a part of the front matter, in the list's.
local function label_of(site, page, place)
  local label = page.labels[place]
  if not label then
    local is_id = place:byte() == 35
    local heading = is_id and heading_text(site, page, place:sub(2))
    label = {
      text = heading or site:string(
        not is_id and place ~= "" and place or "source_in_text"),
      -- "" keeps templates from looking for that of the page
      other_lang = page.other_lang and (heading and page.other_lang or ""),
    }
    page.labels[place] = label
  end
  return label
end

-- A place in a source as it prints; each is told to the pages once. `kind`:
-- which places the source has.
local function place_html(book, kind, typed)
  if typed == "" then return nil end
  local places = inner(book.places, kind)
  local place = places[typed]
  if not place then
    place = forms.place(kind, typed)
    book.site:publish("citation_place", kind .. " " .. typed, place)
    places[typed] = place
  end
  return place.html
end

-- Adds a place of a page, once for all its citations of one pinpoint below one
-- heading: the link goes to the first.
local function add_place(book, kind, on_page, use)
  local label = label_of(book.site, on_page.page, use.place)
  local html = place_html(book, kind, use.pinpoint)
  local seen = inner(on_page.seen, label.text)
  if seen[use.pinpoint] then return end
  seen[use.pinpoint] = true
  local places = on_page.places
  places[#places + 1] = {
    label = label.text, other_lang = label.other_lang,
    url = on_page.page.url .. "#" .. use.anchor,
    pinpoint_html = html,
  }
end

-- Pages that rely on a source, in page order, with every place on them.
function uses.by_page(book, record, found)
  local out, by_page = {}, {}
  local kind = kinds.places(record, book.style)
  for _, use in ipairs(found) do
    local page = page_of(book, use.page, use.language)
    local on_page = page and by_page[page]
    if page and not on_page then
      on_page = { page = page, seen = {}, places = {} }
      by_page[page] = on_page
      out[#out + 1] = {
        page_title = page.title, page_url = page.url,
        page_status = page.status, places = on_page.places,
        page_status_label = page.status_label, other_lang = page.other_lang,
      }
    end
    if page then add_place(book, kind, on_page, use) end
  end
  return out
end

-- by place -----------------------------------------------------------------

-- The places that a pinpoint names, taken apart: { key, html }.
local function units_of(book, kind, typed)
  local known = inner(book.units, kind)
  local units = known[typed]
  if not units then
    units = order.units(pinpoint.parse(typed, kind))
    for _, unit in ipairs(units) do
      local place = inner(book.places, kind)[unit.typed]
        or forms.place(kind, unit.typed)
      -- a page is a plain number behind a citation, but not by itself
      local number = place.class == "page" and place.text:find("^%d")
      unit.html = display.in_english(
        number and "p " .. place.html or place.html, book.site.language)
    end
    known[typed] = units
  end
  return units
end

-- The pinpoint when it names one place, else nil: to show how to type one.
function uses.one_place(book, record, typed)
  local units = units_of(book, kinds.places(record, book.style), typed)
  return #units == 1 and typed or nil
end

-- Adds a page to a row, once: the link goes to the first citation on it.
local function add_page(row, page, use)
  if row.seen[page] then return end
  row.seen[page] = true
  row.pages[#row.pages + 1] = {
    title = page.title, url = page.url .. "#" .. use.anchor,
    status = page.status, status_label = page.status_label or "",
    other_lang = page.other_lang,
  }
end

local function row_of(rows, list, unit)
  local row = rows[unit.key]
  if not row then
    row = { key = unit.key, pinpoint_html = unit.html, pages = {}, seen = {} }
    rows[unit.key] = row
    list[#list + 1] = row
  end
  return row
end

-- Places in a source in legal order: list of { pinpoint_html, pages }. `whole`
-- is what the row is called that has the pages without a place; it comes first,
-- and with places = false it has them all.
function uses.by_place(book, record, found, whole, places)
  local rows, list = {}, {}
  local kind = kinds.places(record, book.style)
  for _, use in ipairs(found) do
    local page = page_of(book, use.page, use.language)
    local units = places and use.pinpoint ~= ""
      and units_of(book, kind, use.pinpoint) or { { key = "", html = whole } }
    for _, unit in ipairs(page and units or {}) do
      add_page(row_of(rows, list, unit), page, use)
    end
  end
  table.sort(list, function(a, b) return a.key < b.key end)
  for _, row in ipairs(list) do row.key, row.seen = nil, nil end
  return list
end

-- rights -------------------------------------------------------------------

-- What readers can say because of a source, each with its but.
function uses.rights(book, key)
  local out, site = {}, book.site
  for i, found in ipairs(book.rights[key] or {}) do
    local right = found.right
    local page = page_of(book, right.page, found.language)
    local label = right.was and site:string("no_longer_applies")
      or page and page.status_label
    out[i] = {
      text = text.typographic(right.text),
      but = right.but and text.typographic(right.but) or "",
      url = site:href("sources/index.html", right.output, right.anchor),
      status_label = label or "",
      other_lang = other_language(site, found.language),
    }
  end
  return out
end

function uses.count_pages(found)
  local count, seen = 0, {}
  for _, use in ipairs(found) do
    local pages = inner(seen, use.language)
    if not pages[use.page] then count = count + 1 end
    pages[use.page] = true
  end
  return count
end

return uses
