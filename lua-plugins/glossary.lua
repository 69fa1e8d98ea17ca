-- The glossary: words that readers meet, each in plain English. It is the page
-- `glossary.md`, of kind `reference`, whose `data:` names a file of terms:
--
--   terms:
--     - term: Work coach
--       definition: The person at the Jobcentre who sets what you have to do.
--       also: [adviser, job coach]      # what people type for it
--       names: {cy: anogwr gwaith}      # what it is called in other languages
--       page: coach/work-coach.md       # where there is more, from content/
--       cite: wra-2012, s 14            # what the definition rests on
--
-- Each term is a fact `term`: other plugins list it (indexes), search for it,
-- or link its first use in a text, by its address on the page.

local shape = require("data.shape")

local plugin = {
  name = "glossary",
  api = 1,
  summary = "Terms in plain English, from A to Z.",
  publishes = { "term" },
  reads = { "page", "term" },
}

local top_keys = { "terms" }
local term_keys = { "term", "definition", "also", "names", "page", "cite" }

local function is_glossary(page)
  return page.id == "glossary" and page.data ~= nil
end

-- what is wrong with the file ------------------------------------------------

local function report(page, path, code, message, help)
  page:error({ data = path }, code, message, help)
end

-- Returns the keys that were meant by those that do not exist: what is mistyped
-- is not missing as well.
local function check_keys(page, map, path, known, what)
  return shape.check_keys(map, known, function(key, near)
    page:error({ data = path .. key, key = true }, "unknown-key",
      what .. " has no '" .. key .. "'",
      near and "did you mean '" .. near .. "'?"
        or "it may have: " .. table.concat(known, ", "))
  end)
end

local function is_words(value)
  return type(value) == "string" and text.trim(value) ~= ""
end

-- A text that has to be there.
local function check_text(page, entry, path, name, help)
  local value = entry[name]
  if is_words(value) then return true end
  if value == nil then
    report(page, path, "missing-key", "this term has no '" .. name .. "'", help)
  elseif type(value) == "string" then
    report(page, path .. "." .. name, "missing-key",
      "there is nothing in '" .. name .. "'", help)
  else
    report(page, path .. "." .. name, "wrong-type",
      "'" .. name .. "' should be text", help)
  end
  return false
end

-- A definition is shown as it is typed.
local function check_words(page, definition, path)
  if definition:find("[[", 1, true) or definition:find("](", 1, true)
      or definition:find("[@", 1, true) or definition:find("</?%a[^<>]*>") then
    report(page, path .. ".definition", "definition-words",
      "a definition can hold words only",
      "put a page under 'page' and a source under 'cite'")
  end
end

-- Calls it(text, path) for each text of `also`, which may be one alone.
local function each_also(entry, path, it)
  local also = entry.also
  if is_words(also) then return it(also, path .. ".also") end
  if not shape.is_list(also) then return end
  for i = 1, shape.length(also) do it(also[i], path .. ".also." .. i) end
end

local function check_also(page, entry, path)
  local also, good = entry.also, true
  if also == nil or is_words(also) then return end
  if not shape.is_list(also) then good = false end
  each_also(entry, path, function(word) good = good and is_words(word) end)
  if good then return end
  report(page, path .. ".also", "wrong-type",
    "'also' should be a list of words",
    "write it as in: also: [adviser, job coach]")
end

-- "cy", "gd"
local function is_language(code)
  return type(code) == "string" and code:find("^%l%l%l?$") ~= nil
end

local function check_names(page, entry, path)
  local names = entry.names
  if names == nil then return end
  local good = shape.is_map(names)
  for code, name in pairs(good and names or {}) do
    good = good and is_language(code) and is_words(name)
  end
  if good then return end
  report(page, path .. ".names", "wrong-type",
    "'names' should be languages, each with the term in it",
    "write it as in: names: {cy: anogwr gwaith}")
end

local function check_term(page, entry, path)
  if entry == nil or shape.is_empty(entry) then
    report(page, path, "empty-entry", "an entry of 'terms' has nothing in it",
      "write what is missing, or take the '-' out")
    return false
  end
  if not shape.is_map(entry) then
    report(page, path, "wrong-type",
      "this should be a term with its definition",
      "write '- term: …' and below it 'definition: …'")
    return false
  end
  local meant = check_keys(page, entry, path .. ".", term_keys, "a term")
  local good = not meant.term and not meant.definition
  good = (meant.term or check_text(page, entry, path, "term",
    "add a line: term: …")) and good
  good = (meant.definition or check_text(page, entry, path, "definition",
    "say in a sentence or two what it is: definition: …")) and good
  if is_words(entry.definition) then
    check_words(page, entry.definition, path)
  end
  check_also(page, entry, path)
  check_names(page, entry, path)
  if entry.page ~= nil and not is_words(entry.page) then
    report(page, path .. ".page", "wrong-type", "'page' should be one page",
      "write its file, from the top of the handbook: coach/work-coach.md")
  end
  return good
