/* site/nearest.h - the name nearest to a wrong one, among very many.
 *
 * Layer:   site
 * Why:     str_nearest looks at every candidate: with ten thousand pages and
 *          ten thousand broken links that is a hundred million comparisons.
 *          Here a wrong name is compared only with the few names that share
 *          the most runs of three letters with it, rarest runs first. What is
 *          found depends on the names alone, never on who asks when.
 * Memory:  [arena]; names are borrowed.
 * Threads: any, once made.
 */
#ifndef HB_SITE_NEAREST_H
#define HB_SITE_NEAREST_H

#include "base/arena.h"

typedef struct Nearest Nearest;

/* names in any order; empty ones are left out. */
Nearest *nearest_new(Arena *arena, const Str *names, size_t count);
/* The nearest name, or "": at most one edit in three characters and never more
 * than six; of equally near ones the first in bytewise order. */
Str nearest_find(const Nearest *nearest, Str word);

#endif
