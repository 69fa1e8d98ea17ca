/* lint/better_words.h - hard words, and what to write instead.
 *
 * Layer:   lint, only for its own files
 * Lists:   generator/plain-english/LANGUAGE.yaml, and over them what
 *          handbook.yaml says under plain_english.words.
 * Memory:  in the arena given.
 * Threads: open: main. Reading: any.
 */
#ifndef HB_LINT_BETTER_WORDS_H
#define HB_LINT_BETTER_WORDS_H

#include "base/map.h"
#include "doc/terms.h"
#include "site/site.h"

typedef enum BetterKind {
    BETTER_WORD,
    BETTER_VERB,    /* in any of its forms */
    BETTER_NEGATIVE /* two that cancel each other out */
} BetterKind;

typedef struct BetterWord {
    BetterKind kind;
    Str typed;  /* the verb's first form */
    Str better; /* "about, for" */
} BetterWord;

typedef struct BetterWords {
    Terms *terms; /* of this language alone */
    uint32_t root; /* in terms; 0: no words at all */
    BetterWord *item; /* by the term's number */
    size_t count, capacity;
    Map everyday; /* capitals that need no explaining */
} BetterWords;

/* list: path of the shipped list, or "": then only the handbook's own. What is
 * wrong in a list is reported there. */
void better_words_open(BetterWords *out, Arena *arena, Site *site,
                       Str list);

/* "write 'about' or 'for'" [arena]. */
Str better_words_help(Arena *arena, const BetterWord *word, Str typed);

#endif
