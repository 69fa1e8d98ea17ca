-- Tests of citations/wording.lua: lua5.4 tests/lua/test_wording.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")
local same = check.same

local wording = require("citations.wording")

local ranks = { law = 1, instructions = 2, dwp = 3, others = 4 }

-- The words reported of a right's text that rests on these standings, each with
-- how often it stands before: "must, must#2".
local function words_of(right, standings, options, order)
  local told = {}
  local page = {
    language = options and options.language or "en", meta = { rights = { right } },
    warn = function(_, where, code, message)
      same("code", code, "strong-words")
      told[#told + 1] = where.words .. (where.nth > 1 and "#" .. where.nth or "")
        .. (options and options.message and " " .. message or "")
    end,
  }
  local citations = {}
  for i, standing in ipairs(standings) do
    citations[i] = {
      path = "rights.1.cite." .. i, index = i, broken = standing == "unknown",
      items = standing == "unknown" and {} or { { form = { standing = standing } } },
    }
  end
  wording.check(citations, page, order or ranks, options or {},
    function(standing) return standing end)
  return table.concat(told, ", ")
end

local function expect(text, want, options)
  same(text, words_of({ text = text }, { "instructions" }, options), want)
end

-- words ---------------------------------------------------------------------

-- who is told nothing, says nothing
expect("You must tell DWP at once.", "must")
expect("You must be told in writing.", "must")
expect("They cannot always have written, and must not say so.", "cannot")
expect("You are entitled to be asked first.", "entitled")
expect("You must tell DWP, says the guide.", "")
expect("DWP says that you must tell it, and must write.", "")
expect("You must go, and were told.", "")
expect("You must", "must")
expect("You must not", "must")
expect("You must, as DWP told you, go.", "")
expect("You must go.", "must")
expect("MUST you? You Must.", "Must")
expect("You must not, must not you? You must.", "must#3")
expect("You mustn't, and cannot.", "mustn't")
expect("You may go. It is unlawful. You must.", "unlawful, must")
expect("The musty must-have is a cannotation.", "")
expect("It is yours by  law.", "")
expect("It is yours by law.", "by law")
expect("You have to go, and need to.", "")
expect("You have a legal duty, and a legal right.", "legal duty")
expect("You mustn\u{2019}t, you can\u{2019}t.", "mustn\u{2019}t")
expect("It is against the law to.", "against the law")
expect("By law, DWP has to write to you.", "By law")
expect("", "")

-- who says so ---------------------------------------------------------------

expect("DWP says that you must go.", "")
expect("According to DWP you must go.", "")
expect("You must go, DWP wrote.", "")
expect("DWP says so. You must go.", "must")
expect("It means \u{201C}you must\u{201D}.", "")
expect('It means "you must", so you must.', "must#2")
-- a curly mark behind a word counts as a letter of it, for its place in C, too
expect("It means \u{2018}must\u{2019}, so you must.", "must")

-- what has to be said, or is called so, says nothing
expect("You must tell DWP about changes.", "must")
expect("You must be told the reasons.", "must")
expect("You must always tell DWP.", "must")
expect("DWP also says that you must.", "")
expect("You are entitled to written reasons.", "entitled")
expect("You cannot get it with State Pension.", "cannot")
expect("Once you have claimed, you must wait.", "must")
expect("Your answers must be true.", "must")
expect("If you are late, you must say why.", "must")
expect("Staff are told that they must check.", "")
expect("You must be told, DWP says.", "")
expect("You must go, DWP has said.", "")
expect("DWP\u{2019}s guidance says that you cannot.", "")
expect("In DWP\u{2019}s view you must go.", "")
expect("Its policy is that you must go.", "")
expect("The Minister announced that you must.", "")
same("many duties", words_of({ text = ("you must tell, "):rep(200) }, { "dwp" }),
  "must")

-- questions and conditions --------------------------------------------------

expect("Must you go? You must.", "must")
expect("If you cannot go, ring.", "")
expect("Ring when you really cannot go.", "")
expect("If you ring, you cannot be cut.", "cannot")
expect("If you cannot go you must ring.", "must")
expect("People who cannot travel can ask for a call.", "")
expect("People who get it cannot ask.", "cannot")

-- standings -----------------------------------------------------------------

local right = { text = "You must go." }
same("law", words_of(right, { "law" }), "")
same("law among others", words_of(right, { "others", "law" }), "")
same("others", words_of(right, { "others", "dwp" }), "must")
same("unknown source", words_of(right, { "unknown" }), "")
same("known and unknown", words_of(right, { "dwp", "unknown" }), "")
same("no citation", words_of(right, {}), "")
same("another order", words_of(right, { "dwp" }, nil,
  { dwp = 1, law = 2, instructions = 3, others = 4 }), "")
same("the strongest is named",
  words_of(right, { "others", "dwp" }, { message = true }),
  "must 'must' is a word for the law, and nothing that is cited here weighs "
  .. "more than 'dwp'")

-- fields --------------------------------------------------------------------

same("every text of a record", words_of(
  { text = "a", but = "You cannot.", id = "must", cite = { "must" } },
  { "dwp" }), "cannot")

-- languages and options -----------------------------------------------------

expect("Rhaid mynd.", "Rhaid", { language = "cy" })
expect("You must.", "", { language = "cy" })
expect("Rhaid dweud wrth DWP.", "Rhaid", { language = "cy" })
expect("Mae DWP yn dweud bod rhaid.", "", { language = "cy" })
expect("Mae gan DWP ddyletswydd.", "ddyletswydd", { language = "cy" })
expect("Mae hawl i chi.", "hawl i", { language = "cy" })
expect("Os na all, ni all fynd.", "ni all", { language = "cy" })
expect("You shall, you must.", "shall", { strong_words = { "shall" } })
expect("You must.", "", { strong_words = {} })
expect("DWP grunts: you must.", "", { saying_words = { "grunts" } })
expect("DWP says you must.", "must", { saying_words = { "grunts" } })

-- of a text without an end the beginning is read
same("long", words_of({ text = ("you must "):rep(20000) }, { "dwp" }), "must")
same("open marks", words_of({ text = ("\u{201C}a "):rep(20000) }, { "dwp" }), "")

check.finish()
