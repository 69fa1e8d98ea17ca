/* plugin/freeze.c - what a loaded plugin can reach, made so that no page can
 * leave anything in it for another.
 *
 * Once a plugin and its modules have run, everything that its hooks can reach
 * is walked: variables of functions (upvalues), tables, metatables. Every table
 * gets a read-only front (readonly.c), which takes its place wherever it was
 * held; so what a hook writes raises at the plugin's own line. Every variable
 * is noted, and watch.c looks after each turn whether one was changed.
 *
 * A fresh copy of each plugin for every page was the other way: it costs 0.14
 * ms a page, and forbids tables of data at the top of a file.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

static const char *const LIBRARIES[] = {"string", "table", "utf8", "math",
                                        "md",     "text",  NULL};

/* What the walk keeps on the stack: a list of what is yet to be walked, a set
 * of what needs no second walk (tables, functions, variables), what watch.c
 * looks after, a set of what is as it should be. */
enum { AT_WAITING = 1, AT_SEEN, AT_WATCHED, AT_KNOWN };

/* True the first time this is asked of the value at idx. [-0, +0, m] */
static bool first_time(lua_State *L, int idx)
{
    lua_pushvalue(L, idx);
    if (lua_rawget(L, AT_SEEN) != LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, idx);
    lua_pushboolean(L, 1);
    lua_rawset(L, AT_SEEN);
    return true;
}

/* [-0, +0, m] */
static void wait_for(lua_State *L, int idx)
{
    lua_pushvalue(L, idx);
    lua_rawseti(L, AT_WAITING, (lua_Integer)lua_rawlen(L, AT_WAITING) + 1);
}

/* C functions with variables of their own are iterators, but for those of the
 * libraries: one that is kept would go on where the page before left it.
 * [-0, +0, e] */
static void check_function(lua_State *L, int idx, const char *keeper)
{
    const char *quote = keeper ? "'" : "";
    bool known;

    if (!lua_iscfunction(L, idx) || !lua_getupvalue(L, idx, 1))
        return;
    lua_pop(L, 1);
    lua_pushvalue(L, idx);
    known = lua_rawget(L, AT_KNOWN) != LUA_TNIL;
    lua_pop(L, 1);
    if (!known)
        host_raise(L, "plugin-state", "%s%s%s keeps an iterator that was made"
                   " when the plugin was loaded, and each page would go on"
                   " where another ended: make it in the hook", quote,
                   keeper ? keeper : "a table", quote);
}

/* Puts the front of the table at the top in its place; what else there is
 * waits for its turn. True when the value is another now. keeper: the
 * variable that holds it, or NULL. [-1, +1, e] */
static bool freeze_value(lua_State *L, const char *keeper)
{
    int idx = lua_gettop(L);

    if (lua_isfunction(L, idx)) {
        check_function(L, idx, keeper);
        if (!lua_iscfunction(L, idx) && first_time(L, idx))
            wait_for(L, idx);
        return false;
    }
    if (!lua_istable(L, idx) || readonly_is(L, idx))
        return false;
    if (first_time(L, idx))
        wait_for(L, idx);
    readonly_front(L);
    return true;
}

/* Keys that are tables: found by their fronts from now on. The real table is
 * at the top. [-0, +0, e] */
static void freeze_keys(lua_State *L)
{
    int real = lua_gettop(L);
    lua_Integer count = 0;

    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, real); lua_pop(L, 1)) {
        if (!lua_istable(L, -2) && !lua_isfunction(L, -2))
            continue;
        lua_pushvalue(L, -2);
        lua_rawseti(L, real + 1, ++count);
    }
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, real + 1, i); /* key */
        lua_pushvalue(L, -1);
        lua_rawget(L, real); /* key, value */
        lua_pushvalue(L, -2);
        if (freeze_value(L, NULL)) { /* key, value, front */
            lua_pushvalue(L, -3);
            lua_pushnil(L);
            lua_rawset(L, real);
            lua_pushvalue(L, -2);
            lua_rawset(L, real);
        }
        lua_settop(L, real + 1);
    }
    lua_settop(L, real);
}

