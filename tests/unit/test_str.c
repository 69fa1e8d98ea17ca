/* tests/unit/test_str.c - base/str.h: slices, splitting, likeness. */
#include "base/compat.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

#define assert_str(s, expected) assert_true(str_is((s), (expected)))

static void str__from_null_is_the_empty_text(void **state)
{
    (void)state;
    assert_non_null(str_from(NULL).ptr);
    assert_int_equal(str_from(NULL).len, 0);
    assert_non_null(str_of(NULL, 5).ptr);
    assert_int_equal(str_of(NULL, 5).len, 0);
    assert_str(str_from("abc"), "abc");
    assert_int_equal(STR("a\0b").len, 3);
}

static void str__slice_is_clamped(void **state)
{
    Str s = STR("abcdef");

    (void)state;
    assert_str(str_slice(s, 1, 3), "bc");
    assert_str(str_slice(s, 0, STR_NONE), "abcdef");
    assert_str(str_slice(s, 4, 2), "");
    assert_str(str_slice(s, 99, 100), "");
    assert_ptr_equal(str_slice(s, 99, 100).ptr, s.ptr + 6);
}

static void str__length_for_printf_is_never_negative(void **state)
{
    (void)state;
    assert_int_equal(str_int_len(STR("abc")), 3);
    assert_int_equal(str_int_len((Str){"", SIZE_MAX}), INT_MAX);
}

static void str__compares_bytewise_shorter_first(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("b"), STR("ab")) > 0);
    assert_true(str_cmp(STR(""), STR("")) == 0);
    assert_true(str_cmp(STR("\xFF"), STR("a")) > 0);
    assert_true(str_cmp(STR("a\0b"), STR("a\0c")) < 0);
    assert_true(str_eq(STR("a\0b"), STR("a\0b")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_false(str_eq(STR("a"), STR("ab")));
}

static void str__ieq_folds_ascii_only(void **state)
{
    (void)state;
    assert_true(str_ieq(STR("HeLLo-1"), STR("hEllO-1")));
    assert_false(str_ieq(STR("\xC3\x89"), STR("\xC3\xA9")));
    assert_false(str_ieq(STR("a"), STR("ab")));
    /* '@' and '`', '[' and '{' differ by the same bit as letters do. */
    assert_false(str_ieq(STR("@["), STR("`{")));
}

static void str__knows_starts_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts(STR("abc"), "ab"));
    assert_true(str_starts(STR("abc"), ""));
    assert_false(str_starts(STR("ab"), "abc"));
    assert_true(str_ends(STR("a.md"), ".md"));
    assert_false(str_ends(STR("md"), ".md"));
    assert_true(str_ends(STR(""), ""));
}

static void str__finds_first_and_last(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("aabaab"), STR("ab")), 1);
    assert_int_equal(str_find(STR("aaab"), STR("aab")), 1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_int_equal(str_find(STR("abc"), STR("c")), 2);
    assert_true(str_find(STR("abc"), STR("abcd")) == STR_NONE);
    assert_true(str_find(STR(""), STR("a")) == STR_NONE);
    assert_true(str_find(STR("ababa"), STR("abb")) == STR_NONE);
    assert_true(str_find(STR("xyz"), STR("ab")) == STR_NONE);
    assert_int_equal(str_find_char(STR("a/b/c"), '/'), 1);
    assert_int_equal(str_rfind_char(STR("a/b/c"), '/'), 3);
    assert_int_equal(str_rfind_char(STR("/"), '/'), 0);
    assert_true(str_rfind_char(STR("abc"), '/') == STR_NONE);
    assert_int_equal(str_find_char(STR("a\0b"), '\0'), 1);
}

static void str__trims_both_ends(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(STR(" \n ")), "");
    assert_str(str_trim(STR("")), "");
    assert_str(str_trim_left(STR(" a ")), "a ");
    assert_str(str_trim_right(STR(" a ")), " a");
    assert_str(str_trim(STR("\va\v")), "\va\v");
}

/* Joins the parts with '|' so that one comparison shows them all. */
static const char *parts(Arena *arena, Str text, bool lines)
{
    Str joined = STR("");
    Str part;

    while (lines ? str_line(&text, &part) : str_split(&text, ',', &part))
        joined = str_cat(arena, str_cat(arena, joined, part), STR("|"));
    return joined.ptr;
}

static void str__split_gives_every_part_but_an_empty_last(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    assert_string_equal(parts(&arena, STR("a,b"), false), "a|b|");
    assert_string_equal(parts(&arena, STR(",a,,b,"), false), "|a||b|");
    assert_string_equal(parts(&arena, STR(","), false), "|");
    assert_string_equal(parts(&arena, STR(""), false), "");
    arena_release(&arena);
}

static void str__line_takes_both_line_ends(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    assert_string_equal(parts(&arena, STR("a\r\nb\nc"), true), "a|b|c|");
    assert_string_equal(parts(&arena, STR("a\n\nb\n"), true), "a||b|");
    assert_string_equal(parts(&arena, STR("a\rb"), true), "a\rb|");
    assert_string_equal(parts(&arena, STR("\n"), true), "|");
    arena_release(&arena);
}

