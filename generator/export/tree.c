/* export/tree.c - what lies in the folder of a copy. */
#include "base/compat.h"

#include "export/tree.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "output/manifest.h"

typedef struct Walk {
    Arena *arena;
    Str folder;
    const Map *listed;
    Map folders; /* in which something should lie */
    Tree *tree;
    Str failed;
} Walk;

/* At the top of a disk or stick; "*" stands for any ending. */
static const char *const AT_THE_TOP[] = {
    "System Volume Information", "$RECYCLE.BIN", "RECYCLER", "FOUND.*",
    "BOOTEX.LOG", "IndexerVolumeGuid", ".Trashes", ".Trash", ".Trash-*",
    ".fseventsd", ".Spotlight-V100", ".TemporaryItems",
    ".DocumentRevisions-V100", ".apdisk", ".VolumeIcon.icns",
    ".metadata_never_index", "lost+found", "LOST.DIR"};
/* In any folder that somebody looked at. "._x" is what macOS keeps of x. */
static const char *const ANYWHERE[] = {"desktop.ini", "Thumbs.db",
                                       "ehthumbs.db", ".DS_Store",
                                       ".directory", "._*"};

static bool matches(Str name, const char *pattern)
{
    Str want = str_from(pattern);
    if (!str_ends(want, "*"))
        return str_ieq(name, want);
    want.len--;
    return name.len > want.len && str_ieq(str_slice(name, 0, want.len), want);
}

static bool among(Str name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (matches(name, list[i]))
            return true;
    }
    return false;
}

static bool is_of_computer(Str path)
{
    Str name = path_name(path);
    return among(name, ANYWHERE, sizeof ANYWHERE / sizeof ANYWHERE[0]) ||
           (name.len == path.len &&
            among(name, AT_THE_TOP, sizeof AT_THE_TOP / sizeof AT_THE_TOP[0]));
}

bool tree_is_own_name(Str path)
{
    Str top = str_slice(path, 0, str_find_char(path, '/'));
    return str_is(path, MANIFEST_NAME) ||
           str_is(path, MANIFEST_SIGNATURE_NAME) ||
           str_is(top, TREE_WORK_FOLDER);
}

static TreeRole role_of(const Walk *walk, Str path)
{
    if (tree_is_own_name(path))
        return TREE_OURS;
    if (map_has(walk->listed, path))
        return TREE_LISTED;
    return is_of_computer(path) ? TREE_COMPUTER : TREE_FOREIGN;
}

/* Recursion: at most LIMIT_FOLDER_DEPTH. */
static int read_folder(Walk *walk, Str inside, unsigned depth)
{
    FsList list;
    Str full = path_join(walk->arena, walk->folder, inside);
    int err = fs_list(walk->arena, str_to_cstr(walk->arena, full), &list);
    walk->failed = full;
    for (size_t i = 0; err == 0 && i < list.count; i++) {
        Str path = path_join(walk->arena, inside, list.item[i].name);
        if (list.item[i].kind == FS_FOLDER && depth < LIMIT_FOLDER_DEPTH &&
            map_has(&walk->folders, path) && !tree_is_own_name(path)) {
            err = read_folder(walk, path, depth + 1);
            continue;
        }
        ARENA_PUSH(walk->arena, walk->tree->item, walk->tree->count,
                   walk->tree->capacity,
                   (TreeItem){path, list.item[i].kind, role_of(walk, path)});
    }
    return err;
}

static int by_path(const void *a, const void *b)
{
    const TreeItem *left = a, *right = b;
    return str_cmp(left->path, right->path);
}

int tree_read(Arena *arena, Str folder, const Map *listed, Tree *out,
              Str *failed)
{
    Walk walk = {arena, folder, listed, {0}, out, STR("")};
    *out = (Tree){0};
    map_init(&out->by_path, arena);
    map_init(&walk.folders, arena);
    for (size_t i = 0; i < listed->count; i++) {
        Str above = path_folder(map_at(listed, i)->key);
        while (above.len > 0 && map_put(&walk.folders, above, out) == NULL)
            above = path_folder(above);
    }
    int err = read_folder(&walk, STR(""), 0);
    *failed = walk.failed;
    if (out->count > 0)
        qsort(out->item, out->count, sizeof *out->item, by_path);
    for (size_t i = 0; i < out->count; i++)
        map_put(&out->by_path, out->item[i].path, &out->item[i]);
    return err;
}
