/* base/diag_print.c - diagnostics as people read them on a terminal. */
#include "base/compat.h"
#include "base/diag_internal.h"

#include "base/utf8.h"

/* One diagnostic as text: a message may quote a whole plugin's error. */
#define MAX_TEXT_BYTES ((size_t)1024 * 1024)

typedef struct Printer {
    FILE *out;
    Buf text; /* of one diagnostic */
    bool colour;
} Printer;

/* ---- safe text ---- */

void diag_add_safe(Buf *buf, Str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);

        if (c == '\t' || c == '\n')
            c = ' ';
        buf_add_codepoint(buf, diag_is_unsafe(c) ? DIAG_REPLACEMENT : c);
    }
}

static void add_colour(Printer *printer, const char *code)
{
    if (printer->colour)
        buf_addf(&printer->text, "\033[%sm", code);
}

/* ---- one diagnostic ---- */

static const char *severity_word(DiagSeverity severity)
{
    static const char *const word[DIAG_SEVERITY__COUNT] = {
        [DIAG_NOTE] = "note",
        [DIAG_WARNING] = "warning",
        [DIAG_ERROR] = "error",
        [DIAG_SYSTEM] = "error",
    };

    return word[severity];
}

static const char *severity_colour(DiagSeverity severity)
{
    static const char *const colour[DIAG_SEVERITY__COUNT] = {
        [DIAG_NOTE] = "1;36",
        [DIAG_WARNING] = "1;35",
        [DIAG_ERROR] = "1;31",
        [DIAG_SYSTEM] = "1;31",
    };

    return colour[severity];
}

/* "path:line:column" */
static void add_place(Buf *text, Str path, Place place)
{
    diag_add_safe(text, path.len ? path : STR("handbook"));
    if (place.line)
        buf_addf(text, ":%u:%u", (unsigned)place.line, (unsigned)place.column);
}

/* "path:line:column: error: " */
static void add_head(Printer *printer, Str path, Place place,
                     DiagSeverity severity)
{
    Buf *text = &printer->text;

    add_colour(printer, "1");
    add_place(text, path, place);
    buf_addc(text, ':');
    add_colour(printer, "0");
    buf_addc(text, ' ');
    add_colour(printer, severity_colour(severity));
    buf_addf(text, "%s:", severity_word(severity));
    add_colour(printer, "0");
    buf_addc(text, ' ');
}

static void add_code(Buf *text, Str code)
{
    if (code.len > 0) {
        buf_adds(text, " [");
        diag_add_safe(text, code);
        buf_addc(text, ']');
    }
    buf_addc(text, '\n');
}

static void add_second(Printer *printer, const DiagSecond *also)
{
    Buf *text = &printer->text;

    buf_adds(text, "      = ");
    diag_add_safe(text, also->words);
    buf_adds(text, ": ");
    add_place(text, also->path, also->place);
    buf_addc(text, '\n');
    if (also->place.line)
        diag_add_excerpt(text, also->source, also->span, also->place.line,
                         printer->colour);
}

static void add_help(Buf *text, Str help)
{
    const char *lead = "      = help: ";
    Str line;

    while (str_line(&help, &line)) {
        buf_adds(text, line.len ? lead : "");
        diag_add_safe(text, line);
        buf_addc(text, '\n');
        lead = "              ";
    }
}

static void flush(Printer *printer)
{
    Str text = buf_str(&printer->text);

    fwrite(text.ptr, 1, text.len, printer->out);
    if (printer->text.full)
        fputs("…\n", printer->out);
    buf_reset(&printer->text);
}

static void print_one(Printer *printer, const Diag *diag)
{
    add_head(printer, diag->path, diag->place, diag->severity);
    diag_add_safe(&printer->text, diag->message);
    add_code(&printer->text, str_from(diag->code));
    if (diag->place.line)
        diag_add_excerpt(&printer->text, diag->source, diag->span,
                         diag->place.line, printer->colour);
    if (diag->also.words.len > 0)
        add_second(printer, &diag->also);
    add_help(&printer->text, diag->help);
    flush(printer);
}

static void print_line(Printer *printer, const Diag *diag)
{
    add_head(printer, diag->path, diag->place, diag->severity);
    diag_add_safe(&printer->text, diag->message);
    add_code(&printer->text, str_from(diag->code));
    flush(printer);
}

/* ---- all of them ---- */

static void add_more(Buf *text, const DiagMore *more)
{
    if (more->severity == DIAG_SYSTEM) {
        buf_addf(text, "and %zu more files that the disk or the system "
                 "refused\n", more->count);
        return;
    }
    buf_addf(text, "and %zu more like this in %zu %s%s", more->count,
             more->files, more->pages ? "page" : "file",
             more->files == 1 ? "" : "s");
    add_code(text, str_from(more->code));
}

static void add_number(Buf *text, size_t from, size_t number, const char *noun)
{
    if (number > 0)
        buf_addf(text, "%s%zu %s%s", text->len > from ? ", " : "", number,
                 noun, number == 1 ? "" : "s");
}

void diag_add_rest(Buf *buf, Diags *diags, const DiagChoice *choice,
                   size_t page_count)
{
    DiagCounts counts = diag_counts(diags);
    size_t from;

    for (size_t i = 0; choice && i < choice->more_count; i++)
        add_more(buf, &choice->more[i]);
    from = buf->len;
    add_number(buf, from, counts.errors, "error");
    add_number(buf, from, counts.warnings, "warning");
    if (buf->len == from)
        return;
    /* What has the name of a page and could not be read as one counts among
     * those with mistakes only. */
    if (page_count >= counts.pages && counts.pages > 0)
        buf_addf(buf, " in %zu of %zu page%s", counts.pages, page_count,
                 page_count == 1 ? "" : "s");
    buf_addc(buf, '\n');
}

/* choice NULL: one line each. */
static void print_all(Diags *diags, const DiagChoice *choice, FILE *out,
                      bool colour, size_t page_count)
{
    Printer printer = {.out = out, .colour = colour};

    buf_init(&printer.text, MAX_TEXT_BYTES);
    for (size_t i = 0; i < diag_total(diags); i++) {
        if (!choice)
            print_line(&printer, diag_get(diags, i));
        else if (choice->shown[i])
            print_one(&printer, diag_get(diags, i));
    }
    diag_add_rest(&printer.text, diags, choice, page_count);
    flush(&printer);
    buf_release(&printer.text);
}

void diag_print(Diags *diags, FILE *out, bool colour, size_t page_count)
{
    Arena scratch;
    DiagChoice choice;

    arena_init(&scratch);
    choice = diag_choose(diags, &scratch);
    print_all(diags, &choice, out, colour, page_count);
    arena_release(&scratch);
}

void diag_print_short(Diags *diags, FILE *out, size_t page_count)
{
    print_all(diags, NULL, out, false, page_count);
}
