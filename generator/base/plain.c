/* base/plain.c - text without capitals, accents and forms of encoding. */
#include "base/compat.h"
#include "base/plain.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

#define SHARP_S 0xDF
#define SIGMA 0x3C3
#define FINAL_SIGMA 0x3C2

typedef struct Range {
    uint32_t first, last;
} Range;

/* Marks that people leave out when they type: accents, points and vowel signs
 * of alphabets. Sorted. */
static const Range MARKS[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},
    {0x05C1, 0x05C2}, {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A},
    {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4},
    {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
};

static bool is_mark(uint32_t c)
{
    const size_t count = sizeof MARKS / sizeof MARKS[0];

    for (size_t i = 0; i < count && c >= MARKS[i].first; i++)
        if (c <= MARKS[i].last)
            return true;
    return false;
}

static size_t decompose(uint32_t c, uint32_t out[PLAIN_MAX])
{
    utf8proc_int32_t parts[PLAIN_MAX];
    int bound = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, PLAIN_MAX,
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                            UTF8PROC_DECOMPOSE),
        &bound);

    if (count < 0 || count > PLAIN_MAX) { /* no character at all */
        out[0] = c;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++)
        out[i] = (uint32_t)parts[i];
    return (size_t)count;
}

static size_t add(uint32_t *out, size_t count, uint32_t c)
{
    if (is_mark(c) || count + 2 > PLAIN_MAX)
        return count;
    if (c == SHARP_S) {
        out[count] = out[count + 1] = 's';
        return count + 2;
    }
    out[count] = c == FINAL_SIGMA ? SIGMA : c;
    return count + 1;
}

size_t plain_char(uint32_t c, uint32_t out[PLAIN_MAX])
{
    uint32_t part[PLAIN_MAX], small[PLAIN_MAX];
    size_t count = 0, parts;

    if (c < 0x80) {
        out[0] = (uint32_t)(unsigned char)ascii_lower((char)c);
        return 1;
    }
    parts = decompose(c, part);
    for (size_t i = 0; i < parts; i++) {
        uint32_t lower = utf8_lower(part[i]);

        if (lower == part[i] || lower < 0x80) {
            count = add(out, count, lower);
            continue;
        }
        /* A small letter may come apart where the capital did not. */
        size_t smalls = decompose(lower, small);
        for (size_t k = 0; k < smalls; k++)
            count = add(out, count, small[k]);
    }
    return count;
}

size_t plain_compose(char *word, size_t len, uint32_t *work)
{
    Str text = str_of(word, len);
    size_t count = 0, at = 0, end = 0;
    utf8proc_ssize_t composed;

    while (at < len)
        work[count++] = utf8_next(text, &at);
    composed = utf8proc_normalize_utf32(
        (utf8proc_int32_t *)work, (utf8proc_ssize_t)count,
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    for (utf8proc_ssize_t i = 0; i < composed; i++) {
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t size =
            utf8proc_encode_char((utf8proc_int32_t)work[i], bytes);

        if (size <= 0 || end + (size_t)size > len)
            break; /* cannot be: what is composed is no longer */
        memcpy(word + end, bytes, (size_t)size);
        end += (size_t)size;
    }
    return end;
}
