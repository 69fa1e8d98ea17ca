-- The pages that an answer leads on to, given as the paths of their files.

local check = require("decisions.check")
local shape = require("data.shape")

local links = {}

-- "b/../c.md" written in the file "a/x.yaml": "a/c.md"; nil above the top.
local function resolve(from, target)
  local parts = {}
  for part in ((from:match("^(.*/)") or "") .. target):gmatch("[^/]+") do
    if part == ".." then
      if #parts == 0 then return nil end
      parts[#parts] = nil
    elseif part ~= "." then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, "/")
end

-- Paths are written from the data file, which may lie in another folder.
local function data_file(page)
  return resolve(page.path, page.meta.data) or page.path
end

local function folder(path)
  return path:match("^(.*)/") or ""
end

-- A page as it is to be typed here.
local function typed(page, found)
  if folder(data_file(page)) ~= folder(page.path) then
    return "the way to " .. found.id .. ".md"
  end
  return "'" .. page:href(found.output):gsub("%.html$", ".md") .. "'"
end

local function page_help(c, id)
  local name = id:match("[^/]*$")
  local near = c.site:find_page(name, c.page)
  if not near then
    local guess = c.site:nearest_page(id) or c.site:nearest_page(name)
    near = guess and c.site:find_page(guess, c.page)
  end
  if near then return "did you mean " .. typed(c.page, near) .. "?" end
  return "write the way from this file to the file of a page, such as "
    .. "'../money/stopped.md'"
end

local function report_missing(c, path, target, help)
  check.tell(c, path, "missing-page", "there is no page '" .. target .. "'",
    help)
end

-- The page of a path: the part in front of '#'.
local function find_page(c, path, target, file)
  if file:find("^%a[%w+.-]*:") then
    report_missing(c, path, target,
      "answers lead to pages of this handbook; those can link to websites")
    return nil
  end
  local full = file:sub(1, 1) ~= "/" and resolve(data_file(c.page), file)
  local id = full and full:gsub("%.%a+$", "")
  if not id or id == "" then
    report_missing(c, path, target, page_help(c, file:gsub("%.%a+$", "")))
    return nil
  end
  local found = full:find("%.md$") and c.site:find_page(id, c.page)
  if found and found.id == id then return found end
  report_missing(c, path, target, page_help(c, id))
  return nil
end

local function check_anchor(c, path, found, anchor)
  if anchor == "" or c.site:has_anchor(found.id, anchor) then return true end
  local near = c.site:nearest_anchor(found.id, anchor)
  check.tell(c, path, "missing-anchor",
    "there is no heading '#" .. anchor .. "' on the page '" .. found.id
    .. ".md'", near and "did you mean '#" .. near .. "'?" or nil)
  return false
end

local function read_one(c, target, path)
  if target == nil then
    check.tell(c, path, "empty-entry", "an entry of 'links' has nothing in it",
      "write what is missing, or take the '-' out")
    return nil
  end
  if type(target) ~= "string" then
    check.tell(c, path, "wrong-type",
      "an entry of 'links' should be the path of a page",
      "write: links: [../money/stopped.md]")
    return nil
  end
  target = text.trim(target)
  local file, anchor = target:match("^([^#]*)#?(.*)$")
  local found = find_page(c, path, target, file)
  if not found or found.status == "failed" then return nil end
  if found.status == "withdrawn" then
    c.page:warn({ data = path }, "link-to-withdrawn",
      "the page '" .. found.id .. ".md' was withdrawn",
      "lead to the page that took its place")
  end
  if not check_anchor(c, path, found, anchor) then return nil end
  return {
    title = text.typographic(found.title),
    url = c.page:href(found.output, anchor ~= "" and anchor or nil),
  }
end

-- { { title, url }, … }
function links.read(c, map, path)
  local value, out = map.links, {}
  path = path .. ".links"
  if type(value) == "string" then
    if text.trim(value) ~= "" then out[1] = read_one(c, value, path) end
  elseif shape.is_list(value) then
    for i = 1, shape.length(value) do
      out[#out + 1] = read_one(c, value[i], path .. "." .. i)
    end
  elseif value ~= nil then
    check.wrong_type(c, path, "links", value, "a list of paths",
      "write: links: [../money/stopped.md]")
  end
  return out
end

return links
