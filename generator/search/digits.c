/* search/digits.c - numbers as the characters of shards. */
#include "base/compat.h"
#include "search/digits.h"

static const char DIGIT[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#define MORE 32u

char digit_of(unsigned number)
{
    return DIGIT[number & 63];
}

size_t digits_put(char out[DIGITS_MAX], uint32_t number)
{
    size_t count = 0;

    for (; number >= MORE; number >>= 5)
        out[count++] = DIGIT[(number & (MORE - 1)) | MORE];
    out[count++] = DIGIT[number];
    return count;
}

void digits_add(Buf *buf, uint32_t number)
{
    char out[DIGITS_MAX];

    buf_add(buf, str_of(out, digits_put(out, number)));
}

unsigned digit_value(char digit)
{
    if (digit >= 'A' && digit <= 'Z')
        return (unsigned)(digit - 'A');
    if (digit >= 'a' && digit <= 'z')
        return (unsigned)(digit - 'a') + 26;
    if (digit >= '0' && digit <= '9')
        return (unsigned)(digit - '0') + 52;
    return digit == '-' ? 62 : 63;
}

uint32_t digits_take(const char *text, size_t *at)
{
    uint32_t number = 0;

    for (unsigned shift = 0;; shift += 5) {
        unsigned value = digit_value(text[(*at)++]);

        number |= (uint32_t)(value & (MORE - 1)) << shift;
        if (!(value & MORE))
            return number;
    }
}
