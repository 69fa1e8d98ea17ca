/* pipeline/build.c - the order of the phases: each function is one of them. */
#include "base/compat.h"

#include "pipeline/build_internal.h"

#include <stdlib.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "doc/html.h"
#include "output/produce.h"
#include "output/start_here.h"
#include "pipeline/places.h"
#include "site/config.h"
#include "site/discover.h"
#include "site/facts.h"
#include "site/fingerprints.h"
#include "site/index.h"
#include "site/links.h"
#include "site/load.h"
#include "site/sources.h"
#include "site/svg.h"

Build *build_open(const BuildOptions *options, Diags *diags)
{
    Build *build = xcalloc(1, sizeof *build);
    build->options = *options;
    build->diags = diags;
    build->jobs = options->jobs;
    arena_init(&build->arena);
    build->options.program = str_dup(&build->arena, options->program);
    build->options.dictionaries =
        options->dictionaries.len > 0
            ? str_dup(&build->arena, options->dictionaries)
            : STR("");
    map_init(&build->value_names, &build->arena);
    build->late = xcalloc(build->jobs, sizeof(Arena));
    for (unsigned i = 0; i < build->jobs; i++)
        arena_init(&build->late[i]);
    site_init(&build->site, diags, options->content);
    build->site.drafts = options->drafts;
    if (options->trial.told != NULL)
        build->site.shown_folder = STR(""); /* the same wherever it lies */
    return build;
}

void build_close(Build *build)
{
    for (unsigned i = 0; i < build->jobs; i++) {
        if (build->host != NULL)
            plugin_host_close(build->host[i]);
        if (build->renderer != NULL)
            render_release(&build->renderer[i]);
        arena_release(&build->late[i]);
    }
    search_close(build->search);
    lint_close(build->lint);
    free(build->host);
    free(build->renderer);
    free(build->late);
    publish_abort(build->publisher);
    site_release(&build->site);
    arena_release(&build->arena);
    free(build);
}

bool build_is_stopped(const Build *build)
{
    return build->options.stop != NULL && atomic_load(build->options.stop);
}

static bool has_errors(const Build *build)
{
    return diag_exit_status(build->diags) != 0;
}

/* --- set up: theme and plugins -------------------------------------------- */

const Value *build_strings(void *context, Str language)
{
    const Build *build = context;
    return build->theme != NULL ? theme_strings(build->theme, language)
                                : NULL;
}

/* The handbook that themes and plugins are looked for in. */
static Str home_of(const Build *build)
{
    return build->options.trial.told != NULL ? build->options.trial.home
                                             : build->options.content;
}

/* A trial is of one plugin, unless its handbook.yaml names others: only the
 * plugins that are there without being named have no place. */
static void choose_trial_plugin(Build *build)
{
    Config *config = &build->site.config;
    if (build->options.trial.told == NULL || config->plugin_count == 0 ||
        config->plugin[0].span.len > 0)
        return;
    config->plugin[0].name = build->options.trial.plugin;
    config->plugin_count = 1;
}

/* What handbook.yaml chose, and then publisher.yaml's colours over it. */
static void open_theme(Build *build)
{
    const Config *config = &build->site.config;
    Arena *arena = &build->arena;
    Places places = places_find(arena, "themes", home_of(build),
                                build->options.program, build->diags);
    ThemePlaces themes = {places.folder, places.count, places.own_count};
    Str own = path_join(arena, home_of(build), STR("theme"));
    ThemeChoices choices[2] = {
        {config->theme_settings, config->source},
        {config->publisher_settings, config->publisher_source}};
    DiagPos at = config->source != NULL
                     ? diag_at(config->source, config->theme_span)
                     : diag_nowhere();
    Str folder = theme_find(arena, &themes, config->theme, at, build->diags);

    if (folder.len > 0)
        build->theme = theme_open(arena, config->theme, folder, &themes, own,
                                  choices, 2, config->language,
                                  config->language_count, build->diags);
}

static void open_plugins(Build *build)
{
    Places places =
        places_find(&build->arena, "lua-plugins", home_of(build),
                    build->options.program, build->diags);
    choose_trial_plugin(build);
    build->plugins = plugins_open(&build->site, places.folder, places.count,
                                  build_strings, build);
    build->host = xcalloc(build->jobs, sizeof(PluginHost *));
    for (unsigned i = 0; build->plugins != NULL && i < build->jobs; i++)
        build->host[i] = plugin_host_open(build->plugins);
}

/* --- all pages, in batches ------------------------------------------------ */

typedef struct Batch {
    Build *build;
    PoolJob *job;
    size_t first;
} Batch;

