/* plugin/mod_node.c - nodes as plugins see them: what can be read. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "doc/text.h"

#define K(kind) KIND_BIT(NODE_##kind)
#define LITERALS                                                           \
    (K(TEXT) | K(CODE) | K(CODE_BLOCK) | K(HTML_BLOCK) | K(HTML_INLINE) |  \
     K(RAW))

void node_push(lua_State *L, Node *node, bool own)
{
    NodeHandle *handle;

    if (!node) {
        lua_pushnil(L);
        return;
    }
    handle = lua_newuserdatauv(L, sizeof *handle, 0);
    handle->node = node;
    handle->epoch = host_of(L)->epoch;
    handle->own = own;
    meta_give(L, META_NODE);
}

static NodeHandle *check_alive(lua_State *L, NodeHandle *handle)
{
    if (handle->epoch != host_of(L)->epoch)
        host_raise(L, "plugin-failed",
                   "this part of the page was kept after its hook returned");
    return handle;
}

NodeHandle *node_test(lua_State *L, int idx)
{
    NodeHandle *handle = class_test(L, idx, &NODE_CLASS);

    return handle ? check_alive(L, handle) : NULL;
}

NodeHandle *node_check(lua_State *L, int idx)
{
    return check_alive(L, class_check(L, idx, &NODE_CLASS));
}

bool node_is_placed(const Node *node)
{
    return node->kind == NODE_DOCUMENT || node->span.off != 0 ||
           node->span.len != 0;
}

/* What plugins see in place of the mark where a moved element was. */
static Node *past_hole(lua_State *L, Node *node, bool back)
{
    if (node != &host_of(L)->hole)
        return node;
    return back ? node->previous : node->next;
}

static int get_kind(lua_State *L)
{
    lua_pushstring(L, node_kind_name((NodeKind)node_check(L, 1)->node->kind));
    return 1;
}

static int get_line(lua_State *L)
{
    const Node *node = node_check(L, 1)->node;
    const Page *page = host_of(L)->page;

    if (!page || !node_is_placed(node))
        lua_pushnil(L);
    else
        lua_pushinteger(L, source_line_at(page_source_of(page, node),
                                          node->span.off));
    return 1;
}

static int get_generated(lua_State *L)
{
    lua_pushboolean(L, !node_is_placed(node_check(L, 1)->node));
    return 1;
}

static int get_literal(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->text);
    return 1;
}

static int get_id(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.heading.id);
    return 1;
}

static int get_level(lua_State *L)
{
    lua_pushinteger(L, node_check(L, 1)->node->as.heading.level);
    return 1;
}

static int get_url(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.link.url);
    return 1;
}

static int get_title(lua_State *L)
{
    const Node *node = node_check(L, 1)->node;

    marshal_push_str(L, node->kind == NODE_CALLOUT ? node->as.callout.title
                                                   : node->as.link.title);
    return 1;
}

static int get_info(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.code_block.info);
    return 1;
}

static int get_ordered(lua_State *L)
{
    lua_pushboolean(L, node_check(L, 1)->node->as.list.ordered);
    return 1;
}

static int get_tight(lua_State *L)
{
    lua_pushboolean(L, node_check(L, 1)->node->as.list.tight);
    return 1;
}

static int get_start(lua_State *L)
{
    lua_pushinteger(L, node_check(L, 1)->node->as.list.start);
    return 1;
}

static int get_key(lua_State *L)
{
    const Node *node = node_check(L, 1)->node;

    marshal_push_str(L, node->kind == NODE_TERM ? node->as.term.key
                                                : node->as.cite.key);
    return 1;
}

static int get_pinpoint(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.cite.pinpoint);
    return 1;
}

static int get_lead_in(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.cite.lead_in);
    return 1;
}

