-- The glossary: words that readers meet, each in plain English. It is the page
-- `glossary.md`, of kind `reference`, whose `data:` names a file of terms:
--
--   terms:
--     - term: Work coach
--       definition: The person at the Jobcentre who sets what you have to do.
--       also: [adviser, job coach]      # what people type for it
--       names: {cy: anogwr gwaith}      # what it is called in other languages
--       forms: [coaching]               # what else is linked (glossary/names.lua)
--       except: [coach trip]            # where it means something else
--       link: false                     # nothing is linked
--       elsewhere: true                 # readers hear it from others than you
--       page: coach/work-coach.md       # where there is more, from content/
--       cite: wra-2012, s 14            # what the definition rests on
--
-- Where a page first uses a term it leads to its definition: C finds the place
-- (site:mark_term) and puts a `term` node there. Not on the page named under
-- `page`, which says more than the glossary does. Each term is a fact `term`
-- for other plugins, too.

local check = require("glossary.check")
local names = require("glossary.names")
local shape = require("data.shape")

local plugin = {
  name = "glossary",
  api = 1,
  summary = "Terms in plain English, from A to Z.",
  publishes = { "term" },
  reads = { "page", "term" },
  options = {
    link_terms = {
      type = "boolean", default = true,
      summary = "Whether the first use of a term on a page is a link.",
    },
  },
}

local function is_glossary(page)
  return page.id == "glossary" and page.data ~= nil
end

-- facts -----------------------------------------------------------------------

