/* site/sources_internal.h - the parts of the register of sources.
 *
 * Layer:   site, only for sources.c, source_key.c and source_relations.c
 * Threads: main.
 */
#ifndef HB_SITE_SOURCES_INTERNAL_H
#define HB_SITE_SOURCES_INTERNAL_H

#include "site/schema.h"

/* source_key.c: the key of a record: its `id`, or `name` (the file's, "" in
 * lists) without one. The address that Zotero makes for an id counts as
 * `citation-key`, or as its last part. False after an error: there is none
 * (missing-key), or it cannot be one (bad-key). at: where the record is. */
bool source_key_take(const SchemaContext *context, const Value *record,
                     Str name, Span at, Str *key);

/* source_relations.c: keeps the first of records with one key, or with keys
 * that differ in capitals only; sorts, and fills the site's map. */
void source_relations_keep(Site *site, SourceRecord *record, size_t count);
/* What records say of each other: ni_twin and superseded_by name others
 * (unknown-source, source-itself), which replace each other in no ring
 * (source-ring). Sets each record's successor. */
void source_relations_check(Site *site);

#endif