static void batch_job(void *context, size_t index, unsigned worker)
{
    const Batch *batch = context;
    batch->job(batch->build, batch->first + index, worker);
}

/* plugin_batch says why not all at once. */
void build_each_page(Build *build, PoolJob *job)
{
    size_t count = build->site.page_count;
    Batch batch = {.build = build, .job = job};
    while (batch.first < count) {
        size_t left = count - batch.first;
        size_t next = plugin_batch(batch.first);
        if (next > left)
            next = left;
        pool_each(build->jobs, next, batch_job, &batch);
        plugin_review(build->plugins);
        batch.first += next;
    }
}

/* --- read and collect ----------------------------------------------------- */

void build_collect_page(Build *build, Page *page, unsigned worker)
{
    if (!page->failed && !page->skipped && build->host[worker] != NULL)
        plugin_collect(build->host[worker], page);
}

static void read_job(void *context, size_t index, unsigned worker)
{
    Build *build = context;
    Page *page = build->site.page[index];
    if (build_is_stopped(build))
        return;
    load_page(&build->site, page);
    build_collect_page(build, page, worker);
}

/* --- site step ------------------------------------------------------------ */

static void site_step(Build *build)
{
    Site *site = &build->site;
    facts_open(site);
    if (build->plugins != NULL)
        plugin_declare_facts(build->plugins, site);
    index_build(site);
    facts_add_program(site);
    for (size_t i = 0; i < site->page_count; i++)
        facts_merge(site, site->page[i]);
    size_t first_added = site->page_count;
    if (build->host[0] != NULL) {
        plugin_site_step(build->host[0], site);
        /* Its memory is as large as the step was, and in pieces: pages are
         * made quicker in a new one. */
        plugin_host_close(build->host[0]);
        build->host[0] = plugin_host_open(build->plugins);
    }
    if (site->page_count > first_added) {
        index_build(site);
        for (size_t i = first_added; i < site->page_count; i++) {
            build_collect_page(build, site->page[i], 0);
            plugin_review(build->plugins);
            facts_add_page(site, site->page[i]);
            facts_merge(site, site->page[i]);
        }
    }
    site_freeze(site);
}

/* --- resolve, render, write to staging ------------------------------------ */

static void tell_page(const Build *build, const Page *page)
{
    HtmlOptions options = HTML_HANDBOOK;
    Buf body;
    if (build->options.trial.told == NULL)
        return;
    options.raw_html = page->raw_html;
    buf_init(&body, LIMIT_OUTPUT_BYTES);
    html_render(&body, page->document, &options);
    build->options.trial.told(build->options.trial.context, page,
                              buf_str(&body));
    buf_release(&body);
}

bool build_make_page(Build *build, Page *page, unsigned worker, Str *out)
{
    page->late = &build->late[worker];
    sources_check_page(&build->site, page);
    if (build->lint != NULL) /* as its author wrote it */
        lint_page(build->lint, page, worker);
    links_resolve(&build->site, page);
    if (build->host[worker] != NULL)
        plugin_filter(build->host[worker], page);
    return build->rendering &&
           render_page(&build->renderer[worker], page, out);
}

/* What plugins make of a page, and its tree with it, is gone once the page is
 * written: ten thousand pages of it would be the most of the memory. */
void build_forget_page(Build *build, Page *page, unsigned worker)
{
    page->late = NULL;
    page->document = NULL;
    page->theme_data = NULL;
    page->found_by = NULL;
    arena_reset(&build->late[worker]);
}

static void page_job(void *context, size_t index, unsigned worker)
{
    Build *build = context;
    Page *page = build->site.page[index];
    Str bytes;
    if (page->failed || page->skipped)
        return;
    if (build_make_page(build, page, worker, &bytes) &&
        build->publisher != NULL)
        publish_file(build->publisher, build->slot[page->index], bytes);
    if (build->rendering && build->search != NULL)
        search_page(build->search, page, worker);
    tell_page(build, page);
    build_forget_page(build, page, worker);
}

static void other_job(void *context, size_t index, unsigned worker)
{
    Build *build = context;
    const Output *output = &build->plan.item[index];
    Str bytes;
    if (output->kind != OUTPUT_PAGE &&
        produce(&build->renderer[worker], output, &bytes) &&
        build->publisher != NULL)
        publish_file(build->publisher, index, bytes);
}

static void make_plan(Build *build)
{
    plan_make(&build->arena, &build->site, build->theme, &build->options.copy,
              &build->plan);
    build->slot =
        ARENA_NEW_ARRAY(&build->arena, size_t, build->site.page_count + 1);
    for (size_t i = 0; i < build->plan.count; i++) {
        if (build->plan.item[i].kind == OUTPUT_PAGE)
            build->slot[build->plan.item[i].page->index] = i;
    }
}

