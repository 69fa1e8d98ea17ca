/* tests/unit/test_source.c - base/source.h: from offsets to places. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/source.h"

static Source *make(Arena *arena, Str text)
{
    arena_init(arena);
    return source_new(arena, STR("a.md"), text);
}

static void assert_place(const Source *source, uint32_t off, uint32_t line,
                         uint32_t column)
{
    Place place = source_locate(source, off);

    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(source_line_at(source, off), line);
}

static void source__empty_text_has_one_line(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR(""));

    (void)state;
    assert_int_equal(source->line_count, 1);
    assert_place(source, 0, 1, 1);
    assert_place(source, 99, 1, 1);
    assert_int_equal(source_line(source, 1).len, 0);
    arena_release(&arena);
}

static void source__knows_all_three_line_ends(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("a\nb\r\nc\rd\n\re"));
    const char *const lines[] = {"a", "b", "c", "d", "", "e"};
    const uint32_t starts[] = {0, 2, 5, 7, 9, 10};

    (void)state;
    assert_int_equal(source->line_count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        assert_true(str_is(source_line(source, i + 1), lines[i]));
        assert_int_equal(source_line_start(source, i + 1), starts[i]);
    }
    arena_release(&arena);
}

static void source__a_last_line_end_begins_an_empty_line(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("a\n"));

    (void)state;
    assert_int_equal(source->line_count, 2);
    assert_place(source, 0, 1, 1);
    assert_place(source, 1, 1, 2);
    assert_place(source, 2, 2, 1);
    assert_int_equal(source_line(source, 2).len, 0);
    arena_release(&arena);
}

static void source__places_inside_a_line_end_are_behind_the_line(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("ab\r\ncd"));

    (void)state;
    assert_place(source, 2, 1, 3);
    assert_place(source, 3, 1, 3);
    assert_place(source, 4, 2, 1);
    assert_place(source, 6, 2, 3);
    assert_place(source, UINT32_MAX, 2, 3);
    arena_release(&arena);
}

static void source__lines_that_are_not_there_are_empty(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("ab\ncd"));

    (void)state;
    assert_int_equal(source_line(source, 0).len, 0);
    assert_int_equal(source_line(source, 3).len, 0);
    assert_int_equal(source_line(source, UINT32_MAX).len, 0);
    assert_int_equal(source_line_start(source, 0), 0);
    assert_int_equal(source_line_start(source, 3), 5);
    arena_release(&arena);
}

static void source__columns_are_characters(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("tŷ 日x\U0001F600y"));

    (void)state;
    assert_place(source, 1, 1, 2);  /* ŷ */
    assert_place(source, 2, 1, 2);  /* its second byte */
    assert_place(source, 3, 1, 3);  /* space */
    assert_place(source, 7, 1, 5);  /* x */
    assert_place(source, 8, 1, 6);  /* the smiley */
    assert_place(source, 10, 1, 6); /* in the middle of it */
    assert_place(source, 12, 1, 7); /* y */
    arena_release(&arena);
}

static void source__invalid_bytes_count_one_each(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("a\xFF\xC3z\xE2\x82"));

    (void)state;
    assert_place(source, 3, 1, 4);
    assert_place(source, 6, 1, 7);
    arena_release(&arena);
}

static void source__byte_order_mark_is_no_column(void **state)
{
    Arena arena;
    const Source *source = make(&arena, STR("\xEF\xBB\xBF" "ab\n"
                                            "\xEF\xBB\xBF" "cd"));

    (void)state;
    assert_place(source, 0, 1, 1);
    assert_place(source, 1, 1, 1);
    assert_place(source, 3, 1, 1);
    assert_place(source, 4, 1, 2);
    assert_place(source, 9, 2, 2); /* elsewhere it is a character */
    arena_release(&arena);
}

static void source__counting_on_gives_the_same_places(void **state)
{
    static const char text[] = "\xEF\xBB\xBFtŷ 日x\r\ny\xFF\xC3z\n\n"
                               "\U0001F600 .";
    Arena arena;
    const Source *source = make(&arena, str_from(text));

    (void)state;
    for (uint32_t from = 0; from <= sizeof text; from++) {
        for (uint32_t to = 0; to <= sizeof text; to++) {
            Place known = source_locate(source, from);
            Place place = source_locate_from(source, from, known, to);

            assert_int_equal(place.line, source_locate(source, to).line);
            assert_int_equal(place.column, source_locate(source, to).column);
        }
    }
    arena_release(&arena);
}

static void source__line_table_is_tight(void **state)
{
    enum { LINES = 100000 };
    static char text[2 * LINES];
    Arena arena;
    const Source *source;

    (void)state;
    for (size_t i = 0; i < LINES; i++) {
        text[2 * i] = 'x';
        text[2 * i + 1] = '\n';
    }
    source = make(&arena, (Str){text, sizeof text});
    assert_int_equal(source->line_count, LINES + 1);
    assert_true(arena.used <= sizeof(Source) + (LINES + 1) * 4);
    assert_place(source, 2 * 77777, 77778, 1);
    assert_place(source, 2 * 77777 + 1, 77778, 2);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source__empty_text_has_one_line),
        cmocka_unit_test(source__knows_all_three_line_ends),
        cmocka_unit_test(source__a_last_line_end_begins_an_empty_line),
        cmocka_unit_test(source__places_inside_a_line_end_are_behind_the_line),
        cmocka_unit_test(source__lines_that_are_not_there_are_empty),
        cmocka_unit_test(source__columns_are_characters),
        cmocka_unit_test(source__invalid_bytes_count_one_each),
        cmocka_unit_test(source__byte_order_mark_is_no_column),
        cmocka_unit_test(source__counting_on_gives_the_same_places),
        cmocka_unit_test(source__line_table_is_tight),
    };

    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
