/* plugin/load.c - the text of a plugin or of what it requires, into a state. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "base/limits.h"

#define MODULES "handbook.modules"

/* The byte order mark that some editors put before a text. */
static Str without_mark(Str text)
{
    if (str_starts(text, "\xEF\xBB\xBF"))
        return str_slice(text, 3, text.len);
    return text;
}

/* Raises for the message "NAME:12: what is wrong" at the top. [-0, +0, e] */
HB_NORETURN static void syntax_raise(lua_State *L, const Source *source,
                                     Str chunk)
{
    PluginHost *host = host_of(L);
    size_t len;
    const char *chars = lua_tolstring(L, -1, &len);
    Str message = str_of(chars, len), line;
    uint64_t number = 0;

    if (message.len > chunk.len + 1 &&
        str_eq(str_slice(message, 0, chunk.len), chunk)) {
        message = str_slice(message, chunk.len + 1, message.len);
        if (str_split(&message, ':', &line))
            str_to_u64(line, &number);
    }
    failure_forget(host);
    host->raise_source = source;
    host->raise_line = (uint32_t)number;
    host->raise_code = "plugin-syntax";
    marshal_push_str(L, str_trim(message));
    lua_error(L);
    BUG("lua_error returned");
}

/* A lua_Writer into a Buf. */
static int write_code(lua_State *L, const void *bytes, size_t len, void *ud)
{
    (void)L;
    buf_add(ud, str_of(bytes, len));
    return 0;
}

/* Keeps what the function at the top was compiled to, for the states that load
 * it later. [-0, +0, -] */
static void keep_code(lua_State *L, PluginSet *set, const Source *source)
{
    Arena *arena = &set->site->arena;
    Str *code;
    Buf buf;

    if (map_get(&set->code, source->path))
        return;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    if (lua_dump(L, write_code, &buf, 0) == 0 && !buf.full) {
        code = ARENA_NEW(arena, Str);
        *code = str_dup(arena, buf_str(&buf));
        map_put(&set->code, source->path, code);
    }
    buf_release(&buf);
}

/* Compiles the file, or takes what the set's first state made of it: every
 * worker has a state of its own, and to compile is half of what it costs.
 * Nothing but keep_code makes such code; a plugin can neither make nor load
 * it. [-0, +1, e] */
static void push_code(lua_State *L, const Source *source, Str chunk)
{
    PluginSet *set = host_of(L)->set;
    const Str *code = set->open ? NULL : map_get(&set->code, source->path);
    Str text = code ? *code : without_mark(source->text);
    int status;

    lua_pushfstring(L, "=%s", chunk.ptr);
    status = luaL_loadbufferx(L, text.ptr, text.len, lua_tostring(L, -1),
                              code ? "b" : "t");
    lua_remove(L, -2);
    if (status == LUA_ERRSYNTAX)
        syntax_raise(L, source, chunk);
    if (status != LUA_OK)
        lua_error(L);
    if (set->open)
        keep_code(L, set, source);
}

void load_chunk(lua_State *L, const Source *source, Str chunk)
{
    push_code(L, source, chunk);
    lua_newtable(L); /* its environment */
    lua_newtable(L);
    lua_getfield(L, LUA_REGISTRYINDEX, "handbook.globals");
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_getfield(L, LUA_REGISTRYINDEX, LOAD_ENVIRONMENTS);
    lua_pushvalue(L, -2);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    if (!lua_setupvalue(L, -2, 1))
        lua_pop(L, 1);
}

