/* plugin/order.c - pairs, next and table.sort in an order that never changes.
 *
 * Lua walks a table by the hash of its keys, and seeds the hash anew in every
 * state; pages must not depend on it.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>

typedef struct Key {
    int type; /* LUA_TNUMBER, LUA_TSTRING, LUA_TBOOLEAN */
    bool is_integer;
    lua_Integer integer;
    lua_Number number;
    Str text; /* borrowed from Lua: the key stays in its table */
} Key;

static int rank(int type)
{
    return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static int key_cmp(const Key *a, const Key *b)
{
    if (a->type != b->type)
        return rank(a->type) - rank(b->type);
    if (a->type == LUA_TSTRING)
        return str_cmp(a->text, b->text);
    if (a->is_integer && b->is_integer)
        return (a->integer > b->integer) - (a->integer < b->integer);
    return (a->number > b->number) - (a->number < b->number);
}

static int key_cmp_void(const void *a, const void *b)
{
    return key_cmp(a, b);
}

/* The key at idx, which is not changed. [-0, +0, e] */
static Key key_at(lua_State *L, int idx)
{
    Key key = {.type = lua_type(L, idx), .text = {"", 0}};
    size_t len;

    switch (key.type) {
    case LUA_TNUMBER:
        key.is_integer = lua_isinteger(L, idx) != 0;
        key.integer = lua_tointeger(L, idx);
        key.number = lua_tonumber(L, idx);
        break;
    case LUA_TSTRING:
        key.text.ptr = lua_tolstring(L, idx, &len);
        key.text.len = len;
        break;
    case LUA_TBOOLEAN:
        key.number = lua_toboolean(L, idx);
        break;
    default:
        host_raise(L, "plugin-failed",
                   "a table with a %s for a key has no order to walk it in",
                   luaL_typename(L, idx));
    }
    return key;
}

/* [-0, +1, m] */
static void push_key(lua_State *L, const Key *key)
{
    if (key->type == LUA_TSTRING)
        marshal_push_str(L, key->text);
    else if (key->type == LUA_TBOOLEAN)
        lua_pushboolean(L, key->number != 0);
    else if (key->is_integer)
        lua_pushinteger(L, key->integer);
    else
        lua_pushnumber(L, key->number);
}

static size_t count_keys(lua_State *L, int idx)
{
    size_t count = 0;

    for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1))
        count++;
    return count;
}

/* Replaces the table at the top by a table of its keys. [-1, +1, e] */
static size_t keys_of_raw(lua_State *L)
{
    int table = lua_gettop(L);
    size_t count = count_keys(L, table);
    size_t i = 0;
    bool sorted = true;
    Key *key;

    host_charge(L, count);
    key = lua_newuserdatauv(L, size_mul(count + 1, sizeof *key), 0);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        key[i] = key_at(L, -2);
        if (i > 0 && key_cmp(&key[i - 1], &key[i]) > 0)
            sorted = false;
        i++;
    }
    if (!sorted)
        qsort(key, count, sizeof *key, key_cmp_void);
    lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
    for (i = 0; i < count; i++) {
        push_key(L, &key[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_replace(L, table);
    lua_settop(L, table);
    return count;
}

/* A table of the keys of a list, or of the texts of a map. [-0, +1, m] */
static void push_value_table(lua_State *L, const Value *value)
{
    size_t count = value_count(value);

    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        if (value->kind == VALUE_LIST)
            lua_pushinteger(L, (lua_Integer)i + 1);
        else
            marshal_push_str(L, value->as.map.entry[i].key);
        lua_pushboolean(L, 1);
        lua_rawset(L, -3);
    }
}

size_t sandbox_keys(lua_State *L, int idx)
{
    const Value *behind = marshal_behind(L, idx);

    luaL_checkstack(L, 8, "walking tables");
    if (behind)
        push_value_table(L, behind);
    else if (!readonly_target(L, idx))
        lua_pushvalue(L, idx);
    return keys_of_raw(L);
}

/* upvalues: keys, the last index, the table, whether to read through its
 * metatable [-0, +2, e] */
static int pairs_step(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
    bool through = lua_toboolean(L, lua_upvalueindex(4));

    lua_settop(L, 0);
    for (;;) {
        i++;
        if (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TNIL)
            break;
        lua_pushvalue(L, -1);
        if (through)
            lua_gettable(L, lua_upvalueindex(3));
        else
            lua_rawget(L, lua_upvalueindex(3));
        if (!lua_isnil(L, -1))
            break; /* else it was removed on the way */
        lua_pop(L, 2);
    }
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(2));
    return lua_gettop(L);
}

