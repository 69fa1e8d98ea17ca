-- Tests of the citation modules: lua5.4 tests/lua/test_oscola.lua
-- The first part is the table of cases in the house's guide to OSCOLA, by its
-- numbers. Italic is shown with asterisks.

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local citing = dofile(here .. "/citing.lua")

local fields = require("citations.fields")
local legislation = require("citations.legislation")
local oscola = require("citations.oscola")
local runs = require("citations.runs")

local same, citation, full = citing.same, citing.citation, citing.full

-- records -------------------------------------------------------------------

local wpc = { { literal = "Work and Pensions Committee" } }
local dwp_foi = { {
  literal = "Department for Work and Pensions Central Freedom of Information Team",
} }
local requester = { { literal = "a requester" } }

local records = {
  ["wra-2012"] = {
    type = "legislation", title = "Welfare Reform Act 2012",
    ["title-short"] = "WRA 2012",
    URL = "https://www.legislation.gov.uk/ukpga/2012/5",
  },
  ["foia-2000"] = {
    type = "legislation", title = "Freedom of Information Act 2000",
  },
  ["uc-regs"] = {
    type = "legislation", title = "Universal Credit Regulations 2013",
    number = "SI 2013/376", ["title-short"] = "UC Regs 2013",
  },
  ["uc-regs-plain"] = {
    type = "legislation", title = "Universal Credit Regulations 2013",
    number = "SI 2013/376",
  },
  ["esa-wra"] = {
    type = "legislation",
    title = "Employment and Support Allowance (Work-Related Activity) Regulations 2011",
    number = "SI 2011/1349",
  },
  ["wro-ni"] = {
    type = "legislation", title = "Welfare Reform (Northern Ireland) Order 2015",
    number = "SI 2015/2006 (NI 1)",
  },
  reilly = {
    type = "legal_case",
    title = "R (Reilly) v Secretary of State for Work and Pensions",
    authority = "UKSC", number = "68", issued = "2013",
    ["container-title"] = "AC", volume = "[2014]", page = "453",
  },
  lumba = {
    type = "legal_case",
    title = "R (Lumba) v Secretary of State for the Home Department",
    authority = "UKSC", number = "12", issued = "2011",
  },
  oxygen = {
    type = "legal_case",
    title = "British Oxygen Co Ltd v Minister of Technology",
    authority = "HL", issued = "1971", ["container-title"] = "AC", page = "610",
  },
  lm = {
    type = "legal_case", ["title-short"] = "LM",
    title = "LM v Secretary of State for Work and Pensions (ESA)",
    authority = "UKUT", number = "360 (AAC)", issued = "2016",
  },
  hc57 = {
    type = "report", author = wpc, title = "The Future of Jobcentre Plus",
    ["collection-title"] = "HC 2016–17", number = "57",
  },
  response = {
    type = "report", author = wpc, ["title-short"] = "Government Response",
    title = "The Future of Jobcentre Plus: Government Response",
    ["collection-title"] = "HC 2016–17",
  },
  hansard = {
    type = "hearing", title = "HC Deb", issued = "2014-07-10", volume = "584",
    page = "145WH",
  },
  complaints = {
    type = "webpage", title = "Complaints procedure",
    author = { { literal = "Department for Work and Pensions" } },
    ["container-title"] = "GOV.UK", accessed = "2026-11-21",
    URL = "https://www.gov.uk/complaints-procedure",
  },
  refuted = {
    type = "post-weblog",
    title = "Jobcentre “Work Coaches” cannot make following mandatory",
    ["container-title"] = "refuted", issued = "2015-04-14",
    accessed = "2026-11-21", URL = "https://example.org/coachescannot/",
  },
  vtr5274 = {
    type = "personal_communication", genre = "Letter", author = dwp_foi,
    recipient = requester, issued = "2016-02-26", number = "VTR 5274",
  },
  ir613 = {
    type = "personal_communication", genre = "Letter", author = dwp_foi,
    recipient = requester, note = "Reference IR613 mentioned; undated. More.",
  },
  cbp7649 = {
    type = "report", number = "CBP 7649", issued = "2017",
    title = "Abolition of the ESA Work-Related Activity Component",
    publisher = "House of Commons Library",
    author = {
      { family = "Kennedy", given = "Steven" },
      { family = "Murphy", given = "Ciara" },
      { family = "Keen", given = "Richard" },
      { family = "Bate", given = "Alex" },
    },
  },
  williams = {
    type = "article-journal", title = "Lack of Commitment?", issued = "2020",
    author = { { family = "Williams", given = "Martin" } }, volume = "274",
    ["container-title"] = "Welfare Rights Bulletin", page = "4",
  },
}

