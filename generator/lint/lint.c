/* lint/lint.c - which checks there are, and their order. */
#include "base/compat.h"
#include "lint/lint.h"

#include <stdlib.h>

#include "lint/lint_internal.h"

Lint *lint_open(Site *site, const LintOptions *options)
{
    Lint *lint = xcalloc(1, sizeof *lint);

    lint->site = site;
    lint->options = *options;
    arena_init(&lint->arena);
    lint->worker = xcalloc(options->jobs, sizeof *lint->worker);
    for (unsigned i = 0; i < options->jobs; i++)
        arena_init(&lint->worker[i].scratch);
    return lint;
}

void lint_close(Lint *lint)
{
    if (!lint)
        return;
    for (unsigned i = 0; i < lint->options.jobs; i++)
        arena_release(&lint->worker[i].scratch);
    free(lint->worker);
    arena_release(&lint->arena);
    free(lint);
}

void lint_page(Lint *lint, const Page *page, unsigned worker)
{
    LintWorker *own = &lint->worker[worker];
    LintPage at = {.lint = lint, .site = lint->site, .page = page,
                   .worker = own, .scratch = &own->scratch};

    if (page->generated)
        return;
    lint_headings(&at);
    arena_reset(&own->scratch);
}

void lint_site(Lint *lint)
{
    (void)lint;
}
