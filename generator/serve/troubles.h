/* serve/troubles.h - diagnostics that outlive the build they come from.
 *
 * Layer:   serve
 * Why:     a diagnostic points into the text of a page, and in a preview pages
 *          are read, shown and forgotten. These are copies, with the author's
 *          line in them, that can be looked up by file.
 * Threads: any, one at a time.
 */
#ifndef HB_SERVE_TROUBLES_H
#define HB_SERVE_TROUBLES_H

#include "base/diag.h"
#include "value/value.h"

typedef struct Trouble {
    DiagSeverity severity;
    Str code, path, message, help;
    Place place; /* line 0 when only the file is known */
    Str line;    /* the author's line, or a piece of it; "" without */
    uint32_t from, length; /* of what is meant in it, in characters */
    Str also; /* what stands at a second place, "the first is here"; or "" */
    Str also_path;
    Place also_place;
    size_t alike; /* so many more of this code in this file were left out */
} Trouble;

typedef struct Troubles {
    Arena arena;
    Trouble *item; /* in the order of diag_get: by path, then place */
    size_t count;
    size_t errors, warnings, notes; /* those left out, too */
} Troubles;

/* Copies all. Of one code in one file so many as are of use are kept, the rest
 * is counted. [detached: troubles_free] */
Troubles *troubles_take(Diags *diags);
void troubles_free(Troubles *troubles); /* NULL is fine */

/* Those of one file: the first, and how many. */
const Trouble *troubles_of(const Troubles *troubles, Str path, size_t *count);
/* Whether there is one with the same words, in that file; where does not
 * matter. */
bool troubles_has(const Troubles *troubles, const Trouble *trouble);
bool trouble_is_error(const Trouble *trouble);
/* "error", "warning" or "note" [static] */
const char *trouble_word(const Trouble *trouble);

/* For the page: a map of its values [arena]; texts are borrowed. */
Value *trouble_value(Arena *arena, const Trouble *trouble);
/* As a line of a terminal: "content/a.md:3:5: error: no page … [code]". */
void trouble_line(Buf *out, const Trouble *trouble);

#endif
