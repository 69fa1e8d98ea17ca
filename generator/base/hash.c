/* base/hash.c - SHA-256, its hexadecimal form, and FNV for tables. */
#include "base/compat.h"
#include "base/hash.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/sha256_fast.h"

static bool fast; /* set once, before there are workers */

void hash_init(void)
{
    fast = sha256_fast_works();
    if (sodium_init() >= 0)
        return;
    fputs("handbook: error: libsodium does not start\n", stderr);
    exit(3);
}

Sha256 hash_sha256(Str s)
{
    Sha256 hash;

    if (fast)
        return sha256_fast(s);
    crypto_hash_sha256(hash.byte, (const unsigned char *)s.ptr, s.len);
    return hash;
}

void hash_hex(Sha256 hash, char out[65])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < sizeof hash.byte; i++) {
        out[2 * i] = digits[hash.byte[i] >> 4];
        out[2 * i + 1] = digits[hash.byte[i] & 15];
    }
    out[64] = '\0';
}

static int hex_value(char c)
{
    c = ascii_lower(c);
    if (ascii_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hash_from_hex(Str hex, Sha256 *out)
{
    Sha256 hash;

    if (hex.len != 2 * sizeof hash.byte)
        return false;
    for (size_t i = 0; i < sizeof hash.byte; i++) {
        int high = hex_value(hex.ptr[2 * i]);
        int low = hex_value(hex.ptr[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        hash.byte[i] = (uint8_t)(high << 4 | low);
    }
    *out = hash;
    return true;
}

/* FNV-1a, and a last stir so that the low bits, which tables use, depend on
 * all of them. */
uint64_t hash_fast(Str s)
{
    uint64_t hash = 0xcbf29ce484222325;

    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (uint8_t)s.ptr[i]) * 0x100000001b3;
    hash ^= hash >> 32;
    hash *= 0x9fb21c651e98df25;
    return hash ^ hash >> 29;
}

uint64_t hash_keyed(const uint8_t key[16], Str s)
{
    unsigned char out[crypto_shorthash_BYTES];
    uint64_t number = 0;

    _Static_assert(crypto_shorthash_KEYBYTES == 16, "keys are 16 bytes");
    crypto_shorthash(out, (const unsigned char *)s.ptr, s.len, key);
    for (size_t i = 0; i < sizeof out; i++)
        number |= (uint64_t)out[i] << 8 * i;
    return number;
}
