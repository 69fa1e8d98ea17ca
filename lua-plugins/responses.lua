-- What DWP was asked and what it answered: the `response` of a page for the
-- theme, and one page that lists them all, what was left unanswered first.

local plugin = {
  name = "responses",
  api = 1,
  summary = "Answers of DWP: per page, and all in one list.",
  publishes = { response = "many" },
  reads = { "page", "response" },
}

local function word_key(outcome)
  return (outcome:gsub("[^%a]", "_"))
end

-- Days since 1 March of year 0: counts leap days without a calendar.
local function day_number(iso)
  local year, month, day = tostring(iso):match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  if not year then return nil end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if month < 3 then year, month = year - 1, month + 12 end
  return 365 * year + year // 4 - year // 100 + year // 400
    + (153 * (month - 3) + 2) // 5 + day
end

local function days_between(from, to)
  local first, last = from and day_number(from), to and day_number(to)
  if not first or not last or last < first then return nil end
  return last - first
end

-- Every question that did not get a full answer.
local function count_unanswered(answers)
  local count = 0
  for _, answer in ipairs(answers or {}) do
    if answer.outcome ~= "answered" then count = count + 1 end
  end
  return count
end

-- one page ------------------------------------------------------------------

local function answer_data(page, answer, index)
  local outcome = answer.outcome
  return {
    question = answer.question, answer = answer.answer, outcome = outcome,
    outcome_label = outcome and page:string("outcome_" .. word_key(outcome)),
    anchor = "answer-" .. index,
    is_answered = outcome == "answered", is_in_part = outcome == "in part",
    is_not_answered = outcome == "not answered",
    is_refused = outcome == "refused",
  }
end

local function response_data(page, response)
  local answers = {}
  for i, answer in ipairs(response.answers or {}) do
    answers[i] = answer_data(page, answer, i)
  end
  local count = count_unanswered(response.answers)
  return {
    by = response.by, reference = response.reference,
    asked = response.asked and page:date(response.asked),
    asked_iso = response.asked,
    answered = response.answered and page:date(response.answered),
    answered_iso = response.answered,
    days = days_between(response.asked, response.answered),
    answers = answers, unanswered_count = count > 0 and count or nil,
  }
end

-- A page that was taken down is not asked for anything.
local function wants_response(page)
  return page.kind == "response" and page.status ~= "withdrawn"
    and not page.generated
end

plugin.filter = {
  document = function(_, page)
    local response = page.meta.response
    if response then
      page:set("response", response_data(page, response))
    elseif wants_response(page) then
      page:warn("kind", "no-response",
        "the page is of kind 'response' but has no 'response'",
        "say who was asked what, and what the answer was, under 'response:'")
    end
    return nil
  end,
}

function plugin.collect(page)
  local response = page.meta.response
  if not response then return end
  local answers = {}
  for i, answer in ipairs(response.answers or {}) do
    answers[i] = {
      question = answer.question, answer = answer.answer,
      outcome = answer.outcome,
    }
  end
  page:publish("response", page.id, {
    by = response.by, reference = response.reference, asked = response.asked,
    answered = response.answered, answers = answers,
    language = page.language,
  })
end

-- all of them ---------------------------------------------------------------

-- Front matter is plain text: nothing in it is markup.
local function escape(text)
  text = tostring(text or ""):gsub("%s+", " ")
  return (text:gsub("[\\`*_{}%[%]<>#|~&!]", "\\%0"))
end

local outcomes = { "not answered", "refused", "in part", "answered" }

-- The question, as a link to its answer. A short link takes its text as it is,
-- so a text that would close it stays plain.
local function question_text(site, page_id, question, index)
  local anchor = "answer-" .. index
  local words = tostring(question or ""):gsub("%s+", " ")
  if words:find("[%]|]") or not site:has_anchor(page_id, anchor) then
    return escape(words)
  end
  return "[[" .. page_id .. "#" .. anchor .. "|" .. words .. "]]"
end

local function answer_line(site, page_id, answer, index)
  local label = site:string("outcome_" .. word_key(answer.outcome))
  local line = "- **" .. escape(label) .. ".** "
    .. question_text(site, page_id, answer.question, index)
  if answer.answer then line = line .. " " .. escape(answer.answer) end
  return line
end

local function facts_line(site, response)
  local parts = {}
  local function add(key, value)
    if value and value ~= "" then
      parts[#parts + 1] = escape(site:string(key)) .. ": " .. escape(value)
    end
  end
  add("response_by", response.by)
  add("response_reference", response.reference)
  add("response_asked", response.asked and site:date(response.asked))
  add("response_answered", response.answered and site:date(response.answered))
  return table.concat(parts, ". ") .. "."
end

local function count_line(site, response)
  return site:string("responses_count", {
    count = tostring(count_unanswered(response.answers)),
    all = tostring(#response.answers),
  })
end

local function add_section(site, lines, page, response)
  local function add(line) lines[#lines + 1] = line end
  add("## " .. escape(page.title))
  add("")
  if page.status ~= "current" then
    add("**" .. escape(site:string("no_longer_applies")) .. "**")
    add("")
  end
  add(facts_line(site, response))
  add("")
  add(escape(count_line(site, response)) .. " "
    .. escape(site:string("responses_page")) .. " [[" .. page.id .. "]].")
  add("")
  for _, outcome in ipairs(outcomes) do
    for i, answer in ipairs(response.answers) do
      if answer.outcome == outcome then
        add(answer_line(site, page.id, answer, i))
      end
    end
  end
  add("")
end

function plugin.site(site)
  local lines = {}
  for page_id, response in site:facts("response") do
    local page = site:page(page_id, response.language)
    if page and response.language == site.language
        and page.status ~= "withdrawn" then
      add_section(site, lines, page, response)
    end
  end
  if #lines == 0 or site:page("responses") then return end
  site:add_page {
    id = "responses", title = site:string("responses_title"),
    summary = site:string("responses_summary"), template = "page",
    order = 800, language = site.language,
    body = table.concat(lines, "\n"),
  }
end

return plugin
