/* tests/unit/test_path.c - base/path.h: parts, ways, names, URLs. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/path.h"

#define assert_str(s, expected) assert_true(str_is((s), (expected)))

static Arena scratch;

static int open_scratch(void **state)
{
    (void)state;
    arena_init(&scratch);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    arena_release(&scratch);
    return 0;
}

static void path__joins(void **state)
{
    (void)state;
    assert_str(path_join(&scratch, STR("a"), STR("b")), "a/b");
    assert_str(path_join(&scratch, STR("a/"), STR("b")), "a/b");
    assert_str(path_join(&scratch, STR("a"), STR("/b")), "a/b");
    assert_str(path_join(&scratch, STR("/"), STR("b")), "/b");
    assert_str(path_join(&scratch, STR(""), STR("b")), "b");
    assert_str(path_join(&scratch, STR("a"), STR("")), "a");
    assert_str(path_join(&scratch, STR(""), STR("")), "");
    assert_int_equal(path_join(&scratch, STR("a"), STR("b")).ptr[3], '\0');
}

static void path__takes_apart(void **state)
{
    (void)state;
    assert_str(path_folder(STR("a/b.md")), "a");
    assert_str(path_folder(STR("a/b/c")), "a/b");
    assert_str(path_folder(STR("b.md")), "");
    assert_str(path_folder(STR("/b.md")), "/");
    assert_str(path_folder(STR("")), "");
    assert_str(path_name(STR("a/b.md")), "b.md");
    assert_str(path_name(STR("b.md")), "b.md");
    assert_str(path_name(STR("a/")), "");
    assert_str(path_extension(STR("a/b.tar.gz")), "gz");
    assert_str(path_extension(STR("a.b/c")), "");
    assert_str(path_extension(STR(".nojekyll")), "");
    assert_str(path_extension(STR("a.")), "");
    assert_str(path_extension(STR("")), "");
    assert_str(path_stem(STR("a/b.cy.md")), "a/b.cy");
    assert_str(path_stem(STR("a.b/c")), "a.b/c");
    assert_str(path_stem(STR("a/.hidden")), "a/.hidden");
    assert_str(path_stem(STR("a.")), "a.");
}

static const char *resolved(const char *from, const char *target)
{
    Str out;

    if (!path_resolve(&scratch, str_from(from), str_from(target), &out))
        return "(outside)";
    assert_int_equal(out.ptr[out.len], '\0');
    return out.ptr;
}

static void path__resolves_against_the_folder_of_a_file(void **state)
{
    (void)state;
    assert_string_equal(resolved("a/b.md", "../c.md"), "c.md");
    assert_string_equal(resolved("a/b.md", "c.md"), "a/c.md");
    assert_string_equal(resolved("a/b.md", "./x/./y/../c.md"), "a/x/c.md");
    assert_string_equal(resolved("b.md", "c//d/"), "c/d");
    assert_string_equal(resolved("a/b.md", ".."), "");
    assert_string_equal(resolved("a/b.md", "."), "a");
    assert_string_equal(resolved("a/b.md", ""), "a/b.md");
    assert_string_equal(resolved("a/b.md", "/c.md"), "c.md");
    assert_string_equal(resolved("a/b.md", "...") , "a/...");
    assert_string_equal(resolved("a/b/c.md", "../../d.md"), "d.md");
}

static void path__does_not_resolve_above_the_root(void **state)
{
    (void)state;
    assert_string_equal(resolved("b.md", ".."), "(outside)");
    assert_string_equal(resolved("a/b.md", "../../c.md"), "(outside)");
    assert_string_equal(resolved("a/b.md", "/../c.md"), "(outside)");
    /* Nor for a moment: what lies above is not ours to name. */
    assert_string_equal(resolved("a/b.md", "../../a/c.md"), "(outside)");
}

static const char *way(const char *from, const char *to)
{
    return path_relative(&scratch, str_from(from), str_from(to)).ptr;
}

static void path__finds_the_way_between_files(void **state)
{
    (void)state;
    assert_string_equal(way("a/b.html", "c/d.html"), "../c/d.html");
    assert_string_equal(way("a/b.html", "a/d.html"), "d.html");
    assert_string_equal(way("b.html", "a/d.html"), "a/d.html");
    assert_string_equal(way("a/b/c.html", "d.html"), "../../d.html");
    assert_string_equal(way("a/b/c.html", "a/d/e.html"), "../d/e.html");
    assert_string_equal(way("a/b.html", "a/b.html"), "b.html");
    assert_string_equal(way("ab/x.html", "a/x.html"), "../a/x.html");
    assert_string_equal(way("a/b.html", "a/b.html/c"), "b.html/c");
}

static void path__way_to_a_folder_is_never_empty(void **state)
{
    (void)state;
    assert_string_equal(way("b.html", ""), "./");
    assert_string_equal(way("a/b.html", ""), "../");
    assert_string_equal(way("a/b.html", "a/"), "./");
    assert_string_equal(way("a/b.html", "a"), "../a");
}

