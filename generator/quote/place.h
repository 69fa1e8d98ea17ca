/* quote/place.h - where in a document a citation points, as far as the
 * document's own headings and numbers tell.
 *
 * Layer:   quote (may include base/)
 * Rules:   only what is understood counts, and of two readings both: a
 *          quotation is said to be at another place only when it is in none of
 *          the stretches found. quote/pinpoint.h reads what was typed. Of "reg
 *          15(3)" the first level counts; a letter or number is one that the
 *          document itself shows; "introduction" and "title" are what stands
 *          before the second heading, unless they are headings. Pages and
 *          columns are not to be seen in a text. In a document without numbers
 *          of its own "para 5" is its fifth paragraph and "bullet 2" its second
 *          list point, counted from its beginning or from the heading.
 * Threads: any (pure).
 */
#ifndef HB_QUOTE_PLACE_H
#define HB_QUOTE_PLACE_H

#include "quote/document.h"

#define PLACE_MAX_RANGES 64

typedef struct WordRange {
    uint32_t from, to; /* words: [from, to) */
} WordRange;

typedef struct WordRanges {
    WordRange item[PLACE_MAX_RANGES];
    size_t count; /* 0: the document does not tell */
} WordRanges;

void quote_place_find(const Fingerprint *fingerprint, Str pinpoint,
                      WordRanges *out);
bool quote_place_has(const WordRanges *ranges, uint32_t word);
/* Words for messages [arena]: "number 58 (about word 812 of 1171)". With the
 * document at hand the heading above is told. */
Str quote_place_name(Arena *arena, const Fingerprint *fingerprint,
                     const Document *document, uint32_t word);

#endif
