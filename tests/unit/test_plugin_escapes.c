/* tests/unit/test_plugin_escapes.c - ways out of the sandbox that plain Lua
 * has: each hangs there, fills the machine, or shows what differs from run to
 * run. None may work, and the page after it must be as always. */
#include "base/compat.h"

#include "plugin_world.h"

typedef struct Escape {
    const char *code; /* a filter's body */
    const char *said; /* the code of its one diagnostic, or "" */
} Escape;

#define BUDGET "[plugin-budget]"
#define MEMORY "[plugin-memory]"
#define FAILED "[plugin-failed]"

/* Ends although nothing in Lua ends it. */
static const Escape ENDLESS[] = {
    {"while true do end", BUDGET},
    {"::again:: goto again", BUDGET},
    {"for i = math.mininteger, math.maxinteger do end", BUDGET},
    {"local function f() while true do end end\n"
     "while true do pcall(f) end", BUDGET},
    {"while true do xpcall(error, function(m) error(m) end, 1) end", BUDGET},
    {"while true do local c <close> = setmetatable({}, { __close ="
     " function() while true do end end }) end", BUDGET},
    {"pcall(function() local c <close> = setmetatable({}, { __close ="
     " function() while true do end end }) error(1) end)", BUDGET},
    /* patterns */
    {"(\"a\"):rep(30000):find((\".-\"):rep(8) .. \"b\")", BUDGET},
    {"(\"a\"):rep(28):find((\"a?\"):rep(28) .. (\"a\"):rep(28) .. \"b\")",
     BUDGET},
    {"(\"a\"):rep(2000):gsub(\"(.-)(.-)(.-)b\", \"\")", BUDGET},
    {"for x in (\"a\"):rep(2000):gmatch(\"(.-)(.-)(.-)b\") do end", BUDGET},
    {"(\"a\"):rep(9000000):find((\"a\"):rep(4000000) .. \"b\", 1, true)",
     BUDGET},
    {"(\"a\"):rep(9000000):find((\"a\"):rep(4000000) .. \"b\")", BUDGET},
    {"text.split((\"a\"):rep(900000), (\"a\"):rep(400000) .. \"b\")", BUDGET},
    /* the same of a number, and from a place that is no whole number */
    {"string.find(1234567890123456789, (\".-\"):rep(15) .. \"x\")", BUDGET},
    {"string.gsub(1234567890123456789, (\".-\"):rep(15) .. \"x\", 1)",
     BUDGET},
    {"(\"b\" .. (\"a\"):rep(30000)):find((\".-\"):rep(8) .. \"b\", \"2\")",
     BUDGET},
    {"(\"b\" .. (\"a\"):rep(30000)):match((\".-\"):rep(8) .. \"b\", 2.0)",
     BUDGET},
    /* sets as long as a book, and parts that stand again */
    {"(\"a\"):rep(200000):find(\"[\" .. (\"b\"):rep(4000000) .. \"]*c\")",
     BUDGET},
    {"local x = (\"a\"):rep(8160)\n"
     "local y = (x .. \"b\" .. x:rep(4)):find(\"^(a*)b.-.-.-%1c\")", BUDGET},
    /* lists that are, or say that they are, endless */
    {"table.move({ 1 }, 1, 1 << 60, 2)", BUDGET},
    {"while true do pcall(table.unpack, {}, 1, 1e5) end", BUDGET},
    {"local t = setmetatable({}, { __len = function() return 1 << 60 end })\n"
     "table.insert(t, 1, 1)", BUDGET},
    {"local t = setmetatable({}, { __len = function() return 1 << 60 end })\n"
     "table.remove(t, 1)", BUDGET},
    {"local n = 0 table.concat(setmetatable({}, { __index = function()"
     " return \"\" end, __len = function() n = n + 1\n"
     "return n == 1 and 1 << 60 or 0 end }))", BUDGET},
    {"table.sort(setmetatable({}, { __len = function() return 1 << 60 end"
     " }))", BUDGET},
    {"table.concat(setmetatable({}, { __index = function() return \"\" end"
     " }), \"\", 1, math.maxinteger)", BUDGET},
    {"md.paragraph(setmetatable({}, { __len = function() return 1 << 60 end"
     " }))", BUDGET},
    /* long work that is one instruction */
    {"(\"\"):rep(1 << 60)", BUDGET},
    {"local a = (\"x\"):rep(9000000) local b = (\"x\"):rep(8999999) .. \"x\"\n"
     "while true do local c = a == b end", BUDGET},
    {"local a = (\"x\"):rep(9000000) local b = (\"x\"):rep(8999999) .. \"y\"\n"
     "while true do local c = a < b end", BUDGET},
    {"local a = (\"x\"):rep(9000000) while true do local t = a .. \"y\" end",
     BUDGET},
    {"local function f(...) while true do local n = select(\"#\", ...) end"
     " end\nf(table.unpack({}, 1, 200000))", BUDGET},
    {"local s = (\"1\"):rep(1000000) while true do tonumber(s) end", BUDGET},
    {"local s = (\"1\"):rep(1000000)\n"
     "while true do pcall(function() return s + 0 end) end", BUDGET},
    {"while true do string.packsize((\"<\"):rep(100000)) end", BUDGET},
    {"local s = (\"\\x80\"):rep(100000) while true do\n"
     "pcall(utf8.len, s, 1, -1, true) pcall(utf8.codepoint, s, 1, -1, true)\n"
     "pcall(function() for _ in utf8.codes(s, true) do end end) end", BUDGET},
    {"local k = (\"x\"):rep(1000000)\n"
     "while true do pcall(function() return node[k] end) end", BUDGET},
    /* garbage, and memory that is all but full */
    {"while true do local s = (\"x\"):rep(100000) end", BUDGET},
    {"local t, i = {}, 0 while i < 180000 do i = i + 1 t[i] = {} end\n"
     "while true do local s = {} end", BUDGET},
    /* functions that call back, C in Lua in C */
    {"local function f() return pcall(f) end while true do f() end", BUDGET},
    {"local function f() table.sort({ 2, 1 }, f) end\n"
     "while true do pcall(f) end", BUDGET},
    {"local function f() return ((\"x\"):gsub(\"x\", f)) end\n"
     "while true do pcall(f) end", BUDGET},
    {"local mt = {} mt.__tostring = function(o) return tostring(o) end\n"
     "local o = setmetatable({}, mt) while true do pcall(tostring, o) end",
     BUDGET},
    {"local t = {} for i = 1, 300 do t = setmetatable({}, { __index = t })"
     " end\nwhile true do local x = t.y end", BUDGET},
    {"local mt = {} mt.__lt = function(a, b) return a < b end\n"
     "local a = setmetatable({}, mt)\n"
     "while true do pcall(function() return a < a end) end", BUDGET},
    {"local mt = {} mt.__concat = function(a, b) return a .. b end\n"
     "local a = setmetatable({}, mt)\n"
     "while true do pcall(function() return a .. a end) end", BUDGET},
    /* an error that does not want to be told */
    {"error(setmetatable({}, { __tostring = function() while true do end"
     " end }))", BUDGET},
};

