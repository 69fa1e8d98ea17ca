/* tests/unit/test_search_words.c - search/words.h and search/stem.h: a text as
 * the words by which it is found. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "search/stem.h"
#include "search/words.h"

static Buf told;
static SearchWords words;

static void take(void *context, Str form, bool extra)
{
    (void)context;
    if (told.len > 0)
        buf_addc(&told, ' ');
    if (extra)
        buf_addc(&told, '+');
    buf_add(&told, form);
}

/* All forms, those that are not in the text by themselves with a '+'. */
static const char *forms_of(Str text)
{
    if (!told.ptr) {
        buf_init(&told, 1 << 24);
        search_words_init(&words, take, NULL);
    }
    buf_reset(&told);
    search_words_read(&words, text);
    return told.ptr;
}

#define FORMS(text, expected) \
    assert_string_equal(forms_of(str_from(text)), expected)

static void words__are_letters_and_figures(void **state)
{
    (void)state;
    FORMS("Ask for it, within 28 days: reg 15(3)!",
          "ask for it within 28 days reg 15 3");
    FORMS("", "");
    FORMS(" .,;:–— ", "");
    FORMS("£94.59 per\nweek", "94 59 per week");
    FORMS("a&b x_y 50%", "a b x y 50");
}

static void words__lose_accents_and_what_is_not_seen(void **state)
{
    (void)state;
    FORMS("Cafés TŶ", "cafes ty");
    FORMS("uni\xC2\xADversal cre\xE2\x80\x8B" "dit", "universal credit");
    FORMS("كتـــاب", "كتاب");
}

static void words__closing_s_is_taken_off(void **state)
{
    (void)state;
    FORMS("the claimant's", "the claimant");
    FORMS("DWP’s own", "dwp own");
    FORMS("it's S's", "it s");
    FORMS("'s is", "s is");
}

static void words__apostrophes_inside_are_left_out(void **state)
{
    (void)state;
    FORMS("don't", "dont +don");
    FORMS("Mae'r gyfraith", "maer +mae gyfraith");
    FORMS("l’allocation", "lallocation +allocation");
    FORMS("claimants' 'sanction'", "claimants sanction");
    FORMS("o''clock", "o clock");
}

static void words__hyphens_join_them_too(void **state)
{
    (void)state;
    FORMS("work-focused interview", "work focused +workfocused interview");
    FORMS("one-to-one", "one to one +onetoone");
    FORMS("e\xE2\x80\x90mail", "e mail +email");
    FORMS("work - focused -work work- a--b", "work focused work work a b");
    FORMS("the claimant's-side", "the claimant side +claimantside");
}

static void words__scripts_without_spaces_are_pairs(void **state)
{
    (void)state;
    FORMS("就業中心", "就業 業中 中心 +心");
    FORMS("就 A就業B", "就 a 就業 +業 b");
    FORMS("カタカナ", "カタ タカ カナ +ナ");
    FORMS("第3条", "第 3 条");
    FORMS("한국어 말", "한국어 말");
}

static void words__other_scripts_are_words(void **state)
{
    (void)state;
    FORMS("الحقُّ في العمل", "الحق في العمل");
    FORMS("Право на труд", "право на труд");
    FORMS("हिन्दी भाषा", "हिन्दी भाषा");
}

static void words__endless_ones_are_cut(void **state)
{
    char text[10001];
    const char *found;

    (void)state;
    memset(text, 'x', 10000);
    text[10000] = '\0';
    found = forms_of(str_from(text));
    assert_int_equal(strlen(found), SEARCH_FORM_POINTS);
    for (size_t i = 1; i < 10000; i += 2)
        text[i] = '-';
    found = forms_of(str_from(text));
    assert_int_equal(strlen(found), 5000 * 2 + 1 + SEARCH_FORM_POINTS);
    for (size_t i = 1; i < 10000; i += 2)
        text[i] = '\'';
    found = forms_of(str_from(text));
    assert_int_equal(strlen(found), SEARCH_FORM_POINTS);
}

static void words__endless_ones_of_any_script_are_cut(void **state)
{
    Buf text;
    const char *found;

    (void)state;
    buf_init(&text, 1 << 20);
    for (int i = 0; i < 10000; i++)
        buf_adds(&text, "한");
    found = forms_of(buf_str(&text));
    assert_int_equal(strlen(found), 3 * SEARCH_FORM_POINTS);
    buf_reset(&text);
    for (int i = 0; i < 10000; i++)
        buf_adds(&text, "𝔵");
    found = forms_of(buf_str(&text));
    assert_int_equal(strlen(found), SEARCH_FORM_POINTS);
    buf_release(&text);
}

static void words__bytes_that_are_no_text_do_no_harm(void **state)
{
    (void)state;
    FORMS("a\xFF\xC3 b\xED\xA0\x80", "a b");
    FORMS("\xF4\x8F\xBF\xBF x", "x");
}

/* "\\u00ad" as the character. */
static Str unescaped(Str text, Buf *out)
{
    buf_reset(out);
    for (size_t at = 0; at < text.len; at++) {
        uint32_t c = 0;

        if (!str_eq(str_slice(text, at, at + 2), STR("\\u"))) {
            buf_addc(out, text.ptr[at]);
            continue;
        }
        for (size_t i = at + 2; i < at + 6; i++)
            c = c * 16 + (uint32_t)(ascii_is_digit(text.ptr[i])
                                        ? text.ptr[i] - '0'
                                        : text.ptr[i] - 'a' + 10);
        buf_add_codepoint(out, c);
        at += 5;
    }
    return str_trim(buf_str(out));
}

