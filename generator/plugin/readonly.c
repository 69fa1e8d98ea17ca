/* plugin/readonly.c - tables that a plugin may read and nobody may change.
 *
 * A read-only table is an empty one, the front, whose hidden metatable leads to
 * the real one: reading goes on inside Lua's own loop, and whatever is written
 * goes to the front, and raises. The real table is never given to a plugin
 * again, not even to functions of its own metatable.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#define FRONTS "handbook.fronts" /* real table -> front */

/* Their addresses are keys of a front's metatable: of the real table, and of
 * what made the front: nil for a library. */
static const char BEHIND = 0, MADE_BY = 0;
/* The same in a metatable that is a copy: of what getmetatable gives. */
static const char TAKEN_FROM = 0;
enum { MADE_OF_TABLE = 1, MADE_OF_GLOBALS };

static int made_by(lua_State *L, int idx)
{
    int by = 0;

    if (lua_type(L, idx) != LUA_TTABLE || !lua_getmetatable(L, idx))
        return 0;
    lua_rawgetp(L, -1, &MADE_BY);
    by = (int)lua_tointeger(L, -1);
    lua_pop(L, 2);
    return by;
}

int readonly_raise(lua_State *L)
{
    switch (made_by(L, 1)) {
    case MADE_OF_GLOBALS:
        host_raise(L, "plugin-state", "the global '%s' is set in a hook:"
                   " nothing may pass from page to page; use 'local', or"
                   " page.state", lua_type(L, 2) == LUA_TSTRING
                                      ? lua_tostring(L, 2) : "?");
    case MADE_OF_TABLE:
        host_raise(L, "plugin-state", "this table was made when the plugin"
                   " was loaded, and nothing may pass from page to page in"
                   " it: use page.state, a fact, or a table made in the hook");
    default:
        host_raise(L, "plugin-failed", "this table is read-only: make one of"
                   " your own to change it");
    }
}

/* (front) [-0, +1, e] */
static int front_len(lua_State *L)
{
    if (!readonly_target(L, 1))
        lua_pushvalue(L, 1);
    lua_pushinteger(L, luaL_len(L, -1));
    return 1;
}

/* (front, key): __index where the real table's own is a function, which is to
 * see the front. [-0, +1, e] */
static int front_index(lua_State *L)
{
    lua_settop(L, 2);
    if (!readonly_target(L, 1))
        return 0;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 3) != LUA_TNIL)
        return 1;
    if (luaL_getmetafield(L, 3, "__index") == LUA_TNIL)
        return 0;
    if (!lua_isfunction(L, -1)) {
        lua_pushvalue(L, 2);
        lua_gettable(L, -2);
        return 1;
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    return 1;
}

/* Replaces the table at the top by a new front with what every one has; its
 * metatable behind it. [-1, +2, m] */
static void push_front(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 6);
    lua_pushvalue(L, -3);
    lua_rawsetp(L, -2, &BEHIND);
    lua_pushcfunction(L, readonly_raise);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, front_len);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_setmetatable(L, -3);
    lua_remove(L, -3);
}

void readonly_wrap(lua_State *L)
{
    luaL_checkstack(L, 12, "read-only tables");
    lua_pushvalue(L, -1);
    push_front(L); /* real, front, metatable */
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_remove(L, -2);
}

void readonly_open(lua_State *L)
{
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, FRONTS);
}

/* Pushes the front of the table at idx, or nil. [-0, +1, -] */
static bool find_front(lua_State *L, int idx)
{
    idx = lua_absindex(L, idx);
    lua_getfield(L, LUA_REGISTRYINDEX, FRONTS);
    lua_pushvalue(L, idx);
    lua_rawget(L, -2);
    lua_remove(L, -2);
    return lua_istable(L, -1);
}

void readonly_front(lua_State *L)
{
    luaL_checkstack(L, 12, "read-only tables");
    if (find_front(L, -1)) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    push_front(L); /* real, front, metatable */
    lua_pushinteger(L, MADE_OF_TABLE);
    lua_rawsetp(L, -2, &MADE_BY);
    lua_pop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, FRONTS);
    lua_pushvalue(L, -3);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    lua_remove(L, -2);
}

