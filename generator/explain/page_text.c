/* explain/page_text.c - a page of Markdown as text for a terminal. */
#include "base/compat.h"
#include "explain/page_text.h"

#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"

enum {
    INDENT_CODE = 4,
    INDENT_ITEM = 3 /* columns behind "- " and the like, for what follows */
};

static size_t columns(Str s)
{
    size_t sum = 0;

    for (size_t at = 0; at < s.len;)
        sum += (size_t)utf8_width(utf8_next(s, &at));
    return sum;
}

static void indent_by(Buf *buf, size_t indent)
{
    for (size_t i = 0; i < indent; i++)
        buf_addc(buf, ' ');
}

void page_text_wrap(Buf *buf, Str text, size_t indent, size_t width)
{
    size_t used = 0; /* columns of this line, indent included; 0: none yet */
    Str word;

    while (str_split(&text, ' ', &word)) {
        size_t needs = columns(word);

        if (word.len == 0)
            continue;
        if (used > 0 && used + 1 + needs <= width) {
            buf_addc(buf, ' ');
            used++;
        } else {
            if (used > 0)
                buf_addc(buf, '\n');
            indent_by(buf, indent);
            used = indent;
        }
        buf_add(buf, word);
        used += needs;
    }
    if (used > 0)
        buf_addc(buf, '\n');
}

static void add_inlines(Buf *buf, const Node *node);

static void add_inline(Buf *buf, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
        diag_add_safe(buf, node->text);
        break;
    case NODE_CODE:
        buf_addc(buf, '\'');
        diag_add_safe(buf, node->text);
        buf_addc(buf, '\'');
        break;
    case NODE_SOFTBREAK:
    case NODE_LINEBREAK:
        buf_addc(buf, ' ');
        break;
    case NODE_LINK:
        add_inlines(buf, node);
        if (str_find(node->as.link.url, STR("://")) != STR_NONE) {
            buf_adds(buf, " (");
            diag_add_safe(buf, node->as.link.url);
            buf_addc(buf, ')');
        }
        break;
    default:
        add_inlines(buf, node);
        break;
    }
}

static void add_inlines(Buf *buf, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next)
        add_inline(buf, child);
}

void page_text_line(Buf *buf, const Node *block)
{
    add_inlines(buf, block);
}

static void add_paragraph(Buf *buf, const Node *block, size_t indent,
                          size_t width)
{
    Buf line;

    buf_init(&line, LIMIT_OUTPUT_BYTES);
    add_inlines(&line, block);
    page_text_wrap(buf, buf_str(&line), indent, width);
    buf_release(&line);
}

static void add_heading(Buf *buf, const Node *block, size_t indent,
                        size_t width)
{
    size_t start = buf->len;

    add_paragraph(buf, block, indent, width);
    if (block->as.heading.level > 1 || buf->full)
        return;
    for (size_t n = columns(str_trim(str_slice(buf_str(buf), start,
                                               buf->len)));
         n > 0; n--)
        buf_addc(buf, '=');
    buf_addc(buf, '\n');
}

static void add_code(Buf *buf, Str code, size_t indent)
{
    Str line;

    while (str_line(&code, &line)) {
        if (line.len > 0)
            indent_by(buf, indent + INDENT_CODE);
        diag_add_safe(buf, line);
        buf_addc(buf, '\n');
    }
}

/* The name of a file, above its text: a paragraph of code alone. */
static bool is_file_name(const Node *block)
{
    return block->kind == NODE_PARAGRAPH && block->first &&
           block->first == block->last && block->first->kind == NODE_CODE;
}

static void add_file_name(Buf *buf, const Node *block, size_t indent)
{
    indent_by(buf, indent + INDENT_CODE - 2);
    diag_add_safe(buf, block->first->text);
    buf_adds(buf, ":\n");
}

/* No empty line stands between what is read as one. */
static bool is_close(const Node *block)
{
    const Node *before = block->previous;

    if (!before)
        return true;
    if (block->kind == NODE_ITEM)
        return block->parent->as.list.tight;
    if (block->kind == NODE_LIST && block->parent->kind == NODE_ITEM)
        return block->parent->parent->as.list.tight;
    if (block->kind == NODE_CODE_BLOCK && is_file_name(before))
        return true;
    return before->kind == NODE_HEADING && before->as.heading.level > 1 &&
           !is_file_name(block) && block->kind != NODE_CODE_BLOCK;
}

static void add_blocks(Buf *buf, const Node *parent, size_t indent,
                       size_t width);

static void add_item(Buf *buf, const Node *item, size_t indent, size_t width)
{
    size_t start = buf->len;

    add_blocks(buf, item, indent + INDENT_ITEM, width);
    /* The mark takes the place of spaces that stand there already. */
    if (buf->len > start + indent + 1 && !buf->full)
        buf->ptr[start + indent + 1] = '-';
}

static void add_block(Buf *buf, const Node *block, size_t indent, size_t width)
{
    switch ((NodeKind)block->kind) {
    case NODE_HEADING:
        add_heading(buf, block, indent, width);
        break;
    case NODE_PARAGRAPH:
        if (is_file_name(block))
            add_file_name(buf, block, indent);
        else
            add_paragraph(buf, block, indent, width);
        break;
    case NODE_CODE_BLOCK:
        add_code(buf, block->text, indent);
        break;
    case NODE_ITEM:
        add_item(buf, block, indent, width);
        break;
    case NODE_LIST:
        add_blocks(buf, block, indent, width);
        break;
    case NODE_BLOCK_QUOTE:
        add_blocks(buf, block, indent + 2, width);
        break;
    default:
        break;
    }
}

static void add_blocks(Buf *buf, const Node *parent, size_t indent,
                       size_t width)
{
    /* What is nested deep still has a few words a line. */
    if (indent + PAGE_TEXT_NARROWEST > width)
        indent = width - PAGE_TEXT_NARROWEST;
    for (const Node *block = parent->first; block; block = block->next) {
        if (block->kind == NODE_HTML_BLOCK ||
            block->kind == NODE_THEMATIC_BREAK)
            continue;
        if (!is_close(block))
            buf_addc(buf, '\n');
        add_block(buf, block, indent, width);
    }
}

void page_text_add(Buf *buf, const Node *document, size_t width)
{
    if (width < PAGE_TEXT_NARROWEST)
        width = PAGE_TEXT_NARROWEST;
    add_blocks(buf, document, 0, width);
}
