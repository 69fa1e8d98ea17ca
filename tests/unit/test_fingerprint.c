/* tests/unit/test_fingerprint.c - quote/window.h, quote/fingerprint.h: bytes that
 * prove, files that are whole or refused. */
#include "arena_world.h"

#include <stdio.h>

#include "base/buf.h"
#include "quote/document.h"
#include "quote/fingerprint.h"
#include "quote/window.h"

static const char TEXT[] =
    "Letter\n\nThank you for your question of 5 May.\n\n"
    "Is a copy given?\n\nYes, a printed copy is given to each claimant who "
    "asks for it.\n\n1. Staff must not refuse.\n\n2. Staff may ask why.\n\n"
    "- at once\n- in writing\n";

static Fingerprint *make(Arena *arena, const char *text, const char *name)
{
    Document document;

    assert_int_equal(document_of_text(arena, str_from(text), &document),
                     DOCUMENT_OK);
    return fingerprint_make(arena, str_from(name), &document.hash,
                            &document.words, document.place,
                            document.place_count);
}

static uint8_t byte_of(const char *words)
{
    Sha256 key = hash_sha256(STR("key"));
    Str rest = str_from(words), word;
    WindowWord window[WINDOW_WORDS];

    for (size_t i = 0; i < WINDOW_WORDS; i++) {
        assert_true(str_split(&rest, ' ', &word));
        window[i] = window_word(&key, word);
    }
    return window_byte(&key, &window[0], &window[1], &window[2], &window[3]);
}

/* In any place of a window, whatever stands beside it. */
static void never_alike(const char *a, const char *b)
{
    static const char *const frame[][4] = {
        {"%s", "claimant", "is", "told"}, {"staff", "%s", "to", "them"},
        {"the", "7", "%s", "plan"}, {"will", "be", "put", "%s"},
        {"x", "y", "z", "%s"}, {"%s", "%s", "%s", "%s"},
    };

    for (size_t i = 0; i + 1 < sizeof frame / sizeof frame[0]; i++) {
        char first[200] = "", second[200] = "";

        for (size_t k = 0; k < 4; k++) {
            bool here = strcmp(frame[i][k], "%s") == 0;

            strcat(first, here ? a : frame[i][k]);
            strcat(second, here ? b : frame[i][k]);
            strcat(first, k < 3 ? " " : "");
            strcat(second, k < 3 ? " " : "");
        }
        assert_int_not_equal(byte_of(first), byte_of(second));
    }
}

static void window__likely_mistakes_never_have_the_same_byte(void **state)
{
    static const char *const little[] = {
        "must", "may", "should", "shall", "can", "cannot", "will", "not",
        "never", "no", "any", "all", "only", "is", "are", "the", "a", "if",
        "unless", "and", "or", "before", "after", "within", "one", "two"};
    static const char *const forms[] = {
        "requir", "requirs", "require", "requires", "required", "requirer",
        "requiring"};
    char a[16], b[16];

    (void)state;
    for (size_t i = 0; i < sizeof little / sizeof little[0]; i++)
        for (size_t k = 0; k < i; k++)
            never_alike(little[i], little[k]);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        for (size_t k = 0; k < i; k++)
            never_alike(forms[i], forms[k]);
    for (int i = 0; i <= 250; i += 3)
        for (int k = 0; k < i; k += 7) {
            snprintf(a, sizeof a, "%d", i);
            snprintf(b, sizeof b, "%d", k);
            never_alike(a, b);
            snprintf(a, sizeof a, "%d", 1900 + i);
            snprintf(b, sizeof b, "%d", 1900 + k);
            never_alike(a, b);
        }
    never_alike("13", "31");
    never_alike("lawful", "unlawful");
    never_alike("claimant", "claimants");
    never_alike("able", "unable");
    never_alike("agree", "disagree");
    never_alike("policy", "policies");
}

