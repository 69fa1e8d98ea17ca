-- Letters to copy or print: "> [!LETTER]" on a page of kind letter, with its
-- blanks in square brackets. The letter leaves the page's text and goes to the
-- theme as `letter`: its words, the fields that fill its blanks, and what it
-- relies on, each source standing alone. Comes behind the citations plugin,
-- which leaves each citation of a letter in full beside its number.

local blanks = require("letters.blanks")
local parts = require("letters.parts")

local plugin = {
  name = "letters",
  api = 1,
  summary = "Letters with blanks, from > [!LETTER].",
  publishes = {},
  reads = { "source" },
}

local function is_letter(page)
  return page.kind == "letter"
end

-- The blanks of the page, read once.
local function blanks_of(page)
  local state = page.state
  if not state.blanks then state.blanks = blanks.read(page) end
  return state.blanks
end

-- mistakes ------------------------------------------------------------------

local function report_other_kind(node, page)
  page:error(node, "letter-elsewhere",
    "a letter stands on a page of kind '" .. page.kind .. "'",
    "write 'kind: letter' in the front matter, or move the letter to a page of "
    .. "its own")
end

local function report_second(node, page)
  page:error(node, "second-letter", "this is the second letter of the page",
    "make a page of its own for each letter, so that each has one address")
end

local function report_none(page)
  page:error("kind", "no-letter", "the page is of kind 'letter' but has no letter",
    "begin it with a line '> [!LETTER]', and put '> ' before each line of it")
end

-- Readers must see whom a letter is for before they send it.
local function check_for_whom(page)
  for _, field in ipairs { "benefits", "nations" } do
    local words = page.meta[field]
    if not words or #words == 0 then
      page:warn("kind", "letter-for-whom",
        "the letter does not say for which " .. field .. " it is",
        "add '" .. field .. ": [...]' to the front matter")
    end
  end
end

-- The letter has the address "letter".
local function check_headings(page)
  for _, heading in ipairs(page:find("heading")) do
    local id = heading.id
    if id == "letter" or text.starts(id, "letter-blank-") then
      page:error(heading, "reserved-id",
        "the address '" .. id .. "' of this heading is that of the letter",
        "give it another behind its words: '{#about-the-letter}'")
    end
  end
end

-- A citation that is left has an unknown source, or the order is wrong.
local function check_order(node, page, site)
  for _, citation in ipairs(node:find("citation")) do
    for _, item in ipairs(citation.items) do
      if site:fact("source", item.key) then
        page:error(citation, "letter-too-early",
          "the letter is made before its citations are",
          "in handbook.yaml, put 'letters' below 'citations' under 'plugins:'")
        return
      end
    end
  end
end

-- the letter ----------------------------------------------------------------

local past = { historical = true, superseded = true }

local function letter_data(node, page)
  local sources = parts.take_sources(node)
  local fields = blanks.fields(blanks_of(page))
  local title = text.trim(node.title or "")
  return {
    heading = title ~= "" and title or page:string("letter_title"),
    past = past[page.status] and page:string("no_longer_applies") or false,
    letter_html = md.render(node:children()),
    letter_sources = sources, has_letter_sources = #sources > 0,
    blanks = fields, has_blanks = #fields > 0,
  }
end

-- The theme prints the letter, with its citations behind their numbers.
local function found_by(node, page)
  local title = text.trim(node.title or "")
  page:found_by {
    anchor = "letter",
    heading = title ~= "" and title or page:string("letter_title"),
    text = node:text(),
  }
end

local function take_letter(node, page, site)
  local state = page.state
  state.letters = (state.letters or 0) + 1
  if not is_letter(page) then return report_other_kind(node, page) end
  if state.letters > 1 then return report_second(node, page) end
  local good, empty = parts.check(node, page)
  state.empty_letter = empty
  if not good then return nil end
  check_order(node, page, site)
  found_by(node, page)
  page:set("letter", letter_data(node, page))
  return {}
end

local function check_page(page)
  local letters = page.state.letters or 0
  if letters > 0 and is_letter(page) then
    if not page.state.empty_letter then
      blanks.check_used(blanks_of(page), page)
    end
    check_for_whom(page)
    check_headings(page)
  elseif is_letter(page) and page.status ~= "withdrawn" then
    report_none(page)
  elseif letters == 0 and #(page.meta.blanks or {}) > 0
    and page.status ~= "withdrawn" then
    page:error("blanks", "blanks-without-letter",
      "the page lists blanks but has no letter",
      "take 'blanks' out, or write the letter behind '> [!LETTER]'")
  end
end

plugin.filter = {
  blank = function(node, page)
    if not is_letter(page) then return nil end
    return blanks.show(blanks_of(page), node, page)
  end,

  callout = function(node, page, site)
    if node.label ~= "LETTER" then return nil end
    return take_letter(node, page, site)
  end,

  document = function(_, page)
    if not page.generated then check_page(page) end
    return nil
  end,
}

return plugin
