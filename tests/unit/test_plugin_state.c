/* tests/unit/test_plugin_state.c - nothing passes from page to page, whichever
 * way a plugin tries. */
#include "base/compat.h"

#include "plugin_workers.h"


#define PAGES 12
#define WORKERS 3

/* Each of these wants to count pages; `mine(page)` gives what it has counted.
 * Where that is always the same, nothing passed. */
static const char *const WAYS[] = {
    /* a variable, of the file and of a function around the hook */
    "local n = 0\nlocal function mine() n = n + 1 return n end\n",
    "local function counter()\n  local n = 0\n"
    "  return function() n = n + 1 return n end\nend\n"
    "local mine = counter()\n",
    /* two functions that share a variable */
    "local get, set\ndo local n = 0\n  get = function() return n end\n"
    "  set = function(x) n = x end\nend\n"
    "local function mine() set(get() + 1) return get() end\n",
    /* a function that is replaced, a table that is replaced */
    "local mine\nmine = function() mine = function() return 2 end"
    " return 1 end\nlocal first = mine\n",
    "local t = { n = 0 }\nlocal function mine()\n"
    "  t = { n = t.n + 1 } return t.n end\n",
    /* 0 and 0.0 are equal, and print differently */
    "local n = 0\nlocal function mine()\n"
    "  local was = tostring(n) n = 0.0 return was end\n",
    /* the environment itself, set on lines that look like none */
    "local function mine()\n  local was = seen\n"
    "  _ENV = setmetatable({ seen = 1 }, { __index = _ENV })\n"
    "  return was end\n",
    "local a, n = 0, 0\nlocal function mine()\n"
    "  a, n = a, n + 1 return n end\n",
    "local n = 0\nlocal function mine()\n"
    "  n -- a comment\n  = n + 1 return n end\n",
    "local n = 0\nlocal function mine()\n  -- this is local\n"
    "  n\n  = n + 1 return n end\n",
    "local n\nlocal function mine()\n  local was = n\n"
    "  function n() end return tostring(was) end\n",
    "local n = 0\nlocal function mine()\n"
    "  ::again::n = n + 1 return n end\n",
    "local n = 0\nlocal function mine(...)\n"
    "  local was = ...n = n + 1 return n end\n",
    /* tables: of the file, nested, with a metatable, as a key */
    "local t = { n = 0 }\nlocal function mine()\n"
    "  pcall(function() t.n = t.n + 1 end) return t.n end\n",
    "local t = { a = { b = { n = 0 } } }\nlocal function mine()\n"
    "  pcall(function() t.a.b.n = t.a.b.n + 1 end) return t.a.b.n end\n",
    "local t = {}\nlocal function mine()\n"
    "  pcall(rawset, t, 1, 1) pcall(table.insert, t, 1) return #t end\n",
    "local t = { 3, 1, 2 }\nlocal function mine()\n"
    "  local was = t[1] pcall(table.sort, t) return was end\n",
    "local t = { 1 }\nlocal function mine()\n"
    "  pcall(table.remove, t) pcall(table.move, { 9 }, 1, 1, 2, t)\n"
    "  return #t end\n",
    "local key = {}\nlocal t = { [key] = 0 }\nlocal function mine()\n"
    "  pcall(function() key.n = 1 end) t = t return t[key], key.n end\n",
    "local C = {}\nC.__index = C\nC.n = 0\nlocal o = setmetatable({}, C)\n"
    "local function mine()\n  pcall(function() C.n = C.n + 1 end)\n"
    "  pcall(function() getmetatable(o).n = 7 end)\n"
    "  pcall(setmetatable, o, nil)\n"
    "  local p = setmetatable({}, C)\n"
    "  pcall(function() getmetatable(p).n = 7 end) return o.n, p.n end\n",
    /* a metatable whose functions are handed the table itself */
    "local t = setmetatable({}, { __index = function(self, k)\n"
    "  pcall(rawset, self, k, 1) return nil end })\n"
    "local function mine() local was = rawget(t, \"x\")\n"
    "  local now = t.x return was end\n",
    "local base = setmetatable({}, { __index = function(self, k)\n"
    "  pcall(rawset, self, k, 1) return nil end })\n"
    "local t = setmetatable({}, { __index = base })\n"
    "local function mine() local now = t.x\n"
    "  return rawget(base, \"x\"), rawget(t, \"x\") end\n",
    "local t = setmetatable({ n = 0 }, { __call = function(self)\n"
    "  pcall(rawset, self, \"n\", self.n + 1) return self.n end,\n"
    "  __newindex = function(self, k, v) rawset(self, k, v) end,\n"
    "  __eq = function() return true end })\n"
    "local function mine() pcall(function() t.m = 1 end)\n"
    "  t = t return t(), rawget(t, \"m\") end\n",
    /* a changed table that says it is equal */
    "local mt = { __eq = function() return true end }\n"
    "local t = setmetatable({ n = 0 }, mt)\nlocal function mine()\n"
    "  t = setmetatable({ n = t.n + 1 }, mt) return t.n end\n",
    /* globals of the file */
    "n = 0\nlocal function mine() pcall(function() n = n + 1 end)\n"
    "  pcall(rawset, _ENV, \"n\", 7) return n end\n",
    "t = {}\nlocal function mine() pcall(function() t[1] = 1 end)\n"
    "  return #t end\n",
    /* the plugin's own table */
    "local function mine() pcall(table.insert, P.reads, \"x\")\n"
    "  pcall(function() P.collect = nil end) return #P.reads end\n",
    /* a module: its variables, its tables, its functions' */
    "local m = require \"lib\"\n"
    "local function mine() return m.count(), m.list(), m.n end\n",
    /* page.state of another page; libraries; strings */
    "local function mine(page) page.state.n = (page.state.n or 0) + 1\n"
    "  pcall(function() string.n = 1 end)\n"
    "  pcall(function() getmetatable(\"\").__index.n = 1 end)\n"
    "  return page.state.n, string.n, (\"\").n end\n",
    /* a page and a node of before */
    "local old, p\nlocal function mine(page, node)\n"
    "  local ok = old and pcall(function() return old:text(), p.id end)\n"
    "  old, p = node, page return tostring(ok) end\n",
};
#define WAY_COUNT (sizeof WAYS / sizeof WAYS[0])

