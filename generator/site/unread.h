/* site/unread.h - names in a text that could not be read.
 *
 * Layer:   site
 * Purpose: one broken file is one mistake. Whoever names a record of it would
 *          be told that there is none, and look for a slip where there is not
 *          one. Its `id:` lines can be found, though, whatever else is wrong.
 * Threads: any (pure).
 */
#ifndef HB_SITE_UNREAD_H
#define HB_SITE_UNREAD_H

#include "base/arena.h"

typedef struct UnreadIds {
    Str *id; /* in the order of the text; may repeat [arena] */
    size_t count, capacity;
} UnreadIds;

/* What stands behind `id:` (in JSON "id":) in the text, which may be of any
 * bytes, also of UTF-16. The words are copied. */
void unread_ids(Arena *arena, Str text, UnreadIds *out);

#endif
