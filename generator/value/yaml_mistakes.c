/* value/yaml_mistakes.c - line by line: what volunteers really type.
 *
 * This is no second YAML reader: it keeps just enough of where it is (which
 * lines belong together, what a text's lines are) to name a mistake and to
 * mend it in the copy. It runs only when libyaml could not go on or a value
 * looked odd, and says nothing about what libyaml takes without complaint,
 * except where that is surely not what was meant. */
#include "base/compat.h"

#include "value/yaml_scan.h"

/* Lines looked at to tell what the first one was meant to be. */
#define LINES_AHEAD 20

void scan_plain(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t end = scan_plain_end(scan, from);
    Str text = str_slice(job->source->text, from, end);
    size_t opening;
    size_t closing;
    scan->plain_open = scan_rest_is_blank(scan, end);
    if (yaml_curly(text, &opening, &closing)) {
        scan_mend_as_text(scan, from, end, false, false);
        return; /* what is wrong is told when the value is checked */
    }
    uint32_t colon = scan_colon(scan, from, end);
    if (colon == NOWHERE)
        return;
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-colon",
                yaml_span(colon, colon + 1), yaml_help_quotes(job, from, end),
                "a text with a colon and a space in it must be in quotes");
    scan_mend_as_text(scan, from, end, false, false);
}

void scan_special(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t end = scan_plain_end(scan, from);
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-special-character",
                yaml_span(from, from + 1), yaml_help_quotes(job, from, end),
                "a text cannot begin with '%c' unless it is in quotes",
                scan->text[from]);
    scan_mend_as_text(scan, from, end, true, false);
    scan->plain_open = scan_rest_is_blank(scan, end);
}

/* Skips "&name" and "!tag"; false when what stands there is no such thing but
 * a text that begins with '&'. */
static bool skip_properties(const Scan *scan, uint32_t *from)
{
    while (scan_at(scan, *from) == '&' || scan_at(scan, *from) == '!') {
        bool anchor = scan_at(scan, *from) == '&';
        uint32_t i = *from + 1;
        while (anchor ? ascii_is_alnum(scan_at(scan, i)) ||
                            scan_at(scan, i) == '_' || scan_at(scan, i) == '-'
                      : !scan_parts(scan_at(scan, i)))
            i++;
        if (anchor && (i == *from + 1 || !scan_parts(scan_at(scan, i))))
            return false;
        while (yaml_is_blank(scan_at(scan, i)))
            i++;
        *from = i;
    }
    return true;
}

static bool is_alias(const Scan *scan, uint32_t from)
{
    uint32_t i = from + 1;
    while (ascii_is_alnum(scan_at(scan, i)) || scan_at(scan, i) == '_' ||
           scan_at(scan, i) == '-')
        i++;
    return i > from + 1 && scan_tail_is_fine(scan, i);
}

static bool begins_item(const Scan *scan, uint32_t line)
{
    while (scan_at(scan, line) == ' ')
        line++;
    return scan_at(scan, line) == '-' && scan_parts(scan_at(scan, line + 1));
}

/* "search: - sign", with more dashes on the lines below. */
static void report_list_on_line(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t end = scan_plain_end(scan, from);
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-syntax",
                yaml_span(from, end),
                STR("write it on the next line, below the other dashes"),
                "a list cannot begin on the line of its name");
    yaml_mend(job, from, end - from, ' ', 1, false);
    scan->pending = true;
    scan_guess(scan);
}

/* What stands after a name and its colon, or after a dash. */
static void read_value(Scan *scan, uint32_t from, bool after_name)
{
    while (yaml_is_blank(scan_at(scan, from)))
        from++;
    if (scan_ends_line(scan_at(scan, from)) || scan_at(scan, from) == '#') {
        scan->pending = true;
        return;
    }
    scan->pending = false;
    if (!skip_properties(scan, &from)) {
        scan_special(scan, from);
        return;
    }
    char c = scan_at(scan, from);
    char next = scan_at(scan, from + 1);
    if (scan_ends_line(c) || c == '#')
        scan->pending = true;
    else if (c == '"' || c == '\'')
        scan_quoted(scan, from);
    else if (c == '|' || c == '>')
        scan_block(scan, from);
    else if (c == '[' || c == '{')
        scan_flow(scan, from);
    else if (c == '-' && after_name && scan_parts(next) &&
             begins_item(scan, scan->next))
        report_list_on_line(scan, from);
    else if (c == '@' || c == '`' || c == '%' || c == ',' || c == ']' ||
             c == '}' || (c == '*' && !is_alias(scan, from)) ||
             ((c == '?' || c == ':' || (c == '-' && after_name)) &&
              scan_parts(next)))
        scan_special(scan, from);
    else if (c != '*')
        scan_plain(scan, from);
}

