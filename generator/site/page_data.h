/* site/page_data.h - the data file of a page: what `data:` names.
 *
 * Layer:   site
 * Rules:   a .yaml, .yml or .json file of the content folder, given relative to
 *          the page. It is no page and is not copied. Two pages may name one
 *          file; each reads it for itself. It holds a map or a list; of a file
 *          with a mistake in it nothing is used, so that one mistake is told
 *          once. Every `cite` in it is a citation of the page.
 * Errors:  data-ending, missing-file, link-outside, file-too-large, empty-file,
 *          wrong-type, those of yaml.h and json.h; and for a file that no page
 *          names the warning unknown-file.
 * Threads: page_data_read: owner of the page, reads the Site only.
 *          page_data_check_unused: main.
 */
#ifndef HB_SITE_PAGE_DATA_H
#define HB_SITE_PAGE_DATA_H

#include "site/site.h"

/* True for a path that ends in .yaml, .yml or .json. */
bool page_data_is_name(Str path);
/* Sets page->data_path, and for pages that readers get data_source, data and
 * their citations. After the front matter. */
void page_data_read(const Site *site, Page *page);
/* When all pages are read: warns of data files that none of them names. */
void page_data_check_unused(const Site *site);

#endif
