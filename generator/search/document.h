/* search/document.h - what a list of results says of a page, as JSON.
 *
 * Layer:   search
 * Threads: any, on different buffers.
 */
#ifndef HB_SEARCH_DOCUMENT_H
#define HB_SEARCH_DOCUMENT_H

#include "base/buf.h"
#include "site/site.h"

/* [url, title, section, status, kind, language, summary, [places], instead?].
 * places: as search/places.h lists them. scratch is used on the way. */
void search_document(Buf *out, Arena *scratch, const Site *site,
                     const Page *page, Str places);

#endif
