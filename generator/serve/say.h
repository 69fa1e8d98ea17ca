/* serve/say.h - what the preview tells on the terminal: short, and once.
 *
 * Layer:   serve
 * Threads: one.
 */
#ifndef HB_SERVE_SAY_H
#define HB_SERVE_SAY_H

#include "serve/troubles.h"

typedef struct Say {
    Arena arena; /* of `said` */
    Map said;    /* what was told of the state before, by its words */
    Arena names; /* of `changed` */
    Map changed; /* files that were not told of yet */
} Say;

void say_init(Say *say);
void say_release(Say *say);
/* A line. */
HB_PRINTF(1, 2) void say_line(const char *fmt, ...);
/* Keeps the name of a file that has changed; say_changed tells of all:
 * "Changed: content/a.md, content/b.md and 3 more". */
void say_note(Say *say, Str name);
void say_changed(Say *say);
/* What is wrong now and was not before, and how much that is in all.
 * page_count 0: how many pages there are is not known. */
void say_troubles(Say *say, const Troubles *troubles, size_t page_count);

#endif
