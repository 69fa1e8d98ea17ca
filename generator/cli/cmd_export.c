/* cli/cmd_export.c - handbook export: the handbook in other forms. */
#include "base/compat.h"

#include "cli/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "export/forms.h"
#include "export/usb.h"
#include "output/publish.h"

/* A form, and the function that makes it of the finished files; NULL for what
 * is built where it will stay. */
typedef struct Form {
    const char *name;
    CopyKind copy;
    ExportWork *work;
    bool dated; /* carries today's day unless another is given */
    bool listed; /* keeps the list of its files, so that it can be signed */
} Form;

static const Form FORMS[] = {
    {"web", COPY_WEB, NULL, false, true},
    {"usb", COPY_USB, export_usb, true, true},
    {"zip", COPY_ZIP, export_zip, false, true},
    {"epub", COPY_EPUB, export_epub, false, false},
    {"zim", COPY_ZIM, export_zim, false, false},
    {"print", COPY_PRINT, export_print, false, false},
};
enum { FORM_COUNT = sizeof FORMS / sizeof FORMS[0] };

static void help(void)
{
    puts("handbook export FORM DEST [CONTENT] [--made DATE] [--sign KEY]\n"
         "                [--jobs N] [--drafts] [--strict]\n"
         "\n"
         "Makes the handbook in CONTENT (default: content) in another form.\n"
         "\n"
         "  web DEST           a folder for a web server\n"
         "  usb DEST           a USB stick, or a folder on it. What changed "
         "is\n"
         "                     copied, and read back\n"
         "  zip FILE           what stands on a stick, in one file\n"
         "  epub FILE          an e-book, for phones and e-readers\n"
         "  zim FILE           for Kiwix; needs zimwriterfs\n"
         "  print DEST         to print: a folder with all pages in one file,\n"
         "                     a PDF, and a file for each section to send by\n"
         "                     phone; or one file, NAME.html or NAME.pdf\n"
         "\n"
         "      --made DATE    the day it says it was made, as 2026-11-22.\n"
         "                     Without it SOURCE_DATE_EPOCH tells; else only\n"
         "                     a USB stick asks the clock\n"
         "      --sign KEY     signs web, usb and zip with a secret key of\n"
         "                     minisign (the file minisign.key). Its password "
         "is\n"
         "                     asked for, or HANDBOOK_SIGN_PASSWORD has it\n"
         "  -j, --jobs N       so many workers (default: all cores)\n"
         "      --drafts       with pages of status draft\n"
         "      --strict       warnings count as errors\n"
         "\n"
         "DEST holds the old copy or the new one, whole, and nothing that\n"
         "handbook did not make is replaced or removed.\n"
         "\n"
         "Exit status: 0 done, 1 the content has errors, 2 wrong usage,\n"
         "3 the disk or the system failed.");
}

static bool unknown_form(const char *word)
{
    Str names[FORM_COUNT];
    for (size_t i = 0; i < FORM_COUNT; i++)
        names[i] = str_from(FORMS[i].name);
    size_t near = str_nearest(str_from(word), names, FORM_COUNT);
    fprintf(stderr, "handbook export: there is no form '%s'", word);
    if (near != STR_NONE)
        fprintf(stderr, "; did you mean '%s'?", FORMS[near].name);
    fputs("\nTry 'handbook export --help'.\n", stderr);
    return false;
}

/* FORM DEST [CONTENT]. False after a message. */
static bool read_words(int argc, char **argv, CommonOptions *options,
                       const Form **out)
{
    int count = argc - optind;
    char **word = argv + optind;
    if (count < 2)
        return common_usage(argv[0],
                            "name a form and where it goes, as in export usb "
                            "/media/stick",
                            "");
    if (count > 3)
        return common_usage(argv[0],
                            "only one content folder can be named; also got",
                            word[3]);
    *out = NULL;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        if (strcmp(word[0], FORMS[i].name) == 0)
            *out = &FORMS[i];
    }
    if (*out == NULL)
        return unknown_form(word[0]);
    if (word[1][0] == '\0' || (count == 3 && word[2][0] == '\0'))
        return common_usage(argv[0], "a name is empty", "");
    options->build.out = str_from(word[1]);
    if (count == 3)
        options->build.content = str_from(word[2]);
    return true;
}

