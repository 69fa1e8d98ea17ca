/* doc/allow.c - authors' exceptions: comments that silence a code. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#define OPEN "<!--"
#define CLOSE "-->"

/* What is in the comment at html[at]; moves behind it. False when there is
 * none. */
static bool comment_at(Str html, size_t *at, Str *inside)
{
    size_t from, end;

    while (*at < html.len && ascii_is_space(html.ptr[*at]))
        ++*at;
    from = *at;
    if (!str_starts(str_slice(html, from, html.len), OPEN))
        return false;
    end = str_find(str_slice(html, from + 4, html.len), STR(CLOSE));
    if (end == STR_NONE)
        return false;
    *inside = str_slice(html, from + 4, from + 4 + end);
    *at = from + 4 + end + 3;
    return true;
}

static bool is_comment(const Node *node)
{
    Str inside;
    size_t at = 0;

    return node->kind == NODE_HTML_BLOCK &&
           comment_at(node->text, &at, &inside);
}

/* Where what begins with the block ends: where the next block begins, in it or
 * in what is around it. */
static uint32_t end_of(const Parse *parse, const Node *block)
{
    for (; block; block = block->parent)
        if (block->next)
            return block->next->span.off;
    return parse->to;
}

/* The block that an exception in this comment is about: the next one at its
 * level that is no comment, or NULL. Looked for once a run of comments. */
static const Node *block_behind(Parse *parse, const Node *node)
{
    CommentRun *run = &parse->comments;
    const Node *block = node->next;

    if (run->parent == node->parent && node->span.off >= run->from &&
        (!run->behind || node->span.off < run->behind->span.off))
        return run->behind;
    while (block && is_comment(block))
        block = block->next;
    *run = (CommentRun){node->parent, node->span.off, block};
    return block;
}

/* Without a block the range is empty. */
static void take(Parse *parse, const Node *node, Span at, Str code)
{
    const Node *block = block_behind(parse, node);
    DiagAllow allow = {parse->source, at, code, at.off, at.off, false};

    if (block)
        allow.to = end_of(parse, block);
    diag_allow(parse->diags, allow);
}

/* The next comment of the source from *off on, its first line; moves behind
 * it. The text of a block lacks the marks of quotes and lists before its lines,
 * but between one comment and the next nothing else stands. */
static Span next_place(const Parse *parse, uint32_t *off)
{
    Str rest = str_slice(parse->source->text, *off, parse->to);
    size_t from = str_find(rest, STR(OPEN));
    size_t len, line = 0;

    if (from == STR_NONE)
        return (Span){*off, 0};
    rest = str_slice(rest, from, rest.len);
    len = str_find(str_slice(rest, 4, rest.len), STR(CLOSE));
    len = len == STR_NONE ? rest.len : 4 + len + 3;
    while (line < len && rest.ptr[line] != '\n' && rest.ptr[line] != '\r')
        line++;
    *off += (uint32_t)(from + len);
    return (Span){*off - (uint32_t)len, (uint32_t)line};
}

bool allow_block(Parse *parse, const Node *node)
{
    Str inside, code;
    uint32_t off = node->span.off;
    size_t at = 0;
    bool ours = false;

    if (!parse->options->exceptions)
        return false;
    while (comment_at(node->text, &at, &inside)) {
        Span span = next_place(parse, &off);

        if (!diag_read_allow(parse->diags, parse->source, span, inside, OPEN,
                             CLOSE, &code))
            continue;
        take(parse, node, span, code);
        ours = true;
    }
    return ours && at >= str_trim_right(node->text).len;
}

bool allow_inline(Parse *parse, Str html, Span span)
{
    Str inside, code;
    size_t at = 0;

    if (!parse->options->exceptions ||
        !comment_at(html, &at, &inside) ||
        !diag_read_allow(parse->diags, parse->source, span, inside, OPEN,
                         CLOSE, &code))
        return false;
    parse_error(parse, "allow-syntax", span,
                STR("put it on a line of its own, right above the text, list "
                    "or table that it is about"),
                "this comment stands within a text, where it silences "
                "nothing");
    return true;
}
