-- content/README.md says what to write for each kind of source, and how it
-- prints: lua5.4 tests/lua/test_content_readme.lua

local here = arg and arg[0] and arg[0]:match("^(.*)/[^/]*$") or "."
local citing = dofile(here .. "/citing.lua")

-- YAML's {key: value, …}, as far as the table has it.
local function record_of(text)
  local record, rest = { key = "k" }, text:match("^{(.*)}$")
  while rest and rest ~= "" do
    local name, behind = rest:match("^([%w-]+): (.*)$")
    assert(name, "no key at: " .. rest)
    local value, after = behind:match('^"([^"]*)",? ?(.*)$')
    if not value then value, after = behind:match("^(.-), (%l[%w-]+: .*)$") end
    if not value then value, after = behind, "" end
    record[name], rest = value, after
  end
  return record
end

local rows = 0
for line in io.lines(here .. "/../../content/README.md") do
  local what, record, more, want =
    line:match("^| ([^|]*) | `({type: [^`]*})`([^|]*) | (.*) |$")
  if what then
    rows = rows + 1
    citing.same("content/README.md: " .. what,
      citing.full(record_of(record), more:match("`(.*)`")), want)
  end
end
citing.same("the table is there", rows > 25, true)

citing.finish()
