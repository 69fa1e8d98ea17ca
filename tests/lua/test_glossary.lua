-- Tests of glossary/names.lua: lua5.4 tests/lua/test_glossary.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")
local same = check.same

-- What the program gives to plugins, as far as this module needs it.
text = {
  fold = string.lower, lower = string.lower, upper = string.upper,
  trim = function(s) return (s:match("^%s*(.-)%s*$")) end,
}

local names = require("glossary.names")

-- "cy: hawlydd | en: claimant, claimants"
local function show(map)
  if not map then return nil end
  local codes, out = {}, {}
  for code in pairs(map) do codes[#codes + 1] = code end
  table.sort(codes)
  for _, code in ipairs(codes) do
    out[#out + 1] = code .. ": " .. table.concat(map[code], ", ")
  end
  return table.concat(out, " | ")
end

local function expect(entry, want, language)
  if type(entry) == "string" then entry = { term = entry } end
  same(entry.term, show(names.of(entry, language or "en")), want)
end

-- the term and its plural ---------------------------------------------------

expect("Sanction", "en: Sanction, Sanctions")
expect("Work coach", "en: Work coach, Work coaches")
expect("Benefit cap x", "en: Benefit cap x, Benefit cap xes")
expect("Inquiry", "en: Inquiry, Inquiries")
expect("Survey", "en: Survey, Surveys")
expect("Pass", "en: Pass, Passes")
expect("Requirements", "en: Requirements")
expect("To-do", "en: To-do, To-dos")
expect("SWAP", "en: SWAP, SWAPs")
expect(" Journal ", "en: Journal, Journals")
expect("Hawlydd", "cy: Hawlydd", "cy")

-- brackets ------------------------------------------------------------------

expect("Decision maker (DM)",
  "en: Decision maker, Decision makers, DM, DMs")
expect("LCW (limited capability for work)",
  "en: LCW, LCWs, limited capability for work, limited capability for works")
expect("Accept (a commitment)", "en: ")
expect("Accept (x) more", "en: ")
expect("(Accept)", "en: ")
expect("Open (", "en: ")

-- what else is linked -------------------------------------------------------

expect({ term = "Mandation", also = { "must" }, forms = { "mandate", "" } },
  "en: Mandation, Mandations, mandate")
expect({ term = "Mandation", forms = "mandate" },
  "en: Mandation, Mandations, mandate")
expect({ term = "Claimant", names = { cy = "hawlydd" },
  forms = { cy = { "hawlwyr" }, en = "claiming" } },
  "cy: hawlydd, hawlwyr | en: Claimant, Claimants, claiming")
expect({ term = "Claimant", names = { "cy" }, forms = { 7 } },
  "en: Claimant, Claimants")

same("except", show(names.except({ except = { "voluntary work" } }, "en")),
  "en: voluntary work")
same("except, one by language",
  show(names.except({ except = { cy = " a b " } }, "en")), "cy: a b")
same("without except", names.except({}, "en"), nil)

-- words for comparison ------------------------------------------------------

same("key", names.key(" Work Coach"), "work coach")
same("key of an abbreviation", names.key("ICE"), "ICE")
same("truth", names.truth("false"), false)
same("truth of JSON", names.truth(true), true)
same("no truth", names.truth("no"), nil)
same("can stand", names.can_stand("work-focused jobseeker's \u{e9}"), true)
for _, odd in ipairs { "a/b", "a (b)", "a.b", "a\nb", "a, b", '"a"' } do
  same("cannot stand: " .. odd, names.can_stand(odd), false)
end

check.finish()
