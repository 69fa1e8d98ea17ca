/* tests/unit/arena_world.h - the world of tests that need an arena alone: it is
 * their *state. */
#ifndef TEST_ARENA_WORLD_H
#define TEST_ARENA_WORLD_H

#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/hash.h"

static inline int set_up(void **state)
{
    Arena *arena = xmalloc(sizeof *arena);

    hash_init();
    arena_init(arena);
    *state = arena;
    return 0;
}

static inline int tear_down(void **state)
{
    arena_release(*state);
    free(*state);
    return 0;
}

#endif
