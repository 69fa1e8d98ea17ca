/* plugin/build.c - new nodes, and what is put into them. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* Where children go: into parent, or, for words among blocks, into a
 * paragraph of their own. */
typedef struct Filling {
    Node *parent;
    bool wrap;
    Node *run; /* the paragraph that takes words now, or NULL */
    int depth; /* lists inside lists */
} Filling;

Node *build_node(lua_State *L, NodeKind kind)
{
    PluginHost *host = host_of(L);
    Node *node = node_new(host_build_arena(host), kind, (Span){0, 0});

    host_check_arena(L);
    return node;
}

Node *build_text(lua_State *L, int idx)
{
    Node *node = build_node(L, NODE_TEXT);

    node->text =
        marshal_take_text(L, idx, host_build_arena(host_of(L)), "text");
    return node;
}

/* [-0, +0, e] */
static void add_node(lua_State *L, Filling *filling, NodeHandle *child)
{
    Node *parent = filling->parent;
    bool words = tree_is_inline(child->node);

    if (filling->wrap && words &&
        (filling->run || !tree_fits(parent, child->node))) {
        if (!filling->run) {
            NodeHandle run = {build_node(L, NODE_PARAGRAPH), 0, true};
            filling->run = run.node;
            tree_adopt(L, parent, &run);
        }
        tree_adopt(L, filling->run, child);
        return;
    }
    filling->run = NULL;
    tree_adopt(L, parent, child);
}

/* [-0, +0, e] */
static void add_value(lua_State *L, Filling *filling, int idx);

/* [-0, +0, e] */
static void add_list(lua_State *L, Filling *filling, int idx)
{
    lua_Integer count = luaL_len(L, idx);

    if (++filling->depth > LIMIT_NESTING)
        host_raise(L, "plugin-failed",
                   "a list of children holds itself, or is too deep");
    luaL_checkstack(L, 6, "lists inside each other");
    host_charge(L, count > 0 ? (size_t)count : 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, idx, i);
        add_value(L, filling, lua_gettop(L));
        lua_pop(L, 1);
    }
    filling->depth--;
}

static void add_value(lua_State *L, Filling *filling, int idx)
{
    NodeHandle *handle;

    switch (lua_type(L, idx)) {
    case LUA_TNIL:
        return;
    case LUA_TSTRING:
    case LUA_TNUMBER: {
        NodeHandle text = {build_text(L, idx), 0, true};
        add_node(L, filling, &text);
        return;
    }
    case LUA_TTABLE:
        add_list(L, filling, idx);
        return;
    default:
        break;
    }
    handle = node_test(L, idx);
    if (!handle)
        host_raise(L, "plugin-failed", "children must be nodes, texts or"
                   " lists of them, not %s", luaL_typename(L, idx));
    add_node(L, filling, handle);
}

void build_children(lua_State *L, Node *parent, int from, int to, bool wrap)
{
    Filling filling = {.parent = parent, .wrap = wrap};

    for (int i = from; i <= to; i++)
        add_value(L, &filling, i);
}

void build_list_part(lua_State *L, Node *parent, int idx, bool wrap)
{
    Filling filling = {.parent = parent, .wrap = wrap};
    int at;

    add_list(L, &filling, idx);
    lua_getfield(L, idx, "children");
    at = lua_gettop(L);
    add_value(L, &filling, at);
    lua_pop(L, 1);
}

/* Says that `key` is none of names. [-0, +0, e] */
HB_NORETURN static void unknown_key(lua_State *L, Str key,
                                    const char *const *names,
                                    const char *what)
{
    PluginHost *host = host_of(L);
    const char *code =
        host->phase == PHASE_LOAD ? "plugin-shape" : "plugin-failed";
    Str all[32];
    size_t count = 0, near;

    for (; names[count] && count < 32; count++)
        all[count] = str_from(names[count]);
    near = str_nearest(key, all, count);
    if (near == STR_NONE)
        host_raise(L, code, "%s has no '%.*s'", what, STR_ARG(key));
    host_raise(L, code, "%s has no '%.*s'; did you mean '%.*s'?", what,
               STR_ARG(key), STR_ARG(all[near]));
}

void build_check_keys(lua_State *L, int idx, const char *const *names,
                      const char *what)
{
    size_t count = sandbox_keys(L, idx);

    for (size_t i = 1; i <= count; i++) {
        bool known = false;
        Str key;
        lua_rawgeti(L, -1, (lua_Integer)i);
        if (lua_type(L, -1) == LUA_TSTRING) {
            key = marshal_text(L, -1, "a key");
            for (const char *const *n = names; *n && !known; n++)
                known = str_is(key, *n);
            if (!known)
                unknown_key(L, key, names, what);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}
