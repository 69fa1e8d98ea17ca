/* tests/unit/test_sign.c - base/sign.h: minisign's own keys and signatures, and
 * everything that can be wrong with one. */
#include "arena_world.h"

#include <sodium.h>

#include "base/sign.h"

/* Made by minisign 0.11 for these tests alone: nothing else is signed by it. */
#define SECRET                                                               \
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"  \
    "AAyXMTVYfRBQD2pNKPXdJVul6r4EziyLx0WAV0wUNHPh5RQE7eK+8B5ur6H6rcWG/VuQxe"  \
    "QIlOR0QfcgG6d5pMa41qhdKAmQc+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"  \
    "A="
#define PUBLIC "RWTJcxNVh9EFAOr6H6rcWG/VuQxeQIlOR0QfcgG6d5pMa41qhdKAmQc+"
#define OTHER "RWQXSL4iOhNgDkTmV8LkAMexDuHxWt2KAaccTAxEc3BpJg6LCGQkQboL"
#define SIGNED_TEXT "handbook\n"
#define HASHED                                                               \
    "untrusted comment: signature from minisign secret key\n"                \
    "RUTJcxNVh9EFAIND6vuG5jhQDaa8EIYvBKiLcFuDIWserVxvFPzycrU9dZQHcT/xRK+fjP" \
    "AbrkFZXV6QQ+5ga3z0QgsrlfH+Mwg=\n"                                       \
    "trusted comment: a line for people\n"                                   \
    "yroRx/hYsaNANAOIdTWggjfxSy9dqqxK7UbjUdyoiDcVoOY1sw6rNGp2+XFrho5ovTfOdL" \
    "dMIw38VR8TGGW5Bg==\n"
#define LEGACY                                                               \
    "untrusted comment: signature from minisign secret key\r\n"              \
    "RWTJcxNVh9EFAGb13bGh6+LtTlx+BYgV48tZ3n5k8jUJvYGNYFYhBke53XecLHLfVQSECc" \
    "HGw2HbCNkFKNSMV7eXTs/la9DDQAE=\r\n"                                     \
    "trusted comment: an older line\r\n"                                     \
    "qDVqB9wNzTPd6lDqq0PUp7P6RsfkLSDxnTK4h4lMJSw2VfZSemSWawjSkK+sFIHwwZIx7Z" \
    "2ufVjskEIPE/o4Dg==\r\n"

static SignPublic public_key(void)
{
    SignPublic key;

    assert_int_equal(sign_public_read(STR(PUBLIC), &key), SIGN_OK);
    return key;
}

static SignProblem checked(Str text, Str signature)
{
    SignPublic key = public_key();
    Str trusted;

    return sign_check(&key, text, signature, &trusted);
}

static void sign__takes_what_minisign_signed(void **state)
{
    SignPublic key = public_key();
    Str trusted = STR("");

    (void)state;
    assert_int_equal(
        sign_check(&key, STR(SIGNED_TEXT), STR(HASHED), &trusted), SIGN_OK);
    assert_true(str_is(trusted, "a line for people"));
    assert_int_equal(
        sign_check(&key, STR(SIGNED_TEXT), STR(LEGACY), &trusted), SIGN_OK);
    assert_true(str_is(trusted, "an older line"));
}

static void sign__says_what_does_not_fit(void **state)
{
    Arena *arena = *state;
    Str bent = str_dup(arena, STR(HASHED));
    char *comment = arena_copy(arena, bent.ptr, bent.len);
    SignPublic other;
    Str trusted = STR("unset");

    assert_int_equal(checked(STR("Handbook\n"), STR(HASHED)), SIGN_WRONG);
    assert_int_equal(checked(STR("Handbook\n"), STR(LEGACY)), SIGN_WRONG);
    assert_int_equal(checked(STR(""), STR(HASHED)), SIGN_WRONG);
    comment[str_find(bent, STR("people"))] = 'P';
    assert_int_equal(checked(STR(SIGNED_TEXT), str_of(comment, bent.len)),
                     SIGN_WRONG_COMMENT);
    assert_int_equal(sign_public_read(STR(OTHER), &other), SIGN_OK);
    assert_int_equal(
        sign_check(&other, STR(SIGNED_TEXT), STR(HASHED), &trusted),
        SIGN_OTHER_KEY);
    assert_true(str_is(trusted, "unset"));
}

