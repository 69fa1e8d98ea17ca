/* value/yaml_flow.c - mistakes inside [ ] and { }. */
#include "base/compat.h"

#include "value/yaml_scan.h"

/* Brackets inside each other; deeper ones are nobody's text. */
#define FLOW_LEVELS 40

typedef struct Flow {
    Scan *scan;
    bool tell;     /* report and mend; else only look where it ends */
    uint32_t from; /* the first bracket */
    uint32_t at;
    uint32_t limit;
    char closing[FLOW_LEVELS];
    bool has_colon[FLOW_LEVELS]; /* this entry's name was read */
    size_t depth;
    uint32_t value; /* where the text of the entry begins, or NOWHERE */
    bool lost;      /* too deep, or broken in a way that has no mend */
} Flow;

static char here(const Flow *flow)
{
    return flow->at < flow->limit ? flow->scan->text[flow->at] : '\0';
}

static char char_at(const Flow *flow, uint32_t off)
{
    return off < flow->limit ? flow->scan->text[off] : '\n';
}

static bool is_flow_sign(char c)
{
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

static bool parts(char c)
{
    return ascii_is_space(c) || is_flow_sign(c);
}

/* Spaces, line ends and comments. */
static void skip_space(Flow *flow)
{
    while (flow->at < flow->limit) {
        char c = here(flow);
        bool comment = c == '#' && flow->at > flow->from &&
                       ascii_is_space(flow->scan->text[flow->at - 1]);
        if (comment)
            flow->at = yaml_line_end(flow->scan->job, flow->at);
        else if (ascii_is_space(c))
            flow->at++;
        else
            break;
    }
}

/* Where a text that begins at `from` was meant to end: before the next comma
 * or bracket, or with its line. */
static uint32_t text_end(const Flow *flow, uint32_t from)
{
    uint32_t end = from + 1;
    while (end < flow->limit && !is_flow_sign(flow->scan->text[end]) &&
           !scan_ends_line(flow->scan->text[end]))
        end++;
    while (end > from + 1 && yaml_is_blank(flow->scan->text[end - 1]))
        end--;
    return end;
}

static void special(Flow *flow)
{
    YamlJob *job = flow->scan->job;
    uint32_t end = text_end(flow, flow->at);
    if (flow->tell) {
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-special-character",
                    yaml_span(flow->at, flow->at + 1),
                    yaml_help_quotes(job, flow->at, end),
                    "a text cannot begin with '%c' unless it is in quotes",
                    here(flow));
        scan_mend_as_text(flow->scan, flow->at, end, true, true);
    }
    flow->at = end;
}

static void quoted(Flow *flow)
{
    Scan *scan = flow->scan;
    YamlJob *job = scan->job;
    uint32_t from = flow->at;
    uint32_t end = scan_quoted_end(scan, from, flow->limit);
    if (end == NOWHERE) {
        uint32_t close = text_end(flow, from);
        if (flow->tell) {
            Str all = str_slice(job->source->text, from, close);
            Str closed = arena_fmt(&job->scratch, "%.*s%c", STR_ARG(all),
                                   scan->text[from]);
            yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-quote",
                        yaml_span(from, from + 1),
                        yaml_help_line(job, "close it at the end of the text",
                                       from, close, closed),
                        "the quotation mark that opens here is never closed");
            yaml_mend(job, close, 0, scan->text[from], 1, false);
        }
        flow->at = close;
        return;
    }
    flow->at = end;
    skip_space(flow);
    char next = here(flow);
    if (next == '\0' || next == ',' || next == ']' || next == '}' ||
        next == ':') {
        if (flow->tell)
            scan_backslashes(scan, from, end);
        return;
    }
    if (next == '"' || next == '\'') {
        if (flow->tell) {
            yaml_report(
                job, &job->mistakes, DIAG_ERROR, "yaml-comma",
                yaml_span(flow->at, flow->at + 1),
                yaml_help_line(job, "write a comma", end, end, STR(",")),
                "a comma is missing before this");
            yaml_mend(job, end, 0, ',', 1, false);
        }
        flow->value = NOWHERE;
        return;
    }
    uint32_t close = text_end(flow, end);
    if (flow->tell) {
        Str all = str_slice(job->source->text, from, close);
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-quote",
                    yaml_span(end - 1, end),
                    yaml_help_line(job, "put other quotes around it", from,
                                   close, yaml_quote(&job->scratch, all)),
                    "this %c ends the text, but more follows",
                    scan->text[from]);
        scan_mend_as_text(scan, from, close, true, true);
    }
    flow->at = close;
}

static void plain(Flow *flow)
{
    while (flow->at < flow->limit) {
        char c = here(flow);
        if (is_flow_sign(c) || (c == ':' && parts(char_at(flow, flow->at + 1))))
            break;
        if (c == '#' && ascii_is_space(flow->scan->text[flow->at - 1]))
            skip_space(flow);
        else
            flow->at++;
    }
}

