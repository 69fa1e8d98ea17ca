/* tests/unit/test_buf.c - base/buf.h: growing, and the maximum. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/buf.h"

static void buf__is_an_empty_text_from_the_start(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 10);
    assert_string_equal(buf.ptr, "");
    assert_int_equal(buf_str(&buf).len, 0);
    buf_add(&buf, STR(""));
    buf_reset(&buf);
    assert_string_equal(buf.ptr, "");
    buf_release(&buf);
    buf_release(&buf);
    assert_string_equal(buf.ptr, "");
}

static void buf__grows_and_ends_in_nul(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 1000000);
    for (int i = 0; i < 100000; i++) {
        buf_addc(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.ptr[buf.len], '\0');
    }
    assert_int_equal(buf.len, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
    assert_false(buf.full);
    buf_release(&buf);
}

static void buf__holds_nul_bytes(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 100);
    buf_add(&buf, STR("a\0b"));
    buf_addc(&buf, '\0');
    assert_int_equal(buf.len, 4);
    assert_memory_equal(buf.ptr, "a\0b\0", 5);
    buf_release(&buf);
}

static void buf__fills_to_the_maximum_and_not_over(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 5);
    buf_adds(&buf, "abcde");
    assert_false(buf.full);
    buf_addc(&buf, 'f');
    assert_true(buf.full);
    assert_string_equal(buf.ptr, "abcde");
    buf_release(&buf);
    assert_false(buf.full);
}

static void buf__takes_nothing_more_once_full(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 5);
    buf_adds(&buf, "abc");
    buf_adds(&buf, "def");
    assert_true(buf.full);
    buf_addc(&buf, 'd'); /* would fit, but a hole in the text is worse */
    buf_addf(&buf, "%d", 1);
    assert_string_equal(buf.ptr, "abc");
    buf_reset(&buf);
    assert_false(buf.full);
    buf_adds(&buf, "xyz");
    assert_string_equal(buf.ptr, "xyz");
    buf_release(&buf);
}

static void buf__of_maximum_zero_holds_nothing(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 0);
    buf_addf(&buf, "%s", "");
    assert_false(buf.full);
    buf_addc(&buf, 'x');
    assert_true(buf.full);
    assert_string_equal(buf.ptr, "");
    buf_release(&buf);
}

static void buf__formats_short_and_long(void **state)
{
    char long_text[1001];
    Buf buf;

    (void)state;
    memset(long_text, 'x', 1000);
    long_text[1000] = '\0';
    buf_init(&buf, 5000);
    for (int len = 250; len <= 260; len++) {
        buf_reset(&buf);
        buf_adds(&buf, "<");
        buf_addf(&buf, "%.*s>", len, long_text);
        assert_int_equal(buf.len, len + 2);
        assert_int_equal(buf.ptr[len + 1], '>');
        assert_int_equal(buf.ptr[len + 2], '\0');
    }
    buf_release(&buf);
    buf_init(&buf, 500);
    buf_addf(&buf, "%s", long_text);
    assert_true(buf.full);
    assert_int_equal(buf.len, 0);
    buf_release(&buf);
}

static void buf__truncates(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 10);
    buf_truncate(&buf, 0);
    buf_adds(&buf, "abc");
    buf_truncate(&buf, 9);
    assert_string_equal(buf.ptr, "abc");
    buf_truncate(&buf, 1);
    assert_string_equal(buf.ptr, "a");
    buf_truncate(&buf, 0);
    assert_string_equal(buf.ptr, "");
    buf_release(&buf);
}

static void buf__detaches_its_bytes(void **state)
{
    Buf buf;
    size_t len = 9;
    char *bytes;

    (void)state;
    buf_init(&buf, 10);
    bytes = buf_detach(&buf, &len);
    assert_string_equal(bytes, "");
    assert_int_equal(len, 0);
    free(bytes);
    buf_adds(&buf, "abc");
    bytes = buf_detach(&buf, NULL);
    assert_string_equal(bytes, "abc");
    assert_string_equal(buf.ptr, "");
    assert_int_equal(buf.max, 10);
    free(bytes);
    buf_adds(&buf, "again");
    assert_string_equal(buf.ptr, "again");
    buf_release(&buf);
}

static void buf__adds_codepoints_as_utf8(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 100);
    buf_add_codepoint(&buf, 0x7F);
    buf_add_codepoint(&buf, 0x80);
    buf_add_codepoint(&buf, 0x7FF);
    buf_add_codepoint(&buf, 0x800);
    buf_add_codepoint(&buf, 0xFFFF);
    buf_add_codepoint(&buf, 0x10000);
    buf_add_codepoint(&buf, 0x10FFFF);
    assert_string_equal(buf.ptr,
                        "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF"
                        "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
    buf_reset(&buf);
    buf_add_codepoint(&buf, 0);
    assert_int_equal(buf.len, 1);
    buf_release(&buf);
}

static void buf__replaces_what_is_no_codepoint(void **state)
{
    const uint32_t wrong[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    Buf buf;

    (void)state;
    buf_init(&buf, 100);
    for (size_t i = 0; i < 4; i++) {
        buf_reset(&buf);
        buf_add_codepoint(&buf, wrong[i]);
        assert_string_equal(buf.ptr, "\xEF\xBF\xBD");
    }
    buf_release(&buf);
}

static void buf__never_cuts_a_codepoint(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 2);
    buf_add_codepoint(&buf, 0x20AC);
    assert_true(buf.full);
    assert_string_equal(buf.ptr, "");
    buf_release(&buf);
}

static void buf__escapes_for_html_and_xml(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 200);
    buf_add_escaped(&buf, STR("<a href=\"x\">R&D's</a>"));
    assert_string_equal(buf.ptr, "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s"
                                 "&lt;/a&gt;");
    buf_reset(&buf);
    buf_add_escaped(&buf, STR(""));
    buf_add_escaped(&buf, STR("plain ŵ"));
    assert_string_equal(buf.ptr, "plain ŵ");
    buf_reset(&buf);
    buf_add_escaped(&buf, STR("&&"));
    assert_string_equal(buf.ptr, "&amp;&amp;");
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buf__is_an_empty_text_from_the_start),
        cmocka_unit_test(buf__grows_and_ends_in_nul),
        cmocka_unit_test(buf__holds_nul_bytes),
        cmocka_unit_test(buf__fills_to_the_maximum_and_not_over),
        cmocka_unit_test(buf__takes_nothing_more_once_full),
        cmocka_unit_test(buf__of_maximum_zero_holds_nothing),
        cmocka_unit_test(buf__formats_short_and_long),
        cmocka_unit_test(buf__truncates),
        cmocka_unit_test(buf__detaches_its_bytes),
        cmocka_unit_test(buf__adds_codepoints_as_utf8),
        cmocka_unit_test(buf__replaces_what_is_no_codepoint),
        cmocka_unit_test(buf__never_cuts_a_codepoint),
        cmocka_unit_test(buf__escapes_for_html_and_xml),
    };

    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
