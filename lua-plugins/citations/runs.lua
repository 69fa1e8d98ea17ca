-- A citation is a list of runs: { text =, italic = true, url = }. They stay
-- apart from HTML so that one list prints as a note and as plain text for the
-- Copy button.

local runs = {}

local function add(list, text, italic, url)
  local last = list[#list]
  if last and last.italic == italic and last.url == url then
    last.text = last.text .. text
  else
    list[#list + 1] = { text = text, italic = italic, url = url }
  end
end

-- Adds text to a list; style: { italic = true, url = }. Neighbours of one style
-- become one run.
function runs.add(list, text, style)
  if not text or text == "" then return list end
  if style then
    add(list, text, style.italic or nil, style.url)
  else
    add(list, text)
  end
  return list
end

function runs.append(list, other)
  for _, run in ipairs(other) do add(list, run.text, run.italic, run.url) end
  return list
end

function runs.plain(list)
  local out = {}
  for i, run in ipairs(list) do out[i] = run.text end
  return table.concat(out)
end

local entities = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;",
}

function runs.escape(text)
  return (text:gsub('[&<>"]', entities))
end

-- A record's address is data: only the web's two schemes may become a link.
local function is_web_address(url)
  return url ~= nil and url:find("^https?://[^%s]+$") ~= nil
end

local function run_html(run, links)
  local html = run.text
  if html:find('[&<>"]') then html = runs.escape(html) end
  if run.italic then html = "<em>" .. html .. "</em>" end
  if links and is_web_address(run.url) then
    html = '<a href="' .. runs.escape(run.url) .. '">' .. html .. "</a>"
  end
  return html
end

-- Pass links = false where the whole citation stands inside a link.
function runs.html(list, links)
  local out = {}
  for i, run in ipairs(list) do out[i] = run_html(run, links ~= false) end
  return table.concat(out)
end

return runs
