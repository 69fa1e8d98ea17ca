/* site/quote_match_internal.h - what quote_match.c and quote_near.c share.
 *
 * Layer:   site, only for these two files
 * Threads: any (pure).
 */
#ifndef HB_SITE_QUOTE_MATCH_INTERNAL_H
#define HB_SITE_QUOTE_MATCH_INTERNAL_H

#include "site/quote_match.h"
#include "site/window.h"

/* One way to read a word of the quotation. */
typedef struct Reading {
    Str text; /* "": there is no such reading */
    WindowWord window;
} Reading;

enum { READ_PLAIN, READ_WITHOUT, READ_JOINED, READ_COUNT };

/* A word of the quotation and its readings; READ_JOINED takes the next, too. */
typedef struct Piece {
    Reading reading[READ_COUNT];
} Piece;

typedef struct Match {
    Arena *arena; /* scratch */
    const Fingerprint *print;
    const Document *document; /* or NULL */
    const Quote *quote;
    Piece *piece; /* one for each word of the quotation */
} Match;

/* Fills in what is nearest to a quotation that is not there. */
void quote_near(const Match *match, Arena *arena, QuoteResult *out);

#endif