static const char *LIB = "local n, list = 0, {}\n"
                         "local M = { n = 0 }\n"
                         "function M.count()\n"
                         "  pcall(function() M.n = M.n + 1 end)\n"
                         "  n = n + 1 return n end\n"
                         "function M.list()\n"
                         "  pcall(function() list[#list + 1] = 1 end)\n"
                         "  return #list end\n"
                         "return M\n";

/* All pages' data and what was said, for the way of that number. */
static const char *run_way(World *world, size_t way, unsigned workers,
                           bool backwards)
{
    Site *site = &world->site;
    Buf all;
    world_file(world, "lib", LIB);
    Str text = arena_fmt(&world->arena,
                         "%slocal function show(...)\n"
                         "  local t = table.pack(...)\n"
                         "  for i = 1, t.n do t[i] = tostring(t[i]) end\n"
                         "  return table.concat(t, \" \", 1, t.n) end\n"
                         "P.publishes = { \"seen\" }\n"
                         "P.reads = { \"seen\" }\n"
                         "function P.collect(page)\n"
                         "  page:publish(\"seen\", page.id, show(mine(page,"
                         " page:root())))\nend\n"
                         "function P.site(site) mine({ state = {} }) end\n"
                         "P.filter = { document = function(node, page, site)\n"
                         "  page:set(\"seen\", { show(mine(page, node)),"
                         " (site:fact(\"seen\", page.id)) })\nend }",
                         WAYS[way]);
    world_plugin(world, "a", text.ptr);
    for (int i = 0; i < PAGES; i++)
        world_page(world, arena_fmt(&world->arena, "p%d.md", i).ptr, "one\n");
    if (!world_open(world))
        fail_msg("way %zu: %s", way, world_said(world));
    workers_run(world, workers, backwards);
    buf_init(&all, 1u << 22);
    for (size_t i = 0; i < site->page_count; i++)
        buf_addf(&all, "%s\n", world_data(world, site->page[i]));
    buf_adds(&all, world_said(world));
    const char *said = strdup(all.ptr);
    buf_release(&all);
    return said;
}

