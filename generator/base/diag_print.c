/* base/diag_print.c - diagnostics as people read them on a terminal. */
#include "base/compat.h"
#include "base/diag_internal.h"

#include "base/utf8.h"

/* Of one code in one file so many are shown; of what the system refused, in all
 * files: a full disk refuses each of ten thousand pages. */
#define MAX_ALIKE 20
/* One diagnostic as text: a message may quote a whole plugin's error. */
#define MAX_TEXT_BYTES ((size_t)1024 * 1024)

typedef struct Printer {
    FILE *out;
    Buf text; /* of one diagnostic */
    bool colour;
    Arena scratch; /* of one file */
    Map alike;     /* code -> size_t: how many of it so far in this file */
    size_t errors, warnings, pages;
    size_t refused; /* by the system */
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

/* ---- all of them ---- */

/* How many with this code there are in this file, this one included. */
static size_t count_alike(Printer *printer, const Diag *diag)
{
    Str code = str_from(diag->code);
    size_t *seen = map_get(&printer->alike, code);

    if (!seen) {
        seen = ARENA_NEW(&printer->scratch, size_t);
        map_put(&printer->alike, code, seen);
    }
    return ++*seen;
}

static bool is_shown(Printer *printer, const Diag *diag)
{
    return (diag->severity == DIAG_SYSTEM ? ++printer->refused
                                          : count_alike(printer, diag)) <=
           MAX_ALIKE;
}

static void end_file(Printer *printer, Str path)
{
    for (size_t i = 0; i < printer->alike.count; i++) {
        const MapEntry *entry = map_at(&printer->alike, i);
        size_t seen = *(const size_t *)entry->value;

        if (seen <= MAX_ALIKE)
            continue;
        add_head(printer, path, (Place){0, 0}, DIAG_NOTE);
        buf_addf(&printer->text, "and %zu more like this", seen - MAX_ALIKE);
        add_code(&printer->text, entry->key);
        flush(printer);
    }
    arena_reset(&printer->scratch);
    map_init(&printer->alike, &printer->scratch);
}

/* All of one path, from index on; returns the index behind the last. */
static size_t print_file(Printer *printer, Diags *diags, size_t index)
{
    Str path = diag_get(diags, index)->path;
    size_t total = diag_total(diags);
    bool counts = false;

    for (; index < total; index++) {
        const Diag *diag = diag_get(diags, index);

        if (!str_eq(diag->path, path))
            break;
        printer->errors += diag->severity >= DIAG_ERROR;
        printer->warnings += diag->severity == DIAG_WARNING;
        counts = counts || diag->severity != DIAG_NOTE;
        if (is_shown(printer, diag))
            print_one(printer, diag);
    }
    printer->pages += counts && str_ends(path, ".md");
    end_file(printer, path);
    return index;
}

static void add_number(Buf *text, size_t number, const char *noun)
{
    if (number > 0)
        buf_addf(text, "%s%zu %s%s", text->len ? ", " : "", number, noun,
                 number == 1 ? "" : "s");
}

static void print_count(Printer *printer, size_t page_count)
{
    Buf *text = &printer->text;

    if (printer->refused > MAX_ALIKE) {
        buf_addf(text, "and %zu more files that the disk or the system "
                 "refused\n", printer->refused - MAX_ALIKE);
        flush(printer);
    }
    add_number(text, printer->errors, "error");
    add_number(text, printer->warnings, "warning");
    if (text->len == 0)
        return;
    if (page_count > 0 && printer->pages > 0)
        buf_addf(text, " in %zu of %zu page%s", printer->pages, page_count,
                 page_count == 1 ? "" : "s");
    buf_addc(text, '\n');
    flush(printer);
}

void diag_print(Diags *diags, FILE *out, bool colour, size_t page_count)
{
    Printer printer = {.out = out, .colour = colour};

    buf_init(&printer.text, MAX_TEXT_BYTES);
    arena_init(&printer.scratch);
    map_init(&printer.alike, &printer.scratch);
    for (size_t i = 0; i < diag_total(diags);)
        i = print_file(&printer, diags, i);
    print_count(&printer, page_count);
    arena_release(&printer.scratch);
    buf_release(&printer.text);
}
