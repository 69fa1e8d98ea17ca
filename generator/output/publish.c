/* output/publish.c - fills a folder beside the site and lets the two change
 * places. */
#include "base/compat.h"

#include "output/publish.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "output/publish_internal.h"

static bool system_failed(Publisher *publisher, const char *doing, Str path,
                          int err)
{
    atomic_store(&publisher->failed, true);
    diag_io(publisher->diags, "output-failed", doing, path, err);
    return false;
}

Publisher *publish_open(Arena *arena, Diags *diags, Str out_folder,
                        Str content_folder)
{
    Publisher *publisher = ARENA_NEW(arena, Publisher);
    while (out_folder.len > 1 && out_folder.ptr[out_folder.len - 1] == '/')
        out_folder.len--;
    publisher->arena = arena;
    publisher->diags = diags;
    publisher->lock = -1;
    publisher->out = str_dup(arena, out_folder);
    Str work = arena_fmt(arena, ".%.*s.handbook",
                         STR_ARG(path_name(publisher->out)));
    publisher->work = path_join(arena, path_folder(publisher->out), work);
    if (publisher->out.len > 1 && publisher->out.ptr[0] == '/' &&
        path_folder(publisher->out).len == 0)
        publisher->work = str_cat(arena, STR("/"), work);
    publisher->fresh = path_join(arena, publisher->work, STR("new"));
    publisher->old = path_join(arena, publisher->work, STR("old"));
    publisher->journal = path_join(arena, publisher->work, STR("journal"));
    publisher->lock_path = path_join(arena, publisher->work, STR("lock"));
    map_init(&publisher->manifest.by_path, arena);
    map_init(&publisher->folders, arena);
    if (!publish_recover(publisher) ||
        !publish_check(publisher, content_folder)) {
        publish_abort(publisher);
        return NULL;
    }
    return publisher;
}

/* Makes the folders in work/new that files from number `first` on need, each
 * once. */
static bool make_folders(Publisher *publisher, size_t first)
{
    Arena *arena = publisher->arena;
    for (size_t i = first; i < publisher->count; i++) {
        Str folder = path_folder(publisher->path[i]);
        if (folder.len == 0 || map_has(&publisher->folders, folder))
            continue;
        map_put(&publisher->folders, folder, publisher);
        Str full = path_join(arena, publisher->fresh, folder);
        int err = fs_make_folders(str_to_cstr(arena, full));
        if (err != 0)
            return system_failed(publisher, "make the folder", full, err);
    }
    return true;
}

/* The three lists by slot grow together. */
static void grow(Publisher *publisher, size_t count)
{
    Arena *arena = publisher->arena;
    size_t capacity = publisher->capacity * 2;
    if (capacity < count)
        capacity = count;
    Str *path = ARENA_NEW_ARRAY(arena, Str, capacity);
    Sha256 *hash = ARENA_NEW_ARRAY(arena, Sha256, capacity);
    bool *done = ARENA_NEW_ARRAY(arena, bool, capacity);
    if (publisher->count > 0) {
        memcpy(path, publisher->path, publisher->count * sizeof *path);
        memcpy(hash, publisher->hash, publisher->count * sizeof *hash);
        memcpy(done, publisher->done, publisher->count * sizeof *done);
    }
    publisher->path = path;
    publisher->hash = hash;
    publisher->done = done;
    publisher->capacity = capacity;
}

bool publish_extend(Publisher *publisher, const Str *path, size_t count,
                    size_t *first)
{
    *first = publisher->count;
    if (publisher->count + count > publisher->capacity)
        grow(publisher, publisher->count + count);
    for (size_t i = 0; i < count; i++)
        publisher->path[publisher->count++] = path[i];
    return make_folders(publisher, *first);
}

bool publish_begin(Publisher *publisher, const Str *path, size_t count)
{
    size_t first;
    if (!publish_lock(publisher))
        return false;
    int err = fs_make_folder(str_to_cstr(publisher->arena, publisher->fresh));
    if (err != 0)
        return system_failed(publisher, "make the folder", publisher->fresh,
                             err);
    return publish_extend(publisher, path, count, &first);
}

/* A name for a system call, in a buffer of the caller: workers share no
 * arena. False when it does not fit. */
