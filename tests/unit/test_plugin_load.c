/* tests/unit/test_plugin_load.c - finding and checking plugins, options. */
#include "base/compat.h"

#include "plugin_world.h"

#include "plugin/plugin_internal.h"

/* handbook.yaml of the world, with what it says of options. */
static void give_options(World *world, const char *text)
{
    Site *site = &world->site;
    Source *source = source_new(&site->arena, STR("content/handbook.yaml"),
                                str_from(text));
    Str line, rest = source->text;
    Value *options = value_map(&site->arena);
    /* "name: value" lines are enough here. */
    while (str_line(&rest, &line)) {
        size_t colon = str_find_char(line, ':');
        if (colon == STR_NONE)
            continue;
        Value *value = value_text(
            &site->arena, str_trim(str_slice(line, colon + 1, line.len)));
        value->span = (Span){(uint32_t)(line.ptr - source->text.ptr),
                             (uint32_t)line.len};
        value_put(&site->arena, options, str_slice(line, 0, colon), value);
        options->as.map.entry[options->as.map.count - 1].key_span =
            value->span;
    }
    site->config.source = source;
    world->choice[0].options = options;
}

/* A file of the world that is no plugin, and what is said of it. */
static void expect_bad(void **state, const char *text, const char *said)
{
    World *world = *state;
    world_file(world, "bad", text);
    world_choose(world, "bad");
    assert_false(world_open(world));
    world_expect(world, said);
}

static void test_open__missing_names_the_nearest(void **state)
{
    World *world = *state;
    world_file(world, "crossrefs", "return {}");
    world_choose(world, "crosrefs");
    assert_false(world_open(world));
    world_expect(world, "there is no plugin 'crosrefs' [plugin-missing]"
                        " (did you mean 'crossrefs'?)");
}

static void test_open__names_are_no_paths(void **state)
{
    World *world = *state;
    world_choose(world, "../content/x");
    assert_false(world_open(world));
    world_expect(world, "[plugin-missing]");
}

static void test_open__syntax(void **state)
{
    expect_bad(state, "local x =\n\nreturn )\n",
               "bad.lua:3: unexpected symbol near 'return' [plugin-syntax]"
               " (while plugin 'bad' was loaded)");
}

static void test_open__bytecode(void **state)
{
    expect_bad(state, "\033Lua\x54", "[plugin-syntax]");
}

static void test_open__no_table(void **state)
{
    expect_bad(state, "return 5",
               "bad.lua:0: a plugin must end with 'return' and its table,"
               " but this returns number [plugin-shape]");
}

static void test_open__wrong_name(void **state)
{
    expect_bad(state, "return { name = \"god\", api = 1 }",
               "the plugin's name 'god' must be that of its file, 'bad'"
               " [plugin-shape]");
}

static void test_open__wrong_api(void **state)
{
    expect_bad(state, "return { name = \"bad\", api = 2 }",
               "this plugin is written for api = 2, and this program knows"
               " api = 1 only: it needs another program [plugin-shape]");
    expect_bad(state, "return { name = \"bad\" }",
               "a plugin says what it is written for: add api = 1"
               " [plugin-shape]");
    expect_bad(state, "return { name = \"bad\", api = 1, publishes = \"t\" }",
               "'publishes' must be a list of kinds of facts, such as"
               " { \"term\" }, not string [plugin-shape]");
}

static void test_open__unknown_field(void **state)
{
    expect_bad(state, "return { name = \"bad\", api = 1, filters = {} }",
               "a plugin has no 'filters'; did you mean 'filter'?"
               " [plugin-shape]");
}

static void test_open__unknown_element(void **state)
{
    expect_bad(state,
               "return { name = \"bad\", api = 1,\n"
               "filter = { blockquote = print } }",
               "there is no element called 'blockquote' to filter; did you"
               " mean 'block_quote'? [plugin-shape]");
}

static void test_open__program_kinds_are_not_published(void **state)
{
    expect_bad(state,
               "return { name = \"bad\", api = 1, publishes = { \"page\" } }",
               "facts of kind 'page' are made by the program");
}

static void test_open__fails_while_loading(void **state)
{
    expect_bad(state, "local x\nx.y = 1\n",
               "bad.lua:2: attempt to index a nil value (local 'x')"
               " [plugin-failed] (while plugin 'bad' was loaded)");
}

static void test_open__endless_loading(void **state)
{
    expect_bad(state, "while true do end", "[plugin-budget]");
}

static void test_open__require_in_a_circle(void **state)
{
    World *world = *state;
    world_file(world, "one", "return require \"two\"");
    world_file(world, "two", "return require \"one\"");
    expect_bad(state, "require \"one\"",
               "'one' is required by what it requires itself");
}

