/* pipeline/places.h - where themes, plugins and the like are.
 *
 * Layer:   pipeline
 * Order:   the content folder's own (content/themes, content/lua-plugins), then
 *          what lies beside a content folder that has a handbook.yaml, then
 *          what lies beside the program in its source tree, then what was
 *          installed with it: share/handbook beside the program's folder, else
 *          the one of the PREFIX it was compiled for.
 * Threads: main.
 */
#ifndef HB_PIPELINE_PLACES_H
#define HB_PIPELINE_PLACES_H

#include "base/diag.h"

typedef struct Places {
    Str folder[8];
    size_t count;
    size_t own_count; /* of these, the first: they lie in the handbook */
} Places;

/* Folders called `name` ("themes", "lua-plugins") that exist, first the one
 * to be asked first [arena]. What the disk cannot tell goes to diags. */
Places places_find(Arena *arena, const char *name, Str content, Str program,
                   Diags *diags);

/* The same of what comes with the program and is no handbook's to change, such
 * as "codes": in the source tree it lies in generator/. */
Places places_shipped(Arena *arena, const char *name, Str program,
                      Diags *diags);

#endif
