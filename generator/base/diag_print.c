/* base/diag_print.c - diagnostics as people read them on a terminal. */
#include "base/compat.h"
#include "base/diag.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#define TAB_COLUMNS 4
/* Of one code in one file so many are shown; of what the system refused, in all
 * files: a full disk refuses each of ten thousand pages. */
#define MAX_ALIKE 20
/* Bytes of a long line before and behind the span that are looked at: enough
 * for LIMIT_EXCERPT_COLUMNS characters of four bytes, and no more work when
 * the line is a file of megabytes. */
#define WINDOW_BYTES ((size_t)4 * LIMIT_EXCERPT_COLUMNS)
/* Columns of a long span that an excerpt makes room for. */
#define MAX_SPAN_COLUMNS ((size_t)LIMIT_EXCERPT_COLUMNS * 3 / 4)
#define REPLACEMENT 0xFFFD
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

/* Characters that would move the cursor, break the line, turn the direction of
 * what follows, or show nothing where the author typed something. */
static bool is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
           c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           utf8_is_noncharacter(c);
}

void diag_add_safe(Buf *buf, Str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);

        if (c == '\t' || c == '\n')
            c = ' ';
        buf_add_codepoint(buf, is_unsafe(c) ? REPLACEMENT : c);
    }
}

static void add_colour(Printer *printer, const char *code)
{
    if (printer->colour)
        buf_addf(&printer->text, "\033[%sm", code);
}

/* ---- the author's line ---- */

/* A part of a line, walked character by character. */
typedef struct Cell {
    size_t off, next; /* bytes in the line */
    uint32_t shown;   /* what is printed; ' ' for a tab */
    size_t column;    /* from 0, where it begins */
    size_t width;     /* columns */
} Cell;

/* The next cell; start with a zeroed one. False at the end of the line; then
 * `column` is that of the end. */
static bool next_cell(Str line, Cell *cell)
{
    uint32_t c;

    cell->column += cell->width;
    cell->width = 0;
    cell->off = cell->next;
    if (cell->off >= line.len)
        return false;
    c = utf8_next(line, &cell->next);
    cell->shown = c;
    if (c == '\t') {
        cell->shown = ' ';
        cell->width = TAB_COLUMNS - cell->column % TAB_COLUMNS;
    } else if (is_unsafe(c)) {
        cell->shown = REPLACEMENT;
        cell->width = 1;
    } else {
        cell->width = (size_t)utf8_width(c);
    }
    return true;
}

/* What of a line is shown, in columns of the line. */
typedef struct Excerpt {
    Str line;
    size_t from, to;         /* shown columns, [from, to) */
    bool cut_left, cut_right; /* there is more of the line */
    size_t mark, mark_end;   /* columns of the span */
} Excerpt;

/* Cuts a line of megabytes down to what can matter. Gives the bytes of the
 * span in what is left. */
static Str window(Str line, Span *span, Excerpt *excerpt)
{
    size_t from = 0;
    size_t to = line.len;
    size_t end = (size_t)span->off + span->len;

    if (span->off > 2 * WINDOW_BYTES) {
        from = span->off - WINDOW_BYTES;
        while (from < span->off && (line.ptr[from] & 0xC0) == 0x80)
            from++;
        excerpt->cut_left = true;
    }
    if (to - span->off > 2 * WINDOW_BYTES) {
        to = span->off + WINDOW_BYTES;
        while (to > span->off && (line.ptr[to] & 0xC0) == 0x80)
            to--;
        excerpt->cut_right = true;
    }
    if (end > to)
        end = to;
    span->off -= (uint32_t)from;
    span->len = (uint32_t)(end - from) - span->off;
    return str_slice(line, from, to);
}

/* The columns of the span, and of the whole line as the result. */
static size_t measure(Excerpt *excerpt, Span span)
{
    size_t end = (size_t)span.off + span.len;
    Cell cell = {0};

    while (next_cell(excerpt->line, &cell)) {
        if (cell.off <= span.off)
            excerpt->mark = cell.column;
        if (cell.off < end)
            excerpt->mark_end = cell.column + cell.width;
    }
    if (span.off >= excerpt->line.len)
        excerpt->mark = cell.column;
    if (excerpt->mark_end <= excerpt->mark)
        excerpt->mark_end = excerpt->mark + 1;
    return cell.column;
}

