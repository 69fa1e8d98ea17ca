/* export/verify.c - every file of a copy against its manifest. */
#include "base/compat.h"

#include "export/verify.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "export/tree.h"
#include "output/copy.h"
#include "value/json.h"

typedef struct Reading {
    Arena *arena;
    Arena scratch; /* one file at a time */
    Str folder;
    Manifest manifest;
    Verify *out;
} Reading;

static const char *name_in(Arena *arena, Str folder, const char *name)
{
    return str_to_cstr(arena, path_join(arena, folder, str_from(name)));
}

static void mark(Reading *reading, Str path, VerifyMark as, int err)
{
    Verify *out = reading->out;
    out->marked[as]++;
    ARENA_PUSH(reading->arena, out->item, out->count, out->capacity,
               (VerifyItem){path, as, err});
}

/* --- edition.js ----------------------------------------------------------- */

static bool take_day(const Value *map, const char *key, Date *out)
{
    Str text = value_as_text(value_get(map, key));
    return text.len == 0 || date_parse(text, true, out) == DATE_OK;
}

static bool take_kind(const Value *map, Str *out)
{
    Str text = value_as_text(value_get(map, "kind"));
    for (int kind = COPY_WEB; kind <= COPY_ZIM; kind++) {
        *out = str_from(copy_name((CopyKind)kind));
        if (str_eq(text, *out))
            return true;
    }
    return false;
}

/* The script is `window.handbookEdition = {…};` and nothing else is read. */
static void take_edition(Reading *reading, Str script)
{
    Arena *arena = reading->arena;
    VerifyEdition edition = {.kind = STR("")};
    size_t from = str_find_char(script, '{'), to = str_rfind_char(script, '}');
    if (!str_starts(script, "window.handbookEdition") || from == STR_NONE ||
        to == STR_NONE || to < from || script.len > LIMIT_FRONT_MATTER_BYTES ||
        utf8_invalid_at(script) != STR_NONE)
        return;
    Diags *diags = diag_open(false); /* whatever is wrong: it is not known */
    const Source *source = source_new(arena, STR(EDITION_NAME),
                                      str_slice(script, from, to + 1));
    const Value *map = json_read(arena, source, diags);
    edition.known = map != NULL && map->kind == VALUE_MAP &&
                    take_day(map, "day", &edition.day) &&
                    take_day(map, "made", &edition.made) &&
                    take_kind(map, &edition.kind);
    diag_close(diags);
    if (edition.known)
        reading->out->edition = edition;
}

/* --- each file ------------------------------------------------------------ */

static void check_file(Reading *reading, const ManifestEntry *entry)
{
    Str bytes, path = path_join(&reading->scratch, reading->folder,
                                entry->path);
    int err = fs_read_medium(&reading->scratch,
                             str_to_cstr(&reading->scratch, path),
                             LIMIT_ASSET_BYTES, &bytes);
    if (err == ENOENT || err == ENOTDIR) {
        mark(reading, entry->path, VERIFY_MISSING, 0);
    } else if (err == EFBIG) {
        mark(reading, entry->path, VERIFY_CHANGED, 0);
    } else if (err != 0) {
        mark(reading, entry->path, VERIFY_UNREADABLE, err);
    } else {
        Sha256 hash = hash_sha256(bytes);
        if (memcmp(&hash, &entry->hash, sizeof hash) != 0)
            mark(reading, entry->path, VERIFY_CHANGED, 0);
        else if (str_is(entry->path, EDITION_NAME))
            take_edition(reading, bytes);
    }
    arena_reset(&reading->scratch);
}

static void check_listed(Reading *reading, const Tree *tree)
{
    for (size_t i = 0; i < reading->manifest.count; i++) {
        const ManifestEntry *entry = &reading->manifest.entry[i];
        const TreeItem *item = map_get(&tree->by_path, entry->path);
        if (item == NULL)
            mark(reading, entry->path, VERIFY_MISSING, 0);
        else if (item->kind != FS_FILE) /* a link, or a folder of that name */
            mark(reading, entry->path, VERIFY_CHANGED, 0);
        else
            check_file(reading, entry);
    }
}

