/* theme/mustache_scan.c - finds the tags of a template and checks each one. */
#include "base/compat.h"

#include "theme/mustache_internal.h"

#include <string.h>

typedef struct Scanner {
    Arena *arena;
    const Source *source;
    Diags *diags;
    TagList *list;
    Str text;
    size_t at;
    Str open, close; /* delimiters in force */
} Scanner;

void mustache_mistake(TagList *list, const Source *source, Diags *diags,
                      const char *code, Span span, const char *fmt, ...)
{
    Arena scratch;
    va_list args;

    list->ok = false;
    if (++list->errors > MUSTACHE_MAX_ERRORS)
        return;
    arena_init(&scratch);
    va_start(args, fmt);
    Str message = arena_vfmt(&scratch, fmt, args);
    va_end(args);
    diag_add(diags, DIAG_ERROR, code, diag_at(source, span), message, STR(""));
    arena_release(&scratch);
}

static Span span_of(size_t from, size_t to)
{
    return (Span){(uint32_t)from, (uint32_t)(to - from)};
}

/* Where `needle` stands at or behind `from`, or STR_NONE. */
static size_t find_from(Str text, size_t from, Str needle)
{
    size_t at = str_find(str_slice(text, from, text.len), needle);

    return at == STR_NONE ? STR_NONE : from + at;
}

static bool sigil_kind(char c, TagKind *kind)
{
    switch (c) {
    case '#':
        *kind = TAG_SECTION;
        return true;
    case '^':
        *kind = TAG_INVERTED;
        return true;
    case '/':
        *kind = TAG_CLOSE;
        return true;
    case '>':
        *kind = TAG_PARTIAL;
        return true;
    case '<':
        *kind = TAG_PARENT;
        return true;
    case '$':
        *kind = TAG_BLOCK;
        return true;
    case '&':
        *kind = TAG_RAW;
        return true;
    case '!':
        *kind = TAG_COMMENT;
        return true;
    case '=':
        *kind = TAG_DELIMITER;
        return true;
    default:
        *kind = TAG_VARIABLE;
        return false;
    }
}

/* Other template languages' words, and what to write here instead. */
static Str habit_help(Str name)
{
    if (str_starts(name, "if ") || str_starts(name, "each ") ||
        str_starts(name, "with "))
        return STR("write {{#name}} … {{/name}}: a section shows when there "
                   "is something, once for each item of a list");
    if (str_starts(name, "unless "))
        return STR("write {{^name}} … {{/name}}: it shows when there is "
                   "nothing");
    return STR("a name is letters, digits, '_', and '.' between its parts");
}

static void bad_name(Scanner *s, Str name, Span span, const char *what)
{
    s->list->ok = false;
    if (++s->list->errors > MUSTACHE_MAX_ERRORS)
        return;
    diag_help(s->diags, DIAG_ERROR, "template-syntax",
              diag_at(s->source, span), habit_help(name), "%s", what);
}

/* Names of values are parts with dots between; names of templates are paths,
 * names of blocks one word. */
static void check_name(Scanner *s, const Tag *tag)
{
    Str name = tag->name;
    bool dotted = tag->kind == TAG_VARIABLE || tag->kind == TAG_RAW ||
                  tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED;

    if (name.len == 0) {
        bad_name(s, name, tag->span, "a tag without a name");
        return;
    }
    for (size_t i = 0; i < name.len; i++) {
        if (ascii_is_space(name.ptr[i])) {
            bad_name(s, name, tag->name_span, "a name cannot hold a space");
            return;
        }
    }
    if (name.ptr[0] == '*') {
        bad_name(s, name, tag->name_span,
                 "names that are worked out while printing are not known "
                 "here");
        return;
    }
    if (!dotted || str_is(name, "."))
        return;
    for (size_t i = 0; i < name.len; i++) {
        bool edge = i == 0 || i + 1 == name.len;

        if (name.ptr[i] == '.' && (edge || name.ptr[i + 1] == '.')) {
            bad_name(s, name, tag->name_span,
                     "a dot must stand between two parts of a name");
            return;
        }
    }
}

