/* tests/unit/test_diag_second.c - the second place of a diagnostic. */
#include "diag_world.h"

#include "base/limits.h"

static void add(World *world, const Source *source, Span span, DiagPos second)
{
    diag_also(world->diags, DIAG_ERROR, "twice", diag_at(source, span),
              (DiagAlso){second, "the first is here"}, STR("keep one"),
              "this is here a second time");
}

static void second__is_shown_with_its_own_line(void **state)
{
    World world;
    const Source *a, *b;

    (void)state;
    open_world(&world, false);
    a = source_of(&world, "a.md", STR("one\n\ttŷ two\n"));
    b = source_of(&world, "b.md", STR("x\ny two\n"));
    add(&world, b, (Span){4, 3}, diag_at(a, (Span){9, 3}));
    assert_prints(&world, 0,
                  "b.md:2:3: error: this is here a second time [twice]\n"
                  "    2 | y two\n"
                  "      |   ^~~\n"
                  "      = the first is here: a.md:2:5\n"
                  "    2 |     tŷ two\n"
                  "      |        ^~~\n"
                  "      = help: keep one\n"
                  "1 error\n");
    close_world(&world);
}

static void second__may_be_a_whole_file_or_none(void **state)
{
    World world;
    const Source *a;

    (void)state;
    open_world(&world, false);
    a = source_of(&world, "a.md", STR("one\n"));
    add(&world, a, (Span){0, 1}, diag_in_file(STR("b\033.md")));
    add(&world, a, (Span){1, 1}, diag_at(a, DIAG_WHOLE_FILE));
    add(&world, a, (Span){2, 1}, diag_nowhere());
    diag_also(world.diags, DIAG_NOTE, "none", diag_nowhere(),
              (DiagAlso){diag_at(a, (Span){0, 1}), NULL}, STR(""), "no words");
    assert_prints(&world, 0,
                  "handbook: note: no words [none]\n"
                  "a.md:1:1: error: this is here a second time [twice]\n"
                  "    1 | one\n"
                  "      | ^\n"
                  "      = the first is here: b\xEF\xBF\xBD.md\n"
                  "      = help: keep one\n"
                  "a.md:1:2: error: this is here a second time [twice]\n"
                  "    1 | one\n"
                  "      |  ^\n"
                  "      = the first is here: a.md\n"
                  "      = help: keep one\n"
                  "a.md:1:3: error: this is here a second time [twice]\n"
                  "    1 | one\n"
                  "      |   ^\n"
                  "      = help: keep one\n"
                  "3 errors\n");
    close_world(&world);
}

/* Two that differ in nothing but the second place are two. */
static void second__counts_among_repeats(void **state)
{
    for (int turn = 0; turn < 2; turn++) {
        World world;
        const Source *a;

        (void)state;
        open_world(&world, false);
        a = source_of(&world, "a.md", STR("one two three\n"));
        for (int i = 0; i < 2; i++) {
            add(&world, a, (Span){8, 1},
                diag_at(a, (Span){turn == i ? 4 : 0, 3}));
            add(&world, a, (Span){8, 1}, diag_at(a, (Span){0, 3}));
        }
        assert_int_equal(diag_total(world.diags), 2);
        assert_int_equal(diag_get(world.diags, 0)->also.place.column, 1);
        assert_int_equal(diag_get(world.diags, 1)->also.place.column, 5);
        close_world(&world);
    }
}

static void second__is_copied(void **state)
{
    World world;
    char path[] = "b.md";
    char words[] = "the first is here";

    (void)state;
    open_world(&world, false);
    diag_also(world.diags, DIAG_ERROR, "twice", diag_in_file(STR("a.md")),
              (DiagAlso){diag_in_file(str_from(path)), words}, STR(""), "m");
    memset(path, 'x', sizeof path - 1);
    memset(words, 'x', sizeof words - 1);
    assert_prints(&world, 0,
                  "a.md: error: m [twice]\n"
                  "      = the first is here: b.md\n"
                  "1 error\n");
    close_world(&world);
}

/* A file of one line, in which every second half names a place in the first:
 * columns are counted once, not from the start for each. */
static void second__a_megabyte_line_is_quick(void **state)
{
    const uint32_t half = 1u << 20;
    World world;
    const Source *a;
    char *text = malloc(2 * (size_t)half);

    (void)state;
    assert_non_null(text);
    memset(text, 'x', 2 * (size_t)half);
    open_world(&world, false);
    a = source_of(&world, "a.md", (Str){text, 2 * (size_t)half});
    for (uint32_t i = 0; i < 100000; i++)
        add(&world, a, (Span){half + i, 1},
            diag_at(a, (Span){half - 1 - i, 1}));
    assert_int_equal(diag_total(world.diags), 100000);
    assert_int_equal(diag_get(world.diags, 0)->also.place.column, half);
    assert_int_equal(diag_get(world.diags, 99999)->also.place.column,
                     half - 99999);
    close_world(&world);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(second__is_shown_with_its_own_line),
        cmocka_unit_test(second__may_be_a_whole_file_or_none),
        cmocka_unit_test(second__counts_among_repeats),
        cmocka_unit_test(second__is_copied),
        cmocka_unit_test(second__a_megabyte_line_is_quick),
    };

    return cmocka_run_group_tests_name("diag_second", tests, NULL, NULL);
}
