/* tests/unit/test_utf8.c - base/utf8.h: validity, widths, folding, slugs. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"

static void utf8__valid_text_has_no_invalid_byte(void **state)
{
    (void)state;
    assert_true(utf8_invalid_at(STR("")) == STR_NONE);
    assert_true(utf8_invalid_at(STR("a\0b")) == STR_NONE);
    assert_true(utf8_invalid_at(STR("tŷ 日本 \xF0\x9F\x98\x80")) == STR_NONE);
    assert_true(utf8_invalid_at(STR("\xEF\xBF\xBF\xF4\x8F\xBF\xBF")) ==
                STR_NONE);
}

static void utf8__finds_the_first_invalid_byte(void **state)
{
    static const Str wrong[] = {
        STR_INIT("ab\x80"),             /* a continuation alone */
        STR_INIT("ab\xC0\xAF"),         /* overlong '/' */
        STR_INIT("ab\xC1\xBF"),         /* overlong */
        STR_INIT("ab\xE0\x80\xAF"),     /* overlong */
        STR_INIT("ab\xE0\x9F\xBF"),     /* overlong */
        STR_INIT("ab\xF0\x8F\xBF\xBF"), /* overlong */
        STR_INIT("ab\xED\xA0\x80"),     /* a surrogate */
        STR_INIT("ab\xED\xBF\xBF"),     /* a surrogate */
        STR_INIT("ab\xF4\x90\x80\x80"), /* U+110000 */
        STR_INIT("ab\xF5\x80\x80\x80"), STR_INIT("ab\xFF"),
        STR_INIT("ab\xC3"),             /* cut off */
        STR_INIT("ab\xE2\x82"),         /* cut off */
        STR_INIT("ab\xF0\x9F\x98"),     /* cut off */
        STR_INIT("ab\xE2\x82z"),        /* cut short */
        STR_INIT("ab\xF0\x9F\x98z"),    /* cut short */
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(utf8_invalid_at(wrong[i]), 2);
}

static void utf8__decodes_what_buf_encodes(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 10);
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        size_t off = 0;

        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        buf_reset(&buf);
        buf_add_codepoint(&buf, c);
        assert_true(utf8_invalid_at(buf_str(&buf)) == STR_NONE);
        assert_true(utf8_next(buf_str(&buf), &off) == c);
        assert_true(off == buf.len);
    }
    buf_release(&buf);
}

static void utf8__next_replaces_and_moves_one_byte(void **state)
{
    Str s = STR("\xE2\x82z\xFF");
    size_t off = 0;

    (void)state;
    assert_int_equal(utf8_next(s, &off), 0xFFFD);
    assert_int_equal(off, 1);
    assert_int_equal(utf8_next(s, &off), 0xFFFD);
    assert_int_equal(utf8_next(s, &off), 'z');
    assert_int_equal(utf8_next(s, &off), 0xFFFD);
    assert_int_equal(off, 4);
}

static void utf8__next_never_reads_behind_the_end(void **state)
{
    /* Cut off by length while the memory goes on: only len counts. */
    Str s = str_of("\xF0\x9F\x98\x80", 3);
    size_t off = 0;

    (void)state;
    assert_int_equal(utf8_next(s, &off), 0xFFFD);
    assert_int_equal(off, 1);
}

static void utf8__counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("")), 0);
    assert_int_equal(utf8_count(STR("tŷ日\xF0\x9F\x98\x80")), 4);
    assert_int_equal(utf8_count(STR("\xFF\xFF")), 2);
}

static void utf8__knows_widths(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0x175), 1);
    assert_int_equal(utf8_width(0x301), 0);
    assert_int_equal(utf8_width(0x65E5), 2);
    assert_int_equal(utf8_width(0x1F600), 2);
    assert_int_equal(utf8_width(0x200B), 0);
    assert_int_equal(utf8_width(0xFFFD), 1);
    assert_int_equal(utf8_width(UINT32_MAX), 1);
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        assert_true(utf8_width(c) >= 0 && utf8_width(c) <= 2);
}

static void utf8__knows_noncharacters(void **state)
{
    unsigned count = 0;

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        count += utf8_is_noncharacter(c);
    assert_int_equal(count, 66); /* so many there are in Unicode */
    assert_true(utf8_is_noncharacter(0xFDD0));
    assert_true(utf8_is_noncharacter(0xFDEF));
    assert_false(utf8_is_noncharacter(0xFDF0));
    assert_true(utf8_is_noncharacter(0x1FFFE));
    assert_false(utf8_is_noncharacter(0xFFFD));
    assert_false(utf8_is_noncharacter(UINT32_MAX));
}

typedef struct Pair {
    const char *from, *to;
} Pair;