local function find(key)
  local record = records[key]
  if record and not record.key then record.key = key end
  return record
end

local function notes(list, options)
  return citing.notes(list, find, options)
end

local function note(key, pin)
  return notes { citation { key, pin } }[1]
end

local function entry(key)
  return citing.runs(oscola.entry(find(key)))
end

-- A page whose notes 1 to count - 1 cite other things.
local function filler(count)
  local list = {}
  for i = 1, count do list[i] = citation { "foia-2000", "s " .. i } end
  return list
end

-- the table -----------------------------------------------------------------

same("case 1", note("wra-2012", "s 14(5)"),
  "Welfare Reform Act 2012 (WRA 2012), s 14(5).")
same("case 1, table", entry("wra-2012"), "Welfare Reform Act 2012")
same("case 3", note("foia-2000", "s 10(1)"),
  "Freedom of Information Act 2000, s 10(1).")
same("case 3, table", entry("foia-2000"), "Freedom of Information Act 2000")
same("case 6", note("uc-regs", "reg 15(4)"),
  "Universal Credit Regulations 2013, SI 2013/376 (UC Regs 2013), reg 15(4).")
same("case 6, table", entry("uc-regs"),
  "Universal Credit Regulations 2013, SI 2013/376")
same("case 8", note("esa-wra", "reg 5"),
  "Employment and Support Allowance (Work-Related Activity) Regulations 2011, "
  .. "SI 2011/1349, reg 5.")
same("case 11", note("wro-ni", "art 19"),
  "Welfare Reform (Northern Ireland) Order 2015, SI 2015/2006 (NI 1), art 19.")
same("case 13", note("reilly", "[55]"),
  "*R (Reilly) v Secretary of State for Work and Pensions* [2013] UKSC 68, "
  .. "[2014] AC 453 [55].")
same("case 13, table", entry("reilly"),
  "R (Reilly) v Secretary of State for Work and Pensions [2013] UKSC 68, "
  .. "[2014] AC 453")
same("case 14", note("lumba", "[26]-[35]"),
  "*R (Lumba) v Secretary of State for the Home Department* [2011] UKSC 12 "
  .. "[26]–[35].")
same("case 18", note("oxygen", "p 625"),
  "*British Oxygen Co Ltd v Minister of Technology* [1971] AC 610 (HL) 625.")
same("case 18, table", entry("oxygen"),
  "British Oxygen Co Ltd v Minister of Technology [1971] AC 610 (HL)")
same("case 20", note("hc57", "para 22"),
  "Work and Pensions Committee, *The Future of Jobcentre Plus* "
  .. "(HC 2016–17, 57) para 22.")
same("case 20, table", oscola.group(find("hc57")), "parliament")
same("case 23", note("hansard", "col 145WH"),
  "HC Deb 10 July 2014, vol 584, col 145WH.")
same("case 23, without a pinpoint", note("hansard"),
  "HC Deb 10 July 2014, vol 584, col 145WH.")
same("case 23, table", oscola.group(find("hansard")), "parliament")
same("case 24", note("complaints"),
  "Department for Work and Pensions, ‘Complaints procedure’ (*GOV.UK*) "
  .. "<https://www.gov.uk/complaints-procedure> accessed 21 November 2026.")
same("case 24, bibliography", entry("complaints"),
  "Department for Work and Pensions, ‘Complaints procedure’ (*GOV.UK*) "
  .. "<https://www.gov.uk/complaints-procedure> accessed 21 November 2026")
