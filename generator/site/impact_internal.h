/* site/impact_internal.h - what impact.c and impact_walk.c share.
 *
 * Layer:   site, only for these two files
 * Threads: main.
 */
#ifndef HB_SITE_IMPACT_INTERNAL_H
#define HB_SITE_IMPACT_INTERNAL_H

#include "site/impact.h"

/* A box "> [!RIGHT] id". */
typedef struct ImpactBox {
    const Page *page;
    Str id;
    Span span; /* of the id */
} ImpactBox;

typedef struct ImpactBoxes {
    ImpactBox *item;
    size_t count, capacity;
} ImpactBoxes;

/* All citations of impact->key as hits, in the order of pages, whatever their
 * place; slips; and all boxes of all pages. */
void impact_walk(Arena *arena, const Site *site, Impact *impact,
                 ImpactBoxes *boxes);

#endif
