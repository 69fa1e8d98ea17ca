-- Tests of the notes of whole pages: lua5.4 tests/lua/test_notes.lua
-- How sources come back, in both styles; then what must hold for the notes of
-- any page, tried on many.

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local citing = dofile(here .. "/citing.lua")

local fields = require("citations.fields")
local forms = require("citations.forms")
local kinds = require("citations.kinds")

local same, citation = citing.same, citing.citation

local dwp = { { literal = "Department for Work and Pensions" } }
local state = "Secretary of State for Work and Pensions"

local records = {
  ["uc-regs"] = { type = "legislation", number = "SI 2013/376",
    title = "Universal Credit Regulations 2013", ["title-short"] = "UC Regs 2013" },
  ["uc-regs-ni"] = { type = "legislation", number = "SR 2016/216",
    title = "Universal Credit Regulations (Northern Ireland) 2016",
    ["title-short"] = "UC Regs" },
  ["uc-regs-old"] = { type = "legislation", number = "SI 2010/1",
    title = "Universal Credit Regulations 2010", ["title-short"] = "UC Regs" },
  foia = { type = "legislation", title = "Freedom of Information Act 2000" },
  lm = { type = "legal_case", title = "LM v " .. state .. " (ESA)",
    authority = "UKUT", number = "360 (AAC)", issued = "2016" },
  ["lm-2"] = { type = "legal_case", title = "LM v Lewisham LBC",
    authority = "UKUT", number = "204 (AAC)", issued = "2009" },
  tj = { type = "legal_case", title = state .. " v TJ (JSA)",
    authority = "UKUT", number = "56 (AAC)", issued = "2015" },
  ["jsa-7"] = { type = "legal_case", title = "R(JSA) 7/03" },
  adm = { type = "webpage", author = dwp, ["title-short"] = "ADM",
    title = "Advice for decision making", ["container-title"] = "GOV.UK",
    URL = "https://e.org/adm", standing = "instructions" },
  complaints = { type = "webpage", author = dwp, title = "Complaints procedure",
    ["container-title"] = "GOV.UK", URL = "https://e.org/c" },
  letter = { type = "personal_communication", author = dwp,
    recipient = { { literal = "a requester" } }, issued = "2016-02-26" },
  hansard = { type = "hearing", title = "HC Deb", issued = "2014-07-10",
    volume = "584", page = "145WH" },
  book = { type = "book", title = "Handbook", issued = "2025",
    author = { { family = "Ab", given = "C" } } },
  report = { type = "report", title = "A report Co.", number = "Cm 9342" },
}
for key, record in pairs(records) do record.key = key end
local function find(key) return records[key] end

local function notes(list, options) return citing.notes(list, find, options) end

local adviser = { style = "adviser" }
local lm = "*LM v " .. state .. " (ESA)* [2016] UKUT 360 (AAC)"

-- what comes back -----------------------------------------------------------

