/* doc/terms_internal.h - what terms.c and terms_mark.c share.
 *
 * Layer: doc, and only inside it. */
#ifndef HB_DOC_TERMS_INTERNAL_H
#define HB_DOC_TERMS_INTERNAL_H

#include "base/map.h"
#include "doc/terms.h"

/* A place in the tree of words: what has been read of a term. Ids and terms
 * count from 1, 0 is none. */
typedef struct TermState {
    uint32_t plain;     /* the term that ends here */
    uint32_t exact;     /* the same, if the words below are typed alike */
    uint32_t exact_bits; /* its words that are abbreviations */
} TermState;

/* From a state, by a gap and a word, to another. */
typedef struct TermEdge {
    uint64_t key; /* 0: free */
    uint32_t to;
} TermEdge;

/* Where the terms of a language begin. */
typedef struct TermRoot {
    Str language;
    uint32_t state;
} TermRoot;

struct Terms {
    Arena *arena;
    Map words;      /* folded -> id of the word */
    size_t longest; /* bytes of the longest of them */
    uint32_t lengths[128]; /* by first byte: see terms.c */
    TermState *state; /* state[0] is none */
    size_t state_count, state_capacity;
    TermEdge *edge; /* a table of edge_slots, a power of two */
    size_t edge_count, edge_slots;
    TermRoot *root;
    size_t root_count, root_capacity;
    Map by_key; /* key -> number of the term, from 1 */
};

#endif