same("case 25", note("refuted"),
  "‘Jobcentre “Work Coaches” cannot make following mandatory’ (*refuted*, "
  .. "14 April 2015) <https://example.org/coachescannot/> accessed "
  .. "21 November 2026.")
same("case 25, bibliography", entry("refuted"),
  "——, ‘Jobcentre “Work Coaches” cannot make following mandatory’ (*refuted*, "
  .. "14 April 2015) <https://example.org/coachescannot/> accessed "
  .. "21 November 2026")
local team =
  "Department for Work and Pensions Central Freedom of Information Team"
same("case 27", note("vtr5274"),
  "Letter from " .. team .. " to a requester (26 February 2016).")
same("case 27, bibliography", entry("vtr5274"),
  team .. ", Letter to a requester (26 February 2016)")
same("case 28", note("ir613"), "Letter from " .. team
  .. " to a requester (reference IR613 mentioned; undated).")
same("case 28, bibliography", entry("ir613"),
  team .. ", Letter to a requester (reference IR613 mentioned; undated)")
same("case 30", note("cbp7649", "p 14"),
  "Steven Kennedy and others, *Abolition of the ESA Work-Related Activity "
  .. "Component* (CBP 7649, House of Commons Library 2017) 14.")
same("case 30, bibliography", entry("cbp7649"),
  "Kennedy S and others, *Abolition of the ESA Work-Related Activity "
  .. "Component* (CBP 7649, House of Commons Library 2017)")
same("case 32", note("williams", "p 5"),
  "Martin Williams, ‘Lack of Commitment?’ (2020) 274 Welfare Rights Bulletin "
  .. "4, 5.")
same("case 32, bibliography", entry("williams"),
  "Williams M, ‘Lack of Commitment?’ (2020) 274 Welfare Rights Bulletin 4")

same("case 36", notes {
  citation { "wra-2012", "s 14" }, citation { "lm" },
  citation { "wra-2012", "s 27" },
}[3], "WRA 2012, s 27.")
same("case 36, in the next note too", notes {
  citation { "wra-2012", "s 14" }, citation { "wra-2012", "s 27" },
}[2], "WRA 2012, s 27.")

local long = filler(10)
long[11] = citation { "lm", "[20]" }
for i = 12, 22 do long[i] = citation { "foia-2000", "s " .. i } end
long[23] = citation { "hc57", "para 22" }
long[24] = citation { "response", "para 5" }
long[25] = citation { "lm", "[25]" }
long[26] = citation { "response", "para 48" }
long[27] = citation { "response", "para 52" }
local printed = notes(long)
same("case 37", printed[25], "*LM* (n 11) [25].")
same("case 38", printed[26],
  "Work and Pensions Committee, *Government Response* (n 24) para 48.")
same("case 39", printed[27], "ibid para 52.")
same("case 39, edition 5", notes(long, { edition = "5" })[27],
  "Work and Pensions Committee, *Government Response* (n 24) para 52.")
same("case 39, ibid off", notes(long, { ibid = false })[27],
  "Work and Pensions Committee, *Government Response* (n 24) para 52.")
same("case 40", notes {
  citation({ "wra-2012", "s 14" }, { "uc-regs-plain", "reg 15" }),
}[1], "Welfare Reform Act 2012 (WRA 2012), s 14; Universal Credit "
  .. "Regulations 2013, SI 2013/376, reg 15.")
same("case 41", note("vtr5274", '"Who has access to this?"'), "Letter from "
  .. team .. " to a requester (26 February 2016), ‘Who has access to this?’.")

-- how a source is recorded --------------------------------------------------