/* The table at the top, its front, and all that it holds. [-0, +0, e] */
static void freeze_table(lua_State *L)
{
    int real = lua_gettop(L);
    bool globals;
    size_t steps = 0;

    for (lua_pushnil(L); lua_next(L, real);) {
        steps++;
        if (freeze_value(L, NULL)) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, real); /* a key that is there already */
        } else {
            lua_pop(L, 1);
        }
    }
    host_charge(L, steps);
    freeze_keys(L);
    lua_pushvalue(L, real);
    globals = lua_rawget(L, AT_KNOWN) != LUA_TNIL;
    lua_pop(L, 1);
    if (!globals && lua_getmetatable(L, real)) {
        readonly_check_metatable(L, -1);
        freeze_value(L, NULL); /* it stays, and its front is for the plugin */
        lua_pop(L, 1);
    }
    readonly_finish(L, globals);
}

/* The variables of the function at the top. [-0, +0, e] */
static void freeze_function(lua_State *L)
{
    PluginHost *host = host_of(L);
    int function = lua_gettop(L);

    const char *name;

    for (int n = 1; (name = lua_getupvalue(L, function, n)) != NULL; n++) {
        if (freeze_value(L, name)) {
            lua_pushvalue(L, -1);
            lua_setupvalue(L, function, n);
        }
        lua_pushlightuserdata(L, lua_upvalueid(L, function, n));
        if (first_time(L, lua_gettop(L)))
            watch_add(L, host, AT_WATCHED, function, n);
        lua_settop(L, function);
    }
}

/* Adds the functions in the table at the top to the set at `known`.
 * [-0, +0, m] */
static void add_known(lua_State *L, int known)
{
    for (lua_pushnil(L); lua_next(L, -2);) {
        if (lua_isfunction(L, -1)) {
            lua_pushboolean(L, 1);
            lua_rawset(L, known);
        } else {
            lua_pop(L, 1);
        }
    }
}

/* Pushes a set of what is as it should be: the libraries' own functions, and
 * environments, whose metatable leads to the globals. [-0, +1, m] */
static void push_known(lua_State *L)
{
    int known;

    lua_getfield(L, LUA_REGISTRYINDEX, LOAD_ENVIRONMENTS);
    known = lua_gettop(L);
    lua_getfield(L, LUA_REGISTRYINDEX, "handbook.globals");
    add_known(L, known);
    for (const char *const *name = LIBRARIES; *name; name++) {
        lua_getfield(L, known + 1, *name);
        if (!readonly_target(L, -1))
            BUG("library %s can be written to", *name);
        add_known(L, known);
        lua_settop(L, known + 1);
    }
    lua_settop(L, known);
}

/* What is walked first: the hooks, from which all else is reached; the table
 * that held them may have made them as they were asked for. [-0, +0, e] */
static void push_root(lua_State *L, int ref)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
    freeze_value(L, "a hook");
    lua_settop(L, AT_KNOWN);
}

void freeze_plugin(lua_State *L, HostPlugin *loaded)
{
    lua_Integer next = 0;

    lua_settop(L, 0);
    luaL_checkstack(L, 40, "plugins");
    lua_newtable(L); /* waiting */
    lua_newtable(L); /* seen */
    lua_newtable(L); /* watched */
    push_known(L);
    push_root(L, loaded->collect);
    push_root(L, loaded->site);
    for (int kind = 0; kind < NODE__COUNT; kind++)
        push_root(L, loaded->filter[kind]);
    while (lua_rawgeti(L, AT_WAITING, ++next) != LUA_TNIL) {
        if (lua_istable(L, -1))
            freeze_table(L);
        else
            freeze_function(L);
        lua_settop(L, AT_KNOWN);
    }
    lua_pushvalue(L, AT_WATCHED);
    loaded->watched = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_settop(L, 0);
}
