/* export/print_pdf.c - the PDF of the print file, by a program that can. */
#include "base/compat.h"
#include "export/print_internal.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/run.h"

/* 1,000 pages take Chromium some minutes. What takes longer hangs. */
#define PDF_SECONDS 900u
/* Of what programs say nothing is used. */
#define SAID_BYTES ((size_t)1024 * 1024)

typedef struct PdfProgram {
    const char *name;
    bool is_browser; /* speaks Chromium's options, else WeasyPrint's */
} PdfProgram;

/* In the order in which they are asked for. */
static const PdfProgram PROGRAMS[] = {
    {"chromium", true},      {"chromium-browser", true},
    {"google-chrome", true}, {"google-chrome-stable", true},
    {"weasyprint", false},
};

/* --- the commands --------------------------------------------------------- */

/* Chromium, with nothing of its user's and no way out. Its sandbox does not
 * work for root, who makes handbooks on servers and in containers: the file is
 * ours, holds no script, and its content security policy lets it run and load
 * nothing. For others the sandbox stays. */
static size_t browser_command(Arena *arena, const char *name, Str html,
                              Str folder, const char *pdf,
                              const char **command)
{
    size_t n = 0;

    command[n++] = name;
    command[n++] = "--headless";
    if (run_is_root())
        command[n++] = "--no-sandbox";
    command[n++] = "--disable-gpu";
    command[n++] = "--disable-dev-shm-usage";
    command[n++] = "--disable-extensions";
    command[n++] = "--disable-background-networking";
    command[n++] = "--disable-component-update";
    command[n++] = "--disable-default-apps";
    command[n++] = "--disable-sync";
    command[n++] = "--disable-breakpad";
    command[n++] = "--no-first-run";
    command[n++] = "--no-default-browser-check";
    command[n++] = "--host-resolver-rules=MAP * ~NOTFOUND";
    command[n++] = arena_fmt(arena, "--user-data-dir=%.*s/profile",
                             STR_ARG(folder)).ptr;
    command[n++] = arena_fmt(arena, "--disk-cache-dir=%.*s/cache",
                             STR_ARG(folder)).ptr;
    command[n++] = "--no-pdf-header-footer";
    command[n++] = "--export-tagged-pdf";
    command[n++] = "--generate-pdf-document-outline";
    command[n++] = arena_fmt(arena, "--print-to-pdf=%s", pdf).ptr;
    command[n++] = arena_fmt(arena, "file://%.*s",
                             STR_ARG(path_to_url(arena, html))).ptr;
    return n;
}

/* WeasyPrint runs no script. It follows what a file links to, and ours links
 * to nothing but what is inside it. */
static size_t weasyprint_command(Arena *arena, const char *name, Str html,
                                 const char *pdf, const char **command)
{
    size_t n = 0;

    command[n++] = name;
    command[n++] = "--quiet";
    command[n++] = "--pdf-variant";
    command[n++] = "pdf/ua-1";
    command[n++] = str_to_cstr(arena, html);
    command[n++] = pdf;
    return n;
}

/* --- what they make ------------------------------------------------------- */

static bool is_pdf(Str bytes)
{
    Str end = str_slice(bytes, bytes.len > 1024 ? bytes.len - 1024 : 0,
                        bytes.len);

    return str_starts(bytes, "%PDF-") &&
           str_find(end, STR("%%EOF")) != STR_NONE;
}

/* A PDF says when it was made, to the second. Ours says the day of the edition
 * or of the copy: so the same program makes the same bytes. day: "20261122". */
static void set_day(Str bytes, Str day)
{
    static const Str KEY[] = {STR_INIT("/CreationDate (D:"),
                              STR_INIT("/ModDate (D:")};

    for (size_t i = 0; i < sizeof KEY / sizeof KEY[0]; i++) {
        Str rest = bytes;

        for (size_t at; (at = str_find(rest, KEY[i])) != STR_NONE;) {
            char *digit;

            rest = str_slice(rest, at + KEY[i].len, rest.len);
            digit = (char *)(uintptr_t)rest.ptr; /* bytes is our own copy */
            for (size_t k = 0; k < 14 && k < rest.len &&
                               ascii_is_digit(digit[k]); k++)
                digit[k] = k < day.len ? day.ptr[k] : '0';
        }
    }
}

static Str reason(Arena *arena, const char *name, int err, int status)
{
    if (err == ETIMEDOUT)
        return arena_fmt(arena, "%s had not finished after %u minutes and was "
                                "stopped", name, PDF_SECONDS / 60);
    if (err != 0)
        return arena_fmt(arena, "%s cannot be run: %s", name, strerror(err));
    if (status != 0)
        return arena_fmt(arena, "%s could not make it (it ended with status "
                                "%d)", name, status);
    return arena_fmt(arena, "%s ended without making it", name);
}

PdfOutcome print_pdf(Arena *arena, Str html, Str folder, Date day, Str *out,
                     Str *why)
{
    const char *pdf =
        str_to_cstr(arena, path_join(arena, folder, STR("made.pdf")));
    PdfOutcome outcome = PDF_NO_PROGRAM;

    *why = STR("");
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof PROGRAMS[0]; i++) {
        const PdfProgram *program = &PROGRAMS[i];
        const char *command[32];
        int err, status = 0;
        size_t count;
        Str said;

        count = program->is_browser
                    ? browser_command(arena, program->name, html, folder, pdf,
                                      command)
                    : weasyprint_command(arena, program->name, html, pdf,
                                         command);
        command[count] = NULL;
        err = run_program(arena, command, SAID_BYTES, PDF_SECONDS, &said,
                          &status);
        if (err == ENOENT)
            continue;
        if (err == 0 && status == 0 &&
            fs_read(arena, pdf, LIMIT_ASSET_BYTES, out) == 0 && is_pdf(*out)) {
            if (date_is_set(day))
                set_day(*out, arena_fmt(arena, "%04d%02d%02d", day.year,
                                        day.month, day.day));
            return PDF_MADE;
        }
        (void)fs_remove_file(pdf);
        outcome = PDF_FAILED;
        *why = reason(arena, program->name, err, status);
    }
    return outcome;
}
