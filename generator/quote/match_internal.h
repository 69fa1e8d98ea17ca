/* quote/match_internal.h - what match.c and near.c share.
 *
 * Layer:   quote (may include base/)
 * Threads: any (pure).
 */
#ifndef HB_QUOTE_MATCH_INTERNAL_H
#define HB_QUOTE_MATCH_INTERNAL_H

#include "quote/match.h"
#include "quote/window.h"

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