/* The words of a list that are told as extra, or as not. */
static bool has_told(Str word, bool extra)
{
    Str rest = buf_str(&told), one;

    while (str_split(&rest, ' ', &one)) {
        bool more = one.len > 0 && one.ptr[0] == '+';

        if (more == extra && str_eq(str_slice(one, more, one.len), word))
            return true;
    }
    return false;
}

/* What is before the next " |". */
static Str cell(Str *line)
{
    size_t bar = str_find(*line, STR(" |"));
    Str text = str_slice(*line, 0, bar);

    *line = bar == STR_NONE ? STR("")
                            : str_slice(*line, bar + 2, line->len);
    return str_trim(text);
}

/* tests/search/words.txt is what the browser is tested with: both make the same
 * of a text, and the index holds what is only here besides. */
static void words__are_those_that_the_browser_makes(void **state)
{
    const char *root = getenv("ROOT");
    Arena arena;
    Str file, line, text, words_there, more, word;
    size_t cases = 0;

    (void)state;
    arena_init(&arena);
    if (fs_read(&arena,
                arena_fmt(&arena, "%s/tests/search/words.txt",
                          root ? root : ".").ptr,
                LIMIT_FILE_BYTES, &file) != 0)
        skip();
    while (str_line(&file, &line)) {
        Buf buf, said, plain;

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        buf_init(&buf, 10000);
        buf_init(&said, 10000);
        buf_init(&plain, 10000);
        text = cell(&line);
        words_there = cell(&line);
        more = cell(&line);
        forms_of(unescaped(text, &buf));
        Str rest = buf_str(&told);
        while (str_split(&rest, ' ', &word))
            if (word.ptr[0] != '+') {
                buf_adds(&plain, plain.len > 0 ? " " : "");
                buf_add(&plain, word);
            }
        buf_add(&said, words_there);
        assert_string_equal(plain.ptr, said.ptr);
        while (str_split(&more, ' ', &word))
            if (!has_told(word, true) && !has_told(word, false))
                fail_msg("'%.*s' is not in the index: %s", STR_ARG(word),
                         told.ptr);
        cases++;
        buf_release(&buf);
        buf_release(&said);
        buf_release(&plain);
    }
    assert_true(cases > 30);
    arena_release(&arena);
}

static void words__only_some_are_looked_up_for_typing_errors(void **state)
{
    (void)state;
    assert_true(search_form_is_typed(STR("sanction")));
    assert_true(search_form_is_typed(STR("труд")));
    assert_false(search_form_is_typed(STR("2013")));
    assert_false(search_form_is_typed(STR("1990s")));
    assert_false(search_form_is_typed(STR("就業")));
    assert_false(search_form_is_typed(STR("")));
}

static void stems__join_forms_of_english(void **state)
{
    SearchStemmer *en = search_stemmer_open(STR("en"));
    const char *const same[][2] = {
        {"sanctions", "sanctioned"}, {"appeal", "appealing"},
        {"benefits", "benefit"},     {"apply", "applies"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        char stem[100] = "";
        Str first = search_stem(en, str_from(same[i][0]));

        memcpy(stem, first.ptr, first.len);
        assert_true(str_is(search_stem(en, str_from(same[i][1])), stem));
    }
    assert_true(str_is(search_stem(en, STR("1990s")), "1990s"));
    search_stemmer_close(en);
}

static void stems__other_languages_have_their_own_or_none(void **state)
{
    SearchStemmer *cy = search_stemmer_open(STR("cy"));
    SearchStemmer *fr = search_stemmer_open(STR("fr"));
    SearchStemmer *gb = search_stemmer_open(STR("en-GB"));
    SearchStemmer *odd = search_stemmer_open(STR(""));

    (void)state;
    assert_true(str_is(search_stem(cy, STR("hawliau")), "hawliau"));
    assert_true(str_is(search_stem(fr, STR("allocations")), "alloc"));
    assert_true(str_is(search_stem(gb, STR("appeals")), "appeal"));
    assert_true(str_is(search_stem(odd, STR("appeals")), "appeals"));
    search_stemmer_close(cy);
    search_stemmer_close(fr);
    search_stemmer_close(gb);
    search_stemmer_close(odd);
    search_stemmer_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__are_letters_and_figures),
        cmocka_unit_test(words__lose_accents_and_what_is_not_seen),
        cmocka_unit_test(words__closing_s_is_taken_off),
        cmocka_unit_test(words__apostrophes_inside_are_left_out),
        cmocka_unit_test(words__hyphens_join_them_too),
        cmocka_unit_test(words__scripts_without_spaces_are_pairs),
        cmocka_unit_test(words__other_scripts_are_words),
        cmocka_unit_test(words__endless_ones_are_cut),
        cmocka_unit_test(words__endless_ones_of_any_script_are_cut),
        cmocka_unit_test(words__bytes_that_are_no_text_do_no_harm),
        cmocka_unit_test(words__are_those_that_the_browser_makes),
        cmocka_unit_test(words__only_some_are_looked_up_for_typing_errors),
        cmocka_unit_test(stems__join_forms_of_english),
        cmocka_unit_test(stems__other_languages_have_their_own_or_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