/* Chooses the columns of a line that is too long: the span in the middle. */
static void choose(Excerpt *excerpt, size_t columns)
{
    const size_t room = LIMIT_EXCERPT_COLUMNS;
    size_t span = excerpt->mark_end - excerpt->mark;
    size_t before;

    excerpt->to = columns;
    if (columns <= room)
        return;
    if (span > MAX_SPAN_COLUMNS)
        span = MAX_SPAN_COLUMNS;
    before = (room - span) / 2;
    if (excerpt->mark > before)
        excerpt->from = excerpt->mark - before;
    if (columns - excerpt->from < room)
        excerpt->from = columns - room;
    excerpt->to = excerpt->from + room;
    excerpt->cut_left = excerpt->cut_left || excerpt->from > 0;
    excerpt->cut_right = excerpt->cut_right || excerpt->to < columns;
    /* A mark behind the end of the line still is one column wide. */
    if (excerpt->mark_end > excerpt->to)
        excerpt->mark_end = excerpt->to > excerpt->mark ? excerpt->to
                                                        : excerpt->mark + 1;
}

static Excerpt excerpt_of(const Diag *diag)
{
    uint32_t start = source_line_start(diag->source, diag->place.line);
    Str line = source_line(diag->source, diag->place.line);
    Span span = {diag->span.off - start, diag->span.len};
    Excerpt excerpt = {0};

    if (diag->place.line == 1 && str_starts(line, "\xEF\xBB\xBF")) {
        line = str_slice(line, 3, line.len);
        span.len -= span.off >= 3         ? 0
                    : span.len < 3 - span.off ? span.len
                                              : 3 - span.off;
        span.off = span.off < 3 ? 0 : span.off - 3;
    }
    if (span.off > line.len)
        span.off = (uint32_t)line.len;
    excerpt.line = window(line, &span, &excerpt);
    choose(&excerpt, measure(&excerpt, span));
    return excerpt;
}

static void add_times(Buf *buf, char c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_addc(buf, c);
}

/* The shown part of the line. A wide character or tab that is cut in two
 * leaves spaces, so that the columns below stay right. */
static void add_line(Buf *buf, const Excerpt *excerpt)
{
    size_t from = excerpt->from + (excerpt->cut_left ? 1 : 0);
    size_t to = excerpt->to - (excerpt->cut_right ? 1 : 0);
    Cell cell = {0};

    if (excerpt->cut_left)
        buf_adds(buf, "…");
    while (next_cell(excerpt->line, &cell)) {
        size_t end = cell.column + cell.width;
        size_t left = cell.column > from ? cell.column : from;
        size_t right = end < to ? end : to;

        if (cell.width == 0 && cell.column >= from && cell.column <= to)
            buf_add_codepoint(buf, cell.shown);
        else if (left == cell.column && right == end && cell.shown != ' ')
            buf_add_codepoint(buf, cell.shown);
        else if (left < right)
            add_times(buf, ' ', right - left);
    }
    if (excerpt->cut_right)
        buf_adds(buf, "…");
}

static void add_excerpt(Printer *printer, const Diag *diag)
{
    Excerpt excerpt = excerpt_of(diag);
    Buf *text = &printer->text;
    size_t start = text->len;
    size_t gutter;

    buf_addf(text, "%5u", (unsigned)diag->place.line);
    gutter = text->len - start;
    buf_adds(text, " |");
    if (excerpt.to > 0) {
        buf_addc(text, ' ');
        add_line(text, &excerpt);
    }
    buf_addc(text, '\n');
    add_times(text, ' ', gutter);
    buf_adds(text, " | ");
    add_times(text, ' ', excerpt.mark - excerpt.from);
    add_colour(printer, "1;32");
    buf_addc(text, '^');
    add_times(text, '~', excerpt.mark_end - excerpt.mark - 1);
    add_colour(printer, "0");
    buf_addc(text, '\n');
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

/* "path:line:column: error: " */
static void add_head(Printer *printer, Str path, Place place,
                     DiagSeverity severity)
{
    Buf *text = &printer->text;

    add_colour(printer, "1");
    diag_add_safe(text, path.len ? path : STR("handbook"));
    if (place.line)
        buf_addf(text, ":%u:%u", (unsigned)place.line, (unsigned)place.column);
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
        add_excerpt(printer, diag);
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
