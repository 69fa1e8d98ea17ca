/* base/sha256_fast.h - SHA-256 by the processor's own instructions.
 *
 * Layer:   base. For hash.c alone: ask hash_sha256.
 * Why:     every file that is written is hashed. libsodium counts each round
 *          out, which took a fifth of a build without plugins; most processors
 *          since 2017 have instructions for it, five times as quick.
 * Threads: any (pure).
 */
#ifndef HB_BASE_SHA256_FAST_H
#define HB_BASE_SHA256_FAST_H

#include "base/hash.h"

/* True where the compiler and this machine's processor can. Slow: ask once. */
bool sha256_fast_works(void);
/* Only where it works. */
Sha256 sha256_fast(Str s);

#endif
