/* output/publish_check.c - what an output folder must be before anything is
 * written, and what an interrupted run left. */
#include "base/compat.h"

#include "output/publish_internal.h"

#include <errno.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"

static bool refuse(const Publisher *publisher, const char *code, Str help,
                   Str message)
{
    diag_add(publisher->diags, DIAG_ERROR, code, diag_in_file(publisher->out),
             message, help);
    return false;
}

static bool system_failed(const Publisher *publisher, const char *doing,
                          Str path, int err)
{
    diag_io(publisher->diags, "output-failed", doing, path, err);
    return false;
}

bool publish_apart(Arena *arena, Diags *diags, Str out_folder,
                   Str content_folder)
{
    static const Str HELP = STR_INIT("choose an output folder beside the "
                                     "content, as in -o site");
    Str content, out;
    const char *name = str_to_cstr(arena, content_folder);
    if (name == NULL || fs_real_path(arena, name, &content) != 0)
        return true; /* discover has its own message for that */
    int err = fs_real_place(arena, out_folder, &out);
    if (err != 0) {
        diag_io(diags, "output-failed", "find", out_folder, err);
        return false;
    }
    bool inside = path_is_inside(out, content);
    if (inside)
        diag_add(diags, DIAG_ERROR, "output-in-content",
                 diag_in_file(out_folder),
                 STR("the output folder lies inside the content folder"), HELP);
    else if (path_is_inside(content, out))
        diag_add(diags, DIAG_ERROR, "content-in-output",
                 diag_in_file(out_folder),
                 STR("the content folder lies inside the output folder"), HELP);
    else
        return true;
    return false;
}

static bool not_ours(Publisher *publisher, Str path)
{
    return refuse(
        publisher, "output-not-ours",
        STR("move it away, or choose another output folder; only files that "
            "manifest.sha256 lists are ever replaced or removed"),
        arena_fmt(publisher->arena,
                  "'%.*s' in the output folder was not made by handbook",
                  STR_ARG(path)));
}

/* The first file below folder that the manifest does not list, or "" [arena].
 * One is enough to stop, and the rest may be many. *err: a system call failed
 * at the path that is returned. */
static Str first_unlisted(Publisher *publisher, Str folder, Str inside,
                          unsigned depth, int *err)
{
    Arena *arena = publisher->arena;
    FsList list;
    *err = fs_list(arena, str_to_cstr(arena, folder), &list);
    if (*err != 0)
        return folder;
    for (size_t i = 0; i < list.count; i++) {
        Str path = path_join(arena, inside, list.item[i].name);
        if (list.item[i].kind == FS_FOLDER && depth < LIMIT_FOLDER_DEPTH) {
            Str below = path_join(arena, folder, list.item[i].name);
            Str found = first_unlisted(publisher, below, path, depth + 1, err);
            if (found.len > 0)
                return found;
            continue;
        }
        bool listed = list.item[i].kind == FS_FILE &&
                      (str_is(path, MANIFEST_NAME) ||
                       str_is(path, MANIFEST_SIGNATURE_NAME) ||
                       map_has(&publisher->manifest.by_path, path));
        if (!listed)
            return path;
    }
    return STR("");
}

bool publish_holds_others(Publisher *publisher, Str folder)
{
    int err;
    Str found = first_unlisted(publisher, folder, STR(""), 0, &err);
    return err == 0 && found.len > 0;
}

static bool check_old_site(Publisher *publisher)
{
    Arena *arena = publisher->arena;
    FsList list;
    int err = fs_list(arena, str_to_cstr(arena, publisher->out), &list);
    if (err != 0)
        return system_failed(publisher, "read the folder", publisher->out,
                             err);
    if (list.count == 0)
        return true;
    Str path = path_join(arena, publisher->out, STR(MANIFEST_NAME));
    const char *name = str_to_cstr(arena, path);
    FsInfo info = fs_info(name);
    if (info.kind != FS_FILE)
        return not_ours(publisher, list.item[0].name);
    Str text;
    err = fs_read(arena, name, LIMIT_OUTPUT_BYTES, &text);
    if (err != 0)
        return system_failed(publisher, "read", path, err);
    if (!manifest_read(arena, text, &publisher->manifest))
        return refuse(publisher, "output-manifest",
                      STR("remove the output folder yourself, if you are sure "
                          "that it holds nothing else"),
                      STR("manifest.sha256 in the output folder is damaged, so "
                          "it does not tell which files are ours"));
    Str found = first_unlisted(publisher, publisher->out, STR(""), 0, &err);
    if (err != 0)
        return system_failed(publisher, "read the folder", found, err);
    return found.len == 0 || not_ours(publisher, found);
}