static void str__line_keeps_a_carriage_return_at_the_very_end(void **state)
{
    Str rest = STR("a\r");
    Str line;

    (void)state;
    assert_true(str_line(&rest, &line));
    assert_str(line, "a\r");
    assert_false(str_line(&rest, &line));
}

static void str__to_u64_takes_digits_that_fit(void **state)
{
    uint64_t n = 7;

    (void)state;
    assert_true(str_to_u64(STR("18446744073709551615"), &n));
    assert_true(n == UINT64_MAX);
    assert_true(str_to_u64(STR("0007"), &n));
    assert_int_equal(n, 7);
    assert_false(str_to_u64(STR("18446744073709551616"), &n));
    assert_false(str_to_u64(STR("99999999999999999999999"), &n));
    assert_false(str_to_u64(STR(""), &n));
    assert_false(str_to_u64(STR("+1"), &n));
    assert_false(str_to_u64(STR("-1"), &n));
    assert_false(str_to_u64(STR(" 1"), &n));
    assert_false(str_to_u64(STR("1\0"), &n));
    assert_false(str_to_u64(STR("\xD9\xA1"), &n)); /* Arabic one */
}

static void ascii__classes_hold_for_every_byte(void **state)
{
    static const char space[] = " \t\n\v\f\r";
    static const char punct[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    (void)state;
    for (int i = 1; i < 256; i++) {
        char c = (char)i;
        bool digit = i >= '0' && i <= '9';
        bool upper = i >= 'A' && i <= 'Z';
        bool lower = i >= 'a' && i <= 'z';

        assert_int_equal(ascii_is_space(c), strchr(space, c) != NULL);
        assert_int_equal(ascii_is_punct(c), strchr(punct, c) != NULL);
        assert_int_equal(ascii_is_digit(c), digit);
        assert_int_equal(ascii_is_alpha(c), upper || lower);
        assert_int_equal(ascii_is_alnum(c), upper || lower || digit);
        assert_int_equal(ascii_lower(c), upper ? (char)(i + 32) : c);
    }
    assert_false(ascii_is_space('\0') || ascii_is_punct('\0'));
}

static void str__copies_end_in_nul(void **state)
{
    char shared[] = {'A', 'b', 'C'};
    Arena arena;
    Str s = {shared, 2};

    (void)state;
    arena_init(&arena);
    assert_string_equal(str_dup(&arena, s).ptr, "Ab");
    assert_string_equal(str_lower(&arena, s).ptr, "ab");
    assert_string_equal(str_cat(&arena, s, STR("!")).ptr, "Ab!");
    assert_string_equal(str_cat(&arena, STR(""), STR("")).ptr, "");
    assert_string_equal(str_to_cstr(&arena, s), "Ab");
    assert_string_equal(str_to_cstr(&arena, STR("")), "");
    assert_null(str_to_cstr(&arena, STR("a\0b")));
    assert_null(str_to_cstr(&arena, STR("a\0")));
    arena_release(&arena);
}

static void str__distance_counts_edits_and_swaps(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 9), 3);
    assert_int_equal(str_distance(STR("vtr5247"), STR("vtr5274"), 9), 1);
    assert_int_equal(str_distance(STR("ab"), STR("ba"), 9), 1);
    assert_int_equal(str_distance(STR("ca"), STR("abc"), 9), 3);
    assert_int_equal(str_distance(STR("abc"), STR("abc"), 0), 0);
    assert_int_equal(str_distance(STR("ABC"), STR("abc"), 0), 0);
    assert_int_equal(str_distance(STR(""), STR("abc"), 9), 3);
    assert_int_equal(str_distance(STR("abc"), STR(""), 9), 3);
    assert_int_equal(str_distance(STR(""), STR(""), 0), 0);
}

static void str__distance_counts_characters_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("tŷ"), STR("ty"), 9), 1);
    assert_int_equal(str_distance(STR("日本"), STR("本日"), 9), 1);
}

static void str__distance_gives_up_behind_the_limit(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("abcdef"), STR("uvwxyz"), 2), 3);
    assert_int_equal(str_distance(STR("a"), STR("abcdef"), 2), 3);
    assert_int_equal(str_distance(STR("abcdef"), STR("uvwxyz"), 6), 6);
    /* A swap after a row that is over the limit must still be seen. */
    assert_int_equal(str_distance(STR("xxba"), STR("xxab"), 1), 1);
}

static void str__distance_takes_long_words_as_far(void **state)
{
    char word[66];
    Str longest = {word, 64};

    (void)state;
    memset(word, 'x', sizeof word);
    assert_int_equal(str_distance(longest, longest, 3), 0);
    assert_int_equal(str_distance((Str){word, 65}, (Str){word, 65}, 3), 4);
    assert_int_equal(str_distance(longest, STR(""), 100), 64);
}

