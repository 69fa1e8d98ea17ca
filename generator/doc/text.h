/* doc/text.h - a tree, or a part of it, as plain text.
 *
 * Layer:   doc
 * Threads: any (pure).
 */
#ifndef HB_DOC_TEXT_H
#define HB_DOC_TEXT_H

#include "base/buf.h"
#include "doc/node.h"

/* Appends the readable text: breaks as one space, blocks apart by a newline,
 * images by their alternative text, no citations, no raw HTML. */
void text_add(Buf *buf, const Node *node);
/* The same, but a break is a line's end, as the author typed it. */
void text_add_lines(Buf *buf, const Node *node);
Str text_of(Arena *arena, const Node *node); /* trimmed */

/* True for the small number that a citation became: no part of the sentence. */
bool text_is_note_number(const Node *element);

#endif
