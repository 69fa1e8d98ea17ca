/* base/fs_folder.c - folders: made, listed, removed with all below. */
#include "base/compat.h"
#include "base/fs_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

#define FOLDER_MODE 0755
/* Folders inside folders that fs_remove_tree goes down: content may have
 * LIMIT_FOLDER_DEPTH, and each level holds a file descriptor. */
#define REMOVE_DEPTH (4 * LIMIT_FOLDER_DEPTH)

/* The umask took bits away from a new folder; this puts them back. */
static int set_mode(const char *path)
{
    int err = fs_result(fs_fault() ? -1 : chmod(path, FOLDER_MODE));

    return fs_has_no_modes(err) ? 0 : err;
}

int fs_make_folder(const char *path)
{
    if (fs_fault() || mkdir(path, FOLDER_MODE))
        return errno;
    return set_mode(path);
}

int fs_make_temporary(Arena *arena, Str *out)
{
    const char *base = getenv("TMPDIR");
    Str name = arena_fmt(arena, "%s/handbook-XXXXXX",
                         base != NULL && base[0] != '\0' ? base : "/tmp");
    char *path = arena_copy(arena, name.ptr, name.len + 1);

    if (fs_fault() || !mkdtemp(path))
        return errno;
    *out = str_from(path);
    return 0;
}

/* Makes the folder unless there is one, or a link to one. That is asked after
 * any failure: some systems say EROFS or EACCES where there is a folder. */
static int want_folder(const char *path)
{
    struct stat st;
    int err = fs_result(fs_fault() ? -1 : mkdir(path, FOLDER_MODE));

    if (!err)
        return set_mode(path);
    if (fs_fault() || stat(path, &st))
        return err == EEXIST ? errno : err;
    return S_ISDIR(st.st_mode) ? 0 : err;
}

int fs_make_folders(const char *path)
{
    size_t len = strlen(path);
    char *part = xmalloc(len + 1);
    int err = 0;

    memcpy(part, path, len + 1);
    for (size_t i = 1; i < len && !err; i++) {
        if (part[i] != '/' || part[i - 1] == '/')
            continue;
        part[i] = '\0';
        err = want_folder(part);
        part[i] = '/';
    }
    if (!err)
        err = want_folder(path);
    free(part);
    return err;
}

static int compare_entries(const void *left, const void *right)
{
    const FsEntry *a = left;
    const FsEntry *b = right;

    return str_cmp(a->name, b->name);
}

/* Opens `name` in the folder `at`, not through a link. */
static DIR *open_folder(int at, const char *name)
{
    int fd = fs_fault() ? -1
                     : openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
                                            O_CLOEXEC);
    DIR *dir;

    if (fd < 0)
        return NULL;
    dir = fs_fault() ? NULL : fdopendir(fd);
    if (!dir) {
        int err = errno;

        fs_close(fd);
        errno = err;
    }
    return dir;
}

static void close_folder(DIR *dir)
{
    (void)closedir(dir);
    (void)fs_fault(); /* counted; there is nothing to lose */
}

/* The next entry but "." and "..". NULL at the end, with errno 0. */
static const struct dirent *next_entry(DIR *dir)
{
    const struct dirent *entry;

    do {
        errno = 0;
        entry = fs_fault() ? NULL : readdir(dir);
    } while (entry && (strcmp(entry->d_name, ".") == 0 ||
                       strcmp(entry->d_name, "..") == 0));
    return entry;
}

static int list_open(Arena *arena, DIR *dir, FsList *out)
{
    const struct dirent *entry;
    size_t capacity = 0;
    int err;

    *out = (FsList){NULL, 0};
    while ((entry = next_entry(dir))) {
        struct stat st;
        Str name;

        if (fs_fault() ||
            fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW)) {
            if (errno == ENOENT)
                continue; /* removed since: then it is not there */
            return errno;
        }
        name = str_dup(arena, str_from(entry->d_name));
        ARENA_PUSH(arena, out->item, out->count, capacity,
                   (FsEntry){name, fs_kind(st.st_mode)});
    }
    err = errno;
    if (out->count)
        qsort(out->item, out->count, sizeof *out->item, compare_entries);
    return err;
}

int fs_list(Arena *arena, const char *folder, FsList *out)
{
    DIR *dir = open_folder(AT_FDCWD, folder);
    int err;

    if (!dir)
        return errno;
    err = list_open(arena, dir, out);
    close_folder(dir);
    return err;
}

static int keep_first(int first, int err)
{
    return first ? first : err;
}

/* Recursion: at most REMOVE_DEPTH. */
static int remove_below(int at, const char *name, int depth)
{
    DIR *dir;
    FsList list;
    Arena arena;
    int err;

    if (depth > REMOVE_DEPTH)
        return ELOOP;
    dir = open_folder(at, name);
    if (!dir)
        return errno;
    arena_init(&arena);
    /* Names first: what readdir gives while entries go is not defined. */
    err = list_open(&arena, dir, &list);
    for (size_t i = 0; i < list.count; i++) {
        const char *entry = list.item[i].name.ptr;

        if (list.item[i].kind == FS_FOLDER)
            err = keep_first(err, remove_below(dirfd(dir), entry, depth + 1));
        else
            err = keep_first(err, fs_result(fs_fault()
                                                ? -1
                                                : unlinkat(dirfd(dir), entry,
                                                           0)));
    }
    arena_release(&arena);
    close_folder(dir);
    if (err)
        return err;
    return fs_result(fs_fault() ? -1 : unlinkat(at, name, AT_REMOVEDIR));
}

int fs_remove_tree(const char *path)
{
    return remove_below(AT_FDCWD, path, 1);
}
