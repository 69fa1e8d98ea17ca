/* lint/plain_internal.h - what the files of plain_english.h share.
 *
 * Layer:   lint, only for these files
 * Life:    each piece of a page is read once: its words are looked up, names
 *          and hard words found in it, and then each subject has its turn.
 * Threads: a PlainWorker belongs to its worker; PlainEnglish is read by all.
 */
#ifndef HB_LINT_PLAIN_INTERNAL_H
#define HB_LINT_PLAIN_INTERNAL_H

#include "lint/better_words.h"
#include "lint/dictionary.h"
#include "lint/known_names.h"
#include "lint/lexicon.h"
#include "lint/plain_english.h"
#include "lint/prose.h"

/* A sentence of the page that counts for its reading age. */
typedef struct PlainSentence {
    uint32_t off; /* in the page's file */
    uint32_t words, syllables;
} PlainSentence;

/* Capitals that were met on the page and are explained nowhere so far. */
typedef struct PlainLetters {
    Str word;
    Span span;
    bool explained;
} PlainLetters;

/* A word that is spelt wrong: told at the end, in the order of pages. */
typedef struct PlainMisspelt {
    const Page *page;
    Str word;
    Span span;
} PlainMisspelt;

typedef struct PlainWorker {
    Prose *prose;
    Lexicon lexicon;
    Arena scratch; /* of a page */
    LexWord **word; /* of a piece, by index */
    uint8_t *name;  /* the same: PLAIN_NAME_… */
    size_t capacity;
    /* of a page: in scratch */
    PlainSentence *sentence;
    size_t sentence_count, sentence_capacity;
    ReadingAge age;
    Map letters; /* -> PlainLetters */
    size_t misspelt_on_page;
    /* of all pages */
    Arena arena;
    PlainMisspelt *misspelt;
    size_t misspelt_count, misspelt_capacity;
    bool *used; /* lines of words.txt, from 0 */
} PlainWorker;

struct PlainEnglish {
    Site *site;
    unsigned jobs;
    Arena arena;
    BetterWords better;
    KnownNames names;
    Dictionary *dictionary; /* NULL: nothing is said of spelling */
    PlainWorker *worker;
    ReadingAge *age; /* by page */
};

/* A word is no part of a name, its beginning, or goes on in it. */
enum { PLAIN_NAME_NONE, PLAIN_NAME_BEGINS, PLAIN_NAME_GOES_ON };

/* A piece that is being read. */
typedef struct PlainPiece {
    const PlainEnglish *plain;
    PlainWorker *worker;
    const Page *page;
    const ProsePiece *prose;
    LexWord *const *word;
    const uint8_t *name;
} PlainPiece;

HB_PRINTF(6, 7) void plain_suggest(const PlainPiece *piece, const char *code,
                                   size_t from, size_t to, Str help,
                                   const char *fmt, ...);

/* sentences.c: long-sentence, double-negative ("not … unless"), and what counts
 * for the reading age. */
void sentences_read(const PlainPiece *piece);
/* reading-age, when all of the page was read. */
void sentences_report_age(const PlainEnglish *plain, PlainWorker *worker,
                          const Page *page);

/* abbreviations.c: unexplained-abbreviation. */
void abbreviations_read(const PlainPiece *piece);
void abbreviations_report(const PlainEnglish *plain,
                          const PlainWorker *worker, const Page *page);

/* spelling.c: spelling. */
void spelling_read(const PlainPiece *piece);
void spelling_report(PlainEnglish *plain);

#endif