same("law report with a volume", full({
  type = "legal_case", title = "A v B", ["container-title"] = "All ER",
  volume = "2", page = "560", issued = "1943", authority = "CA",
}, "p 563"), "*A v B* [1943] 2 All ER 560 (CA) 563")
same("law report, year in round brackets", full {
  type = "legal_case", title = "A v B", ["container-title"] = "App Cas",
  volume = "(1889) 14", page = "337", issued = "1889", authority = "HL",
}, "*A v B* (1889) 14 App Cas 337 (HL)")
same("unreported case", full {
  type = "legal_case", title = "A v B", issued = "2002-05-13",
  authority = "QB",
}, "*A v B* (QB, 13 May 2002)")
same("command paper", full({
  type = "report", author = { { literal = "DWP" } }, title = "Paper",
  number = "Cm 9342", issued = "2016",
}, "para 12"), "DWP, *Paper* (Cm 9342, 2016) para 12")
same("report with a publisher alone", full {
  type = "report", title = "Paper", publisher = "CPAG", issued = "2020-05",
}, "*Paper* (CPAG 2020)")
same("report seen on the web", full {
  type = "report", title = "Plan", issued = "2024", accessed = "2026-11-22",
  URL = "https://example.org/plan",
}, "*Plan* (2024) <https://example.org/plan> accessed 22 November 2026")
same("newspaper", full({
  type = "article-newspaper", title = "Headline", page = "6",
  ["container-title"] = "The Guardian", ["publisher-place"] = "London",
  issued = "2015-11-26", author = { { family = "Butler", given = "Patrick" } },
}), "Patrick Butler, ‘Headline’ *The Guardian* (London, 26 November 2015) 6")
same("newspaper, edition 5", full({
  type = "article-newspaper", title = "Headline", page = "6",
  ["container-title"] = "The Guardian", ["publisher-place"] = "London",
  issued = "2015-11-26",
}, nil, { edition = "5" }), "‘Headline’ *The Guardian* (26 November 2015) 6")
same("book", full({
  type = "book", author = { { literal = "Child Poverty Action Group" } },
  title = "Welfare Benefits Handbook", edition = "27", publisher = "CPAG",
  issued = "2025",
}, "ch 46"), "Child Poverty Action Group, *Welfare Benefits Handbook* "
  .. "(27th edn, CPAG 2025) ch 46")
for number, text in pairs { ["2"] = "2nd", ["3"] = "3rd", ["11"] = "11th",
  ["12"] = "12th", ["21"] = "21st", ["113"] = "113th" } do
  same("edition " .. number, full {
    type = "book", title = "T", edition = number,
  }, "*T* (" .. text .. " edn)")
end
same("first edition", full { type = "book", title = "T", edition = "1" }, "*T*")
same("edited book", full {
  type = "book", title = "T", issued = "2020", publisher = "P",
  editor = { { family = "Ab", given = "C" }, { family = "De", given = "F" } },
}, "C Ab and F De (eds), *T* (P 2020)")
same("chapter", full {
  type = "chapter", title = "C", ["container-title"] = "B", publisher = "P",
  issued = "2020", author = { { family = "Ab", given = "Cé Dan" } },
  editor = { { family = "De", given = "F" } },
}, "Cé Dan Ab, ‘C’ in F De (ed), *B* (P 2020)")
same("thesis", full {
  type = "thesis", title = "T", genre = "PhD thesis", publisher = "U",
  issued = "2010",
}, "‘T’ (PhD thesis, U 2010)")
same("journal without a volume", full({
  type = "article-journal", title = "T", ["container-title"] = "JSSL",
  issued = "2019", page = "10-20",
}, "pp 12-13"), "‘T’ [2019] JSSL 10, 12–13")
same("an Act's chapter number is not printed", full({
  type = "legislation", title = "Welfare Reform Act 2012",
  number = "2012 c 5",
}, "s 1"), "Welfare Reform Act 2012, s 1")
same("Statutory Rule", full({
  type = "legislation", number = "SR 2016/216",
  title = "Universal Credit Regulations (Northern Ireland) 2016",
}, "regs 15-16"), "Universal Credit Regulations (Northern Ireland) 2016, "
  .. "SR 2016/216, regs 15–16")
