/* base/buf.c - a growing row of bytes with a maximum. */
#include "base/compat.h"
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HANDBOOK_HOSTILE
#define FIRST_CAPACITY 1 /* so that it grows, and moves, all the time */
#else
#define FIRST_CAPACITY 64
#endif

/* What an empty Buf points at. It is never written: capacity 0 says so; the
 * detour only takes the const away. */
static char *shared_empty(void)
{
    return (char *)(uintptr_t) "";
}

void buf_init(Buf *buf, size_t max)
{
    *buf = (Buf){.ptr = shared_empty(), .max = max};
}

void buf_release(Buf *buf)
{
    if (buf->capacity)
        free(buf->ptr);
    buf_init(buf, buf->max);
}

void buf_reset(Buf *buf)
{
    buf->len = 0;
    buf->full = false;
    if (buf->capacity)
        buf->ptr[0] = '\0';
}

void buf_truncate(Buf *buf, size_t len)
{
    if (len >= buf->len)
        return;
    buf->len = len;
    buf->ptr[len] = '\0';
}

/* Makes room for `more` bytes and the NUL. False when that would pass max. */
static bool make_room(Buf *buf, size_t more)
{
    size_t need, capacity;

    if (buf->full || more > buf->max - buf->len) {
        buf->full = true;
        return false;
    }
    need = size_add(buf->len, size_add(more, 1));
    if (need <= buf->capacity)
        return true;
    capacity = buf->capacity ? buf->capacity : FIRST_CAPACITY;
    while (capacity < need)
        capacity = size_mul(capacity, 2);
    if (capacity > size_add(buf->max, 1))
        capacity = buf->max + 1;
    buf->ptr = xrealloc(buf->capacity ? buf->ptr : NULL, capacity);
    buf->capacity = capacity;
    return true;
}

void buf_add(Buf *buf, Str s)
{
    if (s.len == 0 || !make_room(buf, s.len))
        return;
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->ptr[buf->len] = '\0';
}

void buf_adds(Buf *buf, const char *cstr)
{
    buf_add(buf, str_from(cstr));
}

void buf_addc(Buf *buf, char c)
{
    buf_add(buf, (Str){&c, 1});
}

void buf_addf(Buf *buf, const char *fmt, ...)
{
    va_list args, again;
    char small[256];
    int len;

    va_start(args, fmt);
    va_copy(again, args);
    len = vsnprintf(small, sizeof small, fmt, args);
    if (len < 0)
        BUG("cannot format '%s'", fmt);
    if ((size_t)len < sizeof small) {
        buf_add(buf, (Str){small, (size_t)len});
    } else if (make_room(buf, (size_t)len)) {
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, fmt, again);
        buf->len += (size_t)len;
    }
    va_end(again);
    va_end(args);
}

void buf_add_codepoint(Buf *buf, uint32_t c)
{
    char utf8[4];
    size_t len = 0;

    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        utf8[len++] = (char)c;
    } else if (c < 0x800) {
        utf8[len++] = (char)(0xC0 | c >> 6);
        utf8[len++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        utf8[len++] = (char)(0xE0 | c >> 12);
        utf8[len++] = (char)(0x80 | (c >> 6 & 0x3F));
        utf8[len++] = (char)(0x80 | (c & 0x3F));
    } else {
        utf8[len++] = (char)(0xF0 | c >> 18);
        utf8[len++] = (char)(0x80 | (c >> 12 & 0x3F));
        utf8[len++] = (char)(0x80 | (c >> 6 & 0x3F));
        utf8[len++] = (char)(0x80 | (c & 0x3F));
    }
    buf_add(buf, (Str){utf8, len});
}

Str buf_str(const Buf *buf)
{
    return (Str){buf->ptr, buf->len};
}

char *buf_detach(Buf *buf, size_t *len)
{
    char *bytes = buf->capacity ? buf->ptr : xcalloc(1, 1);

    if (len)
        *len = buf->len;
    buf_init(buf, buf->max);
    return bytes;
}

static const char *reference(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void buf_add_escaped(Buf *buf, Str s)
{
    size_t done = 0;

    for (size_t i = 0; i < s.len; i++) {
        const char *ref = reference(s.ptr[i]);

        if (!ref)
            continue;
        buf_add(buf, str_slice(s, done, i));
        buf_adds(buf, ref);
        done = i + 1;
    }
    buf_add(buf, str_slice(s, done, s.len));
}
