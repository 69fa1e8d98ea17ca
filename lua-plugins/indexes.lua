-- The lists of the whole handbook: what a reader can say, what has changed, and
-- everything from A to Z. Each language has its own, of its own pages; what
-- the handbook has of its own at the address of a list takes its place. Must stand
-- behind `citations` in handbook.yaml, which tells how sources print.

local a_z = require("indexes.a_z")
local book = require("indexes.book")
local changes = require("indexes.changes")
local rights = require("indexes.rights")

local plugin = {
  name = "indexes",
  api = 1,
  summary = "What you can say, what has changed, and A to Z.",
  -- listed: what the lists need of a page, by its id; situation: a page with
  -- its rights, as all lists that show it are given it, by language and id
  publishes = { "listed", "situation" },
  reads = {
    "citation_form", "citation_place", "listed", "page", "right", "situation",
    "source", "term",
  },
}

local fields = {
  "benefits", "nations", "search", "changes", "reviewed", "aliases",
}

function plugin.collect(page)
  if page.generated then return end
  local listed, any = {}, false
  for _, name in ipairs(fields) do
    local value = page.meta[name]
    if value and #value > 0 then
      listed[name], any = value, true
    end
  end
  if any then page:publish("listed", page.id, listed) end
end

function plugin.site(site)
  local pages = book.open(site)
  for _, language in ipairs(site.languages) do
    rights.add(site, pages, language)
    changes.add(site, pages, language)
    a_z.add(site, pages, language)
  end
end

return plugin
