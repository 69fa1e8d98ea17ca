/* export/usb_fill.c - writes beside what is there, reads back, and moves to its
 * place. */
#include "base/compat.h"

#include "export/usb_internal.h"

#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "base/path.h"

/* --- the work folder ------------------------------------------------------ */

static Str work_path(Stick *stick, const char *name)
{
    return path_join(stick->arena, stick->work, str_from(name));
}

/* may_exist: from an interrupted run. */
static bool make_folder(Stick *stick, Str path, bool may_exist)
{
    int err = fs_make_folder(str_to_cstr(stick->arena, path));
    return err == 0 || (may_exist && err == EEXIST) ||
           usb_failed(stick, "make the folder", path, err);
}

/* Every path that may lie there from now on: what was listed, and what comes.
 * It takes the old list's place whole, before anything else is written. */
static bool write_listed(Stick *stick)
{
    Str listed = work_path(stick, USB_LISTED);
    Str next = work_path(stick, USB_LISTED_NEXT);
    ManifestEntry *entry =
        ARENA_NEW_ARRAY(stick->arena, ManifestEntry, stick->known.count + 1);
    for (size_t i = 0; i < stick->known.count; i++)
        entry[i].path = map_at(&stick->known, i)->key;
    Buf text;
    buf_init(&text, LIMIT_OUTPUT_BYTES);
    manifest_write(&text, entry, stick->known.count);
    (void)fs_remove_file(next.ptr);
    int err = fs_write(next.ptr, buf_str(&text));
    buf_release(&text);
    if (err == 0)
        err = fs_sync(stick->work.ptr);
    if (err == 0)
        err = fs_rename(next.ptr, listed.ptr);
    if (err == 0)
        err = fs_sync(stick->work.ptr);
    return err == 0 || usb_failed(stick, "write", listed, err);
}

/* True for what the manifest and its signature are called, staged. */
static bool is_sealing(Str path)
{
    return str_is(path, MANIFEST_NAME) || str_is(path, MANIFEST_SIGNATURE_NAME);
}

/* Removes what an interrupted run wrote and this one has no use for. */
static bool clear_fresh(Stick *stick)
{
    Tree tree;
    Str failed;
    int err = tree_read(stick->arena, stick->fresh, &stick->known, &tree,
                        &failed);
    if (err != 0)
        return usb_failed(stick, "read the folder", failed, err);
    for (size_t i = 0; i < tree.count; i++) {
        const TreeItem *item = &tree.item[i];
        Str path = path_join(stick->arena, stick->fresh, item->path);
        const UsbFile *file = map_get(&stick->wanted, item->path);
        if (item->kind != FS_FILE ||
            (item->role != TREE_LISTED && !is_sealing(item->path))) {
            return usb_refuse(stick, "export-in-the-way", path,
                              "handbook did not make this",
                              "move it elsewhere");
        }
        if (file != NULL && file->staged)
            continue;
        err = fs_remove_file(str_to_cstr(stick->arena, path));
        if (err != 0)
            return usb_failed(stick, "remove", path, err);
    }
    return true;
}

bool usb_begin(Stick *stick)
{
    stick->state = STICK_FILLING;
    if (!stick->exists &&
        (!make_folder(stick, stick->job->dest, false) || !usb_lock(stick)))
        return false;
    if (!make_folder(stick, stick->work, stick->resumed) ||
        !write_listed(stick) ||
        !make_folder(stick, stick->fresh, stick->resumed))
        return false;
    if (stick->resumed)
        diag_add(stick->job->diags, DIAG_NOTE, "export-resumed",
                 diag_in_file(stick->job->dest),
                 STR("an export to this folder was cut off; this one goes on "
                     "where it stopped"),
                 STR(""));
    return clear_fresh(stick);
}

/* --- writing and reading back --------------------------------------------- */

/* The folders of a path below `folder`, each once. */
static bool make_folders(Stick *stick, Map *made, Str folder, Str path)
{
    Str inside = path_folder(path);
    if (inside.len == 0 || map_put(made, inside, stick) != NULL)
        return true;
    Str full = path_join(stick->arena, folder, inside);
    int err = fs_make_folders(str_to_cstr(stick->arena, full));
    return err == 0 || usb_failed(stick, "make the folder", full, err);
}

static bool write_new(Stick *stick, Str path, Str bytes)
{
    Str full = path_join(stick->arena, stick->fresh, path);
    int err = fs_write(str_to_cstr(stick->arena, full), bytes);
    return err == 0 || usb_failed(stick, "write", full, err);
}

static bool copy_file(Stick *stick, const UsbFile *file)
{
    Str made = path_join(stick->arena, stick->job->folder, file->path), bytes;
    int err = fs_read(&stick->scratch, str_to_cstr(stick->arena, made),
                      LIMIT_ASSET_BYTES, &bytes);
    if (err != 0) {
        diag_io(stick->job->diags, "file-unreadable", "read", made, err);
        return false;
    }
    bool done = write_new(stick, file->path, bytes);
    arena_reset(&stick->scratch);
    return done;
}

static bool read_back(Stick *stick, Str path, const Sha256 *want)
{
    Sha256 hash;
    Str full = path_join(stick->arena, stick->fresh, path);
    int err = usb_hash(stick, str_to_cstr(stick->arena, full), &hash);
    if (err != 0)
        return usb_failed(stick, "read back", full, err);
    return memcmp(&hash, want, sizeof hash) == 0 ||
           usb_read_back_wrong(stick, path);
}