/* pairs(table) [-0, +3, e] */
static int order_pairs(lua_State *L)
{
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    sandbox_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushvalue(L, 1);
    lua_pushboolean(L, readonly_is(L, 1));
    lua_pushcclosure(L, pairs_step, 4);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

/* The smallest key of the table at idx above `after` (NULL: of all).
 * [-0, +0, e] */
static bool next_key(lua_State *L, int idx, const Key *after, Key *out)
{
    size_t steps = 0;
    bool found = false;

    for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
        Key key = key_at(L, -2);
        steps++;
        if (after && key_cmp(&key, after) <= 0)
            continue;
        if (!found || key_cmp(&key, out) < 0)
            *out = key;
        found = true;
    }
    host_charge(L, steps);
    return found;
}

/* next(table [, key]) [-0, +(1|2), e] */
static int order_next(lua_State *L)
{
    const Value *behind;
    Key after, key;
    bool has_after;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    has_after = !lua_isnil(L, 2);
    if (has_after)
        after = key_at(L, 2);
    behind = marshal_behind(L, 1);
    if (behind)
        push_value_table(L, behind);
    else if (!readonly_target(L, 1))
        lua_pushvalue(L, 1);
    if (!next_key(L, 3, has_after ? &after : NULL, &key)) {
        lua_pushnil(L);
        return 1;
    }
    push_key(L, &key);
    lua_pushvalue(L, -1);
    if (readonly_is(L, 1))
        lua_gettable(L, 1);
    else
        lua_rawget(L, 1);
    return 2;
}

/* True when the value at b comes before the one at a. [-0, +0, e] */
static bool comes_before(lua_State *L, int b, int a)
{
    bool before;

    if (lua_isnil(L, 2))
        return lua_compare(L, b, a, LUA_OPLT);
    b = lua_absindex(L, b);
    a = lua_absindex(L, a);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, b);
    lua_pushvalue(L, a);
    lua_call(L, 2, 1);
    before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/* Merges from[low..mid) and from[mid..high) into to[low..high). Equal ones
 * keep their order: the right one goes first only when it is truly before. */
static void merge(lua_State *L, int from, int to, lua_Integer low,
                  lua_Integer mid, lua_Integer high)
{
    lua_Integer left = low, right = mid;

    for (lua_Integer out = low; out < high; out++) {
        bool take_right = left >= mid;
        if (!take_right && right < high) {
            lua_rawgeti(L, from, left);
            lua_rawgeti(L, from, right);
            take_right = comes_before(L, -1, -2);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, out);
    }
}

/* table.sort(list [, before]): stable [-0, +0, e] */
static int order_sort(lua_State *L)
{
    lua_Integer count;
    int from = 3, to = 4;

    luaL_checktype(L, 1, LUA_TTABLE);
    if (readonly_is(L, 1))
        readonly_raise(L);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    count = luaL_len(L, 1);
    host_charge(L, count > 0 ? (size_t)count : 0);
    lua_newtable(L);
    lua_newtable(L);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, 1, i);
        lua_rawseti(L, from, i);
    }
    for (lua_Integer width = 1; width < count; width *= 2) {
        host_charge(L, (size_t)count);
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer mid = low + width, high = mid + width;
            if (mid > count + 1)
                mid = count + 1;
            if (high > count + 1)
                high = count + 1;
            merge(L, from, to, low, mid, high);
        }
        from = 7 - from;
        to = 7 - to;
    }
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_seti(L, 1, i);
    }
    return 0;
}

const Binding *sandbox_order(void)
{
    static const Binding functions[] = {
        {.name = "pairs", .fn = order_pairs,
         .text = "in key order: numbers, then texts bytewise, `false`,"
                 " `true`; another kind of key raises"},
        {.name = "next", .fn = order_next,
         .text = "in the order of `pairs`"},
        {.name = NULL},
    };

    return functions;
}

const Binding *sandbox_sort(void)
{
    static const Binding functions[] = {
        {.name = "sort", .fn = order_sort,
         .text = "stable: what is equal stays in its order"},
        {.name = NULL},
    };

    return functions;
}
