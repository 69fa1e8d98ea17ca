/* tests/unit/test_hash.c - base/hash.h: known answers. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <sodium.h>

#include "base/hash.h"
#include "base/sha256_fast.h"

static void hash__sha256_gives_the_known_answers(void **state)
{
    char hex[65];

    (void)state;
    hash_init();
    hash_hex(hash_sha256(STR("")), hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
                             "27ae41e4649b934ca495991b7852b855");
    hash_hex(hash_sha256(STR("abc")), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
                             "b00361a396177a9cb410ff61f20015ad");
}

/* All lengths around the ends of blocks, and a long one. */
static void hash__sha256_of_the_processor_is_libsodiums(void **state)
{
    static char text[1000];
    Sha256 expected;

    (void)state;
    if (!sha256_fast_works())
        skip();
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 131 + (i >> 3));
    for (size_t len = 0; len + 7 < sizeof text; len += len < 200 ? 1 : 37) {
        Str s = {text + len % 7, len};
        Sha256 hash = sha256_fast(s);
        crypto_hash_sha256(expected.byte, (const unsigned char *)s.ptr, s.len);
        assert_memory_equal(hash.byte, expected.byte, 32);
    }
}

static void hash__hex_comes_back(void **state)
{
    Sha256 hash = hash_sha256(STR("x"));
    Sha256 back;
    char hex[65];

    (void)state;
    hash_hex(hash, hex);
    assert_int_equal(strlen(hex), 64);
    assert_true(hash_from_hex(str_from(hex), &back));
    assert_memory_equal(hash.byte, back.byte, 32);
    for (size_t i = 0; i < 64; i++)
        if (hex[i] >= 'a')
            hex[i] = (char)(hex[i] - 'a' + 'A');
    assert_true(hash_from_hex(str_from(hex), &back));
    assert_memory_equal(hash.byte, back.byte, 32);
}

static void hash__from_hex_takes_64_digits_and_nothing_else(void **state)
{
    char hex[] = "0123456789abcdef0123456789abcdef"
                 "0123456789abcdef0123456789abcdef";
    Sha256 hash;

    (void)state;
    assert_true(hash_from_hex(str_from(hex), &hash));
    assert_int_equal(hash.byte[0], 0x01);
    assert_int_equal(hash.byte[31], 0xEF);
    assert_false(hash_from_hex(str_of(hex, 63), &hash));
    assert_false(hash_from_hex(str_of(hex, 65), &hash));
    assert_false(hash_from_hex(STR(""), &hash));
    hex[63] = 'g';
    assert_false(hash_from_hex(str_from(hex), &hash));
    hex[63] = ' ';
    assert_false(hash_from_hex(str_from(hex), &hash));
}

static void hash__fast_tells_texts_apart(void **state)
{
    (void)state;
    assert_true(hash_fast(STR("abc")) == hash_fast(STR("abc")));
    assert_true(hash_fast(STR("abc")) != hash_fast(STR("abd")));
    assert_true(hash_fast(STR("")) != hash_fast(STR("\0")));
    assert_true(hash_fast(STR("a\0b")) != hash_fast(STR("a\0c")));
}

static void hash__fast_spreads_in_its_low_bits(void **state)
{
    enum { SLOTS = 1024, KEYS = 16 * SLOTS };
    unsigned count[SLOTS] = {0};

    (void)state;
    for (unsigned i = 0; i < KEYS; i++) {
        char key[] = {(char)(i >> 10), (char)(i >> 5 & 31), (char)(i & 31)};

        count[hash_fast(str_of(key, sizeof key)) % SLOTS]++;
    }
    for (unsigned i = 0; i < SLOTS; i++)
        assert_true(count[i] > 0 && count[i] < 48);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash__sha256_gives_the_known_answers),
        cmocka_unit_test(hash__sha256_of_the_processor_is_libsodiums),
        cmocka_unit_test(hash__hex_comes_back),
        cmocka_unit_test(hash__from_hex_takes_64_digits_and_nothing_else),
        cmocka_unit_test(hash__fast_tells_texts_apart),
        cmocka_unit_test(hash__fast_spreads_in_its_low_bits),
    };

    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
