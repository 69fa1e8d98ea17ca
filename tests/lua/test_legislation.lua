-- Tests of where the law is on legislation.gov.uk, and of which day:
-- lua5.4 tests/lua/test_legislation.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")
local same = check.same

local legislation = require("citations.legislation")
local pinpoint = require("citations.pinpoint")

local site = "https://www.legislation.gov.uk"

-- links of a place ---------------------------------------------------------

-- "name -> path" of each link
local function links(typed, kind)
  local pin, out = pinpoint.parse(typed, kind or "legislation"), {}
  for i, link in ipairs(legislation.links(pinpoint.pieces(pin))) do
    out[i] = link.name .. " -> " .. link.path
  end
  return table.concat(out, "; ")
end

for _, row in ipairs {
  { "s 14(5)", "s 14(5) -> /section/14" },
  { "s 14A", "s 14A -> /section/14A" },
  { "s 10ZA(2)", "s 10ZA(2) -> /section/10ZA" },
  { "reg 15(3)(a)", "reg 15(3)(a) -> /regulation/15" },
  { "art 19", "art 19 -> /article/19" },
  { "r 22", "r 22 -> /rule/22" },
  { "r 3.4", "r 3.4 -> /rule/3.4" },
  { "ss 14-16", "ss 14–16 -> /section/14" },
  { "s 14(1)-(4)", "s 14(1)–(4) -> /section/14" },
  { "ss 14, 15A and 20", "s 14 -> /section/14; s 15A -> /section/15A; "
    .. "s 20 -> /section/20" },
  { "ss 15, 19-23", "s 15 -> /section/15; ss 19–23 -> /section/19" },
  { "regs 42, 46-48 and 50", "reg 42 -> /regulation/42; "
    .. "regs 46–48 -> /regulation/46; reg 50 -> /regulation/50" },
  { "sch 1 para 3, 5-6", "sch 1 para 3 -> /schedule/1/paragraph/3; "
    .. "sch 1 paras 5–6 -> /schedule/1/paragraph/5" },
  { "reg 15(3), (4)", "reg 15(3) -> /regulation/15" },
  { "sch 1", "sch 1 -> /schedule/1" },
  { "sch 1 para 3", "sch 1 para 3 -> /schedule/1/paragraph/3" },
  { "sch 1 para 3(2)(b)", "sch 1 para 3(2)(b) -> /schedule/1/paragraph/3" },
  { "Schedule 1 paras 3-5",
    "sch 1 paras 3–5 -> /schedule/1/paragraph/3" },
  { "sch 1 pt 2", "sch 1 pt 2 -> /schedule/1/part/2" },
  { "sch 1 pt 2 para 9", "sch 1 pt 2 para 9 -> /schedule/1/paragraph/9" },
  { "sch 1 para 3, 4", "sch 1 para 3 -> /schedule/1/paragraph/3; "
    .. "sch 1 para 4 -> /schedule/1/paragraph/4" },
  { "sch 1 para 3, s 4", "sch 1 para 3 -> /schedule/1/paragraph/3; "
    .. "s 4 -> /section/4" },
  { "sch para 3", "sch para 3 -> /schedule/paragraph/3" },
  { "schedule", "schedule -> /schedule" },
  { "pt 3", "pt 3 -> /part/3" },
  { "pt 3 ch 1", "pt 3 ch 1 -> /part/3/chapter/1" },
  { "ch 1", "" }, { "para 3", "" }, { "recital 47", "" },
  { "explanatory note", "" }, { '"A heading"', "" },
} do
  same(row[1], links(row[1]), row[2])
end

-- What is counted in a schedule like a law of its own has no address.
same("articles in a schedule", links("s 6, sch 1 arts 8, 14", "act"),
  "s 6 -> /section/6; sch 1 -> /schedule/1")
same("sections in a schedule", links("sch 1 s 3, 4", "act"),
  "sch 1 -> /schedule/1")
same("an activity", links("sch 1 pt 2, activity 4(c)", "regulations"),
  "sch 1 pt 2 -> /schedule/1/part/2")

-- what an address tells ----------------------------------------------------

local function told(path)
  local item = legislation.read(site .. path)
  if not item then return nil end
  return table.concat({
    item.series, item.year or "-", item.number, item.path,
    item.version or "-", table.concat(item.rest, " "),
  }, "|")
end

