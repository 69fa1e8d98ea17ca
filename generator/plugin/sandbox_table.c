/* plugin/sandbox_table.c - Lua's functions on lists, charged as they go.
 *
 * Lua's own cannot be charged beforehand: how long a list is says its __len,
 * which may say something else the second time. Each of these asks once.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* table.insert(list, [at,] value) [-0, +0, e] */
static int table_insert(lua_State *L)
{
    lua_Integer end, at;

    luaL_checktype(L, 1, LUA_TTABLE);
    end = (lua_Integer)((lua_Unsigned)luaL_len(L, 1) + 1);
    if (lua_gettop(L) == 2) {
        lua_seti(L, 1, end);
        return 0;
    }
    if (lua_gettop(L) != 3)
        return luaL_error(L, "wrong number of arguments to 'insert'");
    at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)at - 1 < (lua_Unsigned)end, 2,
                  "position out of bounds");
    for (lua_Integer i = end; i > at; i--) {
        host_charge(L, 1);
        lua_geti(L, 1, i - 1);
        lua_seti(L, 1, i);
    }
    lua_seti(L, 1, at);
    return 0;
}

/* table.remove(list [, at]) [-0, +1, e] */
static int table_remove(lua_State *L)
{
    lua_Integer size, at;

    luaL_checktype(L, 1, LUA_TTABLE);
    size = luaL_len(L, 1);
    at = luaL_optinteger(L, 2, size);
    if (at != size)
        luaL_argcheck(L, (lua_Unsigned)at - 1 <= (lua_Unsigned)size, 2,
                      "position out of bounds");
    lua_geti(L, 1, at);
    for (; at < size; at++) {
        host_charge(L, 1);
        lua_geti(L, 1, at + 1);
        lua_seti(L, 1, at);
    }
    lua_pushnil(L);
    lua_seti(L, 1, at);
    return 1;
}

/* One item of a list into text. [-0, +0, e] */
static void add_item(lua_State *L, luaL_Buffer *text, lua_Integer i)
{
    host_charge(L, 1);
    lua_geti(L, 1, i);
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid value (at index %I) in table for 'concat'",
                   (LUAI_UACINT)i);
    luaL_addvalue(text);
}

/* table.concat(list [, between [, from [, to]]]) [-0, +1, e] */
static int table_concat(lua_State *L)
{
    size_t len;
    const char *between = luaL_optlstring(L, 2, "", &len);
    lua_Integer from = luaL_optinteger(L, 3, 1), to;
    luaL_Buffer text;

    luaL_checktype(L, 1, LUA_TTABLE);
    to = luaL_opt(L, luaL_checkinteger, 4, luaL_len(L, 1));
    luaL_buffinit(L, &text);
    for (; from < to; from++) {
        add_item(L, &text, from);
        luaL_addlstring(&text, between, len);
    }
    if (from == to)
        add_item(L, &text, from);
    luaL_pushresult(&text);
    return 1;
}

/* table.unpack(list [, from [, to]]) [-0, +any, e] */
static int table_unpack(lua_State *L)
{
    lua_Integer from = luaL_optinteger(L, 2, 1);
    lua_Integer to = luaL_opt(L, luaL_checkinteger, 3, luaL_len(L, 1));
    lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from;

    if (from > to)
        return 0;
    host_charge(L, count < SIZE_MAX ? (size_t)count + 1 : (size_t)count);
    if (count >= INT32_MAX || !lua_checkstack(L, (int)count + 1))
        return luaL_error(L, "too many results to unpack");
    for (; from < to; from++)
        lua_geti(L, 1, from);
    lua_geti(L, 1, to);
    return (int)count + 1;
}

/* table.move(list, from, to, at [, other]) [-0, +1, e] */
static int table_move(lua_State *L)
{
    lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
    lua_Integer at = luaL_checkinteger(L, 4), count;
    int other = lua_isnoneornil(L, 5) ? 1 : 5;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, other, LUA_TTABLE);
    lua_settop(L, 5);
    lua_pushvalue(L, other);
    if (to < from)
        return 1;
    luaL_argcheck(L, from > 0 || to < LUA_MAXINTEGER + from, 3,
                  "too many elements to move");
    count = to - from + 1;
    luaL_argcheck(L, at <= LUA_MAXINTEGER - count + 1, 4,
                  "destination wrap around");
    for (lua_Integer i = 0; i < count; i++) {
        /* where they overlap, the last first */
        bool back = at > from && at <= to && other == 1;
        lua_Integer k = back ? count - 1 - i : i;
        host_charge(L, 1);
        lua_geti(L, 1, from + k);
        lua_seti(L, other, at + k);
    }
    return 1;
}

const Binding *sandbox_table(void)
{
    static const Binding functions[] = {
        {.name = "insert", .fn = table_insert,
         .text = "costs what it has to look at"},
        {.name = "remove", .fn = table_remove,
         .text = "costs what it has to look at"},
        {.name = "concat", .fn = table_concat,
         .text = "costs what it has to look at"},
        {.name = "unpack", .fn = table_unpack,
         .text = "costs what it has to look at"},
        {.name = "move", .fn = table_move,
         .text = "costs what it has to look at"},
        {.name = NULL},
    };

    return functions;
}
