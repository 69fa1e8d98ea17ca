/* tell/tell_internal.h - shared by the formats.
 *
 * Layer:   tell, nobody else
 * Threads: main.
 */
#ifndef HB_TELL_TELL_INTERNAL_H
#define HB_TELL_TELL_INTERNAL_H

#include "tell/tell.h"
#include "value/value.h"

/* Where the repository is. */
typedef struct TellRoot {
    Str here; /* the working folder, whole; "" when the system cannot tell */
    Str top;  /* the repository's; `here` when there is none */
} TellRoot;

/* Both [arena]. */
TellRoot tell_root(Arena *arena);
/* A path as messages have it, from the top of the repository; false when it
 * lies elsewhere: then *out is the whole path. "." and ".." are gone. */
bool tell_path(Arena *arena, const TellRoot *root, Str path, Str *out);
/* The same without a disk. */
bool tell_path_from(Arena *arena, Str here, Str top, Str path, Str *out);

/* Text as UTF-8, and not longer than a message should be [arena]. */
Str tell_text(Arena *arena, Str text);
/* One value on `out`. */
void tell_value(FILE *out, const Value *value);

void tell_json(const Tell *tell, FILE *out);
void tell_github(const Tell *tell, FILE *out);
void tell_sarif(const Tell *tell, FILE *out);

#endif
