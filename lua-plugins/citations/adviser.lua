-- The style in which benefit advisers cite, where it differs from OSCOLA:
--
-- 1. In the law the place comes first, then the short title: "reg 15(3) UC Regs
--    2013". Without a place: the title in full with the short one in brackets.
-- 2. A case names the bodies that everybody knows by their letters, and its
--    paragraph follows "at": "LM v SSWP (ESA) [2016] UKUT 360 (AAC) at [20]". A
--    report behind a neutral citation is "reported as".
-- 3. A guide with a short title is that and the number: "ADM J1010". Without a
--    place: the guide in full, with the short title in front.
-- 4. Each note stands by itself: no "(n x)", and ibid only when asked for. What
--    is neither law nor case nor debate comes back by author and title.
-- 5. Everything else is as in OSCOLA.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local parts = require("citations.parts")
local runs = require("citations.runs")

local adviser = {}

local bodies = {
  { "Secretary of State for Work and Pensions", "SSWP" },
  { "Secretary of State for the Home Department", "SSHD" },
  { "Commissioners for Her Majesty['’]s Revenue and Customs", "HMRC" },
  { "Commissioners for His Majesty['’]s Revenue and Customs", "HMRC" },
  { "Her Majesty['’]s Revenue and Customs", "HMRC" },
  { "His Majesty['’]s Revenue and Customs", "HMRC" },
  { "HM Revenue and Customs", "HMRC" },
  { "HM Revenue & Customs", "HMRC" },
  { "Department for Social Development", "DSD" },
  { "Department for Communities", "DfC" },
  { "Child Maintenance and Enforcement Commission", "CMEC" },
}

-- "LM v Secretary of State for Work and Pensions (ESA)" as "LM v SSWP (ESA)".
function adviser.case_title(title)
  for _, body in ipairs(bodies) do
    title = title:gsub("%f[%a][Tt]he " .. body[1], body[2])
      :gsub(body[1], body[2])
  end
  return title
end

-- "reg 15(3) UC Regs 2013"
function adviser.law(out, record, pin)
  local title = kinds.short_title(record) or fields.title(record.title)
    or record.key
  local linked = parts.links_provision(record, pin)
  parts.pinpoint(out, record, pin, "")
  parts.after(out, " ", title,
    { url = not linked and kinds.address(record) or nil })
end

-- "ADM J1010", with a link to the guide.
function adviser.guide(out, record, pin)
  runs.add(out, kinds.short_title(record), { url = fields.text(record.URL) })
  parts.pinpoint(out, record, pin, parts.joint(pin))
end

-- Whether a source is cited by its short title and the place alone.
function adviser.is_short_guide(record)
  return kinds.places(record, "adviser") == "short_guide"
end

return adviser
