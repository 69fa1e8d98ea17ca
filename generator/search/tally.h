/* search/tally.h - how often each word stands on a page, and where.
 *
 * Layer:   search
 * Life:    each worker has one. search_tally_begin, words of the page in any
 *          order of fields (places in ascending order), search_tally_end: the
 *          page's record. After all pages search/merge.h reads the records.
 * Memory:  forms and records are in the tally's own arena until it is released:
 *          some five bytes for each different word of a page. Forms are
 *          numbered in the order in which this worker met them.
 * Threads: owner.
 */
#ifndef HB_SEARCH_TALLY_H
#define HB_SEARCH_TALLY_H

#include "base/buf.h"
#include "base/map.h"

/* A page's words: for each four numbers (search/digits.h without its signs,
 * seven bits a byte): form, boost, times in the body, best place. */
typedef struct SearchRecord {
    const uint8_t *bytes; /* in the arena of the worker's tally */
    uint32_t words;       /* different ones */
    uint32_t length;      /* words of the body, all counted */
    unsigned worker;      /* whose forms these are */
} SearchRecord;

typedef struct SearchRecordWord {
    uint32_t form, boost, times, place;
} SearchRecordWord;

typedef struct TallySlot {
    uint32_t page;   /* the page it was last counted for, from 1 */
    uint32_t boost, times;
    uint32_t place, here;      /* where it is now, and units there */
    uint32_t best, best_units; /* the best place so far */
} TallySlot;

typedef struct SearchTally {
    Arena arena;
    Map forms;       /* form -> its number + 1 */
    TallySlot *slot; /* by number; heap */
    size_t slots;
    uint32_t *met;   /* the forms of this page; heap */
    size_t met_count, met_capacity;
    uint32_t page, length;
    Buf bytes;
} SearchTally;

void search_tally_init(SearchTally *tally);
void search_tally_release(SearchTally *tally);
/* The number of a form, from 0. */
uint32_t search_tally_form(SearchTally *tally, Str form);
size_t search_tally_forms(const SearchTally *tally);
Str search_tally_text(const SearchTally *tally, uint32_t form);

void search_tally_begin(SearchTally *tally);
/* A word of a field other than the body. */
void search_tally_boost(SearchTally *tally, uint32_t form, uint32_t units,
                        uint32_t place);
/* A word of the body; extra: another form of one that was counted. */
void search_tally_body(SearchTally *tally, uint32_t form, uint32_t place,
                       bool extra);
SearchRecord search_tally_end(SearchTally *tally, unsigned worker);

/* The next word of a record; *at begins at 0. */
SearchRecordWord search_record_next(const SearchRecord *record, size_t *at);

#endif