static void make_renderers(Build *build)
{
    build->contexts =
        context_site(&build->arena, &build->site, build->theme,
                     &build->options.copy);
    build->renderer = xcalloc(build->jobs, sizeof(Renderer));
    for (unsigned i = 0; i < build->jobs; i++)
        render_init(&build->renderer[i], build->contexts, build->diags);
    context_names(&build->value_names);
    mustache_expect(build->theme->templates, &build->value_names);
}

/* --- the search index ----------------------------------------------------- */

static bool write_early(void *context, size_t file, Str bytes)
{
    Build *build = context;
    return publish_file(build->publisher, build->search_early + file, bytes);
}

/* Scripts do not run in an e-book, nor on paper. */
static bool has_search(const Build *build)
{
    CopyKind kind = build->options.copy.kind;
    return build->publisher != NULL && kind != COPY_EPUB &&
           kind != COPY_PRINT && plan_searches(&build->site, build->theme);
}

/* False after a diagnostic. */
static bool open_search(Build *build)
{
    SearchOptions options = {.jobs = build->jobs, .told = write_early,
                             .strings = build_strings, .context = build};
    size_t count;
    if (!has_search(build))
        return true;
    build->search = search_open(&build->site, &options);
    const Str *path = search_early_paths(build->search, &count);
    return publish_extend(build->publisher, path, count,
                          &build->search_early);
}

static void search_job(void *context, size_t index, unsigned worker)
{
    Build *build = context;
    Buf out;
    (void)worker;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    search_late_write(build->search, index, &out);
    publish_file(build->publisher, build->search_late + index, buf_str(&out));
    buf_release(&out);
}

static void finish_search(Build *build)
{
    size_t count;
    search_finish(build->search);
    const Str *path = search_late_paths(build->search, &count);
    if (publish_extend(build->publisher, path, count, &build->search_late))
        pool_each(build->jobs, count, search_job, build);
}

/* --- what depends on all other files -------------------------------------- */

static bool write_late(Build *build, const char *name, Str bytes)
{
    Str path = str_from(name);
    size_t slot;
    return publish_extend(build->publisher, &path, 1, &slot) &&
           publish_file(build->publisher, slot, bytes);
}

static void write_worker(Build *build, Sha256 edition)
{
    Str bytes;
    if (produce_worker(&build->renderer[0], &build->plan, edition, &bytes) &&
        bytes.len > 0)
        write_late(build, WORKER_NAME, bytes);
}

static void write_edition(Build *build)
{
    Buf script;
    size_t count;
    uint64_t bytes;
    ManifestEntry *entry = publish_entries(build->publisher, &count, &bytes);
    Sha256 id = copy_edition_id(entry, count);
    buf_init(&script, LIMIT_OUTPUT_BYTES);
    copy_edition_script(&script, &build->site, &build->options.copy, id, count,
                        bytes);
    write_late(build, EDITION_NAME, buf_str(&script));
    if (build->options.copy.kind == COPY_WEB)
        write_worker(build, hash_sha256(buf_str(&script)));
    buf_release(&script);
}

/* What is opened first on a stick. Not among what names the edition: the day
 * the copy was made stands in it. */
static void write_start(Build *build)
{
    Buf bytes;
    buf_init(&bytes, LIMIT_OUTPUT_BYTES);
    if (start_here_page(&build->renderer[0], &bytes) && bytes.len > 0)
        write_late(build, START_HERE_NAME, buf_str(&bytes));
    if (start_here_text(&build->renderer[0], &bytes) && bytes.len > 0)
        write_late(build, READ_ME_NAME, buf_str(&bytes));
    buf_release(&bytes);
}

/* All files but the pages, in the order in which they know of each other. */
static void write_others(Build *build)
{
    pool_each(build->jobs, build->plan.count, other_job, build);
    if (has_errors(build))
        return;
    mustache_report_unknown(build->theme->templates, build->diags);
    if (build->publisher == NULL || has_errors(build))
        return;
    if (build->search != NULL)
        finish_search(build);
    write_edition(build);
    if (start_here_is_for(build->options.copy.kind))
        write_start(build);
}

/* A trial is of what plugins make, not of how somebody writes. */
static void open_lint(Build *build)
{
    const BuildOptions *options = &build->options;
    LintOptions lint = {.jobs = build->jobs, .advise = options->advise,
                        .links = options->links,
                        .hard_words = STR(""),
                        .dictionaries = options->dictionaries,
                        .today = options->today};
    if (options->advise) {
        Places lists = places_shipped(&build->arena, "plain-english",
                                      options->program, build->diags);
        if (lists.count > 0)
            lint.hard_words = path_join(&build->arena, lists.folder[0],
                                        STR("en.yaml"));
    }
    if (options->trial.told == NULL)
        build->lint = lint_open(&build->site, &lint);
}

