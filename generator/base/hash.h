/* base/hash.h - SHA-256 (the processor's, or libsodium), a hash for tables.
 *
 * Layer:   base
 * Threads: any (pure), after hash_init was called once by main.
 */
#ifndef HB_BASE_HASH_H
#define HB_BASE_HASH_H

#include "base/str.h"

typedef struct Sha256 {
    uint8_t byte[32];
} Sha256;

void hash_init(void); /* before any worker starts */
Sha256 hash_sha256(Str s);
/* 64 lower-case hexadecimal digits and a NUL. */
void hash_hex(Sha256 hash, char out[65]);
bool hash_from_hex(Str hex, Sha256 *out);

uint64_t hash_fast(Str s); /* not for anything that is stored */
/* SipHash-2-4 (libsodium) under a key of 16 bytes, as a number. Stored: the
 * value for a text and a key never changes. */
uint64_t hash_keyed(const uint8_t key[16], Str s);

#endif
