/* value/json.h - JSON in (by jansson) and out.
 *
 * Layer:   value. The only room that sees jansson.h.
 * Threads: any, on different arenas.
 */
#ifndef HB_VALUE_JSON_H
#define HB_VALUE_JSON_H

#include "base/buf.h"
#include "base/diag.h"
#include "value/value.h"

/* Reads the whole source [arena]; numbers and booleans keep their kind, keys
 * their order. Strict: one value, no duplicate keys, no control characters or
 * noncharacters (written as escapes neither), depth LIMIT_VALUE_DEPTH. A byte
 * order mark in front is fine. Spans cover what is written, quotes and
 * brackets included: jansson tells none, so the shape is read here and jansson
 * decodes texts and numbers and has the last word on the whole.
 * NULL after an error: json-syntax (the first one only), json-too-deep,
 * json-too-large, json-control-character; duplicate-key (each). */
Value *json_read(Arena *arena, const Source *source, Diags *diags);

/* Deterministic: entries in the order of the map, no spaces, UTF-8 as is,
 * numbers without locale (integers without a point). */
void json_write(Buf *buf, const Value *value);
/* A JSON string literal, quotes included; '<' and U+2028/9 are escaped so that
 * it may stand in a script. */
void json_write_text(Buf *buf, Str text);

#endif