end

-- Two terms of one name; a word that stands for two terms; a word that is a
-- term of its own.
local function check_clashes(page, terms)
  local names = {}
  for _, term in ipairs(terms) do
    local key = text.fold(term.entry.term)
    local first = names[key]
    if first or names["#" .. term.slug] then
      first = first or names["#" .. term.slug]
      report(page, term.path .. ".term", "duplicate-term",
        "there is a term '" .. first.entry.term .. "' already",
        "put the two together, or give this one another name")
      term.bad = true
    else
      names[key], names["#" .. term.slug] = term, term
    end
  end
  local seen = {}
  for _, term in ipairs(terms) do
    each_also(term.entry, term.path, function(word, path)
      if not is_words(word) then return end
      local key = text.fold(text.trim(word))
      local own, other = names[key], seen[key]
      if own == term or other == term then
        page:warn({ data = path }, "repeated-word",
          "'" .. word .. "' stands for this term already", "take it out")
      elseif own then
        report(page, path, "duplicate-term",
          "'" .. word .. "' is a term of its own",
          "readers who look for it find that one: take it out here")
      end
      seen[key] = other or term
    end)
  end
end

-- facts -----------------------------------------------------------------------

-- The terms of a page that can be used: { entry, path, slug }. With say, what
-- is wrong is reported.
local function terms_of(page, say)
  local data = page.data
  local list = shape.is_map(data) and data.terms or nil
  local meant = say and shape.is_map(data)
    and check_keys(page, data, "", top_keys, "a glossary") or {}
  if not shape.is_list(list) then
    if say and not meant.terms then
      report(page, list and "terms" or "", "missing-key",
        "the glossary has no list of terms",
        "begin the file with a line 'terms:', and each term with '- term: …'")
    end
    return {}
  end
  local out = {}
  for i = 1, shape.length(list) do
    local entry, path = list[i], "terms." .. i
    local good = say and check_term(page, entry, path)
      or not say and shape.is_map(entry) and is_words(entry.term)
        and is_words(entry.definition)
    if good then
      out[#out + 1] =
        { entry = entry, path = path, slug = text.slug(entry.term) }
    end
  end
  if say then check_clashes(page, out) end
  return out
end

function plugin.collect(page)
  if not is_glossary(page) then return end
  for _, term in ipairs(terms_of(page, true)) do
    local also = {}
    each_also(term.entry, term.path, function(word)
      if is_words(word) then also[#also + 1] = text.trim(word) end
    end)
    if not term.bad then
      page:publish("term", term.slug, {
        term = term.entry.term, definition = term.entry.definition, also = also,
        page = page.id, output = page.output, anchor = "term-" .. term.slug,
      }, { data = term.path .. ".term" })
    end
  end
end

-- the page --------------------------------------------------------------------

-- The page of a link as the theme is given it, or nil. "coach/work-coach.md",
-- also with "#part".
local function link_of(page, site, term)
  local typed = term.entry.page
  if not is_words(typed) then return nil end
  local target, anchor = typed:match("^([^#]*)#?(.*)$")
  local id = target:gsub("%.md$", ""):gsub("^%./", "")
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
      "the page '" .. target .. "' has no place '" .. anchor .. "'",
      near and "did you mean '#" .. near .. "'?" or nil)
    return nil
  end
  local status = found.status
  return {
    title = text.typographic(found.title), status = status,
    url = page:href(found.output, anchor ~= "" and anchor or nil),
    status_label =
      status ~= "current" and page:string("status_" .. status) or "",
  }
end

local function names_of(page, entry)
  local out = {}
  for code, name in pairs(shape.is_map(entry.names) and entry.names or {}) do
    if is_language(code) and is_words(name) then
      out[#out + 1] = {
        lang = code, language = page:string("language_" .. code), name = name,
      }
    end
  end
  return out
end

local function shown(page, site, term)
  local entry, also = term.entry, {}
  each_also(entry, term.path, function(word)
    if is_words(word) then also[#also + 1] = text.typographic(word) end
  end)
  local names, more = names_of(page, entry), link_of(page, site, term)
  return {
    term = text.typographic(entry.term), anchor = "term-" .. term.slug,
    definition = text.typographic(entry.definition),
    also_text = table.concat(also, ", "), more = more or false,
    names = names, has_names = #names > 0,
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

plugin.filter = {
  -- To link the first use of a term in a text: a filter of `paragraph` here,
  -- which asks site:fact("term", …).
  document = function(_, page, site)
    if page.id ~= "glossary" then return nil end
    if page.data then
      page:set("glossary", {
        letters = by_letter(page, site, terms_of(page, false)),
      })
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
