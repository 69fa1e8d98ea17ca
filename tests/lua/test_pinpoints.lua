-- Tests of places in sources: lua5.4 tests/lua/test_pinpoints.lua
-- How what people type is read and printed, and which places a source cannot
-- have. "odd: " says that a place is not understood, "no: " that it is
-- impossible.

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local citing = dofile(here .. "/citing.lua")

local kinds = require("citations.kinds")
local pinpoint = require("citations.pinpoint")

local same = citing.same

local function place(typed, kind)
  local pin = pinpoint.parse(typed, kind)
  local mark = pin and (pin.odd and "odd: " or pin.problem and "no: ") or ""
  return mark .. pinpoint.text(pin)
end

local function places(kind, list)
  for typed, want in pairs(list) do
    same("pinpoint " .. typed .. " (" .. kind .. ")", place(typed, kind), want)
  end
end

-- reading -------------------------------------------------------------------

places("legislation", {
  ["s 14(5)"] = "s 14(5)", ["s\u{A0}14(5)"] = "s 14(5)", ["s14"] = "s 14", ["s. 14A"] = "s 14A",
  ["Section 14(5)(a)"] = "s 14(5)(a)", ["§ 3"] = "s 3", ["§3"] = "s 3",
  ["§§ 3-5"] = "ss 3–5", ["sec 3"] = "s 3", ["Sect. 3"] = "s 3",
  ["s 14 (5)"] = "s 14(5)", ["s 14 (5) (a)"] = "s 14(5)(a)",
  ["ss 20, 29"] = "ss 20, 29", ["s 20, 29"] = "ss 20, 29",
  ["ss 20 and 29"] = "ss 20, 29", ["ss 13, 15-22"] = "ss 13, 15–22",
  ["ss 20, 22 and 29"] = "ss 20, 22, 29", ["ss 20, and 29"] = "ss 20, 29",
  ["ss 19–22"] = "ss 19–22", ["ss 19 to 22"] = "ss 19–22",
  ["ss 19 -- 22"] = "ss 19–22", ["ss 19‑22"] = "ss 19–22",
  ["s 14(1)-(4)"] = "s 14(1)–(4)", ["ss 14(1)-(4)"] = "s 14(1)–(4)",
  ["s 27(5)(a), (b)"] = "s 27(5)(a), (b)", ["s 4(1)(e)"] = "s 4(1)(e)",
  ["s 14(5) and (6)"] = "s 14(5), (6)",
  ["sub-s (3)"] = "sub-s (3)", ["subsection (3)"] = "sub-s (3)",
  ["sub-section (3)"] = "sub-s (3)", ["regs 88, 97"] = "regs 88, 97",
  ["reg 15(3), (4)"] = "reg 15(3), (4)", ["Reg. 15"] = "reg 15",
  ["reg.15(3)"] = "reg 15(3)", ["Regulations 15 to 17"] = "regs 15–17",
  ["reg 15(4)"] = "reg 15(4)", ["art 19"] = "art 19", ["Articles 6-8"] = "arts 6–8",
  ["r 22(2)(d)(i)"] = "r 22(2)(d)(i)", ["rule 22"] = "r 22", ["rr 3, 4"] = "rr 3, 4",
  ["cl 2"] = "cl 2", ["clauses 2-4"] = "cls 2–4",
  ["sch 1, para 3"] = "sch 1, para 3", ["sch 1 para 3"] = "sch 1 para 3",
  ["sch 1 para 3(2)"] = "sch 1 para 3(2)",
  ["Schedule 1, paragraphs 3 to 5"] = "sch 1, paras 3–5",
  ["sch 2 pt 1 para 3"] = "sch 2 pt 1 para 3", ["sch para 3"] = "sch para 3",
  ["schedule, para 3"] = "schedule, para 3", ["sch ZA1 para 2"] = "sch ZA1 para 2",
  ["para 3 of sch 1"] = "sch 1 para 3",
  ["paragraph 3(2) of the Schedule 1"] = "sch 1 para 3(2)",
  ["Schedule 2"] = "sch 2", ["pt 1"] = "pt 1", ["pt 2 ch 3"] = "pt 2 ch 3",
  ["s 36ZA"] = "s 36ZA", ["preamble"] = "preamble",
  ["explanatory note"] = "explanatory note", ["long title"] = "long title",
  ["s 1, sch 2"] = "s 1, sch 2", ["s 1 and sch 2"] = "s 1, sch 2",
  ['"Interpretation"'] = "‘Interpretation’", ["annex I"] = "annex I",
  ["s 14(5"] = "odd: s 14(5", ["foo 5"] = "odd: foo 5", ["s"] = "odd: s",
  ["s 14,"] = "odd: s 14,", ["complaint box"] = "odd: complaint box",
  ["s 14 WRA"] = "odd: s 14 WRA", [", s 1"] = "odd: , s 1",
  ["s 14/5"] = "odd: s 14/5",
})
places("case", {
  ["[20]"] = "[20]", ["[29]-[31]"] = "[29]–[31]", ["[26-35]"] = "[26]–[35]",
  ["[26]–[35]"] = "[26]–[35]", ["[26] to [35]"] = "[26]–[35]",
  ["para 20"] = "[20]", ["at [20]"] = "[20]", ["at para 20"] = "[20]",
  ["at p 625"] = "625", ["at 625"] = "625", ["¶ 20"] = "[20]",
  ["paras 26-35"] = "[26]–[35]", ["paras 2, 4"] = "[2], [4]",
  ["[2], [4]"] = "[2], [4]", ["p 625"] = "625", ["625"] = "625",
  ["pp 625-6"] = "625–6", ["headnote"] = "headnote", ["pg 4"] = "4",
})
places("other", {
  ["para 22"] = "para 22", ["paras 54-57"] = "paras 54–57",
  ["paras 54-57, 60"] = "paras 54–57, 60", ["para. 5"] = "para 5",
  ["para 54-57"] = "paras 54–57", ["paras 5"] = "para 5",
  ["paragraph 5"] = "para 5", ["paras 13-20, 22"] = "paras 13–20, 22",
  ["par 5"] = "para 5", ["para 1.04"] = "para 1.04",
  ["p 5"] = "5", ["pp 4-5"] = "4–5", ["5"] = "5", ["p iv"] = "iv",
  ["5, 7"] = "5, 7", ["pp 4, 7-9"] = "4, 7–9",
  ["ch 46"] = "ch 46", ["chapter 2, para 5"] = "ch 2, para 5",
  ["col 3"] = "col 3", ["[20]"] = "[20]", ["Q5"] = "Q 5", ["Qq 5-7"] = "Qq 5–7",
  ['"Who has access to this?"'] = "‘Who has access to this?’",
  ["“In detail”, para 5"] = "‘In detail’, para 5",
  ['"One, two; three", para 4'] = "‘One, two; three’, para 4",
  ['"What is the GP\'s role?"'] = "‘What is the GP’s role?’",
  ["'What is the GP's role?'"] = "‘What is the GP’s role?’",
  ["'One, two', para 4"] = "‘One, two’, para 4",
  ["question a"] = "question a", ["question 2"] = "question 2",
  ["answers 2-4"] = "answers 2–4", ["memo 11/20"] = "memo 11/20",
  ["recital 47"] = "recital 47", ["recital (47)"] = "recital (47)",
  ["bullet 10"] = "bullet 10", ["bullets 1-3"] = "bullets 1–3",
  ["introduction"] = "introduction", ["complaint box"] = "complaint box",
  ["Response para 1"] = "Response para 1",
  ["Response paras 1-2"] = "Response paras 1–2",
  ["Response, para 1"] = "Response, para 1", ["title"] = "title",
  ["para 5 and footnote 3"] = "para 5, footnote 3",
  ["para5x("] = "odd: para5x(", ["s 5, foo 7"] = "odd: s 5, foo 7",
  ["para 5 and"] = "odd: para 5 and",
})
places("hansard", { ["col 145WH"] = "col 145WH", ["146"] = "col 146",
  ["cols 145-146"] = "cols 145–146", ["145, 147"] = "cols 145, 147",
  ["Column 1505W"] = "col 1505W" })
