/* doc/node.c - the tree: making, moving and walking nodes. */
#include "base/compat.h"
#include "doc/node.h"

#include <string.h>

#include "doc/doc_internal.h"

static const char *const KIND_NAME[NODE__COUNT] = {
    [NODE_DOCUMENT] = "document",
    [NODE_BLOCK_QUOTE] = "block_quote",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_CODE_BLOCK] = "code_block",
    [NODE_HTML_BLOCK] = "html_block",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_HEADING] = "heading",
    [NODE_THEMATIC_BREAK] = "thematic_break",
    [NODE_CALLOUT] = "callout",
    [NODE_TABLE] = "table",
    [NODE_TABLE_ROW] = "table_row",
    [NODE_TABLE_CELL] = "table_cell",
    [NODE_TEXT] = "text",
    [NODE_SOFTBREAK] = "softbreak",
    [NODE_LINEBREAK] = "linebreak",
    [NODE_CODE] = "code",
    [NODE_HTML_INLINE] = "html_inline",
    [NODE_EMPH] = "emph",
    [NODE_STRONG] = "strong",
    [NODE_LINK] = "link",
    [NODE_IMAGE] = "image",
    [NODE_CITATION] = "citation",
    [NODE_CITATION_ITEM] = "citation_item",
    [NODE_SHORT_LINK] = "short_link",
    [NODE_QUOTATION] = "quotation",
    [NODE_TERM] = "term",
    [NODE_BLANK] = "blank",
    [NODE_ELEMENT] = "element",
    [NODE_RAW] = "raw",
};

#define PART(member) (offsetof(Node, as) + sizeof(((Node *)0)->as.member))

size_t node_size(NodeKind kind)
{
    switch (kind) {
    case NODE_LIST:
        return PART(list);
    case NODE_CODE_BLOCK:
        return PART(code_block);
    case NODE_HEADING:
        return PART(heading);
    case NODE_CALLOUT:
        return PART(callout);
    case NODE_TABLE:
        return PART(table);
    case NODE_TABLE_ROW:
        return PART(row);
    case NODE_TABLE_CELL:
        return PART(cell);
    case NODE_LINK:
    case NODE_IMAGE:
        return PART(link);
    case NODE_CITATION_ITEM:
        return PART(cite);
    case NODE_SHORT_LINK:
        return PART(short_link);
    case NODE_TERM:
        return PART(term);
    case NODE_ELEMENT:
        return PART(element);
    case NODE_DOCUMENT:
    case NODE_BLOCK_QUOTE:
    case NODE_ITEM:
    case NODE_HTML_BLOCK:
    case NODE_PARAGRAPH:
    case NODE_THEMATIC_BREAK:
    case NODE_TEXT:
    case NODE_SOFTBREAK:
    case NODE_LINEBREAK:
    case NODE_CODE:
    case NODE_HTML_INLINE:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_CITATION:
    case NODE_QUOTATION:
    case NODE_BLANK:
    case NODE_RAW:
        return offsetof(Node, as);
    case NODE__COUNT:
        break;
    }
    BUG("no such kind of node: %d", (int)kind);
}

const char *node_kind_name(NodeKind kind)
{
    if ((unsigned)kind >= NODE__COUNT)
        BUG("no such kind of node: %d", (int)kind);
    return KIND_NAME[kind];
}

NodeKind node_kind_from(Str name)
{
    for (unsigned kind = 0; kind < NODE__COUNT; kind++)
        if (str_is(name, KIND_NAME[kind]))
            return (NodeKind)kind;
    return NODE__COUNT;
}

bool node_is_block(const Node *node)
{
    if (node->kind == NODE_ELEMENT)
        return node->as.element.block;
    return node->kind < NODE_TEXT;
}

bool node_is_container(NodeKind kind)
{
    switch (kind) {
    case NODE_CODE_BLOCK:
    case NODE_HTML_BLOCK:
    case NODE_THEMATIC_BREAK:
    case NODE_TEXT:
    case NODE_SOFTBREAK:
    case NODE_LINEBREAK:
    case NODE_CODE:
    case NODE_HTML_INLINE:
    case NODE_CITATION_ITEM:
    case NODE_BLANK:
    case NODE_RAW:
    case NODE__COUNT:
        return false;
    case NODE_DOCUMENT:
    case NODE_BLOCK_QUOTE:
    case NODE_LIST:
    case NODE_ITEM:
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_CALLOUT:
    case NODE_TABLE:
    case NODE_TABLE_ROW:
    case NODE_TABLE_CELL:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_CITATION:
    case NODE_SHORT_LINK:
    case NODE_QUOTATION:
    case NODE_TERM:
    case NODE_ELEMENT:
        return true;
    }
    return false;
}

