/* base/arena.h - memory that is given back all at once.
 *
 * Layer:      base
 * Invariants: what is allocated is zeroed and aligned for any type; nothing is
 *             ever moved or freed singly. Allocation never returns NULL.
 * Memory:     an Arena is embedded in its owner: arena_init, then release.
 *             The first block is small (ARENA_FIRST_BLOCK) so that ten thousand
 *             page arenas stay cheap; later blocks grow
 *             with what is in use, up to a maximum.
 * Threads:    owner (one thread at a time). Once nobody allocates from it any
 *             more, any thread may read what it holds.
 */
#ifndef HB_BASE_ARENA_H
#define HB_BASE_ARENA_H

#include <stdarg.h>

#include "base/str.h"

/* Bytes of the first block, its own header included. */
#define ARENA_FIRST_BLOCK ((size_t)4096)

typedef struct ArenaBlock ArenaBlock;

struct Arena {
    ArenaBlock *head; /* newest block, or NULL */
    size_t next_size; /* bytes of the next block */
    size_t used;      /* bytes handed out since init or reset */
};

void arena_init(Arena *arena);
/* Frees everything; the arena may be used again as after arena_init. */
void arena_release(Arena *arena);
/* Forgets everything but keeps the newest block for reuse (scratch arenas),
 * unless that was made for one huge allocation. */
void arena_reset(Arena *arena);

void *arena_alloc(Arena *arena, size_t size); /* [arena], zeroed */
/* The same for count things of size bytes; ends the program on overflow. */
void *arena_array(Arena *arena, size_t count, size_t size);
/* Room for text [arena], zeroed but not aligned: no gaps between texts. */
char *arena_chars(Arena *arena, size_t size);
/* A copy of size bytes [arena]. */
void *arena_copy(Arena *arena, const void *bytes, size_t size);

/* Formats into the arena [arena]; NUL-terminated behind the end. */
HB_PRINTF(2, 3) Str arena_fmt(Arena *arena, const char *fmt, ...);
HB_PRINTF(2, 0) Str arena_vfmt(Arena *arena, const char *fmt,
                               va_list args);

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_NEW_ARRAY(arena, Type, count) \
    ((Type *)arena_array((arena), (count), sizeof(Type)))

/* Growable array in an arena: grows *items (of item_size bytes each) so that
 * at least one more fits, doubling *capacity; the old memory stays in the
 * arena. Typical use:
 *     ARENA_PUSH(arena, list->item, list->count, list->capacity, value);    */
void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size);
#define ARENA_PUSH(arena, items, count, capacity, ...)                     \
    do {                                                                   \
        if ((count) == (capacity))                                         \
            (items) = arena_grow((arena), (items), (count), &(capacity),   \
                                 sizeof *(items));                         \
        (items)[(count)++] = (__VA_ARGS__);                                \
    } while (0)

#endif
