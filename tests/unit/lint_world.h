/* tests/unit/lint_world.h - a content folder made of strings, and what the
 * checks of lint/ say of it. */
#ifndef TEST_LINT_WORLD_H
#define TEST_LINT_WORLD_H

#include "site_world.h"

#include "lint/lint.h"

#define TITLED "---\ntitle: T\n---\n\n"

/* Reads all, and looks at every page as a build would, each worker in turn. */
static inline void world_lint_with(World *world, const LintOptions *options)
{
    Site *site = &world->site;
    Lint *lint;

    world_join(world);
    lint = lint_open(site, options);
    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->failed && !site->page[i]->skipped)
            lint_page(lint, site->page[i], (unsigned)i % options->jobs);
    lint_site(lint);
    lint_close(lint);
}

/* As build does. */
static inline void world_lint(World *world)
{
    LintOptions options = {.jobs = 2};

    world_lint_with(world, &options);
}

/* As check does, on the 22nd of November 2026. */
static inline void world_advise(World *world)
{
    LintOptions options = {.jobs = 2, .advise = true,
                           .today = {2026, 11, 22}};

    world_lint_with(world, &options);
}

#endif
