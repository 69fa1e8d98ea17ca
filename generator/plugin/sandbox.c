/* plugin/sandbox.c - the globals of a plugin: an allow-list, and what of Lua's
 * own library is replaced because it would show addresses, hashes or time, or
 * let a plugin outlive its budget.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* What is taken from Lua's libraries. */
static const char *const BASE_KEPT[] = {"assert",   "ipairs", "rawequal",
                                        "select",   "tonumber", "type",
                                        NULL};
static const char *const STRING_KEPT[] = {
    "byte", "char",  "find",     "format", "gmatch",  "gsub",
    "len",  "lower", "match",    "pack",   "packsize", "rep",
    "reverse", "sub", "unpack",  "upper",  NULL};
static const char *const TABLE_KEPT[] = {"concat", "insert", "move", "pack",
                                         "remove", "unpack", NULL};
/* no random, randomseed */
static const char *const MATH_KEPT[] = {
    "abs", "acos", "asin", "atan", "ceil", "cos",        "deg",
    "exp", "floor", "fmod", "huge", "log", "max",        "maxinteger",
    "min", "mininteger", "modf", "pi", "rad", "sin",     "sqrt",
    "tan", "tointeger", "type", "ult", NULL};
static const char *const UTF8_KEPT[] = {"char", "charpattern", "codepoint",
                                        "codes", "len", "offset", NULL};

void sandbox_tostring(lua_State *L, int idx)
{
    idx = lua_absindex(L, idx);
    if (luaL_getmetafield(L, idx, "__tostring") != LUA_TNIL) {
        lua_pushvalue(L, idx);
        lua_call(L, 1, 1);
        if (!lua_isstring(L, -1))
            host_raise(L, "plugin-failed", "'__tostring' must return text");
        return;
    }
    switch (lua_type(L, idx)) {
    case LUA_TSTRING:
    case LUA_TNUMBER:
    case LUA_TBOOLEAN:
    case LUA_TNIL:
        luaL_tolstring(L, idx, NULL);
        return;
    case LUA_TUSERDATA:
        if (luaL_getmetafield(L, idx, "__name") == LUA_TSTRING)
            return;
        break;
    default:
        break;
    }
    lua_pushstring(L, luaL_typename(L, idx));
}

/* tostring(value) [-0, +1, e] */
static int base_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    sandbox_tostring(L, 1);
    return 1;
}

/* print(…): a note at the plugin's line [-0, +0, e] */
static int base_print(lua_State *L)
{
    PluginHost *host = host_of(L);
    int count = lua_gettop(L);
    luaL_Buffer text;
    Str message;

    luaL_buffinit(L, &text);
    for (int i = 1; i <= count; i++) {
        if (i > 1)
            luaL_addstring(&text, "  ");
        sandbox_tostring(L, i);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
    message = marshal_text(L, -1, "what is printed");
    host_charge_report(L, message, STR(""));
    diag_add(host->set->site->diags, DIAG_NOTE, "plugin-print",
             failure_here(L), message, STR(""));
    return 0;
}

/* error(message [, level]) [-0, +0, e] */
static int base_error(lua_State *L)
{
    PluginHost *host = host_of(L);
    int level = (int)luaL_optinteger(L, 2, 1);
    lua_Debug at;

    lua_settop(L, 1);
    failure_forget(host);
    if (level > 0 && lua_getstack(L, level, &at) &&
        lua_getinfo(L, "Sl", &at) && at.currentline > 0) {
        host->raise_source = failure_file(host, &at);
        host->raise_line = (uint32_t)at.currentline;
    }
    return lua_error(L);
}

/* Running out of steps or memory is nothing a plugin may catch. */
static void pass_through(lua_State *L, int status)
{
    PluginHost *host = host_of(L);

    if (host->spent || host->steps < 0)
        host_charge(L, 0);
    if (status == LUA_ERRMEM)
        lua_error(L);
    if (status != LUA_OK)
        failure_forget(host);
}

/* pcall(fn, …) [-0, +any, e] */
static int base_pcall(lua_State *L)
{
    int status;

    luaL_checkany(L, 1);
    status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
    pass_through(L, status);
    lua_pushboolean(L, status == LUA_OK);
    lua_insert(L, 1);
    return lua_gettop(L);
}

/* The handler of xpcall: upvalue 1 is the plugin's. [-1, +1, e] */
static int handle_error(lua_State *L)
{
    PluginHost *host = host_of(L);

    if (host->spent || host->steps < 0)
        return 1;
    lua_settop(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

/* xpcall(fn, handler, …) [-0, +any, e] */
static int base_xpcall(lua_State *L)
{
    int status;

    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handle_error, 1);
    lua_replace(L, 2);
    lua_pushvalue(L, 1);
    lua_remove(L, 1);
    lua_insert(L, 2); /* handler, fn, … */
    status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1);
    pass_through(L, status);
    lua_pushboolean(L, status == LUA_OK);
    lua_replace(L, 1);
    return lua_gettop(L);
}

/* setmetatable(table, metatable) [-0, +1, e] */
static int base_setmetatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnil(L, 2))
        luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    if (readonly_is(L, 1))
        readonly_raise(L);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        host_raise(L, "plugin-failed",
                   "the metatable of this table is protected");
    if (lua_istable(L, 2))
        readonly_take_metatable(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

/* getmetatable(table): tables only [-0, +1, e] */
static int base_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE || !readonly_metatable(L, 1))
        lua_pushnil(L);
    return 1;
}