same("letter with its reference in annote", full {
  type = "personal_communication", author = dwp_foi, recipient = requester,
  annote = "reference IR613 mentioned",
}, "Letter from " .. team .. " to a requester (reference IR613 mentioned; undated)")
same("letter of which nothing is known", full {
  type = "personal_communication", author = dwp_foi,
}, "Letter from " .. team .. " (undated)")

-- dates and names as Zotero writes them
same("date-parts", full {
  type = "webpage", title = "T", issued = { ["date-parts"] = { { 2016, 2, 26 } } },
}, "‘T’ (26 February 2016)")
same("date-parts as texts", fields.long_date {
  ["date-parts"] = { { "2016", "2" } },
}, "February 2016")
same("raw date", fields.long_date { raw = "2016-02-26" }, "26 February 2016")
same("literal date", fields.long_date { literal = "Easter 2016" }, "Easter 2016")
same("empty date-parts", fields.long_date { ["date-parts"] = {} }, nil)
same("number of a JSON record", fields.text(57.0), "57")
same("three authors", fields.people({
  { family = "A", given = "X" }, { family = "B", given = "Y" },
  { family = "C", given = "Z" },
}, "full"), "X A, Y B and Z C")
same("initials", fields.people({
  { family = "Jones", given = "Mary-Ann É." },
}, "inverted"), "Jones MAÉ")
same("particle", fields.people({
  { family = "Berg", given = "Jo", ["non-dropping-particle"] = "van den" },
}, "full"), "Jo van den Berg")

-- what is missing leaves no empty brackets ----------------------------------

local types = {
  "legislation", "legal_case", "report", "hearing", "personal_communication",
  "webpage", "post-weblog", "article-journal", "article-newspaper", "book",
  "chapter", "thesis", "manuscript",
}
for _, type_name in ipairs(types) do
  local bare = full { type = type_name, key = "k", title = "T" }
  same("no empty brackets: " .. type_name,
    bare:find("%(%s*%)") or bare:find("%[%s*%]") or bare:find("<%s*>")
    or bare:find("%(,") or bare:find("nil") or bare:find("false"), nil)
  local nothing = full { type = type_name, key = "k" }
  same("never empty: " .. type_name, nothing ~= "", true)
end
same("no HC number", full({
  type = "report", author = wpc, title = "T",
  ["collection-title"] = "HC 2016-17",
}, "para 5"), "Work and Pensions Committee, *T* (HC 2016–17) para 5")
same("no HC number is told", oscola.lacks_number(records.response), true)
same("an HC number is there", oscola.lacks_number(records.hc57), false)
same("no date, no site", full {
  type = "webpage", title = "T", URL = "https://e.org/", accessed = "2026-01-02",
}, "‘T’ <https://e.org/> accessed 2 January 2026")
same("accessed without an address", full {
  type = "webpage", title = "T", accessed = "2026-01-02",
}, "‘T’")

-- where the pinpoint stands
same("words after a comma", full(find("vtr5274"), "complaint box"),
  "Letter from " .. team .. " to a requester (26 February 2016), complaint box")
same("a web page's place is before its address",
  full(find("refuted"), "bullet 2"),
  "‘Jobcentre “Work Coaches” cannot make following mandatory’ (*refuted*, "
  .. "14 April 2015) bullet 2 <https://example.org/coachescannot/> accessed "
  .. "21 November 2026")
same("hansard: the pinpoint takes the place of the column",
  full(find("hansard"), "col 146WH"), "HC Deb 10 July 2014, vol 584, col 146WH")
same("odd pinpoint is printed as typed", full(find("wra-2012"), "s 14(5"),
  "Welfare Reform Act 2012, s 14(5")

-- repeats -------------------------------------------------------------------

local function page(list, options) return table.concat(notes(list, options), " | ") end

same("the same place again", page {
  citation { "lm", "[20]" }, citation { "lm", "[20]" },
}, "*LM v Secretary of State for Work and Pensions (ESA)* [2016] UKUT 360 "
  .. "(AAC) [20]. | ibid.")
