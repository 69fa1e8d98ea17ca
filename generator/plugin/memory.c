/* plugin/memory.c - the memory of a Lua state: small pieces of it, and a cap.
 *
 * What counts is what a plugin holds. Two things do not: garbage, since Lua
 * clears it before it gives up, and the vectors of Lua's own (its stack, its
 * table of strings), which are as large as some earlier page made them. So a
 * page meets the cap at the same point whatever its worker did before; but for
 * what Lua keeps of calls inside calls, which it gives back half at a time: a
 * page that went 150,000 calls deep costs a later one a hundredth of its cap.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of one allocation that cost a step: copying them takes about as long
 * as an instruction. Small ones are part of the instruction. */
#define BYTES_PER_STEP 64
#define CHARGED_BYTES 1024
/* The smallest of Lua's own vectors when a state opens: 45 slots of stack. */
#define OWN_BYTES 512

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

void memory_release(Memory *memory)
{
    while (memory->chunk) {
        MemoryChunk *next = memory->chunk->next;
        free(memory->chunk);
        memory->chunk = next;
    }
    memset(memory->free, 0, sizeof memory->free);
}

/* --- the cap -------------------------------------------------------------- */

/* The slot of a vector of Lua's own, or NULL. */
static void **own_vector(PluginHost *host, const void *old, size_t size)
{
    for (size_t i = 0; size >= OWN_BYTES && i < MEMORY_OWN; i++)
        if (host->own[i] == old)
            return &host->own[i];
    return NULL;
}

/* Remembers a vector that Lua makes while it opens: for objects it gives their
 * kind as the size before. */
static bool keep_own(PluginHost *host, const void *old, size_t kind,
                     void *made, size_t size)
{
    if (old || kind != 0 || size < OWN_BYTES)
        return false;
    for (size_t i = 0; i < MEMORY_OWN; i++) {
        if (host->own[i])
            continue;
        host->own[i] = made;
        return true;
    }
    return false;
}

/* False when the plugin may not have so much more. Cannot raise; then Lua
 * clears its garbage, asks once more, and raises. */
static bool may_grow(PluginHost *host, size_t more, size_t size)
{
    if (host->memory > host->memory_limit ||
        more > host->memory_limit - host->memory) {
        budget_look(host);
        return false;
    }
    if (size >= CHARGED_BYTES)
        host->steps -= (long)(size / BYTES_PER_STEP);
    return size < CHARGED_BYTES || host->steps >= 0;
}

void *memory_alloc(void *ud, void *old, size_t old_size, size_t size)
{
    PluginHost *host = ud;
    size_t before = old ? old_size : 0; /* else it tells a kind of object */
    void **own = old && host->L ? own_vector(host, old, before) : NULL;
    void *memory;

    if (size == 0) {
        memory_resize(&host->pieces, old, before, 0);
        if (!own)
            host->memory -= before;
        return NULL;
    }
    if (size > before && host->fail_in > 0 && host->fail_in-- == 1) {
        host->fail_in = 1; /* and all later ones */
        return NULL;
    }
    if (size > before && !own && !may_grow(host, size - before, size))
        return NULL;
    memory = memory_resize(&host->pieces, old, before, size);
    if (memory && own)
        *own = memory;
    else if (memory && (host->L || !keep_own(host, old, old_size, memory,
                                             size)))
        host->memory = host->memory - before + size;
    return memory;
}