static void window__other_words_differ_as_chance_has_it(void **state)
{
    size_t same = 0;
    char a[64], b[64];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        snprintf(a, sizeof a, "word%dx to be seen", i);
        snprintf(b, sizeof b, "other%dq to be seen", i);
        same += byte_of(a) == byte_of(b);
    }
    /* 78 of 20,000 are expected, 9 more or less are usual */
    assert_in_range(same, 40, 120);
}

static void fingerprint__is_written_and_read(void **state)
{
    Arena *arena = *state;
    Fingerprint *made = make(arena, TEXT, "folder/letter.txt"), back;
    Str text = fingerprint_write(arena, made);

    assert_true(str_starts(text, "handbook fingerprint 1\n"));
    assert_true(str_find(text, STR("\ndocument: letter.txt\n")) != STR_NONE);
    assert_int_equal(fingerprint_read(arena, text, &back), FINGERPRINT_OK);
    assert_int_equal(back.word_count, made->word_count);
    assert_int_equal(back.window_count, made->word_count - 3);
    assert_memory_equal(back.window, made->window, made->window_count);
    assert_memory_equal(back.place, made->place,
                        made->place_count * sizeof *made->place);
    assert_true(str_eq(fingerprint_write(arena, &back), text));
}

static void fingerprint__holds_no_word_of_its_document(void **state)
{
    Arena *arena = *state;
    Str text = fingerprint_write(arena, make(arena, TEXT, "l.txt"));

    assert_int_equal(str_find(text, STR("claimant")), STR_NONE);
    assert_int_equal(str_find(text, STR("printed")), STR_NONE);
}

static void fingerprint__line_ends_of_windows_are_no_damage(void **state)
{
    Arena *arena = *state;
    Str text = fingerprint_write(arena, make(arena, TEXT, "l.txt"));
    Fingerprint back;
    Buf buf;

    buf_init(&buf, 1 << 20);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_addc(&buf, '\r');
        buf_addc(&buf, text.ptr[i]);
    }
    assert_int_equal(fingerprint_read(arena, buf_str(&buf), &back),
                     FINGERPRINT_OK);
    buf_release(&buf);
}

static void fingerprint__every_damaged_byte_is_found(void **state)
{
    Arena *arena = *state;
    Str text = fingerprint_write(arena, make(arena, TEXT, "l.txt"));
    char *copy = arena_chars(arena, text.len + 1);
    Fingerprint back;

    memcpy(copy, text.ptr, text.len);
    for (size_t i = 0; i < text.len; i++)
        for (unsigned bit = 0; bit < 8; bit++) {
            copy[i] = (char)((unsigned char)copy[i] ^ 1u << bit);
            assert_int_not_equal(
                fingerprint_read(arena, str_of(copy, text.len), &back),
                FINGERPRINT_OK);
            copy[i] = text.ptr[i];
        }
    for (size_t len = 0; len < text.len; len++)
        assert_int_not_equal(
            fingerprint_read(arena, str_slice(text, 0, len), &back),
            FINGERPRINT_OK);
    assert_int_equal(fingerprint_read(arena, str_cat(arena, text, STR("x")),
                                      &back), FINGERPRINT_DAMAGED);
}

/* With a checksum that fits: whoever wrote it, nothing in it is trusted. */
static FingerprintProblem read_signed(Arena *arena, const char *body)
{
    Fingerprint back;
    char hex[65];

    hash_hex(hash_sha256(str_from(body)), hex);
    hex[16] = '\0';
    return fingerprint_read(arena, arena_fmt(arena, "%schecksum: %s\n", body,
                                             hex), &back);
}

#define HEAD "handbook fingerprint 1\nalgorithm: four-words 1\n"
#define HASH "sha256: 0000000000000000000000000000000000000000000000000000" \
             "000000000000\n"
#define WINDOWS "windows: 5\n0102030405\n"

