/* output/feed.h - feed.xml (Atom, RFC 4287): what has changed in the handbook,
 * for programs that tell people of it.
 *
 * Layer:   output
 * From:    the `changes` of all pages, newest first, no more than
 *          LIMIT_FEED_ENTRIES; those of one day in the order of their pages. A
 *          page that was taken down and tells of no change is told of with the
 *          edition's day.
 * Rules:   every time is a day of the content at midnight UTC, never the clock.
 *          An entry keeps its id for ever: it is made of the website's name,
 *          the day, the page's address and the number of the change on that
 *          day. A page that no longer applies is told of so before all else,
 *          with the page to read instead (DESIGN 4.2). Addresses are whole
 *          where there is a base_url, else relative to the feed.
 * Threads: any; the ContextSet is frozen.
 */
#ifndef HB_OUTPUT_FEED_H
#define HB_OUTPUT_FEED_H

#include "base/buf.h"
#include "output/context.h"

#define FEED_NAME "feed.xml"

/* Is there anything to tell? A feed needs a day to be valid: where no page has
 * changes there is none, and no link to one. */
bool feed_exists(const Site *site);
/* scratch: what lasts until the caller resets it. */
void feed_write(Buf *buf, Arena *scratch, const ContextSet *set);

#endif
