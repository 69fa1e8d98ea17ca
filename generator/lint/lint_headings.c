/* lint/lint_headings.c - do the headings of a page tell how it is built? People
 * who cannot see it move from heading to heading, and by their levels. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#define LEVELS 6

/* The headings that the next one may belong to: the title, which is level 1 and
 * no heading of the body, and one below the other from there. */
typedef struct Levels {
    uint8_t open[LEVELS + 1]; /* open[0] is the title */
    uint8_t told[LEVELS + 1]; /* a level below open[i] that was reported */
    size_t depth;
} Levels;

static Str marks(uint8_t level)
{
    return str_slice(STR("######"), 0, level);
}

/* The "##" of "## Title"; the line of a heading underlined with "---". */
static Span mark_span(const LintPage *at, const Node *heading)
{
    Str text = at->page->source->text;
    Span span = heading->span;
    uint32_t len = 0;

    while (len < span.len && text.ptr[span.off + len] == '#')
        len++;
    return (Span){span.off, len > 0 ? len : span.len};
}

/* The rest of the heading's line, behind its marks. */
static Str words_of(const LintPage *at, const Node *heading)
{
    Span mark = mark_span(at, heading);
    size_t from = (size_t)mark.off + mark.len;
    Str rest = str_slice(at->page->source->text, from,
                         (size_t)heading->span.off + heading->span.len);
    Str line = STR("");

    str_line(&rest, &line);
    return str_trim(line);
}

static void report_skipped(const LintPage *at, const Node *heading,
                           uint8_t above)
{
    uint8_t level = heading->as.heading.level;
    Str right = marks((uint8_t)(above + 1));
    Str help = arena_fmt(at->scratch,
                         "write: %.*s %.*s, and change the headings like it "
                         "below, too", STR_ARG(right),
                         STR_ARG(words_of(at, heading)));
    DiagPos place = diag_at(at->page->source, mark_span(at, heading));

    if (above == 1)
        diag_help(at->site->diags, DIAG_WARNING, "heading-skipped", place,
                  help, "the first level below the title is '##', but this "
                  "heading is '%.*s'", STR_ARG(marks(level)));
    else
        diag_help(at->site->diags, DIAG_WARNING, "heading-skipped", place,
                  help, "'%.*s' comes next below '%.*s', but this heading is "
                  "'%.*s'", STR_ARG(right), STR_ARG(marks(above)),
                  STR_ARG(marks(level)));
}

/* Several headings that leave out the same level are one mistake. */
static void check_level(const LintPage *at, Levels *levels,
                        const Node *heading)
{
    uint8_t level = heading->as.heading.level, above;

    while (levels->depth > 0 && levels->open[levels->depth] >= level)
        levels->depth--;
    above = levels->open[levels->depth];
    if (level > above + 1 && levels->told[levels->depth] != level) {
        report_skipped(at, heading, above);
        levels->told[levels->depth] = level;
    }
    if (level <= above)
        return; /* a title in the body */
    levels->open[++levels->depth] = level;
    levels->told[levels->depth] = 0;
}

void lint_headings(const LintPage *at)
{
    const Outline *outline = &at->page->outline;
    Levels levels = {.open = {1}};

    for (size_t i = 0; i < outline->count; i++)
        check_level(at, &levels, outline->item[i].node);
}
