/* cli/cmd_export.c - handbook export: the handbook in other forms. */
#include "base/compat.h"

#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "cli/export_since.h"
#include "export/forms.h"
#include "export/usb.h"
#include "output/publish.h"

/* A form, and the function that makes it of the finished files; NULL for what
 * is built where it will stay. */
typedef struct Form {
    const char *name;
    CopyKind copy;
    ExportWork *check; /* whether DEST can take it, before the work; or NULL */
    ExportWork *work;
    bool dated; /* carries today's day unless another is given */
    bool listed; /* keeps the list of its files, so that it can be signed */
} Form;

static const Form FORMS[] = {
    {"web", COPY_WEB, NULL, NULL, false, true},
    {"usb", COPY_USB, NULL, export_usb, true, true},
    {"zip", COPY_ZIP, export_zip_check, export_zip, false, true},
    {"epub", COPY_EPUB, export_epub_check, export_epub, false, false},
    {"zim", COPY_ZIM, export_zim_check, export_zim, false, false},
    {"print", COPY_PRINT, export_print_check, export_print, false, false},
};
/* A list of the finished files, or its signature, which the publisher wrote a
 * moment ago. */
static bool read_list(ExportJob *job, Str folder, const char *name, Str *out)
{
    Str path = path_join(job->arena, folder, str_from(name));
    int err = fs_read(job->arena, str_to_cstr(job->arena, path),
                      LIMIT_OUTPUT_BYTES, out);
    if (err != 0)
        diag_io(job->diags, "file-unreadable", "read", path, err);
    return err == 0;
}

static bool read_manifest(ExportJob *job, Str folder, Manifest *out)
{
    Str text;
    if (!read_list(job, folder, MANIFEST_NAME, &text))
        return false;
    if (!manifest_read(job->arena, text, out))
        BUG("the publisher wrote a manifest that cannot be read");
    return true;
}

/* What a website tells when it is made: how much, and with `before` what to
 * send. That list is then all that stands on stdout. */
static bool tell_site(ExportJob *job, const Build *build, BuildReport report,
                      const Since *before, bool is_signed)
{
    Manifest now;
    size_t files = report.written + report.kept;
    export_say(job, "Made %zu %s in %.*s (%zu written, %zu unchanged).", files,
               files == 1 ? "file" : "files", STR_ARG(job->dest),
               report.written, report.kept);
    return before == NULL ||
           (read_manifest(job, job->dest, &now) &&
            since_print(job, build_site(build), before, &now, is_signed));
}

/* A slip in the name of the content folder must not take the pages from a
 * stick. */
static void no_pages(ExportJob *job, Str content)
{
    diag_add(job->diags, DIAG_ERROR, "no-pages", diag_in_file(content),
             STR("there is no page in this folder, so there is nothing to give "
                 "away"),
             STR("name the folder of the handbook behind the place where the "
                 "copy goes"));
}

/* Builds into job->folder, makes the form of what is there, prints what is
 * wrong. */
static int make(const CommonOptions *options, const Form *form,
                const Since *before, ExportJob *job)
{
    CommonOptions inner = *options;
    Manifest manifest;
    bool done = false, is_signed = inner.build.key != NULL;
    if (form->work != NULL)
        inner.build.out = job->folder;
    inner.build.write = true;
    Build *build = common_open(&inner, job->diags);
    BuildReport report = build_run(build);
    bool is_empty = report.published && report.page_count == 0;
    if (is_empty && form->work != NULL) {
        no_pages(job, inner.build.content);
    } else if (report.published && form->work != NULL) {
        job->site = build_site(build);
        job->contexts = build_contexts(build);
        job->manifest = &manifest;
        done = read_manifest(job, job->folder, &manifest) &&
               (!is_signed || read_list(job, job->folder,
                                        MANIFEST_SIGNATURE_NAME,
                                        &job->signature)) &&
               form->work(job);
    } else if (report.published) {
        done = tell_site(job, build, report, before, is_signed);
    }
    common_print(job->diags, report.page_count);
    int status = diag_exit_status(job->diags);
    if (!report.published && form->work != NULL && status == EXIT_SYSTEM)
        fprintf(stderr,
                "The files are made in %.*s first. If it is full, TMPDIR names "
                "another folder.\n",
                STR_ARG(path_folder(job->folder)));
    for (size_t i = 0; done && i < job->said_count; i++)
        fprintf(before != NULL ? stderr : stdout, "%.*s\n",
                STR_ARG(job->said[i]));
    build_close(build);
    return done || status != EXIT_DONE ? status : EXIT_SYSTEM;
}

/* With a temporary folder around it where the form is made of finished
 * files. */