bool publish_check(Publisher *publisher, Str content_folder)
{
    const char *name = str_to_cstr(publisher->arena, publisher->out);
    if (name == NULL || publisher->out.len == 0)
        return refuse(publisher, "output-name",
                      STR("name a folder, as in -o site"),
                      STR("that is no name for an output folder"));
    FsInfo info = fs_info(name);
    publisher->out_exists = info.kind == FS_FOLDER;
    switch (info.kind) {
    case FS_MISSING:
        return publish_apart(publisher->arena, publisher->diags, publisher->out,
                       content_folder);
    case FS_FOLDER:
        return publish_apart(publisher->arena, publisher->diags, publisher->out,
                       content_folder) &&
               check_old_site(publisher);
    case FS_LINK:
        return refuse(publisher, "output-is-link",
                      STR("name the folder itself"),
                      STR("the output folder is a link; links are not "
                          "followed"));
    case FS_FILE:
    case FS_OTHER:
        break;
    }
    return refuse(publisher, "output-is-file", STR("name a folder"),
                  STR("there is a file of that name where the output folder "
                      "should be"));
}

/* --- what an interrupted run left ----------------------------------------- */

bool publish_lock(Publisher *publisher)
{
    Arena *arena = publisher->arena;
    if (publisher->lock >= 0)
        return true;
    Str above = path_folder(publisher->out);
    if (above.len > 0) {
        int err = fs_make_folders(str_to_cstr(arena, above));
        if (err != 0)
            return system_failed(publisher, "make the folder", above, err);
    }
    FsInfo info = fs_info(str_to_cstr(arena, publisher->work));
    if (info.kind == FS_MISSING) {
        int err = fs_make_folder(str_to_cstr(arena, publisher->work));
        if (err != 0 && err != EEXIST)
            return system_failed(publisher, "make the folder",
                                 publisher->work, err);
    } else if (info.kind != FS_FOLDER) {
        return system_failed(publisher, "make the folder", publisher->work,
                             ENOTDIR);
    }
    int err = fs_lock(str_to_cstr(arena, publisher->lock_path),
                      &publisher->lock);
    if (err == EWOULDBLOCK)
        return refuse(publisher, "output-busy",
                      STR("wait until it has finished, then run this again"),
                      STR("another handbook is writing to this folder"));
    if (err != 0)
        return system_failed(publisher, "lock", publisher->lock_path, err);
    return true;
}

static void say_recovered(const Publisher *publisher, const char *what)
{
    diag_addf(publisher->diags, DIAG_NOTE, "publish-recovered",
              diag_in_file(publisher->out), "%s", what);
}

/* Killed between the two renames of a swap without RENAME_EXCHANGE: the old
 * site stands in work/old, the new one is complete in work/new. */
static bool recover_swap(Publisher *publisher)
{
    Arena *arena = publisher->arena;
    const char *out = str_to_cstr(arena, publisher->out);
    const char *fresh = str_to_cstr(arena, publisher->fresh);
    const char *old = str_to_cstr(arena, publisher->old);
    if (fs_info(out).kind == FS_MISSING) {
        bool finish = fs_info(fresh).kind == FS_FOLDER;
        int err = fs_rename(finish ? fresh : old, out);
        if (err != 0)
            return system_failed(publisher, "move the site to",
                                 publisher->out, err);
        say_recovered(publisher,
                      finish ? "finished what an interrupted run had begun: "
                               "the new site is in its place"
                             : "took back what an interrupted run had begun: "
                               "the old site is in its place");
    }
    int err = fs_remove_file(str_to_cstr(arena, publisher->journal));
    return err == 0 ||
           system_failed(publisher, "remove", publisher->journal, err);
}

bool publish_recover(Publisher *publisher)
{
    Arena *arena = publisher->arena;
    if (fs_info(str_to_cstr(arena, publisher->work)).kind != FS_FOLDER)
        return true;
    if (!publish_lock(publisher))
        return false;
    if (fs_info(str_to_cstr(arena, publisher->journal)).kind == FS_FILE &&
        !recover_swap(publisher))
        return false;
    const Str left[2] = {publisher->fresh, publisher->old};
    for (size_t i = 0; i < 2; i++) {
        const char *name = str_to_cstr(arena, left[i]);
        if (fs_info(name).kind == FS_MISSING)
            continue;
        int err = fs_remove_tree(name);
        if (err != 0)
            return system_failed(publisher, "remove", left[i], err);
        say_recovered(publisher, "removed what an interrupted run had left "
                                 "beside the site");
    }
    return true;
}
