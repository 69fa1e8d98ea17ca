/* export/print.c - handbook export print: the handbook as one file to print, as
 * a PDF, and as a file for each section. */
#include "base/compat.h"
#include "export/print_internal.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "export/dest_file.h"
#include "export/forms.h"
#include "output/publish.h"

#define HTML_NAME "handbook.html"
#define PDF_NAME "handbook.pdf"
/* By this an older copy that is one file is known: in its head, at its end. */
#define HTML_MARK "content=\"handbook export print\""
#define PDF_MARK "%handbook export print\n"
/* What goes through a messenger, and by mail, without a second thought. */
#define PHONE_BYTES ((size_t)1024 * 1024)

#define NO_PDF "No PDF was made: "
#define BY_HAND                                                              \
    "open " HTML_NAME " in any browser, print it, and choose 'Save as PDF'"
#define TO_INSTALL                                                           \
    "on Debian and Ubuntu 'sudo apt install chromium' installs a program "    \
    "that makes it, and so does 'sudo apt install weasyprint'; or " BY_HAND

/* --- what is made --------------------------------------------------------- */

static bool too_large(const ExportJob *job, Str name)
{
    diag_help(job->diags, DIAG_ERROR, "export-too-large", diag_in_file(name),
              STR("the forms zip, usb and epub take a handbook of any size"),
              "this file would be larger than %u MB, which no program opens",
              LIMIT_PRINT_BYTES / (1024 * 1024));
    return false;
}

/* part NULL: all pages. */
static bool make_file(Print *print, const PrintPart *part, Buf *out)
{
    PrintFile file = {.print = print, .part = part};
    bool fine;

    arena_init(&file.arena);
    fine = print_file(&file, out);
    arena_release(&file.arena);
    if (!fine)
        return false;
    return !out->full ||
           too_large(print->job, part ? part->file : STR(HTML_NAME));
}

/* A folder beside the finished files, which goes when they go. */
static bool make_pdf_folder(ExportJob *job, Str html, Str *folder, Str *path)
{
    Str work = path_join(job->arena, path_folder(job->folder), STR("pdf"));
    Str real;
    int err = fs_make_folder(str_to_cstr(job->arena, work));

    if (err == 0)
        err = fs_real_path(job->arena, str_to_cstr(job->arena, work), &real);
    if (err == 0) {
        *folder = real;
        *path = path_join(job->arena, real, STR(HTML_NAME));
        err = fs_write(str_to_cstr(job->arena, *path), html);
    }
    if (err != 0)
        diag_io(job->diags, "export-failed", "write", work, err);
    return err == 0;
}

/* *out is "" when there is none, for a reason that was said or told. */
static bool make_pdf(ExportJob *job, Str html, bool wanted, Str *out)
{
    Str folder, path, why, help = STR(BY_HAND);
    PdfOutcome outcome;
    Date day = date_is_set(job->copy->made) ? job->copy->made
                                            : job->site->edition;

    *out = STR("");
    if (!make_pdf_folder(job, html, &folder, &path))
        return false;
    outcome = print_pdf(job->arena, path, folder, day, out, &why);
    if (outcome == PDF_MADE) {
        *out = str_cat(job->arena, *out, STR(PDF_MARK));
        return true;
    }
    *out = STR("");
    if (outcome == PDF_NO_PROGRAM) {
        why = STR("neither Chromium nor WeasyPrint is installed");
        help = STR(TO_INSTALL);
    }
    if (wanted) {
        diag_add(job->diags, DIAG_SYSTEM,
                 outcome == PDF_NO_PROGRAM ? "helper-missing"
                                           : "helper-failed",
                 diag_in_file(job->dest),
                 arena_fmt(job->arena, "no PDF was made: %.*s", STR_ARG(why)),
                 help);
        return false;
    }
    export_say(job, NO_PDF "%.*s.", STR_ARG(why));
    export_say(job, "To get one, %s.", help.ptr);
    return true;
}

/* pages 0: not told (a page of the handbook takes several of a PDF). */
static void say_made(ExportJob *job, Str name, size_t pages, size_t bytes)
{
    Str size = export_size(job->arena, bytes);

    if (pages == 0)
        export_say(job, "Made %.*s: %.*s.", STR_ARG(name), STR_ARG(size));
    else
        export_say(job, "Made %.*s: %zu %s, %.*s.", STR_ARG(name), pages,
                   pages == 1 ? "page" : "pages", STR_ARG(size));
}

/* --- a folder ------------------------------------------------------------- */

/* A website or a stick is ours too, but it is not this: a slip in the name must
 * not cost it. */
static bool is_other_copy(const ExportJob *job)
{
    Str path = path_join(job->arena, job->dest, STR(MANIFEST_NAME)), text;
    Manifest manifest;

    if (fs_read(job->arena, str_to_cstr(job->arena, path), LIMIT_OUTPUT_BYTES,
                &text) != 0 ||
        !manifest_read(job->arena, text, &manifest))
        return false;
    for (size_t i = 0; i < manifest.count; i++) {
        Str name = manifest.entry[i].path;

        if (!str_is(name, HTML_NAME) && !str_is(name, PDF_NAME) &&
            !str_starts(name, "sections/"))
            return true;
    }
    return false;
}

static Publisher *open_folder(ExportJob *job)
{
    if (!is_other_copy(job))
        return publish_open(job->arena, job->diags, job->dest,
                            job->site->content_folder);
    diag_add(job->diags, DIAG_ERROR, "output-not-ours",
             diag_in_file(job->dest),
             STR("this folder holds another copy of the handbook: a website, "
                 "or what stands on a stick"),
             STR("choose a folder of its own for what is to be printed"));
    return NULL;
}

