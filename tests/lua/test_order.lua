-- Tests of legal order: lua5.4 tests/lua/test_order.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")
local same = check.same

local order = require("citations.order")
local pinpoint = require("citations.pinpoint")

local function units(typed, family)
  return order.units(pinpoint.parse(typed, family or "legislation"))
end

-- Each is less than the next, and no two are the same.
local function in_order(family, list)
  for i = 1, #list - 1 do
    local a, b = units(list[i], family)[1], units(list[i + 1], family)[1]
    same(list[i] .. " before " .. list[i + 1], a.key < b.key, true)
  end
end

in_order("legislation", {
  "long title", "preamble", "recital 4", "recital 47", "pt 1", "pt 1 ch 2",
  "pt 1 ch 10", "pt 2", "pt 10",
  "s A1", "s 1", "s 2", "s 9", "ss 9-10", "s 9(1)", "s 9(2)", "s 9(2)(za)",
  "s 9(2)(a)", "s 9(2)(aa)", "s 9(2)(b)", "s 9(2)(b)(i)", "s 9(2)(b)(ii)",
  "s 9(2)(b)(iv)", "s 9(2)(b)(v)", "s 9(2)(b)(ix)", "s 9(2)(b)(x)", "s 9(2)(i)",
  "s 9(2)(j)", "s 9(2A)", "s 9(10)", "s 10", "s 10(1)", "s 10ZA", "s 10A",
  "s 10A(2)", "s 10AA", "s 10B", "s 11", "s 100", "s 123456789012345678901",
  "sch 1", "sch 1 pt 2", "sch 1 para 3", "sch 1 para 3(2)", "sch 1 para 3A",
  "sch 1 para 10", "sch 1A", "sch 2", "sch 10", "annex 1", "explanatory note",
})
in_order("legislation", { "reg 9", "regs 9-12", "reg 10", "reg 99", "reg 100",
  "sch 2 para 1" })
in_order("legislation", { "sch 1 pt 2", "sch 1 para 3", "sch 1 pt 2 para 10",
  "sch 1 para 11", "sch 1 pt 3 para 12", "sch 2" })
in_order("legislation", { "art 2", "art 19", "sch para 3", "sch para 12" })
in_order("case", { "[2]", "[2]-[4]", "[10]", "[100]" })
in_order("case", { "p 560", "p 1002", "[3]", "para 20" })
in_order("hansard", { "col 9W", "col 145", "col 145WH", "col 1045" })
in_order("other", {
  "pt 1", "ch 2", "ch 10", "p iv", "p ix", "p 3", "pp 3-5", "p 20", "para 2",
  "para 8.2", "para 8.10", "para 10", "annex A", "Response para 1",
  "Response para 12", '"Who has access?"',
})
in_order("other", { "para E3020", "para J1004", "para J1010", "para J20001" })

-- a pinpoint taken apart ---------------------------------------------------

local function apart(typed, family)
  local out = {}
  for i, unit in ipairs(units(typed, family)) do
    local again = pinpoint.parse(unit.typed, family or "legislation")
    out[i] = pinpoint.text(again)
    same("read again: " .. unit.typed, order.units(again)[1].key, unit.key)
  end
  return table.concat(out, "; ")
end

for _, row in ipairs {
  { "s 14(5)", "s 14(5)" },
  { "ss 14, 15A and 20", "s 14; s 15A; s 20" },
  { "ss 13, 15-22", "s 13; ss 15–22" },
  { "reg 15(3), (4)", "reg 15(3); reg 15(4)" },
  { "s 14(1)(a), (b)", "s 14(1)(a); s 14(1)(b)" },
  { "s 14(1)(a), (2)", "s 14(1)(a); s 14(2)" },
  { "s 14(1), (a)", "s 14(1); s 14(1)(a)" },
  { "s 14(1)-(4)", "s 14(1)–(4)" },
  { "sch 1 para 3, 4", "sch 1 para 3; sch 1 para 4" },
  { "sch 1 paras 3, 5-7", "sch 1 para 3; sch 1 paras 5–7" },
  { "sch 1 para 3, para 5", "sch 1 para 3; sch 1 para 5" },
  { "sch 1 para 3, s 4", "sch 1 para 3; s 4" },
  { "sch para 3, 4", "sch para 3; sch para 4" },
  { "pt 3 ch 1, ch 2", "pt 3 ch 1; pt 3 ch 2" },
  { "s 3, sch 1 pt 2 para 4", "s 3; sch 1 pt 2 para 4" },
  { "sch 1 pt 2, activity 4(c)", "sch 1 pt 2; sch 1 pt 2 activity 4(c)" },
  { "sch 6, activity 1, descriptor (a)",
    "sch 6; sch 6 activity 1; sch 6 activity 1 descriptor (a)" },
  { "explanatory note", "explanatory note" },
} do
  same("apart: " .. row[1], apart(row[1]), row[2])
