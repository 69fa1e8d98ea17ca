/* value/yaml_draft.c - the text as it was meant: a changed copy, with the way
 * back to where each of its bytes was written. */
#include "base/compat.h"

#include "value/yaml_draft.h"

#include <string.h>

#include "base/utf8.h"

uint32_t yaml_draft_off(const YamlDraft *draft, uint32_t off)
{
    if (draft->origin == NULL)
        return off;
    return draft->origin[off <= draft->text.len ? off : draft->text.len];
}

Span yaml_draft_span(const YamlDraft *draft, Span span)
{
    uint32_t from = yaml_draft_off(draft, span.off);
    uint32_t to = yaml_draft_off(draft, span.off + span.len);

    return span.len == 0 || to < from ? (Span){from, span.len > 0}
                                      : (Span){from, to - from};
}

YamlDraft yaml_draft_edit(Arena *arena, const YamlDraft *draft, uint32_t off,
                          uint32_t drop, Str put)
{
    size_t len = draft->text.len - drop + put.len;
    char *text = arena_alloc(arena, len + 1);
    uint32_t *origin = ARENA_NEW_ARRAY(arena, uint32_t, len + 1);
    uint32_t behind = off + drop;

    memcpy(text, draft->text.ptr, off);
    memcpy(text + off, put.ptr, put.len);
    memcpy(text + off + put.len, draft->text.ptr + behind,
           draft->text.len - behind);
    for (uint32_t i = 0; i < off; i++)
        origin[i] = yaml_draft_off(draft, i);
    for (uint32_t i = 0; i < put.len; i++)
        origin[off + i] = yaml_draft_off(draft, i < drop ? off + i : behind);
    for (size_t i = behind; i <= draft->text.len; i++)
        origin[i - drop + put.len] = yaml_draft_off(draft, (uint32_t)i);
    return (YamlDraft){str_of(text, len), origin};
}

/* Makes the draft a copy of its own, the first time. */
static void own(Arena *arena, YamlDraft *draft, char **text, uint32_t **origin)
{
    if (draft->origin == NULL)
        *draft = yaml_draft_edit(arena, draft, 0, 0, STR(""));
    *text = (char *)(uintptr_t)draft->text.ptr;
    *origin = (uint32_t *)(uintptr_t)draft->origin;
}

/* What stands from `behind` on moves to `to`, which lies before it. */
static void close_up(YamlDraft *draft, char *text, uint32_t *origin,
                     uint32_t to, uint32_t behind)
{
    memmove(text + to, text + behind, draft->text.len - behind);
    memmove(origin + to, origin + behind,
            (draft->text.len + 1 - behind) * sizeof *origin);
    draft->text.len -= behind - to;
}

void yaml_draft_shrink(Arena *arena, YamlDraft *draft, uint32_t off,
                       uint32_t drop, Str put)
{
    char *text;
    uint32_t *origin;

    if (put.len > drop)
        BUG("an edit of %u bytes that puts %zu", drop, put.len);
    own(arena, draft, &text, &origin);
    memcpy(text + off, put.ptr, put.len);
    close_up(draft, text, origin, off + (uint32_t)put.len, off + drop);
}

void yaml_draft_spaces(Arena *arena, YamlDraft *draft, uint32_t from,
                       uint32_t to)
{
    char *text;
    uint32_t *origin;
    uint32_t end = from;

    own(arena, draft, &text, &origin);
    for (size_t at = from; at < to; end++) {
        uint32_t where = origin[at];

        utf8_next(str_slice(draft->text, 0, to), &at);
        text[end] = ' ';
        origin[end] = where;
    }
    close_up(draft, text, origin, end, to);
}

/* Recursion: at most LIMIT_VALUE_DEPTH. */
void yaml_draft_place(const YamlDraft *draft, Value *value)
{
    if (draft->origin == NULL || value == NULL)
        return;
    value->span = yaml_draft_span(draft, value->span);
    for (size_t i = 0; i < value_count(value); i++) {
        if (value->kind == VALUE_LIST) {
            yaml_draft_place(draft, value->as.list.item[i]);
        } else {
            ValueEntry *entry = &value->as.map.entry[i];

            entry->key_span = yaml_draft_span(draft, entry->key_span);
            yaml_draft_place(draft, entry->value);
        }
    }
}

/* --- its lines ------------------------------------------------------------ */

YamlLine yaml_draft_line(const YamlDraft *draft, uint32_t from)
{
    Str text = draft->text;
    YamlLine line = {.from = from};
    uint32_t i = from;

    while (i < text.len && text.ptr[i] != '\n' && text.ptr[i] != '\r')
        i++;
    line.end = i;
    if (i < text.len && text.ptr[i] == '\r')
        i++;
    if (i < text.len && text.ptr[i] == '\n' && (i == line.end || i > from))
        i++;
    line.next = i;
    i = from;
    while (i < line.end && text.ptr[i] == ' ')
        i++;
    line.content = i;
    while (line.end > line.content && yaml_is_blank(text.ptr[line.end - 1]))
        line.end--;
    line.empty = line.content == line.end || text.ptr[line.content] == '#';
    return line;
}

uint32_t yaml_line_column(const YamlLine *line)
{
    return line->content - line->from;
}

Str yaml_line_text(const YamlDraft *draft, const YamlLine *line)
{
    return str_slice(draft->text, line->content, line->end);
}

bool yaml_line_has_dash(const YamlDraft *draft, const YamlLine *line)
{
    Str text = yaml_line_text(draft, line);

    return str_is(text, "-") || str_starts(text, "- ");
}

uint32_t yaml_line_name(const YamlDraft *draft, uint32_t from, uint32_t end)
{
    const char *text = draft->text.ptr;

    if (from >= end || !ascii_is_alpha(text[from]))
        return from;
    while (from < end && (ascii_is_alnum(text[from]) || text[from] == '_' ||
                          text[from] == '-'))
        from++;
    return from;
}

bool yaml_line_begins_block(const YamlDraft *draft, const YamlLine *line)
{
    Str text = yaml_line_text(draft, line);
    size_t i = text.len;

    while (i > 0 && (ascii_is_digit(text.ptr[i - 1]) ||
                     text.ptr[i - 1] == '+' || text.ptr[i - 1] == '-'))
        i--;
    if (i == 0 || (text.ptr[i - 1] != '|' && text.ptr[i - 1] != '>'))
        return false;
    i--;
    return i >= 2 && text.ptr[i - 1] == ' ' &&
           (text.ptr[i - 2] == ':' || text.ptr[i - 2] == '-');
}
