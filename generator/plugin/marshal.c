/* plugin/marshal.c - values of the program as Lua sees them, and back. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <math.h>

#include "base/utf8.h"

#define VALUE_META "handbook.value"
/* Integers up to here are exact in a double. */
#define EXACT_INTEGER 9007199254740992.0

/* Its address is the key under which a table keeps the value behind it. */
static const char BEHIND = 0;

void marshal_push_pointer(lua_State *L, const void *pointer)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)pointer);
}

void marshal_push_str(lua_State *L, Str s)
{
    lua_pushlstring(L, s.ptr, s.len);
}

const Value *marshal_behind(lua_State *L, int idx)
{
    const Value *value;

    if (lua_type(L, idx) != LUA_TTABLE || !meta_is(L, idx, META_VALUE))
        return NULL;
    lua_rawgetp(L, idx, &BEHIND);
    value = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return value;
}

/* [-0, +1, m] */
static void push_number(lua_State *L, double number)
{
    if (number == floor(number) && fabs(number) <= EXACT_INTEGER)
        lua_pushinteger(L, (lua_Integer)number);
    else
        lua_pushnumber(L, number);
}

void marshal_push(lua_State *L, const Value *value)
{
    if (!value) {
        lua_pushnil(L);
        return;
    }
    switch (value->kind) {
    case VALUE_NULL:
        lua_pushnil(L);
        return;
    case VALUE_BOOL:
        lua_pushboolean(L, value->as.boolean);
        return;
    case VALUE_NUMBER:
        push_number(L, value->as.number);
        return;
    case VALUE_TEXT:
        marshal_push_str(L, value->as.text);
        return;
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
    lua_createtable(L, 0, 1);
    marshal_push_pointer(L, value);
    lua_rawsetp(L, -2, &BEHIND);
    meta_give(L, META_VALUE);
}

/* (table, key) [-0, +1, m] */
static int value_index(lua_State *L)
{
    const Value *value;
    size_t len;
    const char *key;
    int is_integer;
    lua_Integer index;

    /* Nothing leads here but the hidden metatable of such a table. */
    if (lua_rawgetp(L, 1, &BEHIND) != LUA_TLIGHTUSERDATA)
        return 0;
    value = lua_touserdata(L, -1);
    if (lua_type(L, 2) == LUA_TSTRING) {
        key = lua_tolstring(L, 2, &len);
        marshal_push(L, value_get_str(value, str_of(key, len)));
        return 1;
    }
    index = lua_tointegerx(L, 2, &is_integer);
    if (!is_integer || index < 1)
        return 0;
    marshal_push(L, value_item(value, (size_t)index - 1));
    return 1;
}

/* [-0, +1, -] */
static int value_len(lua_State *L)
{
    const Value *value = marshal_behind(L, 1);
    size_t count = 0;

    if (value && value->kind == VALUE_LIST)
        count = value_count(value);
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* [-0, +1, -] */
static int value_eq(lua_State *L)
{
    lua_pushboolean(L, marshal_behind(L, 1) == marshal_behind(L, 2));
    return 1;
}

void marshal_open(lua_State *L)
{
    luaL_newmetatable(L, VALUE_META);
    lua_pushcfunction(L, value_index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, value_len);
    lua_setfield(L, -2, "__len");
    lua_pushcfunction(L, value_eq);
    lua_setfield(L, -2, "__eq");
    lua_pushcfunction(L, readonly_raise);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    meta_keep(L, META_VALUE);
    lua_pop(L, 1);
}

/* Why text may not pass from a plugin into a page, or NULL. */
static const char *text_problem(Str s)
{
    if (utf8_invalid_at(s) != STR_NONE)
        return "is not valid UTF-8 (cut in the middle of a character?)";
    if (str_find_char(s, '\0') != STR_NONE)
        return "holds a zero byte";
    return NULL;
}

Str marshal_text(lua_State *L, int idx, const char *what)
{
    const char *problem;
    size_t len;
    const char *text;
    Str s;

    if (lua_type(L, idx) != LUA_TSTRING && lua_type(L, idx) != LUA_TNUMBER)
        host_raise(L, "plugin-failed", "%s must be text, not %s", what,
                   luaL_typename(L, idx));
    text = lua_tolstring(L, idx, &len);
    s = str_of(text, len);
    host_charge(L, len / 8);
    problem = text_problem(s);
    if (problem)
        host_raise(L, "plugin-failed", "%s %s", what, problem);
    return s;
}

Str marshal_opt_text(lua_State *L, int idx, const char *what)
{
    if (lua_isnoneornil(L, idx))
        return STR("");
    return marshal_text(L, idx, what);
}

Str marshal_take_text(lua_State *L, int idx, Arena *arena, const char *what)
{
    Str copy = str_dup(arena, marshal_text(L, idx, what));

    host_check_arena(L);
    return copy;
}

static Value *take(lua_State *L, int idx, Arena *arena, const char *what,
                   int depth, const Value *like);

/* What is made of the value before, in a list or in the row above, where that
 * is as large: rows of a list have the same fields, and often the same words in
 * them, which are then kept once. */
static const Value *last_of(const Value *like)
{
    size_t count = value_count(like);

    return count > 0 ? value_item(like, count - 1) : NULL;
}

/* The list at idx. */
static Value *take_list(lua_State *L, int idx, size_t count, Arena *arena,
                        const char *what, int depth, const Value *like)
{
    Value *list = value_list(arena);

    like = last_of(like);
    value_reserve(arena, list, count);
    for (size_t i = 1; i <= count; i++) {
        Value *item;
        lua_geti(L, idx, (lua_Integer)i);
        item = take(L, -1, arena, what, depth + 1, like);
        value_push(arena, list, item);
        like = item;
        lua_pop(L, 1);
    }
    return list;
}

static Value *take_map(lua_State *L, int idx, int keys, size_t count,
                       Arena *arena, const char *what, int depth)
{
    Value *map = value_map(arena);

    for (size_t i = 1; i <= count; i++) {
        Str key;
        lua_geti(L, keys, (lua_Integer)i);
        if (lua_type(L, -1) != LUA_TSTRING)
            host_raise(L, "plugin-failed",
                       "%s: the keys of a table must be texts, or 1, 2, 3 …"
                       " without gaps", what);
        key = marshal_take_text(L, -1, arena, "a key");
        lua_gettable(L, idx);
        value_put(arena, map, key,
                  take(L, -1, arena, what, depth + 1, NULL));
        lua_pop(L, 1);
    }
    return map;
}

bool marshal_push_few(lua_State *L, int idx, MarshalField *field,
                      size_t *count)
{
    int top = lua_gettop(L);
    size_t n = 0;

    luaL_checkstack(L, MARSHAL_FEW + 8, "tables inside each other");
    lua_pushnil(L);
    while (lua_next(L, idx)) {
        MarshalField now;
        size_t len, i = n;
        const char *chars;
        if (n == MARSHAL_FEW || lua_type(L, -2) != LUA_TSTRING) {
            lua_settop(L, top);
            return false;
        }
        chars = lua_tolstring(L, -2, &len);
        lua_insert(L, -2); /* the value stays below the key, which goes on */
        now = (MarshalField){str_of(chars, len), lua_gettop(L) - 1};
        for (; i > 0 && str_cmp(field[i - 1].key, now.key) > 0; i--)
            field[i] = field[i - 1];
        field[i] = now;
        n++;
    }
    *count = n;
    return n > 0;
}

/* The entry of `like` with that key, looked for from *from on: keys are asked
 * for in their order. NULL without. */
static const ValueEntry *entry_like(const Value *like, Str key, size_t *from)
{
    const ValueEntry *entry;
    int order;

    if (!like || like->kind != VALUE_MAP)
        return NULL;
    for (; *from < like->as.map.count; ++*from) {
        entry = &like->as.map.entry[*from];
        order = str_cmp(entry->key, key);
        if (order >= 0)
            return order == 0 ? entry : NULL;
    }
    return NULL;
}

/* A map whose values lie on the stack; pops them. */
static Value *take_few(lua_State *L, const MarshalField *field, size_t count,
                       Arena *arena, const char *what, int depth,
                       const Value *like)
{
    Value *map = value_map(arena);
    size_t from = 0;

    value_reserve(arena, map, count);
    for (size_t i = 0; i < count; i++) {
        const ValueEntry *entry = entry_like(like, field[i].key, &from);
        const char *problem = entry ? NULL : text_problem(field[i].key);
        if (problem)
            host_raise(L, "plugin-failed", "a key %s", problem);
        value_add(arena, map,
                  entry ? entry->key : str_dup(arena, field[i].key),
                  take(L, field[i].at, arena, what, depth + 1,
                       entry ? entry->value : NULL));
    }
    lua_pop(L, (int)count);
    return map;
}

/* True when the table at idx is a list from 1 without gaps and nothing else.
 * [-0, +0, -] */
static bool is_plain_list(lua_State *L, int idx, size_t *count)
{
    size_t length = lua_rawlen(L, idx), found = 0;

    if (length == 0)
        return false;
    for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
        if (!lua_isinteger(L, -2) || lua_tointeger(L, -2) < 1 ||
            (size_t)lua_tointeger(L, -2) > length) {
            lua_pop(L, 2);
            return false;
        }
        found++;
    }
    *count = length;
    return found == length;
}

/* True when the sorted keys at `keys` are 1, 2, 3 … count. [-0, +0, -] */
static bool is_sequence(lua_State *L, int keys, size_t count)
{
    for (size_t i = 1; i <= count; i++) {
        bool same;
        lua_rawgeti(L, keys, (lua_Integer)i);
        same = lua_isinteger(L, -1) && lua_tointeger(L, -1) == (lua_Integer)i;
        lua_pop(L, 1);
        if (!same)
            return false;
    }
    return true;
}

static Value *take_table(lua_State *L, int idx, Arena *arena,
                         const char *what, int depth, const Value *like)
{
    const Value *behind = marshal_behind(L, idx);
    MarshalField field[MARSHAL_FEW];
    size_t count;
    Value *made;

    /* Facts and front matter stay as they are as long as the site: what many
     * pages are given is kept once. */
    if (behind)
        return (Value *)(uintptr_t)behind;
    if (depth >= LIMIT_PLUGIN_VALUE_DEPTH)
        host_raise(L, "plugin-failed",
                   "%s: a table holds itself, or tables inside each other"
                   " are more than %d deep", what, LIMIT_PLUGIN_VALUE_DEPTH);
    luaL_checkstack(L, 8, "tables inside each other");
    if (!lua_getmetatable(L, idx)) {
        if (is_plain_list(L, idx, &count))
            return take_list(L, idx, count, arena, what, depth, like);
        if (marshal_push_few(L, idx, field, &count))
            return take_few(L, field, count, arena, what, depth, like);
    } else {
        lua_pop(L, 1);
    }
    count = sandbox_keys(L, idx);
    if (is_sequence(L, lua_gettop(L), count))
        made = take_list(L, idx, count, arena, what, depth, like);
    else
        made = take_map(L, idx, lua_gettop(L), count, arena, what, depth);
    lua_pop(L, 1);
    return made;
}

/* Values that are never changed are kept once. */
static Value *as_shared(const Value *value)
{
    return (Value *)(uintptr_t)value;
}

static Value *take_number(lua_State *L, int idx, Arena *arena,
                          const char *what, const Value *like)
{
    double number = lua_tonumber(L, idx);
    Value *leaf;

    if (!isfinite(number))
        host_raise(L, "plugin-failed", "%s holds a number without end", what);
    if (like && like->kind == VALUE_NUMBER && like->as.number == number &&
        signbit(like->as.number) == signbit(number))
        return as_shared(like);
    leaf = value_leaf(arena, VALUE_NUMBER);
    leaf->as.number = number;
    return leaf;
}

static Value *take_text(lua_State *L, int idx, Arena *arena, const char *what,
                        const Value *like)
{
    static const Value EMPTY = {.kind = VALUE_TEXT, .as.text = STR_INIT("")};
    Str text = marshal_text(L, idx, what);
    Value *leaf;

    if (text.len == 0)
        return as_shared(&EMPTY);
    if (like && like->kind == VALUE_TEXT && str_eq(like->as.text, text))
        return as_shared(like);
    leaf = value_leaf(arena, VALUE_TEXT);
    leaf->as.text = str_dup(arena, text);
    return leaf;
}

/* [-0, +0, e] */
static Value *take(lua_State *L, int idx, Arena *arena, const char *what,
                   int depth, const Value *like)
{
    static const Value NOTHING = {.kind = VALUE_NULL};
    static const Value YES = {.kind = VALUE_BOOL, .as.boolean = true};
    static const Value NO = {.kind = VALUE_BOOL, .as.boolean = false};

    idx = lua_absindex(L, idx);
    host_charge(L, 1);
    host_check_arena(L);
    switch (lua_type(L, idx)) {
    case LUA_TNIL:
        return as_shared(&NOTHING);
    case LUA_TBOOLEAN:
        return as_shared(lua_toboolean(L, idx) ? &YES : &NO);
    case LUA_TNUMBER:
        return take_number(L, idx, arena, what, like);
    case LUA_TSTRING:
        return take_text(L, idx, arena, what, like);
    case LUA_TTABLE:
        return take_table(L, idx, arena, what, depth, like);
    default:
        break;
    }
    if (node_test(L, idx))
        host_raise(L, "plugin-failed",
                   "%s holds a part of a page: give md.render(…) or"
                   " md.plain(…) of it", what);
    host_raise(L, "plugin-failed", "%s holds a %s, which cannot be kept",
               what, luaL_typename(L, idx));
}

Value *marshal_take(lua_State *L, int idx, Arena *arena, const char *what)
{
    Value *value = take(L, idx, arena, what, 0, NULL);

    host_check_arena(L); /* take looks before each value, not behind the last */
    return value;
}