static void test_open__require_missing(void **state)
{
    expect_bad(state, "\nrequire \"none\"",
               "bad.lua:2: there is no 'none.lua' in the plugin folders"
               " [plugin-missing]");
}

static void test_open__tells_of_all(void **state)
{
    World *world = *state;
    world_choose(world, "none");
    world_file(world, "one", "x x");
    world_choose(world, "one");
    world_file(world, "two", "return 1");
    world_choose(world, "two");
    assert_false(world_open(world));
    world_expect(world, "[plugin-missing]");
    world_expect(world, "[plugin-syntax]");
    world_expect(world, "[plugin-shape]");
}

static const char *OPTIONS =
    "P.options = { style = { type = \"choice\", choices = { \"short\",\n"
    "  \"long\" }, default = \"long\" }, limit = { type = \"number\",\n"
    "  default = 3 }, on = { type = \"boolean\", default = false },\n"
    "  label = { type = \"text\" } }\n"
    "P.filter = { document = function(_, page)\n"
    "  page:set(\"o\", { page:option(\"style\"), page:option(\"limit\"),\n"
    "    page:option(\"on\"), page:option(\"label\") == nil })\n"
    "end }";

static void test_options__defaults(void **state)
{
    World *world = *state;
    world_plugin(world, "a", OPTIONS);
    Page *page = world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_data(world, page),
                        "{\"o\":[\"long\",3,false,true]}");
}

static void test_options__given(void **state)
{
    World *world = *state;
    world_plugin(world, "a", OPTIONS);
    give_options(world, "style: short\nlimit: 7\non: true\nlabel: L\n");
    Page *page = world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_data(world, page),
                        "{\"o\":[\"short\",7,true,false]}");
}

static void test_options__wrong(void **state)
{
    World *world = *state;
    world_plugin(world, "a", OPTIONS);
    give_options(world, "stile: short\nlimit: many\n");
    world_open(world);
    world_expect(world, "handbook.yaml:1:");
    world_expect(world, "handbook.yaml:2:");
}

static void test_options__undeclared(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.options = { style = { type = \"text\" } }\n"
                 "P.filter = { document = function(_, page)\n"
                 "  page:option(\"stile\")\n"
                 "end }");
    world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect(world, "a.lua:4: the plugin declares no option 'stile'; did"
                        " you mean 'style'? [plugin-option]");
}

/* Memory ends at every possible place once: there is a diagnostic, and no
 * crash and no leak. */
static void test_memory__may_end_anywhere(void **state)
{
    World *world = *state;
    size_t failures = 0, opened = 0;
    world_plugin(world, "a",
                 "P.publishes = { \"t\" }\n"
                 "function P.collect(page)\n"
                 "  page:publish(\"t\", page.id, { a = { 1, 2 } })\n"
                 "end\n"
                 "P.filter = { emph = function(node, page, site)\n"
                 "  local ok = pcall(function()\n"
                 "    page:set(\"x\", { page.meta.title }) end)\n"
                 "  return md.block and md.strong(node, tostring({}))\n"
                 "end }");
    Page *page = world_page(world, "a.md", "*a* b *c*\n");
    assert_true(world_open(world));
    index_build(&world->site);
    site_freeze(&world->site);
    for (long n = 1; n < 4000; n++) {
        size_t before;
        world->set->fail_in = n;
        PluginHost *host = plugin_host_open(world->set);
        if (host == NULL) {
            failures++;
            continue;
        }
        opened++;
        before = diag_total(world->diags);
        plugin_collect(host, page);
        plugin_filter(host, page);
        plugin_host_close(host);
        if (diag_total(world->diags) == before && n > 1000)
            break;
    }
    assert_true(failures > 100);
    assert_true(opened > 10);
    world_expect(world, "[plugin-memory]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_open__missing_names_the_nearest),
        WORLD_TEST(test_open__names_are_no_paths),
        WORLD_TEST(test_open__syntax),
        WORLD_TEST(test_open__bytecode),
        WORLD_TEST(test_open__no_table),
        WORLD_TEST(test_open__wrong_name),
        WORLD_TEST(test_open__wrong_api),
        WORLD_TEST(test_open__unknown_field),
        WORLD_TEST(test_open__unknown_element),
        WORLD_TEST(test_open__program_kinds_are_not_published),
        WORLD_TEST(test_open__fails_while_loading),
        WORLD_TEST(test_open__endless_loading),
        WORLD_TEST(test_open__require_in_a_circle),
        WORLD_TEST(test_open__require_missing),
        WORLD_TEST(test_open__tells_of_all),
        WORLD_TEST(test_options__defaults),
        WORLD_TEST(test_options__given),
        WORLD_TEST(test_options__wrong),
        WORLD_TEST(test_options__undeclared),
        WORLD_TEST(test_memory__may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