/* The first page's line stands PAGES times. */
static void check_alike(size_t way, const char *text)
{
    size_t len = (size_t)(strchr(text, '\n') - text) + 1;
    for (size_t i = 1; i < PAGES; i++)
        if (strncmp(text, text + i * len, len) != 0)
            fail_msg("way %zu: pages differ:\n%s\n%s", way, WAYS[way], text);
    assert_true(len > 12);
}

static void test_state__passes_no_way(void **state)
{
    (void)state;
    for (size_t way = 0; way < WAY_COUNT; way++) {
        const char *text[3];
        for (int i = 0; i < 3; i++) {
            void *fresh = NULL;
            assert_int_equal(world_set_up(&fresh), 0);
            text[i] = run_way(fresh, way, i == 0 ? 1 : WORKERS, i == 2);
            world_tear_down(&fresh);
        }
        check_alike(way, text[0]);
        if (strcmp(text[0], text[1]) != 0 || strcmp(text[0], text[2]) != 0)
            fail_msg("way %zu:\n%s\n1:\n%s\n2:\n%s\n3:\n%s", way, WAYS[way],
                     text[0], text[1], text[2]);
        for (int i = 0; i < 3; i++)
            free((void *)(uintptr_t)text[i]);
    }
}

/* --- what is said --------------------------------------------------------- */

static void test_state__names_variable_and_line_once(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "local seen = 0\n"
                 "local function note()\n"
                 "  local text = \"seen = 1\"\n"
                 "  seen = seen + 1\n"
                 "end\n"
                 "function P.collect(page) note() end\n"
                 "P.filter = { paragraph = function() note() end }");
    world_page(world, "a.md", "x\n\ny\n");
    world_page(world, "b.md", "x\n");
    world_run(world);
    /* Once for each hook, however many pages; the text in line 4 looks like
     * one, and is the price of looking without a parser. */
    assert_string_equal(
        world_said(world),
        "a.lua:4: 'collect' of plugin 'a' changed 'seen', a variable outside"
        " of it: nothing may pass from page to page, so it was put back"
        " [plugin-state] (keep it in page.state, publish a fact, or make it a"
        " local of the hook)\n"
        "a.lua:4: a filter of plugin 'a' changed 'seen', a variable outside"
        " of it: nothing may pass from page to page, so it was put back"
        " [plugin-state] (keep it in page.state, publish a fact, or make it a"
        " local of the hook)\n");
}

static void test_state__writes_raise_at_their_line(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "local cache = { list = {} }\n"
                 "P.filter = {\n"
                 "  text = function() cache.x = 1 end,\n"
                 "  emph = function() table.insert(cache.list, 1) end,\n"
                 "  strong = function() rawset(cache, 1, 1) end,\n"
                 "  code = function() table.sort(cache.list) end,\n"
                 "  paragraph = function() setmetatable(cache, {}) end }");
    world_page(world, "a.md", "*a* **b** `c`\n");
    world_run(world);
    for (int line = 4; line <= 8; line++)
        world_expect(world, arena_fmt(&world->arena, "a.lua:%d: this table was"
                                      " made when the plugin was loaded, and"
                                      " nothing may pass from page to page in"
                                      " it: use page.state, a fact, or a table"
                                      " made in the hook [plugin-state]",
                                      line).ptr);
}

