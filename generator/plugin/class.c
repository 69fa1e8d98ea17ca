/* plugin/class.c - handles: userdata with fields and functions by name. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#define NAMES_MAX 96

/* [-0, +0, e] */
static const Class *class_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(2));
}

/* True when the handle at 1 has this field. [-0, +0, e] */
static bool has_field(lua_State *L, const Class *cls,
                      const FieldBinding *field)
{
    if (!field->kinds || !cls->kind)
        return true;
    return (field->kinds & KIND_BIT(cls->kind(L))) != 0;
}

/* Every name the handle at 1 knows. [-0, +0, e] */
static size_t class_names(lua_State *L, const Class *cls, Str *names)
{
    size_t count = 0;

    for (const FieldBinding *f = cls->field; f->name; f++)
        if (count < NAMES_MAX && has_field(L, cls, f))
            names[count++] = str_from(f->name);
    for (const Binding *m = cls->method; m->name; m++)
        if (count < NAMES_MAX)
            names[count++] = str_from(m->name);
    return count;
}

/* Says that the handle at 1 has nothing called `key`. [-0, +0, e] */
HB_NORETURN static void unknown_name(lua_State *L, const Class *cls, Str key)
{
    Str names[NAMES_MAX];
    size_t count = class_names(L, cls, names);
    size_t near = str_nearest(key, names, count);
    const char *kind =
        cls->kind ? node_kind_name((NodeKind)cls->kind(L)) : "";
    const char *apart = cls->kind ? " " : "";

    if (near == STR_NONE)
        host_raise(L, "plugin-failed", "%s%s%s has no '%.*s'", kind, apart,
                   cls->name, STR_ARG(key));
    host_raise(L, "plugin-failed",
               "%s%s%s has no '%.*s'; did you mean '%.*s'?", kind, apart,
               cls->name, STR_ARG(key), STR_ARG(names[near]));
}

/* The field that the lookup table has for the key at idx, or NULL with what
 * else it has at the top. [-0, +1, e] */
static const FieldBinding *look_up(lua_State *L, const Class *cls, int idx)
{
    lua_pushvalue(L, idx);
    lua_rawget(L, lua_upvalueindex(1));
    if (lua_type(L, -1) != LUA_TNUMBER)
        return NULL;
    return &cls->field[lua_tointeger(L, -1)];
}

static Str key_text(lua_State *L, int idx)
{
    size_t len;
    const char *text;

    if (lua_type(L, idx) != LUA_TSTRING)
        return STR("?");
    text = lua_tolstring(L, idx, &len);
    return str_of(text, len);
}

/* (handle, key) [-0, +1, e] */
static int class_index(lua_State *L)
{
    const Class *cls = class_of(L);
    const FieldBinding *field = look_up(L, cls, 2);

    if (field) {
        if (!has_field(L, cls, field))
            unknown_name(L, cls, key_text(L, 2));
        lua_settop(L, 1);
        return field->get(L);
    }
    if (lua_isnil(L, -1))
        unknown_name(L, cls, key_text(L, 2));
    return 1;
}

/* (handle, key, value) [-0, +0, e] */
static int class_newindex(lua_State *L)
{
    const Class *cls = class_of(L);
    const FieldBinding *field = look_up(L, cls, 2);
    Str key = key_text(L, 2);

    if (!field && lua_isnil(L, -1))
        unknown_name(L, cls, key);
    if (field && !has_field(L, cls, field))
        unknown_name(L, cls, key);
    if (!field || !field->set)
        host_raise(L, "plugin-failed", "'%.*s' of a %s cannot be set",
                   STR_ARG(key), cls->name);
    lua_settop(L, 3);
    lua_remove(L, 2);
    return field->set(L);
}

void class_open(lua_State *L, const Class *cls)
{
    luaL_newmetatable(L, cls->name);
    lua_newtable(L);
    for (const Binding *m = cls->method; m->name; m++) {
        lua_pushcfunction(L, m->fn);
        lua_setfield(L, -2, m->name);
    }
    for (const FieldBinding *f = cls->field; f->name; f++) {
        lua_pushinteger(L, f - cls->field);
        lua_setfield(L, -2, f->name);
    }
    lua_pushvalue(L, -1);
    marshal_push_pointer(L, cls);
    lua_pushcclosure(L, class_index, 2);
    lua_setfield(L, -3, "__index");
    marshal_push_pointer(L, cls);
    lua_pushcclosure(L, class_newindex, 2);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    meta_keep(L, cls->slot);
    lua_pop(L, 1);
}

void meta_keep(lua_State *L, int slot)
{
    PluginHost *host = host_of(L);

    host->meta[slot] = lua_topointer(L, -1);
    lua_pushvalue(L, -1);
    host->meta_ref[slot] = luaL_ref(L, LUA_REGISTRYINDEX);
}

void meta_give(lua_State *L, int slot)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, host_of(L)->meta_ref[slot]);
    lua_setmetatable(L, -2);
}

bool meta_is(lua_State *L, int idx, int slot)
{
    bool same;

    if (!lua_getmetatable(L, idx))
        return false;
    same = lua_topointer(L, -1) == host_of(L)->meta[slot];
    lua_pop(L, 1);
    return same;
}

void *class_test(lua_State *L, int idx, const Class *cls)
{
    if (lua_type(L, idx) != LUA_TUSERDATA || !meta_is(L, idx, cls->slot))
        return NULL;
    return lua_touserdata(L, idx);
}

/* What is at idx, in the words of lua-plugins/README.md. [-0, +0, -] */
static const char *what_is(lua_State *L, int idx)
{
    if (lua_type(L, idx) != LUA_TUSERDATA)
        return luaL_typename(L, idx);
    if (meta_is(L, idx, META_NODE))
        return "a node";
    if (meta_is(L, idx, META_PAGE))
        return "a page";
    return meta_is(L, idx, META_SITE) ? "the site" : "a value";
}

void *class_check(lua_State *L, int idx, const Class *cls)
{
    void *handle = class_test(L, idx, cls);

    if (!handle)
        host_raise(L, "plugin-failed",
                   "a %s was expected, not %s: call its functions with ':',"
                   " as in %s:name(…)", cls->name, what_is(L, idx), cls->name);
    return handle;
}

void class_push_module(lua_State *L, const Binding *functions)
{
    lua_newtable(L);
    for (const Binding *b = functions; b->name; b++) {
        lua_pushcfunction(L, b->fn);
        lua_setfield(L, -2, b->name);
    }
}
