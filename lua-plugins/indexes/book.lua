-- The pages that people wrote, by language, in the order in which they are
-- read; and what all lists of them share.

local book = {}

local function take_pages(site, languages, taken)
  local follows = {}
  for _, page in site:facts("page") do
    local shelf = languages[page.language]
    taken[text.fold(page.output)] = true
    if shelf and not page.failed then
      page.title = text.typographic(page.title)
      shelf.by_id[page.id] = page
      if not page.generated then shelf.found[#shelf.found + 1] = page end
      if page.next then follows[page.language .. ":" .. page.next] = true end
    end
  end
  return follows
end

-- From each page that follows none through all that follow it: the first chain
-- is the handbook, the others are pages outside the reading order.
local function put_in_order(language, shelf, follows)
  for _, page in ipairs(shelf.found) do
    local at = page
    if follows[language .. ":" .. page.id] then at = nil end
    while at and not at.place do -- two pages of one id are a mistake
      shelf.pages[#shelf.pages + 1] = at
      at.place = #shelf.pages
      at = at.next and shelf.by_id[at.next]
    end
  end
end

-- { code = { pages, by_id, taken } }: pages in reading order, each with `listed`,
-- what its front matter says for the lists; the addresses of all pages, and those
-- they once had, as a stick knows them: without capital letters.
function book.open(site)
  local languages, taken = {}, {}
  for _, code in ipairs(site.languages) do
    languages[code] = { pages = {}, by_id = {}, found = {}, taken = taken }
  end
  local follows = take_pages(site, languages, taken)
  for code, shelf in pairs(languages) do put_in_order(code, shelf, follows) end
  for _, listed, id, code in site:facts("listed") do
    local page = languages[code] and languages[code].by_id[id]
    if page then page.listed = listed end
    for _, address in ipairs(listed.aliases or {}) do
      taken[text.fold(address)] = true
    end
  end
  return languages
end

-- True when nobody has a page of that id in that language, nor, where the shelf of
-- that language is given, anything at its address.
function book.is_free(site, id, language, shelf)
  local page = site:page(id, language)
  if page and page.language == language then return false end
  return not shelf
    or not shelf.taken[text.fold(book.output_of(site, id, language))]
end

-- Where a page of that id and language is put.
function book.output_of(site, id, language)
  if language == site.language then return id .. ".html" end
  return id .. "." .. language .. ".html"
end

-- "Draft", "No longer applies"; empty for a page that holds today.
function book.status_label(site, page, language)
  if page.status == "current" or page.failed then return "" end
  return site:string("status_" .. page.status, nil, language)
end

-- A name for an address on a page, once: seen holds those that are taken.
function book.anchor(seen, name)
  local anchor, number = name, 1
  while seen[anchor] do
    number = number + 1
    anchor = name .. "-" .. number
  end
  seen[anchor] = true
  return anchor
end

-- "Universal Credit and New style JSA": words of a vocabulary.
function book.words(site, vocabulary, ids, language)
  local names = {}
  for i, id in ipairs(ids or {}) do
    names[i] = site:word(vocabulary, id, language)
  end
  if #names < 2 then return names[1] or "" end
  return table.concat(names, ", ", 1, #names - 1) .. " "
    .. site:string("and", nil, language) .. " " .. names[#names]
end

return book
