-- Who says so, for lists of claims that stand on other pages than their own:
-- each source alone, and the weight of the strongest. Works in the site step,
-- behind the citations plugin; without that plugin citations show as typed.

local display = require("citations.display")
local forms = require("citations.forms")

local claims = {}

-- What is asked for again and again is worked out once: open one for a step.
function claims.open(site)
  return { site = site, items = {}, labels = {} }
end

local function inner(map, key)
  local found = map[key]
  if not found then
    found = {}
    map[key] = found
  end
  return found
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

-- "see jb-2018, [20]" as it prints: standing, HTML and text.
local function print_item(site, item)
  local form = site:fact("citation_form", item.key)
  if not form then
    local source = site:fact("source", item.key)
    local typed = item.key
    if item.pinpoint ~= "" then typed = typed .. ", " .. item.pinpoint end
    return source and source.standing, nil, typed
  end
  local place = forms.no_place
  if item.pinpoint ~= "" then
    place = site:fact("citation_place", form.family .. " " .. item.pinpoint)
      or forms.place(form.family, item.pinpoint)
  end
  local html, words = forms.full(form, place)
  return form.standing, html, words
end

-- Standing, HTML and text of each source of a citation in front matter.
local function printed(book, cite)
  local items = book.items[cite]
  if not items then
    items = {}
    for i, item in ipairs(md.citation(cite).items) do
      local standing, html, words = print_item(book.site, item)
      items[i] = { standing = standing, html = html, text = words }
    end
    book.items[cite] = items
  end
  return items
end

-- What parts/authority shows, strongest first; the strongest standing or nil;
-- all of it as one text, for a Copy button. cites: citations as typed in front
-- matter.
function claims.authority(book, cites, language)
  local out, words = {}, {}
  for _, cite in ipairs(cites or {}) do
    for _, item in ipairs(printed(book, cite)) do
      local standing = item.standing
      words[#words + 1] = item.text
      out[#out + 1] = {
        standing = standing or "",
        standing_label =
          standing and standing_label(book, standing, language) or "",
        citation_html = item.html and display.in_english(item.html, language),
        citation_text = not item.html and item.text or nil,
      }
    end
  end
  local ranks = display.ranks
  table.sort(out, function(a, b)
    return (ranks[a.standing] or 5) < (ranks[b.standing] or 5)
  end)
  local first = out[1]
  return out, first and first.standing ~= "" and first.standing or nil,
    table.concat(words, "; ")
end

return claims