places("evidence", { ["Q5"] = "Q 5", ["5-7"] = "Qq 5–7" })
places("eu_case", { ["[47]-[48]"] = "paras 47–48", ["[47], [50]"] = "paras 47, 50",
  ["para 47"] = "para 47", ["47"] = "para 47" })
places("guide", { ["J1010"] = "para J1010", ["para J1010"] = "para J1010",
  ["J1010-J1012"] = "paras J1010–J1012", ["20622"] = "para 20622",
  ["ch J1"] = "ch J1", ["memo 11/20"] = "memo 11/20" })
places("short_guide", { ["J1010"] = "J1010", ["para J1010"] = "J1010",
  ["paras J1010-J1012"] = "J1010–J1012", ["J1010, J1015"] = "J1010, J1015",
  ["20622"] = "20622", ["ch J1"] = "ch J1", ["memo 11/20"] = "memo 11/20" })
same("no pinpoint", pinpoint.parse("  "), nil)
same("hyphens in a heading stay", place('"Work-focused 1-2"', "other"),
  "‘Work-focused 1-2’")

-- hostile: as long as a page allows, in time that grows with the length
for _, unit in ipairs { "s 1, ", "[1], ", '"a", ', "(1)", "of ", "'a", "§",
  "para 1 of sch 2 of ", "1-", "a " } do
  local text = unit:rep(4000)
  local before = os.clock()
  pinpoint.text(pinpoint.parse(text, "act"))
  same("a long place made of '" .. unit .. "' is read at once",
    os.clock() - before < 2, true)
