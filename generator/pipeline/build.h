/* pipeline/build.h - the order of the phases, and nothing else knows it.
 *
 * Layer:   pipeline (may include everything but cli/)
 * Phases:  discover, read and collect (workers), site step (main), resolve,
 *          render and write to staging (workers), publish (main). DESIGN 3.
 * Threads: main.
 */
#ifndef HB_PIPELINE_BUILD_H
#define HB_PIPELINE_BUILD_H

#include <stdatomic.h>

#include "base/sign.h"
#include "lint/lint.h"
#include "output/context.h"
#include "output/copy.h"
#include "site/site.h"

/* A page whose plugins have run: its body as HTML, borrowed during the call. */
typedef void BuildTold(void *context, const Page *page, Str body);

/* For tests of plugins: pages are told instead of written. */
typedef struct BuildTrial {
    BuildTold *told; /* NULL: no trial */
    void *context;
    Str home;   /* the handbook whose themes and plugins are used */
    Str plugin; /* what runs where handbook.yaml names no plugins */
    Str only;   /* "": all pages; else the one file that is a page */
} BuildTrial;

typedef struct BuildOptions {
    Str content;    /* the content folder, as given */
    Str out;        /* the site's folder, as given; "" with write false */
    bool write;     /* false: look for mistakes only (handbook check) */
    unsigned jobs;  /* worker threads, at least 1 */
    bool advise;    /* say what is only advice, too: see lint/lint.h */
    bool links;     /* keep the addresses of other websites */
    Date today;     /* for what hangs on the day; not set: nothing of it is
                       said. No byte of a site depends on it */
    Str dictionaries; /* where the spell checker's are, folders with ':' between
                         them; "" (or nothing) leaves the spelling alone;
                         copied */
    bool drafts;    /* pages of status draft are built too */
    Str base_url;   /* where the handbook will be, whatever handbook.yaml says;
                       "": what it says. config_address_problem has none */
    Copy copy;      /* {0}: the website */
    const SignKey *key; /* signs the manifest; NULL: nobody does */
    Str program;    /* real path of the program, to find themes and plugins;
                       "" when not known; copied */
    const atomic_bool *stop; /* set: what is not begun is left out; NULL */
    BuildTrial trial; /* with it, jobs must be 1 and write false */
} BuildOptions;

typedef struct BuildReport {
    size_t page_count; /* pages that people wrote */
    size_t changed_count; /* of these, with check --changed [cli] */
    size_t warnings;   /* that were told [cli] */
    size_t written;    /* files written anew */
    size_t kept;       /* files that were equal already */
    bool published;
    const Str *summary; /* lines of plugins, for editors [build] */
    size_t summary_count;
} BuildReport;

/* Everything wrong goes to diags; the caller prints it, before it frees what
 * build_open returned (positions point into its texts). */
typedef struct Build Build;

Build *build_open(const BuildOptions *options, Diags *diags);
BuildReport build_run(Build *build);
/* What was built, frozen, for whoever makes another form of it: pages without
 * their trees. After build_run; borrowed until build_close. */
const Site *build_site(const Build *build);
/* What its templates were given; the same. */
const ContextSet *build_contexts(const Build *build);
/* With `links`: see lint_addresses. After build_run; borrowed until
 * build_close. */
const LintAddress *build_addresses(Build *build, size_t *count);
/* Instead of build_run, with `write` false: reads all pages and goes through
 * the site step, where all that pages know of each other is gathered and their
 * trees still stand. With `advise` the checks have looked at each page, too.
 * Borrowed until build_close. */
const Site *build_read(Build *build);
/* After either; as of lint_reading_age. */
ReadingAge build_reading_age(const Build *build, const Page *page);
void build_close(Build *build);

#endif
