/* base/arena.c - memory in blocks that are freed all at once. */
#include "base/compat.h"
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BLOCK ((size_t)1024 * 1024)
/* The hostile build gives every allocation a block of its own, so that the
 * address sanitizer sees the smallest step over its end. */
#ifdef HANDBOOK_HOSTILE
#define HOSTILE true
#else
#define HOSTILE false
#endif
/* An allocation that does not fit and needs more than this part of the next
 * block gets a block of its own: so the rest of a block that is left behind
 * is never more than a quarter of one. */
#define OWN_BLOCK_PART 4

struct ArenaBlock {
    ArenaBlock *older;
    size_t size; /* bytes of data */
    size_t used; /* bytes of data */
    max_align_t data[];
};

void arena_init(Arena *arena)
{
    *arena = (Arena){.next_size = ARENA_FIRST_BLOCK};
}

static void free_blocks(ArenaBlock *block)
{
    while (block) {
        ArenaBlock *older = block->older;

        free(block);
        block = older;
    }
}

void arena_release(Arena *arena)
{
    free_blocks(arena->head);
    arena_init(arena);
}

void arena_reset(Arena *arena)
{
    ArenaBlock *head = arena->head;

    arena->used = 0;
    if (!head)
        return;
    free_blocks(head->older);
    head->older = NULL;
    /* One huge file must not keep its memory busy for the whole build. */
    if (head->size > MAX_BLOCK) {
        free(head);
        arena->head = NULL;
        return;
    }
    memset(head->data, 0, head->used);
    head->used = 0;
}

static ArenaBlock *new_block(size_t size)
{
    ArenaBlock *block = xcalloc(1, size_add(sizeof *block, size));

    block->size = size;
    return block;
}

/* The next block's size: an eighth of what is in use already, so that ten
 * thousand page arenas waste little, and a big one grows in few steps. */
static size_t grown(size_t used)
{
    size_t size = used / 8 / ARENA_FIRST_BLOCK * ARENA_FIRST_BLOCK;

    return size < ARENA_FIRST_BLOCK ? ARENA_FIRST_BLOCK
           : size > MAX_BLOCK       ? MAX_BLOCK
                                    : size;
}

/* A block in which `size` bytes fit. */
static ArenaBlock *add_block(Arena *arena, size_t size)
{
    size_t next = arena->next_size - sizeof(ArenaBlock);
    ArenaBlock *block;

    if (HOSTILE || size > next / OWN_BLOCK_PART) {
        block = new_block(size);
        if (arena->head) { /* behind the head, which goes on being filled */
            block->older = arena->head->older;
            arena->head->older = block;
            return block;
        }
    } else {
        block = new_block(next);
        arena->next_size = grown(arena->used);
    }
    block->older = arena->head;
    arena->head = block;
    return block;
}

static void *take(Arena *arena, size_t size, size_t align)
{
    ArenaBlock *block = arena->head;
    size_t start = 0;

    if (size == 0)
        size = 1; /* so that the pointer points into the block */
    if (block)
        start = (block->used + align - 1) & ~(align - 1);
    if (!block || start > block->size || size > block->size - start) {
        block = add_block(arena, size);
        start = 0;
    }
    block->used = start + size;
    arena->used += size;
    return (char *)block->data + start;
}

void *arena_alloc(Arena *arena, size_t size)
{
    return take(arena, size, _Alignof(max_align_t));
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, size_mul(count, size));
}

char *arena_chars(Arena *arena, size_t size)
{
    return take(arena, size, 1);
}

void *arena_copy(Arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);

    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

/* Makes the allocation of `size` bytes at `ptr` larger where it is. False when
 * something lies behind it. */
static bool extend(Arena *arena, const void *ptr, size_t size, size_t more)
{
    ArenaBlock *head = arena->head;

    if (!head || !ptr || size > head->used || more > head->size - head->used ||
        (const char *)ptr != (const char *)head->data + head->used - size)
        return false;
    head->used += more;
    arena->used += more;
    return true;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size)
{
    size_t old = *capacity;
    size_t now = old ? size_mul(old, 2) : 4;
    size_t old_bytes = size_mul(old, item_size);
    size_t bytes = size_mul(now, item_size);
    void *grown;

    *capacity = now;
    if (extend(arena, items, old_bytes, bytes - old_bytes))
        return items;
    grown = arena_alloc(arena, bytes);
    if (count)
        memcpy(grown, items, count * item_size);
    return grown;
}

Str arena_vfmt(Arena *arena, const char *fmt, va_list args)
{
    char small[256]; /* most texts fit: then one pass is enough */
    va_list again;
    int len;
    char *text;

    va_copy(again, args);
    len = vsnprintf(small, sizeof small, fmt, args);
    if (len < 0)
        BUG("cannot format '%s'", fmt);
    text = arena_chars(arena, (size_t)len + 1);
    if ((size_t)len < sizeof small)
        memcpy(text, small, (size_t)len);
    else
        vsnprintf(text, (size_t)len + 1, fmt, again);
    va_end(again);
    return (Str){text, (size_t)len};
}

Str arena_fmt(Arena *arena, const char *fmt, ...)
{
    va_list args;
    Str text;

    va_start(args, fmt);
    text = arena_vfmt(arena, fmt, args);
    va_end(args);
    return text;
}
