/* serve/shown_internal.h - making a page, for the two files of shown.h. */
#ifndef HB_SERVE_SHOWN_INTERNAL_H
#define HB_SERVE_SHOWN_INTERNAL_H

#include "serve/shown.h"

/* A file that was made. */
typedef struct Made {
    bool want_troubles;
    bool ok;
    bool unfinished; /* somebody is just writing its file */
    Buf bytes;
    Troubles *read, *made; /* NULL where there is nothing of its own to say */
} Made;

/* The output at an address, in its own form ("a/" is "a/index.html"); NULL
 * without. */
const Output *shown_find(const Shown *shown, Arena *arena, Str path);
/* Fills in all of out but want_troubles; made_release it. */
void shown_make(Shown *shown, const Output *output, Made *out);
void made_release(Made *made);
/* Of what a page shows now: what was made, or how it last could be. */
void shown_tag(const Shown *shown, const Output *output, const Made *made,
               char out[40]);

#endif
