-- What you can say: every right of every page that holds today, by situation,
-- and the same for each benefit.

local book = require("indexes.book")
local claims = require("citations.claims")

local rights = {}

-- What the Copy button takes along, as on the right's own page: its words, its
-- but, what it rests on, who checked the law, where it stands.
local function copy_text(site, page, right, but, words, language)
  local reviewed = page.listed and page.listed.reviewed
  local checked = site:string("copy_unchecked", nil, language)
  if reviewed then
    checked = site:string("copy_checked", nil, language) .. " "
      .. site:date(reviewed, language)
  end
  local out = {}
  for _, sentence in ipairs { text.typographic(right.text), but, words,
    checked, page.title } do
    if sentence ~= "" then
      out[#out + 1] = sentence:find("[.?!]", -1) and sentence or sentence .. "."
    end
  end
  if site.base_url then -- no full stop: programs take it for a part of it
    out[#out + 1] = site.base_url .. "/"
      .. site:href("index.html", right.output, right.anchor)
  end
  return table.concat(out, " ")
end

local function entry_of(site, who_says, page, right, language)
  local authority, standing, words =
    claims.authority(who_says, right.cites, language, page.law_at)
  local but = right.but and text.typographic(right.but) or ""
  local copied = but ~= ""
    and site:string("copy_but", nil, language) .. " " .. but or ""
  return {
    text = text.typographic(right.text), but = but, anchor = right.anchor,
    url = site:href("rights/index.html", right.output, right.anchor),
    standing = standing or "", authority = authority,
    has_authority = #authority > 0,
    copy_text = copy_text(site, page, right, copied, words, language),
  }
end

-- The rights of each page: id -> list.
local function gather(site, shelf, language)
  local by_page = {}
  for _, right, page_id, code in site:facts("right") do
    local page = shelf.by_id[page_id]
    if code == language and not right.was and page
        and page.status == "current" then
      local list = by_page[page_id] or {}
      by_page[page_id] = list
      list[#list + 1] = right
    end
  end
  return by_page
end

-- What the theme is given of a page: as a fact, so that it is kept once however
-- many lists show it.
local function shown(site, who_says, page, found, language)
  local listed, entries = page.listed or {}, {}
  for i, right in ipairs(found) do
    entries[i] = entry_of(site, who_says, page, right, language)
  end
  local key = language .. ":" .. page.id
  site:publish("situation", key, {
    title = page.title, rights = entries,
    url = site:href("rights/index.html", page.output),
    benefits_text = book.words(site, "benefits", listed.benefits, language),
    nations_text = book.words(site, "nations", listed.nations, language),
  })
  return site:fact("situation", key)
end

-- A page with rights is a situation: its title says which.
local function situations_of(site, shelf, language)
  local by_page, out = gather(site, shelf, language), {}
  local who_says = claims.open(site)
  for _, page in ipairs(shelf.pages) do
    local found = by_page[page.id]
    if found then
      by_page[page.id] = nil -- two pages of one id are a mistake
      out[#out + 1] = {
        page = page, benefits = page.listed and page.listed.benefits or {},
        count = #found,
        shown = shown(site, who_says, page, found, language),
      }
    end
  end
  return out
end

local function is_front_page(page)
  return page.id == "index" or page.id:find("/index$") ~= nil
end

-- The front page of the section that a page is in, or belongs to.
local function section_of(site, shelf, page)
  if is_front_page(page) or not page.section then return page end
  return shelf.by_id[page.section]
    or site:page(page.section, page.language) or page
end

-- Situations under the titles of their sections, in the order of first ones.
local function sections_of(site, shelf, situations)
  local out, by_id, seen, all = {}, {}, {}, 0
  for _, situation in ipairs(situations) do
    local front = section_of(site, shelf, situation.page)
    local section = by_id[front.id]
    if not section then
      local name = "in-" .. text.slug((front.id:gsub("/?index$", "")))
      section = {
        title = front.title, anchor = book.anchor(seen, name), count = 0,
        situations = {},
      }
      by_id[front.id] = section
      out[#out + 1] = section
    end
    local list = section.situations
    list[#list + 1] = situation.shown
    section.count = section.count + situation.count
    all = all + situation.count
  end
  return out, all
end

-- Those for a benefit: its own, and those of pages that name none.
local function for_benefit(situations, benefit)
  local out = {}
  for _, situation in ipairs(situations) do
    local takes = #situation.benefits == 0
    for _, id in ipairs(situation.benefits) do
      takes = takes or id == benefit
    end
    if takes then out[#out + 1] = situation end
  end
  return out
end

-- Every benefit that a situation names: { id, name, title, sections, count },
-- by name.
local function benefits_of(site, shelf, situations, language)
  local out, seen = {}, {}
  for _, situation in ipairs(situations) do
    for _, id in ipairs(situation.benefits) do
      if not seen[id] and id ~= "index"
          and book.is_free(site, "rights/" .. id, language, shelf) then
        out[#out + 1] =
          { id = id, name = site:word("benefits", id, language) }
      end
      seen[id] = true
    end
  end
  table.sort(out, function(a, b)
    return text.fold(a.name) < text.fold(b.name)
  end)
  for _, benefit in ipairs(out) do
    benefit.sections, benefit.count =
      sections_of(site, shelf, for_benefit(situations, benefit.id))
  end
  return out
end

-- Links to all lists of rights, as seen from one of them.
local function links_of(site, benefits, here, all, language)
  local links = {}
  local function add(id, name, count)
    local output = book.output_of(site, "rights/" .. id, language)
    links[#links + 1] = {
      name = name, count = count, is_here = id == here,
      url = site:href("rights/index.html", output),
    }
  end
  if #benefits == 0 then return links end
  add("index", site:string("rights_all", nil, language), all)
  for _, benefit in ipairs(benefits) do
    add(benefit.id, benefit.name, benefit.count)
  end
  return links
end

function rights.add(site, languages, language)
  local shelf = languages[language]
  if not book.is_free(site, "rights/index", language, shelf) then
    return
  end
  local situations = situations_of(site, shelf, language)
  if #situations == 0 then return end
  local sections, all = sections_of(site, shelf, situations)
  local benefits = benefits_of(site, shelf, situations, language)
  local function add(id, title, summary, shown)
    site:add_page {
      id = "rights/" .. id, title = title, summary = summary, order = 810,
      template = "rights-index", language = language,
      data = {
        right_sections = shown,
        benefit_links = links_of(site, benefits, id, all, language),
      },
    }
  end
  add("index", site:string("rights_title", nil, language),
    site:string("rights_summary", nil, language), sections)
  for _, benefit in ipairs(benefits) do
    local name = { benefit = benefit.name }
    add(benefit.id, site:string("rights_benefit_title", name, language),
      site:string("rights_benefit_summary", name, language), benefit.sections)
  end
end

return rights