end

-- what a source cannot have -------------------------------------------------

places("act", {
  ["s 14"] = "s 14", ["sch 1 para 3"] = "sch 1 para 3",
  ["sch 1, pt 2, para 3"] = "sch 1, pt 2, para 3",
  ["s 5(2) para (a)"] = "s 5(2) para (a)",
  ["reg 15"] = "no: reg 15", ["art 3"] = "no: art 3", ["r 3"] = "no: r 3",
  ["cl 3"] = "no: cl 3", ["[20]"] = "no: [20]", ["p 5"] = "no: 5",
  ["col 5"] = "no: col 5", ["5"] = "no: 5", ["para 3"] = "no: para 3",
  ["s 14, reg 15"] = "no: s 14, reg 15", ["question 2"] = "no: question 2",
  ["ss 22-20"] = "no: ss 22–20", ["s 14(4)-(1)"] = "no: s 14(4)–(1)",
  ["ss 11G-11D"] = "no: ss 11G–11D", ["ss 36ZA-36A"] = "ss 36ZA–36A",
  ["ss 11D-11G"] = "ss 11D–11G", ["ss 6-6E"] = "ss 6–6E",
  ["s 14(1)-(1A)"] = "s 14(1)–(1A)", ["s 14(i)-(iv)"] = "s 14(i)–(iv)",
  ["ss 13(3)-15"] = "ss 13(3)–15", ["ss 99-101"] = "ss 99–101",
})
places("regulations", {
  ["reg 15(3)"] = "reg 15(3)", ["s 15"] = "no: s 15", ["art 3"] = "no: art 3",
  ["reg 2, para (3)"] = "no: reg 2, para (3)", ["reg 2 para (3)"] = "reg 2 para (3)",
})
places("order", { ["art 19"] = "art 19", ["reg 19"] = "no: reg 19" })
places("rules", { ["r 22"] = "r 22", ["s 22"] = "no: s 22", ["PD 3A"] = "PD 3A" })
places("eu", { ["art 15"] = "art 15", ["recital 63"] = "recital 63",
  ["annex II, pt 1"] = "annex II, pt 1", ["reg 15"] = "no: reg 15" })
places("bill", { ["cl 2"] = "cl 2", ["s 2"] = "no: s 2" })
places("notes", { ["para 12"] = "para 12", ["reg 2"] = "no: reg 2" })
places("case", {
  ["s 14"] = "no: s 14", ["reg 15"] = "no: reg 15", ["col 5"] = "no: col 5",
  ["[35]-[26]"] = "no: [35]–[26]", ["paras 35-26"] = "no: [35]–[26]",
})
places("judgment", { ["[20]"] = "[20]", ["p 5"] = "no: 5", ["20"] = "no: 20" })
places("hansard", { ["p 5"] = "no: 5", ["[20]"] = "no: [20]",
  ["para 5"] = "no: para 5" })
places("post", { ["reg 15"] = "no: reg 15", ["bullet 3"] = "bullet 3",
  ["s 14"] = "no: s 14" })
