/* search/words.h - a text as the words by which it is found.
 *
 * Layer:   search (may include base/, value/, doc/, site/)
 * Rules:   the same are in the browser, for what people type
 *          (themes/default/assets/search-text.js):
 *          - base/plain.h: no capitals, no accents; what is not seen and the
 *            Arabic stretching sign are not there;
 *          - a word is letters, figures and their marks; an apostrophe between
 *            two of these belongs to it, and is then left out: "don't" is dont.
 *            A closing 's is left out whole: "claimant's" is claimant;
 *          - scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer,
 *            Burmese) are taken apart into every two neighbouring characters;
 *          - a form ends after SEARCH_FORM_POINTS code points.
 *          Only here, since a query needs them not: each part of a word beside
 *          an apostrophe, from 3 characters on ("mae'r" is maer, mae); words
 *          with one hyphen between them as one, too ("work-focused" is work,
 *          focused, workfocused); the last character of a script without
 *          spaces alone, so that it is found by its beginning, as all others.
 * Cost:    linear in the text, whatever it is: longer words are cut while they
 *          are read.
 * Threads: owner: one SearchWords a worker.
 */
#ifndef HB_SEARCH_WORDS_H
#define HB_SEARCH_WORDS_H

#include "base/plain.h"

/* Code points of a form: no word of a language is longer. */
#define SEARCH_FORM_POINTS 64
/* What is kept of a word while it is read: Korean syllables are three letters
 * until they are composed. */
#define SEARCH_RUN_POINTS ((size_t)3 * SEARCH_FORM_POINTS)
#define SEARCH_RUN_BYTES (4 * SEARCH_RUN_POINTS)
/* Parts of one word between apostrophes that are looked at. */
#define SEARCH_RUN_PARTS 8

/* form is borrowed during the call. extra: not in the text by itself, but
 * another way to find the word before. */
typedef void SearchWordTold(void *context, Str form, bool extra);

typedef struct SearchRun {
    char byte[SEARCH_RUN_BYTES + 4];
    size_t len, points;
    bool wide; /* may have to be composed */
} SearchRun;

typedef struct SearchWords {
    SearchWordTold *told;
    void *context;
    SearchRun run;   /* the word that is being read, without apostrophes */
    size_t part[SEARCH_RUN_PARTS + 1]; /* where the first parts begin, in
                                          run.byte */
    size_t parts;
    size_t last_at; /* where the last of them begins */
    bool open;       /* a word is being read */
    bool apostrophe; /* and an apostrophe stands behind it */
    size_t last_points; /* of its last part, also of what was cut */
    uint32_t last_first; /* first character of that */
    SearchRun chain; /* words with hyphens between them, as one */
    size_t chain_words;
    bool hyphen;     /* one stands behind the last word of the chain */
    uint32_t before; /* the last character of a script without spaces, or 0 */
    size_t pairs;    /* of that run, told so far */
    char scratch[SEARCH_RUN_BYTES + 4];
    uint32_t work[PLAIN_WORK(SEARCH_RUN_BYTES + 4)];
} SearchWords;

void search_words_init(SearchWords *words, SearchWordTold *told,
                       void *context);
/* Tells all words of a text, in order; nothing is left open at its end. */
void search_words_read(SearchWords *words, Str text);

/* True for forms of which typing errors are looked for: no numbers, no scripts
 * without spaces. */
bool search_form_is_typed(Str form);

#endif