/* The same by brute force: the whole table at once. */
static unsigned slow_distance(const char *a, const char *b)
{
    unsigned d[8][8];
    unsigned la = (unsigned)strlen(a);
    unsigned lb = (unsigned)strlen(b);

    for (unsigned i = 0; i <= la; i++) {
        for (unsigned j = 0; j <= lb; j++) {
            unsigned best = i ? d[i - 1][0] + 1 : j;

            if (i && j) {
                best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
                best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
                best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
            }
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    }
    return d[la][lb];
}

static void spell(char word[6], unsigned number)
{
    unsigned len = number % 6;

    for (unsigned i = 0; i < len; i++, number /= 3)
        word[i] = (char)('a' + number % 3);
    word[len] = '\0';
}

static void str__distance_agrees_with_the_whole_table(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 300; i++) {
        for (unsigned j = 0; j < 300; j++) {
            char a[6] = "";
            char b[6] = "";
            unsigned slow;

            spell(a, i * 7);
            spell(b, j * 11);
            slow = slow_distance(a, b);
            for (unsigned limit = 0; limit < 6; limit++)
                assert_int_equal(
                    str_distance(str_from(a), str_from(b), limit),
                    slow > limit ? limit + 1 : slow);
        }
    }
}

static size_t nearest(const char *word)
{
    static const Str known[] = {
        STR_INIT("title"),    STR_INIT("summary"), STR_INIT("nations"),
        STR_INIT("reviewed"), STR_INIT("kind"),    STR_INIT("at"),
        STR_INIT("reviewed_by"),
    };

    return str_nearest(str_from(word), known,
                       sizeof known / sizeof known[0]);
}

static void str__nearest_finds_what_was_meant(void **state)
{
    (void)state;
    assert_int_equal(nearest("titel"), 0);
    assert_int_equal(nearest("Title"), 0);
    assert_int_equal(nearest("sumary"), 1);
    assert_int_equal(nearest("summray"), 1);
    assert_int_equal(nearest("nation"), 2);
    assert_int_equal(nearest("reviewd"), 3);
    assert_int_equal(nearest("reviewed-by"), 6);
    assert_int_equal(nearest("ta"), 5);
}

static void str__nearest_does_not_guess_wildly(void **state)
{
    (void)state;
    assert_true(nearest("author") == STR_NONE);
    assert_true(nearest("") == STR_NONE);
    assert_true(nearest("x") == STR_NONE);
    assert_true(nearest("zz") == STR_NONE);
    assert_true(nearest("tilt") == STR_NONE);
    assert_true(str_nearest(STR("a"), NULL, 0) == STR_NONE);
}

static void str__nearest_passes_over_very_long_words(void **state)
{
    char word[70];
    Str known[] = {{word, sizeof word}, STR("cat")};

    (void)state;
    memset(word, 'c', sizeof word);
    assert_int_equal(str_nearest(STR("cut"), known, 2), 1);
    assert_true(str_nearest(known[0], known, 2) == STR_NONE);
}

static void str__nearest_gives_ties_to_the_first(void **state)
{
    static const Str known[] = {STR_INIT("cot"), STR_INIT("cat"),
                                STR_INIT("cut"), STR_INIT("Cat")};

    (void)state;
    assert_int_equal(str_nearest(STR("cxt"), known, 4), 0);
    assert_int_equal(str_nearest(STR("cAT"), known, 4), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(str__from_null_is_the_empty_text),
        cmocka_unit_test(str__slice_is_clamped),
        cmocka_unit_test(str__length_for_printf_is_never_negative),
        cmocka_unit_test(str__compares_bytewise_shorter_first),
        cmocka_unit_test(str__ieq_folds_ascii_only),
        cmocka_unit_test(str__knows_starts_and_ends),
        cmocka_unit_test(str__finds_first_and_last),
        cmocka_unit_test(str__trims_both_ends),
        cmocka_unit_test(str__split_gives_every_part_but_an_empty_last),
        cmocka_unit_test(str__line_takes_both_line_ends),
        cmocka_unit_test(str__line_keeps_a_carriage_return_at_the_very_end),
        cmocka_unit_test(str__to_u64_takes_digits_that_fit),
        cmocka_unit_test(ascii__classes_hold_for_every_byte),
        cmocka_unit_test(str__copies_end_in_nul),
        cmocka_unit_test(str__distance_counts_edits_and_swaps),
        cmocka_unit_test(str__distance_counts_characters_not_bytes),
        cmocka_unit_test(str__distance_gives_up_behind_the_limit),
        cmocka_unit_test(str__distance_takes_long_words_as_far),
        cmocka_unit_test(str__distance_agrees_with_the_whole_table),
        cmocka_unit_test(str__nearest_finds_what_was_meant),
        cmocka_unit_test(str__nearest_does_not_guess_wildly),
        cmocka_unit_test(str__nearest_passes_over_very_long_words),
        cmocka_unit_test(str__nearest_gives_ties_to_the_first),
    };

    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