/* Which are too large to be sent by phone, and how large they are. */
static void say_sections(ExportJob *job, const Print *print,
                         const size_t *size)
{
    size_t least = size[0], most = size[0];
    Str from, to;

    for (size_t i = 1; i < print->part_count; i++) {
        least = size[i] < least ? size[i] : least;
        most = size[i] > most ? size[i] : most;
    }
    from = export_size(job->arena, least);
    to = export_size(job->arena, most);
    export_say(job, "Made %zu %s in %.*s/sections, one for each section: "
                    "%.*s%s%.*s.", print->part_count,
               print->part_count == 1 ? "file" : "files", STR_ARG(job->dest),
               STR_ARG(from), str_eq(from, to) ? "" : " to ",
               STR_ARG(str_eq(from, to) ? STR("") : to));
    for (size_t i = 0; i < print->part_count; i++) {
        Str bytes = export_size(job->arena, size[i]);

        if (size[i] > PHONE_BYTES)
            export_say(job, "%.*s has %.*s: too large to send by some phones "
                            "and mail programs.",
                       STR_ARG(print->part[i].file), STR_ARG(bytes));
    }
}

static bool publish_all(ExportJob *job, Print *print, Publisher *publisher,
                        Str html, Str pdf)
{
    Str *path = ARENA_NEW_ARRAY(job->arena, Str, print->part_count + 2);
    size_t *size = ARENA_NEW_ARRAY(job->arena, size_t, print->part_count + 1);
    size_t count = 0, first;
    bool fine;
    Buf out;

    path[count++] = STR(HTML_NAME);
    if (pdf.len > 0)
        path[count++] = STR(PDF_NAME);
    first = count;
    for (size_t i = 0; i < print->part_count; i++)
        path[count++] = print->part[i].file;
    fine = publish_begin(publisher, path, count) &&
           publish_file(publisher, 0, html) &&
           (pdf.len == 0 || publish_file(publisher, 1, pdf));
    buf_init(&out, LIMIT_PRINT_BYTES);
    for (size_t i = 0; i < print->part_count && fine; i++) {
        buf_reset(&out);
        fine = make_file(print, &print->part[i], &out) &&
               publish_file(publisher, first + i, buf_str(&out));
        size[i] = out.len;
    }
    buf_release(&out);
    if (!fine || !publish_commit(publisher))
        return false;
    say_made(job, path_join(job->arena, job->dest, path[0]), print->count,
             html.len);
    if (pdf.len > 0)
        say_made(job, path_join(job->arena, job->dest, path[1]), 0, pdf.len);
    say_sections(job, print, size);
    return true;
}

static bool make_folder(ExportJob *job, Print *print)
{
    Publisher *publisher = open_folder(job);
    bool fine = false;
    Buf html;
    Str pdf;

    if (publisher == NULL)
        return false;
    buf_init(&html, LIMIT_PRINT_BYTES);
    if (print_pages_read(print) && make_file(print, NULL, &html) &&
        make_pdf(job, buf_str(&html), false, &pdf))
        fine = publish_all(job, print, publisher, buf_str(&html), pdf);
    buf_release(&html);
    publish_abort(publisher);
    return fine;
}

/* --- one file ------------------------------------------------------------- */

static bool is_our_html(Arena *arena, const char *path, void *context)
{
    Str text;

    (void)context;
    return fs_read(arena, path, LIMIT_PRINT_BYTES, &text) == 0 &&
           str_find(str_slice(text, 0, 2048), STR(HTML_MARK)) != STR_NONE;
}

static bool is_our_pdf(Arena *arena, const char *path, void *context)
{
    Str text;

    (void)context;
    return fs_read(arena, path, LIMIT_ASSET_BYTES, &text) == 0 &&
           str_starts(text, "%PDF-") && str_ends(text, PDF_MARK);
}

static bool is_pdf_name(Str dest)
{
    return str_ieq(path_extension(dest), STR("pdf"));
}

/* DEST is one file. */
static bool is_one(Str dest)
{
    return is_pdf_name(dest) || str_ieq(path_extension(dest), STR("html"));
}

bool export_print_check(ExportJob *job)
{
    bool as_pdf = is_pdf_name(job->dest);

    return !is_one(job->dest) ||
           dest_file_check(job->arena, job->diags, job->dest,
                           as_pdf ? PDF_NAME : HTML_NAME,
                           as_pdf ? is_our_pdf : is_our_html, NULL);
}

static bool make_one(ExportJob *job, Print *print, bool as_pdf)
{
    Buf html;
    DestFile dest;
    bool fine;
    Str bytes;
    int err = 0;

    if (!dest_file_open(&dest, job->arena, job->diags, job->dest,
                        as_pdf ? PDF_NAME : HTML_NAME,
                        as_pdf ? is_our_pdf : is_our_html, NULL))
        return false;
    buf_init(&html, LIMIT_PRINT_BYTES);
    fine = print_pages_read(print) && make_file(print, NULL, &html);
    bytes = buf_str(&html);
    if (fine && as_pdf)
        fine = make_pdf(job, buf_str(&html), true, &bytes);
    if (fine)
        err = fs_write(dest.new, bytes);
    if (err != 0)
        diag_io(job->diags, "export-failed", "write", job->dest, err);
    fine = dest_file_end(&dest, fine && err == 0);
    if (fine)
        say_made(job, job->dest, as_pdf ? 0 : print->count, bytes.len);
    buf_release(&html);
    return fine;
}

bool export_print(ExportJob *job)
{
    Print print = {.job = job, .arena = job->arena};
    bool fine;

    render_init(&print.renderer, job->contexts, job->diags);
    if (is_one(job->dest))
        fine = make_one(job, &print, is_pdf_name(job->dest));
    else
        fine = make_folder(job, &print);
    render_release(&print.renderer);
    return fine;
}
