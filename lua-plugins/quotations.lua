-- quotations: what is quoted must stand in its source. Checked are block
-- quotations that end in a citation or are followed by one, words in quotation
-- marks directly before a citation, and words in quotation marks in a record
-- of the front matter or of a data file that has a citation of its own.
-- Readers see nothing of it; what cannot be checked is only counted.

local paths = require("data.paths")

local plugin = {
  name = "quotations", api = 1,
  summary = "Quotations proved against their sources.",
  publishes = { quotation = "many" },
  reads = { "quotation" },
  options = {
    documents = {
      type = "text",
      summary = "A folder of documents, from the content folder: more is told of a quotation whose source is in it.",
    },
    unchecked = {
      type = "boolean", default = false,
      summary = "A note at each quotation that cannot be checked, with the reason.",
    },
  },
}

local REASONS = {
  ["no-fingerprint"] = "its source has no fingerprint",
  ["too-short"] = "it is too short, or a part of it is: a fingerprint proves six words and more",
  ["too-many-gaps"] = "it has too many gaps",
  ["too-many-repeats"] = "it repeats the same words too often",
  ["no-words"] = "there is no word in it",
}

-- --- one quotation -----------------------------------------------------------

-- Fields of the front matter and of data files that quote nothing: names,
-- addresses, and what somebody else asked.
local NOT_QUOTING = {
  at = true, cite = true, id = true, question = true, ask = true, label = true,
}

local WAYS_OUT = "copy the words exactly, write […] for what you leave out and [ ] around your own words, or take the quotation marks away"

-- items: all sources that were looked at; check: of the one that comes nearest.
local function report_missing(page, where, items, item, check)
  local message = "these words are not in the source '" .. item.key .. "'"
  local help = WAYS_OUT
  if #items > 1 then
    message = "these words are in none of the " .. #items .. " sources cited"
  end
  if check.where then
    local near = check.differs or "what comes nearest begins here"
    help = near .. " ('" .. item.key .. "', " .. check.where .. "); " .. help
  end
  page:error(where, "quotation-not-in-source", message, help)
end

-- What several sources of one citation say together: one that has the words is
-- enough; they are missing when all could be looked at and none has them.
local function judge(checks)
  local unchecked, elsewhere, near
  for i, check in ipairs(checks) do
    if check.outcome == "verified" and not check.elsewhere then return i end
    if check.outcome == "verified" then elsewhere = elsewhere or i end
    if check.outcome == "unchecked" then unchecked = unchecked or i end
    if check.where then near = near or i end
  end
  return elsewhere or unchecked or near or 1
end

-- items: { key, pinpoint, at }, at: where a wrong pinpoint is reported. may_name:
-- quotation marks may be round a name, "Find a job", that is no quotation.
local function look(page, words, items, where, may_name)
  local checks, folder = {}, page:option("documents")
  for i, item in ipairs(items) do
    local check = page:quotation(words, item.key, item.pinpoint, folder)
    if may_name and check.outcome == "missing" then
      check = { outcome = "unchecked", reason = "too-short" }
    end
    checks[i] = check
  end
  local chosen = judge(checks)
  local check, item = checks[chosen], items[chosen]
  for i, other in ipairs(items) do
    page:publish("quotation", other.key, {
      outcome = checks[i].outcome, reason = checks[i].reason,
      pinpoint = other.pinpoint, counts = i == chosen,
    }, where)
  end
  if check.outcome == "missing" then
    report_missing(page, where, items, item, check)
  elseif check.elsewhere then
    page:warn(item.at or where, "quotation-elsewhere",
      "these words are in '" .. item.key .. "', but not at " .. item.pinpoint,
      "they begin here: " .. check.where .. "; mend the place, or the words")
  elseif check.outcome == "unchecked" and check.reason ~= "no-source"
    and page:option("unchecked") then
    page:note(where, "quotation-unchecked",
      "this quotation cannot be checked: " .. REASONS[check.reason])
  end
end

local function items_of(citation)
  local items = {}
  for _, item in ipairs(citation.items) do
    items[#items + 1] = {
      key = item.key, pinpoint = item.pinpoint,
      at = item.pinpoint ~= "" and { item, "pinpoint" } or nil,
    }
  end
  return items
end

-- --- in the text -------------------------------------------------------------

local BREAKS = { softbreak = true, linebreak = true }
local AROUND = { emph = true, strong = true }

-- Nothing but stops and spaces.
local function is_stop(node)
  return BREAKS[node.kind] or
    (node.kind == "text" and not node.literal:find("[^%s.,;:!?]"))
end

