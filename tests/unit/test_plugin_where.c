/* tests/unit/test_plugin_where.c - reports at words inside a place. */
#include "base/compat.h"

#include "plugin_world.h"

/* A page whose plugin reports at `where`; its place as "LINE:COLUMN+BYTES". */
static const char *place(World *world, const char *where)
{
    const Diag *diag;
    Str code = arena_fmt(&world->arena,
                         "P.filter = { document = function(node, page)\n"
                         "  local text = page:find(\"text\")[1]\n"
                         "  page:warn(%s, \"told\", \"x\")\n"
                         "end }", where);

    world_plugin(world, "p", code.ptr);
    world_page(world, "index.md",
               "---\ntitle: You must, you\n  must not\n---\n\n"
               "A must\\* b, musty \xC3\xAAmust, must\n");
    world_run(world);
    assert_int_equal(diag_total(world->diags), 1);
    diag = diag_get(world->diags, 0);
    if (strcmp(diag->code, "told") != 0)
        return str_dup(&world->arena, diag->message).ptr;
    return arena_fmt(&world->arena, "%u:%u+%u", diag->place.line,
                     diag->place.column, diag->span.len).ptr;
}

static void where__words_of_a_node(void **state)
{
    assert_string_equal(place(*state, "{ text, words = \"must\" }"), "6:3+4");
}

static void where__nth_words_of_a_node(void **state)
{
    assert_string_equal(place(*state, "{ text, words = \"must\", nth = 3 }"),
                        "6:26+4");
}

static void where__words_that_are_not_there(void **state)
{
    assert_string_equal(place(*state, "{ text, words = \"Must\" }"),
                        "6:1+30");
}

static void where__words_over_a_line_of_front_matter(void **state)
{
    assert_string_equal(
        place(*state, "{ field = \"title\", words = \"you must not\" }"),
        "2:18+14");
}

static void where__a_node_alone(void **state)
{
    assert_string_equal(place(*state, "{ text }"), "6:1+30");
}

static void where__of_a_wrong_type(void **state)
{
    const char *said = place(*state, "{ text, words = {} }");

    assert_non_null(strstr(said, "the words"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(where__words_of_a_node),
        WORLD_TEST(where__nth_words_of_a_node),
        WORLD_TEST(where__words_that_are_not_there),
        WORLD_TEST(where__words_over_a_line_of_front_matter),
        WORLD_TEST(where__a_node_alone),
        WORLD_TEST(where__of_a_wrong_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
