/* plugin/tree.c - what may stand where in a page, and moving it there. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

bool tree_is_inline(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
    case NODE_SOFTBREAK:
    case NODE_LINEBREAK:
    case NODE_CODE:
    case NODE_HTML_INLINE:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_CITATION:
    case NODE_SHORT_LINK:
    case NODE_QUOTATION:
    case NODE_TERM:
    case NODE_BLANK:
    case NODE_RAW:
        return true;
    case NODE_ELEMENT:
        return !node->as.element.block;
    default:
        return false;
    }
}

static bool is_block(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_BLOCK_QUOTE:
    case NODE_LIST:
    case NODE_CODE_BLOCK:
    case NODE_HTML_BLOCK:
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_THEMATIC_BREAK:
    case NODE_CALLOUT:
    case NODE_TABLE:
    case NODE_RAW:
        return true;
    case NODE_ELEMENT:
        return node->as.element.block;
    default:
        return false;
    }
}

bool tree_fits(const Node *parent, const Node *child)
{
    switch ((NodeKind)parent->kind) {
    case NODE_DOCUMENT:
    case NODE_BLOCK_QUOTE:
    case NODE_ITEM:
    case NODE_CALLOUT:
        return is_block(child);
    case NODE_LIST:
        return child->kind == NODE_ITEM;
    case NODE_TABLE:
        return child->kind == NODE_TABLE_ROW;
    case NODE_TABLE_ROW:
        return child->kind == NODE_TABLE_CELL;
    case NODE_CITATION:
        return child->kind == NODE_CITATION_ITEM;
    case NODE_ELEMENT:
        return tree_is_inline(child) ||
               (parent->as.element.block && is_block(child));
    default:
        return node_is_container((NodeKind)parent->kind) &&
               tree_is_inline(child);
    }
}

const char *tree_wants(const Node *parent)
{
    switch ((NodeKind)parent->kind) {
    case NODE_DOCUMENT:
    case NODE_BLOCK_QUOTE:
    case NODE_ITEM:
    case NODE_CALLOUT:
        return "a block, such as a paragraph";
    case NODE_LIST:
        return "an item of a list";
    case NODE_TABLE:
        return "a row of a table";
    case NODE_TABLE_ROW:
        return "a cell of a table";
    case NODE_CITATION:
        return "a citation_item";
    case NODE_ELEMENT:
        if (parent->as.element.block)
            return "a block or words";
        return "words, not a block";
    default:
        return node_is_container((NodeKind)parent->kind)
                   ? "words, not a block"
                   : "nothing";
    }
}

bool tree_holds(const Node *outer, const Node *inner)
{
    for (; inner; inner = inner->parent)
        if (inner == outer)
            return true;
    return false;
}

/* How deep the tree below node is, 1 for a leaf; LIMIT_NESTING + 1 ends it. */
static int height_of(lua_State *L, const Node *top)
{
    const Node *node = top;
    int depth = 1, most = 1;
    size_t steps = 0;

    while (node) {
        steps++;
        if (depth > most)
            most = depth;
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != top && !node->next) {
            node = node->parent;
            depth--;
        }
        node = node == top ? NULL : node->next;
    }
    host_charge(L, steps);
    return most;
}

void tree_check_depth(lua_State *L, const Node *parent, const Node *child)
{
    int depth = 0;

    for (const Node *up = parent; up; up = up->parent)
        depth++;
    if (!child->first ? depth < LIMIT_NESTING
                      : depth + height_of(L, child) <= LIMIT_NESTING)
        return;
    host_raise(L, "plugin-nesting",
               "this would put more than %d elements inside each other",
               LIMIT_NESTING);
}

void tree_keep_place(PluginHost *host, const Node *moving)
{
    if (moving != host->node || !moving->parent || host->hole.parent)
        return;
    host->hole = (Node){.kind = NODE_RAW, .text = STR(""),
                        .span = moving->span};
    node_insert_before(host->node, &host->hole);
}

void tree_adopt(lua_State *L, Node *parent, NodeHandle *child)
{
    PluginHost *host = host_of(L);
    Node *node = child->node;

    if (!child->own && host->phase != PHASE_FILTER)
        host_raise(L, "plugin-failed", "'%s' changes nothing in the page: use"
                   " node:copy() to build with a part of it", host->hook);
    if (tree_holds(node, parent))
        host_raise(L, "plugin-failed", "a %s cannot be put inside itself",
                   node_kind_name((NodeKind)node->kind));
    if (!tree_fits(parent, node))
        host_raise(L, "plugin-failed", "a %s cannot hold a %s: it takes %s",
                   node_kind_name((NodeKind)parent->kind),
                   node_kind_name((NodeKind)node->kind), tree_wants(parent));
    tree_check_depth(L, parent, node);
    tree_keep_place(host, node);
    if (node->parent)
        node_unlink(node);
    node_append(parent, node);
}
