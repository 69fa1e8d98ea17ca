/* tell/tell.h - diagnostics for other programs: JSON, GitHub, SARIF.
 *
 * Layer:   tell (may include base value explain)
 * Rules:   everything is told, in the order of diag_get; GitHub shows a few of
 *          each kind and gets what a person would get (diag_choose). What an
 *          author wrote, names of files too, is data and stays data: nothing
 *          in it can end a text, a line or a command early.
 *          JSON's shape is described in README.md (TELL_JSON_VERSION); GitHub's
 *          lines are its workflow commands; SARIF is 2.1.0 of OASIS.
 * Paths:   JSON has them as other messages do. GitHub and SARIF want them from
 *          the top of the repository: the next folder upwards from the working
 *          folder that holds `.git`, else the working folder itself.
 * Memory:  nothing is kept; one diagnostic at a time is held.
 * Threads: main.
 */
#ifndef HB_TELL_TELL_H
#define HB_TELL_TELL_H

#include <stdio.h>

#include "base/diag.h"
#include "explain/codes.h"

#define TELL_JSON_VERSION 1

typedef enum TellFormat {
    TELL_JSON,
    TELL_GITHUB,
    TELL_SARIF
} TellFormat;

typedef struct Tell {
    Diags *diags;
    const char *command; /* "check" */
    const char *version; /* of the program */
    size_t page_count;   /* pages that people wrote */
    const Str *summary;  /* lines of plugins, for editors; only JSON has them */
    size_t summary_count;
    const Codes *codes; /* what codes mean, for SARIF; or NULL */
} Tell;

/* A path as messages have it, from the top of the repository [arena]; false
 * when it lies elsewhere: then *out is the whole path. */
bool tell_path_from_top(Arena *arena, Str path, Str *out);

/* Writes all of it. What does not reach `out` shows in ferror. */
void tell_write(const Tell *tell, TellFormat format, FILE *out);

#endif
