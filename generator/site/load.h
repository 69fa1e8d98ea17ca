/* site/load.h - one page from disk: text, front matter, tree, outline, and the
 * data file that it names.
 *
 * Layer:   site
 * Errors:  to site->diags. A page that cannot be used has failed = true, an
 *          empty document and an empty meta map, and stays in its place.
 * Threads: owner (the worker that holds the page); reads the Site only.
 */
#ifndef HB_SITE_LOAD_H
#define HB_SITE_LOAD_H

#include "site/site.h"

/* Reads page->disk_path. After discover, which knows the data files. */
void load_page(const Site *site, Page *page);
/* The same for text in memory (generated pages, tests): path for messages. */
void load_page_text(const Site *site, Page *page, Str shown_path, Str text);

#endif