/* "a.b" and "a/b" as "a/b", or raises for what is no name of a module. */
static Str module_name(lua_State *L, int idx)
{
    Str given = marshal_text(L, idx, "the name for require");
    Arena *scratch = host_scratch(host_of(L));
    char *name = arena_chars(scratch, given.len + 1);
    bool ok = given.len > 0 && given.len <= 48;
    char before = '/';

    for (size_t i = 0; i < given.len && ok; i++) {
        char c = given.ptr[i] == '.' ? '/' : given.ptr[i];
        ok = c == '/' ? before != '/'
                      : ((c >= 'a' && c <= 'z') || ascii_is_digit(c) ||
                         c == '_' || c == '-');
        name[i] = before = c;
    }
    if (!ok || before == '/')
        host_raise(L, "plugin-failed",
                   "require takes a name of a-z, 0-9, '_' and '-', with '.'"
                   " or '/' for folders, not '%.*s'", STR_ARG(given));
    name[given.len] = '\0';
    return str_of(name, given.len);
}

/* Loads the module whose key is at 2; its value to the top. [-0, +1, e] */
static void load_module(lua_State *L, Str name)
{
    PluginHost *host = host_of(L);
    const Source *source;
    Str chunk;

    if (host->phase != PHASE_LOAD)
        host_raise(L, "plugin-failed", "require '%.*s' must stand at the top"
                   " of the file, not in a hook", STR_ARG(name));
    source = set_file(host->set, name);
    if (!source)
        host_raise(L, "plugin-missing",
                   "there is no '%.*s.lua' in the plugin folders",
                   STR_ARG(name));
    lua_pushfstring(L, "%s.lua", name.ptr);
    chunk = str_from(lua_tostring(L, -1));
    load_chunk(L, source, chunk);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
}

/* require(name): each plugin has its own copy, so that plugins share nothing.
 * [-0, +1, e] */
int load_require(lua_State *L)
{
    PluginHost *host = host_of(L);
    Str name = module_name(L, 1);

    lua_settop(L, 1);
    lua_pushfstring(L, "%s/%s",
                    host->plugin ? host->plugin->name.ptr : "", name.ptr);
    lua_getfield(L, LUA_REGISTRYINDEX, MODULES);
    lua_pushvalue(L, 2);
    lua_rawget(L, 3);
    if (lua_isinteger(L, -1) &&
        lua_tointeger(L, -1) == (lua_Integer)host->epoch)
        host_raise(L, "plugin-failed",
                   "'%.*s' is required by what it requires itself",
                   STR_ARG(name));
    if (!lua_isnil(L, -1) && !lua_isinteger(L, -1))
        return 1;
    lua_pop(L, 1);
    lua_pushvalue(L, 2);
    lua_pushinteger(L, (lua_Integer)host->epoch); /* is being loaded */
    lua_rawset(L, 3);
    lua_pushlstring(L, name.ptr, name.len); /* scratch may be emptied */
    name = str_from(lua_tostring(L, -1));
    load_module(L, name);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_rawset(L, 3);
    return 1;
}

/* A reference to the function called `name` in the table at the top. */
static int function_ref(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    if (lua_isfunction(L, -1))
        return luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pop(L, 1);
    return LUA_NOREF;
}

void load_plugin(lua_State *L, PluginHost *host, Plugin *plugin,
                 HostPlugin *loaded, bool check)
{
    lua_settop(L, 0);
    lua_pushfstring(L, "%s.lua", plugin->name.ptr);
    load_chunk(L, plugin->source, str_from(lua_tostring(L, -1)));
    lua_call(L, 0, 1);
    if (!lua_istable(L, -1)) {
        host->raise_source = plugin->source;
        host_raise(L, "plugin-shape",
                   "a plugin must end with 'return' and its table, but this"
                   " returns %s", luaL_typename(L, -1));
    }
    if (check)
        shape_read(L, -1, host->set, plugin);
    loaded->collect = function_ref(L, "collect");
    loaded->site = function_ref(L, "site");
    lua_replace(L, 1);
    lua_settop(L, 1);
    lua_getfield(L, 1, "filter");
    for (int kind = 0; kind < NODE__COUNT; kind++) {
        loaded->filter[kind] = LUA_NOREF;
        if (lua_istable(L, -1))
            loaded->filter[kind] =
                function_ref(L, node_kind_name((NodeKind)kind));
    }
    lua_settop(L, 1); /* the plugin's table */
    freeze_plugin(L, loaded);
}
