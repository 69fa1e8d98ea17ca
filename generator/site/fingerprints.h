/* site/fingerprints.h - the fingerprints of all sources, and the documents they
 * were made of where those are at hand.
 *
 * Layer:   site
 * Rules:   a record names its fingerprint by `fingerprint:`, a file beside the
 *          record (or a path from there, inside the content folder). Read once,
 *          before any page.
 * Errors:  at the record's own line: missing-fingerprint, bad-fingerprint
 *          (empty, damaged, something else), fingerprint-version; the warnings
 *          shared-fingerprint (two records name one file) and
 *          unused-fingerprint (nobody names it). A quotation from such a
 *          source cannot be checked, and that is no second mistake.
 * Memory:  site arena; documents live in an arena of their own, as long as the
 *          site.
 * Threads: load, close: main. find: any. document: any (a lock inside).
 */
#ifndef HB_SITE_FINGERPRINTS_H
#define HB_SITE_FINGERPRINTS_H

#include "quote/document.h"
#include "site/site.h"

/* Behind sources_load. */
void fingerprints_load(Site *site);
void fingerprints_close(Site *site); /* nothing loaded is fine */
/* Borrowed, or NULL: the source has none that can be used. */
const Fingerprint *fingerprints_find(const Site *site, Str key);
/* The document of that source in `folder` (from the content folder, or
 * absolute), borrowed. NULL when it is not there, cannot be read, or is not
 * the one that the fingerprint was made of. */
const Document *fingerprints_document(const Site *site, Str key, Str folder);

/* Where a record's fingerprint is, from the content folder [arena]; "" when it
 * names none, or one outside of the content folder. */
Str fingerprints_path(Arena *arena, const SourceRecord *record);
/* The name a source's fingerprint is given: its key, with '-' for what a file's
 * name cannot hold [arena]. */
Str fingerprints_name(Arena *arena, Str key);
/* Why it cannot be used, for people [static]. */
const char *fingerprints_problem(FingerprintProblem problem);

#endif
