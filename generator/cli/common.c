/* cli/common.c - running and printing, shared by commands. */
#include "base/compat.h"

#include "cli/common.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/pool.h"
#include "cli/changed.h"
#include "cli/command.h"
#include "pipeline/places.h"
#include "site/config.h"
#include "site/discover.h"
#include "tell/tell.h"

Str common_default_content(void)
{
    return fs_info_follow("content").kind == FS_FOLDER ? STR("content")
                                                       : STR(".");
}

Str common_content_in(Arena *arena, Str folder)
{
    Str own = path_join(arena, folder, STR("handbook.yaml"));
    Str below = path_join(arena, folder, STR("content/handbook.yaml"));
    if (fs_info_follow(own.ptr).kind == FS_MISSING &&
        fs_info_follow(below.ptr).kind == FS_FILE)
        return path_join(arena, folder, STR("content"));
    return folder;
}

static Format format_of(Str typed)
{
    const Choice *choice = OPTIONS[OPT_FORMAT].choices;
    for (size_t i = 0; choice[i].name != NULL; i++) {
        if (str_is(typed, choice[i].name))
            return (Format)i;
    }
    return FORMAT_TEXT;
}

CommonOptions common_options(const Typed *typed)
{
    const TypedOption *jobs = &typed->option[OPT_JOBS];
    bool drafts = typed_has(typed, OPT_DRAFTS);
    return (CommonOptions){
        .build = {.content = typed->content,
                  .out = typed_has(typed, OPT_OUTPUT)
                             ? typed_text(typed, OPT_OUTPUT)
                             : STR("site"),
                  .jobs = jobs->count > 0 ? jobs->number : pool_cores(),
                  .drafts = drafts,
                  /* What is not finished is not for search engines. */
                  .copy = {.preview =
                               drafts || typed_has(typed, OPT_PREVIEW)}},
        .command = typed->command->name,
        .strict = typed_has(typed, OPT_STRICT),
        .changed = typed_has(typed, OPT_CHANGED),
        .revision = typed_text(typed, OPT_CHANGED),
        .format = format_of(typed_text(typed, OPT_FORMAT))};
}

bool common_address(const Typed *typed, Str *out)
{
    *out = typed_text(typed, OPT_BASE_URL);
    const char *problem = out->len > 0 ? config_address_problem(*out) : NULL;
    if (problem == NULL)
        return true;
    command_usage(typed->command,
                  "'%.*s' cannot be the handbook's address: %s. Write it as "
                  "--base-url https://example.org/handbook",
                  STR_ARG(*out), problem);
    return false;
}

int common_check_content(Str content)
{
    Diags *diags = diag_open(false);
    Site site;
    int status;

    site_init(&site, diags, content);
    discover_folder(&site);
    common_print(diags, 0);
    status = diag_exit_status(diags);
    site_release(&site);
    diag_close(diags);
    return status;
}

Str common_program(Arena *arena)
{
    Str program;
    return fs_real_path(arena, "/proc/self/exe", &program) == 0 ? program
                                                                : STR("");
}

Codes *common_codes(Str content, Diags *diags)
{
    Codes *codes = codes_open();
    Places ours, plugins;
    Arena arena;

    arena_init(&arena);
    ours = places_shipped(&arena, "codes", common_program(&arena), diags);
    plugins = places_find(&arena, "lua-plugins", content,
                          common_program(&arena), diags);
    for (size_t i = 0; i < ours.count; i++)
        codes_add_folder(codes, ours.folder[i]);
    for (size_t i = 0; i < plugins.count; i++)
        codes_add_folder(codes, path_join(&arena, plugins.folder[i],
                                          STR("codes")));
    arena_release(&arena);
    return codes;
}

Build *common_open(const CommonOptions *options, Diags *diags)
{
    BuildOptions build_options = options->build;
    Arena arena;
    arena_init(&arena);
    build_options.program = common_program(&arena);
    if (build_options.advise)
        build_options.dictionaries = common_dictionaries(&arena, diags);
    Build *build = build_open(&build_options, diags);
    arena_release(&arena);
    return build;
}

void common_print(Diags *diags, size_t page_count)
{
    bool colour = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == NULL;
    diag_print(diags, stderr, colour, page_count);
}

bool common_answer(const Command *command, Str text)
{
    if (fwrite(text.ptr, 1, text.len, stdout) == text.len &&
        fflush(stdout) == 0)
        return true;
    fprintf(stderr, "handbook %s: cannot print the answer: %s\n",
            command->name, strerror(errno));
    return false;
}

FILE *common_aside(const CommonOptions *options)
{
    return options->format == FORMAT_TEXT || options->format == FORMAT_SHORT
               ? stdout
               : stderr;
}

static void tell(const CommonOptions *options, Diags *diags,
                 const BuildReport *report)
{
    static const TellFormat FORMATS[] = {
        [FORMAT_JSON] = TELL_JSON,
        [FORMAT_GITHUB] = TELL_GITHUB,
        [FORMAT_SARIF] = TELL_SARIF,
    };
    Diags *unread = diag_open(false); /* pages of codes are no content */
    Tell what = {.diags = diags,
                 .command = options->command,
                 .version = HANDBOOK_VERSION,
                 .page_count = report->page_count,
                 .summary = report->summary,
                 .summary_count = report->summary_count};
    Codes *codes = NULL;

    if (options->format == FORMAT_SARIF)
        codes = common_codes(options->build.content, unread);
    what.codes = codes;
    tell_write(&what, FORMATS[options->format], stdout);
    if (codes != NULL)
        codes_close(codes);
    diag_close(unread);
}

static void print_as_asked(const CommonOptions *options, Diags *diags,
                           const BuildReport *report)
{
    if (options->format == FORMAT_TEXT)
        common_print(diags, report->page_count);
    else if (options->format == FORMAT_SHORT)
        diag_print_short(diags, stderr, report->page_count);
    else
        tell(options, diags, report);
}

/* changed: what alone is told of, or NULL for everything. */
static int run_and_print(const CommonOptions *options, Changed *changed,
                         Diags *diags, BuildReport *report)
{
    Build *build = common_open(options, diags);
    BuildReport done = build_run(build);
    if (changed != NULL) {
        const Site *site = build_site(build);
        changed_keep(changed, options, site->shown_folder, diags);
        done.changed_count = changed_pages(changed, site);
    }
    print_as_asked(options, diags, &done);
    int status = diag_exit_status(diags);
    done.warnings = diag_counts(diags).warnings;
    for (size_t i = 0; i < done.summary_count; i++)
        fprintf(common_aside(options), "%.*s\n", STR_ARG(done.summary[i]));
    done.summary = NULL; /* it goes with the build */
    done.summary_count = 0;
    build_close(build);
    *report = done;
    return status;
}

int common_run(const CommonOptions *options, BuildReport *report)
{
    Diags *diags = diag_open(options->strict);
    BuildReport done = {0};
    int status = EXIT_DONE;
    Changed changed;
    Arena arena;
    arena_init(&arena);
    if (options->changed)
        status = changed_find(&arena, options->build.content,
                              options->revision, diags, &changed);
    if (status == EXIT_DONE)
        status = run_and_print(options, options->changed ? &changed : NULL,
                               diags, &done);
    else if (status == EXIT_SYSTEM)
        print_as_asked(options, diags, &done);
    diag_close(diags);
    arena_release(&arena);
    if (report != NULL)
        *report = done;
    return status;
}
