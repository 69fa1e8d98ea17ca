/* cli/cmd_report.c - handbook report: what editors need to know. */
#include "base/compat.h"

#include "cli/command.h"

#include <errno.h>
#include <stdio.h>

#include "base/fs.h"
#include "base/path.h"
#include "report/report.h"
#include "tell/tell.h"

#define HTML_NAME "report.html"
#define CSV_NAME "evidence.csv"

typedef struct Places {
    Str folder, html, csv;
} Places;

static void refuse(Diags *diags, Str path, const char *code,
                   const char *message, const char *help)
{
    diag_add(diags, DIAG_ERROR, code, diag_in_file(path), str_from(message),
             str_from(help));
}

/* A file of ours from an earlier report, or none. */
static bool is_ours(Arena *arena, Str path)
{
    Str bytes;

    if (fs_info(path.ptr).kind == FS_MISSING)
        return true;
    return fs_info(path.ptr).kind == FS_FILE &&
           fs_read(arena, path.ptr, SIZE_MAX / 2, &bytes) == 0 &&
           str_starts(bytes, REPORT_MARK);
}

/* A site publishes all that lies in it, however deep. */
static bool is_in_site(Arena *arena, Str folder)
{
    for (Str at = folder;; at = path_folder(at)) {
        Str manifest = path_join(arena, at, STR("manifest.sha256"));

        if (fs_info(manifest.ptr).kind != FS_MISSING)
            return true;
        if (at.len <= 1)
            return false;
    }
}

/* May the report be written there? It is for editors: a site would publish it,
 * and a content folder might. Changes nothing. */
static bool check_place(Arena *arena, Diags *diags, const Places *places,
                        Str content)
{
    Str real, inside;
    FsInfo csv = fs_info(places->csv.ptr);
    int err = fs_real_place(arena, places->folder, &real);

    if (err != 0)
        diag_io(diags, "output-failed", "find", places->folder, err);
    else if (fs_real_path(arena, content.ptr, &inside) == 0 &&
        path_is_inside(real, inside))
        refuse(diags, places->folder, "output-in-content",
               "the report cannot be written into the content folder",
               "name a folder outside of it, as in: -o report");
    else if (is_in_site(arena, real))
        refuse(diags, places->folder, "output-not-ours",
               "this folder belongs to a site, and the report is not for "
               "readers",
               "name another folder, as in: -o report");
    else if (fs_info_follow(places->folder.ptr).kind != FS_MISSING &&
             fs_info_follow(places->folder.ptr).kind != FS_FOLDER)
        refuse(diags, places->folder, "output-is-file",
               "this is a file, and the report needs a folder",
               "name another place, as in: -o report");
    else if (!is_ours(arena, places->html) ||
             (csv.kind != FS_MISSING &&
              (csv.kind != FS_FILE ||
               fs_info(places->html.ptr).kind == FS_MISSING)))
        refuse(diags, places->folder, "output-not-ours",
               "a " HTML_NAME " or " CSV_NAME " that handbook did not make "
               "stands here",
               "move it, or name another folder, as in: -o report");
    return diag_exit_status(diags) == 0;
}

static void write_one(Diags *diags, Str path, const Buf *bytes)
{
    int err = bytes->full ? EFBIG : fs_write_atomic(path.ptr, buf_str(bytes));

    if (err != 0)
        diag_io(diags, "output-failed", "write this file", path, err);
}

static bool write_all(Diags *diags, const Places *places, const Report *report)
{
    int err = fs_make_folders(places->folder.ptr);
    Buf bytes;

    if (err != 0) {
        diag_io(diags, "output-failed", "make the folder", places->folder,
                err);
        return false;
    }
    buf_init(&bytes, SIZE_MAX / 2);
    report_html(&bytes, report);
    write_one(diags, places->html, &bytes);
    buf_reset(&bytes);
    report_csv(&bytes, report);
    write_one(diags, places->csv, &bytes);
    buf_release(&bytes);
    return diag_count(diags, DIAG_SYSTEM) == 0;
}