end
same("apart: a case", apart("[20], [26]-[35]", "case"), "[20]; [26]–[35]")
same("apart: paragraphs of a case", apart("paras 20, 22", "case"), "[20]; [22]")
same("apart: a judge", apart("[20] (Lord Reed)", "case"), "[20]")
same("apart: articles in a schedule", apart("s 6, sch 1 arts 8, 14", "act"),
  "s 6; sch 1 art 8; sch 1 art 14")
same("apart: pages", apart("pp 3, 5-7", "other"), "3; 5–7")
same("apart: columns", apart("cols 145WH, 147WH", "hansard"),
  "col 145WH; col 147WH")
same("apart: a heading", apart('"Who, or what?", para 2', "other"),
  "‘Who, or what?’; para 2")
same("apart: words in front", apart("Response paras 1, 3", "other"),
  "Response para 1; Response para 3")
same("apart: what we have no label for", apart("questions 3 and 5", "other"),
  "questions 3; questions 5")
same("apart: odd", apart("somewhere in 3", "legislation"), "somewhere in 3")

-- names --------------------------------------------------------------------

local function names_in_order(key, list)
  for i = 1, #list - 1 do
    same(list[i] .. " before " .. list[i + 1], key(list[i]) < key(list[i + 1]),
      true)
  end
end

names_in_order(order.name, { "Act 2", "Act 10", "The Act of God", "“B” Act",
  "c", "Énd" })
names_in_order(order.case, {
  "British Oxygen Co Ltd v Minister", "C1/02(DLA)", "C12/03-04(DLA)",
  "C3/04-05(DLA)", "CIS/345/1999", "CIS/123/2004", "CIS/1230/2004",
  "CJSA/1/1998", "LM v Secretary of State", "R (Reilly) v Secretary of State",
})
names_in_order(order.case, { "R(IS) 2/98", "R(IS) 10/98", "R(IS) 1/03",
  "R(JSA) 7/03" })

-- whatever is typed --------------------------------------------------------

-- Any text is taken apart without raising, what comes out can be read again as
-- one place, and that place sorts as it did.
local words = {
  "s", "ss", "reg", "sch", "para", "paras", "pt", "ch", "p", "col", "annex",
  "1", "2", "10", "10A", "A1", "10ZA", "iv", "(1)", "(a)", "(ii)", "(aa)", "-", "to",
  ",", ", ", " and ", "[", "]", '"', "‘", "’", "(", ")", " ", "  ", "é", "%",
  ".",
  "Response", "9999999999999999999999",
}
local families = { "legislation", "case", "hansard", "other" }
local seed = 7
local function random(below)
  seed = seed * 16807 % 2147483647
  return seed % below + 1
end
local broken = 0
for _ = 1, 20000 do
  local typed = ""
  for _ = 1, random(8) do
    local word = words[random(#words)]
    typed = typed .. (word:find("^[(,%-]") and "" or " ") .. word
  end
  local family = families[random(4)]
  local pin = pinpoint.parse(typed, family)
  local list = pin and order.units(pin) or {}
  for _, unit in ipairs(list) do
    local again = pinpoint.parse(unit.typed, family)
    local one = again and order.units(again)
    if not (one and #one == 1 and one[1].key == unit.key) then
      broken = broken + 1
      if broken < 10 then
        print("  " .. family .. ": " .. typed .. " -> " .. unit.typed)
      end
    end
  end
end
same("units are read again as they are", broken, 0)

check.finish()