/* The manifest and its signature: moved last, written and read back with the
 * rest. */
static bool write_sealing(Stick *stick)
{
    Str signature = stick->job->signature;
    return write_new(stick, STR(MANIFEST_NAME), stick->manifest) &&
           (signature.len == 0 ||
            write_new(stick, STR(MANIFEST_SIGNATURE_NAME), signature));
}

static bool read_back_sealing(Stick *stick)
{
    Sha256 manifest = hash_sha256(stick->manifest);
    Sha256 signature = hash_sha256(stick->job->signature);
    return read_back(stick, STR(MANIFEST_NAME), &manifest) &&
           (stick->job->signature.len == 0 ||
            read_back(stick, STR(MANIFEST_SIGNATURE_NAME), &signature));
}

bool usb_stage(Stick *stick)
{
    Map made;
    map_init(&made, stick->arena);
    for (size_t i = 0; i < stick->count; i++) {
        const UsbFile *file = &stick->file[i];
        if (file->write && !file->staged &&
            (!make_folders(stick, &made, stick->fresh, file->path) ||
             !copy_file(stick, file)))
            return false;
    }
    if (!write_sealing(stick))
        return false;
    int err = fs_sync(stick->fresh.ptr);
    if (err != 0)
        return usb_failed(stick, "write", stick->fresh, err);
    for (size_t i = 0; i < stick->count; i++) {
        const UsbFile *file = &stick->file[i];
        if (file->write && !read_back(stick, file->path, &file->hash))
            return false;
    }
    return read_back_sealing(stick);
}

/* --- to its place --------------------------------------------------------- */

static bool remove_old(Stick *stick)
{
    for (size_t i = 0; i < stick->tree.count; i++) {
        const TreeItem *item = &stick->tree.item[i];
        if (!usb_is_ours(stick, item) || map_has(&stick->wanted, item->path))
            continue;
        Str path = path_join(stick->arena, stick->job->dest, item->path);
        int err = fs_remove_file(str_to_cstr(stick->arena, path));
        if (err != 0 && err != ENOENT)
            return usb_failed(stick, "remove", path, err);
        stick->removed++;
    }
    return true;
}

/* The folders on the way to a path, from below, while nothing is in them. */
static void remove_empty(Stick *stick, Str folder, Str path)
{
    for (path = path_folder(path); path.len > 0; path = path_folder(path)) {
        int err = fs_remove_folder(usb_name(&stick->scratch, folder, path));
        if (err != 0 && err != ENOENT)
            break;
    }
    arena_reset(&stick->scratch);
}

/* Also those that an interrupted run emptied. */
static void remove_empty_folders(Stick *stick)
{
    for (size_t i = 0; i < stick->ours.count; i++) {
        Str path = map_at(&stick->ours, i)->key;
        if (!map_has(&stick->wanted, path))
            remove_empty(stick, stick->job->dest, path);
    }
}

static bool move(Stick *stick, Str path)
{
    const char *from = usb_name(stick->arena, stick->fresh, path);
    Str to = path_join(stick->arena, stick->job->dest, path);
    int err = fs_rename(from, str_to_cstr(stick->arena, to));
    return err == 0 || usb_failed(stick, "move a new file to", to, err);
}

static bool sync(Stick *stick)
{
    int err = fs_sync(str_to_cstr(stick->arena, stick->job->dest));
    return err == 0 ||
           usb_failed(stick, "write to", stick->job->dest, err);
}

static bool move_sealing(Stick *stick)
{
    Str old = path_join(stick->arena, stick->job->dest,
                        STR(MANIFEST_SIGNATURE_NAME));
    if (stick->job->signature.len > 0) {
        if (!move(stick, STR(MANIFEST_SIGNATURE_NAME)))
            return false;
    } else {
        int err = fs_remove_file(str_to_cstr(stick->arena, old));
        if (err != 0 && err != ENOENT)
            return usb_failed(stick, "remove", old, err);
    }
    return sync(stick) && move(stick, STR(MANIFEST_NAME)) && sync(stick);
}

bool usb_move(Stick *stick)
{
    Map made;
    map_init(&made, stick->arena);
    stick->state = STICK_MIXED;
    if (!remove_old(stick))
        return false;
    remove_empty_folders(stick);
    for (size_t i = 0; i < stick->count; i++) {
        const UsbFile *file = &stick->file[i];
        if (file->write &&
            (!make_folders(stick, &made, stick->job->dest, file->path) ||
             !move(stick, file->path)))
            return false;
    }
    if (!sync(stick) || !move_sealing(stick))
        return false;
    stick->state = STICK_NEW;
    return true;
}

bool usb_end(Stick *stick)
{
    for (size_t i = 0; i < stick->known.count; i++)
        remove_empty(stick, stick->fresh, map_at(&stick->known, i)->key);
    (void)fs_remove_folder(stick->fresh.ptr);
    (void)fs_remove_file(work_path(stick, USB_LISTED_NEXT).ptr);
    (void)fs_remove_file(work_path(stick, USB_LISTED).ptr);
    int err = fs_remove_folder(stick->work.ptr);
    if (err != 0)
        return usb_failed(stick, "remove", stick->work, err);
    return sync(stick);
}
