/* plugin/mod_node_edit.c - nodes as plugins see them: what can be changed. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* The node at 1, if this hook may change it. [-0, +0, e] */
static Node *changeable(lua_State *L)
{
    PluginHost *host = host_of(L);
    NodeHandle *handle = node_check(L, 1);

    if (!handle->own && host->phase != PHASE_FILTER)
        host_raise(L, "plugin-failed",
                   "'%s' changes nothing in the page: do it in a filter",
                   host->hook);
    return handle->node;
}

/* True for text that may be an id in HTML. */
static bool is_id(Str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ')
            return false;
    return s.len > 0;
}

int node_set_id(lua_State *L)
{
    Node *node = changeable(L);
    Str id = marshal_take_text(L, 2, host_build_arena(host_of(L)), "an id");

    if (!is_id(id))
        host_raise(L, "plugin-failed",
                   "an id must not be empty or hold spaces");
    node->as.heading.id = id;
    return 0;
}

int node_set_url(lua_State *L)
{
    Node *node = changeable(L);

    node->as.link.url =
        marshal_take_text(L, 2, host_build_arena(host_of(L)), "url");
    return 0;
}

int node_set_title(lua_State *L)
{
    Node *node = changeable(L);
    Str title =
        marshal_take_text(L, 2, host_build_arena(host_of(L)), "title");

    if (node->kind == NODE_CALLOUT)
        node->as.callout.title = title;
    else
        node->as.link.title = title;
    return 0;
}

int node_set_literal(lua_State *L)
{
    Node *node = changeable(L);

    if (node->kind != NODE_TEXT && node->kind != NODE_CODE &&
        node->kind != NODE_CODE_BLOCK)
        host_raise(L, "plugin-failed",
                   "the literal of %s cannot be set; make a new one",
                   node_kind_name((NodeKind)node->kind));
    node->text =
        marshal_take_text(L, 2, host_build_arena(host_of(L)), "literal");
    return 0;
}

int node_append_method(lua_State *L)
{
    build_children(L, changeable(L), 2, lua_gettop(L), false);
    lua_settop(L, 1);
    return 1;
}

static bool is_attribute_name(Str name)
{
    if (name.len == 0 || !(name.ptr[0] >= 'a' && name.ptr[0] <= 'z'))
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '-')
            return false;
    }
    return true;
}

/* The strict policy of the pages lets neither run, so they are mistakes. */
static void check_attribute(lua_State *L, Str name)
{
    if (!is_attribute_name(name))
        host_raise(L, "plugin-failed",
                   "'%.*s' cannot be the name of an attribute",
                   STR_ARG(name));
    if (str_is(name, "style") || str_starts(name, "on"))
        host_raise(L, "plugin-failed", "the attribute '%.*s' is not let into"
                   " pages: use a class", STR_ARG(name));
}

static void remove_attribute(Node *element, Str name)
{
    NodeAttribute **at = &element->as.element.attribute;

    while (*at && !str_eq((*at)->name, name))
        at = &(*at)->next;
    if (*at)
        *at = (*at)->next;
}

/* Sets name to the value at idx: text, a number, true (as ""); false and nil
 * take it away. [-0, +0, e] */
static void set_attribute(lua_State *L, Node *element, Str name, int idx)
{
    Arena *arena = host_build_arena(host_of(L));
    Str value = STR("");

    check_attribute(L, name);
    if (!lua_toboolean(L, idx)) {
        remove_attribute(element, name);
        return;
    }
    if (!lua_isboolean(L, idx))
        value = marshal_take_text(L, idx, arena, "an attribute");
    node_set_attribute(arena, element, str_dup(arena, name), value);
}

int node_set_attribute_method(lua_State *L)
{
    Node *node = changeable(L);
    Str name = marshal_text(L, 2, "the name of an attribute");

    if (node->kind != NODE_ELEMENT)
        host_raise(L, "plugin-failed", "a %s has no attributes: only what"
                   " md.element and md.block make has",
                   node_kind_name((NodeKind)node->kind));
    lua_settop(L, 3);
    set_attribute(L, node, name, 3);
    return 0;
}

/* Those of a table that has nothing but a few texts for keys; their values
 * lie on the stack. */
static void take_few_attributes(lua_State *L, const MarshalField *field,
                                size_t count, Node *element)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_attribute_name(field[i].key)) {
            marshal_push_str(L, field[i].key);
            marshal_text(L, -1, "the name of an attribute");
            lua_pop(L, 1);
        }
        set_attribute(L, element, field[i].key, field[i].at);
    }
    lua_pop(L, (int)count);
}

void node_take_attributes(lua_State *L, int idx, Node *element)
{
    MarshalField field[MARSHAL_FEW];
    size_t count;
    int keys;

    if (lua_isnoneornil(L, idx))
        return;
    if (!lua_istable(L, idx))
        host_raise(L, "plugin-failed", "attributes must be a table such as"
                   " { class = \"note\" }, not %s", luaL_typename(L, idx));
    if (!lua_getmetatable(L, idx)) {
        if (marshal_push_few(L, idx, field, &count)) {
            take_few_attributes(L, field, count, element);
            return;
        }
    } else {
        lua_pop(L, 1);
    }
    count = sandbox_keys(L, idx);
    keys = lua_gettop(L);
    for (size_t i = 1; i <= count; i++) {
        lua_geti(L, keys, (lua_Integer)i);
        lua_pushvalue(L, -1);
        lua_gettable(L, idx);
        set_attribute(L, element,
                      marshal_text(L, -2, "the name of an attribute"),
                      lua_gettop(L));
        lua_pop(L, 2);
    }
    lua_pop(L, 1);
}