static void test_state__iterators_of_the_file_are_refused(void **state)
{
    World *world = *state;
    world_plugin(world, "a", "local it = (\"abc\"):gmatch(\".\")\n"
                             "function P.collect() it() end");
    world_plugin(world, "b", "local it = pairs({ 1, 2 })\n"
                             "function P.collect() it() end");
    world_plugin(world, "c", "local m = setmetatable({}, {})\n"
                             "getmetatable(m).__mode = \"k\"\n"
                             "function P.collect() m[{}] = 1 end");
    world_plugin(world, "d", "local t = { { pairs({ 1, 2 }) } }\n"
                             "function P.collect() t[1][1]() end");
    world_page(world, "a.md", "x\n");
    assert_false(world_open(world));
    world_expect(world, "d.lua:0: a table keeps an iterator");
    world_expect(world, "a.lua:0: 'it' keeps an iterator that was made when"
                        " the plugin was loaded, and each page would go on"
                        " where another ended: make it in the hook"
                        " [plugin-state] (while plugin 'a' was loaded)");
    world_expect(world, "b.lua:0: 'it' keeps an iterator");
    world_expect(world, "c.lua:0: '__gc' and '__mode' are not for plugins");
}

/* --- what still works ------------------------------------------------------ */

static void test_front__reads_like_the_table(void **state)
{
    World *world = *state;
    world_plugin(
        world, "a",
        "local t = { 3, 1, 2, x = 1, [true] = 2, nested = { \"n\" } }\n"
        "local key, EMPTY = {}, {}\n"
        "local by_key = { [key] = \"k\", [print] = \"p\", [EMPTY] = t }\n"
        "local C = { kind = \"C\" }\n"
        "C.__index = C\n"
        "C.__tostring = function(s) return \"obj \" .. s.v end\n"
        "C.__len = function() return 42 end\n"
        "C.__eq = function(a, b) return a.v == b.v end\n"
        "C.__lt = function(a, b) return a.v < b.v end\n"
        "C.__concat = function(a, b) return \"cat\" end\n"
        "C.__add = function(a, b) return a.v + b.v end\n"
        "C.__call = function(s, x) return s.v + x end\n"
        "C.__pairs = function(s) return next, { v = s.v }, nil end\n"
        "function C.new(v) return setmetatable({ v = v }, C) end\n"
        "local one = C.new(1)\n"
        "P.filter = { document = function(node, page)\n"
        "  local keys, list = {}, {}\n"
        "  for k in pairs(t) do keys[#keys + 1] = tostring(k) end\n"
        "  for i, v in ipairs(t) do list[i] = v end\n"
        "  table.sort(list)\n"
        "  local copy = table.move(t, 1, #t, 1, {})\n"
        "  local two, walked = C.new(2), {}\n"
        "  for k, v in pairs(one) do walked[k] = v end\n"
        "  page:set(\"a\", { table.concat(keys, \" \"), list, copy,\n"
        "    table.concat(t, \"-\"), select(\"#\", table.unpack(t)), #t,\n"
        "    t.nested[1], rawlen(t), rawget(t, \"x\"), rawequal(t, t),\n"
        "    next(t), t.nested == t.nested, by_key[key], by_key[print],\n"
        "    by_key[EMPTY] == t, (\"x3\"):gsub(\"%a\", t) })\n"
        "  page:set(\"b\", { tostring(one), #one, one == C.new(1),\n"
        "    one < two, one .. two, one + two, one(5), walked,\n"
        "    getmetatable(one) == C, getmetatable(two) == C, one.kind,\n"
        "    getmetatable(t) == nil, type(t), t.nested })\n"
        "end,\n"
        "emph = function() return EMPTY end }");
    Page *page = world_page(world, "a.md", "*a*b\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page), "<p>b</p>\n");
    assert_string_equal(
        world_data(world, page),
        "{\"a\":[\"1 2 3 nested x true\",[1,2,3],[3,1,2],\"3-1-2\",3,3,"
        "\"n\",3,1,true,1,true,\"k\",\"p\",true,\"13\",1],"
        "\"b\":[\"obj 1\",42,true,true,\"cat\",3,6,{\"v\":1},true,true,"
        "\"C\",true,\"table\",[\"n\"]]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_state__passes_no_way),
        WORLD_TEST(test_state__names_variable_and_line_once),
        WORLD_TEST(test_state__writes_raise_at_their_line),
        WORLD_TEST(test_state__iterators_of_the_file_are_refused),
        WORLD_TEST(test_front__reads_like_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