static bool full_name(char *name, size_t size, Str folder, Str path)
{
    if (folder.len + 1 + path.len + 1 > size)
        return false;
    memcpy(name, folder.ptr, folder.len);
    name[folder.len] = '/';
    memcpy(name + folder.len + 1, path.ptr, path.len);
    name[folder.len + 1 + path.len] = '\0';
    return true;
}

bool publish_file(Publisher *publisher, size_t slot, Str bytes)
{
    char fresh[4096], old[4096];
    Str path = publisher->path[slot];
    if (!full_name(fresh, sizeof fresh, publisher->fresh, path) ||
        !full_name(old, sizeof old, publisher->out, path))
        return system_failed(publisher, "write", path, ENAMETOOLONG);
    publisher->hash[slot] = hash_sha256(bytes);
    publisher->done[slot] = true;
    atomic_fetch_add(&publisher->bytes, bytes.len);
    const ManifestEntry *before = map_get(&publisher->manifest.by_path, path);
    if (before != NULL &&
        memcmp(&before->hash, &publisher->hash[slot], sizeof(Sha256)) == 0 &&
        fs_same(old, bytes) && fs_link(old, fresh) == 0) {
        atomic_fetch_add(&publisher->kept, 1);
        return true;
    }
    int err = fs_write(fresh, bytes);
    if (err != 0)
        return system_failed(publisher, "write", path, err);
    atomic_fetch_add(&publisher->written, 1);
    return true;
}

ManifestEntry *publish_entries(const Publisher *publisher, size_t *count,
                               uint64_t *bytes)
{
    ManifestEntry *entry = ARENA_NEW_ARRAY(publisher->arena, ManifestEntry,
                                           publisher->count + 1);
    *count = 0;
    for (size_t i = 0; i < publisher->count; i++) {
        if (publisher->done[i])
            entry[(*count)++] = (ManifestEntry){publisher->path[i],
                                                publisher->hash[i]};
    }
    *bytes = atomic_load(&publisher->bytes);
    return entry;
}

/* Beside the manifest, where there is a key. An old signature stays behind with
 * the old site. */
static bool write_signature(Publisher *publisher, Str manifest)
{
    Str path = path_join(publisher->arena, publisher->fresh,
                         STR(MANIFEST_SIGNATURE_NAME));
    Buf buf;
    if (publisher->key == NULL)
        return true;
    buf_init(&buf, SIGN_FILE_BYTES);
    sign_text(publisher->key, manifest, publisher->signed_line, &buf);
    int err = fs_write(str_to_cstr(publisher->arena, path), buf_str(&buf));
    buf_release(&buf);
    return err == 0 || system_failed(publisher, "write", path, err);
}

static bool write_manifest(Publisher *publisher)
{
    Arena *arena = publisher->arena;
    size_t count;
    uint64_t bytes;
    ManifestEntry *entry = publish_entries(publisher, &count, &bytes);
    Buf buf;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    manifest_write(&buf, entry, count);
    Str path = path_join(arena, publisher->fresh, STR(MANIFEST_NAME));
    Str old = path_join(arena, publisher->out, STR(MANIFEST_NAME));
    const char *name = str_to_cstr(arena, path);
    const char *old_name = str_to_cstr(arena, old);
    int err = 0;
    if (!fs_same(old_name, buf_str(&buf)) || fs_link(old_name, name) != 0)
        err = fs_write(name, buf_str(&buf));
    bool done = err == 0 || system_failed(publisher, "write", path, err);
    done = done && write_signature(publisher, buf_str(&buf));
    buf_release(&buf);
    return done;
}

/* Two renames with a journal, for file systems without RENAME_EXCHANGE. */
static bool swap_by_renames(Publisher *publisher)
{
    Arena *arena = publisher->arena;
    const char *out = str_to_cstr(arena, publisher->out);
    const char *fresh = str_to_cstr(arena, publisher->fresh);
    const char *old = str_to_cstr(arena, publisher->old);
    const char *journal = str_to_cstr(arena, publisher->journal);
    int err = fs_write_atomic(journal, STR("swap\n"));
    if (err != 0)
        return system_failed(publisher, "write", publisher->journal, err);
    err = fs_rename(out, old);
    if (err != 0) {
        (void)fs_remove_file(journal);
        return system_failed(publisher, "move away", publisher->out, err);
    }
    err = fs_rename(fresh, out);
    if (err != 0) {
        system_failed(publisher, "move the new site to", publisher->out, err);
        if (fs_rename(old, out) == 0)
            (void)fs_remove_file(journal);
        return false;
    }
    (void)fs_remove_file(journal);
    return true;
}

