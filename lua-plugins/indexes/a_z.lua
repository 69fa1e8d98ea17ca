-- A to Z: the titles of pages, the words that people type for them, and the
-- terms of the glossary, each word once, in an order that is the same
-- everywhere.

local book = require("indexes.book")

local a_z = {}

-- A word without its accents, and without what stands before its first letter
-- or digit; "section" is the name that text.slug gives to what has none.
local function place_of(word)
  local slug = text.slug(word)
  if slug == "section" and text.fold(word) ~= "section" then return "" end
  -- numbers by what they are worth: "7 days" stands before "35 hours"
  return (slug:gsub("^%d+", function(digits)
    return ("0"):rep(12 - #digits) .. digits
  end))
end

-- The letter that a word stands under; empty for numbers and signs.
local function letter_of(place)
  local first = place:match("^" .. utf8.charpattern) or ""
  return first:find("^%d") and "" or first
end

local function entry_for(list, word)
  local key = text.fold(text.trim(word))
  local entry = list.by_key[key]
  if not entry then
    local place = place_of(word)
    entry = {
      word = word, key = key, place = place, letter = letter_of(place),
      links = {}, seen = {},
    }
    list.by_key[key] = entry
    list[#list + 1] = entry
  end
  return entry
end

-- is_own: the word is the name of what it leads to, not another word for it.
local function add(list, word, link, is_own)
  if text.trim(word) == "" then return end
  local entry = entry_for(list, word)
  if entry.seen[link.url] then return end
  entry.seen[link.url] = true
  if is_own and not entry.own then
    entry.word, entry.own = word, link
  else
    entry.links[#entry.links + 1] = link
  end
end

local function add_pages(site, list, shelf, output, language)
  local shown = {}
  for _, page in ipairs(shelf.pages) do
    if page.status ~= "withdrawn" then
      local link = {
        title = page.title, url = site:href(output, page.output),
        status_label = book.status_label(site, page, language),
        is_term = false,
      }
      shown[#shown + 1] = { page = page, link = link }
      add(list, page.title, link, true)
    end
  end
  -- all names first: a word that people type may be the name of a page
  for _, one in ipairs(shown) do
    local listed = one.page.listed
    for _, word in ipairs(listed and listed.search or {}) do
      add(list, text.typographic(word), one.link, false)
    end
  end
end

local function add_terms(site, list, output, language)
  local found = {}
  for _, term, _, code in site:facts("term") do
    if code == language then
      local link = {
        title = text.typographic(term.term),
        url = site:href(output, term.output, term.anchor),
        status_label = "", is_term = true,
      }
      found[#found + 1] = { link = link, also = term.also }
      add(list, link.title, link, true)
    end
  end
  for _, one in ipairs(found) do
    for _, word in ipairs(one.also or {}) do
      add(list, text.typographic(word), one.link, false)
    end
  end
end

-- What a word leads to, as the theme is given it.
local function shown(link)
  return {
    title = link.title, url = link.url, status_label = link.status_label,
    is_term = link.is_term,
  }
end

local nothing = { url = "", status_label = "", is_term = false }

local function shown_entry(entry)
  local out, see = shown(entry.own or nothing), {}
  for i, link in ipairs(entry.links) do see[i] = shown(link) end
  out.title, out.see, out.has_see = entry.word, see, #see > 0
  return out
end

local function letters_of(site, list, language)
  table.sort(list, function(a, b)
    if a.letter ~= b.letter then return a.letter < b.letter end
    if a.place ~= b.place then return a.place < b.place end
    return a.key < b.key
  end)
  local letters, group, last = {}, nil, nil
  for _, entry in ipairs(list) do
    local letter = entry.letter
    if letter ~= last then
      group = {
        letter = letter ~= "" and text.upper(letter)
          or site:string("a_z_other", nil, language),
        anchor = letter ~= "" and "letter-" .. letter or "letter-other",
        entries = {},
      }
      letters[#letters + 1], last = group, letter
    end
    group.entries[#group.entries + 1] = shown_entry(entry)
  end
  return letters
end

function a_z.add(site, languages, language)
  local shelf = languages[language]
  if not book.is_free(site, "a-z", language, shelf) then return end
  local list = { by_key = {} }
  local output = book.output_of(site, "a-z", language)
  add_pages(site, list, shelf, output, language)
  add_terms(site, list, output, language)
  if #list == 0 then return end
  site:add_page {
    id = "a-z", title = site:string("a_z", nil, language),
    summary = site:string("a_z_summary", nil, language),
    template = "a-z", order = 800, language = language,
    data = { letters = letters_of(site, list, language) },
  }
end

return a_z
