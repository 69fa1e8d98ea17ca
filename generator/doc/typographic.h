/* doc/typographic.h - quotes, dashes and ellipses as printers set them.
 *
 * Layer:   doc
 * Rules:   English. A straight quote opens behind a space, an opening bracket
 *          or a dash, and closes elsewhere: "don't" gets its apostrophe so.
 *          "--" and "---" become dashes, "..." an ellipsis.
 * Threads: any (pure).
 */
#ifndef HB_DOC_TYPOGRAPHIC_H
#define HB_DOC_TYPOGRAPHIC_H

#include "base/buf.h"

/* Appends text. *last is the character before it, 0 at a block's start, and
 * gets the last one of the text. The result is escaped for HTML. */
void typographic_add(Buf *out, Str text, uint32_t *last);
/* The same of a whole text, not escaped: titles, summaries, rights. Returns
 * [arena], or the text itself where nothing changes. */
Str typographic_text(Arena *arena, Str text);

#endif
