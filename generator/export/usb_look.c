/* export/usb_look.c - what lies on the stick, what is refused, and what has to
 * be written. */
#include "base/compat.h"

#include "export/usb_internal.h"

#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/sign.h"
#include "base/utf8.h"

/* Things in the way that are named one by one. */
#define NAMED_AT_MOST 20

#define MOVE_IT "move it elsewhere, or give it another name"

const char *usb_name(Arena *arena, Str folder, Str path)
{
    return str_to_cstr(arena, path_join(arena, folder, path));
}

int usb_hash(Stick *stick, const char *name, Sha256 *out)
{
    Str bytes;
    int err = fs_read_medium(&stick->scratch, name, LIMIT_ASSET_BYTES, &bytes);
    if (err == 0)
        *out = hash_sha256(bytes);
    arena_reset(&stick->scratch);
    return err;
}

bool usb_is_ours(const Stick *stick, const TreeItem *item)
{
    return item->kind == FS_FILE && map_has(&stick->ours, item->path);
}

/* --- what is ours --------------------------------------------------------- */

/* The paths of a manifest, or of an interrupted run's list. *found: it is
 * there. Other programs call their lists so, too, and so does a folder of what
 * is to be printed: only what names edition.js is a copy that may be replaced.
 * False after a diagnostic. */
static bool read_list(Stick *stick, Str path, bool *found)
{
    Arena *arena = stick->arena;
    const char *name = str_to_cstr(arena, path);
    bool is_manifest = str_is(path_name(path), MANIFEST_NAME);
    Manifest list;
    Str text;
    *found = false;
    int err = fs_read(arena, name, LIMIT_OUTPUT_BYTES, &text);
    if (err == ENOENT || err == ENOTDIR)
        return true;
    if (err != 0 && err != EFBIG && err != ELOOP && err != EISDIR &&
        err != EINVAL)
        return usb_failed(stick, "read", path, err);
    *found = true;
    if (err != 0 || !manifest_read(arena, text, &list))
        return usb_refuse(stick, "export-not-ours", path,
                      "this list of files is damaged, or handbook did not "
                          "make it",
                      "what it names could not be told from what is yours: "
                      "empty the folder yourself, or choose another one");
    if (is_manifest && !map_has(&list.by_path, STR(EDITION_NAME)))
        return usb_refuse(stick, "export-not-ours", path,
                          "this list of files is not of a website or a stick "
                          "that handbook made",
                          "what it names would be removed: name an empty "
                          "folder, a new one, or a copy on a stick");
    for (size_t i = 0; i < list.count; i++) {
        if (!tree_is_own_name(list.entry[i].path))
            map_put(&stick->ours, list.entry[i].path, stick);
    }
    if (is_manifest)
        stick->same_manifest = str_eq(text, stick->manifest);
    return true;
}

static void read_signature(Stick *stick)
{
    Str text = STR("");
    Str path = path_join(stick->arena, stick->job->dest,
                         STR(MANIFEST_SIGNATURE_NAME));
    int err = fs_read(stick->arena, path.ptr, SIGN_FILE_BYTES, &text);
    stick->same_signature = err == ENOENT ? stick->job->signature.len == 0
                                          : err == 0 &&
                                                str_eq(text,
                                                       stick->job->signature);
}

static bool read_lists(Stick *stick)
{
    Arena *arena = stick->arena;
    bool listed;
    Str manifest = path_join(arena, stick->job->dest, STR(MANIFEST_NAME));
    Str list = path_join(arena, stick->work, STR(USB_LISTED));
    FsInfo info;
    int err = fs_look(str_to_cstr(arena, stick->work), &info);
    if (err != 0)
        return usb_failed(stick, "look at", stick->work, err);
    stick->resumed = info.kind == FS_FOLDER;
    read_signature(stick);
    return read_list(stick, manifest, &stick->has_manifest) &&
           (!stick->resumed || read_list(stick, list, &listed));
}

/* What is in the work folder beside what we put there. */
static bool check_work_folder(Stick *stick)
{
    static const char *const NAMES[] = {USB_LISTED, USB_LISTED_NEXT,
                                        USB_FRESH};
    FsList list;
    bool fine = true;
    if (!stick->resumed)
        return true;
    int err = fs_list(stick->arena, str_to_cstr(stick->arena, stick->work),
                      &list);
    if (err != 0)
        return usb_failed(stick, "read the folder", stick->work, err);
    for (size_t i = 0; i < list.count; i++) {
        bool known = false;
        for (size_t k = 0; k < sizeof NAMES / sizeof NAMES[0]; k++)
            known |= str_is(list.item[i].name, NAMES[k]) &&
                     list.item[i].kind ==
                         (str_is(list.item[i].name, USB_FRESH) ? FS_FOLDER
                                                               : FS_FILE);
        if (!known)
            fine = usb_refuse(stick, "export-in-the-way",
                              path_join(stick->arena, stick->work,
                                        list.item[i].name),
                              "handbook did not make this", MOVE_IT);
    }
    return fine;
}