static void colon(Flow *flow)
{
    YamlJob *job = flow->scan->job;
    bool *had = &flow->has_colon[flow->depth - 1];
    if (*had && flow->tell) {
        uint32_t value = flow->value;
        uint32_t end = text_end(flow, flow->at);
        yaml_report(
            job, &job->mistakes, DIAG_ERROR, "yaml-colon",
            yaml_span(flow->at, flow->at + 1),
            yaml_help_quotes(job, value == NOWHERE ? flow->at : value, end),
            "a text with a colon and a space in it must be in quotes");
        yaml_mend(job, flow->at, 1, ':', 1, true);
    }
    flow->at++;
    if (*had) {
        plain(flow);
        return;
    }
    if (flow->value == NOWHERE && flow->tell)
        yaml_refuse_nameless(job, &job->mistakes, flow->at - 1);
    *had = true;
    flow->value = NOWHERE;
}

static void open_bracket(Flow *flow)
{
    if (flow->depth == FLOW_LEVELS) {
        flow->lost = true;
        return;
    }
    flow->closing[flow->depth] = here(flow) == '[' ? ']' : '}';
    flow->has_colon[flow->depth] = false;
    flow->depth++;
    flow->value = NOWHERE;
    flow->at++;
}

static void close_bracket(Flow *flow)
{
    YamlJob *job = flow->scan->job;
    char wanted = flow->closing[flow->depth - 1];
    if (here(flow) != wanted && flow->tell) {
        char with[2] = {wanted, '\0'};
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-bracket",
                    yaml_span(flow->at, flow->at + 1),
                    yaml_help_line(job, "write", flow->at, flow->at + 1,
                                   str_dup(&job->scratch, str_from(with))),
                    "what was opened with '%c' is closed with '%c'",
                    wanted == ']' ? '[' : '{', here(flow));
        yaml_mend(job, flow->at, 1, wanted, 1, false);
    }
    flow->depth--;
    flow->value = flow->at++; /* something was read */
}

static void one_step(Flow *flow)
{
    char c = here(flow);
    char next = char_at(flow, flow->at + 1);
    bool starts = flow->value == NOWHERE;
    if (c == ']' || c == '}') {
        close_bracket(flow);
    } else if (c == ',') {
        flow->has_colon[flow->depth - 1] = false;
        flow->value = NOWHERE;
        flow->at++;
    } else if (c == ':' && (parts(next) || !starts)) {
        colon(flow);
    } else if (c == '[' || c == '{') {
        /* Behind a text it is part of it, or a comma is missing. */
        flow->lost = flow->lost || !starts;
        open_bracket(flow);
    } else if (starts) {
        flow->value = flow->at;
        bool odd = c == '@' || c == '`' || c == '%' || c == '|' || c == '>' ||
                   (c == '-' && parts(next)) ||
                   ((c == '*' || c == '&') && !ascii_is_alnum(next));
        if (c == '"' || c == '\'')
            quoted(flow);
        else if (odd)
            special(flow);
        else
            plain(flow);
    } else {
        flow->lost = true; /* what follows a text without a comma */
        plain(flow);
        if (here(flow) == c)
            flow->at++;
    }
}

/* Walks from the bracket at `from`. True when it is closed before limit. */
static bool walk(Flow *flow)
{
    open_bracket(flow);
    while (flow->depth > 0 && !flow->lost) {
        skip_space(flow);
        if (flow->scan->job->mistakes.count >= YAML_MAX_REPORTS)
            flow->lost = true;
        if (flow->at >= flow->limit)
            return false;
        one_step(flow);
    }
    return flow->depth == 0;
}

/* Where lines that are surely entries of their own begin, from the next line
 * up to `last`; else `last`. */
static uint32_t next_entry(const Scan *scan, uint32_t last)
{
    uint32_t column = 0;
    if (scan->depth > 0)
        column = scan->level[scan->depth - 1].column;
    uint32_t line = scan->next;
    while (line < last && !scan_begins_entry(scan, line, column))
        line = scan_next_line(scan, line);
    return line < last ? line : last;
}

static void report_unclosed(Flow *flow)
{
    Scan *scan = flow->scan;
    YamlJob *job = scan->job;
    uint32_t end = flow->limit;
    while (end > flow->from + 1 && ascii_is_space(scan->text[end - 1]))
        end--;
    char closing = flow->closing[0];
    Str help = STR("write ']' where it ends");
    if (closing == '}')
        help = STR("write '}' where it ends");
    if (end <= yaml_line_end(job, flow->from)) {
        Str all = str_slice(job->source->text, flow->from, end);
        help = yaml_help_line(
            job, "close it", flow->from, end,
            arena_fmt(&job->scratch, "%.*s%c", STR_ARG(all), closing));
    }
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-bracket",
                yaml_span(flow->from, flow->from + 1), help,
                "the bracket that opens here is never closed");
    for (size_t i = flow->depth; i-- > 0;)
        yaml_mend(job, end, 0, flow->closing[i], 1, false);
}

void scan_flow(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t line_end = yaml_line_end(job, from);
    Flow look = {.scan = scan, .from = from, .at = from, .limit = job->to};
    bool closed = walk(&look);
    bool fine = closed && scan_tail_is_fine(scan, look.at);
    if (closed && !fine && look.at <= line_end) {
        scan_special(scan, from); /* [UC] the basics */
        return;
    }
    uint32_t limit = fine ? look.at : next_entry(scan, job->to);
    Flow tell = {
        .scan = scan, .from = from, .at = from, .limit = limit, .tell = true};
    closed = walk(&tell);
    if (!closed && !tell.lost)
        report_unclosed(&tell);
    uint32_t end = closed ? tell.at : limit;
    if (end > line_end)
        scan->next = fine || closed ? scan_next_line(scan, end) : limit;
}
