-- Tests of sources of every kind: lua5.4 tests/lua/test_sources.lua
-- What the house's guide to OSCOLA does not list, by the same rules: the record
-- as a volunteer or Zotero writes it, what lawyers print and, where it differs,
-- what advisers print. Then records of which any part is missing.

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local citing = dofile(here .. "/citing.lua")

local forms = require("citations.forms")
local oscola = require("citations.oscola")
local runs = require("citations.runs")

local same, full = citing.same, citing.full

-- what is wrong with a printed citation, whatever is in it: nil when nothing is
local function blemish(text)
  for _, pattern in ipairs {
    "%(%s*%)", "%[%s*%]", "<%s*>", "‘%s*’", "%(%s", "%s%)", "%(,", ",%s*%)",
    ",%s*,", ",,", "%s%s", "%s,", "^[%s,;]", "[%s,;]$", ", %(%D", "%f[%w]nil%f[%W]",
    "%f[%w]true%f[%W]", "%f[%w]false%f[%W]", "table: ", "%*%*",
  } do
    if text:find(pattern) then return pattern .. " in: " .. text end
  end
  local _, open = text:gsub("%(", "")
  local _, close = text:gsub("%)", "")
  if open ~= close then return "brackets in: " .. text end
  return nil
end

-- One record, printed; and each of its fields left out in turn.
local function prints(name, place, record, want, adviser_want, options)
  record.key = "k"
  same(name, full(record, place, options), want)
  same(name .. ", advisers", full(record, place,
    { style = "adviser", edition = options and options.edition }),
    adviser_want or want)
  local fields = {}
  for field in pairs(record) do fields[#fields + 1] = field end
  for _, field in ipairs(fields) do
    local value = record[field]
    if field ~= "type" and field ~= "key" then
      record[field] = nil
      for _, style in ipairs { "oscola", "adviser" } do
        local text = full(record, place, { style = style })
        same(name .. " without " .. field, blemish(text), nil)
      end
      record[field] = value
    end
  end
end

prints("Scottish neutral citation", "[7]", {
  type = "legal_case",
  title = "Smith v Secretary of State for Work and Pensions", number = "3",
  authority = "CSIH", issued = "2015",
}, "*Smith v Secretary of State for Work and Pensions* [2015] CSIH 3 [7]",
  "*Smith v SSWP* [2015] CSIH 3 at [7]")
prints("Northern Ireland Commissioners, neutral", "para 7", {
  type = "legal_case", title = "AB v Department for Social Development (DLA)",
  number = "337", authority = "NICom", issued = "2012",
}, "*AB v Department for Social Development (DLA)* [2012] NICom 337 [7]",
  "*AB v DSD (DLA)* [2012] NICom 337 at [7]")
prints("Northern Ireland Commissioners, by number", "para 7", {
  type = "legal_case", title = "C1/10-11(JSA)",
}, "C1/10-11(JSA) [7]",
  "C1/10-11(JSA) at [7]")
prints("Northern Ireland Commissioners, with a name", "[3]", {
  type = "legal_case", title = "MR v DSD", number = "C1/10-11(JSA)",
}, "*MR v DSD* C1/10-11(JSA) [3]",
  "*MR v DSD* C1/10-11(JSA) at [3]")
prints("neutral citation and AACR", "[5]", {
  type = "legal_case",
  title = "MH v Secretary of State for Work and Pensions (PIP)",
  number = "531 (AAC)", authority = "UKUT", issued = "2016",
  ["container-title"] = "AACR", page = "12", volume = "[2018]",
}, "*MH v Secretary of State for Work and Pensions (PIP)* [2016] UKUT "
  .. "531 (AAC), [2018] AACR 12 [5]",
  "*MH v SSWP (PIP)* [2016] UKUT 531 (AAC), reported as [2018] AACR 12 "
  .. "at [5]")
prints("AACR alone", "[5]", {
  type = "legal_case", title = "X v Y", issued = "2016",
  ["container-title"] = "AACR", page = "33",
}, "*X v Y* [2016] AACR 33 [5]",
  "*X v Y* [2016] AACR 33 at [5]")
prints("reported Commissioners' decision", "[5]", {
  type = "legal_case", title = "R(JSA) 7/03",
}, "R(JSA) 7/03 [5]",
  "R(JSA) 7/03 at [5]")
prints("decision of a tribunal of Commissioners", nil, {
  type = "legal_case", title = "R(IB) 2/99 (T)", issued = "1999",
}, "R(IB) 2/99 (T)")
prints("reported decision with a name", nil, {
  type = "legal_case",
  title = "Hinchy v Secretary of State for Work and Pensions",
  number = "R(IS) 7/05", authority = "HL",
}, "*Hinchy v Secretary of State for Work and Pensions* R(IS) 7/05",
  "*Hinchy v SSWP* R(IS) 7/05")
prints("unreported Commissioners' decision", "para 12", {
  type = "legal_case", title = "CIS/123/2004", issued = "2004",
}, "CIS/123/2004 [12]",
  "CIS/123/2004 at [12]")
prints("unreported decision with its day", nil, {
  type = "legal_case", title = "CJSA/4383/2003", issued = "2004-03-14",
}, "CJSA/4383/2003 (14 March 2004)")
prints("Upper Tribunal file number", "[4]", {
  type = "legal_case", title = "AB v Secretary of State for Work and Pensions",
  number = "UA-2022-000123-ULCW", authority = "UT (AAC)",
  issued = "2023-05-03",
}, "*AB v Secretary of State for Work and Pensions* UA-2022-000123-ULCW "
  .. "(UT (AAC), 3 May 2023) [4]",
  "*AB v SSWP* UA-2022-000123-ULCW (UT (AAC), 3 May 2023) at [4]")
prints("First-tier Tribunal, with a name", "[4]", {
  type = "legal_case", title = "Foo v Information Commissioner",
  number = "EA/2015/0123", authority = "FTT (GRC)", issued = "2016-05-03",
}, "*Foo v Information Commissioner* EA/2015/0123 (FTT (GRC), 3 May "
  .. "2016) [4]",
  "*Foo v Information Commissioner* EA/2015/0123 (FTT (GRC), 3 May "
  .. "2016) at [4]")
prints("First-tier Tribunal, by number", nil, {
  type = "legal_case", title = "SC123/19/01234", authority = "FTT (SEC)",
  issued = "2016-05-03",
}, "SC123/19/01234 (FTT (SEC), 3 May 2016)")
prints("the whole neutral citation in number", "[4]", {
  type = "legal_case", title = "A v B", number = "[2016] UKUT 360 (AAC)",
  authority = "Upper Tribunal (Administrative Appeals Chamber)",
  issued = "2016-04-05",
}, "*A v B* [2016] UKUT 360 (AAC) [4]",
  "*A v B* [2016] UKUT 360 (AAC) at [4]")
prints("the division with the court", nil, {
  type = "legal_case", title = "A v B", number = "360",
  authority = "UKUT (AAC)", issued = "2016-04-05",
}, "*A v B* [2016] UKUT 360 (AAC)")
prints("Court of Appeal", nil, {
  type = "legal_case", title = "A v B", number = "1190",
  authority = "EWCA Civ", issued = "2015",
}, "*A v B* [2015] EWCA Civ 1190")
prints("High Court, and a report", nil, {
  type = "legal_case", title = "A v B", number = "90 (Admin)",
  authority = "EWHC", issued = "2015", ["container-title"] = "PTSR",
  page = "30", volume = "1",
}, "*A v B* [2015] EWHC 90 (Admin), [2015] 1 PTSR 30",
  "*A v B* [2015] EWHC 90 (Admin), reported as [2015] 1 PTSR 30")
prints("a court in words", nil, {
  type = "legal_case", title = "A v B", number = "1190",
  authority = "Court of Appeal", issued = "2015-02-03",
}, "*A v B* 1190 (Court of Appeal, 3 February 2015)")
prints("Scottish report", nil, {
  type = "legal_case", title = "Adams v Advocate General", authority = "OH",
  issued = "2003", ["container-title"] = "SC", page = "171",
}, "*Adams v Advocate General* 2003 SC 171 (OH)")
prints("Scottish report of the House of Lords", nil, {
  type = "legal_case", title = "Davidson v Scottish Ministers", number = "74",
  authority = "UKHL", issued = "2005", ["container-title"] = "SC (HL)",
  page = "41", volume = "2006",
}, "*Davidson v Scottish Ministers* [2005] UKHL 74, 2006 SC (HL) 41",
  "*Davidson v Scottish Ministers* [2005] UKHL 74, reported as 2006 SC "
  .. "(HL) 41")
prints("European Court of Human Rights, reported", nil, {
  type = "legal_case", title = "Omojudi v UK", issued = "2009",
  ["container-title"] = "EHRR", page = "10", volume = "51",
}, "*Omojudi v UK* (2009) 51 EHRR 10")
prints("European Court of Human Rights, unreported", nil, {
  type = "legal_case", title = "Balogh v Hungary", number = "App no 47940/99",
  authority = "ECtHR", issued = "2004-07-20",
}, "*Balogh v Hungary* App no 47940/99 (ECtHR, 20 July 2004)")
prints("Court of Justice", "[47]-[48]", {
  type = "legal_case", title = "Commission v Council", number = "C-176/03",
  issued = "2005", ["container-title"] = "ECR", page = "I-7879",
}, "Case C–176/03 *Commission v Council* [2005] ECR I–7879, paras "
  .. "47–48")
prints("Court of Justice, old number", "para 9", {
  type = "legal_case", title = "Procureur v ADBHU", number = "Case 240/83",
  issued = "1985", ["container-title"] = "ECR", page = "531",
}, "Case 240/83 *Procureur v ADBHU* [1985] ECR 531, para 9")
prints("Court of Justice, ECLI", "[47]", {
  type = "legal_case", title = "Planet49", number = "C-673/17, EU:C:2019:801",
  issued = "2019",
}, "Case C–673/17 *Planet49* EU:C:2019:801, para 47")
prints("Court of Justice, ECLI and report", nil, {
  type = "legal_case", title = "Commission v Council",
  number = "C-176/03, ECLI:EU:C:2005:542", issued = "2005",
  ["container-title"] = "ECR", page = "I-7879",
}, "Case C–176/03 *Commission v Council* EU:C:2005:542, [2005] ECR "
  .. "I–7879")
prints("Court of Justice, joined cases", nil, {
  type = "legal_case", title = "A and B",
  number = "Joined Cases C-1/20 and C-2/20", authority = "CJEU",
  issued = "2020-02-03",
}, "Joined Cases C–1/20 and C–2/20 *A and B* (CJEU, 3 February 2020)")
prints("Bill of the Commons", "cl 2", {
  type = "bill", title = "Consolidated Fund Bill", number = "5",
  authority = "HC", ["collection-title"] = "2008-09",
}, "Consolidated Fund HC Bill (2008–09) [5], cl 2",
  "cl 2 Consolidated Fund Bill")
prints("Bill of the Lords", "cl 8(2)", {
  type = "bill", title = "Academies Bill", number = "1", authority = "HL",
  ["collection-title"] = "2010–11",
}, "Academies HL Bill (2010–11) 1, cl 8(2)",
  "cl 8(2) Academies Bill")
prints("Bill with its number alone", nil, {
  type = "bill", title = "Pensions Bill", number = "HC Bill 154",
}, "Pensions HC Bill [154]")
prints("Bill without a number", nil, {
  type = "bill", title = "Pensions Bill",
}, "Pensions Bill")
prints("Bill of the Scottish Parliament", nil, {
  type = "bill", title = "Abolition of Feudal Tenure etc (Scotland) Bill",
  number = "SP Bill 4",
}, "SP Bill 4 Abolition of Feudal Tenure etc (Scotland) Bill")
prints("Act of the Scottish Parliament", "s 1", {
  type = "legislation", title = "Social Security (Scotland) Act 2018",
  number = "2018 asp 9",
}, "Social Security (Scotland) Act 2018 (asp 9), s 1",
  "s 1 Social Security (Scotland) Act 2018")
prints("Act of the Scottish Parliament, short number", "s 1", {
  type = "legislation", title = "Social Security (Scotland) Act 2018",
  number = "asp 9",
}, "Social Security (Scotland) Act 2018 (asp 9), s 1",
  "s 1 Social Security (Scotland) Act 2018")
prints("Act of the Welsh Assembly", "s 1", {
  type = "legislation", title = "Housing (Wales) Act 2014",
  number = "2014 anaw 7",
}, "Housing (Wales) Act 2014 (anaw 7), s 1",
  "s 1 Housing (Wales) Act 2014")
prints("Scottish statutory instrument", "reg 1", {
  type = "legislation", title = "Council Tax Regulations 2012",
  number = "SSI 2012/303",
}, "Council Tax Regulations 2012, SSI 2012/303, reg 1",
  "reg 1 Council Tax Regulations 2012")
prints("Welsh statutory instrument", "reg 1", {
  type = "legislation", title = "Council Tax (Wales) Regulations 2013",
  number = "SI 2013/3029 (W 301)",
}, "Council Tax (Wales) Regulations 2013, SI 2013/3029 (W 301), reg 1",
  "reg 1 Council Tax (Wales) Regulations 2013")
prints("Statutory Rule", "reg 1", {
  type = "legislation", title = "UC Regulations (NI) 2016",
  number = "SR 2016/216",
}, "UC Regulations (NI) 2016, SR 2016/216, reg 1",
  "reg 1 UC Regulations (NI) 2016")
prints("law of the European Union", "art 15", {
  type = "legislation", title = "Regulation (EU) 2016/679 on data",
  ["title-short"] = "GDPR", issued = "2016", ["container-title"] = "OJ",
  page = "1", volume = "L119",
}, "Regulation (EU) 2016/679 on data [2016] OJ L119/1, art 15",
  "art 15 GDPR")
prints("treaty", "art 5", {
  type = "treaty",
  title = "International Covenant on Civil and Political Rights",
  ["title-short"] = "ICCPR", issued = "1966-12-16",
  ["container-title"] = "UNTS", page = "171", volume = "999",
}, "International Covenant on Civil and Political Rights (adopted 16 "
  .. "December 1966) 999 UNTS 171 art 5",
  "art 5 ICCPR")
prints("explanatory notes", "para 15", {
  type = "legislation", title = "Explanatory Notes to the Charities Act 2006",
}, "Explanatory Notes to the Charities Act 2006, para 15",
  "para 15 Explanatory Notes to the Charities Act 2006")
prints("committee of the Lords", "para 2", {
  type = "report", author = { { literal = "Economic Affairs Committee" } },
  title = "Universal Credit isn’t working", number = "HL Paper 105",
  ["collection-title"] = "HL 2019–21",
}, "Economic Affairs Committee, *Universal Credit isn’t working* (HL "
  .. "2019–21, 105) para 2")
prints("joint committee", "para 2", {
  type = "report",
  author = { { literal = "Joint Committee on Human Rights" } },
  title = "Legislative Scrutiny", number = "HL 73, HC 425",
  ["collection-title"] = "2009-10",
}, "Joint Committee on Human Rights, *Legislative Scrutiny* (2009–10, "
  .. "HL 73, HC 425) para 2")
prints("House in the number", "para 2", {
  type = "report", author = { { literal = "WPC" } }, title = "T",
  number = "HC 57", ["collection-title"] = "2016–17",
}, "WPC, *T* (2016–17, HC 57) para 2")
prints("command paper, Cmnd", "para 53", {
  type = "report", author = { { literal = "Home Department" } },
  title = "Report of the Royal Commission", number = "Cmnd 8092",
  issued = "1981",
}, "Home Department, *Report of the Royal Commission* (Cmnd 8092, 1981) "
  .. "para 53")
prints("command paper, series in a field of its own", nil, {
  type = "report", author = { { literal = "DWP" } },
  title = "21st Century Welfare", number = "7913", issued = "2010",
  ["collection-title"] = "Cm",
}, "DWP, *21st Century Welfare* (Cm 7913, 2010)")
prints("command paper, CP", nil, {
  type = "report", author = { { literal = "DWP" } }, title = "T",
  number = "[CP 177]", issued = "2019",
}, "DWP, *T* (CP 177, 2019)")
prints("command paper, Cd with a stop", nil, {
  type = "report", title = "T", number = "Cd. 123", issued = "1909",
}, "*T* (Cd 123, 1909)")
prints("committee of the Scottish Parliament", nil, {
  type = "report", author = { { literal = "Social Security Committee" } },
  title = "T", number = "SP Paper 123", issued = "2016",
}, "Social Security Committee, *T* (SP Paper 123, 2016)")
prints("debate in the Lords", nil, {
  type = "hearing", title = "HL Deb", issued = "2009-11-12", page = "893",
  volume = "714",
}, "HL Deb 12 November 2009, vol 714, col 893")
prints("written answers", nil, {
  type = "hearing", title = "HC Deb", issued = "2006-07-13", page = "1505W",
  volume = "448",
}, "HC Deb 13 July 2006, vol 448, col 1505W")
prints("public Bill committee", "cols 12-15", {
  type = "hearing", title = "Health Bill Deb", issued = "2007-01-30",
}, "Health Bill Deb 30 January 2007, cols 12–15")
prints("written question", nil, {
  type = "hearing", title = "HC written question", number = "UIN 63711",
  issued = "2025-07-03",
}, "HC written question 3 July 2025, UIN 63711")
prints("written statement", nil, {
  type = "hearing", title = "HC written statement", number = "HCWS123",
  issued = "2025-07-03", URL = "https://x.org/a", accessed = "2026-01-01",
}, "HC written statement 3 July 2025, HCWS123 <https://x.org/a> "
  .. "accessed 1 January 2026")
prints("oral evidence", "Q5", {
  type = "hearing", author = { { literal = "Work and Pensions Committee" } },
  title = "Oral evidence: Universal Credit", number = "57",
  issued = "2017-01-02", ["collection-title"] = "HC 2016–17",
}, "Work and Pensions Committee, *Oral evidence: Universal Credit* (HC "
  .. "2016–17, 57, 2 January 2017) Q 5")
prints("book with a translator", "p 4", {
  type = "book",
  author = { { family = "Zweigert", given = "K" }, { family = "Kötz", given = "H" } },
  translator = { { family = "Weir", given = "Tony" } },
  title = "An Introduction to Comparative Law", issued = "1998", edition = "3",
  publisher = "OUP",
}, "K Zweigert and H Kötz, *An Introduction to Comparative Law* (Tony "
  .. "Weir tr, 3rd edn, OUP 1998) 4")
prints("book with an editor, too", nil, {
  type = "book", author = { { family = "Hart", given = "HLA" } },
  editor = { { family = "Gardner", given = "John" } }, title = "Punishment",
  issued = "2008", edition = "2", publisher = "OUP",
}, "HLA Hart, *Punishment* (John Gardner ed, 2nd edn, OUP 2008)")
prints("book in volumes", "para 76", {
  type = "book", author = { { family = "Bar", given = "Christian" } },
  title = "Torts", issued = "2000", publisher = "CH Beck", volume = "2",
}, "Christian Bar, *Torts*, vol 2 (CH Beck 2000) para 76")
prints("translators alone", nil, {
  type = "book",
  translator = { { family = "Weir", given = "Tony" }, { family = "A", given = "B" } },
  title = "T", publisher = "OUP",
}, "Tony Weir and B A (trs), *T* (OUP)")
prints("edition in words", nil, {
  type = "book", title = "T", issued = "2001", edition = "Revised edition",
}, "*T* (Revised edn, 2001)")
prints("chapter", "p 12", {
  type = "chapter", author = { { family = "A", given = "B" } },
  editor = { { family = "D", given = "E" }, { family = "F", given = "G" } },
  title = "C", issued = "2000", URL = "https://e.org/",
  accessed = "2020-01-01", ["container-title"] = "Book", page = "10-20",
  publisher = "P",
}, "B A, ‘C’ in E D and G F (eds), *Book* (P 2000) 12")
prints("entry of an encyclopedia", nil, {
  type = "entry-encyclopedia",
  author = { { family = "Green", given = "Leslie" } },
  title = "Legal Positivism", issued = "2009", URL = "https://e.org/",
  accessed = "2020-01-01", ["container-title"] = "Stanford Encyclopedia",
  edition = "Fall",
}, "Leslie Green, ‘Legal Positivism’ in *Stanford Encyclopedia* "
  .. "(Fall edn, 2009) <https://e.org/> accessed 1 January 2020")
prints("conference paper", nil, {
  type = "paper-conference",
  author = { { family = "A", given = "B" }, { family = "C", given = "D" } },
  title = "Remedies", issued = "2006-07", ["event-place"] = "Brisbane",
  ["event-title"] = "Obligations III",
}, "B A and D C, ‘Remedies’ (Obligations III, Brisbane, July 2006)")
prints("conference paper in proceedings", nil, {
  type = "paper-conference", author = { { family = "A", given = "B" } },
  title = "Remedies", issued = "2006", ["container-title"] = "Proceedings",
  publisher = "P",
}, "B A, ‘Remedies’ in *Proceedings* (P 2006)")
prints("thesis, edition 5", "ch 2", {
  type = "thesis", author = { { family = "A", given = "B" } },
  genre = "PhD thesis", title = "T", issued = "2010", publisher = "U",
}, "B A, *T* (PhD thesis, U 2010) ch 2", nil, { edition = "5" })
prints("speech", nil, {
  type = "speech", author = { { literal = "Lord Bingham" } },
  title = "The Rule of Law", issued = "2006-11-16",
  ["event-place"] = "Cambridge",
  ["event-title"] = "Sir David Williams Lecture",
}, "Lord Bingham, ‘The Rule of Law’ (Sir David Williams Lecture, "
  .. "Cambridge, 16 November 2006)")
prints("interview", nil, {
  type = "interview", author = { { family = "Kull", given = "Irene" } },
  issued = "2003-08-04", ["event-place"] = "Tartu",
}, "Interview with Irene Kull (Tartu, 4 August 2003)")
prints("email", nil, {
  type = "personal_communication", author = { { literal = "DWP" } },
  recipient = { { literal = "a requester" } }, genre = "e-mail",
  issued = "2020-02-03",
}, "Email from DWP to a requester (3 February 2020)")
prints("email of which nothing is known", nil, {
  type = "personal_communication", genre = "email",
}, "Email (undated)")
prints("press release", nil, {
  type = "webpage",
  author = { { literal = "Department for Work and Pensions" } },
  genre = "Press release", title = "T", issued = "2020-02-03",
  URL = "https://e.org/", accessed = "2020-01-01",
  ["container-title"] = "GOV.UK",
}, "Department for Work and Pensions, ‘T’ (Press release, *GOV.UK*, "
  .. "3 February 2020) <https://e.org/> accessed 1 January 2020")
prints("newspaper with page and address", nil, {
  type = "article-newspaper",
  author = { { family = "Butler", given = "Patrick" } }, title = "T",
  issued = "2015-11-26", URL = "https://e.org/", accessed = "2020-01-01",
  ["container-title"] = "The Guardian", page = "6",
  ["publisher-place"] = "London",
}, "Patrick Butler, ‘T’ *The Guardian* (London, 26 November 2015) 6")
prints("newspaper with an address", nil, {
  type = "article-newspaper", title = "T", issued = "2015-11-26",
  URL = "https://e.org/", accessed = "2020-01-01",
  ["container-title"] = "The Guardian", ["publisher-place"] = "London",
}, "‘T’ *The Guardian* (London, 26 November 2015) <https://e.org/> "
  .. "accessed 1 January 2020")
prints("newspaper, another page", "p 7", {
  type = "article-newspaper", title = "T", issued = "2015-11-26",
  ["container-title"] = "The Guardian", page = "6",
  ["publisher-place"] = "London",
}, "‘T’ *The Guardian* (London, 26 November 2015) 7")
prints("video on a website", nil, {
  type = "motion_picture", author = { { literal = "DWP" } }, title = "T",
  issued = "2015-11-26", URL = "https://e.org/", accessed = "2020-01-01",
  ["container-title"] = "YouTube",
}, "DWP, ‘T’ (*YouTube*, 26 November 2015) <https://e.org/> "
  .. "accessed 1 January 2020")
prints("podcast", nil, {
  type = "broadcast", title = "T", issued = "2008-05-15",
  ["container-title"] = "Law in Action", publisher = "BBC Radio 4",
}, "‘T’ (*Law in Action*, BBC Radio 4, 15 May 2008)")
prints("dataset", nil, {
  type = "dataset",
  author = { { literal = "Department for Work and Pensions" } },
  title = "Benefit sanctions statistics", issued = "2020",
  URL = "https://e.org/", accessed = "2020-01-01", publisher = "Stat-Xplore",
  version = "2",
}, "Department for Work and Pensions, *Benefit sanctions statistics* "
  .. "(version 2, Stat-Xplore 2020) <https://e.org/> accessed 1 January "
  .. "2020")
prints("versioned chapter of guidance", "para 4", {
  type = "webpage",
  author = { { literal = "Department for Work and Pensions" } },
  title = "Claimant commitment: overview", URL = "https://e.org/",
  accessed = "2020-01-01", ["container-title"] = "Universal Credit guidance",
  standing = "instructions", version = "v13.0",
}, "Department for Work and Pensions, ‘Claimant commitment: "
  .. "overview’ (*Universal Credit guidance*, version 13.0) para 4 "
  .. "<https://e.org/> accessed 1 January 2020")
prints("ADM", "J1010", {
  type = "webpage",
  author = { { literal = "Department for Work and Pensions" } },
  title = "Advice for decision making: staff guide", ["title-short"] = "ADM",
  issued = "2026-08-27", URL = "https://e.org/", accessed = "2020-01-01",
  ["container-title"] = "GOV.UK", standing = "instructions",
}, "Department for Work and Pensions, ‘Advice for decision making: "
  .. "staff guide’ (*GOV.UK*, 27 August 2026) para J1010 "
  .. "<https://e.org/> accessed 1 January 2020",
  "ADM J1010")
prints("DMG", "20622", {
  type = "report",
  author = { { literal = "Department for Work and Pensions" } },
  title = "Decision makers’ guide", ["title-short"] = "DMG",
  standing = "instructions",
}, "Department for Work and Pensions, *Decision makers’ guide* para 20622",
  "DMG 20622")
prints("memo to the ADM", "para 5", {
  type = "report",
  author = { { literal = "Department for Work and Pensions" } },
  title = "Coronavirus", ["title-short"] = "ADM Memo 11/20",
  number = "ADM Memo 11/20", issued = "2020", standing = "instructions",
}, "Department for Work and Pensions, *Coronavirus* (ADM Memo 11/20, "
  .. "2020) para 5",
  "ADM Memo 11/20 para 5")
prints("journal with an issue", "p 12", {
  type = "article-journal",
  author = { { family = "A", given = "B" }, { family = "C", given = "D" }, { family = "E", given = "F" } },
  title = "T", issued = "2021", DOI = "10.1/2", URL = "https://e.org/",
  accessed = "2020-01-01", ["container-title"] = "JSSL", issue = "2",
  page = "10-20", volume = "28",
}, "B A, D C and F E, ‘T’ (2021) 28(2) JSSL 10, 12")
prints("journal on the web", "para 12", {
  type = "article-journal", title = "T", issued = "2021",
  URL = "https://e.org/", accessed = "2020-01-01",
  ["container-title"] = "Web JCLI", issue = "2",
}, "‘T’ [2021] Web JCLI para 12 <https://e.org/> accessed 1 January 2020")
prints("Perma.cc, edition 5", nil, {
  type = "webpage", title = "T", URL = "https://perma.cc/AB",
  accessed = "2020-01-01",
}, "‘T’ <https://perma.cc/AB>", nil, { edition = "5" })
prints("working paper", nil, {
  type = "report", genre = "Working Paper", title = "T", number = "12",
  issued = "2020", publisher = "IFS",
}, "*T* (Working Paper 12, IFS 2020)")
prints("blog", nil, {
  type = "post-weblog", author = { { family = "A", given = "B" } },
  title = "T", issued = "2015-01", URL = "https://e.org/",
  accessed = "2020-01-01", ["container-title"] = "UK Human Rights Blog",
}, "B A, ‘T’ (*UK Human Rights Blog*, January 2015) "
  .. "<https://e.org/> accessed 1 January 2020")
prints("dates of one month", nil, {
  type = "webpage", title = "T", issued = "2016-02-26", issued_to = "2016-02-28",
}, "‘T’ (26–28 February 2016)")
prints("dates of two months", nil, {
  type = "webpage", title = "T", issued = "2016-02-26", issued_to = "2016-03-01",
}, "‘T’ (26 February–1 March 2016)")
prints("months of one year", nil, {
  type = "webpage", title = "T", issued = "2016-02", issued_to = "2016-03",
}, "‘T’ (February–March 2016)")
prints("dates of two years", nil, {
  type = "webpage", title = "T", issued = "2015-12-31", issued_to = "2016-01-02",
}, "‘T’ (31 December 2015–2 January 2016)")
prints("years", nil, {
  type = "book", title = "T", publisher = "P", issued = "2015",
  issued_to = "2016",
}, "*T* (P 2015–2016)")
prints("about a year", nil, {
  type = "book", title = "T", publisher = "P", issued = "1920",
  issued_about = "true",
}, "*T* (P c 1920)")
prints("the end of a range without its beginning", nil, {
  type = "book", title = "T", publisher = "P", issued_to = "2016",
}, "*T* (P)")

-- any fields, any place -----------------------------------------------------

local types = {
  "article", "article-journal", "article-magazine", "article-newspaper", "bill",
  "book", "broadcast", "chapter", "dataset", "document", "entry",
  "entry-encyclopedia", "hearing", "interview", "legal_case", "legislation",
  "manuscript", "motion_picture", "paper-conference", "personal_communication",
  "post", "post-weblog", "regulation", "report", "review", "software", "speech",
  "standard", "thesis", "treaty", "webpage", "map",
}

local person = { family = "Ab", given = "Cé" }
local body = { literal = "Department for Work and Pensions" }
local values = {
  title = { "A title", "Some Act 2012", "Some Regulations 2013", "A v B",
    "R(JSA) 7/03", "A Bill" },
  ["title-short"] = { "Short" },
  author = { { person }, { body }, { person, person }, { person, person, person },
    { person, person, person, person } },
  editor = { { person }, { person, body } }, translator = { { person } },
  recipient = { { { literal = "a requester" } } }, interviewer = { { person } },
  issued = { "2016", "2016-02", "2016-02-26", "Easter", { ["date-parts"] = { { 2016 } } } },
  accessed = { "2026-11-22" }, URL = { "https://e.org/" }, DOI = { "10.1/2" },
  number = { "57", "360 (AAC)", "SI 2013/376", "2012 c 5", "Cm 9342", "HC 57",
    "CIS/123/2004", "C-176/03", "[2016] UKUT 360 (AAC)", "asp 7", "UIN 63711" },
  authority = { "UKUT", "EWCA Civ", "CA", "Court of Appeal", "HC", "UKUT (AAC)" },
  ["collection-title"] = { "HC 2016–17", "2009-10", "Cm", "A series" },
  ["container-title"] = { "AC", "SC", "OJ", "GOV.UK", "ECR" },
  volume = { "2", "51", "[2014]", "(2009) 51", "2006" }, issue = { "3" },
  page = { "5", "10-20", "145WH", "I-7879" }, edition = { "1", "2", "Revised" },
  version = { "13.0", "v2" }, publisher = { "CPAG" }, genre = { "PhD thesis" },
  ["publisher-place"] = { "London" }, ["event-title"] = { "A Conference" },
  ["event-place"] = { "Leeds" }, section = { "Commons" }, standing = { "law",
    "instructions", "dwp", "others" }, status = { "as introduced" },
  note = { "Reference IR613 mentioned; undated." },
}
local names = {}
for name in pairs(values) do names[#names + 1] = name end
table.sort(names)

local places = {
  "", "s 14(5)", "reg 15(3), 16", "sch 1 para 3", "[20]", "[26]-[35]", "p 5",
  "col 145WH", '"A heading"', "a box", "J1010", "paras 5-7, 9", "5", "Q5",
}

-- The same numbers on every machine.
local seed = 20261122
local function random(count)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % count + 1
end

local function random_record()
  local record = { type = types[random(#types)], key = "a-key" }
  local share = random(10)
  for _, name in ipairs(names) do
    if random(10) <= share then
      record[name] = values[name][random(#values[name])]
    end
  end
  return record
end

local function described(record)
  local out = {}
  for _, name in ipairs { "type", table.unpack(names) } do
    local value = record[name]
    if value ~= nil then
      out[#out + 1] = name .. "=" .. (type(value) == "table" and "{…}" or value)
    end
  end
  return table.concat(out, " ")
end

-- The first of these that is wrong is told; one mistake would else be a
-- thousand lines.
local function first_blemish(count)
  for _ = 1, count do
    local record = random_record()
    local options = {
      style = random(2) == 1 and "oscola" or "adviser",
      edition = random(2) == 1 and "4" or "5",
    }
    local typed = places[random(#places)]
    local form = forms.source(record, options)
    local html, words = forms.full(form, forms.place(form.places, typed))
    for _, text in ipairs {
      words, citing.runs(oscola.full(record, typed, options)),
      citing.runs(oscola.entry(record, options)),
      citing.runs(oscola.again(record, typed, options)),
      citing.runs(oscola.name(record, true, options)),
    } do
      local found = blemish(text)
      if found or text == "" then
        return (found or "nothing printed") .. "\n  " .. described(record)
          .. "\n  at " .. typed .. ", " .. options.style
      end
    end
    if words ~= runs.plain(oscola.full(record, typed, options)) then
      return "two ways to print it differ: " .. words .. "\n  "
        .. runs.plain(oscola.full(record, typed, options))
    end
    if citing.marked(html):gsub("*", "") ~= words then
      return "HTML and text differ: " .. html .. "\n  " .. words
    end
  end
  return nil
end

same("five thousand records of any fields print without a blemish",
  first_blemish(5000), nil)

citing.finish()