void build_prepare(Build *build)
{
    make_plan(build);
    build->rendering = build->theme != NULL;
    if (build->rendering)
        make_renderers(build);
    open_lint(build);
}

/* What was looked for, so that an exception that silences nothing can be told
 * of. Not what hangs on the day, on what this machine has, or on a setting. */
static void settle_exceptions(Build *build)
{
    static const char *const SOMETIMES[] = {"review-due", "review-overdue",
                                            "review-to-come", "spelling"};
    static const char *const PLAIN[] = {
        "double-negative", "hard-word", "long-sentence", "reading-age",
        "unexplained-abbreviation"};

    if (!build->options.advise)
        return;
    diag_looked_all(build->diags);
    for (size_t i = 0; i < sizeof SOMETIMES / sizeof SOMETIMES[0]; i++)
        diag_not_looked(build->diags, str_from(SOMETIMES[i]));
    if (build->site.config.plain_english.on)
        return;
    for (size_t i = 0; i < sizeof PLAIN / sizeof PLAIN[0]; i++)
        diag_not_looked(build->diags, str_from(PLAIN[i]));
}

void build_review(Build *build)
{
    if (build->lint != NULL)
        lint_site(build->lint);
    plugin_report_terms(build->host, build->jobs, &build->site);
    settle_exceptions(build);
}

/* Mistakes found before this phase do not stop it: links and citations are
 * still looked at. They only stop the making of bytes, for every page alike,
 * so that what is reported does not hang on which worker was first. */
static void resolve_and_render(Build *build)
{
    make_plan(build);
    build->rendering = !has_errors(build) && build->theme != NULL &&
                       build->options.trial.told == NULL;
    if (build->rendering) {
        make_renderers(build);
        if (build->publisher != NULL &&
            (!publish_begin(build->publisher, build->plan.path,
                            build->plan.count) ||
             !open_search(build)))
            build->rendering = false;
    }
    open_lint(build);
    build_each_page(build, page_job);
    build_review(build);
    if (build->rendering && !has_errors(build))
        write_others(build);
}

void build_gather(Build *build)
{
    Site *site = &build->site;
    config_load(site);
    if (build->options.base_url.len > 0)
        config_set_address(site, build->options.base_url);
    build->config_ok = !has_errors(build);
    if (build->options.trial.only.len > 0)
        discover_one(site, build->options.trial.only);
    else
        discover(site);
    build->own_pages = site->page_count;
    sources_load(site);
    fingerprints_load(site);
    svg_check_all(site);
    config_check_logo(site);
    open_theme(build);
    open_plugins(build);
    if (build->options.write)
        build->publisher =
            publish_open(&build->arena, build->diags, build->options.out,
                         build->options.content);
    build_each_page(build, read_job);
    if (!build_is_stopped(build))
        site_step(build);
}

static void lint_job(void *context, size_t index, unsigned worker)
{
    Build *build = context;
    const Page *page = build->site.page[index];
    if (!page->failed && !page->skipped && build->lint != NULL)
        lint_page(build->lint, page, worker);
}

const Site *build_read(Build *build)
{
    build_gather(build);
    if (build->options.advise) {
        open_lint(build);
        build_each_page(build, lint_job);
    }
    return &build->site;
}

ReadingAge build_reading_age(const Build *build, const Page *page)
{
    return build->lint != NULL ? lint_reading_age(build->lint, page)
                               : (ReadingAge){0};
}

const LintAddress *build_addresses(Build *build, size_t *count)
{
    *count = 0;
    return build->lint != NULL ? lint_addresses(build->lint, count) : NULL;
}

const Site *build_site(const Build *build)
{
    return &build->site;
}

const ContextSet *build_contexts(const Build *build)
{
    return build->contexts;
}

BuildReport build_run(Build *build)
{
    BuildReport report = {0};
    build_gather(build);
    report.page_count = build->own_pages;
    resolve_and_render(build);
    report.summary = build->site.summary;
    report.summary_count = build->site.summary_count;
    if (build->publisher != NULL && build->options.key != NULL)
        publish_sign(build->publisher, build->options.key,
                     copy_signed_line(&build->arena, &build->site,
                                      &build->options.copy));
    if (build->publisher != NULL && build->rendering && !has_errors(build))
        report.published = publish_commit(build->publisher);
    if (build->publisher != NULL) {
        report.written = publish_written(build->publisher);
        report.kept = publish_kept(build->publisher);
    }
    return report;
}