/* "title:My page": true when it was that, and is mended. */
static bool read_glued_name(Scan *scan, uint32_t from, uint32_t column,
                            bool line_start)
{
    YamlJob *job = scan->job;
    uint32_t colon = scan_word_end(scan, from);
    if (!line_start || colon == NOWHERE ||
        scan_parts(scan_at(scan, colon + 1)) ||
        str_starts(str_slice(job->source->text, colon, job->to), "://"))
        return false;
    scan_enter(scan, from, column, false, line_start);
    Str name = str_slice(job->source->text, from, colon);
    yaml_report(
        job, &job->mistakes, DIAG_ERROR, "yaml-space",
        yaml_span(colon, colon + 1),
        yaml_help_line(job, "write a space", colon + 1, colon + 1, STR(" ")),
        "there is no space after '%.*s:'", STR_ARG(name));
    yaml_mend(job, colon + 1, 0, ' ', 1, false);
    read_value(scan, colon + 1, true);
    return true;
}

/* Help for a line without a colon: where one was meant, if that is clear. */
static Str help_stray(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t i = from;
    while (ascii_is_alnum(scan_at(scan, i)) || scan_at(scan, i) == '_' ||
           scan_at(scan, i) == '-')
        i++;
    uint32_t name_end = i;
    while (yaml_is_blank(scan_at(scan, i)))
        i++;
    char c = scan_at(scan, i);
    if (scan->after_plain)
        return STR("write 'name: text', or put spaces before it to go on with "
                   "the line above");
    if (name_end == from ||
        ascii_lower(scan_at(scan, from)) != scan_at(scan, from))
        return STR("write a name, a colon, a space and the text, as in: "
                   "title: My page");
    if (c == '=' || c == ';') {
        i++;
        while (yaml_is_blank(scan_at(scan, i)))
            i++;
    }
    return yaml_help_line(job, "write a colon and a space after the name",
                          name_end, i, STR(": "));
}

/* A line that is neither name nor item nor part of a text. */
static void report_stray(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    uint32_t end = scan_plain_end(scan, from);
    const Level *level = scan_top(scan);
    if (level != NULL && level->list)
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-syntax",
                    yaml_span(from, end),
                    yaml_help_line(job, "begin it with a dash and a space",
                                   from, from, STR("- ")),
                    "this line stands in a list but does not begin with '-'");
    else
        yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-syntax",
                    yaml_span(from, end), help_stray(scan, from),
                    "this line has no ':' after its name");
    yaml_mend(job, from, 0, '#', 1, false);
}

static void read_items(Scan *scan, uint32_t from, uint32_t column);

/* A line further in than the text above it, which it goes on with. */
static void read_continuation(Scan *scan, uint32_t from, uint32_t column)
{
    YamlJob *job = scan->job;
    uint32_t end = scan_plain_end(scan, from);
    uint32_t colon = scan_colon(scan, from, end);
    scan->plain_open = scan_rest_is_blank(scan, end);
    if (scan_at(scan, from) == '-' && scan_parts(scan_at(scan, from + 1)) &&
        scan_top(scan) != NULL && scan_top(scan)->list) {
        scan->plain_open = false;
        read_items(scan, from, column);
        return;
    }
    if (colon == NOWHERE)
        return;
    bool name = scan_word_end(scan, from) == colon &&
                ascii_lower(scan_at(scan, from)) == scan_at(scan, from);
    const Level *level = scan_nearest(scan, scan->depth, column, false);
    if (name && level != NULL) {
        scan_report_indentation(scan, from, level);
        scan_mend_indentation(scan, from, level->column);
        scan->depth = (size_t)(level - scan->level) + 1;
        read_value(scan, colon + 1, true);
        return;
    }
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-colon",
                yaml_span(colon, colon + 1),
                STR("put the whole text in quotes, from the line before"),
                "a text with a colon and a space in it must be in quotes");
    scan_mend_as_text(scan, from, end, false, false);
}