places("web", { ["reg 15"] = "no: reg 15", ["para 4"] = "para 4",
  ["section 4"] = "s 4" })
places("letter", { ["s 14"] = "no: s 14", ["question b"] = "question b" })
places("report", { ["p 5"] = "5", ["s 3"] = "s 3", ["reg 3"] = "no: reg 3",
  ["paras 57-54"] = "no: paras 57–54", ["paras 5.10-5.9"] = "paras 5.10–5.9" })
places("guide", { ["s 14"] = "s 14", ["reg 3"] = "no: reg 3",
  ["J1012-J1010"] = "no: paras J1012–J1010" })
places("article", { ["p 5"] = "5", ["r 5"] = "no: r 5" })
places("no such kind", { ["reg 5"] = "reg 5" })

local function told(kind, typed)
  local problem = pinpoint.parse(typed, kind).problem
  return problem and problem.message .. " | " .. problem.help
end

local act = "an Act has sections ('s 14(5)') and schedules ('sch 1 para 3'): "
same("a regulation of an Act", told("act", "regs 14-16"),
  "there can be no 'regs 14–16' in an Act | " .. act
  .. "did you mean 'ss 14-16', or another source?")
same("a section of regulations", told("regulations", "s 15(3)"),
  "there can be no 's 15(3)' in a set of regulations | a set of regulations "
  .. "has regulations ('reg 15(3)') and schedules ('sch 1 para 3'): did you "
  .. "mean 'reg 15(3)', or another source?")
same("a page of an Act", told("act", "p 5"),
  "there can be no 'p 5' in an Act | " .. act .. "did you mean 's 5'?")
same("a number alone", told("act", "5"),
  "there can be no '5' in an Act | " .. act .. "did you mean 's 5'?")
same("a paragraph of an Act", told("act", "paras 3-5"),
  "there can be no 'paras 3–5' in an Act outside of its schedules | say which "
  .. "schedule: 'sch 1 paras 3-5'; " .. act .. "did you mean 'ss 3-5'?")
same("brackets in an Act", told("act", "[20]"),
  "there can be no '[20]' in an Act | " .. act .. "did you mean 's 20'?")
same("a column of a case", told("case", "col 5"), "there can be no 'col 5' in "
  .. "a judgment | a judgment has paragraphs ('[20]') and pages ('p 563'): did "
  .. "you mean '[5]'?")
same("a regulation in a case", told("case", "reg 5(2)"),
  "there can be no 'reg 5(2)' in a judgment | a judgment has paragraphs "
  .. "('[20]') and pages ('p 563'): is another source meant? If this is what "
  .. "stands there, put it between quotation marks")
same("a chapter in a case", told("case", "ch 5(2)"), "there can be no 'ch 5(2)' "
  .. "in a judgment | a judgment has paragraphs ('[20]') and pages ('p 563')")
same("a sub-paragraph of regulations", told("regulations", "sub-para (2)"),
  "there can be no 'sub-para (2)' in a set of regulations | a set of "
  .. "regulations has regulations ('reg 15(3)') and schedules ('sch 1 para 3')")
same("a range that runs backwards", told("act", "ss 22-20"),
  "the range 'ss 22–20' runs backwards | did you mean 'ss 20-22'?")
same("brackets that run backwards", told("case", "[35]-[26]"),
  "the range '[35]–[26]' runs backwards | did you mean '[26]-[35]'?")

-- what kinds of places a record has -----------------------------------------

local function kind(fields, style)
  return kinds.places(fields, style)
end

for title, want in pairs {
  ["Welfare Reform Act 2012"] = "act",
  ["Welfare Reform Act (Northern Ireland) 2007"] = "act",
  ["Universal Credit Regulations (Northern Ireland) 2016"] = "regulations",
  ["Welfare Reform (Northern Ireland) Order 2015"] = "order",
  ["Health Act 2008 (Fees) Regulations 2014"] = "regulations",
  ["Public Order Act 1986"] = "act",
  ["Regulation of Investigatory Powers Act 2000"] = "act",
  ["Tribunal Procedure (First-tier Tribunal) Rules 2008"] = "rules",
  ["Learner Travel (Wales) Measure 2008"] = "act",
  ["Regulation (EU) 2016/679 as it forms part of the law"] = "eu",
  ["Council Directive 2000/78/EC"] = "eu",
  ["Explanatory Notes to the Welfare Reform Act 2012"] = "notes",
  ["Act of Sederunt (Rules of the Court of Session) 1994"] = "legislation",
  ["Rheoliadau Credyd Cynhwysol 2013"] = "legislation",
} do
  same("places of " .. title, kind { type = "legislation", title = title }, want)
