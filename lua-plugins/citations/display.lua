-- How citations and their weight are shown, on pages and in lists. `host` is a
-- page or the site: both know strings and words.

local display = {}

-- Citations are in English on Welsh pages too, and say so to screen readers.
function display.in_english(html, language)
  if language == "en" or html == "" then return html end
  return '<span lang="en">' .. html .. "</span>"
end

-- What weighs most first; a standing that is not here weighs least.
display.ranks = { law = 1, instructions = 2, dwp = 3, others = 4 }

-- language: for the site only; without it the handbook's first.
function display.standing_label(host, standing, language)
  local label = host:word("standings", standing, language)
  if label ~= standing then return label end
  return host:string("standing_" .. standing, nil, language)
end

return display
