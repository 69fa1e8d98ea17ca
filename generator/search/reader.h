/* search/reader.h - a finished page as its words, its places and its texts.
 *
 * Layer:   search
 * Reads:   title; summary and danger; `search:` words; the body as plugins left
 *          it, headings, tables, boxes and pictures' words included, notes and
 *          their numbers not; what plugins name with page:found_by (letters,
 *          questions, terms); rights and was with their but, deadlines,
 *          answers. Not what plugins hand to the theme otherwise: a list of all
 *          pages would be found by every word of the handbook, and stand before
 *          the pages themselves. Of a withdrawn page only the title.
 *          How much each counts: search/weights.h.
 * Life:    one a worker. A page is read when its plugins have run and before
 *          its tree is forgotten.
 * Threads: owner.
 */
#ifndef HB_SEARCH_READER_H
#define HB_SEARCH_READER_H

#include "search/also.h"
#include "search/places.h"
#include "search/tally.h"
#include "search/words.h"
#include "site/site.h"

/* Interface strings of a language, a map; NULL: labels are left out. */
typedef const Value *SearchStrings(void *context, Str language);

typedef enum ReadField {
    READ_TITLE,
    READ_HEADING,
    READ_NAMED, /* `search:`, and what plugins name */
    READ_SUMMARY,
    READ_CLAIM,
    READ_BODY
} ReadField;

typedef struct ReadWord {
    uint32_t form;
    bool extra; /* another form of the word before */
} ReadWord;

/* What a page got for a term that it uses. */
typedef struct ReadTerm {
    uint32_t page; /* the page this is of, from 1 */
    uint32_t units;
} ReadTerm;

typedef struct SearchReader {
    const Site *site;
    const SearchAlso *also;
    SearchStrings *strings;
    void *strings_context;
    SearchTally *tally;
    SearchPlaces places;
    SearchWords words;
    Arena scratch; /* as long as a page */
    const Page *page;
    uint32_t pages; /* read so far */
    uint32_t place;
    Buf block;      /* text of the block that is being read */
    bool has_code;  /* it holds code: it stays as it is typed */
    ReadWord *word; /* of the text that is being read; heap */
    size_t count, capacity;
    uint32_t *plain; /* without the extra ones; heap */
    ReadTerm *term;  /* by its number in `also`; heap */
} SearchReader;

/* tally, also and site are borrowed; strings may be NULL. */
void search_reader_init(SearchReader *reader, const Site *site,
                        const SearchAlso *also, SearchTally *tally,
                        SearchStrings *strings, void *strings_context);
void search_reader_release(SearchReader *reader);
/* The page's record, as of `worker`. Its places and texts are in
 * reader->places until the next page. */
SearchRecord search_read_page(SearchReader *reader, const Page *page,
                              unsigned worker);

/* For reader_body.c and reader_claims.c: the words of a text, and the same of a
 * text that is also shown, at the place that was begun last. */
void search_read_words(SearchReader *reader, Str text, ReadField field);
void search_read_shown(SearchReader *reader, Str text, ReadField field);
/* The next place, and the words of its heading. */
void search_read_place(SearchReader *reader, Str id, Str heading, bool whole);
/* All headings and blocks of a tree. */
void search_read_body(SearchReader *reader, const Node *document);
/* Rights, deadlines, answers, and what plugins named: with a place of their
 * own, or (placed false) at the page's top. */
void search_read_claims(SearchReader *reader);
void search_read_named(SearchReader *reader, bool placed);

#endif
