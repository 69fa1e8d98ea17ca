/* tests/unit/test_plugin_sandbox.c - what a plugin can reach, and what ends
 * it. */
#include "base/compat.h"

#include "plugin_world.h"

/* Runs `code` as the filter of one page's document; what it gives to out(…)
 * is returned as JSON. */
static const char *run(World *world, const char *code)
{
    Str text = arena_fmt(&world->arena,
                         "P.filter = { document = function(node, page, site)\n"
                         "if page.id ~= \"a\" then return end\n"
                         "local function out(...)\n"
                         "page:set(\"out\", { ... }) end\n"
                         "%s\nend }",
                         code);
    world_plugin(world, "a", text.ptr);
    Page *page = world_page(world, "a.md", "x *y*\n");
    world_run(world);
    return world_data(world, page);
}

static void expect(void **state, const char *code, const char *json)
{
    World *world = *state;
    const char *got = run(world, code);
    world_expect_quiet(world);
    Str whole = arena_fmt(&world->arena, "{\"out\":%s}", json);
    assert_string_equal(got, whole.ptr);
}

static void expect_error(void **state, const char *code, const char *said)
{
    World *world = *state;
    run(world, code);
    world_expect(world, said);
}

static void test_sandbox__globals_are_a_fixed_list(void **state)
{
    World *world = *state;
    /* The environment hides its globals behind a metatable: ask by name. */
    world_plugin(world, "a",
                 "P.filter = { document = function(node, page)\n"
                 "local seen, lists = {}, { string = string, table = table,\n"
                 "  math = math, utf8 = utf8, md = md, text = text }\n"
                 "for name, library in pairs(lists) do\n"
                 "  local names = {}\n"
                 "  for k in pairs(library) do names[#names + 1] = k end\n"
                 "  page:set(name, table.concat(names, \" \"))\n"
                 "end\n"
                 "for _, name in ipairs{ \"io\", \"os\", \"debug\",\n"
                 "  \"package\", \"load\", \"loadstring\", \"dofile\",\n"
                 "  \"loadfile\", \"collectgarbage\", \"coroutine\", \"_G\",\n"
                 "  \"warn\", \"newproxy\" } do\n"
                 "  if _ENV[name] ~= nil then seen[#seen + 1] = name end\n"
                 "end\n"
                 "page:set(\"seen\", seen)\n"
                 "end }");
    Page *page = world_page(world, "a.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(
        world_data(world, page),
        "{\"math\":\"abs acos asin atan ceil cos deg exp floor fmod huge log "
        "max maxinteger min mininteger modf pi rad sin sqrt tan tointeger "
        "type ult\","
        "\"md\":\"block block_quote callout citation code code_block element "
        "emph escape heading html image inlines item linebreak link list "
        "paragraph parse plain render softbreak strong term text "
        "thematic_break\","
        "\"string\":\"byte char find format gmatch gsub len lower match pack "
        "packsize rep reverse sub unpack upper\","
        "\"table\":\"concat insert move pack remove sort unpack\","
        "\"text\":\"ends fold lower nearest slug split starts trim "
        "typographic upper url_encode\","
        "\"utf8\":\"char charpattern codepoint codes len offset\","
        "\"seen\":[]}");
}

static void test_pairs__in_key_order(void **state)
{
    expect(state,
           "local t = { z = 1, a = 2, [3] = 3, [1] = 4, [2.5] = 5,\n"
           "  [true] = 6, [false] = 7, M = 8 }\n"
           "local keys = {}\n"
           "for k, v in pairs(t) do keys[#keys + 1] = tostring(k) end\n"
           "local k, again = nil, {}\n"
           "repeat k = next(t, k) again[#again + 1] = tostring(k)\n"
           "until k == nil\n"
           "out(table.concat(keys, \" \"), table.concat(again, \" \"))",
           "[\"1 2.5 3 M a z false true\",\"1 2.5 3 M a z false true nil\"]");
}

static void test_pairs__tables_as_keys_have_no_order(void **state)
{
    expect_error(state, "for k in pairs{ [{}] = 1 } do end",
                 "a.lua:6: a table with a table for a key has no order to"
                 " walk it in [plugin-failed]");
}

