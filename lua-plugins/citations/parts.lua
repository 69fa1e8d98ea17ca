-- The parts that citations of several kinds of source have in common. Each
-- function adds runs to `out`; what is missing adds nothing.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local place = require("citations.pinpoint")
local runs = require("citations.runs")

local parts = {}

-- What there is of the arguments, apart by a space; nil when there is nothing.
function parts.words(...)
  local kept = {}
  for i = 1, select("#", ...) do
    local part = select(i, ...)
    if part then kept[#kept + 1] = part end
  end
  return #kept > 0 and table.concat(kept, " ") or nil
end

-- " (a, *b*)" of what there is; nothing out of nothing. Each is a text, or a
-- table { text } to be italic.
function parts.brackets(out, joint, ...)
  local first = #out > 0 and " (" or "("
  local open = first
  for i = 1, select("#", ...) do
    local part = select(i, ...)
    if type(part) == "table" then
      if part[1] then
        runs.add(out, open)
        runs.add(out, part[1], { italic = true })
        open = joint
      end
    elseif part then
      runs.add(out, open .. part)
      open = joint
    end
  end
  if open ~= first then runs.add(out, ")") end
end

-- A text with a joint in front, unless it is the first.
function parts.after(out, joint, text, style)
  if not text then return end
  if #out > 0 then runs.add(out, joint) end
  runs.add(out, text, style)
end

-- 3.1.2: titles of works that stand alone are italic, of parts in quotation
-- marks; behind the author after a comma. The address makes a link of the title
-- where none is printed.
function parts.title(out, record, title, url, edition)
  if not title then return end
  if kinds.has_quoted_title(record, edition) then
    parts.after(out, ", ", "‘" .. title .. "’", { url = url })
  else
    parts.after(out, ", ", title, { italic = true, url = url })
  end
end

local function with_role(names, people, one, many)
  if not names then return nil end
  return names .. (fields.people_count(people) > 1 and many or one)
end

-- Who wrote it; who edited or translated it, where nobody wrote it.
function parts.authors(record, form)
  local editor, translator = record.editor, record.translator
  return fields.people(record.author, form)
    or with_role(fields.people(editor, form), editor, " (ed)", " (eds)")
    or with_role(fields.people(translator, form), translator, " (tr)", " (trs)")
end

-- 3.2.5: behind the title of a book that has an author, too: "John Gardner ed".
function parts.editors(record)
  if fields.people_count(record.author) == 0 then return nil end
  local editor = record.editor
  return with_role(fields.people(editor, "full"), editor, " ed", " eds")
end

function parts.translators(record)
  if fields.people_count(record.author) == 0
      and fields.people_count(record.editor) == 0 then
    return nil
  end
  local translator = record.translator
  return with_role(fields.people(translator, "full"), translator, " tr",
    " trs")
end

-- Who made it, in the form that notes or bibliographies want.
function parts.author(out, record, style)
  if style.dash then
    runs.add(out, "——")
    return
  end
  local form = style.bibliography and "inverted" or "full"
  local names = parts.authors(record, form)
  if names then
    runs.add(out, names)
  elseif style.bibliography
      and kinds.has_quoted_title(record, style.edition) then
    -- 1.7: an unattributed work begins with a dash, sorted by its title
    runs.add(out, "——")
  end
end

local on_the_web = {
  webpage = true, post = true, ["post-weblog"] = true, broadcast = true,
  dataset = true, software = true, motion_picture = true, song = true,
}
local in_print = {
  ["article-journal"] = true, ["article-newspaper"] = true,
  ["article-magazine"] = true, chapter = true,
}

-- 3.1.4: an address is printed for what is on the web only: not where volume
-- and page tell how to find the thing.
local function prints_address(record)
  if not fields.text(record.URL) then return false end
  if on_the_web[record.type] then return true end
  if in_print[record.type] and fields.text(record.page) then return false end
  return fields.date(record.accessed) ~= nil
end

-- Copies at Perma.cc do not change: the 5th edition wants no date with them.
local function accessed(record, url, edition)
  if edition == "5" and url:find("^https?://perma%.cc/") then return nil end
  return fields.long_date(record.accessed)
end

-- 3.1.4: <URL> accessed date
function parts.address(out, record, style)
  if not prints_address(record) then return end
  local url = fields.text(record.URL)
  parts.after(out, " ", "<")
  runs.add(out, url, { url = url })
  runs.add(out, ">")
  local date = accessed(record, url, style and style.edition)
  if date then runs.add(out, " accessed " .. date) end
end

-- The address behind a title, where none is printed.
function parts.title_link(record)
  if prints_address(record) then return nil end
  local doi = fields.text(record.DOI)
  return fields.text(record.URL)
    or doi and "https://doi.org/" .. doi:gsub("^https?://d?x?%.?doi%.org/", "")
    or nil
end

-- "version 13.0" out of "13.0", "v13" and the like.
function parts.version(record)
  local version = fields.text(record.version)
  if not version then return nil end
  return "version " .. version:gsub("^[Vv]ersion%s+", "")
    :gsub("^[Vv]%.?%s*(%d)", "%1")
end

-- The address of the provision that a piece of a pinpoint names, or nil. A pin
-- is of one record, so it is kept with the piece.
local function provision(record, pin, piece)
  if not piece.loc or piece.inner or not place.is_law(pin) then return nil end
  if piece.url == nil then
    piece.url = legislation.provision(record, piece.label, piece.loc) or false
  end
  return piece.url or nil
end

-- Adds the place, linked to the provision where it is one.
function parts.pinpoint(out, record, pin, joint)
  if not pin then return end
  for i, piece in ipairs(place.pieces(pin)) do
    if #out > 0 then runs.add(out, i == 1 and joint or piece.joint) end
    local url = provision(record, pin, piece)
    runs.add(out, piece.text, url and { url = url })
  end
end

-- Behind a citation: words after a comma, "para 22" after a space.
function parts.joint(pin)
  return pin and place.begins_with_words(pin) and ", " or " "
end

-- True when the pinpoint leads to the law itself, so that the title need not.
function parts.links_provision(record, pin)
  for _, piece in ipairs(pin and place.pieces(pin) or {}) do
    if provision(record, pin, piece) then return true end
  end
  return false
end

return parts
