/* doc/scan.c - what is refused before libcmark sees it, because it or our own
 * walks would need too much time, memory or stack. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

#include "base/utf8.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Length of a list marker at s[at], or 0. */
static size_t marker_len(Str s, size_t at)
{
    size_t i = at;

    if (s.ptr[i] == '-' || s.ptr[i] == '+' || s.ptr[i] == '*') {
        i++;
    } else {
        while (i < s.len && ascii_is_digit(s.ptr[i]))
            i++;
        if (i == at || i >= s.len || (s.ptr[i] != '.' && s.ptr[i] != ')'))
            return 0;
        i++;
    }
    return i == s.len || is_blank(s.ptr[i]) ? i - at : 0;
}

/* Where "* * *" at the end of the line begins: a rule, not lists in lists. */
static size_t rule_start(Str s)
{
    size_t i = s.len;
    char mark = 0;

    while (i > 0) {
        char c = s.ptr[i - 1];

        if (!is_blank(c) && c != mark) {
            if (mark || (c != '-' && c != '*' && c != '_'))
                break;
            mark = c;
        }
        i--;
    }
    return mark ? i : s.len;
}

/* Quotes and lists that the line's start opens or goes on with. */
static size_t line_depth(Str s, size_t *last)
{
    size_t depth = 0, stop = s.len, len;

    *last = 0;
    for (size_t i = 0; i < stop;) {
        if (is_blank(s.ptr[i])) {
            i++;
            continue;
        }
        len = s.ptr[i] == '>' ? 1 : marker_len(s, i);
        if (len == 0)
            break;
        /* The look from behind costs a walk: only once it matters. */
        if (++depth == BLOCK_DEPTH_MAX)
            stop = rule_start(s);
        if (depth == BLOCK_DEPTH_MAX + 1)
            *last = i;
        i += len;
    }
    return depth;
}

static bool scan_nesting(Parse *parse)
{
    uint32_t last = source_line_at(parse->source, parse->to);

    for (uint32_t n = parse->first_line; n <= last; n++) {
        uint32_t line = n - parse->first_line + 1;
        uint32_t from = line_from(parse, line);
        Str s = str_slice(parse->source->text, from, line_to(parse, line));
        size_t at;

        if (line_depth(s, &at) <= BLOCK_DEPTH_MAX)
            continue;
        parse_stop(parse, "nesting-too-deep",
                   (Span){from + (uint32_t)at, 1},
                   "quotes and lists stand inside each other more than %d "
                   "deep",
                   BLOCK_DEPTH_MAX);
        return false;
    }
    return true;
}

/* Lines and marks: each costs a node, first in libcmark, then here. */
static bool scan_marks(Parse *parse)
{
    static const char MARKS[] = "\n\r*_`[]<&!\\|";
    const char *text = parse->source->text.ptr;
    bool is_mark[256] = {false};
    size_t count = 0;

    for (size_t i = 0; MARKS[i]; i++)
        is_mark[(unsigned char)MARKS[i]] = true;
    for (uint32_t i = parse->from; i < parse->to; i++)
        count += is_mark[(unsigned char)text[i]];
    if (count <= PAGE_MARKS_MAX)
        return true;
    parse_stop(parse, "page-too-large", DIAG_WHOLE_FILE,
               "the page has more than %d lines and marks such as '*' or '['",
               PAGE_MARKS_MAX);
    return false;
}

/* The first byte that may not be in a page: load refuses these too, but text
 * can come from plugins. */
static size_t bad_text_at(Str body)
{
    size_t invalid = utf8_invalid_at(body);
    const char *nul = memchr(body.ptr, '\0', body.len);
    size_t bad = nul ? (size_t)(nul - body.ptr) : STR_NONE;

    if (invalid < bad)
        bad = invalid;
    /* U+FDD0..U+FDEF is EF B7 90..AF */
    for (size_t at = 0; at + 2 < body.len && at < bad; at++) {
        const unsigned char *c = (const unsigned char *)body.ptr + at;

        if (c[0] == 0xEF && c[1] == 0xB7 && c[2] >= 0x90 && c[2] <= 0xAF)
            bad = at;
    }
    return bad;
}

bool scan_limits(Parse *parse)
{
    Str body = str_slice(parse->source->text, parse->from, parse->to);
    size_t bad;

    if (body.len > LIMIT_FILE_BYTES) {
        parse_stop(parse, "page-too-large", DIAG_WHOLE_FILE,
                   "the page is larger than %u MB",
                   LIMIT_FILE_BYTES / 1024 / 1024);
        return false;
    }
    bad = bad_text_at(body);
    if (bad != STR_NONE) {
        parse_stop(parse, "bad-text", (Span){parse->from + (uint32_t)bad, 1},
                   "this character cannot stand in a page");
        return false;
    }
    return scan_marks(parse) && scan_nesting(parse);
}
