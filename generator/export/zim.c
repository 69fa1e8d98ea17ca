/* export/zim.c - handbook export zim: for Kiwix, by zimwriterfs. */
#include "base/compat.h"
#include "export/forms.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/run.h"
#include "export/dest_file.h"
#include "export/png.h"
#include "export/zim_text.h"

#define WRITER "zimwriterfs"
#define READER "zimdump"
#define EXAMPLE "handbook.zim"
/* 1,000 pages take half a minute of a processor, so 10,000 on an old machine a
 * quarter of an hour. A helper that needs an hour will not come to an end. */
#define WRITER_SECONDS 3600u
#define READER_SECONDS 60u
/* Of what helpers say the last line is shown; they may say a line a page. */
#define SAID_BYTES ((size_t)64 * 1024 * 1024)
#define SHOWN_CHARACTERS 200u
/* What zimwriterfs wants, in points. */
#define MARK_SIDE 48u

/* What the copy is told by, in each page's script: see output/copy.h. */
#define EDITION_BEGINS "window.handbookEdition"

/* A ZIM file keeps nothing that could tell at a glance who made it: the program
 * that comes with the writer looks into it. */
static bool is_ours(Arena *arena, const char *path, void *context)
{
    const char *const command[] = {READER, "show", "--url=" EDITION_NAME, "--",
                                   path, NULL};
    int status;
    Str out;

    (void)context;
    return run_program(arena, command, SAID_BYTES, READER_SECONDS, &out,
                       &status) == 0 &&
           status == 0 && str_starts(out, EDITION_BEGINS);
}

/* --- the folder ----------------------------------------------------------- */

/* A name that no page, picture or folder of the handbook has [arena]. */
static Str free_name(const ExportJob *job, const char *stem)
{
    Str name = arena_fmt(job->arena, "%s.png", stem);

    for (unsigned i = 2;; i++) {
        const char *path = str_to_cstr(
            job->arena, path_join(job->arena, job->folder, name));

        if (fs_info(path).kind == FS_MISSING)
            return name;
        name = arena_fmt(job->arena, "%s-%u.png", stem, i);
    }
}

/* Puts the mark into the folder, and takes out what a ZIM file has by itself:
 * a list of its files with their hashes. *mark: the name it has there. */
static bool prepare(const ExportJob *job, Str *mark)
{
    Arena *arena = job->arena;
    Str list = path_join(arena, job->folder, STR(MANIFEST_NAME));
    Str path;
    Buf picture;
    int err;

    *mark = free_name(job, "illustration");
    path = path_join(arena, job->folder, *mark);
    buf_init(&picture, LIMIT_OUTPUT_BYTES);
    png_mark(&picture, MARK_SIDE, export_accent(job));
    err = fs_write(str_to_cstr(arena, path), buf_str(&picture));
    buf_release(&picture);
    if (err != 0) {
        diag_io(job->diags, "export-failed", "write", path, err);
        return false;
    }
    err = fs_remove_file(str_to_cstr(arena, list));
    if (err != 0)
        diag_io(job->diags, "export-failed", "remove", list, err);
    return err == 0;
}

/* --- the helper ----------------------------------------------------------- */

/* "--NAME=VALUE". Never empty: zimwriterfs takes that for missing. */
static const char *option(Arena *arena, const char *name, Str value)
{
    return arena_fmt(arena, "--%s=%.*s", name,
                     STR_ARG(value.len > 0 ? value : STR("-"))).ptr;
}

/* "eng,cym" */
static Str languages_of(Arena *arena, const Config *config)
{
    Str out = STR("");

    for (size_t i = 0; i < config->language_count; i++)
        out = arena_fmt(arena, "%.*s%s%s", STR_ARG(out), i > 0 ? "," : "",
                        zim_language(arena, config->language[i]));
    return out;
}

/* What the home page says the handbook is. */
static Str description_of(const ExportJob *job)
{
    const Page *home = job->contexts->home;

    if (job->site->config.description.len > 0)
        return job->site->config.description;
    return home != NULL && home->summary.len > 0 ? home->summary
                                                 : job->site->config.title;
}

/* The last line of what a helper said, as far as it can be shown [arena]. */
static Str last_line(Arena *arena, Str said)
{
    Str line = STR(""), next;
    Buf safe;

    while (str_line(&said, &next))
        if (str_trim(next).len > 0)
            line = str_trim(next);
    buf_init(&safe, SAID_BYTES * 4);
    diag_add_safe(&safe, line);
    line = text_shortened(arena, buf_str(&safe), SHOWN_CHARACTERS);
    buf_release(&safe);
    return line;
}

