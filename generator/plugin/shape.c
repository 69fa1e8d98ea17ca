/* plugin/shape.c - is what a plugin file returned a plugin? */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* Kinds of facts that are the program's own. */
static const char *const PROGRAM_KINDS[] = {"page", "heading", "source",
                                            "right", "unread_source",
                                            "unread_right", NULL};

#define SHAPE "plugin-shape"

/* Where the function at idx begins; 0 when it is not written in Lua. */
static uint32_t function_line(lua_State *L, int idx)
{
    lua_Debug at;

    lua_pushvalue(L, idx);
    if (!lua_getinfo(L, ">S", &at) || at.linedefined <= 0)
        return 0;
    return (uint32_t)at.linedefined;
}

static void check_name(lua_State *L, int idx, const Plugin *plugin)
{
    Str name;

    lua_getfield(L, idx, "name");
    if (lua_type(L, -1) != LUA_TSTRING)
        host_raise(L, SHAPE, "a plugin needs a name: name = \"%.*s\"",
                   STR_ARG(plugin->name));
    name = marshal_text(L, -1, "name");
    if (!str_eq(name, plugin->name))
        host_raise(L, SHAPE,
                   "the plugin's name '%.*s' must be that of its file, '%.*s'",
                   STR_ARG(name), STR_ARG(plugin->name));
    lua_pop(L, 1);
}

static void check_api(lua_State *L, int idx, PluginSet *set, Plugin *plugin)
{
    lua_getfield(L, idx, "api");
    if (lua_isnil(L, -1))
        host_raise(L, SHAPE, "a plugin says what it is written for: add"
                   " api = 1");
    if (!lua_isinteger(L, -1))
        host_raise(L, SHAPE, "'api' must be the number 1, not %s",
                   luaL_typename(L, -1));
    if (lua_tointeger(L, -1) != 1)
        host_raise(L, SHAPE, "this plugin is written for api = %lld, and this"
                   " program knows api = 1 only: it needs another program",
                   (long long)lua_tointeger(L, -1));
    lua_pop(L, 1);
    lua_getfield(L, idx, "summary");
    if (!lua_isnil(L, -1))
        plugin->summary =
            marshal_take_text(L, -1, &set->site->arena, "summary");
    lua_pop(L, 1);
}

/* Raises for a kind that is no name, or one of the program's. */
static Str kind_name_at(lua_State *L, int idx, PluginSet *set,
                        const char *what, bool own)
{
    Str kind;

    if (lua_type(L, idx) != LUA_TSTRING)
        host_raise(L, SHAPE, "'%s' must be a list of kinds of facts, such as"
                   " { \"term\" }", what);
    kind = marshal_take_text(L, idx, &set->site->arena, what);
    for (const char *const *p = PROGRAM_KINDS; own && *p; p++)
        if (str_is(kind, *p))
            host_raise(L, SHAPE, "facts of kind '%s' are made by the program:"
                       " a plugin cannot publish them", *p);
    return kind;
}

typedef struct StrList {
    Str *item;
    size_t count, capacity;
} StrList;

/* The kinds in field `name` of the table at idx; { kind = "many" } goes to
 * many as well. [-0, +0, e] */
static void read_kinds(lua_State *L, int idx, PluginSet *set,
                       const char *name, StrList *all, StrList *many)
{
    Arena *arena = &set->site->arena;
    size_t count;
    int table;

    lua_getfield(L, idx, name);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    table = lua_gettop(L);
    if (!lua_istable(L, table))
        host_raise(L, SHAPE, "'%s' must be a list of kinds of facts, such as"
                   " { \"term\" }, not %s", name, luaL_typename(L, table));
    count = sandbox_keys(L, table);
    for (size_t i = 1; i <= count; i++) {
        bool by_key;
        Str kind;
        lua_geti(L, table + 1, (lua_Integer)i);
        by_key = lua_type(L, -1) == LUA_TSTRING;
        lua_pushvalue(L, -1);
        lua_gettable(L, table);
        kind = kind_name_at(L, by_key ? -2 : -1, set, name, many != NULL);
        ARENA_PUSH(arena, all->item, all->count, all->capacity, kind);
        if (by_key) {
            if (!many || lua_type(L, -1) != LUA_TSTRING ||
                !str_is(marshal_text(L, -1, name), "many"))
                host_raise(L, SHAPE, "'%s' of '%.*s' may say \"many\" and"
                           " nothing else", name, STR_ARG(kind));
            ARENA_PUSH(arena, many->item, many->count, many->capacity, kind);
        }
        lua_pop(L, 2);
    }
    lua_settop(L, table - 1);
}

