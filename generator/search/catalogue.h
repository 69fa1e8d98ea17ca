/* search/catalogue.h - which pages stand in which index, and under what number.
 *
 * Layer:   search
 * Rules:   an index is there for the first language of the handbook, and for
 *          each other one that has a page. It holds the pages of its language,
 *          and those of the first language that are not translated into it. In
 *          front are the pages that hold today (drafts too, where they are
 *          built), so that a browser ranks them first without knowing more than
 *          a number; historical, superseded and withdrawn ones are behind.
 *          Within each: pages that people wrote before those of plugins, in the
 *          order of their paths.
 * Memory:  [arena]; site is borrowed.
 * Threads: main makes it, after the freeze; any reads it.
 */
#ifndef HB_SEARCH_CATALOGUE_H
#define HB_SEARCH_CATALOGUE_H

#include "site/site.h"

#define SEARCH_NO_NUMBER UINT32_MAX

/* The pages of one index. */
typedef struct SearchShelf {
    Str language;
    const Page **page; /* by number */
    size_t count;
    size_t current; /* so many of them hold today */
} SearchShelf;

typedef struct SearchCatalogue {
    const Site *site;
    SearchShelf *shelf; /* in the order of config.language */
    size_t shelf_count;
    uint32_t *number; /* of page i on shelf s: [i * shelf_count + s] */
} SearchCatalogue;

void search_catalogue(Arena *arena, const Site *site, SearchCatalogue *out);
/* SEARCH_NO_NUMBER where it is not on that shelf. */
uint32_t search_number(const SearchCatalogue *catalogue, const Page *page,
                       size_t shelf);
/* Historical, superseded, withdrawn. */
bool search_is_past(const Page *page);

#endif