/* Cut at every place: never taken, never a crash. */
static void sign__a_signature_that_was_cut_is_none(void **state)
{
    Str whole = STR(HASHED);

    (void)state;
    for (size_t len = 0; len + 1 < whole.len; len++)
        assert_int_not_equal(
            checked(STR(SIGNED_TEXT), str_slice(whole, 0, len)), SIGN_OK);
    assert_int_equal(checked(STR(SIGNED_TEXT), STR("\n\n\n\n")),
                     SIGN_NO_SIGNATURE);
    assert_int_equal(checked(STR(SIGNED_TEXT), STR(SECRET)),
                     SIGN_NO_SIGNATURE);
}

/* Each bit of the two signatures counts. */
static void sign__no_other_letter_will_do(void **state)
{
    Arena *arena = *state;
    Str whole = STR(HASHED);

    for (size_t i = str_find_char(whole, '\n'); i + 1 < whole.len; i++) {
        char *bytes = arena_copy(arena, whole.ptr, whole.len);

        bytes[i] = bytes[i] == 'A' ? 'B' : 'A';
        assert_int_not_equal(
            checked(STR(SIGNED_TEXT), str_of(bytes, whole.len)), SIGN_OK);
    }
}

static void sign__signs_the_same_each_time_and_takes_it(void **state)
{
    SignKey key;
    SignPublic public;
    Buf first, second;
    Str trusted;
    char name[17];

    (void)state;
    buf_init(&first, SIGN_FILE_BYTES);
    buf_init(&second, SIGN_FILE_BYTES);
    assert_int_equal(
        sign_key_read(STR("untrusted comment: x\n" SECRET "\n"), &key),
        SIGN_OK);
    sign_text(&key, STR("a manifest"), STR("edition 2026-11-20"), &first);
    sign_text(&key, STR("a manifest"), STR("edition 2026-11-20"), &second);
    assert_true(str_eq(buf_str(&first), buf_str(&second)));
    public = sign_public_of(&key);
    assert_int_equal(
        sign_check(&public, STR("a manifest"), buf_str(&first), &trusted),
        SIGN_OK);
    assert_true(str_is(trusted, "edition 2026-11-20"));
    sign_key_name(public.id, name);
    assert_string_equal(name, "0005D187551373C9");
    sign_key_wipe(&key);
    for (size_t i = 0; i < sizeof key; i++)
        assert_int_equal(((const uint8_t *)&key)[i], 0);
    buf_release(&first);
    buf_release(&second);
}

static void sign__keys_in_each_others_place_are_told(void **state)
{
    SignKey key;
    SignPublic public;

    (void)state;
    assert_int_equal(sign_key_read(STR(PUBLIC), &key),
                     SIGN_PUBLIC_FOR_SECRET);
    assert_int_equal(sign_public_read(STR(SECRET), &public),
                     SIGN_SECRET_FOR_PUBLIC);
    assert_int_equal(sign_key_read(STR(""), &key), SIGN_NO_SECRET_KEY);
    assert_int_equal(sign_key_read(STR(HASHED), &key), SIGN_NO_SECRET_KEY);
    assert_int_equal(sign_key_read(STR("-----BEGIN OPENSSH PRIVATE KEY-----"),
                                   &key),
                     SIGN_NO_SECRET_KEY);
    assert_int_equal(sign_public_read(STR(""), &public), SIGN_NO_PUBLIC_KEY);
    assert_int_equal(sign_public_read(STR("RWQ="), &public),
                     SIGN_NO_PUBLIC_KEY);
    assert_int_equal(sign_public_read(STR(PUBLIC "x"), &public),
                     SIGN_NO_PUBLIC_KEY);
}

