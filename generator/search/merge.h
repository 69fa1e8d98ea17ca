/* search/merge.h - the words of all pages of one index, brought together.
 *
 * Layer:   search
 * How:     each worker numbered the forms it met in its own order
 *          (search/tally.h). search_forms_join sorts all of them: from here on
 *          nothing hangs on which worker had which page. search_merge goes
 *          through the records of an index in the order of its pages, twice:
 *          which forms there are, and who shares a stem; then each page's
 *          words, which go to the end of their groups' lists at once, in the
 *          very characters of the shards.
 * Memory:  [arena]: three to four bytes for each different word of each page.
 * Cost:    linear in the records; sorting of the forms.
 * Threads: main.
 */
#ifndef HB_SEARCH_MERGE_H
#define HB_SEARCH_MERGE_H

#include "search/catalogue.h"
#include "search/tally.h"

/* Every form that some page has, sorted by bytes: that is by code points. */
typedef struct SearchForms {
    Str *form; /* texts borrowed of the tallies */
    size_t count;
    uint32_t **number; /* by worker, and its own number */
} SearchForms;

typedef struct PostChunk PostChunk;
struct PostChunk {
    PostChunk *next;
    uint32_t used, size;
    char byte[];
};

/* All forms of one stem of one language: the pages that have one of them, as
 * search/digits.h writes numbers: number of the page less that before less 1,
 * impact (one digit), place. */
typedef struct SearchGroup {
    uint32_t first; /* the first of its forms */
    uint32_t pages;
    uint32_t behind; /* the next page may have this number */
    size_t bytes;
    PostChunk *head, *tail;
} SearchGroup;

typedef struct SearchMerged {
    const SearchForms *forms;
    Str *language; /* of pages in this index */
    size_t language_count;
    uint32_t **group_of; /* by language and form: group + 1, or 0 */
    uint32_t *pages_of;  /* by form: pages that have it */
    SearchGroup *group;  /* in the order of their first forms */
    size_t group_count;
} SearchMerged;

/* [arena]. tally: of `count` workers. */
void search_forms_join(Arena *arena, const SearchTally *tally, size_t count,
                       SearchForms *out);
/* [arena]. record: by the index of a page in the site; one without words where
 * a page has none. */
void search_merge(Arena *arena, const SearchForms *forms,
                  const SearchShelf *shelf, const SearchRecord *record,
                  SearchMerged *out);
/* All postings of a group, one text [heap inside buf]. */
void search_postings(const SearchGroup *group, Buf *out);

#endif
