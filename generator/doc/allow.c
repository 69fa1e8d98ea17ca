/* doc/allow.c - authors' exceptions: comments that silence a code. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#define OPEN "<!--"
#define CLOSE "-->"

/* The comment at html[at], and what is in it; false when there is none. */
static bool comment_at(Str html, size_t *at, Str *whole, Str *inside)
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
    *whole = str_slice(html, from, *at);
    return true;
}

static bool is_comment(const Node *node)
{
    Str whole, inside;
    size_t at = 0;

    return node->kind == NODE_HTML_BLOCK &&
           comment_at(node->text, &at, &whole, &inside);
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

/* The block that an exception is about: the next one at its level that is no
 * comment. Without one the range is empty. */
static void take(Parse *parse, const Node *node, Span at, Str code)
{
    const Node *block = node->next;
    DiagAllow allow = {parse->source, at, code, at.off, at.off, false};

    while (block && is_comment(block))
        block = block->next;
    if (block)
        allow.to = end_of(parse, block);
    diag_allow(parse->diags, allow);
}

bool allow_block(Parse *parse, const Node *node)
{
    Str whole, inside, code;
    size_t at = 0;
    bool ours = false;

    if (!parse->options->exceptions)
        return false;
    while (comment_at(node->text, &at, &whole, &inside)) {
        Span span = policy_place(parse, node->text,
                                 (size_t)(whole.ptr - node->text.ptr),
                                 node->span);

        span.len = whole.len < span.len ? (uint32_t)whole.len : span.len;
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
    Str whole, inside, code;
    size_t at = 0;

    if (!parse->options->exceptions ||
        !comment_at(html, &at, &whole, &inside) ||
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
