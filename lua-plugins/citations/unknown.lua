-- The mistake that is made most: a key that no source has. The help says which
-- one may be meant, or shows the record to paste.

local records = require("citations.records")

local unknown = {}

-- "@uc-regs-2013, reg 15", as it is to be typed; front matter needs no '@', and
-- YAML does not take one without quotation marks.
local function typed(item, key, place)
  local words = place ~= "" and key .. ", " .. place or key
  return item.in_text and "@" .. words or words
end

-- The source that is recorded with this address: its key, or nil.
local function recorded(site, url)
  local address = records.address(url)
  return address and site:fact("source_address", address)
end

local function file_of(site, key)
  local record = site:fact("source", key)
  return record and record.file and " (" .. record.file .. ")" or ""
end

-- "content/sources/", as messages name it.
local function folder_of(page)
  return page.file:sub(1, #page.file - #page.path) .. "sources/"
end

-- A key that is free.
local function free_key(site, key)
  local name, number = key, 1
  while site:fact("source", name) do
    number = number + 1
    name = key .. "-" .. number
  end
  return name
end

local function paste(first, lines)
  return first .. "\n" .. table.concat(lines, "\n")
end

local function for_address(page, site, item)
  local draft = records.draft(item.key)
  if not draft then
    return "an address is no key: make a record of the source, and cite its key"
  end
  local place = item.pinpoint ~= "" and item.pinpoint or draft.place
  local key = recorded(site, item.key)
  if key then
    return "this is the source '" .. key .. "'" .. file_of(site, key)
      .. ": write " .. typed(item, key, place)
  end
  key = free_key(site, draft.key)
  return paste("an address is no key: save this as " .. folder_of(page) .. key
    .. ".yaml, fill in what # asks for, and write " .. typed(item, key, place),
    draft.lines)
end

-- links beside a key -------------------------------------------------------

local among_words = {
  citation_item = true, citation = true, emph = true, strong = true,
  link = true, quotation = true, term = true, element = true,
}

-- The paragraph, cell or heading that an element is in; nil in front matter.
local function block_of(node)
  while node and among_words[node.kind] do node = node:parent() end
  return node
end

-- The one address among links that tells of a document; nil for none, or
-- several.
local function only_address(links)
  local found, seen = nil, nil
  for _, link in ipairs(links) do
    local address = records.is_telling(link.url) and records.address(link.url)
    if address and seen and address ~= seen then return nil end
    if address then found, seen = found or link.url, address end
  end
  return found
end

-- So many new keys of a page are looked for among its links: more are not
-- printed, and each costs as much as there are links.
local most_new_keys = 20

-- What the author may want to cite by a new key: the one document that the
-- paragraph links to, or else the page.
local function linked_address(page, node)
  local state = page.state
  state.new_keys = (state.new_keys or 0) + 1
  if state.new_keys > most_new_keys then return nil end
  local block = block_of(node)
  local links = block and block:find("link") or {}
  return only_address(#links > 0 and links or page:find("link"))
end

-- --------------------------------------------------------------------------

local function for_new_key(page, site, item, node)
  local url = linked_address(page, node)
  local known = url and recorded(site, url)
  if known then
    return "if you mean what you link to, that is the source '" .. known .. "'"
      .. file_of(site, known)
  end
  local draft = url and records.draft(url) or records.blank()
  local name, id = records.file(item.key)
  local lines = { id }
  table.move(draft.lines, 1, #draft.lines, #lines + 1, lines)
  local what = url and "if you mean what you link to, save this as "
    or "mend the key, or save this as "
  return paste(what .. folder_of(page) .. name
    .. ".yaml and fill in what # asks for", lines)
end

local function help_for(page, site, item, node)
  local near = site:nearest("source", item.key)
  if item.key:find("^https?://") then return for_address(page, site, item) end
  if near then
    return "did you mean '" .. near .. "'" .. file_of(site, near) .. "?"
  end
  return for_new_key(page, site, item, node)
end

-- Reports an item of page:cites() whose source is not known; item.in_text: it
-- stands in the page's text. A record is shown once a page.
function unknown.report(page, site, item, node)
  local told = page.state.told or {}
  page.state.told = told
  local help = told[item.key] and "see the first one on this page"
    or help_for(page, site, item, node)
  told[item.key] = help:find("\n", 1, true) ~= nil
  page:error(node, "unknown-source",
    "no source has the key '" .. item.key .. "'", help)
end

return unknown
