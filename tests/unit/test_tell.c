/* tests/unit/test_tell.c - tell/: paths and texts. The formats themselves are
 * checked by the suite `formats`. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tell/tell_internal.h"

static Arena arena;

static void assert_path(const char *here, const char *top, const char *path,
                        bool inside, const char *expected)
{
    Str out;

    assert_int_equal(tell_path_from(&arena, str_from(here), str_from(top),
                                    str_from(path), &out),
                     inside);
    assert_string_equal(str_dup(&arena, out).ptr, expected);
}

static void paths_start_at_the_top(void **state)
{
    (void)state;
    assert_path("/r", "/r", "content/a.md", true, "content/a.md");
    assert_path("/r/docs", "/r", "content/a.md", true, "docs/content/a.md");
    assert_path("/r/docs", "/r", "../b/./c.md", true, "b/c.md");
    assert_path("/r/docs", "/r", "/r/x//y.md", true, "x/y.md");
    assert_path("/", "/", "a.md", true, "a.md");
}

static void what_lies_elsewhere_is_whole(void **state)
{
    (void)state;
    assert_path("/r/docs", "/r", "/elsewhere/a.md", false, "/elsewhere/a.md");
    assert_path("/r/docs", "/r", "../../a.md", false, "/a.md");
    assert_path("/r/docs", "/r", "../../../../a.md", false, "/a.md");
    assert_path("/r/docs", "/r", "/rest/a.md", false, "/rest/a.md");
    assert_path("/r", "/r", ".", false, "/r");
    assert_path("", "", "a.md", true, "a.md");
    assert_path("", "", "/a.md", false, "/a.md");
}

static void texts_are_made_utf8(void **state)
{
    (void)state;
    assert_string_equal(tell_text(&arena, STR("a\xFF" "ŵ")).ptr,
                        "a\xEF\xBF\xBDŵ");
    assert_string_equal(tell_text(&arena, STR("")).ptr, "");
}

static void texts_have_an_end(void **state)
{
    size_t size = (size_t)4 * 1024 * 1024;
    char *text = arena_alloc(&arena, size);

    (void)state;
    memset(text, 'x', size);
    assert_true(tell_text(&arena, (Str){text, size}).len < size);
}

static int open_arena(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_start_at_the_top),
        cmocka_unit_test(what_lies_elsewhere_is_whole),
        cmocka_unit_test(texts_are_made_utf8),
        cmocka_unit_test(texts_have_an_end),
    };

    return cmocka_run_group_tests_name("tell", tests, open_arena, close_arena);
}