static void test_sort__is_stable(void **state)
{
    expect(state,
           "local t, s = {}, {}\n"
           "for i = 1, 50 do t[i] = { i % 3, i } end\n"
           "table.sort(t, function(a, b) return a[1] < b[1] end)\n"
           "for i, v in ipairs(t) do s[i] = v[2] end\n"
           "local u = { 3, 1, 2 } table.sort(u)\n"
           "local bad = { 2, 1, 3 }\n"
           "table.sort(bad, function() return true end)\n"
           "out(table.concat(s, \" \"), u, #bad)",
           "[\"3 6 9 12 15 18 21 24 27 30 33 36 39 42 45 48 1 4 7 10 13 16 "
           "19 22 25 28 31 34 37 40 43 46 49 2 5 8 11 14 17 20 23 26 29 32 "
           "35 38 41 44 47 50\",[1,2,3],3]");
}

static void test_tostring__shows_no_addresses(void **state)
{
    expect(state,
           "out(tostring({}), tostring(print), tostring(node),\n"
           "  string.format(\"%s %5s|%d\", {}, print, 3),\n"
           "  (select(2, pcall(error, {}))) == nil,\n"
           "  tostring(setmetatable({}, { __tostring = function()\n"
           "    return \"me\" end })))",
           "[\"table\",\"function\",\"node\",\"table function|3\",false,"
           "\"me\"]");
}

static void test_format__refuses_addresses(void **state)
{
    expect_error(state, "string.format(\"%p\", {})",
                 "a.lua:6: '%p' would show an address");
}

static void test_libraries__cannot_be_changed(void **state)
{
    expect(state,
           "local function fails(f, ...)\n"
           "  local ok, e = pcall(f, ...) return not ok end\n"
           "out(fails(function() string.rep = 1 end),\n"
           "  fails(function() md.x = 1 end),\n"
           "  fails(rawset, string, \"rep\", 1),\n"
           "  fails(rawset, _ENV, \"x\", 1),\n"
           "  fails(table.insert, table, 1),\n"
           "  fails(setmetatable, string, {}),\n"
           "  fails(setmetatable, page.meta, {}),\n"
           "  fails(function() page.meta.title = 1 end),\n"
           "  fails(rawset, page.meta, \"title\", 1),\n"
           "  fails(table.sort, page.meta),\n"
           "  fails(function() page.title = 1 end),\n"
           "  getmetatable(\"\") == nil, getmetatable(node) == nil,\n"
           "  getmetatable(string), fails(setmetatable, {}, { __gc = 1 }),\n"
           "  fails(setmetatable, {}, { __mode = \"k\" }))",
           "[true,true,true,true,true,true,true,true,true,true,true,true,"
           "true,false,true,true]");
}

static void test_globals__are_sealed_after_loading(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "count = 0\n"
                 "helper = function() return \"ok\" end\n"
                 "P.filter = { document = function(node, page)\n"
                 "  page:set(\"out\", helper())\n"
                 "end, paragraph = function() count = count + 1 end,\n"
                 "text = function() fresh = 1 end }");
    Page *page = world_page(world, "a.md", "x\n");
    world_run(world);
    world_expect(world, "a.lua:6: the global 'count' is set in a hook:"
                        " nothing may pass from page to page; use 'local',"
                        " or page.state [plugin-state]");
    world_expect(world, "a.lua:7: the global 'fresh' is set in a hook");
    assert_string_equal(world_data(world, page), "{\"out\":\"ok\"}");
}

static void test_budget__ends_endless_loops(void **state)
{
    expect_error(state, "while true do end",
                 "a.lua:6: this takes more than 20000000 steps: it may never"
                 " end [plugin-budget] (while filter 'document' of plugin 'a'"
                 " was on content/a.md line 1 ('x *y*'))");
}

static void test_budget__passes_pcall_and_handlers(void **state)
{
    World *world = *state;
    run(world, "local function f() while true do end end\n"
               "while true do\n"
               "  pcall(f)\n"
               "  xpcall(f, function() while true do end end)\n"
               "  local c <close> = setmetatable({}, { __close = f })\n"
               "end");
    world_expect(world, "[plugin-budget]");
    assert_int_equal(diag_total(world->diags), 1);
}

static void test_budget__counts_work_in_libraries(void **state)
{
    World *world = *state;
    run(world, "local s = (\"x\"):rep(1000000)\n"
               "for i = 1, 1000000 do s:find(\"y\") end");
    world_expect(world, "[plugin-budget]");
}

static void test_budget__counts_long_texts(void **state)
{
    World *world = *state;
    run(world, "local s = (\"x\"):rep(10000000)\n"
               "while true do local t = s .. \"y\" end");
    world_expect(world, "[plugin-budget]");
}

