/* doc/angle.c - where an autolink, a tag or a comment that begins with '<'
 * ends. Inside them nothing is our own syntax. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

static char at(Str s, size_t i)
{
    return i < s.len ? s.ptr[i] : '\0';
}

static size_t skip_white(Str s, size_t i)
{
    while (i < s.len && ascii_is_space(s.ptr[i]))
        i++;
    return i;
}

/* Behind the next `close` at or after from; sets *none when there is none. */
static size_t find_end(Str s, size_t from, const char *close, bool *none)
{
    size_t hit;

    if (*none)
        return 0;
    if (from > s.len)
        from = s.len;
    hit = str_find(str_slice(s, from, s.len), str_from(close));
    if (hit == STR_NONE) {
        *none = true;
        return 0;
    }
    return from + hit + strlen(close);
}

static size_t tag_name(Str s, size_t i)
{
    if (!ascii_is_alpha(at(s, i)))
        return 0;
    while (ascii_is_alnum(at(s, i)) || at(s, i) == '-')
        i++;
    return i;
}

/* "=value" of an attribute; i when there is none, 0 when it is broken. */
static size_t attribute_value(Str s, size_t i)
{
    size_t equals = skip_white(s, i), hit;
    char quote;

    if (at(s, equals) != '=')
        return i;
    i = skip_white(s, equals + 1);
    quote = at(s, i);
    if (quote == '"' || quote == '\'') {
        hit = str_find_char(str_slice(s, i + 1, s.len), quote);
        return hit == STR_NONE ? 0 : i + 1 + hit + 1;
    }
    hit = i;
    while (i < s.len && !ascii_is_space(s.ptr[i]) &&
           !strchr("\"'=<>`", s.ptr[i]))
        i++;
    return i > hit ? i : 0;
}

static size_t open_tag(Str s, size_t i)
{
    i = tag_name(s, i);
    while (i > 0) {
        size_t next = skip_white(s, i);
        char c = at(s, next);

        if (c == '>')
            return next + 1;
        if (c == '/')
            return at(s, next + 1) == '>' ? next + 2 : 0;
        if (next == i || !(ascii_is_alpha(c) || c == '_' || c == ':'))
            return 0;
        while (ascii_is_alnum(c) || (c && strchr(":._-", c)))
            c = at(s, ++next);
        i = attribute_value(s, next);
    }
    return 0;
}

static size_t close_tag(Str s, size_t i)
{
    i = tag_name(s, i);
    if (i == 0)
        return 0;
    i = skip_white(s, i);
    return at(s, i) == '>' ? i + 1 : 0;
}

/* <scheme:…> or <name@host> */
static size_t autolink(Str s, size_t from)
{
    size_t i = from, colon = 0;
    bool address = false;

    for (; i < s.len && (unsigned char)s.ptr[i] > ' ' && s.ptr[i] != '<'; i++) {
        if (s.ptr[i] == '>')
            return colon > 0 || address ? i + 1 : 0;
        if (s.ptr[i] == '@')
            address = i > from;
        if (s.ptr[i] == ':' && colon == 0 && i - from >= 2 && i - from <= 32 &&
            ascii_is_alpha(s.ptr[from]))
            colon = i;
    }
    return 0;
}

size_t angle_end(Str s, size_t from, AngleMemo *memo)
{
    size_t i = from + 1, end;

    switch (at(s, i)) {
    case '?':
        return find_end(s, i + 1, "?>", &memo->no_instruction);
    case '/':
        return close_tag(s, i + 1);
    case '!':
        if (str_starts(str_slice(s, i, s.len), "!--"))
            return find_end(s, i + 3, "-->", &memo->no_comment);
        if (str_starts(str_slice(s, i, s.len), "![CDATA["))
            return find_end(s, i + 8, "]]>", &memo->no_cdata);
        if (ascii_is_alpha(at(s, i + 1)))
            return find_end(s, i + 1, ">", &memo->no_declaration);
        return 0;
    default:
        end = autolink(s, i);
        return end > 0 ? end : open_tag(s, i);
    }
}
