-- What has changed: the changes of all pages, newest first, by month and day.

local book = require("indexes.book")

local changes = {}

-- Kinds that have a name of their own in the theme; others show as typed.
local kinds = {
  new = true, law = true, guidance = true, correction = true, wording = true,
  content = true, source = true, review = true, removed = true,
}

local function kind_label(site, kind, language)
  if not kind or kind == "" then return "" end
  if not kinds[kind] then return kind end
  return site:string("change_" .. kind, nil, language)
end

local function gather(site, shelf, output, language)
  local out = {}
  for _, page in ipairs(shelf.pages) do
    local listed = page.listed and page.listed.changes or {}
    local url = #listed > 0 and site:href(output, page.output)
    for _, change in ipairs(listed) do
      -- what lacks one of them is a mistake, and was told
      if change.date and change.note then
        out[#out + 1] = {
          iso = change.date,
          shown = {
            title = page.title, url = url,
            note = text.typographic(change.note),
            kind_label = kind_label(site, change.kind, language),
            status = page.status,
            status_label = book.status_label(site, page, language),
          },
        }
      end
    end
  end
  -- stable: changes of one day stay in the order of their pages
  table.sort(out, function(a, b) return a.iso > b.iso end)
  return out
end

local function by_month(site, found, language)
  local months, month, day = {}, nil, nil
  for _, change in ipairs(found) do
    local name = change.iso:sub(1, 7)
    if not month or month.anchor ~= "in-" .. name then
      month = {
        anchor = "in-" .. name, title = site:date(name, language), days = {},
        count = 0,
      }
      months[#months + 1], day = month, nil
    end
    if not day or day.iso ~= change.iso then
      day = {
        iso = change.iso, date = site:date(change.iso, language), entries = {},
      }
      month.days[#month.days + 1] = day
    end
    day.entries[#day.entries + 1] = change.shown
    month.count = month.count + 1
  end
  return months
end

function changes.add(site, languages, language)
  local shelf = languages[language]
  if not book.is_free(site, "changes", language, shelf) then return end
  local output = book.output_of(site, "changes", language)
  local found = gather(site, shelf, output, language)
  if #found == 0 then return end
  local months = by_month(site, found, language)
  site:add_page {
    id = "changes", title = site:string("changes_title", nil, language),
    summary = site:string("changes_summary", nil, language),
    template = "changes", order = 830, language = language,
    data = { change_months = months, many_months = #months > 1 },
  }
end

return changes