/* The bytes of SECRET, changed by the test, as text again. */
static Str key_text(Arena *arena, const uint8_t bytes[158])
{
    char *text = arena_chars(arena, 300);

    sodium_bin2base64(text, 300, bytes, 158, sodium_base64_VARIANT_ORIGINAL);
    return str_from(text);
}

static void secret_bytes(uint8_t bytes[158])
{
    size_t len;

    assert_int_equal(sodium_base642bin(bytes, 158, SECRET, strlen(SECRET),
                                       NULL, &len, NULL,
                                       sodium_base64_VARIANT_ORIGINAL),
                     0);
    assert_int_equal(len, 158);
}

static void put_number(uint8_t *at, uint64_t number)
{
    for (int i = 0; i < 8; i++)
        at[i] = (uint8_t)(number >> 8 * i);
}

static void sign__a_damaged_key_is_told(void **state)
{
    uint8_t bytes[158];
    SignKey key;

    secret_bytes(bytes);
    bytes[70] ^= 1; /* in the seed */
    assert_int_equal(sign_key_read(key_text(*state, bytes), &key),
                     SIGN_DAMAGED_KEY);
}

/* Locked as minisign does it, but with so little work that a test can wait. */
static Str locked_key(Arena *arena, uint64_t steps, uint64_t memory)
{
    uint8_t bytes[158], stream[104], text[2 + 72] = "Ed";

    secret_bytes(bytes);
    memcpy(bytes + 2, "Sc", 2);
    memset(bytes + 6, 7, 32);
    put_number(bytes + 38, steps);
    put_number(bytes + 46, memory);
    memcpy(text + 2, bytes + 54, 72);
    crypto_generichash(bytes + 54 + 72, 32, text, sizeof text, NULL, 0);
    assert_int_equal(
        crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, "pass word",
                                           9, bytes + 6, 32768, 16777216),
        0);
    for (size_t i = 0; i < sizeof stream; i++)
        bytes[54 + i] ^= stream[i];
    return key_text(arena, bytes);
}

static void sign__a_locked_key_wants_its_password(void **state)
{
    SignKey key;
    SignPublic public;

    assert_int_equal(sign_key_read(locked_key(*state, 32768, 16777216), &key),
                     SIGN_LOCKED);
    assert_int_equal(sign_key_unlock(&key, STR("pass")), SIGN_WRONG_PASSWORD);
    assert_int_equal(sign_key_unlock(&key, STR("")), SIGN_WRONG_PASSWORD);
    assert_true(key.locked);
    assert_int_equal(sign_key_unlock(&key, STR("pass word")), SIGN_OK);
    public = sign_public_of(&key);
    assert_memory_equal(&public, (SignPublic[]){public_key()}, sizeof public);
    sign_key_wipe(&key);
}

/* A key that somebody made to keep this machine busy for a year. */
static void sign__a_key_that_costs_too_much_is_refused(void **state)
{
    SignKey key;

    assert_int_equal(
        sign_key_read(locked_key(*state, UINT64_MAX, 16777216), &key),
        SIGN_KEY_TOO_COSTLY);
    assert_int_equal(
        sign_key_read(locked_key(*state, 32768, UINT64_MAX), &key),
        SIGN_KEY_TOO_COSTLY);
}

static void sign__every_problem_has_words(void **state)
{
    (void)state;
    assert_string_equal(sign_problem_text(SIGN_OK), "");
    for (int i = 1; i < SIGN_PROBLEM__COUNT; i++)
        assert_true(strlen(sign_problem_text((SignProblem)i)) > 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sign__takes_what_minisign_signed),
        TEST(sign__says_what_does_not_fit),
        TEST(sign__a_signature_that_was_cut_is_none),
        TEST(sign__no_other_letter_will_do),
        TEST(sign__signs_the_same_each_time_and_takes_it),
        TEST(sign__keys_in_each_others_place_are_told),
        TEST(sign__a_damaged_key_is_told),
        TEST(sign__a_locked_key_wants_its_password),
        TEST(sign__a_key_that_costs_too_much_is_refused),
        TEST(sign__every_problem_has_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
