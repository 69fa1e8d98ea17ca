/* value/yaml_levels.c - which lines belong together, and those that do not. */
#include "base/compat.h"

#include "value/yaml_scan.h"

void scan_guess(Scan *scan)
{
    if (scan->job->guessed_from > scan->line)
        scan->job->guessed_from = scan->line;
}

Level *scan_top(Scan *scan)
{
    return scan->depth == 0 ? NULL : &scan->level[scan->depth - 1];
}

static void push(Scan *scan, uint32_t column, bool list, Span first)
{
    if (scan->depth == SCAN_LEVELS) {
        scan->lost = true; /* too deep to be meant */
        return;
    }
    scan->level[scan->depth++] = (Level){column, list, first};
}

void scan_report_indentation(Scan *scan, uint32_t from, const Level *level)
{
    YamlJob *job = scan->job;
    if (scan->tabbed)
        return;
    Str help = STR("begin it as far in as the lines it belongs to");
    if (level != NULL) {
        Span first = level->first;
        Str name = yaml_excerpt(job, first.off, first.off + first.len);
        if (level->column == 0)
            help = arena_fmt(&job->scratch,
                             "put no space before it, as before '%.*s'",
                             STR_ARG(name));
        else
            help = arena_fmt(&job->scratch,
                             "begin the line with %u space%s, to stand below "
                             "'%.*s'",
                             level->column, level->column == 1 ? "" : "s",
                             STR_ARG(name));
    }
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-indentation",
                yaml_span(from, scan_plain_end(scan, from)), help, "%s",
                level != NULL && from - scan->line > level->column
                    ? "this line begins too far in"
                    : "this line does not begin far enough in");
    scan_guess(scan);
}

void scan_mend_indentation(Scan *scan, uint32_t from, uint32_t column)
{
    YamlMends *mends = &scan->job->mends;
    /* A mend of the tabs in the same place gives way. */
    while (mends->count > 0 && mends->item[mends->count - 1].off < from &&
           mends->item[mends->count - 1].off >= scan->line)
        mends->count--;
    yaml_mend(scan->job, scan->line, from - scan->line, ' ', column, false);
}

const Level *scan_nearest(const Scan *scan, size_t depth, uint32_t column,
                          bool list)
{
    const Level *best = NULL;
    uint32_t best_distance = 0;
    for (size_t i = depth; i-- > 0;) {
        const Level *level = &scan->level[i];
        uint32_t distance = level->column > column ? level->column - column
                                                   : column - level->column;
        if (level->list == list && (best == NULL || distance < best_distance)) {
            best = level;
            best_distance = distance;
        }
    }
    return best;
}

/* A name among dashes, or a dash among names. */
static void report_wrong_kind(Scan *scan, uint32_t from, bool list)
{
    YamlJob *job = scan->job;
    if (scan->tabbed) /* the tab is the mistake */
        scan_guess(scan);
    else if (list)
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-indentation",
                    yaml_span(from, from + 1),
                    STR("leave the dash out, or write a name and a colon on "
                        "the line before the list"),
                    "a dash where a name and a colon are expected");
    else
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-indentation",
                    yaml_span(from, scan_plain_end(scan, from)),
                    STR("begin it with '- ', or as far in as what it belongs "
                        "to"),
                    "this line stands in a list but does not begin with '-'");
    scan_guess(scan);
}

/* Leaves the levels that a line at `column` ends. */
static void leave(Scan *scan, uint32_t column, bool list)
{
    size_t old_depth = scan->depth;
    while (scan->depth > 0 && scan_top(scan)->column > column)
        scan->depth--;
    /* A list may stand no further in than its name; the next name ends it. */
    if (!list && scan->depth > 1 && scan_top(scan)->list &&
        scan_top(scan)->column == column &&
        !scan->level[scan->depth - 2].list &&
        scan->level[scan->depth - 2].column == column)
        scan->depth--;
    if (scan->depth < old_depth)
        scan->pending = false;
}

void scan_enter(Scan *scan, uint32_t from, uint32_t column, bool list,
                bool line_start)
{
    size_t old_depth = scan->depth;
    leave(scan, column, list);
    const Level *level = scan_top(scan);
    bool same_column = level != NULL && level->column == column;
    bool opens = scan->pending && (!same_column || (list && !level->list));
    scan->pending = false;
    if (same_column && level->list == list)
        return;
    if (opens || !line_start) {
        push(scan, column, list, yaml_span(from, scan_plain_end(scan, from)));
        return;
    }
    if (same_column) {
        report_wrong_kind(scan, from, list);
        return;
    }
    const Level *meant = scan_nearest(scan, old_depth, column, list);
    scan_report_indentation(scan, from, meant);
    if (meant != NULL) {
        scan_mend_indentation(scan, from, meant->column);
        scan->depth = (size_t)(meant - scan->level) + 1;
    }
}
