/* value/yaml_scan.c - the small looks that the search for mistakes is made of.
 */
#include "base/compat.h"

#include "value/yaml_scan.h"

char scan_at(const Scan *scan, uint32_t off)
{
    return off < scan->job->to ? scan->text[off] : '\n';
}

bool scan_ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* True when c ends a word: a space, a tab, or the end of the line. */
bool scan_parts(char c)
{
    return yaml_is_blank(c) || scan_ends_line(c);
}

uint32_t scan_plain_end(const Scan *scan, uint32_t from)
{
    uint32_t line_end = yaml_line_end(scan->job, from);
    uint32_t end = from;
    for (uint32_t i = from; i < line_end; i++) {
        char c = scan->text[i];
        if (c == '#' && i > from && yaml_is_blank(scan->text[i - 1]))
            break;
        if (!yaml_is_blank(c))
            end = i + 1;
    }
    return end;
}

void scan_mend_as_text(Scan *scan, uint32_t from, uint32_t to, bool first,
                       bool in_flow)
{
    for (uint32_t i = from; i < to; i++) {
        char c = scan->text[i];
        bool special =
            (i == from && first && !ascii_is_alnum(c) && c > ' ') ||
            (c == ':' && (in_flow || scan_parts(scan_at(scan, i + 1)))) ||
            (c == '#' && i > from && yaml_is_blank(scan->text[i - 1])) ||
            (in_flow && (c == ',' || c == '[' || c == ']' || c == '{' ||
                         c == '}' || c == '?'));
        if (special && yaml_has_placeholder(c))
            yaml_mend(scan->job, i, 1, c, 1, true);
    }
}

/* The first ':' in [from, to) that YAML would take for the end of a name. */
uint32_t scan_colon(const Scan *scan, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (scan->text[i] == ':' &&
            (i + 1 == to || scan_parts(scan_at(scan, i + 1))))
            return i;
    return NOWHERE;
}

bool scan_rest_is_blank(const Scan *scan, uint32_t from)
{
    while (yaml_is_blank(scan_at(scan, from)))
        from++;
    return scan_ends_line(scan_at(scan, from));
}

/* Only spaces and perhaps a comment up to the end of the line. */
bool scan_tail_is_fine(const Scan *scan, uint32_t from)
{
    if (scan_rest_is_blank(scan, from))
        return true;
    uint32_t i = from;
    while (yaml_is_blank(scan_at(scan, i)))
        i++;
    return scan_at(scan, i) == '#';
}

uint32_t scan_name_end(const Scan *scan, uint32_t from)
{
    uint32_t line_end = yaml_line_end(scan->job, from);
    char first = scan_at(scan, from);
    if (first == '"' || first == '\'') {
        uint32_t end = scan_quoted_end(scan, from, line_end);
        if (end == NOWHERE)
            return NOWHERE;
        while (end < line_end && yaml_is_blank(scan->text[end]))
            end++;
        return scan_at(scan, end) == ':' && scan_parts(scan_at(scan, end + 1))
                   ? end
                   : NOWHERE;
    }
    if (first == '[' || first == '{')
        return NOWHERE;
    return scan_colon(scan, from, scan_plain_end(scan, from));
}

/* A word that names of fields are made of, from `from` to a ':'. */
uint32_t scan_word_end(const Scan *scan, uint32_t from)
{
    uint32_t i = from;
    if (!ascii_is_alpha(scan_at(scan, i)))
        return NOWHERE;
    while (ascii_is_alnum(scan_at(scan, i)) || scan_at(scan, i) == '_' ||
           scan_at(scan, i) == '-')
        i++;
    return scan_at(scan, i) == ':' ? i : NOWHERE;
}

bool scan_begins_entry(const Scan *scan, uint32_t line, uint32_t column)
{
    uint32_t i = line;
    while (scan_at(scan, i) == ' ')
        i++;
    if (i - line > column)
        return false;
    if (scan_at(scan, i) == '-' && scan_parts(scan_at(scan, i + 1)))
        return true;
    uint32_t colon = scan_word_end(scan, i);
    return colon != NOWHERE && scan_parts(scan_at(scan, colon + 1));
}

uint32_t scan_next_line(const Scan *scan, uint32_t off)
{
    uint32_t end = yaml_line_end(scan->job, off);
    if (scan_at(scan, end) == '\r' && end + 1 < scan->job->to &&
        scan->text[end + 1] == '\n')
        end++;
    return end < scan->job->to ? end + 1 : scan->job->to;
}
