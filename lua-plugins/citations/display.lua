-- How citations and their weight are shown, on pages and in lists. `host` is a
-- page or the site: both know strings and words.

local display = {}

-- Citations are in English on Welsh pages too, and say so to screen readers.
function display.in_english(html, language)
  if language == "en" or html == "" then return html end
  return '<span lang="en">' .. html .. "</span>"
end

function display.standing_label(host, standing)
  local label = host:word("standings", standing)
  if label ~= standing then return label end
  return host:string("standing_" .. standing)
end

return display
