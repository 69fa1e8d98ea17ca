/* export/dest_file.c - one file that is replaced whole. */
#include "base/compat.h"
#include "export/dest_file.h"

#include <errno.h>

#include "base/fs.h"
#include "base/path.h"

static bool refuse(const DestFile *dest, const char *code, Str message,
                   Str help)
{
    diag_add(dest->diags, DIAG_ERROR, code, diag_in_file(dest->path), message,
             help);
    return false;
}

static bool system_failed(const DestFile *dest, const char *doing, Str path,
                          int err)
{
    diag_io(dest->diags, "export-failed", doing, path, err);
    return false;
}

static bool check_above(const DestFile *dest, Str folder)
{
    FsInfo info = {.kind = FS_FOLDER};
    int err = folder.len == 0
                  ? 0
                  : fs_probe(str_to_cstr(dest->arena, folder), &info);

    if (err != 0)
        return system_failed(dest, "look at", folder, err);
    if (info.kind == FS_FOLDER)
        return true;
    return refuse(dest, "export-no-folder",
                  arena_fmt(dest->arena, "there is no folder '%.*s'",
                            STR_ARG(folder)),
                  STR("make the folder first, put the stick in, or look for a "
                      "slip in the name"));
}

/* What stands there already. A file that cannot be looked at is not taken for
 * one that is not there: the rename would replace it. */
static bool check_there(const DestFile *dest, const char *example,
                        DestOurs *ours, void *context)
{
    const char *name = str_to_cstr(dest->arena, dest->path);
    FsKind kind = fs_info(name).kind;
    FsInfo behind;
    int err = fs_probe(name, &behind);

    if (err == 0 && kind == FS_MISSING && behind.kind != FS_MISSING)
        err = EIO;
    if (err != 0)
        return system_failed(dest, "look at", dest->path, err);
    switch (kind) {
    case FS_MISSING:
        return true;
    case FS_FOLDER:
        return refuse(dest, "export-is-folder",
                      STR("that is a folder, and this copy is one file"),
                      arena_fmt(dest->arena, "name a file in it, as in '%s'",
                                path_join(dest->arena, dest->path,
                                          str_from(example)).ptr));
    case FS_LINK:
        return refuse(dest, "export-is-link",
                      STR("that is a link; links are not followed"),
                      STR("name the file itself"));
    case FS_OTHER:
        return refuse(dest, "export-not-ours",
                      STR("that is a device or a pipe, not a file"),
                      arena_fmt(dest->arena, "name a file, as in '%s'",
                                example));
    case FS_FILE:
        break;
    }
    return ours(dest->arena, name, context) ||
           refuse(dest, "export-not-ours",
                  STR("there is a file of that name already, and it is no "
                      "copy of this kind that handbook made"),
                  STR("choose another name, or move that file away; only "
                      "handbook's own copies are replaced"));
}

/* The work folder and its lock; what a killed run left in it goes. */
static bool take_place(DestFile *dest)
{
    const char *work = str_to_cstr(dest->arena, dest->work);
    const char *lock = dest_file_inside(dest, "lock");
    int err = fs_make_folder(work);
    FsList list;

    if (err == EEXIST && fs_info(work).kind == FS_FOLDER)
        err = 0;
    if (err != 0)
        return system_failed(dest, "make the folder", dest->work, err);
    err = fs_lock(lock, &dest->lock);
    if (err == EWOULDBLOCK)
        return refuse(dest, "output-busy",
                      STR("another handbook is making this copy"),
                      STR("wait until it has finished, then run this again"));
    if (err != 0) {
        fs_remove_folder(work);
        return system_failed(dest, "lock", str_from(lock), err);
    }
    err = fs_list(dest->arena, work, &list);
    for (size_t i = 0; err == 0 && i < list.count; i++) {
        const char *left = str_to_cstr(
            dest->arena,
            path_join(dest->arena, dest->work, list.item[i].name));

        if (list.item[i].kind == FS_FOLDER)
            err = fs_remove_tree(left);
        else if (!str_is(list.item[i].name, "lock"))
            err = fs_remove_file(left);
    }
    if (err == 0)
        return true;
    system_failed(dest, "empty the folder", dest->work, err);
    dest_file_end(dest, false);
    return false;
}

bool dest_file_check(Arena *arena, Diags *diags, Str path,
                     const char *example, DestOurs *ours, void *context)
{
    const DestFile dest = {.arena = arena, .diags = diags, .path = path};

    if (path.len == 0 || str_to_cstr(arena, path) == NULL)
        return refuse(&dest, "export-name", STR("that is no name for a file"),
                      arena_fmt(arena, "name a file, as in '%s'", example));
    if (path_name(path).len == 0)
        return refuse(&dest, "export-is-folder",
                      STR("that names a folder, and this copy is one file"),
                      arena_fmt(arena, "name a file in it, as in '%s'",
                                path_join(arena, path,
                                          str_from(example)).ptr));
    return check_above(&dest, path_folder(path)) &&
           check_there(&dest, example, ours, context);
}

bool dest_file_open(DestFile *dest, Arena *arena, Diags *diags, Str path,
                    const char *example, DestOurs *ours, void *context)
{
    *dest = (DestFile){.arena = arena, .diags = diags, .path = path,
                       .lock = -1};
    if (!dest_file_check(arena, diags, path, example, ours, context))
        return false;
    dest->work = path_join(arena, path_folder(path),
                           arena_fmt(arena, ".%.*s.handbook",
                                     STR_ARG(path_name(path))));
    dest->new = dest_file_inside(dest, "new");
    return take_place(dest);
}

const char *dest_file_inside(const DestFile *dest, const char *name)
{
    return str_to_cstr(dest->arena,
                       path_join(dest->arena, dest->work, str_from(name)));
}

bool dest_file_end(DestFile *dest, bool done)
{
    const char *work = str_to_cstr(dest->arena, dest->work);
    int err = 0;

    if (done)
        err = fs_replace(dest->new,
                         str_to_cstr(dest->arena, dest->path));
    if (err != 0)
        system_failed(dest, "put the new copy in its place", dest->path, err);
    /* Whoever opened the lock meanwhile finds no folder to work in, and says
     * so; nothing is lost. */
    (void)fs_remove_tree(work);
    fs_unlock(dest->lock);
    dest->lock = -1;
    return done && err == 0;
}
