/* tests/unit/test_plugin_facts.c - facts of the site step, and of one key;
 * reports at a source's record; limits that grow with the site. */
#include "base/compat.h"

#include <math.h>

#include "plugin_world.h"

static void test_publish__in_the_site_step_is_seen_by_filters(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "P.publishes = { \"form\" }\nP.reads = { \"form\" }\n"
                 "function P.site(site)\n"
                 "  site:publish(\"form\", \"a\", { html = \"b\", n = 2 })\n"
                 "end\n"
                 "P.filter = { document = function(_, page, site)\n"
                 "  local form, id = site:fact(\"form\", \"a\")\n"
                 "  page:set(\"form\", { form.html, form.n, id == nil })\n"
                 "end }");
    Page *page = world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_data(world, page),
                        "{\"form\":[\"b\",2,true]}");
}

static void test_publish__is_declared_and_unique(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "P.publishes = { \"form\" }\n"
                 "function P.site(site)\n"
                 "  site:publish(\"form\", \"a\", 1)\n"
                 "  site:publish(\"form\", \"a\", 2)\n"
                 "end");
    world_plugin(world, "q",
                 "function P.site(site) site:publish(\"x\", \"a\", 1) end");
    world_plugin(world, "r",
                 "P.publishes = { \"y\" }\n"
                 "P.filter = { document = function(_, _, site)\n"
                 "  site:publish(\"y\", \"a\", 1) end }");
    world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect(world, "p.lua:5: there is a form 'a' already");
    world_expect(world, "the plugin does not say that it publishes 'x'");
    world_expect(world, "site:publish works in the site step only");
}

static void test_facts__of_one_key_in_page_order(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "P.publishes = { seen = \"many\" }\nP.reads = { \"seen\" }\n"
                 "function P.collect(page)\n"
                 "  page:publish(\"seen\", \"k\", page.title)\n"
                 "  page:publish(\"seen\", page.id, \"x\")\n"
                 "  page:publish(\"seen\", \"k\", \"again\")\n"
                 "end\n"
                 "function P.site(site)\n"
                 "  local out = {}\n"
                 "  for key, value, id, lang in site:facts(\"seen\", \"k\") do\n"
                 "    out[#out + 1] = key .. value .. id .. lang\n"
                 "  end\n"
                 "  for _ in site:facts(\"seen\", \"none\") do error(\"?\") end\n"
                 "  site:note(\"told\", table.concat(out, \",\"))\n"
                 "end");
    world_page(world, "a.md", "---\ntitle: A\n---\n");
    world_page(world, "b.md", "---\ntitle: B\n---\n");
    world_run(world);
    world_expect(world, "kAaen,kagainaen,kBben,kagainben [told]");
    assert_int_equal(diag_total(world->diags), 1);
}

static void test_warn__at_a_record(void **state)
{
    World *world = *state;
    Source *file = source_new(&world->arena, STR("content/sources/s.yaml"),
                              STR("type: book\n- key: s\n"));
    SourceRecord record = {.key = STR("s"), .source = file,
                           .span = {16, 4}};
    record.record = value_map(&world->arena);
    map_put(&world->site.record_by_key, record.key, &record);
    world_plugin(world, "p",
                 "function P.site(site)\n"
                 "  site:warn({ source = \"s\" }, \"odd\", \"it is odd\")\n"
                 "  site:warn(\"even\", \"it is even\")\n"
                 "  site:warn({ source = \"t\" }, \"odd\", \"it is odd\")\n"
                 "end");
    world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect(world, "s.yaml:2: it is odd [odd]");
    world_expect(world, "it is even [even]");
    world_expect(world, "p.lua:5: no source has the key 't'");
}

static void test_limits__of_the_site_step_grow(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "function P.site(site) while true do end end");
    for (int i = 0; i < 10; i++)
        world_page(world, arena_fmt(&world->arena, "p%d.md", i).ptr, "x\n");
    world_run(world);
    assert_null(strstr(world_said(world), "more than 20000000"));
    world_expect(world, "steps: it may never end [plugin-budget]");
}

static void test_late__holds_what_filters_make(void **state)
{
    World *world = *state;
    Arena late;
    arena_init(&late);
    world_plugin(world, "p",
                 "P.filter = { document = function(_, page)\n"
                 "  local t = {}\n"
                 "  for i = 1, 2000 do t[i] = \"text \" .. i end\n"
                 "  page:set(\"t\", t)\n"
                 "  return { md.paragraph((\"y\"):rep(50000)) }\n"
                 "end }");
    Page *page = world_page(world, "index.md", "x\n");
    size_t before = page->arena.used;
    page->late = &late;
    world_run(world);
    world_expect_quiet(world);
    assert_true(page->arena.used - before < 10000);
    assert_true(late.used > 140000);
    page->late = NULL;
    arena_release(&late);
}

/* Rows of a list share what they have in common with the row before: also
 * where fields are missing, and inside. */
static void test_take__rows_that_are_nearly_alike(void **state)
{
    World *world = *state;
    Page *page;
    Value *rows;

    world_plugin(world, "p",
                 "P.filter = { document = function(_, page)\n"
                 "  page:set(\"t\", {\n"
                 "    { a = \"x\", b = 1, l = { { u = \"1\", v = \"same\" } } },\n"
                 "    { b = 1, l = { { u = \"2\", v = \"same\" } } },\n"
                 "    { a = \"\", c = true, l = {} },\n"
                 "    { a = \"x\", b = 2, c = false, z = \"same\" },\n"
                 "    { 1, 1, 2 }, \"x\", \"x\", 0, -0.0 })\n"
                 "end }");
    page = world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    rows = value_get(page->theme_data, "t");
    assert_ptr_equal(value_at_path(rows, STR("1.b")),
                     value_at_path(rows, STR("2.b")));
    assert_ptr_equal(value_at_path(rows, STR("1.l.1.v")),
                     value_at_path(rows, STR("2.l.1.v")));
    assert_true(str_is(value_as_text(value_at_path(rows, STR("2.l.1.u"))),
                       "2"));
    assert_int_equal(value_count(value_item(rows, 1)), 2);
    assert_true(value_at_path(rows, STR("3.c"))->as.boolean);
    assert_false(value_at_path(rows, STR("4.c"))->as.boolean);
    assert_true(value_at_path(rows, STR("4.b"))->as.number == 2);
    assert_ptr_equal(value_at_path(rows, STR("6")),
                     value_at_path(rows, STR("7")));
    assert_true(signbit(value_at_path(rows, STR("9"))->as.number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_publish__in_the_site_step_is_seen_by_filters),
        WORLD_TEST(test_publish__is_declared_and_unique),
        WORLD_TEST(test_facts__of_one_key_in_page_order),
        WORLD_TEST(test_warn__at_a_record),
        WORLD_TEST(test_limits__of_the_site_step_grow),
        WORLD_TEST(test_late__holds_what_filters_make),
        WORLD_TEST(test_take__rows_that_are_nearly_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
