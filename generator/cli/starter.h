/* cli/starter.h - folders that `handbook init` copies: planned, then written.
 *
 * Layer:   cli
 * Starters: generator/starter/NAME, installed to DATADIR/starter/NAME. They are
 *          copied byte for byte: nothing in them is filled in. A file in one
 *          goes to the same path below the place it is added to.
 * Rules:   nothing is written before all of it was read and looked at. What is
 *          there is never overwritten, not even when it appears meanwhile. When
 *          a write fails, all that was written is taken away again, and what
 *          cannot be is named.
 * Memory:  in the arena; nothing to release.
 * Threads: main.
 */
#ifndef HB_CLI_STARTER_H
#define HB_CLI_STARTER_H

#include "cli/command.h"

typedef struct StarterFile {
    Str path; /* from the place it goes to: "content/index.md" [arena] */
    Str text; /* [arena] */
} StarterFile;

typedef struct Starter {
    Arena *arena;
    const Command *command; /* whom messages are from */
    Str dest;               /* the folder that is made or filled */
    StarterFile *file;      /* in the order of adding [arena] */
    size_t count, capacity;
    Str *made;              /* what was written, in its order [arena] */
    bool *made_folder;      /* of each: it is a folder [arena] */
    size_t made_count;
} Starter;

/* dest: as typed. */
Starter starter_new(Arena *arena, const Command *command, Str dest);

/* Each returns EXIT_DONE, or another status after a message on stderr. */

/* Plans all files of the starter NAME. */
int starter_add(Starter *starter, const char *name);
/* Plans one file more: path from dest [both borrowed]. */
void starter_add_file(Starter *starter, Str path, Str text);
/* Whether dest is missing or empty, or holds nothing but a folder .git: what a
 * new handbook may be made in. EXIT_USAGE names what is there. */
int starter_check_empty(const Starter *starter);
/* Looks whether any planned file is there already, then writes all. The
 * folders above dest are made, too. */
int starter_write(Starter *starter);

#endif
