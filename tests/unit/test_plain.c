/* tests/unit/test_plain.c - base/plain.h: text without what people leave out
 * when they type. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/plain.h"
#include "base/utf8.h"

/* The whole of a word, as search/words.c makes it. */
static const char *plain(const char *text)
{
    static Buf buf;
    static uint32_t work[1000];
    Str rest = str_from(text);
    uint32_t out[PLAIN_MAX];

    if (!buf.ptr)
        buf_init(&buf, 4000);
    buf_reset(&buf);
    for (size_t at = 0; at < rest.len;) {
        size_t count = plain_char(utf8_next(rest, &at), out);

        for (size_t i = 0; i < count; i++)
            buf_add_codepoint(&buf, out[i]);
    }
    buf_truncate(&buf, plain_compose(buf.ptr, buf.len, work));
    return buf.ptr;
}

static void plain__leaves_out_capitals_and_accents(void **state)
{
    (void)state;
    assert_string_equal(plain("Café"), "cafe");
    assert_string_equal(plain("Cafe\xCC\x81"), "cafe");
    assert_string_equal(plain("Llŷn, TŴR"), "llyn, twr");
    assert_string_equal(plain("İstanbul"), "istanbul");
}

static void plain__knows_forms_of_one_letter(void **state)
{
    (void)state;
    assert_string_equal(plain("Straße STRASSE ẞ"), "strasse strasse ss");
    assert_string_equal(plain("ΛΌΓΟΣ λόγος"), "λογοσ λογοσ");
    assert_string_equal(plain("ﬁt Ｆit ⅳ"), "fit fit iv");
}

static void plain__points_of_hebrew_and_arabic_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(plain("שָׁלוֹם"), "שלום");
    assert_string_equal(plain("أُحِبُّ"), "احب");
}

static void plain__vowels_of_hindi_and_thai_stay(void **state)
{
    (void)state;
    assert_string_equal(plain("हिन्दी"), "हिन्दी");
    assert_string_equal(plain("ที่"), "ที่");
}

static void plain__korean_and_kana_are_put_together_again(void **state)
{
    (void)state;
    assert_string_equal(plain("한국어"), "한국어");
    assert_string_equal(plain("か\xE3\x82\x99"), "が");
}



static void plain__is_never_longer_than_it_says(void **state)
{
    uint32_t out[PLAIN_MAX], work[4 * PLAIN_MAX];
    char text[4 * PLAIN_MAX + 1];

    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        size_t count = plain_char(c, out), len = 0;
        Buf buf;

        assert_in_range(count, 0, PLAIN_MAX);
        buf_init(&buf, sizeof text);
        for (size_t i = 0; i < count; i++)
            buf_add_codepoint(&buf, out[i]);
        memcpy(text, buf.ptr, buf.len);
        len = plain_compose(text, buf.len, work);
        assert_in_range(len, 0, buf.len);
        buf_release(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain__leaves_out_capitals_and_accents),
        cmocka_unit_test(plain__knows_forms_of_one_letter),
        cmocka_unit_test(plain__points_of_hebrew_and_arabic_are_left_out),
        cmocka_unit_test(plain__vowels_of_hindi_and_thai_stay),
        cmocka_unit_test(plain__korean_and_kana_are_put_together_again),
        cmocka_unit_test(plain__is_never_longer_than_it_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
