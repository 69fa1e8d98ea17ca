-- tests/plugins/examples.lua: runs every example of lua-plugins/README.md.
--
--     lua5.4 tests/plugins/examples.lua README FOLDER HANDBOOK
--
-- FOLDER is a copy of tests/plugins/example, which this fills with plugins.
-- An example is a fence whose first word is "lua"; what stands behind says how
-- it runs:
--     lua collect site filter   the body of these hooks, on the page "ill"
--                               (of site only when it needs no page)
--     lua filter:KIND           the body of the filter of a kind of element
--     lua part                  fields of the table `plugin`
--     lua plugin                a whole file; the fences behind it are its
--                               test: markdown in, html out, text is said
-- In a body, "--> VALUE" behind an expression, or on the line below, says what
-- it gives; "--> raises WORDS" that it raises; "--> error 3:10 WORDS" what it
-- reports and where.
local README, FOLDER, HANDBOOK = ...
local passed, failed = 0, 0

local function result(ok, line, words)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print(("%s:%d: %s"):format(README, line, words))
  end
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

-- Fences, in order: { info =, line = (of the first line inside), lines = {} }
local function read_fences(path)
  local fences, open, number, in_reference = {}, nil, 0, false
  for line in (read(path) .. "\n"):gmatch("(.-)\n") do
    number = number + 1
    local marks, info = line:match("^(```+)(.*)$")
    if line:match("^<!%-%- The reference") then in_reference = true end
    if line:match("^<!%-%- The end of the ref") then in_reference = false end
    if open and marks == open.marks and info == "" then
      open = nil
    elseif open then
      open.lines[#open.lines + 1] = line
    elseif marks then
      open = { marks = marks, info = info, line = number + 1, lines = {},
               in_reference = in_reference }
      fences[#fences + 1] = open
    end
  end
  return fences
end

-- How a value prints: the same text inside a plugin and here.
local SHOW = [[
local function show(v)
  if type(v) == "string" then
    return '"' .. v:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
  elseif type(v) ~= "table" then
    return tostring(v)
  end
  local out = {}
  for i = 1, #v do out[i] = show(v[i]) end
  if #out == 0 then
    for key, value in pairs(v) do out[#out + 1] = key .. " = " .. show(value) end
    table.sort(out)
  end
  return "{ " .. table.concat(out, ", ") .. " }"
end
]]
local show = assert(load(SHOW .. "return show"))()

-- What stands behind "-->": { kind = "value"|"raises"|"error"…, text =, at = }
local function expectation(words)
  local severity, rest = words:match("^(%a+)%s+(.*)$")
  if severity == "raises" then
    return { kind = "raises", text = assert(load("return " .. rest))() }
  elseif severity == "error" or severity == "warning" or severity == "note" then
    local at, message = rest:match("^(%d+:%d+)%s+(.*)$")
    return { kind = "said", severity = severity, at = at,
             text = assert(load("return " .. (message or rest)))() }
  end
  local value = assert(load("return " .. words))
  return { kind = "value", text = show(value()) }
end

local function wrap(expression, want)
  if want.kind == "said" then return expression end
  if want.kind == "raises" then
    return ("out[#out + 1] = (select(2, pcall(function() return %s end)))"):format(expression)
  end
  return ("out[#out + 1] = show(%s)"):format(expression)
end

-- The lines of a body with its checks, and what is expected, in order.
local function transform(fence)
  local out, wants = {}, {}
  local function expect(want, i)
    want.line = fence.line + i - 1
    if want.kind ~= "said" then want.place = true end
    wants[#wants + 1] = want
  end
  for i, line in ipairs(fence.lines) do
    local before, words = line:match("^(.-)%s*%-%->%s*(.*)$")
    if not words then
      out[i] = line
    elseif before:match("^%s*$") then
      local want = expectation(words)
      out[i - 1], out[i] = wrap(out[i - 1], want), ""
      expect(want, i)
    else
      local want = expectation(words)
      out[i] = wrap(before, want)
      expect(want, i)
    end
  end
  return out, wants
end

local HEAD = [[
local plugin = { name = "%s", api = 1, publishes = { "phone", "badge", "term" },
  reads = { "page", "heading", "source", "right", "phone", "badge" },
  options = { mark = { type = "text", default = "!" } } }
]]
local HOOKS = {
  collect = "function plugin.collect(page) if page.id ~= 'ill' then return end\n",
  site = "function plugin.site(site)\n",
  filter = "function plugin.filter.document(node, page, site) if page.id ~= 'ill' then return end\n",
}

local runs = {} -- name of the plugin -> { fence, wants }
local names = {}

local function add_run(fence, suffix, text, wants)
  local name = ("ex%d-%s"):format(#names + 1, suffix)
  names[#names + 1] = name
  write(FOLDER .. "/lua-plugins/" .. name .. ".lua", HEAD:format(name) .. text .. "return plugin\n")
  runs[name] = { fence = fence, wants = wants }
end

local function add_body(fence, hook, suffix)
  local lines, wants = transform(fence)
  add_run(fence, suffix or hook, SHOW .. "plugin.filter = {}\n" .. HOOKS[hook] .. "local out = {}\n" ..
    table.concat(lines, "\n") .. "\nprint('@@' .. table.concat(out, '@@'))\nend\n", wants)
end

-- The same in a hook that may not call it: it raises.
local function add_refused(fence, hook)
  add_body(fence, hook, "not-" .. hook)
  runs[names[#names]].refused = true
end

local function make_folder(path)
  os.execute(("mkdir -p '%s'"):format(path))
end

-- The fences behind a plugin that test it: a page by itself is page.md, and
-- page-2.md …; fences that name files are a handbook of several pages.
-- Returns the files of the pages, and those of what is expected.
local function test_files(fences, i, folder)
  local pages, expected, stem, count = {}, {}, nil, 0
  local ENDING = { markdown = ".md", html = ".html", text = ".txt" }
  for k = i + 1, #fences do
    local kind, name = fences[k].info:match("^(%a+) ?(%S*)$")
    local text = table.concat(fences[k].lines, "\n") .. "\n"
    if kind == "lua" then break end
    if not ENDING[kind] then goto next end
    if name ~= "" then
      local into = kind == "markdown" and pages or expected
      into[folder .. (kind == "markdown" and "/all/in/" or "/all/out/") .. name] = text
    elseif kind == "markdown" then
      count = count + 1
      stem = folder .. "/page" .. (count > 1 and "-" .. count or "")
      pages[stem .. ".md"] = text
    elseif stem then
      expected[stem .. ENDING[kind]] = text
    end
    ::next::
  end
  return pages, expected
end

-- A whole plugin: what stands behind it is what it makes.
local function add_plugin(fences, i)
  local fence = fences[i]
  local text = table.concat(fence.lines, "\n") .. "\n"
  local name = text:match('name = "([%w_-]+)"')
  if not name then return result(false, fence.line, "this plugin has no name") end
  local folder = ("%s-whole-%d"):format(FOLDER, i)
  local tests = folder .. "/lua-plugins/tests/" .. name
  local pages, expected = test_files(fences, i, tests)
  make_folder(tests .. "/all/in")
  make_folder(tests .. "/all/out")
  write(folder .. "/lua-plugins/" .. name .. ".lua", text)
  write(folder .. "/handbook.yaml", "title: Example\n")
  if not next(pages) or not next(expected) then
    return result(false, fence.line, "this plugin has no test behind it")
  end
  for path, page in pairs(pages) do write(path, page) end
  if not next(pages):find("/all/in/", 1, true) then os.execute(("rm -r '%s/all'"):format(tests)) end
  -- What is not told in README.md may be anything.
  local command = ("'%s' plugin test %s -C '%s' %%s 2>&1"):format(HANDBOOK, name, folder)
  io.popen(command:format("--accept >/dev/null")):close()
  for path, out in pairs(expected) do write(path, out) end
  local pipe = io.popen(command:format(""))
  local said = pipe:read("a")
  result(pipe:close(), fence.line, "this plugin does not do what is said:\n" .. said)
end

local function add(fences, i)
  local fence = fences[i]
  local words = fence.info:match("^lua%s*(.*)$")
  local kind = words:match("^filter:([%w_]+)$")
  if words == "plugin" then return add_plugin(fences, i) end
  if words == "part" then
    return add_run(fence, "part", table.concat(fence.lines, "\n") .. "\n", {})
  end
  if kind then
    return add_run(fence, "filter", ("plugin.filter = { %s = function(node, page, site)\n"):format(kind) ..
      table.concat(fence.lines, "\n") .. "\nend }\n", {})
  end
  local any, body = false, table.concat(fence.lines, "\n")
  for hook in words:gmatch("%S+") do
    if not HOOKS[hook] then
      return result(false, fence.line, ("an example cannot run in '%s'"):format(hook))
    end
    any = true
    if hook ~= "site" or not body:find("%f[%w]page%f[%W]") or not body:find("%f[%w]page[:.]") then
      add_body(fence, hook)
    end
  end
  -- Where the reference says that it does not work, it does not.
  for hook in pairs(HOOKS) do
    local has = hook == "collect" and { "page" } or hook == "site" and { "site" } or { "page", "site" }
    for _, object in ipairs(has) do
      if fence.in_reference and not words:find(hook, 1, true) and body:find("%f[%w]" .. object .. "[:.]") then
        add_refused(fence, hook)
      end
    end
  end
  if not any then
    result(false, fence.line, "say how this example runs: tests/plugins/examples.lua tells the words")
  end
end

-- What a run of `handbook check` says: { path, line, column, severity, message }
local function run_check()
  local list = {}
  local pipe = io.popen(("'%s' check --format short '%s' 2>&1"):format(HANDBOOK, FOLDER))
  for line in pipe:lines() do
    local where, severity, message, code = line:match("^(.-): (%a+): (.*) %[([%w-]+)%]$")
    if not where then
      severity, message, code = line:match("^(%a+): (.*) %[([%w-]+)%]$")
      where = ""
    end
    if severity and (severity == "error" or severity == "warning" or severity == "note") then
      list[#list + 1] = { where = where, severity = severity, message = message, code = code }
    end
  end
  pipe:close()
  return list
end

-- One file that is no Lua keeps every other from running.
local function report_syntax(said)
  for _, d in ipairs(said) do
    local name = d.where:match("lua%-plugins/([%w-]+)%.lua")
    if d.code == "plugin-syntax" and runs[name] then
      result(false, runs[name].fence.line, "this example is no Lua: " .. d.message)
      return true
    end
  end
end

local function was_said(said, want)
  for _, d in ipairs(said) do
    if d.severity == want.severity and d.message == want.text and
      (not want.at or d.where:sub(-#want.at - 1) == ":" .. want.at) then
      return true
    end
  end
  return false
end

local function judge(name, run, said)
  local values, trouble
  for _, d in ipairs(said) do
    local plugin, line = d.where:match("lua%-plugins/([%w-]+)%.lua:(%d+)")
    if plugin == name then
      if d.message:sub(1, 2) == "@@" then
        values = {}
        for value in (d.message:sub(3) .. "@@"):gmatch("(.-)@@") do values[#values + 1] = value end
      elseif d.severity == "error" then
        trouble = d.message
      end
    end
  end
  if run.refused then
    return result(trouble, run.fence.line, ("in %s this works, and the reference says that it does not"):format(name))
  end
  if trouble then return result(false, run.fence.line, ("in %s: %s"):format(name, trouble)) end
  local at = 0
  for _, want in ipairs(run.wants) do
    if want.kind == "said" then
      result(was_said(said, want), want.line, ("in %s this was not said"):format(name))
    else
      at = at + 1
      result(values and values[at] == want.text, want.line,
        ("in %s this gives %s"):format(name, values and values[at] or "nothing"))
    end
  end
  if #run.wants == 0 then result(true) end
end

local fences = read_fences(README)
for i, fence in ipairs(fences) do
  if fence.info == "lua" or fence.info:match("^lua ") then add(fences, i) end
end
local yaml = read(FOLDER .. "/handbook.yaml") .. "plugins: [" .. table.concat(names, ", ") .. "]\n"
write(FOLDER .. "/handbook.yaml", yaml)
local said = run_check()
if not report_syntax(said) then
  for _, name in ipairs(names) do judge(name, runs[name], said) end
end
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
