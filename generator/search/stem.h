/* search/stem.h - forms of one word, known by their stem.
 *
 * Layer:   search. The only file that sees libstemmer.h.
 * Rules:   a language that libstemmer knows by its code ("en", "fr") has its
 *          rules; any other, Welsh too, has none: there each form is its own
 *          stem, and words are found by their beginning.
 *          Forms have lost their accents before (search/words.h). What a
 *          stem looks like matters to nobody: only which forms share one.
 * Threads: owner.
 */
#ifndef HB_SEARCH_STEM_H
#define HB_SEARCH_STEM_H

#include "base/str.h"

typedef struct SearchStemmer SearchStemmer;

/* [detached: search_stemmer_close] */
SearchStemmer *search_stemmer_open(Str language);
void search_stemmer_close(SearchStemmer *stemmer); /* NULL is fine */
/* Borrowed until the next call, or the form itself. */
Str search_stem(SearchStemmer *stemmer, Str form);

#endif