/* True when one of the next lines is an entry: then the first was to be one
 * too. Else it is a text that stands alone. */
static bool entries_follow(const Scan *scan, uint32_t column)
{
    uint32_t line = scan->next;
    for (int i = 0; i < LINES_AHEAD && line < scan->job->to; i++) {
        if (scan_begins_entry(scan, line, column))
            return true;
        line = scan_next_line(scan, line);
    }
    return false;
}

/* 'title "My page: a story"': the colon is inside the quotes, and the one
 * behind the name is missing. */
static bool opens_quote(const Scan *scan, uint32_t from, uint32_t colon)
{
    uint32_t marks = 0;
    for (uint32_t i = from; i < colon; i++)
        marks += scan->text[i] == '"';
    return marks % 2 == 1 && scan_at(scan, from) != '"' &&
           scan_word_end(scan, from) == NOWHERE;
}

/* A name with its value, a text in a list, or neither. */
static void read_entry(Scan *scan, uint32_t from, uint32_t column,
                       bool line_start)
{
    uint32_t start = from;
    if (!skip_properties(scan, &from)) {
        read_value(scan, start, false);
        return;
    }
    uint32_t colon = scan_name_end(scan, from);
    if (colon == from) {
        yaml_refuse_nameless(scan->job, &scan->job->mistakes, from);
        yaml_mend(scan->job, from, 0, '#', 1, false);
        return;
    }
    if (read_glued_name(scan, from, column, line_start))
        return;
    if (colon != NOWHERE && opens_quote(scan, from, colon)) {
        report_stray(scan, from);
        return;
    }
    if (colon != NOWHERE) {
        scan_enter(scan, start, column, false, line_start);
        char c = scan_at(scan, from);
        if (c == '@' || c == '`' || c == '%' || c == ',' || c == ']' ||
            c == '}' || c == '|' || c == '>' ||
            (c == '*' && !ascii_is_alnum(scan_at(scan, from + 1)))) {
            Str name = str_slice(scan->job->source->text, from, colon);
            yaml_report(
                scan->job, &scan->job->mistakes, DIAG_ERROR,
                "yaml-special-character", yaml_span(from, from + 1),
                yaml_help_line(scan->job, "put the name in quotes", from, colon,
                               yaml_quote(&scan->job->scratch, name)),
                "a name cannot begin with '%c' unless it is in quotes", c);
            yaml_mend(scan->job, from, 1, c, 1, true);
        }
        read_value(scan, colon + 1, true);
        return;
    }
    if (scan_at(scan, from) == '?' && scan_parts(scan_at(scan, from + 1))) {
        scan->lost = true; /* told when it is read; all else is different */
        return;
    }
    const Level *level = scan_top(scan);
    bool due = !line_start || scan->pending;
    bool only = level == NULL && !scan->seen && !entries_follow(scan, column);
    if (only || (due && level != NULL))
        read_value(scan, start, false);
    else
        report_stray(scan, from);
}

/* "-item": true when it was that, and is mended. */
static bool read_glued_dash(Scan *scan, uint32_t from, uint32_t column)
{
    char next = scan_at(scan, from + 1);
    bool in_list = false;
    for (size_t i = 0; i < scan->depth; i++)
        in_list =
            in_list || (scan->level[i].list && scan->level[i].column == column);
    if (next == '-' || ascii_is_digit(next) || scan_parts(next) ||
        (!scan->pending && !in_list && scan->depth > 0))
        return false;
    YamlJob *job = scan->job;
    yaml_report(
        job, &job->mistakes, DIAG_ERROR, "yaml-space",
        yaml_span(from, from + 1),
        yaml_help_line(job, "write a space", from + 1, from + 1, STR(" ")),
        "there is no space after the dash");
    yaml_mend(job, from + 1, 0, ' ', 1, false);
    return true;
}

static void report_tab(Scan *scan, uint32_t from, const char *message)
{
    YamlJob *job = scan->job;
    uint32_t to = from;
    while (scan_at(scan, to) == '\t')
        to++;
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-tab",
                yaml_span(from, to), STR("use spaces instead"), "%s", message);
    scan->tabbed = true;
    scan_guess(scan);
}

/* After "-id: x" the next names stand below "id", as typed, or where they
 * would stand below it with the space: 0 or 1 more. */
