/* lint/lexicon.h - what is known of each distinct word, found out once.
 *
 * Layer:   lint, only for its own files
 * Why:     a handbook uses few words often: of ten thousand pages all but some
 *          thousand words have been met before. Syllables, lists and the
 *          spelling are asked for those alone.
 * Memory:  its own; it forgets all when it has LEXICON_MAX words (text that no
 *          person wrote).
 * Threads: owner: one Lexicon a worker.
 */
#ifndef HB_LINT_LEXICON_H
#define HB_LINT_LEXICON_H

#include "base/map.h"
#include "doc/terms.h"

#define LEXICON_MAX 200000
/* Longer words are not kept, and nothing is said of them. */
#define LEXICON_WORD_MAX 64

typedef enum LexSpelling { LEX_NOT_ASKED, LEX_RIGHT, LEX_WRONG } LexSpelling;

typedef struct LexWord {
    uint8_t syllables;
    uint8_t spelling;   /* LexSpelling */
    bool abbreviation;  /* "DWP": word_is_abbreviation, and no figures */
    bool skip_spelling; /* figures, other scripts, "GitHub" */
    bool negative;      /* "not", "cannot", "don't" */
    bool unless;        /* that word */
    uint32_t advice;    /* its id among the words with better ones, or 0 */
    uint32_t name;      /* its id among names and terms, or 0 */
} LexWord;

typedef struct Lexicon {
    const Terms *advice, *names; /* borrowed */
    Arena arena;
    Arena scratch;
    Map word;
    LexWord other; /* for words that are not kept */
} Lexicon;

void lexicon_open(Lexicon *lexicon, const Terms *advice, const Terms *names);
void lexicon_close(Lexicon *lexicon);

/* Valid until the next lexicon_word that is 200,000 words later. */
LexWord *lexicon_word(Lexicon *lexicon, Str word, bool ascii);
/* Between pages: makes room. */
void lexicon_rest(Lexicon *lexicon);

#endif
