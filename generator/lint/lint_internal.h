/* lint/lint_internal.h - what the checks share.
 *
 * Layer:   lint, only for its own files
 * Threads: a LintPage belongs to the worker that holds its page; a Lint is
 *          read by all while pages are looked at.
 */
#ifndef HB_LINT_LINT_INTERNAL_H
#define HB_LINT_LINT_INTERNAL_H

#include "lint/lint.h"

/* One worker's own. */
typedef struct LintWorker {
    Arena scratch; /* emptied after each page */
} LintWorker;

struct Lint {
    Site *site;
    LintOptions options;
    LintWorker *worker; /* options.jobs of them */
    Arena arena;        /* as long as the checks run; main alone */
};

/* A page that is looked at. */
typedef struct LintPage {
    const Lint *lint;
    const Site *site;
    const Page *page;
    LintWorker *worker;
    Arena *scratch; /* the worker's: gone after this page */
} LintPage;

/* --- lint_headings.c: heading-skipped ------------------------------------- */

/* All headings of the page, in their order. */
void lint_headings(const LintPage *at);

#endif
