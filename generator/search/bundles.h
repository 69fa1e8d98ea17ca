/* search/bundles.h - files of a few pages each, written as soon as the last of
 * these is done: what results and snippets show is not kept until the end.
 *
 * Layer:   search
 * How:     each worker brings the part of its page; who brings the last one of
 *          a file puts it together. Pages are made in their order, so only a
 *          few files are open at a time.
 * Memory:  heap: parts of files that are not whole yet.
 * Threads: search_bundle_put: any worker, each number once. Others: main.
 */
#ifndef HB_SEARCH_BUNDLES_H
#define HB_SEARCH_BUNDLES_H

#include "base/buf.h"

typedef struct Bundles Bundles;

/* For `count` pages, `each` of them a file. [detached: search_bundles_close] */
Bundles *search_bundles_open(size_t count, size_t each);
void search_bundles_close(Bundles *bundles); /* NULL is fine */
size_t search_bundle_count(const Bundles *bundles);
/* The part of page `number`, copied. True when it was the last of its file:
 * then *out gets all parts of file *file in order, with commas between. */
bool search_bundle_put(Bundles *bundles, size_t number, Str part, size_t *file,
                       Buf *out);

#endif
