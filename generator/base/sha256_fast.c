/* base/sha256_fast.c - SHA-256 by x86's own instructions (FIPS 180-4). */
#include "base/compat.h"
#include "base/sha256_fast.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

#define BLOCK 64u
#define FOR_THE_PROCESSOR __attribute__((target("sha,sse4.1,ssse3")))

/* FIPS 180-4, 4.2.2 */
static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

bool sha256_fast_works(void)
{
    unsigned a, b, c, d;

    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) ||
        !(c & bit_SSSE3))
        return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

/* Runs the blocks at `at` through the state, which the instructions want as
 * {f, e, b, a} and {h, g, d, c}, the lowest first. */
FOR_THE_PROCESSOR static void add_blocks(__m128i *abef, __m128i *cdgh,
                                         const char *at, size_t blocks)
{
    const __m128i big_endian =
        _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);

    for (; blocks > 0; blocks--, at += BLOCK) {
        __m128i first = *abef, second = *cdgh, word[4];
        for (size_t i = 0; i < 4; i++)
            word[i] = _mm_shuffle_epi8(
                _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i)),
                big_endian);
        for (size_t i = 0; i < 16; i++) { /* four rounds each */
            __m128i four = _mm_add_epi32(
                word[0], _mm_loadu_si128(
                             (const __m128i *)(const void *)(ROUND + 4 * i)));
            __m128i next = _mm_sha256msg1_epu32(word[0], word[1]);
            second = _mm_sha256rnds2_epu32(second, first, four);
            first = _mm_sha256rnds2_epu32(first, second,
                                          _mm_shuffle_epi32(four, 0x0E));
            next = _mm_add_epi32(next,
                                 _mm_alignr_epi8(word[3], word[2], 4));
            word[0] = word[1];
            word[1] = word[2];
            word[2] = word[3];
            word[3] = _mm_sha256msg2_epu32(next, word[2]);
        }
        *abef = _mm_add_epi32(*abef, first);
        *cdgh = _mm_add_epi32(*cdgh, second);
    }
}

/* What is behind the last whole block, a one bit, and the length in bits at
 * the end of a block. */
static size_t make_tail(unsigned char tail[2 * BLOCK], Str s)
{
    size_t left = s.len % BLOCK;
    size_t blocks = left + 9 > BLOCK ? 2 : 1;
    uint64_t bits = (uint64_t)s.len * 8;

    memset(tail, 0, 2 * BLOCK);
    if (left > 0)
        memcpy(tail, s.ptr + (s.len - left), left);
    tail[left] = 0x80;
    for (size_t i = 0; i < 8; i++)
        tail[blocks * BLOCK - 1 - i] = (unsigned char)(bits >> (8 * i));
    return blocks;
}

static void put_word(unsigned char *out, int word)
{
    for (size_t i = 0; i < 4; i++)
        out[i] = (unsigned char)((unsigned)word >> (24 - 8 * i));
}

FOR_THE_PROCESSOR Sha256 sha256_fast(Str s)
{
    /* FIPS 180-4, 5.3.3 */
    __m128i abef = _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f,
                                 (int)0x9b05688c);
    __m128i cdgh = _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab,
                                 0x5be0cd19);
    unsigned char tail[2 * BLOCK];
    size_t tail_blocks = make_tail(tail, s);
    Sha256 hash;

    add_blocks(&abef, &cdgh, s.ptr, s.len / BLOCK);
    add_blocks(&abef, &cdgh, (const char *)tail, tail_blocks);
    put_word(hash.byte, _mm_extract_epi32(abef, 3));
    put_word(hash.byte + 4, _mm_extract_epi32(abef, 2));
    put_word(hash.byte + 8, _mm_extract_epi32(cdgh, 3));
    put_word(hash.byte + 12, _mm_extract_epi32(cdgh, 2));
    put_word(hash.byte + 16, _mm_extract_epi32(abef, 1));
    put_word(hash.byte + 20, _mm_extract_epi32(abef, 0));
    put_word(hash.byte + 24, _mm_extract_epi32(cdgh, 1));
    put_word(hash.byte + 28, _mm_extract_epi32(cdgh, 0));
    return hash;
}

#else

bool sha256_fast_works(void)
{
    return false;
}

Sha256 sha256_fast(Str s)
{
    BUG("no quick SHA-256 here for %zu bytes", s.len);
    return (Sha256){{0}};
}

#endif
