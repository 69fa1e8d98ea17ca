/* doc/terms.h - the terms of a glossary, found where a page first uses them.
 *
 * Layer:   doc (may include base/). Knows no glossary: what a term is called,
 *          and what becomes of its node, others decide.
 * Rules:   whole words (doc/words.h), of any case and Unicode form; white space
 *          may be an end of a line; a closing "'s" does not count; the longest
 *          of several wins, and what it covers is nobody else's. A word typed
 *          as an abbreviation ("ICE") is found only where the page has it so.
 *          A match lies in one run of text: emphasis does not begin or end
 *          inside it. A word tied to another is another word: "anti-sanction",
 *          "gov.uk/appeal".
 *          Marked are paragraphs, items and cells. Read but not marked:
 *          headings, heads of tables, links, quotations (blocks, and what
 *          stands in quotation marks), letters and shown rights, and whatever
 *          stands beside raw HTML. Not read: code, pictures, citations.
 * Cost:    linear in the text: a look-up for each word, and TERM_WORDS_MAX
 *          steps where terms begin alike.
 * Memory:  Terms lives in an arena; a TermUse on the heap (open, close).
 * Threads: Terms: main while it is filled, any afterwards. TermUse: owner, one
 *          a worker.
 */
#ifndef HB_DOC_TERMS_H
#define HB_DOC_TERMS_H

#include "base/source.h"
#include "doc/node.h"
#include "doc/words.h"

/* Words of one term: nobody says more in one breath, and a text of nothing but
 * beginnings of terms costs this many steps a word. */
#define TERM_WORDS_MAX 16
/* Stands for a term where words are covered. */
#define TERM_NONE UINT32_MAX

typedef struct Terms Terms;
typedef struct TermUse TermUse;

Terms *terms_new(Arena *arena);
/* A term; key is borrowed and goes into its nodes. Returns its number, which
 * counts from 0: the same for the same key. */
size_t terms_add(Terms *terms, Str key);
size_t terms_count(const Terms *terms);
/* What a term is called in a language. The first term of the same words keeps
 * them. False when no text can hold it: no words, or words with other between
 * them than a space or a hyphen, or more of them than TERM_WORDS_MAX. */
bool terms_name(Terms *terms, size_t term, Str language, Str words);
/* Words in which no term is meant, though they hold one: "mandatory work
 * activity". They win over terms as the longer of two wins. */
bool terms_cover(Terms *terms, Str language, Str words);

/* --- matching, for whoever walks the words of a text already ---------------
 * From terms_root go on by terms_step, word by word, while it is not 0; the
 * longest term met is meant. 0 is no state and no word. */

/* The state where terms of a language begin, or 0. */
uint32_t terms_root(const Terms *terms, Str language);
/* The id of a word as a page has it, or 0. scratch is for folding. */
uint32_t terms_word(const Terms *terms, Str word, bool ascii, Arena *scratch);
/* The state behind a word, or 0. gap: before it; GAP_SPACE at the first. */
uint32_t terms_step(const Terms *terms, uint32_t state, WordGap gap,
                    uint32_t word);
/* The term that ends in this state, from 1, or TERM_NONE, or 0. typed: a bit
 * for each of its words, from the first, that the text has as an
 * abbreviation. */
uint32_t terms_at(const Terms *terms, uint32_t state, uint32_t typed);

/* What a worker remembers: for a set of terms that is not added to any more. */
TermUse *term_use_open(const Terms *terms);
void term_use_close(TermUse *use); /* NULL is fine */
/* Begins a page in that language: no term has been used on it. */
void term_use_page(TermUse *use, Str language);
/* On this page the term is read, but not marked. */
void term_use_skip(TermUse *use, size_t term);
/* A page, or a text, had the term in any place that is read, or a link to its
 * own place ("…#term-KEY"). */
bool term_used(const TermUse *use, size_t term);

/* Puts a term node round the first use of each term below document. The nodes
 * go into arena; source is the page's. */
void terms_mark(TermUse *use, Node *document, const Source *source,
                Arena *arena);
/* Only notes what is used in a text of no page. */
void terms_read(TermUse *use, Str text);

#endif
