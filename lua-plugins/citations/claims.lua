-- Who says so, for lists of claims that stand on other pages than their own:
-- each source alone, and the weight of the strongest. Works in the site step,
-- behind the citations plugin; without that plugin citations show as typed.

local display = require("citations.display")
local forms = require("citations.forms")
local versions = require("citations.versions")

local inner = require("data.nested").inner

local claims = {}

-- What is asked for again and again is worked out once: open one for a step.
function claims.open(site)
  return {
    site = site, items = {}, labels = {}, law = {},
    ranks = display.ranks(site),
  }
end

local function standing_label(book, standing, language)
  local labels = inner(book.labels, language)
  local label = labels[standing]
  if not label then
    label = display.standing_label(book.site, standing, language)
    labels[standing] = label
  end
  return label
end

-- The words about a day's law, in a language.
local function law_words(book, day, language)
  local words = inner(book.law, language)
  local key = day or ""
  words[key] = words[key] or versions.words(book.site, day, language)
  return words[key]
end

-- "see jb-2018, [20]" as it prints: { standing, html, text }, in the day's law.
local function print_item(book, item, day, language)
  local site = book.site
  local form = site:fact("citation_form", item.key)
  if not form then
    local source = site:fact("source", item.key)
    local typed = item.key
    if item.pinpoint ~= "" then typed = typed .. ", " .. item.pinpoint end
    return { standing = source and source.standing, text = typed }
  end
  local place = forms.no_place
  if item.pinpoint ~= "" then
    place = site:fact("citation_place", form.places .. " " .. item.pinpoint)
      or forms.place(form.places, item.pinpoint)
  end
  local html, words = forms.full(form, place, day)
  local law = place.linked and law_words(book, day, language)
  return {
    standing = form.standing, text = words,
    html = display.in_english(html, language)
      .. versions.tail(law, { { form = form, at = place } }),
  }
end

-- What a citation in front matter prints as, source by source.
local function printed(book, cite, day, language)
  local kept = inner(inner(book.items, language), day or "")
  local items = kept[cite]
  if not items then
    items = {}
    for i, item in ipairs(md.citation(cite).items) do
      items[i] = print_item(book, item, day, language)
    end
    kept[cite] = items
  end
  return items
end

-- What parts/authority shows, strongest first; the strongest standing or nil;
-- all of it as one text, for a Copy button. cites: citations as typed in front
-- matter; day: whose law their page tells of (law_at), or nil.
function claims.authority(book, cites, language, day)
  local items, out, words = {}, {}, {}
  for _, cite in ipairs(cites or {}) do
    for _, item in ipairs(printed(book, cite, day, language)) do
      items[#items + 1] = item
    end
  end
  local ranks, last = book.ranks, display.no_rank
  table.sort(items, function(a, b)
    return (ranks[a.standing] or last) < (ranks[b.standing] or last)
  end)
  for i, item in ipairs(items) do
    local standing = item.standing
    words[i] = item.text
    out[i] = {
      standing = standing or "",
      standing_label =
        standing and standing_label(book, standing, language) or "",
      citation_html = item.html,
      citation_text = not item.html and item.text or nil,
    }
  end
  local first = out[1]
  return out, first and first.standing ~= "" and first.standing or nil,
    table.concat(words, "; ")
end

return claims
