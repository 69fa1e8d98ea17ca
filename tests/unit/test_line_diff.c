/* tests/unit/test_line_diff.c - two texts side by side. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/line_diff.h"

static void expect(const char *before, const char *after, const char *shown)
{
    Buf out;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    line_diff(&out, str_from(before), str_from(after), "");
    buf_addc(&out, '\0');
    assert_string_equal(buf_str(&out).ptr, shown);
    buf_release(&out);
}

static void test_equal_texts_say_nothing(void **state)
{
    (void)state;
    expect("", "", "");
    expect("a\nb\n", "a\nb\n", "");
    expect("a", "a", "");
}

static void test_a_line_that_changed_stands_between_its_neighbours(void **state)
{
    (void)state;
    expect("a\nb\nc\n", "a\nB\nc\n", "  a\n- b\n+ B\n  c\n");
    expect("", "a\n", "+ a\n");
    expect("a\n", "", "- a\n");
}

static void test_two_changes_keep_what_is_equal_between(void **state)
{
    (void)state;
    expect("a\nb\nc\nd\n", "A\nb\nc\nD\n", "- a\n+ A\n  b\n  c\n- d\n+ D\n");
    expect("a\nb\nc\n", "x\na\nb\nc\ny\n", "+ x\n  a\n  b\n  c\n+ y\n");
}

static void test_far_lines_are_left_out(void **state)
{
    (void)state;
    expect("1\n2\n3\n4\n5\nx\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\ny\n6\n7\n8\n9\n",
           "…\n  3\n  4\n  5\n- x\n+ y\n  6\n  7\n  8\n…\n");
    expect("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\n",
           "- x\n  1\n  2\n  3\n…\n  5\n  6\n  7\n- y\n");
}

static void test_a_missing_line_end_is_told(void **state)
{
    (void)state;
    expect("a\n", "a", "- a\n+ a\n  (no line end here)\n");
}

static void test_long_texts_are_shown_as_blocks(void **state)
{
    size_t count = LINE_DIFF_MOST + 1;
    char *before = calloc(count * 2 + 3, 1);
    Buf out;
    (void)state;
    for (size_t i = 0; i < count; i++)
        memcpy(before + i * 2, i % 2 ? "a\n" : "b\n", 2);
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    line_diff(&out, str_from(before), STR("x\nb\ny\n"), "");
    assert_int_equal(buf_str(&out).len, count * 4 + 12);
    assert_true(str_ends(buf_str(&out), "+ x\n+ b\n+ y\n"));
    buf_release(&out);
    free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_texts_say_nothing),
        cmocka_unit_test(
            test_a_line_that_changed_stands_between_its_neighbours),
        cmocka_unit_test(test_two_changes_keep_what_is_equal_between),
        cmocka_unit_test(test_far_lines_are_left_out),
        cmocka_unit_test(test_a_missing_line_end_is_told),
        cmocka_unit_test(test_long_texts_are_shown_as_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