static const Escape FULL[] = {
    {"local s = (\"x\"):rep(1 << 32)", BUDGET},
    {"string.pack(\"c1000000000\", \"x\")", MEMORY},
    {"local s = \"x\" while true do s = s .. s end", MEMORY},
    {"pcall(function() local s = \"x\" while true do s = s .. s end end)",
     MEMORY},
    {"local t = {} while true do t[#t + 1] = {} end", MEMORY},
    {"page.state.t = {} while true do page.state.t[#page.state.t + 1] ="
     " (\"x\"):rep(900) .. #page.state.t end", MEMORY},
    {"local function f() return f() + 1 end f()", MEMORY},
    {"(\"x\"):rep(100000):gsub(\"\", function() return (\"y\"):rep(900)"
     " end)", MEMORY},
    {"while true do node:append(md.text(\"x\")) end", MEMORY},
};

static const Escape OTHER[] = {
    {"string.format(\"%99999d\", 1)", FAILED},
    {"string.format(\"%p\", {})", FAILED},
    {"string.dump(print)", FAILED},
    {"load(\"x = 1\")", FAILED},
    {"loadstring(\"x = 1\")", FAILED},
    {"coroutine.wrap(print)()", FAILED},
    {"collectgarbage()", FAILED},
    {"debug.getinfo(1)", FAILED},
    {"getmetatable(\"\").__index.rep = nil", FAILED},
    {"getmetatable(node).__index = nil", FAILED},
    {"setmetatable(node, {})", FAILED},
    {"setmetatable(page.meta, {})", "[plugin-failed]"},
    {"rawset(string, \"rep\", 1)", FAILED},
    {"rawset(page.meta, 1, 1)", FAILED},
    {"_G.x = 1", FAILED},
    {"_ENV.x = 1", "[plugin-state]"},
    {"require(\"../p\")", FAILED},
    {"require(\"/etc/passwd\")", FAILED},
    {"setmetatable({}, { __gc = print })", FAILED},
    {"setmetatable({}, { __mode = \"k\" })", FAILED},
    {"error(nil)", "error object: nil [plugin-failed]"},
    {"error({})", "error object: table [plugin-failed]"},
    {"error(node)", "error object: node [plugin-failed]"},
    {"error(print)", "error object: function [plugin-failed]"},
    {"error(setmetatable({}, { __tostring = function() error(1) end }))",
     "error object: table [plugin-failed]"},
    {"error(setmetatable({}, { __tostring = function() return {} end }))",
     "error object: table [plugin-failed]"},
    {"error((\"x\"):rep(5000000))", "xxx… [plugin-failed]"},
    {"return node[(\"é\"):rep(3000)]", "éé… [plugin-failed]"},
    /* what may be done, and shows nothing */
    {"local t = {} for i = 1, 100 do t[i] = i t[\"k\" .. i] = i end\n"
     "for k in pairs(t) do t[k] = nil t[tostring(k) .. \"n\"] = 1 end", ""},
    {"local t = setmetatable({}, {}) getmetatable(t).__mode = \"k\"\n"
     "getmetatable(t).__gc = function() while true do end end\n"
     "for i = 1, 10000 do t[{}] = 1 end\n"
     "local n = 0 repeat local ok, k = pcall(next, t) n = n + 1 until true",
     ""},
    {"table.sort({ 3, 1, 2, 5, 4 }, function() return true end)", ""},
    {"assert(tostring({}) == \"table\" and tostring(print) == \"function\""
     " and string.format(\"%s\", node) == \"node\")", ""},
    {"assert(math.tointeger(\"8\") == nil or math.tointeger(\"8\") == 8)\n"
     "assert(10 == \"5\" + 5 and \"10\" + 1 == 11)", ""},
    {"assert(pcall(pcall, pcall, pcall, error) == true)", ""},
};