/* Every Str of a node points somewhere, the union's too. */
static void init_texts(Node *node)
{
    node->text = STR("");
    switch ((NodeKind)node->kind) {
    case NODE_CODE_BLOCK:
        node->as.code_block.info = STR("");
        break;
    case NODE_HEADING:
        node->as.heading.id = STR("");
        break;
    case NODE_CALLOUT:
        node->as.callout.title = STR("");
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        node->as.link.url = node->as.link.title = STR("");
        break;
    case NODE_CITATION_ITEM:
        node->as.cite.key = STR("");
        node->as.cite.pinpoint = node->as.cite.lead_in = STR("");
        break;
    case NODE_SHORT_LINK:
        node->as.short_link.target = node->as.short_link.anchor = STR("");
        break;
    case NODE_TERM:
        node->as.term.key = STR("");
        break;
    default:
        break;
    }
}

void node_init(Node *node, NodeKind kind, Span span)
{
    node->kind = (uint8_t)kind;
    node->span = span;
    init_texts(node);
}

Node *node_new(Arena *arena, NodeKind kind, Span span)
{
    Node *node = arena_alloc(arena, node_size(kind));

    node_init(node, kind, span);
    return node;
}

void node_append(Node *parent, Node *child)
{
    if (child->parent)
        BUG("the %s is in a tree already", node_kind_name(child->kind));
    child->parent = parent;
    child->previous = parent->last;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_insert_before(Node *place, Node *node)
{
    if (node->parent)
        BUG("the %s is in a tree already", node_kind_name(node->kind));
    if (!place->parent)
        BUG("the %s is in no tree", node_kind_name(place->kind));
    node->parent = place->parent;
    node->next = place;
    node->previous = place->previous;
    if (place->previous)
        place->previous->next = node;
    else
        place->parent->first = node;
    place->previous = node;
}

void node_unlink(Node *node)
{
    Node *parent = node->parent;

    if (!parent)
        return;
    if (node->previous)
        node->previous->next = node->next;
    else
        parent->first = node->next;
    if (node->next)
        node->next->previous = node->previous;
    else
        parent->last = node->previous;
    node->parent = node->previous = node->next = NULL;
}

Node *node_next(const Node *root, Node *node)
{
    if (node->first)
        return node->first;
    while (node != root) {
        if (node->next)
            return node->next;
        node = node->parent;
        if (!node)
            return NULL;
    }
    return NULL;
}

static NodeAttribute *copy_attributes(Arena *arena, const NodeAttribute *from)
{
    NodeAttribute *first = NULL, **place = &first;

    for (; from; from = from->next) {
        *place = arena_copy(arena, from, sizeof *from);
        (*place)->next = NULL;
        place = &(*place)->next;
    }
    return first;
}

/* The node alone. */
static Node *copy_one(Arena *arena, const Node *node)
{
    Node *copy = arena_copy(arena, node, node_size(node->kind));

    copy->parent = copy->first = copy->last = NULL;
    copy->previous = copy->next = NULL;
    if (node->kind == NODE_ELEMENT)
        copy->as.element.attribute =
            copy_attributes(arena, node->as.element.attribute);
    return copy;
}

Node *node_copy(Arena *arena, const Node *node)
{
    Node *copy = copy_one(arena, node);

    for (const Node *child = node->first; child; child = child->next)
        node_append(copy, node_copy(arena, child));
    return copy;
}

void node_set_attribute(Arena *arena, Node *element, Str name, Str value)
{
    NodeAttribute **place = &element->as.element.attribute;

    if (element->kind != NODE_ELEMENT)
        BUG("a %s has no attributes", node_kind_name(element->kind));
    while (*place && !str_eq((*place)->name, name))
        place = &(*place)->next;
    if (!*place) {
        *place = ARENA_NEW(arena, NodeAttribute);
        (*place)->name = name;
    }
    (*place)->value = value;
}
