/* plugin/sandbox_work.c - library functions whose work an instruction count
 * does not see: they are charged for it, then do what Lua's own do.
 *
 * Each function here has Lua's own as upvalue 1. Those of `table` are written
 * anew, in sandbox_table.c.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* Goes on as Lua's own, in its place: none of these has upvalues. An error of
 * its own names the function as the plugin called it. [-any, +any, e] */
static int call_own(lua_State *L)
{
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* A pattern function: charged by what the pattern costs [-any, +any, e] */
static int charge_pattern(lua_State *L, PatternUse use)
{
    size_t len, pattern_len, from = 0;
    const char *chars, *pattern;
    lua_Integer init;
    int is_integer = 0;

    /* What Lua takes for a text or a whole number: 12 and "12", 2.0 and "2" */
    if (!lua_isstring(L, 1) || !lua_isstring(L, 2))
        return call_own(L);
    chars = lua_tolstring(L, 1, &len);
    pattern = lua_tolstring(L, 2, &pattern_len);
    init = use == PATTERN_ALL ? 1 : lua_tointegerx(L, 3, &is_integer);
    if (!is_integer)
        init = 1;
    if (init > 1)
        from = (size_t)init - 1;
    else if (init < 0 && len > 0 - (size_t)init)
        from = len + (size_t)init;
    if (from > len)
        from = len;
    if (use == PATTERN_FIRST && lua_toboolean(L, 4))
        pattern_find_plain(L, str_slice(str_of(chars, len), from, len),
                           str_of(pattern, pattern_len));
    else
        pattern_charge(L, str_of(chars, len), from,
                       str_of(pattern, pattern_len), use);
    return call_own(L);
}

static int string_pattern(lua_State *L)
{
    return charge_pattern(L, PATTERN_FIRST);
}

static int string_all(lua_State *L)
{
    return charge_pattern(L, PATTERN_ALL);
}

/* The end of the directive that begins behind '%' at text[at]. */
static size_t directive_end(Str text, size_t at)
{
    while (at < text.len && !ascii_is_alpha(text.ptr[at]) &&
           text.ptr[at] != '%')
        at++;
    return at;
}

/* string.format: values shown by %s without addresses [-any, +1, e] */
static int string_format(lua_State *L)
{
    size_t len;
    const char *chars = luaL_checklstring(L, 1, &len);
    Str text = str_of(chars, len);
    int arg = 1, top = lua_gettop(L);

    host_charge(L, len / 8);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '%')
            continue;
        i = directive_end(text, i + 1);
        if (i >= text.len || text.ptr[i] == '%')
            continue;
        arg++;
        if (text.ptr[i] == 'p')
            host_raise(L, "plugin-failed", "'%%p' would show an address");
        if (text.ptr[i] != 's' || arg > top)
            continue;
        sandbox_tostring(L, arg);
        lua_replace(L, arg);
    }
    return call_own(L);
}

/* string.byte, utf8.len and the like: charged by their text */
static int string_look(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TSTRING)
        host_charge(L, lua_rawlen(L, 1) / 8);
    return call_own(L);
}

/* string.rep: an empty text, too, is put down n times */
static int string_rep(lua_State *L)
{
    lua_Integer count = luaL_optinteger(L, 2, 0);

    if (count > 0)
        host_charge(L, (size_t)count / 16);
    return call_own(L);
}

static int string_each(lua_State *L)
{
    return charge_pattern(L, PATTERN_EACH);
}

const Binding *sandbox_string(void)
{
    static const Binding functions[] = {
        {.name = "find", .fn = string_pattern,
         .text = "costs what its matcher has to try"},
        {.name = "match", .fn = string_pattern,
         .text = "costs what its matcher has to try"},
        {.name = "gmatch", .fn = string_each,
         .text = "costs what its matcher has to try"},
        {.name = "gsub", .fn = string_all,
         .text = "costs what its matcher has to try"},
        {.name = "format", .fn = string_format,
         .text = "without `%p`; `%s` gives what `tostring` does"},
        {.name = "byte", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = "rep", .fn = string_rep,
         .text = "costs what it makes"},
        {.name = "pack", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = "packsize", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = "unpack", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = NULL},
    };

    return functions;
}

const Binding *sandbox_utf8(void)
{
    static const Binding functions[] = {
        {.name = "len", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = "codepoint", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = "offset", .fn = string_look,
         .text = "costs what it has to look at"},
        {.name = NULL},
    };

    return functions;
}