/* A hook: nothing or a function. [-0, +0, e] */
static bool read_hook(lua_State *L, int idx, const char *name, uint32_t *line)
{
    bool there;

    lua_getfield(L, idx, name);
    there = !lua_isnil(L, -1);
    if (there && !lua_isfunction(L, -1))
        host_raise(L, SHAPE, "'%s' must be a function, not %s", name,
                   luaL_typename(L, -1));
    *line = there ? function_line(L, -1) : 0;
    lua_pop(L, 1);
    return there;
}

/* One entry of filter: its name at -2, its function at -1. [-0, +0, e] */
static void read_filter(lua_State *L, Plugin *plugin)
{
    PluginHost *host = host_of(L);
    Str names[NODE__COUNT], name;
    NodeKind kind;
    size_t near;

    if (lua_type(L, -2) != LUA_TSTRING)
        host_raise(L, SHAPE, "'filter' must hold functions by the kind of"
                   " element, such as filter.link");
    name = marshal_text(L, -2, "a kind of element");
    kind = node_kind_from(name);
    if (kind == NODE__COUNT) {
        for (int i = 0; i < NODE__COUNT; i++)
            names[i] = str_from(node_kind_name((NodeKind)i));
        near = str_nearest(name, names, NODE__COUNT);
        if (near == STR_NONE)
            host_raise(L, SHAPE, "there is no element called '%.*s' to"
                       " filter", STR_ARG(name));
        host_raise(L, SHAPE, "there is no element called '%.*s' to filter;"
                   " did you mean '%.*s'?", STR_ARG(name),
                   STR_ARG(names[near]));
    }
    if (!lua_isfunction(L, -1))
        host_raise(L, SHAPE, "'filter.%.*s' must be a function, not %s",
                   STR_ARG(name), luaL_typename(L, -1));
    (void)host;
    plugin->kinds |= KIND_BIT(kind);
    plugin->filter_line[kind] = function_line(L, -1);
}

static void read_filters(lua_State *L, int idx, Plugin *plugin)
{
    size_t count;
    int table;

    lua_getfield(L, idx, "filter");
    table = lua_gettop(L);
    if (lua_isnil(L, table)) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, table))
        host_raise(L, SHAPE, "'filter' must be a table, not %s",
                   luaL_typename(L, table));
    count = sandbox_keys(L, table);
    for (size_t i = 1; i <= count; i++) {
        lua_geti(L, table + 1, (lua_Integer)i);
        lua_pushvalue(L, -1);
        lua_gettable(L, table);
        read_filter(L, plugin);
        lua_pop(L, 2);
    }
    lua_settop(L, table - 1);
}

void shape_read(lua_State *L, int idx, PluginSet *set, Plugin *plugin)
{
    static const char *const NAMES[] = {
        "name",    "api",     "summary", "publishes", "reads",
        "options", "collect", "site",    "filter",    NULL};
    StrList publishes = {0}, many = {0}, reads = {0};
    PluginHost *host = host_of(L);

    idx = lua_absindex(L, idx);
    host->raise_code = NULL;
    check_name(L, idx, plugin);
    check_api(L, idx, set, plugin);
    build_check_keys(L, idx, NAMES, "a plugin");
    if (lua_rawlen(L, idx) > 0)
        host_raise(L, SHAPE, "a plugin's table holds names only, and this one"
                   " is a list, too: does a function lack its name?");
    plugin->has_collect =
        read_hook(L, idx, "collect", &plugin->collect_line);
    plugin->has_site = read_hook(L, idx, "site", &plugin->site_line);
    read_filters(L, idx, plugin);
    read_kinds(L, idx, set, "publishes", &publishes, &many);
    read_kinds(L, idx, set, "reads", &reads, NULL);
    plugin->publishes = publishes.item;
    plugin->publish_count = publishes.count;
    plugin->many = many.item;
    plugin->many_count = many.count;
    plugin->reads = reads.item;
    plugin->read_count = reads.count;
    options_read(L, idx, set, plugin);
}
