/* base/run.h - another program, run for what it prints.
 *
 * Layer:   base
 * Rules:   used for helpers that only some people need, which are therefore no
 *          part of this program: pdftotext for who has PDFs, zimwriterfs for
 *          who makes ZIM files. No shell: arguments are given as they are.
 * Threads: one call at a time: a program that another call starts between two
 *          steps of this one would keep this one's pipe open.
 */
#ifndef HB_BASE_RUN_H
#define HB_BASE_RUN_H

#include "base/arena.h"

/* Runs argv[0] (found as a shell would) with these arguments (ended by NULL),
 * nothing to read and its messages thrown away. *out: what it printed [arena];
 * *status: its exit status, 255 when a signal ended it. 0; or ENOENT without
 * such a program, EFBIG when it prints more than max bytes, ETIMEDOUT when it
 * has not ended after so many seconds, whatever it prints meanwhile, or the
 * errno of what failed: in each case it has ended. */
int run_program(Arena *arena, const char *const *argv, size_t max,
                unsigned seconds, Str *out, int *status);
/* The same, with its messages among what it prints, as they come. */
int run_program_aloud(Arena *arena, const char *const *argv, size_t max,
                      unsigned seconds, Str *out, int *status);

/* Whether this program runs with all rights: some helpers will not. */
bool run_is_root(void);

#endif