static int make_form(Arena *arena, CommonOptions *options, const Form *form,
                     const Since *before)
{
    Str dest = options->build.out, temporary = STR("");
    while (dest.len > 1 && dest.ptr[dest.len - 1] == '/')
        dest.len--;
    ExportJob job = {.arena = arena,
                     .diags = diag_open(options->strict),
                     .copy = &options->build.copy,
                     .dest = dest,
                     .signature = STR("")};
    int status = EXIT_SYSTEM;
    int err = form->work != NULL ? fs_make_temporary(arena, &temporary) : 0;
    if (form->work != NULL && err == 0 &&
        (!publish_apart(arena, job.diags, dest, options->build.content) ||
         (form->check != NULL && !form->check(&job)))) {
        common_print(job.diags, 0);
        status = diag_exit_status(job.diags);
    } else if (err == 0) {
        if (form->work != NULL)
            job.folder = path_join(arena, temporary, STR("copy"));
        status = make(options, form, before, &job);
    } else {
        fprintf(stderr,
                "handbook export: cannot make a temporary folder: %s\n"
                "TMPDIR names the folder where there is room for one.\n",
                strerror(err));
    }
    if (temporary.len > 0)
        (void)fs_remove_tree(temporary.ptr);
    if (status != EXIT_DONE && !job.touched)
        fprintf(stderr, "Nothing was exported: %.*s is as it was.\n",
                STR_ARG(dest));
    diag_close(job.diags);
    return status;
}

/* Options that are for some forms only. False after a message. */
static bool check_form(const Typed *typed, const Form *form)
{
    if (typed_has(typed, OPT_SIGN) && !form->listed)
        command_usage(typed->command,
                      "--sign is for web, usb and zip, not for '%s'",
                      form->name);
    else if (typed_has(typed, OPT_SINCE) && form->copy != COPY_WEB)
        command_usage(typed->command,
                      "--since is for export web, not for '%s'", form->name);
    else
        return true;
    return false;
}

/* With what has to be read before anything is made: the older manifest, and the
 * key to sign with. */
static int run_form(const Typed *typed, CommonOptions *options,
                    const Form *form)
{
    Arena arena;
    Since before;
    SignKey key;
    arena_init(&arena);
    bool since = typed_has(typed, OPT_SINCE);
    int status = EXIT_DONE;
    if (since)
        status = since_read(&arena, typed_text(typed, OPT_SINCE),
                            options->build.out, &before);
    if (status == EXIT_DONE && typed_has(typed, OPT_SIGN)) {
        options->build.key = &key;
        if (!sign_key_open(typed->command, typed_text(typed, OPT_SIGN), &key))
            status = EXIT_USAGE;
    }
    if (status == EXIT_DONE)
        status = make_form(&arena, options, form, since ? &before : NULL);
    if (options->build.key != NULL)
        sign_key_wipe(&key);
    arena_release(&arena);
    return status;
}

static int run(const Typed *typed)
{
    CommonOptions options = common_options(typed);
    Copy *copy = &options.build.copy;
    const Form *form = FORMS;
    while (!str_is(typed->word[0], form->name))
        form++; /* it is one of FORM_CHOICES */
    options.build.out = typed->word[1];
    if (!common_day(typed, OPT_MADE, form->dated, &copy->made) ||
        !common_address(typed, &options.build.base_url) ||
        !check_form(typed, form))
        return EXIT_USAGE;
    copy->kind = form->copy;
    return run_form(typed, &options, form);
}

#define WORDS_MISSING \
    "name a form and where it goes, as in export usb /media/stick"

/* A row for each of FORMS. */
static const Choice FORM_CHOICES[] = {
    {"web", "DEST is a folder for a web server"},
    {"usb", "DEST is a USB stick, or a folder on it. What changed is copied, "
            "and read back"},
    {"zip", "DEST is one file with what stands on a stick"},
    {"epub", "DEST is an e-book, for phones and e-readers"},
    {"zim", "DEST is a file for Kiwix; needs zimwriterfs"},
    {"print", "DEST is to print: a folder with all pages in one file, a PDF, "
              "and a file for each section to send by phone; or one file, "
              "NAME.html or NAME.pdf"},
    {NULL, NULL},
};

const Command COMMAND_EXPORT = {
    .name = "export",
    .run = run,
    .summary = "the handbook in other forms, to carry away",
    .about = "Makes the handbook in CONTENT in another form. DEST holds the "
             "old copy or the new one, whole, and nothing that handbook did "
             "not make is replaced or removed.",
    .arguments = {{.name = "FORM",
                   .called = "form",
                   .kind = WORD_ONE_OF,
                   .choices = FORM_CHOICES,
                   .missing = WORDS_MISSING,
                   .help = "what is made:"},
                  {.name = "DEST",
                   .called = "place where it goes",
                   .kind = WORD_PLACE,
                   .missing = WORDS_MISSING,
                   .help = "where it goes"},
                  CONTENT_ARGUMENT},
    .options = {OPT_MADE, OPT_SIGN, OPT_SINCE, OPT_JOBS, OPT_DRAFTS,
                OPT_PREVIEW, OPT_BASE_URL, OPT_STRICT},
    .examples = {{"handbook export usb /media/you/STICK",
                  "puts the handbook on a USB stick"},
                 {"handbook export zip handbook.zip", "one file to send"},
                 {"handbook export web site --since old/manifest.sha256",
                  "builds site/, and tells what to send by FTP"}},
};
