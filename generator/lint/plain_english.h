/* lint/plain_english.h - is a page written in plain English, and spelt right?
 *
 * Layer:   lint
 * Rules:   suggestions, all of them, and on pages in English alone. Looked at
 *          is what the page says in its own words (lint/prose.h); what stands
 *          in quotation marks is somebody else's.
 * Codes:   long-sentence, reading-age, hard-word, double-negative,
 *          unexplained-abbreviation, spelling; of words.txt unused-word.
 * Config:  handbook.yaml's plain_english and spelling (site/site.h); without a
 *          handbook.yaml nothing is looked at.
 * Files:   prose.c (what is looked at), plain_english.c (each piece once),
 *          sentences.c, reading_age.c, syllables.c, better_words.c,
 *          abbreviations.c, names.c (words.txt, glossary, vocabularies),
 *          spelling.c, dictionary.c (hunspell), lexicon.c (what is known of a
 *          word).
 * Threads: plain_english_page: the worker that holds the page. Others: main.
 */
#ifndef HB_LINT_PLAIN_ENGLISH_H
#define HB_LINT_PLAIN_ENGLISH_H

#include "lint/reading_age.h"
#include "site/site.h"

typedef struct PlainEnglish PlainEnglish;

/* Whether handbook.yaml wants any of it. */
bool plain_english_wanted(const Config *config);

/* list: path of the shipped list of hard words, or "". dictionaries: folders
 * (dictionary.h); "" leaves the spelling alone. */
PlainEnglish *plain_english_open(Site *site, unsigned jobs, Str list,
                                 Str dictionaries);
void plain_english_close(PlainEnglish *plain); /* NULL is fine */

void plain_english_page(PlainEnglish *plain, const Page *page,
                        unsigned worker);
/* After all pages: what is spelt wrong, and what words.txt has in vain. */
void plain_english_site(PlainEnglish *plain);

/* Of a page that was looked at; all noughts for others. */
ReadingAge plain_english_age(const PlainEnglish *plain, const Page *page);

#endif
