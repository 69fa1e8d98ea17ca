/* doc/definition.c - the grammar of what stands behind a link's text, and of
 * link definitions, exactly as libcmark 0.30.2 reads it: align.c has to find
 * the same ends. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#define LABEL_MAX 1000 /* bytes, CommonMark's own limit */
#define PARENTHESES_MAX 32

/* Past the end there is a line's end. */
static char at(Str s, size_t off)
{
    return off < s.len ? s.ptr[off] : '\n';
}

static size_t skip_spaces(Str s, size_t off)
{
    while (off < s.len && (s.ptr[off] == ' ' || s.ptr[off] == '\t'))
        off++;
    return off;
}

static size_t skip_white(Str s, size_t off)
{
    while (off < s.len && ascii_is_space(s.ptr[off]))
        off++;
    return off;
}

/* Spaces with at most one line end. */
static size_t skip_break(Str s, size_t off)
{
    off = skip_spaces(s, off);
    if (off < s.len && s.ptr[off] == '\n')
        off = skip_spaces(s, off + 1);
    return off;
}

bool link_label(Str s, size_t off, size_t *end)
{
    size_t len = 0;

    if (off >= s.len || s.ptr[off] != '[')
        return false;
    for (off++; off < s.len && s.ptr[off] != '[' && s.ptr[off] != ']'; off++) {
        if (s.ptr[off] == '\\' && ascii_is_punct(at(s, off + 1))) {
            off++;
            len++;
        }
        if (++len > LABEL_MAX)
            return false;
    }
    if (off >= s.len || s.ptr[off] != ']')
        return false;
    *end = off + 1;
    return true;
}

static bool angle_url(Str s, size_t *off, LinkTail *out)
{
    size_t i = *off + 1;

    while (i < s.len && s.ptr[i] != '>') {
        if (s.ptr[i] == '\n' || s.ptr[i] == '<')
            return false;
        i += s.ptr[i] == '\\' ? 2 : 1;
    }
    if (i >= s.len)
        return false;
    out->url_from = skip_white(str_slice(s, 0, i), *off + 1);
    out->url_to = i;
    while (out->url_to > out->url_from &&
           ascii_is_space(s.ptr[out->url_to - 1]))
        out->url_to--;
    *off = i + 1;
    return true;
}

static bool plain_url(Str s, size_t *off, LinkTail *out)
{
    size_t i = *off, open = 0;

    for (; i < s.len && !ascii_is_space(s.ptr[i]); i++) {
        if (s.ptr[i] == '\\' && ascii_is_punct(at(s, i + 1))) {
            i++;
        } else if (s.ptr[i] == '(') {
            if (++open > PARENTHESES_MAX)
                return false;
        } else if (s.ptr[i] == ')') {
            if (open == 0)
                break;
            open--;
        }
    }
    if (open > 0 || (i == *off && ascii_is_space(at(s, i))))
        return false;
    out->url_from = *off;
    out->url_to = i;
    *off = i;
    return true;
}

static bool scan_url(Str s, size_t *off, LinkTail *out)
{
    return at(s, *off) == '<' ? angle_url(s, off, out)
                              : plain_url(s, off, out);
}

/* A title in quotes or parentheses at *off. libcmark takes the longest match
 * of (escaped character | any but the end)*, where a backslash is both: so both
 * readings are followed at once. */
static bool scan_title(Str s, size_t *off, LinkTail *out)
{
    char open = at(s, *off), close = open == '(' ? ')' : open;
    bool inside = true, escaped = false, found = false;
    size_t from = *off + 1;

    if (open != '"' && open != '\'' && open != '(')
        return false;
    for (size_t i = from; i < s.len && (inside || escaped); i++) {
        char c = s.ptr[i];
        bool ends = c == close || (open == '(' && c == '(');

        if (inside && c == close) {
            found = true;
            out->title_from = from;
            out->title_to = i;
            *off = i + 1;
        }
        ends = !(inside && !ends) && !(escaped && ascii_is_punct(c));
        escaped = inside && c == '\\';
        inside = !ends;
    }
    return found;
}

bool link_tail(Str s, size_t off, LinkTail *out)
{
    size_t behind;

    *out = (LinkTail){.title_from = 1};
    if (off >= s.len || s.ptr[off] != '(')
        return false;
    off = skip_white(s, off + 1);
    if (off >= s.len || !scan_url(s, &off, out))
        return false;
    behind = skip_white(s, off);
    if (behind > off) {
        off = behind;
        scan_title(s, &off, out);
    }
    off = skip_white(s, off);
    if (off >= s.len || s.ptr[off] != ')')
        return false;
    out->end = off + 1;
    return true;
}

static bool is_line_end(Str s, size_t off)
{
    return off >= s.len || s.ptr[off] == '\n';
}

static bool is_white(Str s)
{
    return skip_white(s, 0) == s.len;
}

size_t link_definition(Str s, size_t off, LinkTail *out, Str *label)
{
    size_t behind_url, end, from = off;

    *out = (LinkTail){.title_from = 1};
    if (!link_label(s, off, &end) || is_white(str_slice(s, from + 1, end - 1)))
        return 0;
    *label = str_slice(s, from + 1, end - 1);
    if (at(s, end) != ':')
        return 0;
    off = skip_break(s, end + 1);
    if (off >= s.len || !scan_url(s, &off, out))
        return 0;
    behind_url = off;
    off = skip_break(s, off);
    if (off == behind_url || !scan_title(s, &off, out))
        off = behind_url;
    off = skip_spaces(s, off);
    if (!is_line_end(s, off)) {
        /* What looked like a title is the next line, or nothing holds. */
        out->title_from = 1;
        out->title_to = 0;
        off = skip_spaces(s, behind_url);
        if (!is_line_end(s, off))
            return 0;
    }
    out->end = off;
    return off < s.len ? off + 1 : off;
}
