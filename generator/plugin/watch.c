/* plugin/watch.c - variables of functions (upvalues) that a hook has changed
 * are put back when its turn is over, and told of.
 *
 * freeze.c says which there are. Lua has no word for a variable that may not be
 * set, so what they hold is compared after each turn. That would cost 0.1 ms a
 * page for the shipped plugins' 736 variables; but one can only be set where
 * its name stands in its file with '=' or ',' behind it, so few need it.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>
#include <string.h>

/* The same to everything a plugin can ask; NaN is like itself, 1 is not 1.0.
 * [-0, +0, -] */
static bool is_same(lua_State *L, int a, int b)
{
    lua_Number x, y;

    if (lua_type(L, a) != LUA_TNUMBER || lua_type(L, b) != LUA_TNUMBER)
        return lua_rawequal(L, a, b);
    if (lua_isinteger(L, a) || lua_isinteger(L, b))
        return lua_isinteger(L, a) && lua_isinteger(L, b) &&
               lua_rawequal(L, a, b);
    x = lua_tonumber(L, a);
    y = lua_tonumber(L, b);
    return memcmp(&x, &y, sizeof x) == 0;
}

/* --- what a file may set -------------------------------------------------- */

static bool is_word(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static bool ends_with_word(Str text, const char *word)
{
    size_t len = str_from(word).len;

    return str_ends(text, word) &&
           (text.len == len || !is_word(text.ptr[text.len - len - 1]));
}

/* What stands before text[at] on its line, without blanks at its end. */
static Str before_on_line(Str text, size_t at)
{
    size_t from;

    while (at > 0 && is_blank(text.ptr[at - 1]))
        at--;
    from = at;
    while (from > 0 && text.ptr[from - 1] != '\n' &&
           text.ptr[from - 1] != '\r')
        from--;
    return str_slice(text, from, at);
}

/* True behind the '.' or ':' that a field's name has before it; behind a label
 * and behind '...' stands a variable. */
static bool is_field(Str text, size_t from)
{
    char c = from > 0 ? text.ptr[from - 1] : '\0';

    return (c == '.' || c == ':') && (from == 1 || text.ptr[from - 2] != c);
}

/* True when the word text[from..to) may be a variable that is set there: sure
 * where it says false. */
static bool may_be_set(Str text, size_t from, size_t to)
{
    Str before = before_on_line(text, from);
    size_t at = to;
    char next;

    if (is_field(text, from))
        return false;
    if (ends_with_word(before, "local"))
        return false; /* a new variable: on one line, so in no comment */
    while (at < text.len && (is_blank(text.ptr[at]) ||
                             text.ptr[at] == '\n' || text.ptr[at] == '\r'))
        at++;
    next = at < text.len ? text.ptr[at] : '\0';
    if (next == '=') /* not a comparison, nor a key of a table */
        return (at + 1 == text.len || text.ptr[at + 1] != '=') &&
               !str_ends(before, "{");
    if (next == '(') {
        if (before.len == 0 || str_ends(before, "]"))
            return true; /* 'function' may stand above, or a comment */
        if (!ends_with_word(before, "function"))
            return false;
        before = before_on_line(before, before.len - 8);
        return !ends_with_word(before, "local");
    }
    if (next == ',') /* not one of values, arguments or parameters */
        return !str_ends(before, "(") && !str_ends(before, "{") &&
               !str_ends(before, "=") && !ends_with_word(before, "return");
    return next == '-' && at + 1 < text.len && text.ptr[at + 1] == '-';
}

Map *watch_read_file(Arena *arena, const Source *source)
{
    Map *names = ARENA_NEW(arena, Map);
    Str text = source->text;
    size_t at = 0;

    map_init(names, arena);
    while (at < text.len) {
        size_t from = at;
        while (at < text.len && is_word(text.ptr[at]))
            at++;
        if (at == from) {
            at++;
            continue;
        }
        if (may_be_set(text, from, at) &&
            !map_get(names, str_slice(text, from, at)))
            map_put(names, str_slice(text, from, at), names);
    }
    return names;
}

/* Where the name may be set in lines from..to, or 0. */
static uint32_t find_line(const Source *source, Str name, uint32_t from,
                          uint32_t to)
{
    for (uint32_t line = from; line <= to && line <= source->line_count;
         line++) {
        Str text = source_line(source, line);
        for (size_t i = 0; i + name.len <= text.len; i++) {
            size_t end = i + name.len;
            if (str_eq(str_slice(text, i, end), name) &&
                (i == 0 || !is_word(text.ptr[i - 1])) &&
                (end == text.len || !is_word(text.ptr[end])) &&
                may_be_set(text, i, end))
                return line;
        }
    }
    return 0;
}

/* --- the variables -------------------------------------------------------- */

/* False when no line of its file can set the variable. */
static bool can_change(lua_State *L, int function, Str name)
{
    PluginHost *host = host_of(L);
    const Map *names;
    lua_Debug at;

    lua_pushvalue(L, function);
    if (!lua_getinfo(L, ">S", &at))
        return true;
    names = map_get(&host->set->may_set, str_from(at.short_src));
    return !names || map_get(names, name);
}

void watch_add(lua_State *L, PluginHost *host, int watched, int function,
               int n)
{
    HostPlugin *loaded = &host->loaded[host->plugin - host->set->plugin];
    size_t count = loaded->watch_count;
    const char *name = lua_getupvalue(L, function, n);

    if (!can_change(L, function, str_from(name))) {
        lua_pop(L, 1);
        return;
    }
    if (count == loaded->watch_capacity) {
        loaded->watch_capacity = count ? size_mul(count, 2) : 16;
        loaded->watch = xrealloc(loaded->watch,
                                 size_mul(loaded->watch_capacity,
                                          sizeof *loaded->watch));
    }
    loaded->watch[count] = (unsigned char)n; /* Lua has 255 at most */
    loaded->watch_count++;
    lua_rawseti(L, watched, (lua_Integer)(2 * count + 2));
    lua_pushvalue(L, function);
    lua_rawseti(L, watched, (lua_Integer)(2 * count + 1));
}

/* The function at idx and where it stands. [-0, +0, -] */
static const Source *function_place(lua_State *L, int idx, lua_Debug *at)
{
    lua_pushvalue(L, idx);
    if (!lua_getinfo(L, ">S", at))
        return NULL;
    return failure_file(host_of(L), at);
}

/* Where the variable of the function at 2 was set, most likely: in that
 * function, anywhere inside a function of its file, else the function. */
static DiagPos set_where(lua_State *L, Str name)
{
    lua_Debug at;
    const Source *source = function_place(L, 2, &at);
    uint32_t line, first = 1;

    if (!source)
        return diag_nowhere();
    if (at.linedefined > 0) {
        first = (uint32_t)at.linedefined;
        line = find_line(source, name, first, (uint32_t)at.lastlinedefined);
        if (!line)
            line = find_line(source, name, first, source->line_count);
    } else {
        line = 0;
    }
    if (!line)
        line = find_line(source, name, 1, source->line_count);
    if (!line)
        line = first;
    return diag_at(source, failure_line_span(source, line));
}

/* Tells of variable `name` of the function at 2: in the same words whatever
 * page it was on, so that it is told once. */
static void tell(lua_State *L, PluginHost *host, const char *name)
{
    Diags *diags = host->set->site->diags;
    const char *keep = host->phase == PHASE_SITE
                           ? "publish a fact"
                           : "keep it in page.state, publish a fact";

    diag_help(diags, DIAG_ERROR, "plugin-state", set_where(L, str_from(name)),
              arena_fmt(host_scratch(host), "%s, or make it a local of the"
                        " hook", keep),
              "%s of plugin '%.*s' changed '%s', a variable outside of it:"
              " nothing may pass from page to page, so it was put back",
              host->phase == PHASE_COLLECT  ? "'collect'"
              : host->phase == PHASE_SITE ? "'site'"
                                          : "a filter",
              STR_ARG(host->plugin->name), name);
}

void watch_end_turn(PluginHost *host)
{
    const HostPlugin *loaded =
        &host->loaded[host->plugin - host->set->plugin];
    lua_State *L = host->L;

    if (loaded->watch_count == 0)
        return;
    lua_settop(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, loaded->watched);
    for (size_t i = 0; i < loaded->watch_count; i++) {
        const char *name;
        lua_rawgeti(L, 1, (lua_Integer)(2 * i + 1)); /* 2: the function */
        lua_rawgeti(L, 1, (lua_Integer)(2 * i + 2)); /* 3: what it was */
        name = lua_getupvalue(L, 2, loaded->watch[i]);
        if (!is_same(L, 3, 4)) {
            tell(L, host, name);
            lua_pushvalue(L, 3);
            lua_setupvalue(L, 2, loaded->watch[i]);
        }
        lua_settop(L, 1);
    }
    lua_settop(L, 0);
}