/* A list of the children of the node at 1. [-0, +1, e] */
static int node_children(lua_State *L)
{
    NodeHandle *handle = node_check(L, 1);
    const Node *hole = &host_of(L)->hole;
    lua_Integer count = 0;

    lua_newtable(L);
    for (Node *node = handle->node->first; node; node = node->next) {
        if (node == hole)
            continue;
        node_push(L, node, handle->own);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

static int get_target(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.short_link.target);
    return 1;
}

static int get_anchor(lua_State *L)
{
    marshal_push_str(L, node_check(L, 1)->node->as.short_link.anchor);
    return 1;
}

/* Plain text of a node. [-0, +1, e] */
static void push_text(lua_State *L, const Node *node)
{
    Buf *buf = host_buf(host_of(L));

    if (node->kind == NODE_TEXT) {
        marshal_push_str(L, node->text);
        return;
    }
    text_add(buf, node);
    host_charge(L, buf->len / 8);
    marshal_push_str(L, str_trim(buf_str(buf)));
}

static int get_label(lua_State *L)
{
    const Node *node = node_check(L, 1)->node;
    Buf *buf = host_buf(host_of(L));

    if (node->kind == NODE_CALLOUT) {
        marshal_push_str(L, node->text);
        return 1;
    }
    if (!node->first) {
        lua_pushnil(L);
        return 1;
    }
    for (const Node *child = node->first; child; child = child->next)
        text_add(buf, child);
    marshal_push_str(L, buf_str(buf));
    return 1;
}

static int get_align(lua_State *L)
{
    static const char *const NAMES[] = {NULL, "left", "center", "right"};

    lua_pushstring(L, NAMES[node_check(L, 1)->node->as.cell.align]);
    return 1;
}

static int get_header(lua_State *L)
{
    const Node *node = node_check(L, 1)->node;

    lua_pushboolean(L, node->kind == NODE_TABLE_ROW ? node->as.row.header
                                                    : node->as.cell.header);
    return 1;
}

static int node_text(lua_State *L)
{
    push_text(L, node_check(L, 1)->node);
    return 1;
}

static int node_first(lua_State *L)
{
    NodeHandle *handle = node_check(L, 1);

    node_push(L, past_hole(L, handle->node->first, false), handle->own);
    return 1;
}

static int node_next_method(lua_State *L)
{
    NodeHandle *handle = node_check(L, 1);

    node_push(L, past_hole(L, handle->node->next, false), handle->own);
    return 1;
}

static int node_previous(lua_State *L)
{
    NodeHandle *handle = node_check(L, 1);

    node_push(L, past_hole(L, handle->node->previous, true), handle->own);
    return 1;
}

static int node_parent(lua_State *L)
{
    NodeHandle *handle = node_check(L, 1);

    node_push(L, handle->node->parent, handle->own);
    return 1;
}

uint32_t node_kinds_at(lua_State *L, int idx)
{
    uint32_t kinds = 0;

    for (; idx <= lua_gettop(L); idx++) {
        Str name = marshal_text(L, idx, "a kind of element");
        NodeKind kind = node_kind_from(name);
        if (kind == NODE__COUNT)
            host_raise(L, "plugin-failed",
                       "there is no element called '%.*s'", STR_ARG(name));
        kinds |= KIND_BIT(kind);
    }
    return kinds;
}

void node_push_found(lua_State *L, Node *root, uint32_t kinds, bool own)
{
    const Node *hole = &host_of(L)->hole;
    lua_Integer count = 0;
    size_t steps = 0;

    lua_newtable(L);
    for (Node *node = root; node; node = node_next(root, node)) {
        steps++;
        if (node == root || node == hole || !(kinds & KIND_BIT(node->kind)))
            continue;
        node_push(L, node, own);
        lua_rawseti(L, -2, ++count);
    }
    host_charge(L, steps);
}

static int node_find(lua_State *L)
{
    NodeHandle *handle = node_check(L, 1);

    node_push_found(L, handle->node, node_kinds_at(L, 2), handle->own);
    return 1;
}

static int node_copy_method(lua_State *L)
{
    PluginHost *host = host_of(L);
    Node *copy = node_copy(host_build_arena(host), node_check(L, 1)->node);

    host_check_arena(L);
    node_push(L, copy, true);
    return 1;
}

static int node_attribute(lua_State *L)
{
    const Node *node = node_check(L, 1)->node;
    Str name = marshal_text(L, 2, "the name of an attribute");
    const NodeAttribute *a;

    if (node->kind != NODE_ELEMENT)
        host_raise(L, "plugin-failed", "a %s has no attributes: only what"
                   " md.element and md.block make has",
                   node_kind_name((NodeKind)node->kind));
    for (a = node->as.element.attribute; a; a = a->next)
        if (str_eq(a->name, name)) {
            marshal_push_str(L, a->value);
            return 1;
        }
    lua_pushnil(L);
    return 1;
}

static int kind_at_1(lua_State *L)
{
    return node_check(L, 1)->node->kind;
}

static const FieldBinding FIELDS[] = {
#include "plugin/api_node_fields.def"
    {.name = NULL},
};

static const Binding METHODS[] = {
#include "plugin/api_node.def"
    {.name = NULL},
};

/* Two handles of one node are equal. [-0, +1, e] */
static int node_eq(lua_State *L)
{
    lua_pushboolean(L, node_check(L, 1)->node == node_check(L, 2)->node);
    return 1;
}

void node_open(lua_State *L)
{
    class_open(L, &NODE_CLASS);
    luaL_getmetatable(L, NODE_CLASS.name);
    lua_pushcfunction(L, node_eq);
    lua_setfield(L, -2, "__eq");
    lua_pop(L, 1);
}

const Class NODE_CLASS = {"node", METHODS, FIELDS, kind_at_1,
                          META_NODE};
