/* plugin/host.c - one Lua state: its memory, its budget, the only way in. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>

/* Instructions between two looks at the budget. */
#define HOOK_EVERY 1000
/* Bytes of one allocation that cost a step: copying them takes about as long
 * as an instruction. Small ones are part of the instruction. */
#define BYTES_PER_STEP 64
#define CHARGED_BYTES 1024
#define MESSAGE_BYTES (16u * 1024)

/* The allocator: at most LIMIT_PLUGIN_MEMORY, and long work on memory (rep,
 * concat, ..) costs steps. Cannot raise; NULL makes Lua raise. */
static void *host_alloc(void *ud, void *old, size_t old_size, size_t size)
{
    PluginHost *host = ud;
    size_t before = old ? old_size : 0; /* else it tells a kind of object */
    void *memory;

    if (size == 0) {
        free(old);
        host->memory -= before;
        return NULL;
    }
    if (size > before) {
        if (host->fail_in > 0 && host->fail_in-- == 1) {
            host->fail_in = 1; /* and all later ones */
            return NULL;
        }
        if (size - before > LIMIT_PLUGIN_MEMORY - host->memory)
            return NULL;
        if (size >= CHARGED_BYTES) {
            host->steps -= (long)(size / BYTES_PER_STEP);
            if (host->steps < 0)
                return NULL;
        }
    }
    memory = realloc(old, size);
    if (memory)
        host->memory = host->memory - before + size;
    return memory;
}

PluginHost *host_of(lua_State *L)
{
    return *(PluginHost **)lua_getextraspace(L);
}

static void count_hook(lua_State *L, lua_Debug *activation);

/* Ends a call whose budget is gone. From here on each instruction comes here
 * again, so that nothing in the plugin can go on. [-0, +0, e] */
HB_NORETURN static void budget_raise(lua_State *L)
{
    PluginHost *host = host_of(L);

    host->spent = true;
    lua_sethook(L, count_hook, LUA_MASKCOUNT, 1);
    host_raise(L, "plugin-budget",
               "this takes more than %d steps: it may never end",
               LIMIT_PLUGIN_STEPS);
}

/* [-0, +0, e] */
static void count_hook(lua_State *L, lua_Debug *activation)
{
    PluginHost *host = host_of(L);

    (void)activation;
    host->steps -= HOOK_EVERY;
    if (host->spent || host->steps < 0)
        budget_raise(L);
}

void host_charge(lua_State *L, size_t n)
{
    PluginHost *host = host_of(L);

    if (n > LIMIT_PLUGIN_STEPS)
        n = LIMIT_PLUGIN_STEPS + 1;
    host->steps -= (long)n;
    if (host->spent || host->steps < 0)
        budget_raise(L);
}

void host_raise(lua_State *L, const char *code, const char *fmt, ...)
{
    PluginHost *host = host_of(L);
    va_list args;
    Str message;

    va_start(args, fmt);
    message = arena_vfmt(&host->scratch, fmt, args);
    va_end(args);
    failure_forget(host);
    marshal_push_str(L, message);
    host->raise_code = code;
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

Arena *host_build_arena(PluginHost *host)
{
    return host->phase == PHASE_FILTER ? &host->page->arena : &host->work;
}

void host_check_arena(lua_State *L)
{
    PluginHost *host = host_of(L);
    size_t grown = host_source_arena(host)->used - host->arena_mark;

    if (grown > LIMIT_PLUGIN_MEMORY || host->work.used > LIMIT_PLUGIN_MEMORY)
        host_raise(L, "plugin-memory",
                   "this makes more than %u MB of content in one go",
                   LIMIT_PLUGIN_MEMORY >> 20);
}

bool host_call(PluginHost *host, lua_CFunction body, void *data)
{
    lua_State *L = host->L;
    int status;

    host->epoch++;
    host->steps = LIMIT_PLUGIN_STEPS;
    host->spent = false;
    lua_sethook(L, count_hook, LUA_MASKCOUNT, HOOK_EVERY);
    failure_forget(host);
    host->failure.set = false;
    host->arena_mark = host_source_arena(host)->used;
    if (host->work.used)
        arena_reset(&host->work);

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
    host->steps = LIMIT_PLUGIN_STEPS;
    arena_init(&host->work);
    arena_init(&host->scratch);
    buf_init(&host->buf, LIMIT_OUTPUT_BYTES);
    buf_init(&host->message, MESSAGE_BYTES);
    host->loaded = xcalloc(size_add(set->count, 1), sizeof *host->loaded);
    host->L = lua_newstate(host_alloc, host);
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
    free(host->loaded);
    free(host->visit);
    arena_release(&host->work);
    arena_release(&host->scratch);
    buf_release(&host->buf);
    buf_release(&host->message);
    free(host);
}
