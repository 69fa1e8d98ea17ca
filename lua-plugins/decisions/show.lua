-- The steps for the theme: each a section with an address, in the order in
-- which someone reads them who has no script.

local show = {}

local BETWEEN = " \u{203A} "

-- Every step has an address that stays: its own id, or one made of its words
-- and those of the step above it.
local function give_ids(c, step, above, label)
  if step.anchor then return end
  if not step.id then
    local words = text.slug(label or step.ask)
    local base = above and above.id .. "-" .. words or words
    local id, count = base, 1
    while c.ids[id] do
      count = count + 1
      id = base .. "-" .. count
    end
    step.id = id
    c.ids[id] = step
  end
  step.anchor = "step-" .. step.id
  for _, answer in ipairs(step.answers or {}) do
    if answer.to and not answer.go then
      give_ids(c, answer.to, step, answer.label)
    end
  end
end

-- The answers that lead here for certain, first to last: as far back as there
-- is one way only.
local function way_to(step, first)
  local back, way = {}, {}
  while step ~= first and step.into and #step.into == 1 do
    back[#back + 1] = step.into[1]
    step = step.into[1].from
  end
  for i, answer in ipairs(back) do way[#back + 1 - i] = answer end
  return way
end

-- What stands above a step: those answers, and before them the question that
-- several ways lead to.
local function labels(way, count, first)
  local out = {}
  local from = way[1] and way[1].from
  if from and from ~= first then out[1] = from.ask end
  for i = 1, count do out[#out + 1] = way[i].label end
  for i, label in ipairs(out) do out[i] = text.typographic(label) .. BETWEEN end
  return table.concat(out)
end

local function ended(words)
  return words:find("[.?!]$") and words or words .. "."
end

-- "What have you been told to do? Go to a course." for each answer on the way.
local function way_in_words(way)
  local out = {}
  for i, answer in ipairs(way) do
    local last = answer.from.ask:sub(-1)
    out[i] = answer.from.ask .. (last:find("[%w]") and ": " or " ")
      .. ended(answer.label)
  end
  return text.typographic(table.concat(out, " "))
end

local function answers_of(step)
  local out = {}
  for i, answer in ipairs(step.answers) do
    out[i] = {
      label = text.typographic(answer.label), url = "#" .. answer.to.anchor,
    }
  end
  return out
end

local function question_data(step, way, first)
  return {
    anchor = step.anchor, is_end = false, kind = "", kind_label = "",
    way = labels(way, #way, first), heading = text.typographic(step.ask),
    help_html = step.help or "", answers = answers_of(step), says = "",
    why_html = "", cost = "", links = {}, has_links = false, way_text = "",
  }
end

local function end_data(page, step, way, first)
  local kind = page:string("decision_" .. step.kind)
  local says, cost = text.typographic(step.says), text.typographic(step.cost)
  local words = way_in_words(way)
  return {
    anchor = step.anchor, is_end = true, kind = step.kind, kind_label = kind,
    way = labels(way, #way - 1, first),
    heading = text.typographic(step.label),
    help_html = "", answers = {}, says = says, why_html = step.why or "",
    cost = cost, links = step.links, has_links = #step.links > 0,
    way_text = words, cite_path = step.cite_path,
    copy_parts = {
      words, kind .. " \u{2013} " .. says,
      page:string("decision_cost") .. ": " .. cost,
    },
  }
end

-- Above each step but the first: the question before it, where it is certain.
local function add_back(data, step, first)
  local before = step.into and #step.into == 1 and step.into[1].from
  data.back_url = before and "#" .. before.anchor or ""
  data.back_label = before and text.typographic(before.ask) or ""
  data.start_url = step ~= first and "#" .. first.anchor or ""
end

-- What search is told of a step: an end is shown whole, never a bare yes or no.
local function found_by(page, step, data)
  if not step.is_end then
    return page:found_by { anchor = data.anchor, heading = data.heading }
  end
  page:found_by {
    anchor = data.anchor, heading = data.heading, whole = true,
    text = table.concat(data.copy_parts, " "),
  }
end

local function add_steps(page, out, step, first)
  if step.shown then return end
  step.shown = true
  local way = way_to(step, first)
  local data = step.is_end and end_data(page, step, way, first)
    or question_data(step, way, first)
  add_back(data, step, first)
  found_by(page, step, data)
  out[#out + 1] = data
  for _, answer in ipairs(step.answers or {}) do
    if not answer.go then add_steps(page, out, answer.to, first) end
  end
end

-- What page:set takes: { steps, start_url }.
function show.data(c, list)
  for _, question in ipairs(list) do give_ids(c, question) end
  local out, first = {}, list[1]
  for _, question in ipairs(list) do add_steps(c.page, out, question, first) end
  return { steps = out, start_url = "#" .. first.anchor }
end

-- Addresses that a heading of the page has too.
function show.clashes(c, headings)
  local out = {}
  for _, heading in ipairs(headings) do
    local step = c.ids[heading.id:match("^step%-(.+)$") or ""]
    if step then out[#out + 1] = heading.id end
  end
  return out
end

return show
