-- Tests of the record to paste: lua5.4 tests/lua/test_records.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")
local same = check.same

local records = require("citations.records")

local law = "https://www.legislation.gov.uk"

-- what a law's address tells: key, place, number ---------------------------

for _, row in ipairs {
  { "/uksi/2013/376/regulation/15/3", "uksi-2013-376", "reg 15(3)",
    "SI 2013/376" },
  { "/ukpga/2012/5/section/14/5/b/2016-02-26", "ukpga-2012-5", "s 14(5)(b)",
    "2012 c 5" },
  { "/id/ukpga/2012/5/schedule/1/part/2/paragraph/3", "ukpga-2012-5",
    "sch 1 pt 2 para 3", "2012 c 5" },
  { "/uksi/2013/376/schedule/paragraph/3", "uksi-2013-376", "sch para 3",
    "SI 2013/376" },
  { "/ukpga/2012/5/part/1/chapter/2/crossheading/sanctions", "ukpga-2012-5",
    "pt 1 ch 2", "2012 c 5" },
  { "/asp/2018/9/section/14A", "asp-2018-9", "s 14A", "2018 asp 9" },
  { "/asc/2021/1/contents", "asc-2021-1", "", "2021 asc 1" },
  { "/ssi/2019/193", "ssi-2019-193", "", "SSI 2019/193" },
  { "/nisr/2016/216/regulation/15", "nisr-2016-216", "reg 15", "SR 2016/216" },
  { "/nisi/2015/2006/article/19", "nisi-2015-2006", "art 19",
    "SI 2015/2006 # with its second number: SI 2015/2006 (NI 1)" },
  { "/wsi/2020/1609", "wsi-2020-1609", "",
    "SI 2020/1609 # with its second number: SI 2020/1609 (W 1)" },
  { "/eur/2016/679/article/15", "eur-2016-679", "art 15", nil },
  { "/ukpga/Geo6/9-10/36/section/7", "ukpga-geo6-9-10-36", "s 7", nil },
  { "/changes/affected", "legislation-affected", "", nil },
} do
  local draft = records.draft(law .. row[1])
  local number = table.concat(draft.lines, "\n"):match("number: ([^\n]*)")
  same(row[1] .. ", key", draft.key, row[2])
  same(row[1] .. ", place", draft.place, row[3])
  same(row[1] .. ", number", number, row[4])
end

local gov = "https://www.gov.uk/administrative-appeals-tribunal-decisions/"

local decision = records.draft(gov .. "lm-v-sswp-esa-2016-ukut-360-aac")
same("a tribunal's decision, key", decision.key, "ukut-2016-360")
same("a tribunal's decision", table.concat(decision.lines, "\n"), [[
type: legal_case
title: # its name, as in: LM v Secretary of State for Work and Pensions (ESA)
authority: UKUT
number: 360 (AAC)
issued: 2016
URL: ]] .. gov .. [[lm-v-sswp-esa-2016-ukut-360-aac
standing: law]])
same("a decision whose address does not tell its number",
  records.draft(gov .. "cis-123-2004").lines[5], "issued: ??? # its year: 2016")
same("the list of decisions is a page",
  records.draft("https://www.gov.uk/administrative-appeals-tribunal-decisions")
    .lines[1], "type: webpage")

same("a law whole", table.concat(records.draft(
  "http://legislation.gov.uk/uksi/2011/1349/contents/made").lines, "\n"),
  [[
type: legislation
title: # its name with the year, as in: Welfare Reform Act 2012
number: SI 2011/1349
URL: https://www.legislation.gov.uk/uksi/2011/1349/made
standing: law]])

-- other sites --------------------------------------------------------------

local function key(url) return records.draft(url).key end

same("GOV.UK", key("https://www.gov.uk/guidance/what-to-do.html#x"),
  "gov-what-to-do")
same("a long name is cut between words", key("https://www.gov.uk/guidance/"
  .. "request-your-personal-information-from-the-department"),
  "gov-request-your-personal-information-from")
same("WhatDoTheyKnow",
  key("https://www.whatdotheyknow.com/request/who_decides_12/response/3"
    .. "#incoming-3"),
  "wdtk-who-decides-12")
same("elsewhere", key("https://www.example.org/blog/"), "example-blog")
same("nothing but a host", key("https://example.org"), "example")
same("letters of other languages", key("https://example.org/caf\u{e9}"),
  "example-caf")
same("no address", records.draft("mailto:a@example.org"), nil)
same("no host", records.draft("https://"), nil)

-- one document, two addresses ----------------------------------------------

local function one(a, b) return records.address(a) == records.address(b) end

same("http and www",
  one("http://example.org/a/", "https://www.example.org/a#b"), true)
same("two laws", one(law .. "/uksi/2013/376", law .. "/uksi/2013/377"), false)
same("two provisions of a law", one(law .. "/uksi/2013/376/regulation/15/made",
  "http://legislation.gov.uk/id/uksi/2013/376"), true)
same("two answers to a request",
  one("https://www.whatdotheyknow.com/request/a_1#incoming-2",
    "https://www.whatdotheyknow.com/request/a_1/response/9"), true)
same("no address", records.address("a"), nil)

same("a key that a file can have", select(2, records.file("uc-regs-2013")), nil)
same("one that it cannot", table.concat({ records.file("A/b") }, " "),
  'a-b id: "A/b"')

check.finish()
