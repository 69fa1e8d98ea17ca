/* tests/unit/fs_room.h - a folder of its own for each test, which is its *state. */
#ifndef TEST_FS_ROOM_H
#define TEST_FS_ROOM_H

#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/fs.h"

typedef struct Room {
    Arena arena;
    Diags *diags;
    const char *root;
} Room;

static inline int open_room(void **state)
{
    static Room room;
    const char *tmp = getenv("TMPDIR");
    char *root;

    arena_init(&room.arena);
    root = arena_chars(&room.arena, 4096);
    snprintf(root, 4096, "%s/handbook-unit-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    room.root = mkdtemp(root);
    room.diags = diag_open(false);
    *state = &room;
    return room.root ? 0 : -1;
}

static inline int close_room(void **state)
{
    Room *room = *state;
    int err;

    fs_fail_after(-1, 0, false);
    err = fs_remove_tree(room->root);
    diag_close(room->diags);
    arena_release(&room->arena);
    return err;
}

#endif