static void path__way_and_resolve_are_inverse(void **state)
{
    static const char *const paths[] = {
        "x.html", "a/x.html", "a/b/x.html", "a/b/c/y.html", "ab/x.html",
        "b/a/x.html", "a/y.html",
    };
    enum { COUNT = sizeof paths / sizeof paths[0] };

    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            assert_string_equal(resolved(paths[i], way(paths[i], paths[j])),
                                paths[j]);
}

static void path__knows_what_lies_inside(void **state)
{
    (void)state;
    assert_true(path_is_inside(STR("/a/b"), STR("/a")));
    assert_true(path_is_inside(STR("/a"), STR("/a")));
    assert_true(path_is_inside(STR("/a/b"), STR("/a/")));
    assert_true(path_is_inside(STR("/a"), STR("/")));
    assert_true(path_is_inside(STR("/"), STR("/")));
    assert_false(path_is_inside(STR("/ab"), STR("/a")));
    assert_false(path_is_inside(STR("/a"), STR("/a/b")));
    assert_false(path_is_inside(STR("/"), STR("/a")));
    assert_false(path_is_inside(STR("/b/a"), STR("/a")));
}

static void path__accepts_names_that_a_stick_can_hold(void **state)
{
    static const char *const good[] = {
        "index.md", "a b.md", ".nojekyll", "Tŷ.md", "con1.md", "com0",
        "com10", "lpt", "console.md", "a.con", " a", "日本.md", "co", "...a",
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_null(path_bad_name(str_from(good[i])));
}

static void path__refuses_names_that_it_cannot(void **state)
{
    static const char *const bad[] = {
        "",        ".",       "..",      "a.",     "a ",       "a/b",
        "a\\b",    "a:b",     "a*",      "a?",     "a\"b",     "<a",
        "a>",      "a|b",     "a\nb",    "a\x7F",  "con",      "CON",
        "Con.md",  "nul.tar.gz", "aux ", "prn .txt", "com1",   "LPT9.md",
        "\xFF.md", "a\x01",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_non_null(path_bad_name(str_from(bad[i])));
    assert_non_null(path_bad_name(STR("a\0b")));
}

static void path__counts_the_length_of_names_in_utf16(void **state)
{
    char name[4 * 256];

    (void)state;
    memset(name, 'a', sizeof name);
    assert_null(path_bad_name(str_of(name, 255)));
    assert_non_null(path_bad_name(str_of(name, 256)));
    for (size_t i = 0; i < 128; i++)
        memcpy(name + 4 * i, "\xF0\x9F\x98\x80", 4);
    assert_null(path_bad_name(str_of(name, 4 * 127)));
    assert_non_null(path_bad_name(str_of(name, 4 * 128)));
}

static void path__goes_into_urls_and_back(void **state)
{
    char every[255];
    Str url, back;

    (void)state;
    url = path_to_url(&scratch, STR("a b/tŷ?#%&.html"));
    assert_str(url, "a%20b/t%C5%B7%3F%23%25%26.html");
    assert_str(path_to_url(&scratch, STR("")), "");
    assert_str(path_to_url(&scratch, STR("a:b")), "a%3Ab");
    for (size_t i = 0; i < sizeof every; i++)
        every[i] = (char)(i + 1);
    url = path_to_url(&scratch, str_of(every, sizeof every));
    for (size_t i = 0; i < url.len; i++)
        assert_null(strchr(" \"'<>&?#()[]{}|\\^`:;+", url.ptr[i]));
    assert_true(path_from_url(&scratch, url, &back));
    assert_true(str_eq(back, str_of(every, sizeof every)));
    assert_int_equal(back.ptr[back.len], '\0');
}

static void path__refuses_broken_urls(void **state)
{
    Str out;

    (void)state;
    assert_true(path_from_url(&scratch, STR("a%2fb+c"), &out));
    assert_str(out, "a/b+c");
    assert_false(path_from_url(&scratch, STR("%"), &out));
    assert_false(path_from_url(&scratch, STR("a%2"), &out));
    assert_false(path_from_url(&scratch, STR("%zz"), &out));
    assert_false(path_from_url(&scratch, STR("%2"), &out));
    assert_false(path_from_url(&scratch, STR("%2g"), &out));
    assert_false(path_from_url(&scratch, STR("a%00b"), &out));
    assert_false(path_from_url(&scratch, STR("a\0b"), &out));
    assert_true(path_from_url(&scratch, STR(""), &out));
    assert_int_equal(out.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(path__joins),
        cmocka_unit_test(path__takes_apart),
        cmocka_unit_test(path__resolves_against_the_folder_of_a_file),
        cmocka_unit_test(path__does_not_resolve_above_the_root),
        cmocka_unit_test(path__finds_the_way_between_files),
        cmocka_unit_test(path__way_to_a_folder_is_never_empty),
        cmocka_unit_test(path__way_and_resolve_are_inverse),
        cmocka_unit_test(path__knows_what_lies_inside),
        cmocka_unit_test(path__accepts_names_that_a_stick_can_hold),
        cmocka_unit_test(path__refuses_names_that_it_cannot),
        cmocka_unit_test(path__counts_the_length_of_names_in_utf16),
        cmocka_unit_test(path__goes_into_urls_and_back),
        cmocka_unit_test(path__refuses_broken_urls),
    };

    return cmocka_run_group_tests_name("path", tests, open_scratch,
                                       close_scratch);
}
