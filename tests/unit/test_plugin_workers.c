/* tests/unit/test_plugin_workers.c - the same pages by one worker and by many,
 * in any order, give the same bytes. */
#include "base/compat.h"

#include "plugin_workers.h"


#define PAGES 60
#define WORKERS 4

static const char *PLUGIN =
    "P.publishes = { \"word\", all = \"many\" }\n"
    "P.reads = { \"word\", \"all\", \"page\" }\n"
    "function P.collect(page)\n"
    "  page:publish(\"word\", page.id, { page.title, [\"n\"] = nil })\n"
    "  page:publish(\"all\", \"x\", page.id)\n"
    "end\n"
    "P.filter = { emph = function(node, page, site)\n"
    "  local t = {}\n"
    "  for k in pairs{ b = 1, a = 1, [1] = 1, c = 1 } do\n"
    "    t[#t + 1] = tostring(k) .. tostring({})\n"
    "  end\n"
    "  page.state.n = (page.state.n or 0) + 1\n"
    "  return md.strong(table.concat(t), page.state.n,\n"
    "    site:fact(\"word\", \"p7\")[1], site:nearest(\"word\", \"p77\"))\n"
    "end,\n"
    "code = function() error(\"always\") end }";

/* Runs everything with `workers`; HTML of all pages and what was said. */
static const char *build(World *world, unsigned workers, bool backwards)
{
    Site *site = &world->site;
    Buf all;
    world_plugin(world, "a", PLUGIN);
    for (int i = 0; i < PAGES; i++) {
        const char *name = arena_fmt(&world->arena, "p%d.md", i).ptr;
        world_page(world, name, "one *two* *three* `four`\n");
    }
    assert_true(world_open(world));
    workers_run(world, workers, backwards);
    buf_init(&all, 1u << 22);
    for (size_t i = 0; i < site->page_count; i++)
        buf_adds(&all, world_html(world, site->page[i]));
    buf_adds(&all, world_said(world));
    const char *text = strdup(all.ptr);
    buf_release(&all);
    return text;
}

static void test_workers__give_the_same_bytes(void **state)
{
    const char *text[3];
    (void)state;
    for (int i = 0; i < 3; i++) {
        void *fresh = NULL;
        assert_int_equal(world_set_up(&fresh), 0);
        text[i] = build(fresh, i == 0 ? 1 : WORKERS, i == 2);
        world_tear_down(&fresh);
    }
    assert_non_null(strstr(text[0],
                           "<strong>1tableatablebtablectable1P7p17</strong>"));
    assert_non_null(strstr(text[0], "always [plugin-failed]"));
    assert_string_equal(text[0], text[1]);
    assert_string_equal(text[0], text[2]);
    for (int i = 0; i < 3; i++)
        free((void *)(uintptr_t)text[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_workers__give_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
