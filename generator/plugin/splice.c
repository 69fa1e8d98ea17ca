/* plugin/splice.c - what a filter returned takes its element's spot. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#define RETURN "plugin-return"

/* Where the result goes. */
typedef struct Spot {
    Node *parent; /* the document itself when that is the element */
    bool whole;   /* the element is the document */
} Spot;

/* Raises for a result that is no node. [-0, +0, e] */
HB_NORETURN static void wrong_result(lua_State *L, int idx, lua_Integer item)
{
    const char *got = luaL_typename(L, idx);

    if (item == 0)
        host_raise(L, RETURN, "the filter returned a %s: it must return a"
                   " node, a list of nodes, {} to remove, or nil to keep",
                   got);
    host_raise(L, RETURN, "the filter returned a list whose item %d is a %s,"
               " not a node", (int)item, got);
}

/* The node at idx, checked against its spot. [-0, +0, e] */
static Node *result_node(lua_State *L, int idx, const Spot *spot,
                         lua_Integer item)
{
    NodeHandle *handle = node_test(L, idx);
    Node *node;

    if (!handle)
        wrong_result(L, idx, item);
    node = handle->node;
    if (tree_holds(node, spot->parent))
        host_raise(L, RETURN, "the filter returned a %s that holds the very"
                   " place it should go to",
                   node_kind_name((NodeKind)node->kind));
    if (!tree_fits(spot->parent, node))
        host_raise(L, RETURN, "the filter returned a %s, but inside a %s"
                   " it must return %s",
                   node_kind_name((NodeKind)node->kind),
                   node_kind_name((NodeKind)spot->parent->kind),
                   tree_wants(spot->parent));
    tree_check_depth(L, spot->parent, node);
    return node;
}

/* Raises when an item of the list at idx stands in it twice, or inside
 * another item of it: one node has one place. [-0, +0, e] */
static void check_apart(lua_State *L, int idx, lua_Integer count)
{
    int seen = idx + 1;

    lua_newtable(L);
    for (lua_Integer i = 1; i <= count; i++) {
        const Node *node;
        lua_rawgeti(L, idx, i);
        node = node_check(L, -1)->node;
        lua_pop(L, 1);
        if (lua_rawgetp(L, seen, node) != LUA_TNIL)
            host_raise(L, RETURN, "the filter returned a list with one %s in"
                       " it twice: return a node:copy() of it",
                       node_kind_name((NodeKind)node->kind));
        lua_pushboolean(L, 1);
        lua_rawsetp(L, seen, node);
        lua_pop(L, 1);
    }
    for (lua_Integer i = 1; i <= count; i++) {
        const Node *node, *up;
        lua_rawgeti(L, idx, i);
        node = node_check(L, -1)->node;
        lua_pop(L, 1);
        for (up = node->parent; up; up = up->parent) {
            if (lua_rawgetp(L, seen, up) != LUA_TNIL)
                host_raise(L, RETURN, "the filter returned a list with a %s"
                           " and a %s that is inside it: return one of them,"
                           " or a node:copy()",
                           node_kind_name((NodeKind)up->kind),
                           node_kind_name((NodeKind)node->kind));
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

/* Takes the element out, leaving the hole in its spot. */
static void open_hole(PluginHost *host)
{
    if (host->hole.parent)
        return; /* the filter moved it itself */
    tree_keep_place(host, host->node);
    node_unlink(host->node);
}

static void put(PluginHost *host, const Spot *spot, Node *node)
{
    if (node->parent)
        node_unlink(node);
    if (spot->whole)
        node_append(spot->parent, node);
    else
        node_insert_before(&host->hole, node);
}

/* nil: keeps the element, which must still be somewhere. [-0, +0, e] */
static void keep(lua_State *L)
{
    PluginHost *host = host_of(L);

    if (!host->hole.parent)
        return;
    if (!tree_holds(host->page->document, host->node))
        host_raise(L, RETURN, "the filter put its element into something that"
                   " it did not return: is a 'return' missing?");
    node_unlink(&host->hole);
}

void splice_result(lua_State *L)
{
    PluginHost *host = host_of(L);
    int idx = lua_gettop(L);
    bool is_list;
    lua_Integer count;
    Spot spot = {.whole = host->node == host->page->document};
    NodeHandle *single = node_test(L, idx);

    readonly_resolve(L, idx); /* a list of the plugin's own file: {} */
    is_list = lua_istable(L, idx) && !readonly_is(L, idx);
    count = is_list ? (lua_Integer)lua_rawlen(L, idx) : 1;
    if (lua_isnil(L, idx) || (single && spot.whole &&
                              single->node == host->node)) {
        keep(L);
        return;
    }
    spot.parent = spot.whole ? host->node
                   : host->hole.parent ? host->hole.parent
                                       : host->node->parent;
    if (is_list && count == 0 && sandbox_keys(L, idx) > 0)
        host_raise(L, RETURN, "the filter returned a table that is no list of"
                   " nodes");
    for (lua_Integer i = 1; is_list && i <= count; i++) {
        lua_rawgeti(L, idx, i);
        result_node(L, -1, &spot, i);
        lua_pop(L, 1);
    }
    if (!is_list)
        result_node(L, idx, &spot, 0);
    else if (count > 1)
        check_apart(L, idx, count);
    /* From here on nothing raises but for a broken handle, checked above. */
    if (spot.whole)
        while (spot.parent->first)
            node_unlink(spot.parent->first);
    else
        open_hole(host);
    for (lua_Integer i = 1; is_list && i <= count; i++) {
        lua_rawgeti(L, idx, i);
        put(host, &spot, node_check(L, -1)->node);
        lua_pop(L, 1);
    }
    if (!is_list)
        put(host, &spot, single->node);
    if (!spot.whole)
        node_unlink(&host->hole);
}
