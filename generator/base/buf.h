/* base/buf.h - a growing row of bytes with a maximum.
 *
 * Layer:      base
 * Invariants: ptr is never NULL and ptr[len] is NUL. len <= max. When a write
 *             would pass max nothing more is added and `full` stays true: the
 *             owner checks it once, at the end.
 * Memory:     heap inside; buf_init, then buf_release (or buf_detach).
 * Threads:    owner.
 */
#ifndef HB_BASE_BUF_H
#define HB_BASE_BUF_H

#include <stdarg.h>

#include "base/str.h"

typedef struct Buf {
    char *ptr;
    size_t len;      /* bytes, without the closing NUL */
    size_t capacity; /* bytes; 0 while ptr is the shared empty string */
    size_t max;      /* bytes */
    bool full;       /* something did not fit */
} Buf;

void buf_init(Buf *buf, size_t max); /* max in bytes: a LIMIT_... constant */
void buf_release(Buf *buf);
void buf_reset(Buf *buf); /* empties it, keeps the memory */
void buf_truncate(Buf *buf, size_t len); /* keeps the first len bytes */

void buf_add(Buf *buf, Str s);
void buf_adds(Buf *buf, const char *cstr);
void buf_addc(Buf *buf, char c);
HB_PRINTF(2, 3) void buf_addf(Buf *buf, const char *fmt, ...);
void buf_add_codepoint(Buf *buf, uint32_t codepoint); /* as UTF-8 */

Str buf_str(const Buf *buf); /* borrowed until the next write */
/* Moves the bytes out [detached, free()]; buf is empty afterwards. */
char *buf_detach(Buf *buf, size_t *len);

/* Text for HTML and XML: & < > " and ' as references. */
void buf_add_escaped(Buf *buf, Str s);

#endif
