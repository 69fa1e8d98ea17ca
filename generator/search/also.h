/* search/also.h - what else a term of the glossary is called: pages that use
 * the term are found by these words, too.
 *
 * Layer:   search. Knows no glossary.
 * Rules:   facts of kind "term", by whichever plugin (lua-plugins/README.md):
 *              names   language -> list of texts: what it is called on pages
 *              also    list of texts: what people type for it
 *          Where a page has one of the names of its language, as whole words
 *          in a row, it is found by `also` and by the names in other
 *          languages.
 * Cost:    linear in the words of the page: a look at each, and a few steps
 *          where a name begins.
 * Threads: main makes it, with the tallies of all workers, which then number
 *          the words of names alike. Any worker reads it.
 */
#ifndef HB_SEARCH_ALSO_H
#define HB_SEARCH_ALSO_H

#include "search/tally.h"
#include "search/words.h"
#include "site/site.h"

/* Words of one name: as many as doc/terms.h looks for. */
#define ALSO_NAME_WORDS 16

/* A word by which pages with the term are found. */
typedef struct AlsoWord {
    uint32_t form;
    Str language; /* pages in this have it already; "": none */
} AlsoWord;

typedef struct AlsoTerm {
    AlsoWord *word;
    size_t count, capacity;
} AlsoTerm;

typedef struct SearchAlso {
    AlsoTerm *term;
    size_t count, capacity;
    Map name;         /* numbers of its words, and its language -> the term */
    uint8_t *longest; /* by the number of a first word: words of such a name */
    size_t forms; /* words of names and `also` have numbers below this */
} SearchAlso;

/* [arena]. tally: `count` of them, still empty. */
void search_also_make(Arena *arena, const Site *site, SearchTally *tally,
                      size_t count, SearchAlso *out);
/* The term whose name in that language begins at form[0], of `count` forms of a
 * text in a row; the longest name of several. NULL without one. */
const AlsoTerm *search_also_at(const SearchAlso *also, const uint32_t *form,
                               size_t count, Str language);

#endif
