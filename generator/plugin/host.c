/* plugin/host.c - one Lua state, and the only way in. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>
#include <string.h>

#define MESSAGE_BYTES (16u * 1024)
/* A longer message of our own repeats what the plugin gave: it is cut. It may
 * be raised again and again, so it is nothing that stays. */
#define RAISE_BYTES 1024

/* Lua clears its memory when it holds so many percent of what was alive the
 * last time. With more, clearing costs less, and reaching what has left the
 * processor's caches costs more. */
#define GC_PAUSE_SITE 200
#define GC_PAUSE_PAGE 250
#define GC_SPEED 400

PluginHost *host_of(lua_State *L)
{
    return *(PluginHost **)lua_getextraspace(L);
}

void host_raise(lua_State *L, const char *code, const char *fmt, ...)
{
    char message[RAISE_BYTES];
    va_list args;
    int len;

    va_start(args, fmt);
    len = vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    failure_forget(host_of(L));
    if (len < 0 || (size_t)len >= sizeof message)
        lua_pushfstring(L, "%s…", failure_cut(message));
    else
        lua_pushlstring(L, message, (size_t)len);
    host_of(L)->raise_code = code;
    lua_error(L);
    BUG("lua_error returned");
}

Arena *host_scratch(PluginHost *host)
{
    arena_reset(&host->scratch);
    return &host->scratch;
}

Buf *host_buf(PluginHost *host)
{
    buf_reset(&host->buf);
    return &host->buf;
}

Arena *host_source_arena(PluginHost *host)
{
    return host->page ? &host->page->arena : &host->set->site->arena;
}

Arena *host_late_arena(PluginHost *host)
{
    return host->page->late ? host->page->late : &host->page->arena;
}

Arena *host_build_arena(PluginHost *host)
{
    return host->phase == PHASE_FILTER ? host_late_arena(host) : &host->work;
}

/* Bytes of all that a call may make content in, but for `work`. */
static size_t content_bytes(PluginHost *host)
{
    size_t bytes = host_source_arena(host)->used;

    if (host->page && host->page->late)
        bytes += host->page->late->used;
    return bytes;
}

void host_check_arena(lua_State *L)
{
    PluginHost *host = host_of(L);
    size_t grown = content_bytes(host) - host->arena_mark;

    if (grown > host->memory_limit || host->work.used > host->memory_limit)
        host_raise(L, "plugin-memory",
                   "this makes more than %zu MB of content in one go",
                   host->memory_limit >> 20);
}

bool host_call(PluginHost *host, lua_CFunction body, void *data)
{
    lua_State *L = host->L;
    int status;

    host->epoch++;
    budget_begin(host);
    lua_gc(L, LUA_GCINC,
           host->phase == PHASE_SITE ? GC_PAUSE_SITE : GC_PAUSE_PAGE,
           GC_SPEED, 0);
    failure_forget(host);
    host->failure.set = false;
    host->arena_mark = content_bytes(host);
    if (host->work.used)
        arena_reset(&host->work);
    host->fact_index = NULL;

    lua_settop(L, 0);
    lua_pushcfunction(L, failure_handler);
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, data);
    status = lua_pcall(L, 1, 0, 1);
    lua_settop(L, 0);
    host->epoch++; /* what the call was given ends here */
    if (status == LUA_OK)
        return true;
    failure_report(host, status);
    return false;
}

static int panic(lua_State *L)
{
    const char *message = lua_tostring(L, -1);

    BUG("lua was entered without host_call: %s", message ? message : "?");
    return 0;
}

/* Everything of a fresh state but the plugins. [-1, +0, m] */
static int open_body(lua_State *L)
{
    PluginHost *host = host_of(L);

    marshal_open(L);
    node_open(L);
    class_open(L, &PAGE_CLASS);
    class_open(L, &SITE_CLASS);
    sandbox_open(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "handbook.globals");
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "handbook.modules");
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LOAD_ENVIRONMENTS);
    site_push(L);
    host->site_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushboolean(L, 0);
    host->page_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

static int load_body(lua_State *L)
{
    PluginHost *host = host_of(L);
    size_t index = *(const size_t *)lua_touserdata(L, 1);

    load_plugin(L, host, &host->set->plugin[index], &host->loaded[index],
                host->set->open);
    return 0;
}

static bool load_all(PluginHost *host)
{
    PluginSet *set = host->set;
    bool ok = true;

    host->phase = PHASE_LOAD;
    host->plugin = NULL;
    if (!host_call(host, open_body, NULL))
        return false;
    for (size_t i = 0; i < set->count; i++) {
        host->plugin = &set->plugin[i];
        if (!host_call(host, load_body, &i))
            ok = false;
    }
    host->plugin = NULL;
    return ok;
}

PluginHost *plugin_host_open(PluginSet *set)
{
    PluginHost *host = xcalloc(1, sizeof *host);

    host->set = set;
    host->fail_in = set->fail_in;
    host->phase = PHASE_LOAD;
    budget_limits(host);
    arena_init(&host->work);
    arena_init(&host->scratch);
    buf_init(&host->buf, LIMIT_OUTPUT_BYTES);
    buf_init(&host->message, MESSAGE_BYTES);
    host->loaded = xcalloc(size_add(set->count, 1), sizeof *host->loaded);
    host->L = lua_newstate(memory_alloc, host);
    if (!host->L) {
        diag_addf(set->site->diags, DIAG_SYSTEM, "plugin-memory",
                  diag_nowhere(), "cannot start lua: not enough memory");
        plugin_host_close(host);
        return NULL;
    }
    *(PluginHost **)lua_getextraspace(host->L) = host;
    lua_atpanic(host->L, panic);
    if (!load_all(host)) {
        plugin_host_close(host);
        return NULL;
    }
    return host;
}

void plugin_host_close(PluginHost *host)
{
    if (!host)
        return;
    if (host->L)
        lua_close(host->L);
    memory_release(&host->pieces);
    for (size_t i = 0; i < host->set->count; i++)
        free(host->loaded[i].watch);
    free(host->loaded);
    free(host->visit);
    term_use_close(host->terms);
    arena_release(&host->work);
    arena_release(&host->scratch);
    buf_release(&host->buf);
    buf_release(&host->message);
    free(host);
}
