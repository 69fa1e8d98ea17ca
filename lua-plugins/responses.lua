-- What DWP was asked and what it answered: the `response` of a page for the
-- theme, and one page that lists them all, what was left unanswered first. Must
-- stand behind `citations` in handbook.yaml, which tells how sources print.

local book = require("indexes.book")
local claims = require("citations.claims")

local plugin = {
  name = "responses",
  api = 1,
  summary = "Answers of DWP: per page, and all in one list.",
  publishes = { response = "many" },
  reads = { "citation_form", "citation_place", "page", "response", "source" },
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

-- The sources that the answers rest on, each once.
local function sources_of(page)
  local keys, seen = {}, {}
  for _, citation in ipairs(page:cites()) do
    local path = citation.path
    for _, item in ipairs(path and citation.items or {}) do
      if path:find("^response%.") and not seen[item.key] then
        keys[#keys + 1], seen[item.key] = item.key, true
      end
    end
  end
  return keys
end

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
    sources = sources_of(page),
  })
end

-- all of them ---------------------------------------------------------------

-- Worst first: what was not answered at all stands above what was in part.
local left_over = { "not answered", "refused", "in part" }

-- A page with mistakes may lack what it has to have: that was told.
local function words(value)
  return type(value) == "string" and text.typographic(value) or ""
end

local function answers_with(site, response, outcome, url, language)
  local out = {}
  for i, answer in ipairs(response.answers) do
    if answer.outcome == outcome then
      out[#out + 1] = {
        question = words(answer.question), answer = words(answer.answer),
        outcome = outcome, url = url .. "#answer-" .. i,
        outcome_label =
          site:string("outcome_" .. word_key(outcome), nil, language),
      }
    end
  end
  return out
end

local function took(site, response, language)
  local days = days_between(response.asked, response.answered)
  if not days then return "" end
  if days == 1 then return site:string("response_one_day", nil, language) end
  return site:string("response_days", { days = tostring(days) }, language)
end

local function date_of(site, iso, language)
  return iso and site:date(iso, language) or ""
end

-- One response as the theme is given it. Every name is there, if empty: a
-- template would look for a missing one in the page around it.
local function shown(site, who_says, page, response, output, language)
  local url = site:href(output, page.output)
  local left = {}
  for _, outcome in ipairs(left_over) do
    local list = answers_with(site, response, outcome, url, language)
    table.move(list, 1, #list, #left + 1, left)
  end
  local told = answers_with(site, response, "answered", url, language)
  local authority =
    claims.authority(who_says, response.sources, language, page.law_at)
  return {
    title = text.typographic(page.title), url = url, status = page.status,
    status_label = book.status_label(site, page, language),
    by = words(response.by), reference = response.reference or "",
    asked = date_of(site, response.asked, language),
    asked_iso = response.asked or "",
    answered = date_of(site, response.answered, language),
    answered_iso = response.answered or "",
    took = took(site, response, language),
    authority = authority, has_authority = #authority > 0,
    left = left, has_left = #left > 0, told = told, has_told = #told > 0,
    count_text = site:string("responses_count",
      { count = tostring(#left), all = tostring(#left + #told) }, language),
  }
end

-- What was left open first, then by the day of the answer, newest first.
local function comes_first(a, b)
  if a.has_left ~= b.has_left then return a.has_left end
  return a.answered_iso > b.answered_iso
end

local function add_list(site, language)
  if not book.is_free(site, "responses", language) then return end
  local list, seen, who_says = {}, {}, claims.open(site)
  local output = book.output_of(site, "responses", language)
  for page_id, response, _, code in site:facts("response") do
    local page = code == language and site:page(page_id, language)
    if page and page.status ~= "withdrawn" then
      list[#list + 1] =
        shown(site, who_says, page, response, output, language)
    end
  end
  if #list == 0 then return end
  table.sort(list, comes_first)
  for _, response in ipairs(list) do
    response.anchor = book.anchor(seen, "to-" .. text.slug(response.title))
  end
  site:add_page {
    id = "responses", title = site:string("responses_title", nil, language),
    summary = site:string("responses_summary", nil, language),
    template = "responses", order = 820, language = language,
    data = { responses = list, many_responses = #list > 1 },
  }
end

function plugin.site(site)
  for _, language in ipairs(site.languages) do add_list(site, language) end
end

return plugin
