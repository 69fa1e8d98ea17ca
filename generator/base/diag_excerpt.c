/* base/diag_excerpt.c - the author's line, and a mark under what is meant. */
#include "base/compat.h"
#include "base/diag_internal.h"

#include "base/limits.h"
#include "base/utf8.h"

#define TAB_COLUMNS 4
/* Bytes of a long line before and behind the span that are looked at: enough
 * for LIMIT_EXCERPT_COLUMNS characters of four bytes, and no more work when
 * the line is a file of megabytes. */
#define WINDOW_BYTES ((size_t)4 * LIMIT_EXCERPT_COLUMNS)
/* Columns of a long span that an excerpt makes room for. */
#define MAX_SPAN_COLUMNS ((size_t)LIMIT_EXCERPT_COLUMNS * 3 / 4)

bool diag_is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
           c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           utf8_is_noncharacter(c);
}

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
    } else if (diag_is_unsafe(c)) {
        cell->shown = DIAG_REPLACEMENT;
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

static Excerpt excerpt_of(const Source *source, Span span, uint32_t number)
{
    Str line = source_line(source, number);
    Excerpt excerpt = {0};

    span.off -= source_line_start(source, number);
    if (number == 1 && str_starts(line, "\xEF\xBB\xBF")) {
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

static void add_colour(Buf *text, bool colour, const char *code)
{
    if (colour)
        buf_addf(text, "\033[%sm", code);
}

void diag_add_excerpt(Buf *text, const Source *source, Span span,
                      uint32_t line, bool colour)
{
    Excerpt excerpt = excerpt_of(source, span, line);
    size_t start = text->len;
    size_t gutter;

    buf_addf(text, "%5u", (unsigned)line);
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
    add_colour(text, colour, "1;32");
    buf_addc(text, '^');
    add_times(text, '~', excerpt.mark_end - excerpt.mark - 1);
    add_colour(text, colour, "0");
    buf_addc(text, '\n');
}