-- The citation directly behind a quotation.
local function citation_behind(node)
  while true do
    local behind = node:next()
    if not behind then
      node = node:parent()
      if not node or not AROUND[node.kind] then return nil end
    elseif behind.kind == "citation" then
      return behind
    elseif is_stop(behind) then
      node = behind
    else
      return nil
    end
  end
end

-- The citation that a paragraph ends in.
local function citation_at_end(paragraph)
  local children = paragraph:children()
  for i = #children, 1, -1 do
    if children[i].kind == "citation" then return children[i] end
    if not is_stop(children[i]) then return nil end
  end
end

local function is_dash(text)
  return not text:gsub("[—–]", ""):find("[^%s%-.,;:!?]")
end

-- The citation that the block behind a quotation is, or begins with: "— [@key]".
local function citation_at_begin(block)
  if not block or block.kind ~= "paragraph" then return nil end
  for _, node in ipairs(block:children()) do
    if node.kind == "citation" then return node end
    if not BREAKS[node.kind] and
      not (node.kind == "text" and is_dash(node.literal)) then
      return nil
    end
  end
end

local function begins_with_dash(node)
  local said = node:text()
  return text.starts(said, "—") or text.starts(said, "–")
    or text.starts(said, "-")
end

-- What stands in a paragraph before a forced line that begins with a dash; nil
-- without such a line.
local function before_dash(paragraph)
  local children = paragraph:children()
  for i = #children - 1, 2, -1 do
    if children[i].kind == "linebreak" and begins_with_dash(children[i + 1]) then
      return table.move(children, 1, i - 1, 1, {})
    end
  end
end

-- The words of a block quotation and its citation. A last paragraph or line
-- that begins with a dash says whose words they are.
local function block_of(node)
  local words = node:children()
  local last = words[#words]
  local citation = last and last.kind == "paragraph" and citation_at_end(last)
  if not citation then return words, citation_at_begin(node:next()) end
  local own = before_dash(last)
  if own or (#words > 1 and begins_with_dash(last)) then
    words[#words] = nil
    table.move(own or {}, 1, #(own or {}), #words + 1, words)
  end
  return words, citation
end

local function inside(node, kind)
  node = node:parent()
  while node do
    if node.kind == kind then return true end
    node = node:parent()
  end
  return false
end

local function collect_body(page)
  local taken = {} -- line -> the citation in it that a block quotation ends in
  for _, node in ipairs(page:find("block_quote")) do
    if not inside(node, "block_quote") then
      local words, citation = block_of(node)
      if citation then
        look(page, words, items_of(citation), node)
        taken[citation.line or 0] = citation
      end
    end
  end
  for _, node in ipairs(page:find("quotation")) do
    local citation = citation_behind(node)
    if citation and taken[citation.line or 0] ~= citation then
      look(page, node, items_of(citation), node)
    end
  end
end

-- --- in front matter and data ------------------------------------------------

-- Fewer words than a fingerprint can tell anything of.
local function is_short(words)
  return not words:find("%S+%s+%S+%s+%S+%s+%S")
end

-- Each stretch in quotation marks.
local function quoted(words)
  local found = {}
  if words:find('"', 1, true) then
    for inner in words:gmatch('"([^"]+)"') do found[#found + 1] = inner end
  end
  if words:find("“", 1, true) then
    for inner in words:gmatch("“(.-)”") do found[#found + 1] = inner end
  end
  return found
end

local function collect_record(page, path, items)
  local record, place_of = paths.open(page, path)
  for name, words in pairs(record or {}) do
    if type(words) == "string" and not NOT_QUOTING[name] then
      for _, inner in ipairs(quoted(words)) do
        look(page, inner, items, place_of(name), is_short(inner))
      end
    end
  end
end

local function collect_fields(page)
  local records, order = {}, {}
  for _, entry in ipairs(page:citations()) do
    local path = paths.record(entry.path)
    if path and not records[path] then
      records[path] = {}
      order[#order + 1] = path
    end
    for _, item in ipairs(path and items_of(entry.node) or {}) do
      table.insert(records[path], item)
    end
  end
  for _, path in ipairs(order) do collect_record(page, path, records[path]) end
end

function plugin.collect(page)
  collect_body(page)
  collect_fields(page)
end

-- --- counted -----------------------------------------------------------------

function plugin.site(site)
  local count = { verified = 0, missing = 0, unchecked = 0 }
  local all = 0
  for _, quotation in site:facts("quotation") do
    if quotation.counts then
      all = all + 1
      count[quotation.outcome] = count[quotation.outcome] + 1
    end
  end
  if all > 0 then
    site:summary(("Quotations: %d verified, %d not in source, %d cannot be checked.")
      :format(count.verified, count.missing, count.unchecked))
  end
end

return plugin
