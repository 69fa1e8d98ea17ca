/* site/sources.h - the register of sources, from the folder content/sources.
 *
 * Layer:   site
 * Rules:   DESIGN 4.3: one record a file (key: `id`, or the file's name), a
 *          bare list, or a `references:` list. CSL's field names; beyond CSL:
 *          standing, extent, ni_twin, superseded_by, archive, licence,
 *          fingerprint, note. A key is the address of the source's page; two
 *          records with one key are an error (duplicate-source). `standing`
 *          follows from the type where that tells (legislation, legal_case,
 *          regulation, treaty: law), else it is others. In a SourceRecord all
 *          dates are texts ("2016-02-26"), all names lists of maps (a body
 *          that was written as one text has `literal` alone), and id and
 *          standing are set.
 * Errors:  at their place, like front matter.
 * Threads: sources_load: main. sources_find: any afterwards.
 */
#ifndef HB_SITE_SOURCES_H
#define HB_SITE_SOURCES_H

#include "site/site.h"

void sources_load(Site *site);
/* Warns (superseded-source) of each citation of a current page that rests on a
 * source which another replaced. Owner of the page, after the freeze, while its
 * tree is as it was written. */
void sources_check_page(const Site *site, const Page *page);
const SourceRecord *sources_find(const Site *site, Str key); /* or NULL */

#endif
