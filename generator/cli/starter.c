/* cli/starter.c - copies the folders that a handbook begins with. */
#include "base/compat.h"

#include "cli/starter.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "pipeline/places.h"

enum {
    DEPTH_MOST = 8, /* folders in folders of a starter: ours have three */
    NAMED_MOST = 5  /* of what is in the way, so many are named */
};

Starter starter_new(Arena *arena, const Command *command, Str dest)
{
    while (dest.len > 1 && dest.ptr[dest.len - 1] == '/')
        dest.len--;
    return (Starter){.arena = arena, .command = command, .dest = dest};
}

/* As it is shown: a name may hold what moves the cursor. */
static Str shown(const Starter *starter, Str path)
{
    Buf buf;
    Str text;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    diag_add_safe(&buf, path);
    text = str_dup(starter->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

static int failed(const Starter *starter, const char *doing, Str path, int err)
{
    return command_system(starter->command, doing, shown(starter, path), err);
}

static const char *disk_path(const Starter *starter, Str path)
{
    return str_to_cstr(starter->arena, path);
}

/* --- planning ------------------------------------------------------------- */

void starter_add_file(Starter *starter, Str path, Str text)
{
    ARENA_PUSH(starter->arena, starter->file, starter->count,
               starter->capacity, (StarterFile){path, text});
}

/* `path`: from the starter's top, "" at first. */
static int add_folder(Starter *starter, Str folder, Str path, int depth)
{
    FsList list;
    int err = depth > DEPTH_MOST
                  ? ELOOP
                  : fs_list(starter->arena, disk_path(starter, folder), &list);
    if (err != 0)
        return failed(starter, "read the folder", folder, err);
    for (size_t i = 0; i < list.count; i++) {
        Str name = list.item[i].name, text;
        Str from = path_join(starter->arena, folder, name);
        Str to = path_join(starter->arena, path, name);
        if (list.item[i].kind == FS_FOLDER) {
            int status = add_folder(starter, from, to, depth + 1);
            if (status != EXIT_DONE)
                return status;
            continue;
        }
        err = fs_read(starter->arena, disk_path(starter, from),
                      LIMIT_FILE_BYTES, &text);
        if (err != 0)
            return failed(starter, "read", from, err);
        starter_add_file(starter, to, text);
    }
    return EXIT_DONE;
}

int starter_add(Starter *starter, const char *name)
{
    Diags *diags = diag_open(false);
    Places places = places_shipped(starter->arena, "starter",
                                   common_program(starter->arena), diags);
    int status = diag_exit_status(diags);
    common_print(diags, 0);
    diag_close(diags);
    for (size_t i = 0; status == EXIT_DONE && i < places.count; i++) {
        Str folder =
            path_join(starter->arena, places.folder[i], str_from(name));
        if (fs_info(disk_path(starter, folder)).kind == FS_FOLDER)
            return add_folder(starter, folder, STR(""), 0);
    }
    if (status != EXIT_DONE)
        return status;
    fprintf(stderr,
            "handbook %s: the files that it copies were not installed with "
            "the program: the folder\nstarter/%s is missing\n"
            "  = help: install the program again, whole\n",
            starter->command->name, name);
    return EXIT_SYSTEM;
}

/* --- looking -------------------------------------------------------------- */

static int not_empty(const Starter *starter, const FsList *list)
{
    Str names = STR("");
    size_t named = 0, others = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (str_is(list->item[i].name, ".git"))
            continue;
        if (named == NAMED_MOST) {
            others++;
            continue;
        }
        names = arena_fmt(starter->arena, "%.*s%s%.*s%s", STR_ARG(names),
                          named > 0 ? ", " : "",
                          STR_ARG(shown(starter, list->item[i].name)),
                          list->item[i].kind == FS_FOLDER ? "/" : "");
        named++;
    }
    if (others > 0)
        names = arena_fmt(starter->arena, "%.*s and %zu more", STR_ARG(names),
                          others);
    return command_refuse(starter->command,
                         "'%.*s' is not empty, and stays as it is: it has "
                         "%.*s.\nName a folder that is new or empty",
                         STR_ARG(shown(starter, starter->dest)),
                         STR_ARG(names));
}

int starter_check_empty(const Starter *starter)
{
    const char *path = disk_path(starter, starter->dest);
    Str real;
    FsInfo info;
    FsList list;
    int err = fs_probe(path, &info);
    if (err != 0)
        return failed(starter, "look at", starter->dest, err);
    if (info.kind == FS_MISSING && fs_info(path).kind == FS_LINK)
        return command_refuse(starter->command,
                             "'%.*s' is a link that leads nowhere",
                             STR_ARG(shown(starter, starter->dest)));
    if (info.kind == FS_MISSING)
        return EXIT_DONE;
    if (info.kind != FS_FOLDER)
        return command_refuse(starter->command,
                             "'%.*s' is a file; name a folder that is new or "
                             "empty",
                             STR_ARG(shown(starter, starter->dest)));
    err = fs_real_path(starter->arena, path, &real);
    if (err == 0)
        err = fs_list(starter->arena, disk_path(starter, real), &list);
    if (err != 0)
        return failed(starter, "look into the folder", starter->dest, err);
    for (size_t i = 0; i < list.count; i++) {
        if (!str_is(list.item[i].name, ".git"))
            return not_empty(starter, &list);
    }
    return EXIT_DONE;
}

/* No planned file may be there, whatever it is. */
static int check_free(const Starter *starter)
{
    for (size_t i = 0; i < starter->count; i++) {
        Str path =
            path_join(starter->arena, starter->dest, starter->file[i].path);
        FsInfo info;
        int err = fs_look(disk_path(starter, path), &info);
        if (err != 0)
            return failed(starter, "look at", path, err);
        if (info.kind != FS_MISSING)
            return command_refuse(starter->command,
                                 "%.*s is there already, and stays as it is",
                                 STR_ARG(shown(starter, path)));
    }
    return EXIT_DONE;
}

/* --- writing -------------------------------------------------------------- */

static void remember(Starter *starter, Str path, bool folder)
{
    starter->made[starter->made_count] = path;
    starter->made_folder[starter->made_count++] = folder;
}

/* The last first, so that folders are empty when their turn comes. */
static void take_back(Starter *starter)
{
    bool any = starter->made_count > 0, kept = false;
    while (starter->made_count > 0) {
        size_t last = --starter->made_count;
        const char *path = disk_path(starter, starter->made[last]);
        int err = starter->made_folder[last] ? fs_remove_folder(path)
                                             : fs_remove_file(path);
        if (err == 0 || err == ENOENT)
            continue;
        kept = true;
        failed(starter, "take back", starter->made[last], err);
    }
    if (any && !kept)
        fputs("What was written was taken away again.\n", stderr);
}

/* The folder of the file `path` and all above it. */
static int make_folders(Starter *starter, Str path)
{
    Str folder = path_folder(path);
    FsInfo info;
    int err;
    if (folder.len == 0)
        return EXIT_DONE;
    err = fs_probe(disk_path(starter, folder), &info);
    if (err == 0 && info.kind == FS_FOLDER)
        return EXIT_DONE;
    if (err == 0 && info.kind != FS_MISSING)
        err = ENOTDIR;
    if (err != 0)
        return failed(starter, "make the folder", folder, err);
    int status = make_folders(starter, folder);
    if (status != EXIT_DONE)
        return status;
    remember(starter, folder, true); /* it may be there though the call fails */
    err = fs_make_folder(disk_path(starter, folder));
    return err == 0 ? EXIT_DONE
                    : failed(starter, "make the folder", folder, err);
}

static int write_file(Starter *starter, const StarterFile *file)
{
    Str path = path_join(starter->arena, starter->dest, file->path);
    int handle, ended, err;
    int status = make_folders(starter, path);
    if (status != EXIT_DONE)
        return status;
    err = fs_create(disk_path(starter, path), &handle);
    if (err != 0)
        return failed(starter, "write", path, err);
    remember(starter, path, false);
    err = fs_write_at(handle, 0, file->text);
    ended = fs_end(handle);
    if (err == 0)
        err = ended;
    return err == 0 ? EXIT_DONE : failed(starter, "write", path, err);
}

/* How many names there can be to take back. */
static size_t most_made(const Starter *starter)
{
    size_t most = 1;
    for (size_t i = 0; i < starter->dest.len; i++)
        most += starter->dest.ptr[i] == '/';
    for (size_t i = 0; i < starter->count; i++) {
        Str path = starter->file[i].path;
        most++;
        for (size_t k = 0; k < path.len; k++)
            most += path.ptr[k] == '/';
    }
    return most + 1;
}

int starter_write(Starter *starter)
{
    size_t most = most_made(starter);
    int status = check_free(starter);
    starter->made = ARENA_NEW_ARRAY(starter->arena, Str, most);
    starter->made_folder = ARENA_NEW_ARRAY(starter->arena, bool, most);
    starter->made_count = 0;
    for (size_t i = 0; status == EXIT_DONE && i < starter->count; i++)
        status = write_file(starter, &starter->file[i]);
    if (status != EXIT_DONE)
        take_back(starter);
    return status;
}
