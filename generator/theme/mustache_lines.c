/* theme/mustache_lines.c - pairs opening and closing tags, and finds the tags
 * that stand alone on their line (the whole line goes with them). */
#include "base/compat.h"

#include "theme/mustache_internal.h"

static bool opens(TagKind kind)
{
    return kind == TAG_SECTION || kind == TAG_INVERTED ||
           kind == TAG_PARENT || kind == TAG_BLOCK;
}

static const char *sigil(TagKind kind)
{
    switch (kind) {
    case TAG_SECTION:
        return "#";
    case TAG_INVERTED:
        return "^";
    case TAG_PARENT:
        return "<";
    case TAG_BLOCK:
        return "$";
    default:
        return "";
    }
}

/* A closing tag that fits none or not the innermost open one. */
static void wrong_close(const Source *source, Diags *diags, TagList *list,
                        const Tag *tag, const Tag *open)
{
    if (open == NULL) {
        mustache_mistake(list, source, diags, "template-syntax", tag->span,
                         "'{{/%.*s}}' closes nothing", STR_ARG(tag->name));
        return;
    }
    Place place = source_locate(source, open->span.off);

    mustache_mistake(list, source, diags, "template-syntax", tag->span,
                     "'{{/%.*s}}' stands where '{{/%.*s}}' must close the "
                     "'{{%s%.*s}}' of line %u",
                     STR_ARG(tag->name), STR_ARG(open->name),
                     sigil(open->kind), STR_ARG(open->name), place.line);
}

/* How many of the open tags a closing tag ends: looks outwards for its name,
 * so that one forgotten tag is one mistake. 0: none has it. */
static size_t depth_of(const TagList *list, const uint32_t *stack,
                       size_t depth, Str name)
{
    for (size_t i = depth; i > 0; i--) {
        if (str_eq(list->item[stack[i - 1]].name, name))
            return depth - i + 1;
    }
    return 0;
}

static void close_tag(const Source *source, Diags *diags, TagList *list,
                      uint32_t index, const uint32_t *stack, size_t *depth)
{
    Tag *tag = &list->item[index];
    size_t up = depth_of(list, stack, *depth, tag->name);

    if (up != 1) {
        const Tag *open =
            *depth > 0 ? &list->item[stack[*depth - 1]] : NULL;

        wrong_close(source, diags, list, tag, open);
        *depth -= up;
        return;
    }
    uint32_t opener = stack[--*depth];

    list->item[opener].other = index;
    tag->other = opener;
}

void mustache_pair_tags(Arena *arena, const Source *source, Diags *diags,
                        TagList *list)
{
    uint32_t *stack = ARENA_NEW_ARRAY(arena, uint32_t, LIMIT_TEMPLATE_DEPTH);
    size_t depth = 0;

    for (size_t i = 0; i < list->count; i++) {
        Tag *tag = &list->item[i];

        if (tag->kind == TAG_CLOSE) {
            close_tag(source, diags, list, (uint32_t)i, stack, &depth);
        } else if (opens(tag->kind)) {
            if (depth == LIMIT_TEMPLATE_DEPTH) {
                mustache_mistake(list, source, diags, "template-too-deep",
                                 tag->span,
                                 "more than %d sections inside each other",
                                 LIMIT_TEMPLATE_DEPTH);
                return;
            }
            stack[depth++] = (uint32_t)i;
        }
        if (list->errors > MUSTACHE_MAX_ERRORS)
            return;
    }
    while (depth > 0) {
        const Tag *tag = &list->item[stack[--depth]];

        mustache_mistake(list, source, diags, "template-unclosed", tag->span,
                         "'{{%s%.*s}}' is never closed by '{{/%.*s}}'",
                         sigil(tag->kind), STR_ARG(tag->name),
                         STR_ARG(tag->name));
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Only spaces and tabs between two offsets. */
static bool blank_between(Str text, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (!is_blank(text.ptr[i]))
            return false;
    }
    return true;
}

/* Where the line of `off` begins, when only blanks stand before it. */
static bool line_before(Str text, uint32_t start, uint32_t off,
                        uint32_t *begin)
{
    uint32_t at = off;

    while (at > start && is_blank(text.ptr[at - 1]))
        at--;
    *begin = at;
    return at == start || text.ptr[at - 1] == '\n';
}

/* Where the next line begins, when only blanks stand behind `off`. */
static bool line_behind(Str text, uint32_t off, uint32_t *end)
{
    size_t at = off;

    while (at < text.len && is_blank(text.ptr[at]))
        at++;
    if (at + 1 < text.len && text.ptr[at] == '\r' && text.ptr[at + 1] == '\n')
        at++;
    *end = (uint32_t)(at < text.len ? at + 1 : at);
    return at >= text.len || text.ptr[at] == '\n';
}

/* The kind of a tag, a closing tag having that of its opening one. */
static TagKind effective_kind(const TagList *list, const Tag *tag)
{
    if (tag->kind == TAG_CLOSE && tag->other != TAG_NONE)
        return list->item[tag->other].kind;
    return tag->kind;
}

/* Tags first..last follow each other on one line with nothing else. May the
 * whole line go? One tag: unless it prints. Several: only templates' parents
 * and their blocks, since what stands between those is never shown. */
static bool group_goes(const TagList *list, size_t first, size_t last)
{
    bool parent = false;

    if (first == last) {
        TagKind kind = list->item[first].kind;

        return kind != TAG_VARIABLE && kind != TAG_RAW;
    }
    for (size_t i = first; i <= last; i++) {
        TagKind kind = effective_kind(list, &list->item[i]);

        if (kind != TAG_PARENT && kind != TAG_BLOCK)
            return false;
        parent = parent || kind == TAG_PARENT;
    }
    return parent;
}

static void mark_group(Str text, TagList *list, size_t first, size_t last)
{
    Tag *head = &list->item[first], *tail = &list->item[last];
    uint32_t begin, end;

    if (!line_before(text, list->start, head->span.off, &begin) ||
        !line_behind(text, tail->span.off + tail->span.len, &end))
        return;
    Str indent = str_slice(text, begin, head->span.off);

    if (group_goes(list, first, last)) {
        head->cut_from = begin;
        tail->cut_to = end;
        for (size_t i = first; i <= last; i++) {
            list->item[i].standalone = true;
            list->item[i].line_indent = indent;
        }
        for (size_t i = first; i < last; i++)
            list->item[i].cut_to = list->item[i + 1].cut_from;
        return;
    }
    if (last == first + 1 && head->kind == TAG_BLOCK && head->other == last) {
        head->pair = true;
        head->line_indent = indent;
    }
}

void mustache_find_standalone(const Source *source, TagList *list)
{
    size_t first = 0;

    while (first < list->count) {
        size_t last = first;

        while (last + 1 < list->count) {
            Span span = list->item[last].span;

            if (!blank_between(source->text, span.off + span.len,
                               list->item[last + 1].span.off))
                break;
            last++;
        }
        mark_group(source->text, list, first, last);
        first = last + 1;
    }
}