same("no ibid without a place behind one with a place", notes {
  citation { "lm", "[20]" }, citation { "lm" },
}[2], "*LM* (n 1).")
same("no ibid behind a note of two sources", notes {
  citation({ "lm", "[20]" }, { "reilly", "[2]" }), citation { "lm", "[21]" },
}[2], "*LM* (n 1) [21].")
same("ibid once only in a chain", notes {
  citation { "hc57", "para 1" }, citation { "hc57", "para 2" },
  citation { "hc57", "para 3" },
}[3], "ibid para 3.")
same("one work of an author comes back by the author", notes {
  citation { "hc57", "para 1" }, citation { "lm" }, citation { "hc57", "para 2" },
}[3], "Work and Pensions Committee (n 1) para 2.")
same("two works: also before the second is cited", notes {
  citation { "hc57", "para 1" }, citation { "lm" },
  citation { "hc57", "para 2" }, citation { "response", "para 1" },
}[3], "Work and Pensions Committee, *The Future of Jobcentre Plus* (n 1) para 2.")
same("a case without a short name", notes {
  citation { "lumba", "[26]" }, citation { "lm" }, citation { "lumba", "[30]" },
}[3], "*Lumba* (n 1) [30].")
same("persons come back by surname", notes {
  citation { "cbp7649", "p 1" }, citation { "williams" },
  citation { "cbp7649", "p 2" }, citation { "williams", "p 5" },
}[3], "Kennedy and others (n 1) 2.")
same("works without an author come back by title", notes {
  citation { "refuted", "bullet 1" }, citation { "lm" },
  citation { "refuted", "bullet 2" },
}[3], "‘Jobcentre “Work Coaches” cannot make following mandatory’ (n 1) bullet 2.")
same("a letter comes back by its sender", notes {
  citation { "vtr5274" }, citation { "lm" }, citation { "vtr5274", '"Who?"' },
}[3], "Letter from " .. team .. " (n 1) ‘Who?’.")
same("ibid with a heading", notes {
  citation { "vtr5274", '"When?"' }, citation { "vtr5274", '"Who?"' },
}[2], "ibid ‘Who?’.")
same("legislation without a short title is cited in full again", notes {
  citation { "foia-2000", "s 1" }, citation { "lm" },
  citation { "foia-2000", "s 2" },
}[3], "Freedom of Information Act 2000, s 2.")
same("legislation never has (n x)", page {
  citation { "uc-regs", "reg 15" }, citation { "uc-regs", "reg 16" },
}, "Universal Credit Regulations 2013, SI 2013/376 (UC Regs 2013), reg 15. | "
  .. "UC Regs 2013, reg 16.")
same("twice in one note", notes {
  citation({ "wra-2012", "s 13" }, { "wra-2012", "s 14" }),
}[1], "Welfare Reform Act 2012 (WRA 2012), s 13; WRA 2012, s 14.")
same("a work twice in one note", notes {
  citation({ "lm", "[13]" }, { "lm", "[14]" }),
}[1], "*LM v Secretary of State for Work and Pensions (ESA)* [2016] UKUT 360 "
  .. "(AAC) [13]; *LM* [14].")
same("lead-in", notes { citation { "lm", "[5]", "see" } }[1],
  "See *LM v Secretary of State for Work and Pensions (ESA)* [2016] UKUT 360 "
  .. "(AAC) [5].")
same("lead-in in the middle", notes {
  citation({ "foia-2000", "s 1" }, { "wra-2012", "s 2", "but see" }),
}[1], "Freedom of Information Act 2000, s 1; but see Welfare Reform Act 2012 "
  .. "(WRA 2012), s 2.")
same("an unknown source is left out", notes {
  citation({ "nobody" }, { "foia-2000", "s 1" }),
}[1], "Freedom of Information Act 2000, s 1.")
same("a note of unknown sources is empty", note("nobody"), "")
records.dots = { type = "book", title = "What Co. Ltd." }
same("no second full stop", note("dots"), "*What Co. Ltd.*")

-- standing alone ------------------------------------------------------------

same("no abbreviation, no full stop", full(find("wra-2012"), "s 14(5)"),
  "Welfare Reform Act 2012, s 14(5)")

