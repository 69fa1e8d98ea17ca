/* tests/unit/test_zim_text.c - export/zim_text.h and the words of export/forms.h:
 * texts that fit. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "export/forms.h"
#include "export/zim_text.h"

static Arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static const char *shortened(const char *text, size_t max)
{
    Str out = text_shortened(&arena, str_from(text), max);

    assert_true(utf8_count(out) <= max);
    assert_int_equal(utf8_invalid_at(out), STR_NONE);
    return str_to_cstr(&arena, out);
}

static void texts__are_cut_between_words(void **state)
{
    (void)state;
    assert_string_equal(shortened("Claimant rights", 15), "Claimant rights");
    assert_string_equal(shortened("Claimant rights", 14), "Claimant…");
    assert_string_equal(shortened("Claimant rights", 9), "Claimant…");
    assert_string_equal(shortened("Claimant rights", 8), "Claiman…");
    assert_string_equal(shortened("Llanfairpwll", 5), "Llan…");
    assert_string_equal(shortened("ŵŵŵŵŵ", 3), "ŵŵ…");
    assert_string_equal(shortened("a b", 1), "…");
    assert_string_equal(shortened("", 5), "");
    assert_string_equal(shortened("كيف حالك اليوم", 9), "كيف حالك…");
}

static void texts__stand_on_one_line(void **state)
{
    (void)state;
    assert_string_equal(shortened("  one\n two\t three \r\n", 50),
                        "one two three");
    assert_string_equal(shortened("\n", 50), "");
    assert_string_equal(shortened("a\x1b[31mb", 50), "a [31mb");
}

static void languages__have_three_letters(void **state)
{
    (void)state;
    assert_string_equal(zim_language(&arena, STR("en")), "eng");
    assert_string_equal(zim_language(&arena, STR("cy")), "cym");
    assert_string_equal(zim_language(&arena, STR("cy-GB")), "cym");
    assert_string_equal(zim_language(&arena, STR("aa")), "aar");
    assert_string_equal(zim_language(&arena, STR("zu")), "zul");
    assert_string_equal(zim_language(&arena, STR("sco")), "sco");
    assert_string_equal(zim_language(&arena, STR("qq")), "und");
    assert_string_equal(zim_language(&arena, STR("")), "und");
    assert_string_equal(zim_language(&arena, STR("e")), "und");
}

static void name__is_of_the_address_or_the_title(void **state)
{
    Str language[] = {STR_INIT("en"), STR_INIT("cy")};
    Config config = {.title = STR("Claimant’s rights"), .base_url = STR(""),
                     .language = language, .language_count = 2};

    (void)state;
    assert_true(str_is(zim_name(&arena, &config), "claimant-s-rights_en"));
    config.base_url = STR("https://handbook.example.org/now");
    assert_true(str_is(zim_name(&arena, &config),
                       "handbook-example-org-now_en"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts__are_cut_between_words),
        cmocka_unit_test(texts__stand_on_one_line),
        cmocka_unit_test(languages__have_three_letters),
        cmocka_unit_test(name__is_of_the_address_or_the_title),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
