/* base/utf8.c - UTF-8 by hand; folding, widths and slugs by utf8proc. */
#include "base/compat.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"

#define REPLACEMENT 0xFFFD

/* Length of the code point at p, of which `left` bytes (at least 1) are there,
 * or 0 when it is no valid UTF-8. The second byte's range depends on the first:
 * that keeps out overlong forms, surrogates, and what is over U+10FFFF. */
static size_t decode(const unsigned char *p, size_t left, uint32_t *out)
{
    unsigned char first = p[0];
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    size_t len;
    uint32_t c;

    *out = first;
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    len = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (left < len)
        return 0;
    if (first == 0xE0)
        low = 0xA0;
    else if (first == 0xED)
        high = 0x9F;
    else if (first == 0xF0)
        low = 0x90;
    else if (first == 0xF4)
        high = 0x8F;
    c = first & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if (p[i] < low || p[i] > high)
            return 0;
        low = 0x80;
        high = 0xBF;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    *out = c;
    return len;
}

size_t utf8_invalid_at(Str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t at = 0;

    while (at < s.len) {
        uint32_t c;
        size_t len;

        /* Nearly all text is ASCII: eight bytes at a time. */
        while (s.len - at >= sizeof(uint64_t)) {
            uint64_t word;
            memcpy(&word, p + at, sizeof word);
            if ((word & UINT64_C(0x8080808080808080)) != 0)
                break;
            at += sizeof word;
        }
        while (at < s.len && p[at] < 0x80)
            at++;
        if (at == s.len)
            break;
        len = decode(p + at, s.len - at, &c);
        if (len == 0)
            return at;
        at += len;
    }
    return STR_NONE;
}

uint32_t utf8_next(Str s, size_t *off)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *off;
    uint32_t c;
    size_t len = decode(p, s.len - *off, &c);

    *off += len ? len : 1;
    return len ? c : REPLACEMENT;
}

size_t utf8_units(Str s)
{
    size_t units = 0;

    for (size_t at = 0; at < s.len;)
        units += utf8_next(s, &at) > 0xFFFF ? 2 : 1;
    return units;
}

size_t utf8_count(Str s)
{
    size_t count = 0;

    for (size_t at = 0; at < s.len; count++)
        utf8_next(s, &at);
    return count;
}

int utf8_width(uint32_t codepoint)
{
    int width;

    if (codepoint > 0x10FFFF)
        return 1; /* shown as U+FFFD */
    width = utf8proc_charwidth((utf8proc_int32_t)codepoint);
    return width < 0 ? 0 : width > 2 ? 2 : width;
}

uint32_t utf8_lower(uint32_t codepoint)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)codepoint);
}

uint32_t utf8_upper(uint32_t codepoint)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)codepoint);
}

bool utf8_is_word(uint32_t c)
{
    utf8proc_category_t category;

    if (c < 0x80)
        return ascii_is_alnum((char)c);
    category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU &&
           category <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_number(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_ND &&
           category <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_unseen(uint32_t c)
{
    switch (c) {
    case 0xAD:   /* soft hyphen */
    case 0x34F:  /* grapheme joiner */
    case 0x180E: /* Mongolian vowel separator */
    case 0x200B: /* zero width space, non-joiner, joiner */
    case 0x200C:
    case 0x200D:
    case 0x200E: /* left-to-right, right-to-left */
    case 0x200F:
    case 0x2060: /* word joiner */
    case 0xFEFF: /* byte order mark */
        return true;
    default:
        return c >= 0xFE00 && c <= 0xFE0F; /* variants of a sign */
    }
}

bool utf8_is_noncharacter(uint32_t c)
{
    return (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c <= 0x10FFFF && (c & 0xFFFE) == 0xFFFE);
}

/* s with every invalid byte as U+FFFD: utf8proc refuses all of it otherwise. */
static Str repair(Arena *arena, Str s)
{
    Buf buf;

    if (utf8_invalid_at(s) == STR_NONE)
        return s;
    buf_init(&buf, SIZE_MAX / 4);
    for (size_t at = 0; at < s.len;)
        buf_add_codepoint(&buf, utf8_next(s, &at));
    s = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return s;
}

static Str map_text(Arena *arena, Str s, int options)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t len;

    s = repair(arena, s);
    len = utf8proc_map((const utf8proc_uint8_t *)s.ptr,
                       (utf8proc_ssize_t)s.len, &mapped,
                       (utf8proc_option_t)options);
    if (len < 0)
        BUG("utf8proc: %s", utf8proc_errmsg(len));
    s = str_dup(arena, str_of((const char *)mapped, (size_t)len));
    free(mapped);
    return s;
}

Str utf8_fold(Arena *arena, Str s)
{
    return map_text(arena, s,
                    UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                        UTF8PROC_CASEFOLD);
}

bool utf8_looks_like(Str a, Str b)
{
    const int form =
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
    Arena scratch;
    bool same;

    arena_init(&scratch);
    same = str_eq(map_text(&scratch, a, form), map_text(&scratch, b, form));
    arena_release(&scratch);
    return same;
}

static bool is_letter_or_digit(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_LU &&
           category <= UTF8PROC_CATEGORY_NO &&
           (category < UTF8PROC_CATEGORY_MN ||
            category > UTF8PROC_CATEGORY_ME);
}

Str utf8_slug(Arena *arena, Str s)
{
    /* Taken apart, stripped of marks, put together again: without the last
     * step a Korean syllable would stay three letters. */
    Str folded = map_text(arena, s,
                          UTF8PROC_STABLE | UTF8PROC_COMPAT |
                              UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                              UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    Buf slug;
    bool gap = false;

    buf_init(&slug, SIZE_MAX / 4);
    for (size_t at = 0; at < folded.len;) {
        size_t from = at;

        if (!is_letter_or_digit(utf8_next(folded, &at))) {
            gap = slug.len > 0;
            continue;
        }
        if (gap)
            buf_addc(&slug, '-');
        gap = false;
        buf_add(&slug, str_slice(folded, from, at));
    }
    if (slug.len == 0)
        buf_adds(&slug, "section");
    s = str_dup(arena, buf_str(&slug));
    buf_release(&slug);
    return s;
}