-- The terms of a page that can be used: { entry, path, slug }. With say, what
-- is wrong is reported.
local function terms_of(page, say)
  local data = page.data
  local list = shape.is_map(data) and data.terms or nil
  local meant = say and shape.is_map(data)
    and check.top(page, data) or {}
  if not shape.is_list(list) then
    if say and not meant.terms then
      page:error({ data = list and "terms" or "" }, "missing-key",
        "the glossary has no list of terms",
        "begin the file with a line 'terms:', and each term with '- term: …'")
    end
    return {}
  end
  local out = {}
  for i = 1, shape.length(list) do
    local entry, path = list[i], "terms." .. i
    local good = say and check.term(page, entry, path)
      or not say and shape.is_map(entry) and names.is_words(entry.term)
        and names.is_words(entry.definition)
    if good then
      out[#out + 1] =
        { entry = entry, path = path, slug = text.slug(entry.term) }
    end
  end
  if say then check.clashes(page, out) end
  return out
end

-- "coach/work-coach.md#parts" -> "coach/work-coach", "parts"; or nil.
local function page_of(entry)
  if not names.is_words(entry.page) then return nil end
  local target, anchor = entry.page:match("^([^#]*)#?(.*)$")
  return (target:gsub("%.md$", ""):gsub("^%./", "")), anchor
end

function plugin.collect(page)
  if not is_glossary(page) then return end
  for _, term in ipairs(terms_of(page, true)) do
    local also = {}
    check.each_also(term.entry, term.path, function(word)
      if names.is_words(word) then also[#also + 1] = text.trim(word) end
    end)
    if not term.bad then
      page:publish("term", term.slug, {
        term = term.entry.term, definition = term.entry.definition, also = also,
        page = page.id, output = page.output, anchor = "term-" .. term.slug,
        names = names.of(term.entry, page.language),
        except = names.except(term.entry, page.language),
        more = (page_of(term.entry)),
        link = names.truth(term.entry.link) ~= false,
        elsewhere = names.truth(term.entry.elsewhere) or false,
      }, { data = term.path .. ".term" })
    end
  end
end

-- A term that no page uses is worth a note.
local function is_wanted(term)
  if term.elsewhere then return false end
  for _, list in pairs(term.names) do
    if #list > 0 then return true end
  end
  return false
end

function plugin.site(site)
  local link = site:option("link_terms")
  for key, term in site:facts("term") do
    local more = term.more and site:find_page(term.more, term.page)
    site:mark_term(key, term.names, {
      mark = link and term.link, except = term.except,
      not_on = more and { more.id } or nil,
      note = is_wanted(term) and "take it out, or use it where it is meant; "
        .. "if readers hear it from others, write 'elsewhere: true'",
    })
  end
end

-- the page --------------------------------------------------------------------

-- The page of a link as the theme is given it, or nil. "coach/work-coach.md",
-- also with "#part".
local function link_of(page, site, term)
  local typed = term.entry.page
  if not names.is_words(typed) then return nil end
  local id, anchor = page_of(term.entry)
  local found = site:find_page(id, page)
  local where = { data = term.path .. ".page" }
  if not found then
    local near = site:nearest_page(id)
    page:error(where, "missing-page", "there is no page '" .. typed .. "'",
      near and "did you mean '" .. near .. ".md'?"
        or "write its file, from the top of the handbook: coach/work-coach.md")
    return nil
  end
  if anchor ~= "" and not site:has_anchor(found.id, anchor) then
    local near = site:nearest_anchor(found.id, anchor)
    page:error(where, "missing-anchor",
      "the page '" .. id .. ".md' has no place '" .. anchor .. "'",
      near and "did you mean '#" .. near .. "'?" or nil)
    return nil
  end
  local status = found.status
  return {
    title = text.typographic(found.title), status = status,
    url = page:href(found.output, anchor ~= "" and anchor or nil),
    status_label =
      status ~= "current" and status ~= "failed"
        and page:string("status_" .. status) or "",
  }
end

local function names_of(page, entry)
  local out = {}
  for code, name in pairs(shape.is_map(entry.names) and entry.names or {}) do
    if check.is_language(code) and names.is_words(name) then
      out[#out + 1] = {
        lang = code, language = page:string("language_" .. code), name = name,
      }
    end
  end
  return out
end

local function shown(page, site, term)
  local entry, also = term.entry, {}
  check.each_also(entry, term.path, function(word)
    if names.is_words(word) then also[#also + 1] = text.typographic(word) end
  end)
  local called, more = names_of(page, entry), link_of(page, site, term)
  return {
    term = text.typographic(entry.term), anchor = "term-" .. term.slug,
    definition = text.typographic(entry.definition),
    also_text = table.concat(also, ", "), more = more or false,
    names = called, has_names = #called > 0,
    cite_path = entry.cite and "data." .. term.path .. ".cite" or nil,
    has_authority = false,
  }
end

local function letter_of(term)
  local first = term.slug:match("^" .. utf8.charpattern) or ""
  return first:find("^%d") and "" or first
end

local function by_letter(page, site, terms)
  local letters, last = {}, nil
  table.sort(terms, function(a, b)
    local la, lb = letter_of(a), letter_of(b)
    if la ~= lb then return la < lb end
    return a.slug < b.slug
  end)
  for _, term in ipairs(terms) do
    local letter = letter_of(term)
    if letter ~= last then
      letters[#letters + 1] = {
        letter = letter ~= "" and text.upper(letter)
          or page:string("a_z_other"),
        anchor = letter ~= "" and "letter-" .. letter or "letter-other",
        terms = {},
      }
      last = letter
    end
    local list = letters[#letters].terms
    list[#list + 1] = shown(page, site, term)
  end
  return letters
end

-- The theme prints the terms: search is told of each.
local function found_by(page, terms)
  for _, term in ipairs(terms) do
    local entry, words = term.entry, {}
    check.each_also(entry, term.path, function(word)
      if names.is_words(word) then words[#words + 1] = word end
    end)
    for _, name in pairs(shape.is_map(entry.names) and entry.names or {}) do
      if names.is_words(name) then words[#words + 1] = name end
    end
    page:found_by {
      anchor = "term-" .. term.slug, heading = entry.term,
      text = entry.definition, words = words, whole = true,
    }
  end
end

-- The glossary in the page's own language, where that has the term, too.
local function output_of(term, page, site)
  if page.language == site.language then return term.output end
  local own = site:page(term.page, page.language)
  if own and site:has_anchor(own.id, term.anchor, own.language) then
    return own.output
  end
  return term.output
end

plugin.filter = {
  -- The first use of a term on a page; others may make such nodes, too.
  term = function(node, page, site)
    local term = site:fact("term", node.key)
    if not term then
      local near = site:nearest("term", node.key)
      page:error(node, "unknown-term",
        "the glossary has no term '" .. node.key .. "'",
        near and "did you mean '" .. near .. "'?"
          or "its key is the term in small letters, with '-' for spaces")
      return node:children()
    end
    return md.element("a", {
      class = "term-link",
      href = page:href(output_of(term, page, site), term.anchor),
    }, node:children())
  end,

  document = function(_, page, site)
    if page.id ~= "glossary" then return nil end
    if page.data then
      local terms = terms_of(page, false)
      page:set("glossary", { letters = by_letter(page, site, terms) })
      found_by(page, terms)
    elseif page.meta.data == nil and page.kind == "reference"
        and not page.generated and page.status ~= "withdrawn" then
      page:warn("title", "no-terms", "the glossary has no terms",
        "write them into a file 'glossary.yaml', and 'data: glossary.yaml' "
        .. "into the front matter")
    end
    return nil
  end,
}

return plugin
