/* doc/content.c - text put together from slices of the source, and the way
 * back to the source. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

#include "base/pasted.h"
#include "base/utf8.h"

uint32_t content_off(const Content *content, size_t at)
{
    size_t low = 0, high = content->count;

    /* the last piece that begins at or before `at` */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (content->piece[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return content->piece[low].off + (uint32_t)at - content->piece[low].at;
}

Span content_span(const Content *content, size_t from, size_t to)
{
    uint32_t off = content_off(content, from);

    if (to <= from)
        return (Span){off, 0};
    return (Span){off, content_off(content, to - 1) + 1 - off};
}

Content content_from_lines(Arena *scratch, const Source *source,
                           const Line *line, size_t count)
{
    Content content = {STR(""), NULL, count};
    size_t len = 0;
    char *text;

    content.piece = ARENA_NEW_ARRAY(scratch, Piece, count ? count : 1);
    if (count == 1) {
        content.piece[0].off = line[0].from;
        content.text = str_slice(source->text, line[0].from, line[0].to);
    }
    if (count < 2)
        return content;
    for (size_t i = 0; i < count; i++)
        len += line[i].to - line[i].from + 1;
    text = arena_chars(scratch, len);
    len = 0;
    for (size_t i = 0; i < count; i++) {
        size_t part = line[i].to - line[i].from;

        if (i > 0)
            text[len++] = '\n';
        content.piece[i] = (Piece){(uint32_t)len, line[i].from};
        memcpy(text + len, source->text.ptr + line[i].from, part);
        len += part;
    }
    content.text = str_of(text, len);
    return content;
}

Str content_line(Arena *arena, const Source *source, const Content *content,
                 size_t from, size_t to)
{
    Str s = str_slice(content->text, from, to);
    Span span = content_span(content, from, to);
    Str here = str_slice(source->text, span.off, span.off + span.len);
    char *text;
    size_t len = 0;

    if (str_find_char(s, '\n') == STR_NONE)
        return str_eq(s, here) ? here : str_dup(arena, s);
    text = arena_chars(arena, s.len + 1);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\n') {
            text[len++] = s.ptr[i];
            continue;
        }
        while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
            len--;
        text[len++] = ' ';
    }
    return str_of(text, len);
}

void trim_white(Str s, size_t *from, size_t *to)
{
    s = str_slice(s, 0, *to);
    while (*from < *to) {
        size_t behind = pasted_skip(s, *from);

        if (behind == *from && s.ptr[behind] != '\n')
            break;
        *from = behind > *from ? behind : behind + 1;
    }
    while (*to > *from) {
        size_t last = *to - 1, next;

        while (last > *from && ((unsigned char)s.ptr[last] & 0xC0) == 0x80)
            last--;
        next = last;
        if (!ascii_is_space(s.ptr[last]) &&
            ((unsigned char)s.ptr[last] < 0x80 ||
             !pasted_is_space(utf8_next(s, &next))))
            break;
        *to = last;
    }
}