for _, row in ipairs {
  { "/uksi/2013/376", "uksi|2013|376|/uksi/2013/376|-|" },
  { "/uksi/2013/376/contents/made",
    "uksi|2013|376|/uksi/2013/376|made|contents" },
  { "/uksi/2013/376/regulation/15/2016-02-26",
    "uksi|2013|376|/uksi/2013/376|2016-02-26|regulation 15" },
  { "/id/ukpga/2012/5/section/14/5",
    "ukpga|2012|5|/ukpga/2012/5|-|section 14 5" },
  { "/ukpga/2000/36/enacted", "ukpga|2000|36|/ukpga/2000/36|enacted|" },
  { "/ukpga/Geo6/9-10/36/section/7#section-7-1",
    "ukpga|-|36|/ukpga/Geo6/9-10/36|-|section 7" },
  { "/ukla/1988/i/contents", "ukla|1988|i|/ukla/1988/i|-|contents" },
  { "/eur/2016/679/article/15?view=plain",
    "eur|2016|679|/eur/2016/679|-|article 15" },
  { "/ukpga/2012", nil }, { "/uksi/2013/contents", nil }, { "/", nil },
  { "/changes/affected/ukpga/2012/5", nil },
} do
  same(row[1], told(row[1]), row[2])
end
same("another site", legislation.read("https://example.org/uksi/2013/376"), nil)
same("a site like it",
  legislation.read("https://www.legislation.gov.uk.example.org/uksi/2013/376"),
  nil)
same("plain http",
  legislation.read("http://legislation.gov.uk/uksi/2013/376").path,
  "/uksi/2013/376")

-- on which day -------------------------------------------------------------

local function at(record, day, label, from)
  local url = legislation.provision(record, label or "reg",
    { from = from or "15" }, day)
  return url and url:sub(#site + 1)
end

local uc_regs = { URL = site .. "/uksi/2013/376" }
same("as it stood", at(uc_regs, "2016-02-26"),
  "/uksi/2013/376/regulation/15/2016-02-26")
same("today", at(uc_regs, nil), "/uksi/2013/376/regulation/15")
same("before there was a text", at(uc_regs, "2012-12-31"),
  "/uksi/2013/376/regulation/15")
same("in its first year it may have been there", at(uc_regs, "2013-01-01"),
  "/uksi/2013/376/regulation/15/2013-01-01")
same("the record says when it was made", at({
  URL = uc_regs.URL, issued = "2013-02-25",
}, "2013-01-01"), "/uksi/2013/376/regulation/15")
same("as made", at({ URL = site .. "/uksi/2011/1349/made" }, "2016-02-26"),
  "/uksi/2011/1349/regulation/15/made")
same("as made, from the contents", at({
  URL = site .. "/uksi/2013/376/contents/made",
}, nil), "/uksi/2013/376/regulation/15/made")
same("as enacted", at({ URL = site .. "/ukpga/2012/5/contents/enacted" },
  "2016-02-26", "s", "14A"), "/ukpga/2012/5/section/14A/enacted")
same("an address of a day is no choice", at({
  URL = site .. "/uksi/2013/376/2014-01-01",
}, "2016-02-26"), "/uksi/2013/376/regulation/15/2016-02-26")
same("by number alone", at({ number = "SI 2013/376" }, "2016-02-26"),
  "/uksi/2013/376/regulation/15/2016-02-26")
same("an Order for Northern Ireland", at({
  number = "SI 2015/2006 (NI 1)",
}, "2016-02-26", "art", "19"), "/nisi/2015/2006/article/19/2016-02-26")
same("no text for Northern Ireland before 2006", at({
  URL = site .. "/nisi/1998/1506",
}, "2005-12-31", "art", "13"), "/nisi/1998/1506/article/13")
same("a Rule of Northern Ireland", at({ number = "SR 2016/216" }, "2026-11-20"),
  "/nisr/2016/216/regulation/15/2026-11-20")
same("Scotland", at({ number = "2018 asp 9" }, "2026-11-20", "s", "1"),
  "/asp/2018/9/section/1/2026-11-20")
same("Wales", at({ number = "SI 2020/1609 (W 335)" }, "2026-11-20"),
  "/wsi/2020/1609/regulation/15/2026-11-20")
same("law from the European Union", at({ URL = site .. "/eur/2016/679" },
  "2026-11-20", "art"), "/eur/2016/679/article/15/2026-11-20")
same("a King's year", at({ URL = site .. "/ukpga/Geo6/9-10/36" }, "2016-02-26",
  "s", "7"), "/ukpga/Geo6/9-10/36/section/7/2016-02-26")
same("no versions before 1991", at({ URL = site .. "/ukpga/Geo6/9-10/36" },
  "1990-12-31", "s", "7"), "/ukpga/Geo6/9-10/36/section/7")
same("not on that site", at({ URL = "https://example.org/act" }, "2016-02-26"),
  nil)

check.finish()
