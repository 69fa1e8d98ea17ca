/* search/places.h - the places of a page that a result may lead to, and their
 * texts, as the JSON that shards hold.
 *
 * Layer:   search
 * Rules:   place 0 is the page's top; then its headings; then its claims, each
 *          a place of its own that is shown whole or not at all: a right never
 *          without its but (DESIGN 4.2).
 *          Of a body over LIMIT_SEARCH_TEXT the rest is not kept, and the texts
 *          say so; headings after LIMIT_SEARCH_PLACES are no places any more.
 * Memory:  heap, used again for each page.
 * Threads: owner: one a worker.
 */
#ifndef HB_SEARCH_PLACES_H
#define HB_SEARCH_PLACES_H

#include "base/buf.h"

typedef struct SearchPlaces {
    Buf list;     /* ["id","heading"],["right-x","",1] … */
    Buf texts;    /* "text of the top","text" … */
    Buf text;     /* of the place that is being filled */
    size_t count; /* of places: the one being filled is count - 1 */
    size_t kept;  /* bytes of text that count against the limit */
    bool whole;   /* of the place that is being filled */
    bool cut;
} SearchPlaces;

void search_places_init(SearchPlaces *places);
void search_places_release(SearchPlaces *places);
/* Forgets the page before, and begins with the top. */
void search_places_begin(SearchPlaces *places);
/* The next place. Returns its number; that of the place before, which then
 * goes on, where there are too many or id is empty. */
uint32_t search_places_next(SearchPlaces *places, Str id, Str heading,
                            bool whole);
/* A block of text of the place. */
void search_places_text(SearchPlaces *places, Str block);
/* After the last: list and texts are whole. */
void search_places_end(SearchPlaces *places);

/* The first `points` characters of a text, or less so that it ends with a
 * word, and "…" where something is left out [arena]; the text itself where it
 * is short enough. */
Str search_shorten(Arena *arena, Str text, size_t points);

#endif
