/* pipeline/build_internal.h - a build from the inside, for those who open its
 * phases one by one (preview.c).
 *
 * Layer:   pipeline, and nobody else
 * Rule:    the phases and their order stand in build.c; whoever runs them in
 *          another rhythm calls these and has no copy of them.
 * Threads: as build.h says; build_make_page: the worker that holds the page.
 */
#ifndef HB_PIPELINE_BUILD_INTERNAL_H
#define HB_PIPELINE_BUILD_INTERNAL_H

#include "base/pool.h"
#include "lint/lint.h"
#include "output/plan.h"
#include "output/publish.h"
#include "output/render.h"
#include "pipeline/build.h"
#include "plugin/plugin.h"
#include "search/search.h"

struct Build {
    BuildOptions options;
    Diags *diags;
    Arena arena; /* theme, plan, template data: what is not the site's */
    Site site;
    Theme *theme;
    PluginSet *plugins;
    PluginHost **host; /* one a worker; NULL entries run no plugins */
    Renderer *renderer;
    Arena *late; /* one a worker: what lasts only until a page is written */
    unsigned jobs;
    size_t own_pages; /* that people wrote */
    Publisher *publisher;
    ContextSet *contexts;
    Plan plan;
    size_t *slot; /* page index -> index in plan */
    Map value_names; /* what pages may have: see context_names */
    Lint *lint;          /* NULL: no checks but those of the build itself */
    Search *search;      /* NULL: this copy has none */
    size_t search_early; /* the slot of its first file */
    size_t search_late;  /* the same of those that are made last */
    bool config_ok; /* handbook.yaml and publisher.yaml say what they mean */
    bool rendering; /* no mistake before this phase: make the bytes */
};

/* Discover, read, collect and the site step: all that pages know of each other
 * is frozen then. Stops early, with pages unread, when options.stop says so. */
void build_gather(Build *build);
/* The plan of all files, and what makes them: after build_gather, with a
 * theme. */
void build_prepare(Build *build);
/* Interface strings of the theme, for plugins and the search. */
const Value *build_strings(void *build, Str language);
/* Whether somebody wants no more of this build. */
bool build_is_stopped(const Build *build);

/* The job for every page, in the order and the batches that plugins need. */
void build_each_page(Build *build, PoolJob *job);
/* A page's facts, of a page that was read. */
void build_collect_page(Build *build, Page *page, unsigned worker);
/* Resolve, filter, and (with build->rendering) render: the page's bytes, which
 * are borrowed until the worker's next page. False when there are none. */
bool build_make_page(Build *build, Page *page, unsigned worker, Str *out);
/* What takes all pages to see, when all are made. */
void build_review(Build *build);
/* What was made for a page and is not needed once it is written. */
void build_forget_page(Build *build, Page *page, unsigned worker);

#endif
