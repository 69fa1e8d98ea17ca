/* search/shards.h - an index as small files that a browser loads as it needs
 * them, also from a stick, where nothing can be fetched but scripts.
 *
 * Layer:   search
 * Form:    each file of search/LANG/ is one classic script,
 *              handbookSearch.take("LANG/NAME", VALUE);
 *          and VALUE is JSON. Numbers in strings: search/digits.h.
 *          head    {"format":1,"language","pages":N,"current":M,"perDoc",
 *                  "perText","terms":[first form of t0, t1 …],"words":[first
 *                  character of v0, v1 …],"filters":{…},"truncated":T}
 *          tI      {"f":"FORM G[,G…]\n…","g":["PAGES POSTINGS",…]}. G is a
 *                  group: its number in this file, or "i:n", in ti. POSTINGS:
 *                  number of the page less that before less 1, impact (one
 *                  digit), place. A group in more than T pages has its T best
 *                  here, and behind them " k:n": the others are rk[n].
 *          rK      ["POSTINGS",…]
 *          vI      "…": a line for each form that typing errors are looked for
 *                  in: a digit, how many UTF-16 units it begins like the line
 *                  before; the rest of it; a space; how many pages have it
 *          dI      [document, …]: search/document.h, of perDoc pages
 *          xI      [[text of place 0, …], …]: of perText pages
 *          filter  {"classes":[[[benefits],[nations],kind],…],"pages":"class,
 *                  how many pages in a row have it, …"}
 *          d and x files are not made here but while pages are
 *          (search/bundles.h).
 * Memory:  [arena] of search_shards_plan; nothing of the files themselves.
 * Threads: plan: main. Writing: any worker, each file for itself.
 */
#ifndef HB_SEARCH_SHARDS_H
#define HB_SEARCH_SHARDS_H

#include "search/facets.h"
#include "search/merge.h"

/* Pages of a file of documents, and of texts. An answer of ten results reads
 * ten of each at most: a first answer reads documents, so there are few in a
 * file. One file a page would be ten thousand files on a stick, and each takes
 * 16 or 32 KB there. */
#define SEARCH_PER_DOCUMENT 4u
#define SEARCH_PER_TEXT 4u
/* A group of more pages than this is in two files: the best pages of a word
 * that stands everywhere are enough for a first answer. */
#define SEARCH_TOP 512u
/* When a file of terms, of the rest, of words is full, in bytes. */
#define SEARCH_TERMS_BYTES (6u * 1024)
#define SEARCH_REST_BYTES (24u * 1024)
#define SEARCH_WORDS_BYTES (16u * 1024)

typedef struct SearchShards {
    const SearchMerged *merged;
    const SearchShelf *shelf;
    Facet facet[FACETS];
    uint32_t *form; /* that pages of this index have, sorted */
    size_t form_count;
    uint32_t *term_first;  /* of each t file: index into form; and the end */
    uint32_t *group_first; /* the same of its groups */
    size_t term_files;
    uint32_t *file_of;     /* by group: its t file */
    uint32_t *rest_file, *rest_entry; /* by group, of those over SEARCH_TOP */
    uint32_t *large;       /* these groups, in order */
    size_t large_count;
    uint32_t *rest_first;  /* of each r file: index into large; and the end */
    size_t rest_files;
    uint32_t *typed;       /* forms for v files */
    size_t typed_count;
    uint32_t *word_first;  /* of each v file: index into typed; and the end */
    size_t word_files;
} SearchShards;

/* Decides what stands in which file. [arena]; the others are borrowed. */
void search_shards_plan(Arena *arena, const Site *site,
                        const SearchShelf *shelf, const SearchMerged *merged,
                        const Value *strings, SearchShards *out);
/* How many files there are, of all kinds: head and filter are the first two. */
size_t search_shards_count(const SearchShards *shards);
/* The name of one, without ".js": "t12" [arena]. */
Str search_shards_name(Arena *arena, const SearchShards *shards, size_t file);
/* Its bytes, into an empty buffer. */
void search_shards_write(const SearchShards *shards, size_t file, Buf *out);

/* What stands round a value. */
void search_file_open(Buf *out, Str language, Str name);
void search_file_close(Buf *out);

#endif