static bool helper_missing(const ExportJob *job, const char *name,
                           const char *what)
{
    diag_help(job->diags, DIAG_SYSTEM, "helper-missing",
              diag_in_file(job->dest),
              STR("on Debian and Ubuntu 'sudo apt install zim-tools' installs "
                  "it; elsewhere see https://github.com/openzim/zim-tools. The "
                  "forms epub, zip and usb need no helper"),
              "%s is not installed; it %s", name, what);
    return false;
}

static bool is_missing(Arena *arena, const char *name)
{
    const char *const command[] = {name, "--version", NULL};
    int status;
    Str out;

    return run_program(arena, command, SAID_BYTES, READER_SECONDS, &out,
                       &status) == ENOENT;
}

/* The helpers come first: without them nobody can tell an older copy of ours
 * from somebody else's file. */
bool export_zim_check(ExportJob *job)
{
    const char *path = str_to_cstr(job->arena, job->dest);

    if (is_missing(job->arena, WRITER))
        return helper_missing(job, WRITER, "makes ZIM files");
    if (path != NULL && fs_info(path).kind == FS_FILE &&
        is_missing(job->arena, READER))
        return helper_missing(job, READER,
                              "tells whether the file that is there may be "
                              "replaced");
    return dest_file_check(job->arena, job->diags, job->dest, EXAMPLE, is_ours,
                           NULL);
}

static bool helper_failed(const ExportJob *job, int err, int status, Str said)
{
    Arena *arena = job->arena;
    Str line = last_line(arena, said), help = STR("");

    if (err == ENOENT)
        return helper_missing(job, WRITER, "makes ZIM files");
    if (line.len > 0)
        help = arena_fmt(arena, "its last words are '%.*s'; see that there is "
                                "room on the disk, and that zim-tools is of "
                                "version 3 or later", STR_ARG(line));
    diag_add(job->diags, DIAG_SYSTEM, "helper-failed", diag_in_file(job->dest),
             err == ETIMEDOUT
                 ? STR(WRITER " had not finished after an hour and was stopped")
             : err != 0
                 ? arena_fmt(arena, WRITER " cannot be run: %s", strerror(err))
                 : arena_fmt(arena, WRITER " could not make the file (it ended "
                                           "with status %d)", status),
             help);
    return false;
}

/* *mark: as of prepare. out: where the file is to be. */
static bool run_writer(const ExportJob *job, Str mark, const char *out)
{
    Arena *arena = job->arena;
    const Config *config = &job->site->config;
    const Page *home = job->contexts->home;
    Str publisher = value_as_text(value_get(config->publisher, "name"));
    const char *command[16];
    size_t count = 0;
    int err, status;
    Str said;

    publisher = publisher.len > 0 ? publisher : config->title;
    command[count++] = WRITER;
    command[count++] = option(arena, "welcome",
                              home != NULL ? home->output_path
                                           : STR("index.html"));
    command[count++] = option(arena, "illustration", mark);
    command[count++] = option(arena, "language", languages_of(arena, config));
    command[count++] = option(arena, "title",
                              text_shortened(arena, config->title, ZIM_TITLE));
    command[count++] =
        option(arena, "description",
               text_shortened(arena, description_of(job), ZIM_DESCRIPTION));
    command[count++] = option(arena, "creator",
                              text_shortened(arena, publisher, SIZE_MAX));
    command[count++] = option(arena, "publisher",
                              text_shortened(arena, publisher, SIZE_MAX));
    command[count++] = option(arena, "name", zim_name(arena, config));
    command[count++] = option(arena, "scraper", STR("handbook"));
    if (config->base_url.len > 0)
        command[count++] = option(arena, "source", config->base_url);
    command[count++] = "--";
    command[count++] = str_to_cstr(arena, job->folder);
    command[count++] = out;
    command[count] = NULL;
    err = run_program_aloud(arena, command, SAID_BYTES, WRITER_SECONDS, &said,
                            &status);
    if (err != 0 || status != 0 || fs_info(out).kind != FS_FILE)
        return helper_failed(job, err, status, said);
    return true;
}

bool export_zim(ExportJob *job)
{
    DestFile dest;
    Str mark, size;
    bool done;

    if (!dest_file_open(&dest, job->arena, job->diags, job->dest, EXAMPLE,
                        is_ours, NULL))
        return false;
    /* It adds .zim to names that do not end so. */
    dest.new = dest_file_inside(&dest, "new.zim");
    done = prepare(job, &mark) && run_writer(job, mark, dest.new);
    if (!dest_file_end(&dest, done))
        return false;
    size = export_size(job->arena,
                       fs_info(str_to_cstr(job->arena, job->dest)).size);
    export_say(job, "Made %.*s: %.*s, for Kiwix and other readers of ZIM.",
               STR_ARG(job->dest), STR_ARG(size));
    return true;
}
