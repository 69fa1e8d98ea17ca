/* lint/lint.h - what is wrong for a reader, though the page can be built.
 *
 * Layer:      lint (may include base/, value/, doc/, quote/, site/). Knows no
 *             plugin and no theme: what it says is of what people wrote.
 * Severities: a warning is wrong for the reader; a note is a suggestion, or
 *             editors' housekeeping, and counts as neither error nor warning.
 *             Errors are the business of site/ and doc/, which know the rules;
 *             only what takes all pages to see (a ring) is one here.
 * When:       build and check say what stands in a page whatever the day is.
 *             Advice (`advise`), and what hangs on the day (`today`), are for
 *             check and its kin alone: no byte of a site depends on them.
 * Files:      lint.c (the order), one file a subject (lint_*.c, each with its
 *             codes), lint_internal.h (what they share).
 * To add one: a function in a file of its subject, its call in lint.c, its code
 *             in base/diag_codes.c, its page in generator/codes/, a negative
 *             case.
 * Threads:    lint_page: the worker that holds the page, several at once. All
 *             else: main, while no worker runs.
 */
#ifndef HB_LINT_LINT_H
#define HB_LINT_LINT_H

#include "lint/reading_age.h"
#include "site/site.h"

typedef struct LintOptions {
    unsigned jobs; /* workers that call lint_page, at least 1 */
    bool advise;   /* say what is only advice, too */
    bool links;    /* keep the addresses of other websites */
    Str hard_words; /* path of the shipped list (plain_english.h), or "" */
    Str dictionaries; /* folders of the spell checker's (dictionary.h); ""
                         leaves the spelling alone */
    Date today;    /* not set: nothing that hangs on the day is said */
} LintOptions;

/* What a build's checks remember from page to page. */
typedef struct Lint Lint;

/* After the freeze; site is borrowed, and its pages are not changed by anybody
 * but the worker that holds them. */
Lint *lint_open(Site *site, const LintOptions *options);
void lint_close(Lint *lint); /* NULL is fine */

/* One page as its author wrote it: read, and its links not yet rewritten. It
 * must be whole (neither failed nor skipped). Changes nothing of it. What
 * plugins made (page->generated) is passed over: nobody could mend it. */
void lint_page(Lint *lint, const Page *page, unsigned worker);

/* Of a page that lint_page looked at with `advise`, for a handbook with plain
 * English in its settings; all noughts for others. */
ReadingAge lint_reading_age(const Lint *lint, const Page *page);

/* What takes all pages to see. Once, after the last lint_page. */
void lint_site(Lint *lint);

/* An address of another website, where an author or a record of a source wrote
 * it. Borrowed from the site. */
typedef struct LintAddress {
    Str url;
    const Source *source;
    Span span;
} LintAddress;

/* With options.links, after lint_site: all of them, sorted by address and then
 * by place. Borrowed until lint_close. */
const LintAddress *lint_addresses(Lint *lint, size_t *count);

#endif
