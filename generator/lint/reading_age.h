/* lint/reading_age.h - how old a reader has to be to follow a page with ease.
 *
 * Layer:   lint
 * Rule:    Flesch and Kincaid's grade plus 5, said as an age in years:
 *          0.39 x words a sentence + 11.8 x syllables a word - 15.59 + 5.
 * Counted: title, summary, danger, rights with their but, deadlines, answers
 *          and body. Not: headings, citations, code, block quotations, rights
 *          of other pages, letters to copy. A list's item and a table's cell
 *          are sentences of their own. A name or term that the page cannot do
 *          without (the glossary's, the vocabularies', the names in words.txt)
 *          is one plain word of two syllables.
 * Worth:   below READING_AGE_WORDS words it says nothing.
 * Threads: any (pure).
 */
#ifndef HB_LINT_READING_AGE_H
#define HB_LINT_READING_AGE_H

#include "base/str.h"

/* Fewer words than a short page has tell nothing about it. */
#define READING_AGE_WORDS 100

typedef struct ReadingAge {
    uint32_t sentences;
    uint32_t words;     /* a term is one */
    uint32_t syllables;
    uint32_t longest;   /* words of the longest sentence, as they stand */
} ReadingAge;

/* In years; 0 where nothing was counted. */
double reading_age_years(const ReadingAge *age);
/* What these words and syllables, in one sentence of the page, add to its
 * age. */
double reading_age_weight(const ReadingAge *page, uint32_t words,
                          uint32_t syllables);

#endif
