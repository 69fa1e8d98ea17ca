-- The blanks of a letter: what the front matter lists, and what the letter
-- holds, brought together by their words.

local blanks = {}

local LINES_MAX = 12 -- more is a sheet of paper, not a blank
local NAME_MAX = 80 -- of a name in a message

-- "[DWP’s  letter]" and "DWP's letter" are one blank: neither case, nor white
-- space, nor the shape of an apostrophe tells two apart.
function blanks.key(name)
  local key = text.trim(text.fold(name):gsub("%s+", " "))
  key = key:match("^%[%s*(.-)%s*%]$") or key
  return (key:gsub("\u{2018}", "'"):gsub("\u{2019}", "'"):gsub("\u{2BC}", "'"))
end

-- With a capital, as the label of a field.
local function as_label(name)
  local first = name:match("^" .. utf8.charpattern)
  if not first then return name end
  return text.upper(first) .. name:sub(#first + 1)
end

-- Front matter is typed with straight apostrophes.
local function printed(words)
  return words and (words:gsub("(%S)'(%S)", "%1\u{2019}%2"))
end

local function check_lines(entry, path, page)
  local lines = entry.lines
  if lines == nil then return 1 end
  local whole = math.tointeger(lines)
  if whole and whole >= 1 and whole <= LINES_MAX then return whole end
  page:error(path .. ".lines", "blank-lines",
    "a blank cannot have " .. (whole or lines) .. " lines",
    "write a whole number from 1 to " .. LINES_MAX
    .. ": as many lines as someone needs to write there by hand")
  return 1
end

-- { list = in the order of the front matter, by_key = the same }
function blanks.read(page)
  local list, by_key = {}, {}
  for i, entry in ipairs(page.meta.blanks or {}) do
    local path = "blanks." .. i
    local name = entry.name
    local key = name and blanks.key(name)
    local first = key and by_key[key]
    if first then
      page:error(path .. ".name", "duplicate-blank",
        "the blank '" .. name .. "' is listed twice",
        "the letter fills every '[" .. first.name .. "]' from one field: take "
        .. "the second out")
    elseif key then
      local lines = check_lines(entry, path, page)
      local blank = {
        name = name, path = path, number = #list + 1, lines = lines,
        ask = printed(entry.ask or as_label(name)),
        hint = printed(entry.hint) or false,
      }
      list[#list + 1], by_key[key] = blank, blank
    end
  end
  return { list = list, by_key = by_key }
end

-- The listed blank that an unknown one was likely meant to be, or nil. A
-- thousand names are as many as text.nearest takes.
local function meant_by(all, name)
  local keys = {}
  for i = 1, math.min(#all.list, 1000) do
    keys[i] = blanks.key(all.list[i].name)
  end
  local near = text.nearest(blanks.key(name), keys)
  return near and all.by_key[near]
end

-- As it is to be typed in the front matter.
local function typed(name)
  if name:find(": ", 1, true) or name:find(" #", 1, true)
      or name:find("^[^%w\x80-\xFF(]") then
    return '"' .. name:gsub('[\\"]', "\\%0") .. '"'
  end
  return name
end

local function short(name)
  name = name:gsub("%s+", " ")
  if utf8.len(name) <= NAME_MAX then return name end
  return name:sub(1, utf8.offset(name, NAME_MAX) - 1) .. "…"
end

local function report_unknown(all, node, page)
  local meant = meant_by(all, node.name)
  local help = "add it to the front matter, below 'blanks:', as '- name: "
    .. typed(short(node.name)) .. "'; for brackets that are no blank write '\\['"
  if meant then
    meant.guessed = true
    help = "did you mean '[" .. meant.name .. "]'? Else " .. help
  end
  page:error(node, "unknown-blank",
    "no blank is called '" .. short(node.name) .. "', so nothing fills it", help)
end

-- A blank in the letter: its words, and on paper as many lines as it has.
function blanks.show(all, node, page)
  local blank = all.by_key[blanks.key(node.name)]
  if not blank then
    report_unknown(all, node, page)
    return nil
  end
  blank.used = true
  local out = md.element("span", {
    class = blank.lines > 1 and "blank blank-long" or "blank",
    ["data-blank"] = tostring(blank.number),
  }, md.element("span", { class = "blank-words" },
    "[" .. node.name:gsub("%s+", " ") .. "]"))
  for _ = 1, blank.lines do
    out:append(md.element("span", { class = "blank-line" }))
  end
  return out
end

-- One that an unknown blank was likely meant to be has been told of already.
function blanks.check_used(all, page)
  for _, blank in ipairs(all.list) do
    if not blank.used and not blank.guessed then
      page:error(blank.path .. ".name", "unused-blank",
        "the letter has no blank '[" .. blank.name .. "]'",
        "put '[" .. blank.name .. "]' into the letter, or take it out of "
        .. "'blanks'")
    end
  end
end

-- What the theme makes a form of.
function blanks.fields(all)
  local out = {}
  for i, blank in ipairs(all.list) do
    out[i] = {
      number = blank.number, id = "letter-blank-" .. blank.number,
      ask = blank.ask, hint = blank.hint, lines = blank.lines,
      is_long = blank.lines > 1,
    }
  end
  return out
end

return blanks
