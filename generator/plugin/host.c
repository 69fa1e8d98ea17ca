/* plugin/host.c - one Lua state: its memory, its budget, the only way in. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>
#include <string.h>

/* Instructions between two looks at the budget. */
#define HOOK_EVERY 1000
/* Bytes of one allocation that cost a step: copying them takes about as long
 * as an instruction. Small ones are part of the instruction. */
#define BYTES_PER_STEP 64
#define CHARGED_BYTES 1024
#define MESSAGE_BYTES (16u * 1024)

/* A step of the whole site may take as much again for each page. */
#define SITE_STEPS_PER_PAGE 20000
#define SITE_BYTES_PER_PAGE (64u * 1024)
/* Lua clears its memory when it holds so many percent of what was alive the
 * last time. With more, clearing costs less, and reaching what has left the
 * processor's caches costs more. */
#define GC_PAUSE_SITE 150
#define GC_PAUSE_PAGE 250
#define GC_SPEED 400

/* --- small pieces of memory -------------------------------------------------
 *
 * Lua tells the size of what it gives back, and takes and gives back small
 * things all the time: a list of free pieces for each size is much cheaper
 * than malloc. */

#define PIECE 16u /* sizes are rounded up to this: fits any type */
#define CHUNK_BYTES ((size_t)32 * 1024)

struct MemoryPiece {
    MemoryPiece *next;
};

struct MemoryChunk {
    MemoryChunk *next;
    size_t unused; /* keeps what follows aligned to PIECE */
};

static size_t class_of(size_t size)
{
    return (size - 1) / PIECE;
}

/* Cuts a new chunk into pieces of that class; NULL without memory. */
static MemoryPiece *cut_chunk(Memory *memory, size_t class)
{
    size_t size = (class + 1) * PIECE;
    MemoryChunk *chunk = realloc(NULL, CHUNK_BYTES);
    char *at = (char *)chunk + sizeof *chunk;
    char *end = (char *)chunk + CHUNK_BYTES;
    MemoryPiece *first = NULL;

    if (!chunk)
        return NULL;
    chunk->next = memory->chunk;
    memory->chunk = chunk;
    for (; (size_t)(end - at) >= size; at += size) {
        MemoryPiece *piece = (MemoryPiece *)(void *)at;
        piece->next = first;
        first = piece;
    }
    memory->free[class] = first;
    return first;
}

static void *take_piece(Memory *memory, size_t size)
{
    size_t class = class_of(size);
    MemoryPiece *piece = memory->free[class];

    if (!piece)
        piece = cut_chunk(memory, class);
    if (piece)
        memory->free[class] = piece->next;
    return piece;
}

static void give_back(Memory *memory, void *old, size_t size)
{
    MemoryPiece *piece = old;

    if (size > MEMORY_SMALL) {
        free(old);
        return;
    }
    piece->next = memory->free[class_of(size)];
    memory->free[class_of(size)] = piece;
}

/* realloc, malloc (old_size 0) and free (size 0); NULL without memory. */
static void *memory_resize(Memory *memory, void *old, size_t old_size,
                           size_t size)
{
    void *made;

    if (old_size > MEMORY_SMALL && size > MEMORY_SMALL)
        return realloc(old, size);
    if (old_size > 0 && size > 0 && old_size <= MEMORY_SMALL &&
        size <= MEMORY_SMALL && class_of(old_size) == class_of(size))
        return old;
    made = NULL;
    if (size > 0) {
        made = size > MEMORY_SMALL ? realloc(NULL, size)
                                   : take_piece(memory, size);
        if (!made)
            return NULL;
        if (old_size > 0)
            memcpy(made, old, old_size < size ? old_size : size);
    }
    if (old_size > 0)
        give_back(memory, old, old_size);
    return made;
}

static void memory_release(Memory *memory)
{
    while (memory->chunk) {
        MemoryChunk *next = memory->chunk->next;
        free(memory->chunk);
        memory->chunk = next;
    }
    memset(memory->free, 0, sizeof memory->free);
}

/* --- memory and budget ---------------------------------------------------- */

/* The allocator: at most host->memory_limit, and long work on memory (rep,
 * concat, ..) costs steps. Cannot raise; NULL makes Lua raise. */
static void *host_alloc(void *ud, void *old, size_t old_size, size_t size)
{
    PluginHost *host = ud;
    size_t before = old ? old_size : 0; /* else it tells a kind of object */
    void *memory;

    if (size == 0) {
        memory_resize(&host->pieces, old, before, 0);
        host->memory -= before;
        return NULL;
    }
    if (size > before) {
        if (host->fail_in > 0 && host->fail_in-- == 1) {
            host->fail_in = 1; /* and all later ones */
            return NULL;
        }
        if (host->memory > host->memory_limit ||
            size - before > host->memory_limit - host->memory)
            return NULL;
        if (size >= CHARGED_BYTES) {
            host->steps -= (long)(size / BYTES_PER_STEP);
            if (host->steps < 0)
                return NULL;
        }
    }
    memory = memory_resize(&host->pieces, old, before, size);
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
               "this takes more than %ld steps: it may never end",
               host->step_limit);
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

    if (n > (size_t)host->step_limit)
        n = (size_t)host->step_limit + 1;
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

/* What the call that begins may use: the step of the whole site grows with
 * it. */
static void set_limits(PluginHost *host)
{
    size_t pages =
        host->phase == PHASE_SITE ? host->set->site->page_count : 0;

    host->step_limit =
        LIMIT_PLUGIN_STEPS + (long)(pages * SITE_STEPS_PER_PAGE);
    host->memory_limit = LIMIT_PLUGIN_MEMORY + pages * SITE_BYTES_PER_PAGE;
    host->steps = host->step_limit;
}

bool host_call(PluginHost *host, lua_CFunction body, void *data)
{
    lua_State *L = host->L;
    int status;

    host->epoch++;
    set_limits(host);
    lua_gc(L, LUA_GCINC,
           host->phase == PHASE_SITE ? GC_PAUSE_SITE : GC_PAUSE_PAGE,
           GC_SPEED, 0);
    host->spent = false;
    lua_sethook(L, count_hook, LUA_MASKCOUNT, HOOK_EVERY);
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
    set_limits(host);
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
    memory_release(&host->pieces);
    free(host->loaded);
    free(host->visit);
    term_use_close(host->terms);
    arena_release(&host->work);
    arena_release(&host->scratch);
    buf_release(&host->buf);
    buf_release(&host->message);
    free(host);
}