static bool change_places(Publisher *publisher, Str *old_site)
{
    Arena *arena = publisher->arena;
    const char *out = str_to_cstr(arena, publisher->out);
    const char *fresh = str_to_cstr(arena, publisher->fresh);
    if (!publisher->out_exists) {
        *old_site = STR("");
        int err = fs_rename(fresh, out);
        return err == 0 || system_failed(publisher, "move the new site to",
                                         publisher->out, err);
    }
    int err = fs_exchange(fresh, out);
    *old_site = publisher->fresh;
    if (err == 0)
        return true;
    if (err != ENOSYS && err != EINVAL)
        return system_failed(publisher, "move the new site to",
                             publisher->out, err);
    *old_site = publisher->old;
    return swap_by_renames(publisher);
}

/* Removes the files that `manifest` lists and the manifest below folder, then
 * folders that are empty. False when something is left. */
static bool remove_site(Publisher *publisher, Str folder,
                        const Manifest *manifest)
{
    Arena *arena = publisher->arena;
    /* A file that came in between the check and now is somebody's work. */
    for (size_t i = 0; i < manifest->count; i++) {
        Str path = path_join(arena, folder, manifest->entry[i].path);
        (void)fs_remove_file(str_to_cstr(arena, path));
    }
    const char *const own[] = {MANIFEST_NAME, MANIFEST_SIGNATURE_NAME};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        Str path = path_join(arena, folder, str_from(own[i]));
        (void)fs_remove_file(str_to_cstr(arena, path));
    }
    for (size_t i = 0; i < manifest->count; i++) {
        Str inside = path_folder(manifest->entry[i].path);
        for (; inside.len > 0; inside = path_folder(inside)) {
            Str path = path_join(arena, folder, inside);
            if (fs_remove_folder(str_to_cstr(arena, path)) != 0)
                break;
        }
    }
    return fs_remove_folder(str_to_cstr(arena, folder)) == 0;
}

/* Files that came into the old site while we worked are somebody's: they are
 * moved beside the site under a name of their own, never removed. */
static void keep_left_files(Publisher *publisher, Str old_site)
{
    Arena *arena = publisher->arena;
    for (unsigned n = 1; n < 100; n++) {
        Str kept =
            arena_fmt(arena, "%.*s.kept-%u", STR_ARG(publisher->out), n);
        if (fs_info(kept.ptr).kind != FS_MISSING)
            continue;
        if (fs_rename(str_to_cstr(arena, old_site), kept.ptr) != 0)
            return;
        diag_addf(publisher->diags, DIAG_WARNING, "old-site-left",
                  diag_in_file(kept),
                  "files that handbook did not make came into the site while "
                  "it was being built; they are kept here");
        return;
    }
}

void publish_sign(Publisher *publisher, const SignKey *key, Str line)
{
    publisher->key = key;
    publisher->signed_line = line;
}

bool publish_commit(Publisher *publisher)
{
    Str old_site;
    if (atomic_load(&publisher->failed) || !write_manifest(publisher) ||
        !change_places(publisher, &old_site))
        return false;
    publisher->committed = true;
    /* What cannot be removed now is removed by the next run. */
    if (old_site.len > 0 &&
        !remove_site(publisher, old_site, &publisher->manifest) &&
        publish_holds_others(publisher, old_site))
        keep_left_files(publisher, old_site);
    return true;
}

void publish_abort(Publisher *publisher)
{
    if (publisher == NULL || publisher->lock < 0)
        return;
    Arena *arena = publisher->arena;
    const char *journal = str_to_cstr(arena, publisher->journal);
    /* With a journal still there the next run has to finish the swap. */
    if (fs_info(journal).kind == FS_MISSING) {
        const char *fresh = str_to_cstr(arena, publisher->fresh);
        if (!publisher->committed && fs_info(fresh).kind == FS_FOLDER)
            (void)fs_remove_tree(fresh);
        (void)fs_remove_file(str_to_cstr(arena, publisher->lock_path));
        (void)fs_remove_folder(str_to_cstr(arena, publisher->work));
    }
    fs_unlock(publisher->lock);
    publisher->lock = -1;
}

size_t publish_written(const Publisher *publisher)
{
    return atomic_load(&publisher->written);
}

size_t publish_kept(const Publisher *publisher)
{
    return atomic_load(&publisher->kept);
}
