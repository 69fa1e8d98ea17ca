/* doc/outline.h - headings and ids of one page.
 *
 * Layer:   doc
 * Memory:  [arena] of the page.
 * Threads: owner; any once the page is not changed any more.
 */
#ifndef HB_DOC_OUTLINE_H
#define HB_DOC_OUTLINE_H

#include "base/diag.h"
#include "base/map.h"
#include "doc/node.h"

typedef struct OutlineItem {
    Str id;
    Str text; /* plain text of the heading */
    uint8_t level;
    const Node *node;
} OutlineItem;

typedef struct Outline {
    OutlineItem *item; /* document order */
    size_t count, capacity;
    Map anchors; /* every id in the page: heading ids */
} Outline;

/* Gives each heading without an id of its own a stable slug of its text (-2,
 * -3 … when taken; the author's own ids are never changed) and lists them. Two
 * equal ids written by the author are an error (duplicate-id) at the second. An
 * id that is empty or holds spaces or control characters is an error
 * (bad-id). Ids of the theme's own elements ("content", "note-…", "cite-…",
 * "right-…") may not be taken by an author (reserved-id); slugs avoid them. */
void outline_build(Arena *arena, const Source *source, Node *document,
                   Outline *out, Diags *diags);

#endif