/* --- what is in the way --------------------------------------------------- */

/* Wanted files and their folders, as a disk that takes capitals for nothing
 * finds them: folded path -> Str, as we spell it. */
static void fold_wanted(Stick *stick, Map *folded)
{
    Arena *arena = stick->arena;
    map_init(folded, arena);
    for (size_t i = 0; i < stick->count; i++) {
        for (Str path = stick->file[i].path; path.len > 0;
             path = path_folder(path)) {
            Str *kept = ARENA_NEW(arena, Str);
            *kept = path;
            if (map_put(folded, utf8_fold(arena, path), kept) != NULL)
                break; /* and so were all above it */
        }
    }
}

/* True when something that is not ours lies where a file of ours, or a folder
 * for one, has to be. */
static bool is_in_the_way(Stick *stick, const Map *folded,
                          const TreeItem *item)
{
    Arena *arena = stick->arena;
    const Str *place = map_get(folded, utf8_fold(arena, item->path));
    if (place != NULL &&
        (str_eq(*place, item->path) ||
         fs_info(usb_name(arena, stick->job->dest, *place)).kind !=
             FS_MISSING))
        return true;
    for (Str folder = path_folder(item->path); folder.len > 0;
         folder = path_folder(folder)) {
        if (map_has(&stick->wanted, folder))
            return true; /* it keeps a folder of ours from becoming a file */
    }
    return false;
}

static Str shown(Stick *stick, const TreeItem *item)
{
    return item->kind == FS_FOLDER
               ? str_cat(stick->arena, item->path, STR("/"))
               : item->path;
}

/* Names the first of what is in the way, and counts the rest. */
static bool refuse_items(Stick *stick, const TreeItem *const *item,
                         size_t count, const char *code, const char *message,
                         const char *help)
{
    Arena *arena = stick->arena;
    for (size_t i = 0; i < count && i < NAMED_AT_MOST; i++)
        usb_refuse(stick, code,
                   path_join(arena, stick->job->dest,
                             shown(stick, item[i])),
                   message, help);
    if (count > NAMED_AT_MOST)
        diag_addf(stick->job->diags, DIAG_NOTE, code,
                  diag_in_file(stick->job->dest),
                  "%zu more of these are not named here",
                  count - NAMED_AT_MOST);
    return false;
}

/* What somebody else put there: refused where nothing is ours or where it is
 * in the way; else named, and left alone. */
static bool check_others(Stick *stick)
{
    Arena *arena = stick->arena;
    Map folded;
    const TreeItem **others =
        ARENA_NEW_ARRAY(arena, const TreeItem *, stick->tree.count + 1);
    const TreeItem **blocking =
        ARENA_NEW_ARRAY(arena, const TreeItem *, stick->tree.count + 1);
    size_t other = 0, block = 0;
    fold_wanted(stick, &folded);
    for (size_t i = 0; i < stick->tree.count; i++) {
        const TreeItem *item = &stick->tree.item[i];
        if (item->role == TREE_OURS || usb_is_ours(stick, item))
            continue;
        if (is_in_the_way(stick, &folded, item))
            blocking[block++] = item;
        if (item->role != TREE_COMPUTER)
            others[other++] = item;
    }
    if (other > 0 && !stick->has_manifest && !stick->resumed)
        return refuse_items(stick, others, other, "export-not-ours",
                            "handbook did not make this, and the folder is "
                            "not empty",
                            "name an empty folder, a new one, or a copy that "
                            "handbook made");
    if (block > 0)
        return refuse_items(stick, blocking, block, "export-in-the-way",
                            "handbook did not make this, and needs the name "
                            "for something of its own",
                            MOVE_IT);
    for (size_t i = 0; i < other && i < NAMED_AT_MOST; i++)
        export_say(stick->job, "Left as it is, not the handbook's: %.*s",
                   STR_ARG(shown(stick, others[i])));
    if (other > NAMED_AT_MOST)
        export_say(stick->job, "So are %zu more.", other - NAMED_AT_MOST);
    return true;
}

/* --- the folder itself ---------------------------------------------------- */

/* DEST may be new, but not the folder that it lies in. */
static bool check_above(Stick *stick)
{
    Str above = path_folder(stick->job->dest);
    FsInfo info;
    if (above.len == 0)
        return true;
    int err = fs_probe(str_to_cstr(stick->arena, above), &info);
    if (err != 0)
        return usb_failed(stick, "look at the folder", above, err);
    if (info.kind == FS_FOLDER)
        return true;
    return usb_refuse(stick, "export-no-folder", above,
                  "there is no such folder",
                  "is the stick in, and called that? Only the last folder of "
                  "the name is made");
}