/* The day the copy is made, as far as anyone tells. False after a message. */
static bool read_day(const CommonOptions *options, const Form *form, Date *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds;
    *out = (Date){0, 0, 0};
    if (options->made.len > 0) {
        if (date_parse(options->made, false, out) == DATE_OK)
            return true;
        return common_usage("export", "--made takes a day as 2026-11-22, not",
                            options->made.ptr);
    }
    if (epoch != NULL && epoch[0] != '\0') {
        if (str_to_u64(str_from(epoch), &seconds) && seconds < INT64_MAX)
            *out = date_from_seconds((int64_t)seconds);
        if (date_is_set(*out))
            return true;
        return common_usage("export",
                            "SOURCE_DATE_EPOCH takes seconds since 1970, not",
                            epoch);
    }
    if (form->dated)
        *out = date_from_seconds(clock_now());
    return true;
}

/* A list of the finished files, or its signature, which the publisher wrote a
 * moment ago. */
static bool read_list(ExportJob *job, const char *name, Str *out)
{
    Str path = path_join(job->arena, job->folder, str_from(name));
    int err = fs_read(job->arena, str_to_cstr(job->arena, path),
                      LIMIT_OUTPUT_BYTES, out);
    if (err != 0)
        diag_io(job->diags, "file-unreadable", "read", path, err);
    return err == 0;
}

static bool read_lists(ExportJob *job, bool is_signed, Manifest *out)
{
    Str text;
    if (!read_list(job, MANIFEST_NAME, &text) ||
        (is_signed &&
         !read_list(job, MANIFEST_SIGNATURE_NAME, &job->signature)))
        return false;
    if (!manifest_read(job->arena, text, out))
        BUG("the publisher wrote a manifest that cannot be read");
    return true;
}

/* Builds into job->folder, makes the form of what is there, prints what is
 * wrong. */
static int make(const CommonOptions *options, const Form *form, ExportJob *job)
{
    CommonOptions inner = *options;
    Manifest manifest;
    bool done = false;
    if (form->work != NULL)
        inner.build.out = job->folder;
    inner.build.write = true;
    Build *build = common_open(&inner, job->diags);
    BuildReport report = build_run(build);
    if (report.published && form->work != NULL) {
        job->site = build_site(build);
        job->contexts = build_contexts(build);
        job->manifest = &manifest;
        done = read_lists(job, inner.build.key != NULL, &manifest) &&
               form->work(job);
    } else if (report.published) {
        done = true;
        export_say(job, "Made %zu %s in %.*s (%zu written, %zu unchanged).",
                   report.written + report.kept,
                   report.written + report.kept == 1 ? "file" : "files",
                   STR_ARG(options->build.out), report.written, report.kept);
    }
    common_print(job->diags, report.page_count);
    for (size_t i = 0; done && i < job->said_count; i++)
        printf("%.*s\n", STR_ARG(job->said[i]));
    build_close(build);
    return diag_exit_status(job->diags);
}

/* With a temporary folder around it where the form is made of finished
 * files. */
static int make_form(CommonOptions *options, const Form *form)
{
    Arena arena;
    arena_init(&arena);
    Str dest = options->build.out, temporary = STR("");
    while (dest.len > 1 && dest.ptr[dest.len - 1] == '/')
        dest.len--;
    ExportJob job = {.arena = &arena,
                     .diags = diag_open(options->strict),
                     .copy = &options->build.copy,
                     .dest = dest,
                     .signature = STR("")};
    int status = EXIT_SYSTEM;
    int err = form->work != NULL ? fs_make_temporary(&arena, &temporary) : 0;
    if (form->work != NULL && err == 0 &&
        !publish_apart(&arena, job.diags, dest, options->build.content)) {
        common_print(job.diags, 0);
        status = diag_exit_status(job.diags);
    } else if (err == 0) {
        if (form->work != NULL)
            job.folder = path_join(&arena, temporary, STR("copy"));
        status = make(options, form, &job);
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
    arena_release(&arena);
    return status;
}

int cmd_export(int argc, char **argv)
{
    CommonOptions options;
    const Form *form = NULL;
    if (!common_flags(argc, argv, "mjdsg", &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    Copy *copy = &options.build.copy;
    if (!read_words(argc, argv, &options, &form) ||
        !read_day(&options, form, &copy->made))
        return EXIT_USAGE;
    copy->kind = form->copy;
    if (options.sign.len == 0)
        return make_form(&options, form);
    if (!form->listed) {
        common_usage(argv[0], "--sign is for web, usb and zip, not for",
                     form->name);
        return EXIT_USAGE;
    }
    SignKey key;
    int status = EXIT_USAGE;
    options.build.key = &key;
    if (sign_key_open(argv[0], options.sign.ptr, &key))
        status = make_form(&options, form);
    sign_key_wipe(&key);
    return status;
}
