/* tests/unit/test_plugin_terms.c - site:mark_term: what a plugin may say, what
 * filters get, and what is noted. */
#include "base/compat.h"

#include "plugin_world.h"

/* A plugin that publishes two terms on index.md and marks them as `site` says,
 * and shows terms as <i title="KEY">. */
static void glossary(World *world, const char *site)
{
    Str text = arena_fmt(
        &world->arena,
        "P.publishes = { \"term\" }\nP.reads = { \"term\" }\n"
        "function P.collect(page)\n"
        "  if page.id ~= \"index\" then return end\n"
        "  page:publish(\"term\", \"coach\", { term = \"Coach\" })\n"
        "  page:publish(\"term\", \"appeal\", { term = \"Appeal\" })\n"
        "end\n"
        "function P.site(site) %s end\n"
        "P.filter = { term = function(node)\n"
        "  return md.element(\"i\", { title = node.key }, node:children())\n"
        "end }", site);

    world_plugin(world, "p", text.ptr);
    world_page(world, "index.md", "coach\n");
}

static void test_mark__reaches_filters(void **state)
{
    World *world = *state;
    Page *page, *other;

    glossary(world,
             "site:mark_term(\"coach\", { en = { \"coach\", \"a coach\" } },"
             "  { not_on = { \"b\" }, except = { en = \"coach trip\" } })\n"
             "site:mark_term(\"appeal\", { en = \"appeal\" }, { mark = false })");
    page = world_page(world, "a.md", "coach trip, a coach, appeal\n");
    other = world_page(world, "b.md", "coach\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page),
                        "<p>coach trip, <i title=\"coach\">a coach</i>,"
                        " appeal</p>\n");
    assert_string_equal(world_html(world, other), "<p>coach</p>\n");
    assert_string_equal(world_html(world, world->site.page[0]),
                        "<p>coach</p>\n");
    plugin_report_terms(&world->host, 1, &world->site);
    world_expect_quiet(world);
}

static void test_mark__notes_what_no_page_has(void **state)
{
    World *world = *state;

    glossary(world,
             "site:mark_term(\"coach\", { en = \"coach\" }, { note = \"ask\" })\n"
             "site:mark_term(\"appeal\", { en = \"appeal\" }, { note = false })");
    world_run(world);
    plugin_report_terms(&world->host, 1, &world->site);
    assert_string_equal(world_said(world),
                        "index.md:1: no page uses the term 'Coach'"
                        " [unused-term] (ask)\n");
}

static void test_mark__finds_use_in_front_matter(void **state)
{
    World *world = *state;

    glossary(world, "site:mark_term(\"coach\", { en = \"coach\" })\n"
                    "site:mark_term(\"appeal\", { en = \"appeal\" })");
    world_page(world, "a.md", "---\ntitle: Your coach\n"
                              "danger: No appeal.\n"
                              "---\n\nx\n");
    world_run(world);
    plugin_report_terms(&world->host, 1, &world->site);
    world_expect_quiet(world);
}

static void test_mark__is_silent_where_a_page_failed(void **state)
{
    World *world = *state;

    glossary(world, "site:mark_term(\"coach\", { en = \"coach\" })");
    world_page(world, "a.md", "x\n")->failed = true;
    world_run(world);
    plugin_report_terms(&world->host, 1, &world->site);
    world_expect_quiet(world);
}

static void test_mark__raises(void **state)
{
    World *world = *state;

    glossary(world,
             "local function try(...)\n"
             "  local ok, why = pcall(site.mark_term, site, ...)\n"
             "  site:note(\"said\", tostring(why))\n"
             "end\n"
             "try(\"none\", { en = \"x\" })\n"
             "try(\"coach\", \"x\")\n"
             "try(\"coach\", {}, { note_on = true })\n"
             "try(\"coach\", { en = { 1, {}, \"\" }, cy = true })");
    world_run(world);
    world_expect(world, "there is no fact 'term' of the key 'none'");
    world_expect(world, "table expected, got string");
    world_expect(world, "site:mark_term has no 'note_on'; did you mean"
                        " 'not_on'?");
    world_expect(world, "nil [said]");
}

static void test_mark__works_in_the_site_step_only(void **state)
{
    World *world = *state;

    world_plugin(world, "p",
                 "P.filter = { document = function(_, _, site)\n"
                 "  site:mark_term(\"x\", {}) end }");
    world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect(world, "site:mark_term works in the site step only");
    plugin_report_terms(&world->host, 1, &world->site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_mark__reaches_filters),
        WORLD_TEST(test_mark__notes_what_no_page_has),
        WORLD_TEST(test_mark__finds_use_in_front_matter),
        WORLD_TEST(test_mark__is_silent_where_a_page_failed),
        WORLD_TEST(test_mark__raises),
        WORLD_TEST(test_mark__works_in_the_site_step_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
