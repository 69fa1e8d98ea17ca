/* value/yaml_quoted.c - mistakes with quotation marks and backslashes. */
#include "base/compat.h"

#include "value/yaml_scan.h"

#include <string.h>

uint32_t scan_quoted_end(const Scan *scan, uint32_t from, uint32_t limit)
{
    char quote = scan->text[from];
    for (uint32_t i = from + 1; i < limit; i++) {
        char c = scan->text[i];
        if (c == '\\' && quote == '"') {
            i++;
        } else if (c == quote) {
            if (quote == '\'' && i + 1 < limit && scan->text[i + 1] == quote)
                i++;
            else
                return i + 1;
        }
    }
    return NOWHERE;
}

void scan_backslashes(Scan *scan, uint32_t from, uint32_t to)
{
    YamlJob *job = scan->job;
    if (scan->text[from] != '"')
        return;
    bool told = false;
    uint32_t i = from;
    while (i < to) {
        if (scan->text[i] != '\\') {
            i++;
            continue;
        }
        uint32_t sign = i;
        const char *problem = yaml_escape_problem(job, &i, to);
        if (problem == NULL)
            continue;
        if (!told)
            yaml_report_backslash(job, &job->mistakes, yaml_span(sign, i),
                                  yaml_span(from, to), problem);
        told = true;
        yaml_mend(job, sign, 1, '\\', 1, true);
    }
}

/* The end of the text that opens at `from`: of its line, and of those below
 * that are further in than `column` and so go on with it. */
static uint32_t unclosed_end(Scan *scan, uint32_t from, uint32_t column)
{
    uint32_t end = yaml_line_end(scan->job, from);
    while (scan->next < scan->job->to) {
        uint32_t i = scan->next;
        while (scan_at(scan, i) == ' ')
            i++;
        if (i - scan->next <= column || scan_ends_line(scan_at(scan, i)))
            break;
        end = yaml_line_end(scan->job, i);
        scan->next = scan_next_line(scan, i);
    }
    while (end > from + 1 && yaml_is_blank(scan->text[end - 1]))
        end--;
    return end;
}

static void report_unclosed(Scan *scan, uint32_t from, uint32_t column)
{
    YamlJob *job = scan->job;
    uint32_t end = unclosed_end(scan, from, column);
    char quote = scan->text[from];
    Str text = str_slice(job->source->text, from, end);
    /* "UC basics” : the curly one was to close it. */
    if (str_ends(text, "”") || str_ends(text, "“") || str_ends(text, "’"))
        text.len -= strlen("”");
    Str closed = arena_fmt(&job->scratch, "%.*s%c", STR_ARG(text), quote);
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-quote",
                yaml_span(from, from + 1),
                yaml_help_line(job, "close it at the end of the text", from,
                               end, closed),
                "the quotation mark that opens here is never closed");
    yaml_mend(job, end, 0, quote, 1, false);
}

/* What was meant to stand in quotes, where the text that begins at `from` ends
 * at `end` and its line goes on to `line_end`. */
static Str text_meant(const Scan *scan, uint32_t from, uint32_t end,
                      uint32_t line_end)
{
    Str all = str_slice(scan->job->source->text, from, line_end);
    char quote = scan->text[from];
    char before = scan->text[end - 2];
    char behind = scan_at(scan, end);
    bool closes = !ascii_is_space(before) && !ascii_is_alnum(behind) &&
                  (unsigned char)behind < 0x80;
    if (closes)
        return all; /* "Foo" bar */
    if (all.ptr[all.len - 1] == quote)
        return str_slice(all, 1, all.len - 1); /* 'don't sign' */
    if (quote == '\'' && !ascii_is_space(before))
        return str_slice(all, 1, all.len); /* 'It is DWP's job */
    return all;
}

/* The text ends at `end`, but its line goes on. */
static void report_more(Scan *scan, uint32_t from, uint32_t end)
{
    YamlJob *job = scan->job;
    uint32_t line_end = scan_plain_end(scan, end);
    Str text = text_meant(scan, from, end, line_end);
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-quote",
                yaml_span(end - 1, end),
                yaml_help_line(job, "put other quotes around it", from,
                               line_end, yaml_quote(&job->scratch, text)),
                "this %c ends the text, but more follows", scan->text[from]);
    scan_mend_as_text(scan, from, line_end, true, false);
}

void scan_quoted(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t line_end = yaml_line_end(job, from);
    uint32_t column = 0;
    if (scan->depth > 0)
        column = scan->level[scan->depth - 1].column;
    uint32_t end = scan_quoted_end(scan, from, job->to);
    bool fine = end != NOWHERE && scan_tail_is_fine(scan, end);
    if (!fine && (end == NOWHERE || end > line_end)) {
        /* Did it run away over lines that are entries of their own? */
        uint32_t line = scan->next;
        uint32_t last = end == NOWHERE ? job->to : end;
        bool ran_away = end == NOWHERE;
        while (line < last && !ran_away) {
            ran_away = scan_begins_entry(scan, line, column);
            line = scan_next_line(scan, line);
        }
        if (ran_away) {
            report_unclosed(scan, from, column);
            return;
        }
    }
    if (!fine && end <= line_end) {
        report_more(scan, from, end);
        return;
    }
    scan_backslashes(scan, from, end);
    if (end > line_end)
        scan->next = scan_next_line(scan, end);
}