/* "=<% %>=": the new delimiters. */
static void set_delimiters(Scanner *s, const Tag *tag)
{
    Str rest = str_trim(tag->name);
    size_t gap = 0;

    while (gap < rest.len && !ascii_is_space(rest.ptr[gap]))
        gap++;
    Str open = str_slice(rest, 0, gap);
    Str close = str_trim(str_slice(rest, gap, rest.len));
    bool ok = open.len > 0 && close.len > 0;

    for (size_t i = 0; i < close.len; i++)
        ok = ok && !ascii_is_space(close.ptr[i]) && close.ptr[i] != '=';
    ok = ok && str_find_char(open, '=') == STR_NONE;
    if (!ok) {
        mustache_mistake(s->list, s->source, s->diags, "template-syntax",
                         tag->span,
                         "new tag marks are written as two words, without "
                         "'=': {{=<%% %%>=}}");
        return;
    }
    s->open = open;
    s->close = close;
}

static void unclosed_tag(Scanner *s, size_t from)
{
    size_t end = from;

    while (end < s->text.len && s->text.ptr[end] != '\n' &&
           s->text.ptr[end] != '\r')
        end++;
    mustache_mistake(s->list, s->source, s->diags, "template-unclosed",
                     span_of(from, end), "this tag has no '%.*s' at its end",
                     STR_ARG(s->close));
    s->at = s->text.len;
}

/* Sets the tag's name to what stands between `from` and `to`. */
static void take_name(Scanner *s, Tag *tag, size_t from, size_t to)
{
    Str inside = str_slice(s->text, from, to);
    Str name = str_trim(inside);
    size_t off = (size_t)(name.ptr - s->text.ptr);

    if (name.len == 0)
        off = from;
    tag->name = name;
    tag->name_span = span_of(off, off + name.len);
}

/* The tag whose opening mark stands at `from`. */
static void scan_tag(Scanner *s, size_t from)
{
    size_t at = from + s->open.len;
    Tag tag = {.kind = TAG_VARIABLE, .other = TAG_NONE};
    bool triple = str_is(s->open, "{{") && str_is(s->close, "}}") &&
                  at < s->text.len && s->text.ptr[at] == '{';
    size_t name_from = at, end, extra = 0;

    if (triple) {
        tag.kind = TAG_RAW;
        name_from = at + 1;
        end = find_from(s->text, name_from, STR("}}}"));
        extra = 1;
    } else {
        while (at < s->text.len && ascii_is_space(s->text.ptr[at]))
            at++;
        if (at < s->text.len && sigil_kind(s->text.ptr[at], &tag.kind))
            name_from = at + 1;
        if (tag.kind == TAG_DELIMITER) {
            Str mark = str_cat(s->arena, STR("="), s->close);

            end = find_from(s->text, name_from, mark);
            extra = 1;
        } else {
            end = find_from(s->text, name_from, s->close);
        }
    }
    if (end == STR_NONE) {
        unclosed_tag(s, from);
        return;
    }
    take_name(s, &tag, name_from, end);
    s->at = end + extra + s->close.len;
    tag.span = span_of(from, s->at);
    tag.cut_from = (uint32_t)from;
    tag.cut_to = (uint32_t)s->at;
    if (tag.kind == TAG_DELIMITER)
        set_delimiters(s, &tag);
    else if (tag.kind != TAG_COMMENT)
        check_name(s, &tag);
    ARENA_PUSH(s->arena, s->list->item, s->list->count, s->list->capacity,
               tag);
}

void mustache_scan(Arena *arena, const Source *source, Diags *diags,
                   TagList *list)
{
    Scanner s = {.arena = arena, .source = source, .diags = diags,
                 .list = list, .text = source->text, .open = STR("{{"),
                 .close = STR("}}")};

    memset(list, 0, sizeof *list);
    list->ok = true;
    if (str_starts(s.text, "\xEF\xBB\xBF"))
        list->start = 3;
    s.at = list->start;
    while (s.at < s.text.len && list->errors <= MUSTACHE_MAX_ERRORS) {
        size_t from = find_from(s.text, s.at, s.open);

        if (from == STR_NONE)
            break;
        scan_tag(&s, from);
    }
    if (!list->ok)
        return;
    mustache_pair_tags(arena, source, diags, list);
    if (list->ok)
        mustache_find_standalone(source, list);
}
