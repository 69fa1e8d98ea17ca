/* search/search.h - the offline index of a handbook, made in the same pass as
 * its pages.
 *
 * Layer:   search (may include base/, value/, doc/, site/). Writes nothing: it
 *          names files, and tells bytes.
 * Life:    search_open after the freeze; then the files that hold pages
 *          (documents and texts) are known by name: search_early_*. Each
 *          worker calls search_page for the pages it makes, which tells the
 *          bytes of a file when its last page is there. When all are done,
 *          search_finish; then the files of words: search_late_*.
 * Rules:   DESIGN 7. The same files for any number of workers. One index a
 *          language (search/catalogue.h); what is read (search/reader.h); what
 *          the files hold (search/shards.h).
 * Memory:  until search_close some five bytes for each different word of each
 *          page, and in search_finish four more.
 * Errors:  none of its own. A page that fails is not told: its files are not
 *          whole then, and nothing is published.
 * Threads: search_page, search_late_write: any worker, a page or file each
 *          once. Others: main, when no worker runs.
 */
#ifndef HB_SEARCH_SEARCH_H
#define HB_SEARCH_SEARCH_H

#include "search/reader.h"

typedef struct Search Search;

/* The bytes of early file number `file`. False: it could not be written. */
typedef bool SearchTold(void *context, size_t file, Str bytes);

typedef struct SearchOptions {
    unsigned jobs;          /* workers, at least 1 */
    SearchTold *told;
    SearchStrings *strings; /* or NULL */
    void *context;          /* of both */
} SearchOptions;

/* site is borrowed and frozen. [detached: search_close] */
Search *search_open(const Site *site, const SearchOptions *options);
void search_close(Search *search); /* NULL is fine */

/* "search/en/d0.js" … [borrowed until search_close]. */
const Str *search_early_paths(const Search *search, size_t *count);
/* A page whose plugins have run, before its tree is forgotten. */
bool search_page(Search *search, const Page *page, unsigned worker);

void search_finish(Search *search);
/* "search/en/head.js" …, the same. */
const Str *search_late_paths(const Search *search, size_t *count);
/* The bytes of late file number `file`, into an empty buffer. */
void search_late_write(const Search *search, size_t file, Buf *out);

#endif