static bool check_dest(Stick *stick)
{
    Str dest = stick->job->dest;
    const char *name = str_to_cstr(stick->arena, dest);
    FsInfo info;
    int err = fs_look(name, &info);
    if (err != 0)
        return usb_failed(stick, "look at the folder", dest, err);
    stick->exists = info.kind == FS_FOLDER;
    if (stick->exists)
        return true;
    if (info.kind == FS_LINK)
        return usb_refuse(stick, "output-is-link", dest,
                      "this is a link; links are not followed",
                      "name the folder itself");
    if (info.kind != FS_MISSING)
        return usb_refuse(stick, "output-is-file", dest,
                      "this is a file, not a folder", "name a folder");
    return check_above(stick);
}

bool usb_lock(Stick *stick)
{
    const char *name = str_to_cstr(stick->arena, stick->job->dest);
    int err = fs_lock_folder(name, &stick->lock);
    if (err == EWOULDBLOCK)
        return usb_refuse(stick, "output-busy", stick->job->dest,
                          "another handbook is writing to this folder",
                          "wait until it has finished, then run this again");
    return err == 0 || usb_failed(stick, "lock", stick->job->dest, err);
}

bool usb_look(Stick *stick)
{
    Str failed;
    if (!check_dest(stick))
        return false;
    if (!stick->exists)
        return true;
    if (!usb_lock(stick) || !read_lists(stick) || !check_work_folder(stick))
        return false;
    for (size_t i = 0; i < stick->ours.count; i++)
        map_put(&stick->known, map_at(&stick->ours, i)->key, stick);
    int err = tree_read(stick->arena, stick->job->dest, &stick->known,
                        &stick->tree, &failed);
    if (err != 0)
        return usb_failed(stick, "read the folder", failed, err);
    return check_others(stick);
}

/* --- what has to be written ----------------------------------------------- */

/* A file of an interrupted run is used when it is the one that is wanted. */
static bool is_there(Stick *stick, Str folder, const UsbFile *file)
{
    Sha256 hash;
    const char *name = usb_name(stick->arena, folder, file->path);
    return fs_info(name).size == file->size &&
           usb_hash(stick, name, &hash) == 0 &&
           memcmp(&hash, &file->hash, sizeof hash) == 0;
}

bool usb_compare(Stick *stick)
{
    for (size_t i = 0; i < stick->count; i++) {
        UsbFile *file = &stick->file[i];
        const char *made =
            usb_name(stick->arena, stick->job->folder, file->path);
        FsInfo info = fs_info(made);
        if (info.kind != FS_FILE) {
            diag_io(stick->job->diags, "file-unreadable", "read",
                    str_from(made), EIO);
            return false;
        }
        file->size = info.size;
        const TreeItem *item = map_get(&stick->tree.by_path, file->path);
        file->write = item == NULL || item->kind != FS_FILE ||
                      !is_there(stick, stick->job->dest, file);
        file->staged = file->write && stick->resumed &&
                       is_there(stick, stick->fresh, file);
        stick->written += file->write;
        stick->kept += !file->write;
    }
    return true;
}

/* What names take in folders: FAT has 32 bytes for every 13 letters, and two
 * more such pieces; each new folder begins with a block. Twice, since files are
 * written beside their place first. */
static uint64_t room_for_names(Stick *stick, uint64_t block)
{
    Map folders;
    uint64_t bytes = 0;
    map_init(&folders, stick->arena);
    for (size_t i = 0; i < stick->count; i++) {
        Str path = stick->file[i].path;
        if (!stick->file[i].write)
            continue;
        bytes += 32 * (utf8_units(path_name(path)) / 13 + 3);
        for (path = path_folder(path); path.len > 0;
             path = path_folder(path)) {
            if (map_put(&folders, path, stick) != NULL)
                break;
            bytes += block;
        }
    }
    return 2 * bytes;
}

bool usb_room(Stick *stick)
{
    FsSpace space;
    Str folder = stick->exists ? stick->job->dest
                               : path_folder(stick->job->dest);
    if (folder.len == 0)
        folder = STR(".");
    int err = fs_space(str_to_cstr(stick->arena, folder), &space);
    if (err != 0)
        return usb_failed(stick, "see how much room there is on", folder, err);
    if (!space.known || stick->written == 0)
        return true;
    uint64_t blocks = 8; /* the work folder and what it holds */
    for (size_t i = 0; i < stick->count; i++) {
        const UsbFile *file = &stick->file[i];
        if (file->write && !file->staged)
            blocks += file->size / space.block + 1;
    }
    /* two manifests, the list and its next state */
    blocks += 4 * (stick->manifest.len / space.block + 1);
    blocks += room_for_names(stick, space.block) / space.block + 1;
    return blocks <= space.blocks ||
           usb_too_full(stick, blocks * space.block,
                        space.blocks * space.block);
}
