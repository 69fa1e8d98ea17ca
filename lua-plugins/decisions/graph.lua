-- Where the ways through the questions lead: to a question by its id, in a
-- circle, or past a question that nobody is asked.

local check = require("decisions.check")

local graph = {}

-- 'go: id' as the question itself.
local function join_one(c, answer)
  local step = c.ids[answer.go]
  if step and not step.is_end then
    answer.to = step
    return
  end
  if step then
    check.tell(c, answer.go_path, "unknown-question",
      "'" .. answer.go .. "' is an answer, not a question",
      "go to the question above it")
    return
  end
  local known = {}
  for _, question in ipairs(c.questions) do
    if question.id then known[#known + 1] = question.id end
  end
  local near = text.nearest(answer.go, known)
  check.tell(c, answer.go_path, "unknown-question",
    "there is no question '" .. answer.go .. "'",
    near and "did you mean '" .. near .. "'?"
      or #known > 0 and "the questions are: " .. table.concat(known, ", ")
      or "give the question an id, and name that")
end

local function join(c)
  for _, question in ipairs(c.questions) do
    for _, answer in ipairs(question.answers) do
      if answer.go then join_one(c, answer) end
      local to = answer.to
      if to then
        to.into = to.into or {}
        to.into[#to.into + 1] = answer
      end
    end
  end
end

-- Tells of each way back to a question on the way here.
local function find_loops(c, step, way)
  if step.done then return end
  step.at, way[#way + 1] = #way + 1, step
  for _, answer in ipairs(step.answers or {}) do
    local to = answer.to
    if to and to.at then
      local names = {}
      for i = to.at, #way do names[#names + 1] = way[i].name end
      names[#names + 1] = to.name
      check.tell(c, answer.go_path or answer.path, "decision-loop",
        "this leads in a circle: '"
        .. table.concat(names, "' \u{2192} '") .. "'",
        "end one of the answers on the way with 'says', or go to a question "
        .. "further on")
    elseif to then
      find_loops(c, to, way)
    end
  end
  way[#way], step.at, step.done = nil, nil, true
end

local function reach(step)
  if step.reached then return end
  step.reached = true
  for _, answer in ipairs(step.answers or {}) do
    if answer.to then reach(answer.to) end
  end
end

local function report_unreached(c, question)
  check.tell(c, question.place, "decision-unreached",
    "nobody gets to this question",
    question.id and "let an answer lead to it: go: " .. question.id
      or "give it an id, and let an answer lead to it: go: that-id")
  reach(question)
end

-- Of questions that only lead to each other the first is told of.
local function find_unreached(c, list)
  reach(list[1])
  for _, question in ipairs(list) do
    if not question.reached and not question.into then
      report_unreached(c, question)
    end
  end
  for _, question in ipairs(list) do
    if not question.reached then report_unreached(c, question) end
  end
end

-- Joins the questions of the list. What only follows from a mistake told
-- before is not told.
function graph.join(c, list)
  local whole = not c.broken
  join(c)
  for _, question in ipairs(list) do find_loops(c, question, {}) end
  if whole and not c.broken and list[1] then find_unreached(c, list) end
end

return graph