/* Copies what the metatable at -2 says about a table's behaviour into that at
 * the top; what a front has already stays. [-0, +0, m] */
static void copy_behaviour(lua_State *L)
{
    int from = lua_absindex(L, -2), to = lua_absindex(L, -1);

    for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
        const char *name;
        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        name = lua_tostring(L, -2);
        if (name[0] != '_' || name[1] != '_' ||
            str_is(str_from(name), "__index") ||
            str_is(str_from(name), "__newindex") ||
            str_is(str_from(name), "__metatable") ||
            str_is(str_from(name), "__gc") ||
            str_is(str_from(name), "__mode"))
            continue;
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, to);
    }
}

void readonly_finish(lua_State *L, bool globals)
{
    int real = lua_gettop(L);
    bool through = false;

    luaL_checkstack(L, 12, "read-only tables");
    lua_pushvalue(L, real);
    readonly_front(L);
    lua_getmetatable(L, -1); /* real, front, metatable */
    if (globals) {
        lua_pushinteger(L, MADE_OF_GLOBALS);
        lua_rawsetp(L, -2, &MADE_BY);
    } else if (lua_getmetatable(L, real)) {
        lua_insert(L, -2);
        copy_behaviour(L);
        lua_getfield(L, -2, "__index");
        through = lua_isfunction(L, -1);
        lua_pop(L, 1);
        lua_remove(L, -2);
    }
    if (through)
        lua_pushcfunction(L, front_index);
    else
        lua_pushvalue(L, real);
    lua_setfield(L, -2, "__index");
    lua_settop(L, real);
}

bool readonly_target(lua_State *L, int idx)
{
    if (lua_type(L, idx) != LUA_TTABLE || !lua_getmetatable(L, idx))
        return false;
    if (lua_rawgetp(L, -1, &BEHIND) == LUA_TTABLE) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 2);
    return false;
}

bool readonly_is(lua_State *L, int idx)
{
    if (marshal_behind(L, idx))
        return true;
    if (!readonly_target(L, idx))
        return false;
    lua_pop(L, 1);
    return true;
}

void readonly_resolve(lua_State *L, int idx)
{
    idx = lua_absindex(L, idx);
    if (!made_by(L, idx) || !readonly_target(L, idx))
        return;
    lua_replace(L, idx);
}

bool readonly_metatable(lua_State *L, int idx)
{
    bool front = made_by(L, idx) != 0;

    if (front)
        readonly_target(L, idx);
    else
        lua_pushvalue(L, idx);
    if (!lua_getmetatable(L, -1)) {
        lua_pop(L, 1);
        return false;
    }
    lua_remove(L, -2);
    if (lua_getfield(L, -1, "__metatable") != LUA_TNIL) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 1);
    if (lua_rawgetp(L, -1, &TAKEN_FROM) == LUA_TNIL) {
        lua_pop(L, 1);
        find_front(L, -1);
    }
    if (lua_isnil(L, -1))
        lua_pop(L, 1);
    else
        lua_remove(L, -2);
    return true;
}

void readonly_check_metatable(lua_State *L, int idx)
{
    idx = lua_absindex(L, idx);
    lua_pushliteral(L, "__gc");
    lua_rawget(L, idx);
    lua_pushliteral(L, "__mode");
    lua_rawget(L, idx);
    if (!lua_isnil(L, -1) || !lua_isnil(L, -2))
        host_raise(L, "plugin-failed", "'__gc' and '__mode' are not for"
                   " plugins: when memory is cleared would show");
    lua_pop(L, 2);
}

void readonly_take_metatable(lua_State *L, int idx)
{
    idx = lua_absindex(L, idx);
    if (made_by(L, idx)) { /* Lua looks into it past its own metatable */
        readonly_resolve(L, idx);
        return;
    }
    readonly_check_metatable(L, idx);
    if (host_of(L)->phase == PHASE_LOAD)
        return; /* freeze.c looks again */
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -5);
    }
    lua_pushvalue(L, idx);
    lua_rawsetp(L, -2, &TAKEN_FROM);
    host_charge(L, lua_rawlen(L, idx));
    lua_replace(L, idx);
}
