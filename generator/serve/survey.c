/* serve/survey.c - whether anything in some folders has changed, by looking. */
#include "base/compat.h"

#include "serve/survey.h"

#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "serve/watch.h"

static uint64_t of_file(Arena *arena, Str path)
{
    FsInfo info = fs_info(path.ptr);
    return hash_fast(arena_fmt(
        arena, "%.*s\n%d %llu %lld %llu", STR_ARG(path), (int)info.kind,
        (unsigned long long)info.size, (long long)info.changed,
        (unsigned long long)info.inode));
}

/* Sums do not mind the order. */
static uint64_t of_folder(Arena *arena, Str path, unsigned depth)
{
    FsList list = {0};
    uint64_t sum = hash_fast(path);
    if (depth > LIMIT_FOLDER_DEPTH || fs_list(arena, path.ptr, &list) != 0)
        return 0;
    for (size_t i = 0; i < list.count; i++) {
        if (watch_is_passing(list.item[i].name))
            continue;
        Str below = path_join(arena, path, list.item[i].name);
        sum += list.item[i].kind == FS_FOLDER
                   ? of_folder(arena, below, depth + 1)
                   : of_file(arena, below);
    }
    return sum;
}

uint64_t survey_folders(const Str *folder, size_t count)
{
    Arena arena;
    uint64_t sum = 0;
    arena_init(&arena);
    for (size_t i = 0; i < count; i++)
        sum += of_folder(&arena, str_dup(&arena, folder[i]), 0);
    arena_release(&arena);
    return sum;
}
