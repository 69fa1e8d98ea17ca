-- The questions file as steps: questions, and the answers that end a way.
--
-- question: { path, place, id, ask, name, help, answers }
-- answer:   { label, path, to = a step } or { …, go = id, go_path }
-- end:      { path, place, id, is_end, label, name, kind, says, why, cost,
--             cite_path, links }
-- place is where messages about the step stand.

local check = require("decisions.check")
local links = require("decisions.links")
local shape = require("data.shape")

local read = {}

local question_keys = { "id", "ask", "help", "answers" }
local answer_keys = {
  "label", "ask", "help", "answers", "go", "says", "kind", "why", "cost",
  "cite", "links", "id",
}
-- What an answer may hold, by the way it goes on.
local belongs = {
  ask = { "label", "ask", "help", "answers", "id" },
  go = { "label", "go" },
  says = { "label", "says", "kind", "why", "cost", "cite", "links", "id" },
}
local ways = { "ask", "go", "says" }
local kinds = { "required", "conditional", "voluntary", "ended", "unclear" }

local read_answers -- they hold questions in their turn

local function short(words)
  if utf8.len(words) <= 40 then return words end
  return words:sub(1, utf8.offset(words, 39) - 1):gsub("%s+$", "") .. "…"
end

local function new_question(c, map, path, ask)
  local step = {
    path = path, place = path .. ".ask", ask = ask, name = short(ask),
    help = check.words(c, map, path, "help"), answers = {},
  }
  c.questions[#c.questions + 1] = step
  step.id = check.id(c, map, path, step)
  return step
end

-- ends ----------------------------------------------------------------------

local function read_kind(c, map, path)
  local kind = check.text(c, map, path, "kind")
  if not kind or shape.has(kinds, kind) then return kind end
  local near = text.nearest(kind, kinds)
  check.tell(c, path .. ".kind", "unknown-word",
    "'" .. kind .. "' is no kind of answer",
    near and "did you mean '" .. near .. "'?"
      or "it is one of: " .. table.concat(kinds, ", "))
  return nil
end

local function is_there(value)
  if type(value) == "string" then return text.trim(value) ~= "" end
  if shape.is_list(value) then return not shape.is_empty(value) end
  return value ~= nil
end

local needs = {
  { "kind", "kind: " .. table.concat(kinds, ", ") },
  { "cost", "cost: what ignoring it can cost" },
  { "cite", "cite: the source it rests on" },
  { "links", "links: [the page to read next]" },
}

-- A reader who gets here must learn all of it.
local function check_whole(c, map, path, meant)
  local missing, help = {}, {}
  for _, need in ipairs(needs) do
    if not is_there(map[need[1]]) and not meant[need[1]] then
      missing[#missing + 1] = "no '" .. need[1] .. "'"
      help[#help + 1] = need[2]
    end
  end
  if #missing == 0 then return end
  check.tell(c, path .. ".says", "missing-key",
    "this answer has " .. check.join(missing, "and"),
    (#help == 1 and "add a line: " or "add lines: ")
    .. table.concat(help, "; "), true)
end

local function read_end(c, map, path, label, meant)
  local says = check.bare(c, map, path, "says")
  if not says and type(map.says) == "string" then
    check.tell(c, path .. ".says", "missing-key", "'says' has no words",
      "write the answer in a sentence", true)
  end
  check_whole(c, map, path, meant)
  local step = {
    path = path, place = path .. ".label", is_end = true, label = label,
    name = short(label), says = says, kind = read_kind(c, map, path),
    why = check.words(c, map, path, "why"),
    cost = check.bare(c, map, path, "cost"), cite_path = "data." .. path
      .. ".cite", links = links.read(c, map, path),
  }
  step.id = check.id(c, map, path, step)
  return step
end

-- answers -------------------------------------------------------------------

local function report_no_way(c, map, path)
  if map.answers ~= nil then
    check.tell(c, path .. ".answers", "missing-key",
      "these answers have no question", "add a line before them: ask: …", true)
    return
  end
  check.tell(c, path, "decision-dead-end", "this answer leads nowhere",
    "add one of: says: (the answer, in a sentence), ask: (a question with "
    .. "answers of its own), go: (the id of a question)")
end

-- The one way an answer goes on, or nil after a mistake.
local function way_of(c, map, path, meant)
  local found, slipped = {}, false
  for _, way in ipairs(ways) do
    if map[way] ~= nil then found[#found + 1] = way end
    if meant[way] then slipped = true end
  end
  if #found == 1 then return found[1] end
  if #found > 1 then
    check.tell(c, path .. "." .. found[2], "decision-two-ways",
      "this answer goes on in " .. (#found == 2 and "two ways" or "three ways")
      .. ": '" .. check.join(found, "and"):gsub(", ", "', '")
        :gsub(" and ", "' and '") .. "'",
      "keep one of them: 'says' ends here, 'ask' asks more, 'go' goes to "
      .. "another question", true)
  elseif not slipped then
    report_no_way(c, map, path)
  end
  return nil
end

local function check_belongs(c, map, path, way)
  for _, key in ipairs(answer_keys) do
    if map[key] ~= nil and not shape.has(belongs[way], key) then
      local does = way == "says" and "ends here"
        or way == "go" and "goes to another question" or "asks a question"
      check.tell(c, path .. "." .. key, "decision-misplaced",
        "'" .. key .. "' is never shown, since this answer " .. does,
        "take it out, or move it to where it is shown", true)
    end
  end
end

-- A question that stands in the answer leading to it.
local function read_nested(c, map, path, meant)
  local ask = check.bare(c, map, path, "ask")
  if not ask then
    if type(map.ask) == "string" then
      check.tell(c, path .. ".ask", "missing-key", "'ask' has no words",
        "write the question", true)
    end
    ask = "…"
  end
  local step = new_question(c, map, path, ask)
  read_answers(c, map, path, step, meant)
  return step
end

local function read_answer(c, map, path)
  local meant = check.keys(c, map, path, answer_keys, "an answer")
  local label = check.bare(c, map, path, "label")
  if not label and (map.label == nil or type(map.label) == "string")
    and not meant.label then
    check.tell(c, path, "missing-key", "this answer has no 'label'",
      "add a line: label: what a reader chooses")
  end
  local answer = { label = label or "…", path = path }
  local way = way_of(c, map, path, meant)
  if not way then return answer end
  check_belongs(c, map, path, way)
  if way == "go" then
    answer.go, answer.go_path =
      check.text(c, map, path, "go"), path .. ".go"
  elseif way == "ask" then
    answer.to = read_nested(c, map, path, meant)
  else
    answer.to = read_end(c, map, path, answer.label, meant)
  end
  return answer
end

function read_answers(c, map, path, step, meant)
  if map.answers == nil then
    if not meant.answers then
      check.tell(c, path .. ".ask", "missing-key",
        "this question has no 'answers'",
        "add 'answers:' below it, and under that a list of what a reader can "
        .. "choose")
    end
    return
  end
  for _, entry in ipairs(check.entries(c, map, path, "answers", "answer",
    "label")) do
    local answer = read_answer(c, entry.map, entry.path)
    answer.from = step
    step.answers[#step.answers + 1] = answer
  end
  if shape.is_empty(map.answers) then
    check.tell(c, path .. ".answers", "missing-key",
      "this question has no answers to choose from",
      "write at least one: - label: …", true)
  end
end

-- questions -----------------------------------------------------------------

local function read_question(c, map, path)
  local meant = check.keys(c, map, path, question_keys, "a question")
  local ask = check.bare(c, map, path, "ask")
  if not ask and (map.ask == nil or type(map.ask) == "string")
    and not meant.ask then
    check.tell(c, path, "missing-key", "this question has no 'ask'",
      "add a line: ask: the question in words")
  end
  local step = new_question(c, map, path, ask or "…")
  step.in_list = true
  if not ask then step.place = path end
  read_answers(c, map, path, step, meant)
  return step
end

-- The questions of the list, in order; the first is where it begins.
function read.all(c)
  local data, out = c.page.data, {}
  if shape.is_list(data) and not shape.is_empty(data) then
    check.tell(c, "", "wrong-type",
      "the file should begin with 'questions:', but it is a list",
      "put a line 'questions:' above it")
    return out
  end
  if data.questions == nil then
    local near
    for key in pairs(data) do
      near = near or text.nearest(tostring(key), { "questions" })
    end
    if near then
      check.keys(c, data, "", { "questions" }, "the file")
    else
      check.tell(c, "", "missing-key", "the file has no questions",
        "begin it with a line 'questions:', and each question with '- ask: …'")
    end
    return out
  end
  check.keys(c, data, "", { "questions" }, "the file")
  for _, entry in ipairs(check.entries(c, data, "", "questions", "question",
    "ask")) do
    out[#out + 1] = read_question(c, entry.map, entry.path)
  end
  if shape.is_empty(data.questions) then
    check.tell(c, "questions", "missing-key", "there are no questions",
      "write at least one: - ask: …", true)
  end
  return out
end

return read