end
-- what advisers cite daily
places("regulations", {
  ["sch 1 pt 2, activity 4(c)"] = "sch 1 pt 2, activity 4(c)",
  ["Sch 1 Part 3 Activity 11 descriptor (b)"] =
    "sch 1 pt 3 Activity 11 descriptor (b)",
  ["Sch 6 activity 1 descriptor E"] = "sch 6 activity 1 descriptor E",
  ["regs 12, 13 and Sch 3"] = "regs 12, 13, sch 3",
  ["regs 12, 13 and 15"] = "regs 12, 13, 15",
  ["para 3 Sch 1"] = "sch 1 para 3", ["paras 3-5 sch 1"] = "sch 1 paras 3–5",
  ['reg 2, definition of "couple"'] = "reg 2, definition of ‘couple’",
  ['the definition of "couple"'] = "definition of ‘couple’",
  ['reg 2(1) "couple"'] = "reg 2(1), ‘couple’",
  ['sch 1 pt 2 "aided"'] = "sch 1 pt 2, ‘aided’",
  ['foo 2 "couple"'] = "odd: foo 2 “couple”",
  ["regs 14A-F"] = "regs 14A–F",
})
places("act", {
  ["sch 1 art 8"] = "sch 1 art 8", ["Sch 1 Pt I Art 6(1)"] = "sch 1 pt I art 6(1)",
  ["sch 1, art 14"] = "sch 1 art 14", ["s 6, sch 1 arts 8, 14"] = "s 6, sch 1 arts 8, 14",
  ["article 8 of Schedule 1"] = "sch 1 art 8", ["sch 1 s 3"] = "sch 1 s 3",
  ["s 6, art 8"] = "no: s 6, art 8", ["art 8"] = "no: art 8",
})
same("an Act's article", pinpoint.parse("art 8", "act").problem.help:match("^[^;]*"),
  "say which schedule: 'sch 1 art 8'")
places("case", {
  ["[20] and [25]-[26]"] = "[20], [25]–[26]", ["[20] (Lord Reed)"] = "[20] (Lord Reed)",
  ["[20]-[25] (Baroness Hale, dissenting)"] = "odd: [20]-[25] (Baroness Hale, dissenting)",
  ["563 (Lord Denning MR)"] = "563 (Lord Denning MR)", ["625D-E"] = "625D–E",
  ["(Lord Reed)"] = "odd: (Lord Reed)",
})
places("guide", {
  ["J3056 example 1"] = "para J3056 example 1",
  ["Memo ADM 11/20"] = "Memo ADM 11/20", ["Memo DMG 3/24 para 12"] = "Memo DMG 3/24 para 12",
})

same("places of a Bill", kind { type = "bill", title = "X" }, "bill")
same("places of EU law by its address", kind { type = "legislation", title = "X",
  URL = "https://www.legislation.gov.uk/eur/2016/679" }, "eu")
same("places of a judgment", kind { type = "legal_case", title = "A v B",
  authority = "UKUT", number = "1 (AAC)" }, "judgment")
same("places of a reported case", kind { type = "legal_case", title = "A v B",
  ["container-title"] = "AC" }, "case")
same("places of an EU case", kind { type = "legal_case", title = "A v B",
  number = "C-176/03" }, "eu_case")
same("places of the ADM", kind { type = "webpage", title = "A",
  standing = "instructions", ["title-short"] = "ADM" }, "guide")
same("places of the ADM for advisers", kind({ type = "webpage", title = "A",
  standing = "instructions", ["title-short"] = "ADM" }, "adviser"), "short_guide")
same("places of a guide without a short title", kind({ type = "webpage",
  title = "A", standing = "instructions" }, "adviser"), "guide")
same("places of oral evidence", kind { type = "hearing", title = "A",
  author = { { literal = "Work and Pensions Committee" } } }, "evidence")
same("places of a debate", kind { type = "hearing", title = "HC Deb" }, "hansard")

citing.finish()
