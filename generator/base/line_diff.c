/* base/line_diff.c - two texts side by side, for people. */
#include "base/compat.h"

#include "base/line_diff.h"

#include <stdlib.h>

#define AROUND 3 /* equal lines that show before and behind others */

typedef struct Lines {
    Str *line; /* [detached] */
    size_t count;
} Lines;

typedef struct Writer {
    Buf *out;
    const char *indent;
    const Lines *kept; /* where equal lines are taken from */
    size_t from, to;   /* equal lines that were not written yet */
    bool any;          /* a line that differs was written */
} Writer;

/* Every line with its end, so that a last one without differs. */
static Lines split(Str text)
{
    Lines lines = {NULL, 0};
    size_t count = 1;

    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    lines.line = xcalloc(count, sizeof *lines.line);
    while (text.len > 0) {
        size_t end = str_find_char(text, '\n');
        end = end == STR_NONE ? text.len : end + 1;
        lines.line[lines.count++] = str_slice(text, 0, end);
        text = str_slice(text, end, text.len);
    }
    return lines;
}

static void write_line(Writer *writer, char mark, Str line)
{
    bool ended = str_ends(line, "\n");

    buf_addf(writer->out, "%s%c %.*s\n", writer->indent, mark,
             (int)(line.len - ended), line.ptr);
    if (!ended)
        buf_addf(writer->out, "%s  (no line end here)\n", writer->indent);
}

/* Writes what shows of the equal lines that wait; `last`: nothing follows. */
static void write_waiting(Writer *writer, bool last)
{
    size_t head = writer->any ? AROUND : 0, tail = last ? 0 : AROUND;
    size_t count = writer->to - writer->from;

    for (size_t i = 0; i < count; i++) {
        if (i < head || i + tail >= count)
            write_line(writer, ' ', writer->kept->line[writer->from + i]);
        else if (i == head)
            buf_addf(writer->out, "%s…\n", writer->indent);
    }
    writer->from = writer->to;
}

static void write_changed(Writer *writer, char mark, Str line)
{
    write_waiting(writer, false);
    write_line(writer, mark, line);
    writer->any = true;
}

/* The length of the longest common run of a[i..] and b[j..], for every i, j. */
static uint16_t *common_runs(const Lines *a, const Lines *b)
{
    size_t width = b->count + 1;
    uint16_t *run = xcalloc((a->count + 1) * width, sizeof *run);

    for (size_t i = a->count; i-- > 0;)
        for (size_t j = b->count; j-- > 0;) {
            uint16_t down = run[(i + 1) * width + j];
            uint16_t right = run[i * width + j + 1];
            if (str_eq(a->line[i], b->line[j]))
                run[i * width + j] =
                    (uint16_t)(run[(i + 1) * width + j + 1] + 1);
            else
                run[i * width + j] = down >= right ? down : right;
        }
    return run;
}

/* The lines between the equal beginning and the equal end; at is where they
 * begin in the whole. */
static void write_middle(Writer *writer, const Lines *a, const Lines *b,
                         size_t at)
{
    uint16_t *run = NULL;
    size_t i = 0, j = 0, width = b->count + 1;

    if (a->count <= LINE_DIFF_MOST && b->count <= LINE_DIFF_MOST)
        run = common_runs(a, b);
    while (i < a->count || j < b->count) {
        if (run && i < a->count && j < b->count &&
            str_eq(a->line[i], b->line[j])) {
            writer->to = at + ++i;
            j++;
        } else if (i < a->count &&
                   (!run || j == b->count ||
                    run[(i + 1) * width + j] >= run[i * width + j + 1])) {
            write_changed(writer, '-', a->line[i++]);
            writer->from = writer->to = at + i;
        } else {
            write_changed(writer, '+', b->line[j++]);
        }
    }
    free(run);
}

void line_diff(Buf *out, Str before, Str after, const char *indent)
{
    Lines a = split(before), b = split(after), x, y;
    Writer writer = {.out = out, .indent = indent, .kept = &a};
    size_t head = 0, tail = 0;

    while (head < a.count && head < b.count &&
           str_eq(a.line[head], b.line[head]))
        head++;
    while (tail < a.count - head && tail < b.count - head &&
           str_eq(a.line[a.count - 1 - tail], b.line[b.count - 1 - tail]))
        tail++;
    x = (Lines){a.line + head, a.count - head - tail};
    y = (Lines){b.line + head, b.count - head - tail};
    if (x.count + y.count > 0) {
        writer.to = head;
        write_middle(&writer, &x, &y, head);
        writer.to = a.count;
        write_waiting(&writer, true);
    }
    free(a.line);
    free(b.line);
}