static double age_of(const void *context, const Page *page)
{
    const Build *build = context;
    ReadingAge age = build_reading_age(build, page);

    return age.words < READING_AGE_WORDS ? 0 : reading_age_years(&age);
}

/* Where {path} begins: at the top of the repository for --source-url, else at
 * the report, so that a row opens the file beside it. */
static void find_way(Arena *arena, const Places *places, ReportOptions *how)
{
    Str report, content;

    if (how->source_url.len > 0) {
        if (!tell_path_from_top(arena, how->folder, &how->from_top))
            how->from_top = STR("");
        return;
    }
    if (fs_real_place(arena, places->folder, &report) != 0 ||
        fs_real_path(arena, str_to_cstr(arena, how->folder), &content) != 0)
        return; /* and that is told */
    how->source_url = STR("{path}#L{line}");
    how->from_top = path_relative(arena, path_join(arena, report, STR("x")),
                                  content);
}

static int make(const Typed *typed, const CommonOptions *options, Date today,
                Arena *arena)
{
    Diags *diags = diag_open(false), *own = diag_open(false);
    Build *build = common_open(options, diags);
    const Site *site;
    Places places = {.folder = options->build.out};
    ReportOptions how = {.today = today, .folder = options->build.content,
                         .source_url = typed_text(typed, OPT_SOURCE_URL),
                         .age = age_of,
                         .age_context = build};
    int status = common_check_content(options->build.content);

    places.html = path_join(arena, places.folder, STR(HTML_NAME));
    places.csv = path_join(arena, places.folder, STR(CSV_NAME));
    find_way(arena, &places, &how);
    if (status == EXIT_DONE &&
        check_place(arena, own, &places, options->build.content)) {
        site = build_read(build);
        if (write_all(own, &places, report_new(arena, site, &how)))
            printf("Wrote %.*s and %.*s.\n", STR_ARG(places.html),
                   STR_ARG(places.csv));
        if (diag_exit_status(diags) != 0)
            fprintf(stderr, "handbook report: the content has errors: the "
                    "report may lack what stands there\n"
                    "'handbook check' tells them\n");
    }
    common_print(own, 0);
    if (status == EXIT_DONE)
        status = diag_exit_status(own) != 0 ? diag_exit_status(own)
                                            : diag_exit_status(diags);
    build_close(build);
    diag_close(diags);
    diag_close(own);
    return status;
}

static int run(const Typed *typed)
{
    CommonOptions options = common_options(typed);
    Arena arena;
    Date today;
    int status;

    if (!typed_has(typed, OPT_REPORT_FOLDER))
        options.build.out = STR("report");
    else
        options.build.out = typed_text(typed, OPT_REPORT_FOLDER);
    options.build.drafts = true; /* editors want to see them */
    options.build.advise = true; /* the reading age is counted then */
    if (!common_day(typed, OPT_TODAY, true, &today))
        return EXIT_USAGE;
    arena_init(&arena);
    status = make(typed, &options, today, &arena);
    arena_release(&arena);
    return status;
}

const Command COMMAND_REPORT = {
    .name = "report",
    .run = run,
    .summary = "tell editors which pages need them",
    .about = "Writes report.html and evidence.csv for the people who keep the "
             "handbook: pages by status and by when they have to be checked, "
             "what rests on which kind of source, quotations, sources that "
             "nothing rests on, questions without an answer. Never into a "
             "site or the content folder.",
    .arguments = {CONTENT_ARGUMENT},
    .options = {OPT_REPORT_FOLDER, OPT_SOURCE_URL, OPT_TODAY, OPT_JOBS},
    .examples = {{"handbook report -o report", "writes report/report.html"},
                 {"handbook report --source-url "
                  "'https://git.example/blob/main/{path}#L{line}'",
                  "each row links to its file and line there"}},
};
