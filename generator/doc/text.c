/* doc/text.c - a tree as plain text. */
#include "base/compat.h"
#include "doc/text.h"

#include "base/limits.h"

/* Blocks whose own text ends a line. */
static bool ends_line(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_CODE_BLOCK:
    case NODE_TABLE_ROW:
        return true;
    case NODE_ELEMENT:
        return node->as.element.block;
    default:
        return false;
    }
}

static void add_line_end(Buf *buf, size_t start)
{
    while (buf->len > start && (buf->ptr[buf->len - 1] == ' ' ||
                                buf->ptr[buf->len - 1] == '\n'))
        buf_truncate(buf, buf->len - 1);
    if (buf->len > start)
        buf_addc(buf, '\n');
}

bool text_is_note_number(const Node *element)
{
    const NodeAttribute *attribute = element->as.element.attribute;

    for (; attribute; attribute = attribute->next)
        if (str_is(attribute->name, "role") &&
            str_is(attribute->value, "doc-noteref"))
            return true;
    return false;
}

/* line_end: what a break in a line becomes. */
static void add(Buf *buf, const Node *node, size_t start, char line_end)
{
    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        buf_add(buf, node->text);
        break;
    case NODE_SOFTBREAK:
    case NODE_LINEBREAK:
        buf_addc(buf, line_end);
        break;
    case NODE_BLANK:
        buf_addc(buf, '[');
        buf_add(buf, node->text);
        buf_addc(buf, ']');
        break;
    case NODE_CITATION:
    case NODE_CITATION_ITEM:
    case NODE_HTML_BLOCK:
    case NODE_HTML_INLINE:
    case NODE_RAW:
        return;
    case NODE_CALLOUT:
        buf_add(buf, node->as.callout.title);
        if (node->as.callout.title.len > 0)
            buf_addc(buf, '\n');
        break;
    case NODE_ELEMENT:
        if (text_is_note_number(node))
            return;
        break;
    case NODE_SHORT_LINK:
        if (!node->first)
            buf_add(buf, node->as.short_link.target);
        break;
    default:
        break;
    }
    for (const Node *child = node->first; child; child = child->next) {
        add(buf, child, start, line_end);
        if (child->kind == NODE_TABLE_CELL && child->next)
            buf_addc(buf, ' ');
    }
    if (ends_line(node))
        add_line_end(buf, start);
}

void text_add(Buf *buf, const Node *node)
{
    add(buf, node, buf->len, ' ');
}

void text_add_lines(Buf *buf, const Node *node)
{
    add(buf, node, buf->len, '\n');
}

Str text_of(Arena *arena, const Node *node)
{
    Buf buf;
    Str text;

    buf_init(&buf, LIMIT_FILE_BYTES);
    text_add(&buf, node);
    text = str_dup(arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return text;
}
