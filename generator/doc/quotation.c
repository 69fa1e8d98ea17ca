/* doc/quotation.c - text in quotation marks directly before a citation. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

#include "base/utf8.h"

/* A byte of a text node. */
typedef struct Spot {
    Node *node;
    size_t at;
} Spot;

static const Str STRAIGHT = STR_INIT("\"");
static const Str OPEN_DOUBLE = STR_INIT("\xE2\x80\x9C");
static const Str CLOSE_DOUBLE = STR_INIT("\xE2\x80\x9D");
static const Str OPEN_SINGLE = STR_INIT("\xE2\x80\x98");
static const Str CLOSE_SINGLE = STR_INIT("\xE2\x80\x99");

static bool is_here(Str text, size_t at, Str mark)
{
    return at + mark.len <= text.len &&
           memcmp(text.ptr + at, mark.ptr, mark.len) == 0;
}

static bool ends_with(Str text, Str mark)
{
    return text.len >= mark.len && is_here(text, text.len - mark.len, mark);
}

/* The closing mark before the citation; *mark is empty when there is none. */
static Spot find_close(const Node *citation, Str *mark)
{
    Node *node = citation->previous;

    *mark = STR("");
    while (node) {
        Str text = node->text;

        if (node->kind == NODE_EMPH || node->kind == NODE_STRONG) {
            node = node->last;
            continue;
        }
        if (node->kind == NODE_TEXT) {
            while (text.len > 0 && strchr(" \t.,;:!?", text.ptr[text.len - 1]))
                text.len--;
        } else if (node->kind != NODE_SOFTBREAK &&
                   node->kind != NODE_LINEBREAK) {
            break;
        }
        if (node->kind != NODE_TEXT || text.len == 0) {
            node = node->previous;
            continue;
        }
        if (ends_with(text, STRAIGHT))
            *mark = STRAIGHT;
        else if (ends_with(text, CLOSE_DOUBLE))
            *mark = CLOSE_DOUBLE;
        else if (ends_with(text, CLOSE_SINGLE))
            *mark = CLOSE_SINGLE;
        return (Spot){node, text.len - mark->len};
    }
    return (Spot){NULL, 0};
}

/* The last `open` before the spot that is not closed again, among siblings. */
static Spot find_open(Spot close, Str open, Str mark)
{
    Node *node = close.node;
    size_t from = close.at, closed = 0;

    while (node && node->kind != NODE_CITATION) {
        for (size_t at = from; node->kind == NODE_TEXT && at > 0;) {
            at--;
            if (is_here(node->text, at, open)) {
                if (closed == 0)
                    return (Spot){node, at};
                closed--;
            } else if (mark.len == CLOSE_DOUBLE.len &&
                       is_here(node->text, at, CLOSE_DOUBLE)) {
                closed += str_eq(mark, CLOSE_DOUBLE);
            }
        }
        node = node->previous;
        from = node ? node->text.len : 0;
    }
    return (Spot){NULL, 0};
}

/* A straight mark opens when text follows it and none stands before it. */
static bool opens(Spot spot)
{
    Str text = spot.node->text;
    Node *before = spot.node->previous;
    char c;

    if (spot.at + 1 < text.len && ascii_is_space(text.ptr[spot.at + 1]))
        return false;
    if (spot.at == 0)
        return !before || before->kind == NODE_SOFTBREAK ||
               before->kind == NODE_LINEBREAK;
    c = text.ptr[spot.at - 1];
    /* a dash or a non-breaking space ends in a byte over 127 */
    return ascii_is_space(c) || strchr("([{-/", c) || (unsigned char)c > 127;
}

static void wrap(Parse *parse, Spot open, Spot close, size_t mark)
{
    /* the end first: its node may be the start's */
    Node *behind = text_split(parse->arena, parse->source, close.node,
                              close.at + mark);
    Node *first = text_split(parse->arena, parse->source, open.node, open.at);
    Node *quotation = parse_node(parse, NODE_QUOTATION, first->span);
    Node *next, *last;

    node_insert_before(first, quotation);
    for (Node *node = first; node != behind; node = next) {
        next = node->next;
        node_unlink(node);
        node_append(quotation, node);
    }
    last = quotation->last;
    quotation->exact = first->exact && last->exact;
    quotation->span.len = last->span.off + last->span.len - first->span.off;
}

static void wrap_before(Parse *parse, const Node *citation)
{
    Str mark, open = STRAIGHT;
    Spot close = find_close(citation, &mark), begin;

    if (mark.len == 0)
        return;
    if (str_eq(mark, CLOSE_DOUBLE))
        open = OPEN_DOUBLE;
    else if (str_eq(mark, CLOSE_SINGLE))
        open = OPEN_SINGLE;
    begin = find_open(close, open, mark);
    if (!begin.node || (begin.node == close.node &&
                        begin.at + open.len >= close.at))
        return;
    if (mark.len == 1 && !opens(begin))
        return;
    wrap(parse, begin, close, mark.len);
}

void quotations_wrap(Parse *parse, Node *block)
{
    for (Node *node = block; node; node = node_next(block, node))
        if (node->kind == NODE_CITATION)
            wrap_before(parse, node);
}
