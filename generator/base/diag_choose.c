/* base/diag_choose.c - which of many alike a person is shown. */
#include "base/compat.h"
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

/* All of one kind. Rank: how many of the kind come before one in its file. */
typedef struct Kind {
    DiagMore more;
    Str path;     /* of the file that was looked at last */
    size_t rank;  /* of the next one in it */
    size_t of_rank[DIAG_MAX_ALIKE];
    size_t whole; /* ranks below are shown */
    size_t left;  /* and so many of this rank */
    bool some_hidden; /* of the file at `path`, in the second turn */
} Kind;

typedef struct Chooser {
    Diags *diags;
    Arena *arena;
    Map kind[DIAG_SEVERITY__COUNT]; /* code -> Kind */
} Chooser;

static Kind *kind_of(Chooser *chooser, const Diag *diag)
{
    bool system = diag->severity == DIAG_SYSTEM;
    const char *code = system ? "" : diag->code;
    Map *kinds = &chooser->kind[diag->severity];
    Kind *kind = map_get(kinds, str_from(code));

    if (kind)
        return kind;
    kind = ARENA_NEW(chooser->arena, Kind);
    *kind = (Kind){.more = {.code = code, .severity = diag->severity,
                            .pages = true}};
    map_put(kinds, str_from(code), kind);
    return kind;
}

/* The rank of the next one of a kind, which lies in the file at `path`. */
static size_t next_rank(Kind *kind, Str path, bool *new_file)
{
    *new_file = kind->rank == 0 || !str_eq(kind->path, path);
    if (*new_file) {
        kind->path = path;
        kind->rank = 0;
    }
    return kind->rank++;
}

static void count(Chooser *chooser)
{
    for (size_t i = 0; i < diag_total(chooser->diags); i++) {
        const Diag *diag = diag_get(chooser->diags, i);
        Kind *kind = kind_of(chooser, diag);
        bool new_file;
        size_t rank = next_rank(kind, diag->path, &new_file);

        if (rank < DIAG_MAX_ALIKE)
            kind->of_rank[rank]++;
    }
}

/* Shares the room of a kind out, and makes it ready for the second turn. */
static void share(Kind *kind)
{
    size_t room = DIAG_MAX_ALIKE;

    while (kind->whole < DIAG_MAX_ALIKE &&
           kind->of_rank[kind->whole] <= room)
        room -= kind->of_rank[kind->whole++];
    kind->left = room;
    kind->rank = 0;
}

static bool take(Kind *kind, const Diag *diag)
{
    bool new_file;
    size_t rank = next_rank(kind, diag->path, &new_file);

    if (new_file)
        kind->some_hidden = false;
    if (rank < kind->whole)
        return true;
    if (rank == kind->whole && kind->left > 0) {
        kind->left--;
        return true;
    }
    kind->more.count++;
    kind->more.files += !kind->some_hidden;
    kind->more.pages = kind->more.pages && str_ends(diag->path, ".md");
    kind->some_hidden = true;
    return false;
}

static int compare_more(const void *left, const void *right)
{
    const DiagMore *a = left;
    const DiagMore *b = right;

    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    return strcmp(a->code, b->code);
}

/* Worst first, then by code. */
static void list_more(Chooser *chooser, DiagChoice *choice)
{
    DiagMore *more = NULL;
    size_t capacity = 0;

    for (size_t i = 0; i < DIAG_SEVERITY__COUNT; i++) {
        for (size_t j = 0; j < chooser->kind[i].count; j++) {
            const Kind *kind = map_at(&chooser->kind[i], j)->value;

            if (kind->more.count > 0)
                ARENA_PUSH(chooser->arena, more, choice->more_count, capacity,
                           kind->more);
        }
    }
    if (choice->more_count > 0)
        qsort(more, choice->more_count, sizeof *more, compare_more);
    choice->more = more;
}

DiagChoice diag_choose(Diags *diags, Arena *arena)
{
    Chooser chooser = {.diags = diags, .arena = arena};
    DiagChoice choice = {0};
    size_t total = diag_total(diags);
    bool *shown = ARENA_NEW_ARRAY(arena, bool, total + 1);

    for (size_t i = 0; i < DIAG_SEVERITY__COUNT; i++)
        map_init(&chooser.kind[i], arena);
    count(&chooser);
    for (size_t i = 0; i < DIAG_SEVERITY__COUNT; i++)
        for (size_t j = 0; j < chooser.kind[i].count; j++)
            share(map_at(&chooser.kind[i], j)->value);
    for (size_t i = 0; i < total; i++) {
        const Diag *diag = diag_get(diags, i);

        shown[i] = take(kind_of(&chooser, diag), diag);
    }
    choice.shown = shown;
    list_more(&chooser, &choice);
    return choice;
}