static void name_others(Reading *reading, const Tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        const TreeItem *item = &tree->item[i];
        Str path = item->path;
        if (item->role != TREE_COMPUTER && item->role != TREE_FOREIGN)
            continue;
        if (item->kind == FS_FOLDER)
            path = str_cat(reading->arena, path, STR("/"));
        mark(reading, path,
             item->role == TREE_COMPUTER ? VERIFY_COMPUTER : VERIFY_EXTRA, 0);
    }
}

static int by_path(const void *a, const void *b)
{
    const VerifyItem *left = a, *right = b;
    return str_cmp(left->path, right->path);
}

/* --- the manifest and its signature --------------------------------------- */

static bool read_signature(Reading *reading, int *err)
{
    Arena *arena = reading->arena;
    FsInfo info;
    const char *name = name_in(arena, reading->folder, MANIFEST_SIGNATURE_NAME);
    reading->out->signature = STR("");
    *err = fs_look(name, &info);
    reading->out->has_signature = info.kind != FS_MISSING;
    if (*err != 0 || !reading->out->has_signature)
        return *err == 0;
    *err = fs_read_medium(arena, name, SIGN_FILE_BYTES,
                          &reading->out->signature);
    return *err == 0 || *err == EFBIG || *err == ELOOP || *err == EISDIR;
}

static VerifyStart read_manifest(Reading *reading, Str *failed, int *err)
{
    Arena *arena = reading->arena;
    const char *name = name_in(arena, reading->folder, MANIFEST_NAME);
    FsInfo info;
    *failed = str_from(name);
    *err = fs_look(name, &info);
    if (*err != 0)
        return VERIFY_SYSTEM;
    if (info.kind != FS_FILE)
        return info.kind == FS_MISSING ? VERIFY_NO_MANIFEST
                                       : VERIFY_BAD_MANIFEST;
    *err = fs_read_medium(arena, name, LIMIT_OUTPUT_BYTES,
                          &reading->out->manifest);
    if (*err != 0)
        return *err == EFBIG ? VERIFY_BAD_MANIFEST : VERIFY_SYSTEM;
    return manifest_read(arena, reading->out->manifest, &reading->manifest)
               ? VERIFY_DONE
               : VERIFY_BAD_MANIFEST;
}

VerifyStart verify_read(Arena *arena, Str folder, Verify *out, Str *failed,
                        int *err)
{
    Reading reading = {.arena = arena, .folder = folder, .out = out};
    Tree tree;
    FsInfo info;
    const char *name = str_to_cstr(arena, folder);
    *out = (Verify){.manifest = STR(""), .signature = STR("")};
    *failed = folder;
    *err = name != NULL ? fs_probe(name, &info) : EINVAL;
    if (*err != 0)
        return VERIFY_SYSTEM;
    if (info.kind != FS_FOLDER)
        return VERIFY_NO_FOLDER;
    *err = fs_look(name_in(arena, folder, TREE_WORK_FOLDER), &info);
    if (*err != 0)
        return VERIFY_SYSTEM;
    out->unfinished = info.kind == FS_FOLDER;
    VerifyStart start = read_manifest(&reading, failed, err);
    if (start != VERIFY_DONE)
        return start;
    if (!read_signature(&reading, err))
        return VERIFY_SYSTEM;
    /* A link to the folder is followed here: it was named by the user. */
    *err = fs_real_path(arena, name, &reading.folder);
    if (*err == 0)
        *err = tree_read(arena, reading.folder, &reading.manifest.by_path,
                         &tree, failed);
    if (*err != 0)
        return VERIFY_SYSTEM;
    arena_init(&reading.scratch);
    out->files = reading.manifest.count;
    check_listed(&reading, &tree);
    name_others(&reading, &tree);
    arena_release(&reading.scratch);
    if (out->count > 0)
        qsort(out->item, out->count, sizeof *out->item, by_path);
    return VERIFY_DONE;
}

bool verify_is_whole(const Verify *verify)
{
    return !verify->unfinished && verify->marked[VERIFY_MISSING] == 0 &&
           verify->marked[VERIFY_CHANGED] == 0 &&
           verify->marked[VERIFY_UNREADABLE] == 0 &&
           verify->marked[VERIFY_EXTRA] == 0;
}