static void test_budget__counts_choices_of_patterns(void **state)
{
    static const char *const ENDLESS[] = {
        "(\"a\"):rep(30000):find((\".-\"):rep(12) .. \"b\")",
        "(\"a\"):rep(60):find((\".-\"):rep(12) .. \"b\")",
        "(\"a\"):rep(30000):match(\"^(.*)(.*)(.*)b$\")",
        "(\"a\"):rep(300):gsub((\"a*\"):rep(9) .. \"b\", \"\")",
        ("for _ in (\"^\" .. (\"a\"):rep(300)):gmatch(\"^\" .."
         " (\"a*\"):rep(9) .. \"b\") do end"),
        "(\"a\"):rep(30000):find(\"(a*)(a*)%1%2b\")",
    };
    World *world = *state;
    for (size_t i = 0; i < sizeof ENDLESS / sizeof ENDLESS[0]; i++)
        world_plugin(world, arena_fmt(&world->arena, "p%zu", i).ptr,
                     arena_fmt(&world->arena,
                               "P.filter = { document = function()\n"
                               "%s\nend }", ENDLESS[i]).ptr);
    world_page(world, "a.md", "x\n");
    world_run(world);
    for (size_t i = 0; i < sizeof ENDLESS / sizeof ENDLESS[0]; i++)
        world_expect(world,
                     arena_fmt(&world->arena, "p%zu.lua:3: this takes more"
                               " than 20000000 steps", i).ptr);
}

static void test_budget__leaves_ordinary_patterns(void **state)
{
    World *world = *state;
    run(world, "local s = (\"a word, and [a] (set) 12-3 \"):rep(3000)\n"
               "local n = 0\n"
               "for w in s:gmatch(\"%f[%w]%w+\") do n = n + 1 end\n"
               "local t, m = s:gsub(\"%s+\", \" \")\n"
               "local _, b = s:gsub(\"%b()\", \"\")\n"
               "local _, c = s:gsub(\"([%a%-]+), ([^%]%[]-) %[\", \"%2\")\n"
               "page:set(\"n\", { n, m, b, c,\n"
               "  #s:match(\"^%s*(.-)%s*$\"), s:find(\"[\", 1, true),\n"
               "  (s:find(\"12%-3\", -20)) > 0,\n"
               "  pcall(string.find, s, \"(a*)(b*[\") })");
    world_expect_quiet(world);
}

static void test_memory__has_a_cap(void **state)
{
    World *world = *state;
    run(world, "local ok = pcall(string.rep, \"x\", 100000000)\n"
               "page:set(\"swallowed\", true)");
    world_expect(world, "a.lua:2: this needs more than 64 MB of memory"
                        " [plugin-memory] (while filter 'document'");
    assert_int_equal(diag_total(world->diags), 1);
}

static void test_memory__counts_what_is_built(void **state)
{
    World *world = *state;
    run(world, "local s = (\"x\"):rep(100000)\n"
               "for i = 1, 100000 do md.text(s) end");
    world_expect(world, "[plugin-memory]");
}

static void test_errors__recursion_ends(void **state)
{
    World *world = *state;
    run(world, "local function f() return f() + 1 end f()");
    /* Lua's stack, or the memory for it, is full. */
    world_expect(world, "while filter 'document' of plugin 'a'");
    assert_int_equal(diag_total(world->diags), 1);
}

static void test_errors__have_level_and_objects(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "local function check(x)\n"
                 "  if not x then error(\"no x\", 2) end\n"
                 "end\n"
                 "P.filter = { text = function()\n"
                 "  check(false)\n"
                 "end, paragraph = function() error({}) end,\n"
                 "emph = function() local t = nil; t.x = 1 end,\n"
                 "document = function() string.rep() end }");
    world_page(world, "a.md", "x *y*\n");
    world_run(world);
    world_expect(world, "a.lua:6: no x [plugin-failed]");
    world_expect(world, "a.lua:7: error object: table [plugin-failed]");
    world_expect(world, "a.lua:8: attempt to index a nil value (local 't')"
                        " [plugin-failed]");
    world_expect(world, "a.lua:9: bad argument #1 to 'rep'");
}

