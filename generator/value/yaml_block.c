/* value/yaml_block.c - mistakes with texts below '|' and '>'. */
#include "base/compat.h"

#include "value/yaml_scan.h"

/* Where the text of the line at `line` begins. */
static uint32_t skip_spaces(const Scan *scan, uint32_t line)
{
    while (scan_at(scan, line) == ' ')
        line++;
    return line;
}

static void move_in(Scan *scan, uint32_t from, uint32_t column)
{
    uint32_t line = yaml_line_begin(scan->job, from);
    yaml_mend(scan->job, line, from - line, ' ', column, false);
}

/* A line that is further in than the name of the text above it, and less so
 * than that text. False when it may be something else: a comment. */
static bool report_outside(Scan *scan, uint32_t from, uint32_t inside)
{
    YamlJob *job = scan->job;
    if (scan_at(scan, from) == '#' || job->mistakes.count >= YAML_MAX_REPORTS)
        return false;
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-indentation",
                yaml_span(from, scan_plain_end(scan, from)),
                arena_fmt(&job->scratch, "put %u spaces before it", inside),
                "this line is not as far in as the text above it");
    move_in(scan, from, inside);
    return true;
}

/* Nothing stands further in below the sign: when lines follow that are no
 * entries of their own, they are the text. */
static void read_missing(Scan *scan, uint32_t column)
{
    YamlJob *job = scan->job;
    uint32_t inside = column + TAB_COLUMNS;
    bool told = false;
    while (scan->next < job->to) {
        uint32_t from = skip_spaces(scan, scan->next);
        char c = scan_at(scan, from);
        if (scan_ends_line(c) || c == '#' || c == '\t' || c == '-' ||
            c == '.' || scan_name_end(scan, from) != NOWHERE)
            break;
        if (!told)
            yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-indentation",
                        yaml_span(from, scan_plain_end(scan, from)),
                        arena_fmt(&job->scratch,
                                  "put %u spaces before each line of the text",
                                  inside),
                        "a text below '|' or '>' must begin further in than "
                        "its name");
        told = true;
        move_in(scan, from, inside);
        scan->next = scan_next_line(scan, from);
    }
}

void scan_block(Scan *scan, uint32_t from)
{
    const Level *level = scan_top(scan);
    uint32_t outside = level == NULL ? 0 : level->column;
    uint32_t parent = level == NULL ? 0 : outside + 1;
    uint32_t inside = 0; /* how far in its first line is */
    uint32_t i = from + 1;
    for (;; i++) {
        char c = scan_at(scan, i);
        if (c >= '1' && c <= '9')
            inside = outside + (uint32_t)(c - '0');
        else if (c != '+' && c != '-')
            break;
    }
    if (!scan_tail_is_fine(scan, i) && scan_at(scan, i) != '#') {
        scan_special(scan, from);
        return;
    }
    for (; scan->next < scan->job->to;
         scan->next = scan_next_line(scan, scan->next)) {
        uint32_t text = skip_spaces(scan, scan->next);
        uint32_t column = text - scan->next;
        if (scan_ends_line(scan_at(scan, text)))
            continue;
        if (column < parent)
            break;
        if (inside == 0)
            inside = column;
        if (column < inside && !report_outside(scan, text, inside))
            break;
    }
    if (inside == 0 && level != NULL)
        read_missing(scan, outside);
}
