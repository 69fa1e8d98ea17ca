/* site/schema_internal.h - what schema.c and schema_types.c share.
 *
 * Layer:   site, only for these two files
 * Threads: any.
 */
#ifndef HB_SITE_SCHEMA_INTERNAL_H
#define HB_SITE_SCHEMA_INTERNAL_H

#include "site/schema.h"

/* Checks one value that is neither a map nor a list, and gives it its type.
 * False after an error was reported. An empty text becomes VALUE_NULL. */
bool schema_check_scalar(const SchemaContext *context, const Field *field,
                         Value *value);

/* "write: " and the author's line with the value replaced. */
Str schema_help_line(const SchemaContext *context, Span span, Str with);

/* "WISH, but this is a list" at the value [wrong-type]; nothing for a list or
 * map that is never closed: that has been told. help: may be empty. */
void schema_mistyped(const SchemaContext *context, const Value *value,
                     Str wish, Str help);

#endif
