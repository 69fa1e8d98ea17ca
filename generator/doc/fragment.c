/* doc/fragment.c - is a piece of HTML well-formed as XML? */
#include "base/compat.h"
#include "doc/html.h"

#include <string.h>

#include "base/utf8.h"

typedef struct Open {
    Str name;
    struct Open *outer;
} Open;

typedef struct Check {
    Arena *arena;
    Str s;
    size_t at;
    Open *open;
    Str problem;
} Check;

static char peek(const Check *c)
{
    return c->at < c->s.len ? c->s.ptr[c->at] : '\0';
}

HB_PRINTF(2, 3) static bool fail(Check *c, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    c->problem = arena_vfmt(c->arena, fmt, args);
    va_end(args);
    return false;
}

static Str take_name(Check *c)
{
    size_t from = c->at;

    while (ascii_is_alnum(peek(c)) ||
           (c->at > from && peek(c) && strchr("-_:.", peek(c))))
        c->at++;
    return str_slice(c->s, from, c->at);
}

static bool skip_white(Check *c)
{
    size_t from = c->at;

    while (c->at < c->s.len && ascii_is_space(peek(c)))
        c->at++;
    return c->at > from;
}

static bool reference(Check *c)
{
    static const char *const NAMES[] = {"amp", "lt", "gt", "quot", "apos"};
    size_t from = c->at + 1, len;
    Str name = str_slice(c->s, from, c->s.len);

    len = str_find_char(name, ';');
    name = str_slice(name, 0, len == STR_NONE || len > 10 ? 10 : len);
    c->at = from + name.len + 1;
    if (len == STR_NONE || len > 10)
        return fail(c, "'&' without ';': write '&amp;'");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_is(name, NAMES[i]))
            return true;
    if (name.len > 1 && name.ptr[0] == '#') {
        bool hex = name.ptr[1] == 'x';
        size_t i = hex ? 2 : 1;
        bool good = i < name.len;

        for (; i < name.len; i++)
            good = good && (ascii_is_digit(name.ptr[i]) ||
                            (hex && ascii_lower(name.ptr[i]) >= 'a' &&
                             ascii_lower(name.ptr[i]) <= 'f'));
        if (good)
            return true;
    }
    return fail(c, "'&%.*s;' is not known to XML", STR_ARG(name));
}

static bool attribute_value(Check *c, Str name)
{
    char quote;

    skip_white(c);
    if (peek(c) != '=')
        return fail(c, "'%.*s' has no value", STR_ARG(name));
    c->at++;
    skip_white(c);
    quote = peek(c);
    if (quote != '"' && quote != '\'')
        return fail(c, "the value of '%.*s' is not in quotes", STR_ARG(name));
    for (c->at++; c->at < c->s.len && peek(c) != quote;) {
        if (peek(c) == '<')
            return fail(c, "'<' in the value of '%.*s'", STR_ARG(name));
        if (peek(c) != '&')
            c->at++;
        else if (!reference(c))
            return false;
    }
    if (c->at >= c->s.len)
        return fail(c, "the value of '%.*s' is never closed", STR_ARG(name));
    c->at++;
    return true;
}

static bool attributes(Check *c)
{
    Open *seen = NULL;

    for (;;) {
        bool space = skip_white(c);
        Open *one;
        Str name;

        if (peek(c) == '>' || peek(c) == '/')
            return true;
        name = take_name(c);
        if (name.len == 0 || !space || ascii_is_digit(name.ptr[0]))
            return fail(c, "a tag is broken");
        for (one = seen; one; one = one->outer)
            if (str_eq(one->name, name))
                return fail(c, "'%.*s' stands twice in a tag", STR_ARG(name));
        one = ARENA_NEW(c->arena, Open);
        *one = (Open){name, seen};
        seen = one;
        if (!attribute_value(c, name))
            return false;
    }
}

static bool open_tag(Check *c)
{
    Str name = take_name(c);
    Open *open;

    if (name.len == 0 || !ascii_is_alpha(name.ptr[0]))
        return fail(c, "'<' begins no tag: write '&lt;'");
    if (!attributes(c))
        return false;
    if (peek(c) == '/') {
        c->at++;
        if (peek(c) != '>')
            return fail(c, "the tag '<%.*s' is broken", STR_ARG(name));
        c->at++;
        return true;
    }
    c->at++;
    open = ARENA_NEW(c->arena, Open);
    *open = (Open){name, c->open};
    c->open = open;
    return true;
}

static bool close_tag(Check *c)
{
    Str name;

    c->at++;
    name = take_name(c);
    skip_white(c);
    if (peek(c) != '>')
        return fail(c, "the tag '</%.*s' is broken", STR_ARG(name));
    c->at++;
    if (!c->open)
        return fail(c, "'</%.*s>' closes nothing", STR_ARG(name));
    if (!str_eq(c->open->name, name))
        return fail(c, "'</%.*s>' stands where '</%.*s>' should",
                    STR_ARG(name), STR_ARG(c->open->name));
    c->open = c->open->outer;
    return true;
}

static bool comment(Check *c)
{
    Str rest = str_slice(c->s, c->at, c->s.len);
    size_t end;

    if (!str_starts(rest, "!--"))
        return fail(c, "'<!' begins no comment");
    rest = str_slice(rest, 3, rest.len);
    end = str_find(rest, STR("--"));
    if (end == STR_NONE || end + 2 >= rest.len || rest.ptr[end + 2] != '>')
        return fail(c, "a comment holds '--' or is never closed");
    c->at += 3 + end + 3;
    return true;
}

static bool step(Check *c)
{
    uint32_t ch;

    if (peek(c) == '&')
        return reference(c);
    if (peek(c) == '<') {
        c->at++;
        if (peek(c) == '/')
            return close_tag(c);
        return peek(c) == '!' ? comment(c) : open_tag(c);
    }
    ch = utf8_next(c->s, &c->at);
    if ((ch < ' ' && ch != '\t' && ch != '\n' && ch != '\r') ||
        ch == 0xFFFE || ch == 0xFFFF)
        return fail(c, "a control character");
    return true;
}

Str html_fragment_problem(Arena *arena, Str html)
{
    Check c = {.arena = arena, .s = html, .problem = STR("")};

    if (utf8_invalid_at(html) != STR_NONE)
        return STR("it is cut in the middle of a character");
    while (c.at < c.s.len)
        if (!step(&c))
            return c.problem;
    if (c.open)
        fail(&c, "'<%.*s>' is never closed", STR_ARG(c.open->name));
    return c.problem;
}