local function last(name, list, want, options)
  local all = notes(list, options)
  same(name, all[#all], want)
end

last("a case of the state comes back by the other party", {
  citation { "tj" }, citation { "foia", "s 1" }, citation { "tj", "[5]" },
}, "*TJ* (n 1) [5].")
last("a decision without a name comes back by its number", {
  citation { "jsa-7" }, citation { "foia", "s 1" }, citation { "jsa-7", "[5]" },
}, "R(JSA) 7/03 (n 1) [5].")
last("two cases of one short name come back whole", {
  citation { "lm" }, citation { "lm-2" }, citation { "lm", "[5]" },
}, "*LM v " .. state .. " (ESA)* (n 1) [5].")
last("two laws of one short name are always cited in full", {
  citation { "uc-regs-ni", "reg 1" }, citation { "uc-regs-old", "reg 2" },
  citation { "uc-regs-ni", "reg 3" },
}, "Universal Credit Regulations (Northern Ireland) 2016, SR 2016/216, reg 3.")
same("and do not promise a short name", notes {
  citation { "uc-regs-ni", "reg 1" }, citation { "uc-regs-old", "reg 2" },
}[1], "Universal Credit Regulations (Northern Ireland) 2016, SR 2016/216, reg 1.")
last("two works of one body come back with their titles", {
  citation { "adm", "J1010" }, citation { "complaints" },
  citation { "adm", "J1011" },
}, "Department for Work and Pensions, ‘ADM’ (n 1) para J1011.")
last("one source, two places, one note", {
  citation({ "uc-regs", "reg 15" }, { "uc-regs", "reg 16" }),
}, "Universal Credit Regulations 2013, SI 2013/376 (UC Regs 2013), reg 15; "
  .. "UC Regs 2013, reg 16.")
last("a debate comes back in full", {
  citation { "hansard" }, citation { "foia", "s 1" }, citation { "hansard", "146" },
}, "HC Deb 10 July 2014, vol 584, col 146.")
last("ibid is off when it is told so", {
  citation { "lm", "[1]" }, citation { "lm", "[2]" },
}, "*LM* (n 1) [2].", { ibid = false })
last("ibid in the 5th edition when it is told so", {
  citation { "lm", "[1]" }, citation { "lm", "[2]" },
}, "ibid [2].", { edition = "5", ibid = true })
last("the order is the author's", {
  citation({ "book" }, { "lm" }, { "foia", "s 1" }),
}, "C Ab, *Handbook* (2025); " .. lm .. "; Freedom of Information Act 2000, s 1.")
last("no second full stop behind a title that has one", {
  citation({ "lm" }, { "report" }),
}, lm .. "; *A report Co.* (Cm 9342).")

-- words in front ------------------------------------------------------------

for typed, want in pairs {
  see = "See ", ["see also"] = "See also ", ["but see"] = "But see ",
  cf = "cf ", ["cf."] = "cf ", eg = "eg ", ["e.g."] = "eg ", ["e.g.,"] = "eg ",
  ["see, e.g.,"] = "See eg ", ["i.e."] = "ie ", ["Compare"] = "Compare ",
} do
  last("words in front: " .. typed, { citation { "lm", "[5]", typed } },
    want .. lm .. " [5].")
end
last("words in the middle", {
  citation({ "foia", "s 1" }, { "lm", "[5]", "see" }, { "book", "", "e.g." }),
}, "Freedom of Information Act 2000, s 1; see " .. lm .. " [5]; eg C Ab, "
  .. "*Handbook* (2025).")
same("no words", fields.lead_in(" , "), nil)

-- advisers ------------------------------------------------------------------

local in_full = "Department for Work and Pensions, ‘Complaints procedure’ "
  .. "(*GOV.UK*) <https://e.org/c>"
for _, row in ipairs {
  { "law", { "uc-regs", "reg 15(3)" }, "reg 15(3) UC Regs 2013." },
  { "law without a short name", { "foia", "ss 10(1), 11" },
    "ss 10(1), 11 Freedom of Information Act 2000." },
  { "schedule", { "uc-regs", "sch 1 para 3" }, "sch 1 para 3 UC Regs 2013." },
  { "law without a place", { "uc-regs" },
    "Universal Credit Regulations 2013, SI 2013/376 (UC Regs 2013)." },
  { "case", { "lm", "[20]" }, "*LM v SSWP (ESA)* [2016] UKUT 360 (AAC) at [20]." },
  { "case without a place", { "lm" }, "*LM v SSWP (ESA)* [2016] UKUT 360 (AAC)." },
  { "guide", { "adm", "para J1010" }, "ADM J1010." },
  { "chapter of a guide", { "adm", "ch J1" }, "ADM ch J1." },
  { "heading of a guide", { "adm", '"Availability"' }, "ADM, ‘Availability’." },
  { "guide without a place", { "adm" }, "ADM: Department for Work and Pensions, "
    .. "‘Advice for decision making’ (*GOV.UK*) <https://e.org/adm>." },
  { "page", { "complaints" }, in_full .. "." },
  { "words in front", { "uc-regs", "reg 15", "see" }, "See reg 15 UC Regs 2013." },
} do
  last("advisers: " .. row[1], { citation(row[2]) }, row[3], adviser)
end
for _, row in ipairs {
  { "law", "uc-regs", "reg 16", "reg 16 UC Regs 2013." },
  { "law without a place", "uc-regs", "", "UC Regs 2013." },
  { "case", "lm", "[25]", "*LM v SSWP (ESA)* [2016] UKUT 360 (AAC) at [25]." },
  { "guide", "adm", "K2001", "ADM K2001." },
  { "page", "complaints", "", "Department for Work and Pensions, ‘Complaints "
    .. "procedure’." },
  { "letter", "letter", '"Who?"', "Letter from Department for Work and Pensions "
    .. "to a requester (26 February 2016), ‘Who?’." },
  { "debate", "hansard", "146", "HC Deb 10 July 2014, vol 584, col 146." },
} do
  last("advisers, again: " .. row[1], {
    citation { row[2] }, citation { row[2], row[3] },
  }, row[4], adviser)
end
last("advisers have ibid when they ask for it", {
  citation { "lm", "[1]" }, citation { "lm", "[2]" },
}, "ibid [2].", { style = "adviser", ibid = true })

-- standing alone ------------------------------------------------------------

for key, record in pairs(records) do
  for _, style in ipairs { "oscola", "adviser" } do
    local form = forms.source(record, { style = style })
    for _, typed in ipairs { "", "para 5", '"A heading"' } do
      local html, words = forms.full(form, forms.place(form.places, typed))
      same(key .. " stands alone, " .. style,
        (html .. words):find("%(n %d") or (html .. words):find("ibid"), nil)
    end
  end
end

-- any page ------------------------------------------------------------------

local keys = {}
for key in pairs(records) do keys[#keys + 1] = key end
table.sort(keys)

local seed = 4
local function random(count)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % count + 1
end

local places = { "", "", "s 1", "reg 2", "[3]", "para 4", "p 5", '"Six"' }
local lead_ins = { "", "", "", "see", "cf" }

local function random_page()
  local list = {}
  for i = 1, random(25) do
    local items = {}
    for j = 1, random(6) // 4 + 1 do
      items[j] = { keys[random(random(4) == 1 and 3 or #keys)],
        places[random(#places)], lead_ins[random(#lead_ins)] }
    end
    list[i] = citation(table.unpack(items))
  end
  return list
end

-- What is wrong with a note's item, given what came before it; nil if nothing.
local function fault(item, number, index, before, first, options)
  local is_law = kinds.family(records[item.key]) == "legislation"
  if item.way == "first" or item.way == "whole" then
    if item.way == "first" and first[item.key] then return "twice in full" end
    return nil
  end
  local home = first[item.key]
  if not home then return "comes back before it was there" end
  if item.way == "back" then
    if is_law or options.style == "adviser" then return "points to a note" end
    if item.back_to ~= (home ~= number and home or nil) then
      return "points to note " .. tostring(item.back_to) .. ", not " .. home
    end
  elseif item.way == "ibid" then
    if is_law or index > 1 or not before or #before > 1
        or before[1].key ~= item.key then
      return "ibid of something else"
    end
  end
  return nil
end

local function page_fault(list, options)
  local planned, first = citing.plan(list, find, options), {}
  for number, items in ipairs(planned) do
    for index, item in ipairs(items) do
      local found = fault(item, number, index, planned[number - 1], first, options)
      if found then return "note " .. number .. ", " .. item.key .. ": " .. found end
      first[item.key] = first[item.key] or number
    end
    local text = citing.marked(forms.note(items))
    if not text:find("[^.]%.%*?$") then
      return "no full stop: " .. text
    end
    for back in text:gmatch("%(n (%d+)%)") do
      if tonumber(back) >= number then return "points ahead: " .. text end
    end
  end
  return nil
end

local function any_page_fault(count)
  for _ = 1, count do
    local list = random_page()
    local options = {
      style = random(3) == 1 and "adviser" or "oscola",
      edition = random(2) == 1 and "4" or "5",
    }
    if random(3) == 1 then options.ibid = random(2) == 1 end
    local found = page_fault(list, options)
    if found then return found end
    if table.concat(notes(list, options), "\n")
        ~= table.concat(notes(list, options), "\n") then
      return "not the same twice"
    end
  end
  return nil
end

same("five hundred pages: each source once in full, and found from where it "
  .. "comes back", any_page_fault(500), nil)

citing.finish()
