-- How citations and their weight are shown, on pages and in lists. `host` is a
-- page or the site: both know strings and words.

local display = {}

-- Citations are in English on Welsh pages too, and say so to screen readers.
function display.in_english(html, language)
  if language == "en" or html == "" then return html end
  return '<span lang="en">' .. html .. "</span>"
end

-- A standing's rank by the order of handbook.yaml: 1 weighs most. What is no
-- standing weighs least.
function display.ranks(site)
  local ranks = {}
  for rank, standing in ipairs(site:words("standings")) do
    ranks[standing] = rank
  end
  return ranks
end

-- The last rank of all, for what has no standing.
display.no_rank = 5

-- A standing in words, as handbook.yaml or the theme has it: what editors are
-- told. language: for the site only; without it the handbook's first.
function display.standing_name(host, standing, language)
  local name = host:word("standings", standing, language)
  if name ~= standing then return name end
  return host:string("standing_" .. standing, nil, language)
end

-- The same for readers.
function display.standing_label(host, standing, language)
  return text.typographic(display.standing_name(host, standing, language))
end

return display
