/* export/tree.h - what really lies in the folder of a copy, held against the
 * files that should lie there.
 *
 * Layer:   export
 * Rule:    links are named, never followed. A folder in which nothing of ours
 *          should lie is one item: what somebody keeps in it is not looked at.
 * Threads: main.
 */
#ifndef HB_EXPORT_TREE_H
#define HB_EXPORT_TREE_H

#include "base/fs.h"
#include "base/map.h"

typedef enum TreeRole {
    TREE_LISTED,   /* a path that should be there, whatever lies at it */
    TREE_OURS,     /* the manifest, its signature, the folder of an export */
    TREE_COMPUTER, /* what Windows, macOS and others leave on every stick */
    TREE_FOREIGN
} TreeRole;

typedef struct TreeItem {
    Str path; /* from the folder */
    FsKind kind;
    TreeRole role;
} TreeItem;

typedef struct Tree {
    TreeItem *item; /* sorted bytewise by path */
    size_t count, capacity;
    Map by_path; /* path -> TreeItem */
} Tree;

/* In the folder of a copy while an export fills it. */
#define TREE_WORK_FOLDER ".handbook-unfinished"

/* Everything below folder [arena]; listed: the paths that should be there are
 * its keys. 0, or errno with *failed set to the path that cannot be read. */
int tree_read(Arena *arena, Str folder, const Map *listed, Tree *out,
              Str *failed);
/* True for the manifest, its signature, the work folder and what is in it: no
 * file of a handbook is called so. */
bool tree_is_own_name(Str path);

#endif
