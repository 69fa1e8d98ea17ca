-- "Can they make me do this?": nested questions from a YAML file beside the
-- page, named by `data:` in the front matter of a page of kind decision. The
-- theme gets each question and each answer as a section with an address; with
-- a script it shows one at a time (assets/decision.js). Comes behind the
-- citations plugin or before it: what an answer rests on is joined later.

local check = require("decisions.check")
local graph = require("decisions.graph")
local read = require("decisions.read")
local show = require("decisions.show")

local plugin = {
  name = "decisions",
  api = 1,
  summary = "Questions that lead to an answer, from a file beside the page.",
  reads = { "page", "heading" },
}

local function report_none(page)
  if page.status == "withdrawn" or page.generated then return end
  page:warn("kind", "no-decision",
    "the page is of kind 'decision' but names no file with questions",
    "add a line: data: questions.yaml, and write the questions into that file")
end

-- Questions that no reader would see.
local function check_elsewhere(page)
  local data = page.data
  if page.generated or not data or type(data.questions) ~= "table" then return end
  page:warn("data", "decision-elsewhere",
    "the questions of this file show on a page of kind 'decision' only",
    "write 'kind: decision' in the front matter")
end

local function report_clashes(c, page)
  for _, id in ipairs(show.clashes(c, page:headings())) do
    for _, heading in ipairs(page:find("heading")) do
      if heading.id == id then
        page:error(heading, "reserved-id",
          "the address '" .. id .. "' is that of a question or answer",
          "give the heading another behind its words: '{#another}'")
      end
    end
  end
end

plugin.filter = {
  document = function(_, page, site)
    if page.kind ~= "decision" then
      check_elsewhere(page)
      return nil
    end
    if not page.data then
      if not page.meta.data then report_none(page) end
      return nil
    end
    local c = check.open(page, site)
    local questions = read.all(c)
    graph.join(c, questions)
    if c.broken then return nil end
    page:set("decision", show.data(c, questions))
    report_clashes(c, page)
    return nil
  end,
}

return plugin