/* rawget(table, key) [-0, +1, e] */
static int base_rawget(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    readonly_resolve(L, 1);
    lua_rawget(L, 1);
    return 1;
}

/* rawlen(table or text) [-0, +1, e] */
static int base_rawlen(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1) || lua_isstring(L, 1), 1,
                     "table or string");
    readonly_resolve(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}

/* rawset(table, key, value) [-0, +1, e] */
static int base_rawset(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 3);
    lua_settop(L, 3);
    if (readonly_is(L, 1))
        readonly_raise(L);
    lua_rawset(L, 1);
    return 1;
}

const Binding *sandbox_base(void)
{
    static const Binding functions[] = {
        {.name = "tostring", .fn = base_tostring,
         .text = "never tells an address: a table is `table`"},
        {.name = "print", .fn = base_print,
         .text = "a note at this line of the plugin (`plugin-print`)"},
        {.name = "error", .fn = base_error,
         .text = "the report is at the plugin's own line"},
        {.name = "pcall", .fn = base_pcall,
         .text = "running out of steps or memory passes through it"},
        {.name = "xpcall", .fn = base_xpcall,
         .text = "running out of steps or memory passes through it"},
        {.name = "setmetatable", .fn = base_setmetatable,
         .text = "raises for `__gc` and `__mode`, and for a read-only table;"
                 " takes the metatable as it is then: in a hook, put"
                 " everything into it first"},
        {.name = "getmetatable", .fn = base_getmetatable,
         .text = "of tables only, else `nil`"},
        {.name = "rawget", .fn = base_rawget,
         .text = "reads a read-only table, too"},
        {.name = "rawlen", .fn = base_rawlen,
         .text = "reads a read-only table, too"},
        {.name = "rawset", .fn = base_rawset,
         .text = "raises for a read-only table"},
        {.name = "require", .fn = load_require,
         .text = "finds files of the plugin folders, at the top of a file only:"
                 " `lib.names` is `lua-plugins/lib/names.lua`"},
        {.name = NULL},
    };

    return functions;
}

/* What is taken from Lua's own library `name`, as a table at the top; what a
 * newer Lua adds stays out. Lua's own table stays where it is: it gives
 * functions their names in messages. [-0, +1, m] */
static void open_library(lua_State *L, const char *name, lua_CFunction open,
                         const char *const *kept)
{
    luaL_requiref(L, name, open, 0);
    lua_newtable(L);
    for (; *kept; kept++) {
        lua_getfield(L, -2, *kept);
        lua_setfield(L, -2, *kept);
    }
    lua_remove(L, -2);
}

/* Replaces functions of the library at the top; each keeps the original as
 * upvalue 1. [-0, +0, m] */
static void replace_functions(lua_State *L, const Binding *functions)
{
    for (const Binding *b = functions; b->name; b++) {
        lua_getfield(L, -1, b->name);
        lua_pushcclosure(L, b->fn, 1);
        lua_setfield(L, -2, b->name);
    }
}

/* The functions of the base library into the table at the top. */
static void fill_base(lua_State *L)
{
    const Binding *order = sandbox_order();

    luaL_requiref(L, "_G", luaopen_base, 0);
    for (const char *const *name = BASE_KEPT; *name; name++) {
        lua_getfield(L, -1, *name);
        lua_setfield(L, -3, *name);
    }
    lua_pop(L, 1);
    for (const Binding *b = sandbox_base(); b->name; b++) {
        lua_pushcfunction(L, b->fn);
        lua_setfield(L, -2, b->name);
    }
    for (int i = 0; i < 2; i++) { /* pairs and next */
        lua_pushcfunction(L, order[i].fn);
        lua_setfield(L, -2, order[i].name);
    }
    lua_pushliteral(L, LUA_VERSION);
    lua_setfield(L, -2, "_VERSION");
}

/* The string library; methods of texts use it too. [-0, +1, m] */
static void open_string(lua_State *L)
{
    open_library(L, LUA_STRLIBNAME, luaopen_string, STRING_KEPT);
    replace_functions(L, sandbox_string());
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}

/* [-0, +1, m] */
static void open_table(lua_State *L)
{
    open_library(L, LUA_TABLIBNAME, luaopen_table, TABLE_KEPT);
    replace_functions(L, sandbox_table());
    lua_pushcfunction(L, sandbox_sort()->fn);
    lua_setfield(L, -2, "sort");
}

/* Makes the library at the top read-only and a global. [-1, +0, m] */
static void keep_library(lua_State *L, const char *name)
{
    readonly_wrap(L);
    lua_setfield(L, -2, name);
}

void sandbox_open(lua_State *L)
{
    readonly_open(L);
    lua_newtable(L);
    fill_base(L);
    open_string(L);
    keep_library(L, "string");
    open_table(L);
    keep_library(L, "table");
    open_library(L, LUA_MATHLIBNAME, luaopen_math, MATH_KEPT);
    keep_library(L, "math");
    open_library(L, LUA_UTF8LIBNAME, luaopen_utf8, UTF8_KEPT);
    replace_functions(L, sandbox_utf8());
    keep_library(L, "utf8");
    mod_md_open(L);
    keep_library(L, "md");
    mod_text_open(L);
    keep_library(L, "text");
}