static void test_pcall__gives_errors_and_results(void **state)
{
    expect(state,
           "local ok, e = pcall(error, \"e\", 0)\n"
           "local ok2, a, b = pcall(function(...) return ... end, 1, 2)\n"
           "local ok3, h = xpcall(function() error(\"x\", 0) end,\n"
           "  function(m) return m .. \"!\" end)\n"
           "local ok4, c, d = xpcall(function(...) return ... end, print,\n"
           "  3, 4)\n"
           "out(ok, e, ok2, a, b, ok3, h, ok4, c, d)",
           "[false,\"e\",true,1,2,false,\"x!\",true,3,4]");
}

static void test_require__reads_folders_only(void **state)
{
    World *world = *state;
    world_file(world, "lib/util",
               "local M = { list = { 1, 2 } }\n"
               "function M.twice(x) return x * 2 end\n"
               "return M\n");
    world_plugin(world, "a",
                 "local util = require \"lib.util\"\n"
                 "local same = require(\"lib/util\") == util\n"
                 "P.filter = { document = function(node, page)\n"
                 "  page:set(\"out\", { util.twice(4), #util.list, same,\n"
                 "    pcall(function() util.x = 1 end),\n"
                 "    (pcall(function() util.list[1] = 9 end)),\n"
                 "    table.concat(util.list, \"-\") })\n"
                 "end, text = function() require \"../x\" end,\n"
                 "paragraph = function() require \"lib.other\" end }");
    Page *page = world_page(world, "a.md", "x\n");
    world_run(world);
    world_expect(world, "a.lua:9: require takes a name of a-z");
    world_expect(world, "a.lua:10: require 'lib/other' must stand at the top");
    assert_string_equal(world_data(world, page),
                        "{\"out\":[8,2,true,false,false,\"1-2\"]}");
}

static void test_print__is_a_note(void **state)
{
    World *world = *state;
    run(world, "print(\"x\", 1, {})");
    world_expect(world, "a.lua:6: x  1  table [plugin-print]");
}

static void test_value__round_trip_limits(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = {\n"
                 "text = function(_, page) local t = {} t.t = t\n"
                 "  page:set(\"x\", t) end,\n"
                 "emph = function(n, page) page:set(\"x\", n) end,\n"
                 "strong = function(n, page)\n"
                 "  page:set(\"x\", { 1, a = 2 }) end,\n"
                 "code = function(n, page) page:set(\"x\", 1/0) end,\n"
                 "paragraph = function(n, page)\n"
                 "  page:set(\"x\", \"\\xff\") end,\n"
                 "document = function(n, page)\n"
                 "  page:set(\"x\", { b = 1, a = { true, 1.5, \"t\" } }) end\n"
                 "}");
    Page *page = world_page(world, "a.md", "x *y* **z** `c`\n");
    world_run(world);
    world_expect(world, "a.lua:4: the value: a table holds itself");
    world_expect(world, "a.lua:5: the value holds a part of a page");
    world_expect(world, "a.lua:7: the value: the keys of a table must be");
    world_expect(world, "a.lua:8: the value holds a number without end");
    world_expect(world, "a.lua:10: the value is not valid UTF-8");
    assert_string_equal(world_data(world, page),
                        "{\"x\":{\"a\":[true,1.5,\"t\"],\"b\":1}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_sandbox__globals_are_a_fixed_list),
        WORLD_TEST(test_pairs__in_key_order),
        WORLD_TEST(test_pairs__tables_as_keys_have_no_order),
        WORLD_TEST(test_sort__is_stable),
        WORLD_TEST(test_tostring__shows_no_addresses),
        WORLD_TEST(test_format__refuses_addresses),
        WORLD_TEST(test_libraries__cannot_be_changed),
        WORLD_TEST(test_globals__are_sealed_after_loading),
        WORLD_TEST(test_budget__ends_endless_loops),
        WORLD_TEST(test_budget__passes_pcall_and_handlers),
        WORLD_TEST(test_budget__counts_work_in_libraries),
        WORLD_TEST(test_budget__counts_long_texts),
        WORLD_TEST(test_budget__counts_choices_of_patterns),
        WORLD_TEST(test_budget__leaves_ordinary_patterns),
        WORLD_TEST(test_memory__has_a_cap),
        WORLD_TEST(test_memory__counts_what_is_built),
        WORLD_TEST(test_errors__recursion_ends),
        WORLD_TEST(test_errors__have_level_and_objects),
        WORLD_TEST(test_pcall__gives_errors_and_results),
        WORLD_TEST(test_require__reads_folders_only),
        WORLD_TEST(test_print__is_a_note),
        WORLD_TEST(test_value__round_trip_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
