/* tests/unit/diag_world.h - a sink, and what it prints. */
#ifndef HB_TESTS_DIAG_WORLD_H
#define HB_TESTS_DIAG_WORLD_H

#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"

typedef struct World {
    Arena arena;
    Diags *diags;
    char *text; /* what was printed last */
    size_t size;
} World;

static inline void open_world(World *world, bool strict)
{
    arena_init(&world->arena);
    world->diags = diag_open(strict);
}

static inline void close_world(World *world)
{
    diag_close(world->diags);
    arena_release(&world->arena);
}

static inline const Source *source_of(World *world, const char *path, Str text)
{
    return source_new(&world->arena, str_from(path), text);
}

/* What is printed; the caller frees it. */
static inline char *printed(World *world, bool colour, size_t pages)
{
    FILE *out = open_memstream(&world->text, &world->size);

    assert_non_null(out);
    diag_print(world->diags, out, colour, pages);
    assert_int_equal(fclose(out), 0);
    return world->text;
}

#define assert_prints(world, pages, expected)                \
    do {                                                     \
        char *printed_text = printed((world), false, (pages)); \
        assert_string_equal(printed_text, (expected));       \
        free(printed_text);                                  \
    } while (0)

#endif
