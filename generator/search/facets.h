/* search/facets.h - by what results can be narrowed: benefit, nation, kind.
 *
 * Layer:   search
 * Rules:   a page that names no benefit (or nation) is for all of them. What no
 *          page of the index has is not offered. Pages that answer alike are
 *          one class; a file says for which pages in a row each class holds.
 * Threads: any (pure).
 */
#ifndef HB_SEARCH_FACETS_H
#define HB_SEARCH_FACETS_H

#include "base/buf.h"
#include "search/catalogue.h"

typedef struct Facet {
    const char *name; /* "benefits" [static] */
    Str *id;          /* those that pages have, in the handbook's order */
    Str *label;       /* in the language of the index; "" for a kind without */
    size_t count;
} Facet;

/* Benefits, nations, kinds. */
#define FACETS 3

/* [arena]. strings: interface strings of the language, a map, or NULL: names of
 * kinds are the theme's ("kind_guide"). */
void search_facets(Arena *arena, const Site *site, const SearchShelf *shelf,
                   const Value *strings, Facet out[FACETS]);
/* {"benefits":[{"id":"esa","name":"ESA"}],…} */
void search_facets_write(Buf *out, const Facet facet[FACETS]);
/* {"classes":[[[0],[],0]],"pages":"AB"}: see search/shards.h. */
void search_classes_write(Buf *out, const SearchShelf *shelf,
                          const Facet facet[FACETS]);

#endif
