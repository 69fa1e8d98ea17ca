/* doc/split.c - one text node made two, each with its place. */
#include "base/compat.h"
#include "doc/doc_internal.h"

/* Where in the source byte `at` of a text stands: escapes and references are
 * longer there. Reads no more than what is in front of it. */
static uint32_t source_at(const Source *source, const Node *text, size_t at)
{
    Str s = str_slice(source->text, 0, text->span.off + text->span.len);
    size_t off = text->span.off, made = 0;

    if (text->span.len == text->text.len)
        return (uint32_t)(off + at);
    while (made < at && off < s.len) {
        char meant[ENTITY_BYTES] = "";
        size_t took = 1, len = 1;

        if (s.ptr[off] == '\\' && off + 1 < s.len &&
            ascii_is_punct(s.ptr[off + 1]))
            took = 2;
        else if (s.ptr[off] == '&')
            took = entity_decode(s, off, meant, &len);
        if (took > 1 && (unsigned char)meant[0] >= 0xFE)
            len = 3; /* as entity_mend has it */
        off += took > 0 ? took : 1;
        made += took > 0 ? len : 1;
    }
    return (uint32_t)off;
}

Node *text_split(Arena *arena, const Source *source, Node *text, size_t at)
{
    Node *behind;
    uint32_t off, end = text->span.off + text->span.len;

    if (at == 0)
        return text;
    if (at == text->text.len)
        return text->next;
    off = text->exact ? source_at(source, text, at) : text->span.off;
    behind = node_new(arena, NODE_TEXT, (Span){off, end - off});
    behind->exact = text->exact;
    behind->text = str_slice(text->text, at, text->text.len);
    text->text = str_slice(text->text, 0, at);
    text->span.len = off - text->span.off;
    if (text->next)
        node_insert_before(text->next, behind);
    else
        node_append(text->parent, behind);
    return behind;
}
