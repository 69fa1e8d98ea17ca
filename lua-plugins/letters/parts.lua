-- What a letter is made of, and what it relies on.

local parts = {}

local names = {
  heading = "a heading", table = "a table", code_block = "a block of code",
  block_quote = "a quotation set apart", callout = "a box", element = "a box",
  thematic_break = "a line across the page",
}

-- A box was made by another plugin and has no place: the words in it have.
local function report_part(node, page, name)
  local where = node.generated and node:find("paragraph")[1] or node
  page:error(where, "letter-part", name .. " cannot stand in a letter",
    "a letter is copied as plain text: write paragraphs and lists")
end

-- Paragraphs, and lists of them.
local function check_blocks(holder, page)
  local good = true
  for _, child in ipairs(holder:children()) do
    local kind = child.kind
    if kind == "list" or kind == "item" then
      good = check_blocks(child, page) and good
    elseif kind ~= "paragraph" then
      report_part(child, page, names[kind] or "this")
      good = false
    end
  end
  return good
end

-- True when the callout holds what can be copied as text; else false, and
-- whether it is empty.
function parts.check(node, page)
  if text.trim(md.plain(node:children())) == "" then
    page:error(node, "empty-letter", "the letter has no words",
      "put them on the lines behind '> [!LETTER]', each after '> '")
    return false, true
  end
  local good = check_blocks(node, page)
  for _, image in ipairs(node:find("image")) do
    report_part(image, page, "a picture")
    good = false
  end
  return good, false
end

-- Takes a node out of the page: what nothing holds is not printed.
local function drop(node)
  md.element("span"):append(node)
end

-- Takes the full citations out of the text and leaves "[1]" where each was.
-- One that comes again has its first number. Returns for the theme a list of
-- { number, html, notes_text }: the last are the numbers of its notes.
function parts.take_sources(node)
  local list, known = {}, {}
  for _, element in ipairs(node:find("element")) do
    if element:attribute("class") == "letter-source" then
      local holder = element:parent()
      local note = element:previous():first():first().literal
      local html = md.render(element:children())
      local source = known[html]
      if source then
        source.notes_text = source.notes_text .. ", " .. note
      else
        source = { number = #list + 1, html = html, notes_text = note }
        list[source.number], known[html] = source, source
      end
      drop(element)
      holder:append(
        md.element("span", { class = "letter-ref" }, " [" .. source.number .. "]"))
    end
  end
  return list
end

return parts
