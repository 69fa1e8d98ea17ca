-- Counting for tests of Lua modules: local check = dofile(here .. "/check.lua").
-- The plugins' modules are found from here on.

local here = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
package.path = here .. "/../../lua-plugins/?.lua;" .. package.path

local check = {}

local passed, failed = 0, 0

function check.same(name, got, want)
  if got == want then
    passed = passed + 1
    return
  end
  failed = failed + 1
  print("FAIL " .. name)
  print("  want: " .. tostring(want))
  print("  got:  " .. tostring(got))
end

-- The last line of a test.
function check.finish()
  print(passed .. " passed, " .. failed .. " failed")
  os.exit(failed == 0)
end

return check