/* Runs it on a page, and a plain plugin behind it on two. */
static void run_escape(const Escape *escape)
{
    void *fresh = NULL;
    assert_int_equal(world_set_up(&fresh), 0);
    World *world = fresh;
    world->site.config.plugin_steps = 4000000;
    world->site.config.plugin_memory = 32u * 1024 * 1024;
    Str text = arena_fmt(&world->arena,
                         "P.filter = { emph = function(node, page, site)\n"
                         "%s\nend }", escape->code);
    world_plugin(world, "a", text.ptr);
    world_plugin(world, "b", "P.filter = { strong = function(node)\n"
                             "  return md.text(tostring({}) .. #node:text())"
                             " end }");
    Page *page = world_page(world, "index.md", "x *y* **z**\n");
    Page *after = world_page(world, "b.md", "**zz**\n");
    world_run(world);
    const char *said = world_said(world);
    bool once = diag_total(world->diags) == (escape->said[0] != '\0');
    if (!once || strstr(said, escape->said) == NULL)
        fail_msg("expected %s of\n%s\nbut was said:\n%s", escape->said,
                 escape->code, said);
    assert_non_null(strstr(world_html(world, page), " table1</p>"));
    assert_string_equal(world_html(world, after), "<p>table2</p>\n");
    world_tear_down(&fresh);
}

static void test_escapes__end(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ENDLESS / sizeof ENDLESS[0]; i++)
        run_escape(&ENDLESS[i]);
}

static void test_escapes__fill_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FULL / sizeof FULL[0]; i++)
        run_escape(&FULL[i]);
}

static void test_escapes__reach_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof OTHER / sizeof OTHER[0]; i++)
        run_escape(&OTHER[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escapes__end),
        cmocka_unit_test(test_escapes__fill_nothing),
        cmocka_unit_test(test_escapes__reach_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