static void utf8__folds_case_and_compatibility(void **state)
{
    static const Pair pairs[] = {
        {"", ""},
        {"README.md", "readme.md"},
        {"Straße", "strasse"},
        {"STRASSE", "strasse"},
        {"Ŵ", "ŵ"},
        {"W\xCC\x82", "ŵ"},            /* taken apart */
        {"\xEF\xAC\x81le", "file"},    /* ligature fi */
        {"\xEF\xBC\xA1", "a"},         /* full width A */
        {"ΑΣ", "ασ"},
        {"ας", "ασ"},                  /* final sigma */
        {"a\xC2\xADz", "a\xC2\xADz"},  /* soft hyphen stays */
        {"a\xFF", "a\xEF\xBF\xBD"},    /* not UTF-8 */
    };
    Arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        Str folded = utf8_fold(&arena, str_from(pairs[i].from));

        assert_string_equal(folded.ptr, pairs[i].to);
        assert_true(str_eq(utf8_fold(&arena, folded), folded));
    }
    assert_int_equal(utf8_fold(&arena, STR("A\0B")).len, 3);
    arena_release(&arena);
}

static void utf8__makes_slugs(void **state)
{
    static const Pair pairs[] = {
        {"What you can do", "what-you-can-do"},
        {"  What's -- new?! ", "what-s-new"},
        {"Tŷ Ŵyn", "ty-wyn"},
        {"T\x79\xCC\x82", "ty"},
        {"Café crème", "cafe-creme"},
        {"Straße", "strasse"},
        {"İstanbul", "istanbul"},
        {"reg 15(3)", "reg-15-3"},
        {"2.5 × 10²", "2-5-102"},
        {"日本語", "日本語"},
        {"한국어", "한국어"},
        {"Ελληνικά", "ελληνικα"},
        {"don\xE2\x80\x99t", "don-t"},
        {"co\xC2\xADoperate", "cooperate"}, /* soft hyphen */
        {"a_b", "a-b"},
        {"\xF0\x9F\x98\x80 hi", "hi"},
        {"-", "section"},
        {"", "section"},
        {"\xF0\x9F\x98\x80", "section"},
        {"\xCC\x82", "section"},
        {"a\xFFz", "a-z"},
    };
    Arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        Str slug = utf8_slug(&arena, str_from(pairs[i].from));

        assert_string_equal(slug.ptr, pairs[i].to);
        assert_true(str_eq(utf8_slug(&arena, slug), slug));
    }
    arena_release(&arena);
}

static void utf8__slugs_and_folds_of_every_character_are_stable(void **state)
{
    Arena arena;
    Buf buf;

    (void)state;
    arena_init(&arena);
    buf_init(&buf, 10);
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
        Str slug, fold;

        buf_reset(&buf);
        buf_add_codepoint(&buf, c);
        slug = utf8_slug(&arena, buf_str(&buf));
        assert_true(slug.len > 0);
        assert_true(utf8_invalid_at(slug) == STR_NONE);
        assert_true(slug.ptr[0] != '-' && slug.ptr[slug.len - 1] != '-');
        assert_true(str_eq(utf8_slug(&arena, slug), slug));
        fold = utf8_fold(&arena, buf_str(&buf));
        assert_true(str_eq(utf8_fold(&arena, fold), fold));
        arena_reset(&arena);
    }
    buf_release(&buf);
    arena_release(&arena);
}

static void utf8__knows_what_is_not_seen(void **state)
{
    static const uint32_t unseen[] = {0xAD,   0x34F,  0x180E, 0x200B, 0x200F,
                                      0x2060, 0xFE00, 0xFE0F, 0xFEFF};
    static const uint32_t seen[] = {'a', ' ', '-', 0xA0, 0xB2, 0x301, 0x200A,
                                    0x2010, 0xFE10};

    (void)state;
    for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
        assert_true(utf8_is_unseen(unseen[i]));
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++)
        assert_false(utf8_is_unseen(seen[i]));
}

static void utf8__tells_what_looks_alike(void **state)
{
    (void)state;
    assert_true(utf8_looks_like(STR("a\xCC\x82"), STR("\xC3\xA2")));
    assert_true(utf8_looks_like(STR("a"), STR("a")));
    assert_false(utf8_looks_like(STR("a"), STR("A")));
    assert_false(utf8_looks_like(STR("a\xCC\x82"), STR("\xC3\x82")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8__valid_text_has_no_invalid_byte),
        cmocka_unit_test(utf8__finds_the_first_invalid_byte),
        cmocka_unit_test(utf8__decodes_what_buf_encodes),
        cmocka_unit_test(utf8__next_replaces_and_moves_one_byte),
        cmocka_unit_test(utf8__next_never_reads_behind_the_end),
        cmocka_unit_test(utf8__counts_code_points),
        cmocka_unit_test(utf8__knows_widths),
        cmocka_unit_test(utf8__knows_noncharacters),
        cmocka_unit_test(utf8__knows_what_is_not_seen),
        cmocka_unit_test(utf8__tells_what_looks_alike),
        cmocka_unit_test(utf8__folds_case_and_compatibility),
        cmocka_unit_test(utf8__makes_slugs),
        cmocka_unit_test(utf8__slugs_and_folds_of_every_character_are_stable),
    };

    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
