/* lint/lint_headings.c - do the headings of a page tell how it is built? People
 * who cannot see it move from heading to heading, and by their levels. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "base/utf8.h"
#include "site/words.h"

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

/* How many '#' stand before it; 0 where "===" stands below it. */
static uint32_t mark_count(const LintPage *at, const Node *heading)
{
    Str text = at->page->source->text;
    Span span = heading->span;
    uint32_t len = 0;

    while (len < span.len && text.ptr[span.off + len] == '#')
        len++;
    return len;
}

/* Its marks, or else its words. */
static DiagPos place_of(const LintPage *at, const Node *heading)
{
    uint32_t len = mark_count(at, heading);
    Span span = {heading->span.off, len};

    return diag_at(at->page->source,
                   len > 0 ? span
                           : words_first_line(at->page->source,
                                              heading->span));
}

/* The heading as it should be: "## When to ask {#when}". */
static Str mended(const LintPage *at, const Node *heading, uint8_t level)
{
    Span span = words_first_line(at->page->source, heading->span);
    size_t from = (size_t)span.off + mark_count(at, heading);
    Str words = str_slice(at->page->source->text, from,
                          (size_t)span.off + span.len);

    return arena_fmt(at->scratch, "%.*s %.*s", STR_ARG(marks(level)),
                     STR_ARG(str_trim(words)));
}

static void report_skipped(const LintPage *at, const Node *heading,
                           uint8_t above)
{
    uint8_t level = heading->as.heading.level;
    uint8_t right = (uint8_t)(above + 1);
    Str help = arena_fmt(at->scratch,
                         "write: %.*s, and change the headings like it below, "
                         "too", STR_ARG(mended(at, heading, right)));

    if (above == 1)
        diag_help(at->site->diags, DIAG_WARNING, "heading-skipped",
                  place_of(at, heading), help,
                  "the first level below the title is '##', but this heading "
                  "is '%.*s'", STR_ARG(marks(level)));
    else
        diag_help(at->site->diags, DIAG_WARNING, "heading-skipped",
                  place_of(at, heading), help,
                  "'%.*s' comes next below '%.*s', but this heading is '%.*s'",
                  STR_ARG(marks(right)), STR_ARG(marks(above)),
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
    if (level <= above) {
        levels->told[0] = 0;
        return; /* another title */
    }
    levels->open[++levels->depth] = level;
    levels->told[levels->depth] = 0;
}

static bool says_the_title(const LintPage *at, Str words)
{
    return str_eq(utf8_fold(at->scratch, at->page->title),
                  utf8_fold(at->scratch,
                            words_one_line(at->scratch, words)));
}

/* The theme prints the title as the one heading of the first level, and lists
 * the headings of the second in the contents. A first heading that only repeats
 * the title is gone by now. */
static void check_title(const LintPage *at, const OutlineItem *item)
{
    Diags *diags = at->site->diags;

    if (item->level > 1)
        return;
    if (says_the_title(at, item->text))
        diag_add(diags, DIAG_WARNING, "second-title",
                 place_of(at, item->node),
                 STR("the page shows its title already, and here it stands "
                     "once more"),
                 STR("take this heading out"));
    else
        diag_help(diags, DIAG_WARNING, "second-title",
                  place_of(at, item->node),
                  arena_fmt(at->scratch,
                            "write: %.*s, and one '#' more before the headings "
                            "that belong to it",
                            STR_ARG(mended(at, item->node, 2))),
                  "this heading is a second title: the page is called '%.*s'",
                  STR_ARG(at->page->title));
}

static void check_words(const LintPage *at, const OutlineItem *item)
{
    if (item->text.len > 0 || item->node->first)
        return;
    diag_add(at->site->diags, DIAG_WARNING, "empty-heading",
             place_of(at, item->node), STR("this heading has no words"),
             STR("write them behind the '#', or take the line out"));
}

void lint_headings(const LintPage *at)
{
    const Outline *outline = &at->page->outline;
    Levels levels = {.open = {1}};

    for (size_t i = 0; i < outline->count; i++) {
        const OutlineItem *item = &outline->item[i];

        check_words(at, item);
        check_title(at, item);
        check_level(at, &levels, item->node);
    }
}
