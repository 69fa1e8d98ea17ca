-- Tests of the letters plugin's own modules: lua5.4 tests/lua/test_letters.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")
local same = check.same

-- What the program gives to plugins, as far as these modules need it.
text = {
  fold = string.lower,
  trim = function(s) return (s:match("^%s*(.-)%s*$")) end,
}

local blanks = require("letters.blanks")

-- names of blanks -----------------------------------------------------------

same("case", blanks.key("Your Name"), "your name")
same("white space", blanks.key("  your \n  name "), "your name")
same("typographic apostrophe", blanks.key("DWP\u{2019}s letter"), "dwp's letter")
same("left quote for one", blanks.key("DWP\u{2018}s letter"), "dwp's letter")
same("brackets typed along", blanks.key("[ your name ]"), "your name")
same("brackets inside stay", blanks.key("a [b] c"), "a [b] c")

check.finish()