-- runs ----------------------------------------------------------------------

same("html", runs.html(oscola.full({
  type = "webpage", title = "A & <b>", ["container-title"] = "S",
  URL = "https://e.org/?a=1&b=2", accessed = "2026-01-02",
})), "‘A &amp; &lt;b&gt;’ (<em>S</em>) &lt;<a href=\"https://e.org/?a=1&amp;b=2\">"
  .. "https://e.org/?a=1&amp;b=2</a>&gt; accessed 2 January 2026")
same("html without links", runs.html(oscola.full(find("wra-2012"), "s 1"), false),
  "Welfare Reform Act 2012, s 1")
same("only web addresses are links", runs.html(oscola.full {
  type = "legislation", title = "T", URL = "javascript:alert(1)",
}), "T")
same("plain text", runs.plain(oscola.full(find("lm"), "[20]")),
  "LM v Secretary of State for Work and Pensions (ESA) [2016] UKUT 360 (AAC) [20]")

-- legislation.gov.uk --------------------------------------------------------

same("link to a section", runs.html(oscola.full(find("wra-2012"), "ss 16, 24")),
  'Welfare Reform Act 2012, <a href="https://www.legislation.gov.uk/ukpga/2012/5/'
  .. 'section/16">ss 16</a>, <a href="https://www.legislation.gov.uk/ukpga/'
  .. '2012/5/section/24">24</a>')
same("address by number", legislation.address(records["uc-regs"]),
  "https://www.legislation.gov.uk/uksi/2013/376")
same("address of an Order for Northern Ireland",
  legislation.address(records["wro-ni"]),
  "https://www.legislation.gov.uk/nisi/2015/2006")
same("address of an Act by chapter", legislation.address {
  number = "2012 c 5",
}, "https://www.legislation.gov.uk/ukpga/2012/5")
same("regulation", legislation.provision(records["uc-regs"], "reg",
  { from = "15(3)" }), "https://www.legislation.gov.uk/uksi/2013/376/regulation/15")
same("another site has no provisions", legislation.provision({
  URL = "https://example.org/act",
}, "s", { from = "15" }), nil)

-- lists ---------------------------------------------------------------------

local function list(keys)
  local chosen, out = {}, {}
  for i, key in ipairs(keys) do chosen[i] = find(key) end
  for i, row in ipairs(oscola.sort_entries(chosen)) do
    out[i] = citing.runs(row.runs)
  end
  return table.concat(out, "\n")
end

records["dwp-a"] = {
  type = "webpage", title = "Old", issued = "2010",
  author = { { literal = "Department for Work and Pensions" } },
}
same("bibliography: unattributed first, by author, oldest first, then a dash",
  list { "complaints", "williams", "dwp-a", "refuted" },
  entry("refuted") .. "\nDepartment for Work and Pensions, ‘Old’ (2010)\n"
  .. "——, ‘Complaints procedure’ (*GOV.UK*) "
  .. "<https://www.gov.uk/complaints-procedure> accessed 21 November 2026\n"
  .. entry("williams"))
for given, want in pairs {
  ["J. A."] = "JA Roe", ["J A"] = "JA Roe", ["J.A."] = "JA Roe",
  ["Steven M."] = "Steven M Roe", ["Jean-Paul"] = "Jean-Paul Roe",
  ["St. John"] = "St. John Roe", ["Élodie B."] = "Élodie B Roe",
} do
  same("given names " .. given,
    fields.people({ { family = "Roe", given = given } }, "full"), want)
end
for _, number in ipairs { "2", "10" } do
  records["memo-" .. number] = { type = "book", title = "Memo " .. number }
end
same("numbers in titles in order", list { "memo-10", "memo-2" },
  "*Memo 2*\n*Memo 10*")
same("groups", oscola.group(find("wra-2012")) .. " " .. oscola.group(find("uc-regs"))
  .. " " .. oscola.group(find("lm")) .. " " .. oscola.group(find("vtr5274")),
  "acts instruments cases secondary")

citing.finish()
