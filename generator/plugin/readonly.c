/* plugin/readonly.c - tables that a plugin may read and nobody may change.
 *
 * A read-only table is an empty one whose hidden metatable leads to the real
 * one: whatever is written goes to the empty one, and raises. A deep one is
 * read as it was when it was wrapped.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* Its address is the key under which a metatable keeps the real table. */
static const char BEHIND = 0;

int readonly_raise(lua_State *L)
{
    host_raise(L, "plugin-failed", "this table is read-only: make one of"
               " your own to change it");
}

/* Pushes the wrap of the table at the top, which it replaces; a table is
 * wrapped once in a state. [-1, +1, m] */
static void wrap_again(lua_State *L)
{
    lua_getfield(L, LUA_REGISTRYINDEX, "handbook.wraps");
    lua_pushvalue(L, -2);
    lua_rawget(L, -2);
    if (lua_istable(L, -1)) {
        lua_replace(L, -3);
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, -2);
    readonly_wrap(L, true); /* real, wraps, wrap */
    lua_pushvalue(L, -3);
    lua_pushvalue(L, -2);
    lua_rawset(L, -4);
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/* (wrap, key); upvalue 1: the real table [-0, +1, e] */
static int deep_index(lua_State *L)
{
    lua_settop(L, 2);
    lua_gettable(L, lua_upvalueindex(1));
    if (lua_istable(L, -1) && !readonly_is(L, -1))
        wrap_again(L);
    return 1;
}

/* Pushes what a deep wrap reads: what needs no wrap itself directly, the rest
 * by deep_index. The real table is at the top. [-0, +1, m] */
static void push_front(lua_State *L)
{
    int real = lua_gettop(L);

    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, real); lua_pop(L, 1)) {
        if (lua_istable(L, -1))
            continue;
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, real + 1);
    }
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, real);
    lua_pushcclosure(L, deep_index, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, real + 1);
}

/* upvalue 1: the real table [-0, +1, e] */
static int wrap_len(lua_State *L)
{
    lua_pushinteger(L, luaL_len(L, lua_upvalueindex(1)));
    return 1;
}

/* upvalue 1: the real function behind __call, upvalue 2: the real table */
static int wrap_call(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_replace(L, 2);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

/* The metatable's ways of reading; real table at -2, metatable at -1. */
static void wrap_reading(lua_State *L, bool deep)
{
    lua_pushvalue(L, -2);
    if (deep) {
        push_front(L);
        lua_remove(L, -2);
    }
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, wrap_len, 1);
    lua_setfield(L, -2, "__len");
    if (luaL_getmetafield(L, -2, "__call") != LUA_TNIL) {
        lua_pushvalue(L, -3);
        lua_pushcclosure(L, wrap_call, 2);
        lua_setfield(L, -2, "__call");
    }
}

void readonly_wrap(lua_State *L, bool deep)
{
    luaL_checkstack(L, 12, "read-only tables");
    lua_newtable(L); /* the wrap */
    lua_insert(L, -2);
    lua_newtable(L); /* its metatable */
    wrap_reading(L, deep);
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, &BEHIND);
    lua_pushcfunction(L, readonly_raise);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -3);
    lua_pop(L, 1);
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
