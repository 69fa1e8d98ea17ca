/* base/pasted.c - see base/pasted.h. */
#include "base/compat.h"
#include "base/pasted.h"

#include "base/utf8.h"

bool pasted_is_space(uint32_t c)
{
    return c == 0xA0 || c == 0x202F || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200A);
}

bool pasted_is_prose(uint32_t c)
{
    return c == 0xB7 || c == 0x2013 || c == 0x2014 || c == 0x2212;
}

bool pasted_is_bullet(uint32_t c)
{
    /* As Word, web pages and chats write them; F0B7 and F0A7 are those of the
     * font Symbol. */
    static const uint32_t bullets[] = {
        0x2022, 0x25E6, 0x25AA, 0x25AB, 0x25CF, 0x25CB, 0x25A0, 0x25A1,
        0x2023, 0x2043, 0xF0B7, 0xF0A7, 0x2756, 0x27A2,
    };

    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c)
            return true;
    return pasted_is_prose(c);
}

size_t pasted_skip(Str s, size_t at)
{
    while (at < s.len) {
        size_t next = at;

        if (s.ptr[at] == ' ' || s.ptr[at] == '\t') {
            at++;
            continue;
        }
        if ((unsigned char)s.ptr[at] < 0x80 ||
            !pasted_is_space(utf8_next(s, &next)))
            break;
        at = next;
    }
    return at;
}