static uint32_t glued_shift(Scan *scan, uint32_t column)
{
    uint32_t i = scan->next;
    while (scan_at(scan, i) == ' ')
        i++;
    if (i - scan->next != column || scan_ends_line(scan_at(scan, i)))
        return 1;
    scan_guess(scan);
    return 0;
}

/* Dashes, then what stands behind them. column: of `from`. */
static void read_items(Scan *scan, uint32_t from, uint32_t column)
{
    bool line_start = true;
    while (scan_at(scan, from) == '-' && !scan->lost) {
        bool glued = !scan_parts(scan_at(scan, from + 1));
        if (glued && !(line_start && read_glued_dash(scan, from, column)))
            break;
        scan_enter(scan, from, column, true, line_start);
        line_start = false;
        uint32_t behind = from + 1;
        while (scan_at(scan, behind) == ' ')
            behind++;
        if (scan_at(scan, behind) == '\t') {
            uint32_t tab = behind;
            report_tab(scan, tab,
                       "a tab after the dash: only spaces can stand there");
            while (yaml_is_blank(scan_at(scan, behind)))
                behind++;
            yaml_mend(scan->job, tab, behind - tab, ' ', behind - tab, false);
        }
        column += behind - from;
        if (glued)
            column += glued_shift(scan, column);
        from = behind;
        if (scan_ends_line(scan_at(scan, from)) || scan_at(scan, from) == '#') {
            scan->pending = true;
            return;
        }
    }
    read_entry(scan, from, column, line_start);
}

/* "%YAML 1.2" */
static void report_directive(Scan *scan, uint32_t from)
{
    YamlJob *job = scan->job;
    yaml_report(job, &job->mistakes, DIAG_ERROR, "yaml-document",
                yaml_span(from, scan_plain_end(scan, from)),
                STR("delete it, or put a text that begins with '%' in quotes"),
                "a line that begins with '%%' is not used here");
    yaml_mend(job, from, 0, '#', 1, false);
}

static void read_line(Scan *scan)
{
    /* A byte order mark here was told, and is not in the copy. */
    if (str_starts(
            str_slice(scan->job->source->text, scan->line, scan->job->to),
            "\xEF\xBB\xBF"))
        scan->line += 3;
    uint32_t from = scan->line;
    uint32_t column = 0;
    uint32_t tab = NOWHERE;
    while (yaml_is_blank(scan_at(scan, from))) {
        if (scan_at(scan, from) == '\t' && tab == NOWHERE)
            tab = from;
        column += scan_at(scan, from) == '\t' ? TAB_COLUMNS : 1;
        from++;
    }
    if (scan_ends_line(scan_at(scan, from))) {
        /* A tab on an empty line does no harm, except to libyaml. */
        if (tab != NOWHERE)
            yaml_mend(scan->job, scan->line, from - scan->line, ' ', 1, false);
        return;
    }
    if (tab != NOWHERE) {
        report_tab(scan, tab,
                   "a tab at the start of a line: only spaces can move a line "
                   "in");
        yaml_mend(scan->job, scan->line, from - scan->line, ' ', column, false);
    }
    if (scan_at(scan, from) == '#') {
        scan->plain_open = false;
        return;
    }
    if (column == 0 && scan_at(scan, from) == '%' && !scan->seen) {
        report_directive(scan, from);
        return;
    }
    Str rest = str_slice(scan->job->source->text, from, scan->job->to);
    if (column == 0 && (str_starts(rest, "---") || str_starts(rest, "...")) &&
        scan_parts(scan_at(scan, from + 3)) &&
        scan_tail_is_fine(scan, from + 3)) {
        scan->depth = 0;
        scan->plain_open = false;
        scan->pending = true;
        scan->seen = false;
        return;
    }
    if (scan->plain_open &&
        (scan->depth == 0 || column > scan_top(scan)->column)) {
        read_continuation(scan, from, column);
        return;
    }
    scan->after_plain = scan->plain_open;
    scan->plain_open = false;
    read_items(scan, from, column);
    scan->seen = true;
}

void yaml_find_mistakes(YamlJob *job)
{
    Scan scan = {.job = job,
                 .text = job->source->text.ptr,
                 .next = job->from,
                 .pending = true};
    while (scan.next < job->to && !scan.lost &&
           job->mistakes.count < YAML_MAX_REPORTS) {
        scan.line = scan.next;
        scan.next = scan_next_line(&scan, scan.line);
        scan.tabbed = false;
        read_line(&scan);
    }
}
