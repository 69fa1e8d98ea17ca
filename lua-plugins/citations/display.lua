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

-- language: for the site only; without it the handbook's first.
function display.standing_label(host, standing, language)
  local label = host:word("standings", standing, language)
  if label ~= standing then return label end
  return host:string("standing_" .. standing, nil, language)
end

return display
