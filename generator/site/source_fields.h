/* site/source_fields.h - CSL's fields and ours, for sources.c.
 *
 * Layer:   site, only for sources.c, source_record.c and source_dates.c
 * Threads: any (constants); the functions: main.
 */
#ifndef HB_SITE_SOURCE_FIELDS_H
#define HB_SITE_SOURCE_FIELDS_H

#include "site/schema.h"

extern const Field SOURCE_FIELDS[];
extern const char *const SOURCE_DATE_FIELDS[]; /* ended by NULL */
extern const char *const SOURCE_NAME_FIELDS[];
/* Fields that other programs write into their exports. */
extern const char *const SOURCE_FOREIGN_KEYS[];

/* Dates in all of CSL's forms to "2016-02-26", names in all forms to lists of
 * maps, titles without CSL's marks (<i>). What cannot be a date is reported and
 * taken out. */
void source_record_normalise(const SchemaContext *context, Value *record);

/* Puts what `issued` says beyond its first day into fields of its own, before
 * it is normalised: `issued_to`, the end of a range ("2015/2016"; of a date in
 * CSL's parts the second), and `issued_about` ("c 1990", `circa: true`). What
 * the author gave in these fields stays. [arena] */
void source_dates_tell(Arena *arena, Value *record);

#endif