static void fingerprint__numbers_in_it_are_not_trusted(void **state)
{
    static const char *const wrong[] = {
        HEAD "document: a\n" HASH "words: 8\nplaces: 0\nwindows: 4\n01020304\n",
        HEAD "document: a\n" HASH "words: 4294967295\nplaces: 0\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 7\nplaces: 0\nwindows: 4\n01020304\n",
        HEAD "document: a\n" HASH "words: 8\nplaces: 99999999\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 1\np 8\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 2\np 3\np 2\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 1\nq 3\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 1\nh 3 0 abc\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 1\nh 3 1 xyz\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 1\nn 3 12345678\n"
             WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 1\nn 3 A\n" WINDOWS,
        HEAD "document: a\n" HASH "words: 8\nplaces: 0\n"
             "windows: 5\n01020304\n05\n",
        HEAD "document: a\n" HASH "words: 8\nplaces: 0\n" WINDOWS "more\n",
        HEAD "document: ../a\n" HASH "words: 8\nplaces: 0\n" WINDOWS,
        HEAD "document: ..\n" HASH "words: 8\nplaces: 0\n" WINDOWS,
        HEAD "document: \n" HASH "words: 8\nplaces: 0\n" WINDOWS,
        HEAD "document: a\nsha256: 00\nwords: 8\nplaces: 0\n" WINDOWS,
        HEAD HASH "words: 8\nplaces: 0\n" WINDOWS,
        HEAD,
    };

    assert_int_equal(read_signed(*state, HEAD "document: a\n" HASH
                                 "words: 8\nplaces: 1\nn 3 15a\n" WINDOWS),
                     FINGERPRINT_OK);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(read_signed(*state, wrong[i]), FINGERPRINT_DAMAGED);
}

static void fingerprint__says_what_else_a_file_is(void **state)
{
    Arena *arena = *state;
    Fingerprint back;

    assert_int_equal(fingerprint_read(arena, STR(""), &back),
                     FINGERPRINT_EMPTY);
    assert_int_equal(fingerprint_read(arena, STR(" \n\n"), &back),
                     FINGERPRINT_EMPTY);
    assert_int_equal(fingerprint_read(arena, STR("type: book\n"), &back),
                     FINGERPRINT_FOREIGN);
    assert_int_equal(fingerprint_read(arena, STR("\0\1\2"), &back),
                     FINGERPRINT_FOREIGN);
    assert_int_equal(fingerprint_read(arena, STR("handbook fingerprint 2\n"
                                                 "whatever\n"), &back),
                     FINGERPRINT_VERSION_OTHER);
    assert_int_equal(read_signed(arena, "handbook fingerprint 1\n"
                                        "algorithm: five-words 1\n"),
                     FINGERPRINT_VERSION_OTHER);
    assert_int_equal(fingerprint_read(arena, STR("handbook fingerprint x\n"),
                                      &back), FINGERPRINT_DAMAGED);
}

/* What a version once wrote, later ones must read alike: the sum of all that
 * goes into a byte. */
static void fingerprint__never_changes(void **state)
{
    Arena *arena = *state;
    char hex[65];

    hash_hex(hash_sha256(fingerprint_write(arena, make(arena, TEXT, "l.txt"))),
             hex);
    assert_string_equal(hex, "3ddfdb16e52114aa321984f574a8f6c0"
                             "a14f91da1edba6d1d44569fc9627fcff");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(window__likely_mistakes_never_have_the_same_byte),
        TEST(window__other_words_differ_as_chance_has_it),
        TEST(fingerprint__is_written_and_read),
        TEST(fingerprint__holds_no_word_of_its_document),
        TEST(fingerprint__line_ends_of_windows_are_no_damage),
        TEST(fingerprint__every_damaged_byte_is_found),
        TEST(fingerprint__numbers_in_it_are_not_trusted),
        TEST(fingerprint__says_what_else_a_file_is),
        TEST(fingerprint__never_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
