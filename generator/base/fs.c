/* base/fs.c - files: looked at, read, written, linked, locked. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* realpath, mkostemp, syscall */
#endif
#include "base/compat.h"
#include "base/fs_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/path.h"

#define READ_CHUNK ((size_t)64 * 1024)
/* Most bytes of one read or write. The hostile build makes them short. */
#ifdef HANDBOOK_HOSTILE
#define MAX_STEP ((size_t)1000)
#else
#define MAX_STEP ((size_t)1024 * 1024 * 1024)
#endif
#define FILE_MODE 0644
/* Interrupted calls are repeated, but not for ever. */
#define MAX_INTERRUPTS 1000

/* ---- small calls ---- */

int fs_result(int rc)
{
    return rc == 0 ? 0 : errno;
}

int fs_open(const char *path, int flags)
{
    int fd = -1;

    for (int i = 0; fd < 0 && i < MAX_INTERRUPTS; i++) {
        fd = fs_fault() ? -1 : open(path, flags | O_CLOEXEC, FILE_MODE);
        if (fd < 0 && errno != EINTR)
            break;
    }
    return fd;
}

int fs_close(int fd)
{
    int err = fs_result(close(fd));

    return fs_fault() ? errno : err;
}

FsKind fs_kind(mode_t mode)
{
    if (S_ISREG(mode))
        return FS_FILE;
    if (S_ISDIR(mode))
        return FS_FOLDER;
    return S_ISLNK(mode) ? FS_LINK : FS_OTHER;
}

static FsInfo info_of(const struct stat *st)
{
    return (FsInfo){
        .kind = fs_kind(st->st_mode),
        .size = (uint64_t)st->st_size,
        .device = (uint64_t)st->st_dev,
        .inode = (uint64_t)st->st_ino,
        .changed = (int64_t)st->st_mtim.tv_sec * 1000000000 +
                   st->st_mtim.tv_nsec,
    };
}

FsInfo fs_info(const char *path)
{
    struct stat st;

    if (fs_fault() || lstat(path, &st))
        return (FsInfo){.kind = FS_MISSING};
    return info_of(&st);
}

FsInfo fs_info_follow(const char *path)
{
    struct stat st;

    if (fs_fault() || stat(path, &st))
        return (FsInfo){.kind = FS_MISSING};
    return info_of(&st);
}

/* What a failed stat or lstat means: nothing there, or no answer. */
static int seen(int rc, const struct stat *st, FsInfo *out)
{
    int err = rc ? errno : 0;

    *out = rc ? (FsInfo){.kind = FS_MISSING} : info_of(st);
    return err == ENOENT || err == ENOTDIR || err == ENAMETOOLONG ? 0 : err;
}

int fs_probe(const char *path, FsInfo *out)
{
    struct stat st;

    return seen(fs_fault() ? -1 : stat(path, &st), &st, out);
}

int fs_look(const char *path, FsInfo *out)
{
    struct stat st;

    return seen(fs_fault() ? -1 : lstat(path, &st), &st, out);
}

int fs_real_path(Arena *arena, const char *path, Str *out)
{
    char *real = fs_fault() ? NULL : realpath(path, NULL);

    if (!real)
        return errno;
    *out = str_dup(arena, str_from(real));
    free(real);
    return 0;
}

int fs_real_place(Arena *arena, Str path, Str *out)
{
    Str tail = STR(""), head = path;
    size_t up = 0; /* so many ".." are yet to take a name away */
    bool folded = false;

    for (;;) {
        const char *name = head.len > 0 ? str_to_cstr(arena, head) : ".";
        int err = name ? fs_real_path(arena, name, out) : EINVAL;
        Str last = path_name(head), above = path_folder(head);

        if (err != 0 && (err != ENOENT || head.len == 0))
            return err;
        if (err == 0)
            break;
        if (str_is(last, ".."))
            up++, folded = true;
        else if (last.len > 0 && !str_is(last, ".") && up > 0)
            up--;
        else if (last.len > 0 && !str_is(last, "."))
            tail = tail.len > 0 ? path_join(arena, last, tail) : last;
        head = above;
    }
    for (; up > 0; up--)
        *out = path_folder(*out);
    if (tail.len > 0)
        *out = path_join(arena, *out, tail);
    /* What was behind a ".." may be there, and be a link. */
    return folded ? fs_real_place(arena, *out, out) : 0;
}

int fs_link(const char *from, const char *to)
{
    return fs_result(fs_fault() ? -1 : linkat(AT_FDCWD, from, AT_FDCWD, to, 0));
}

int fs_rename(const char *from, const char *to)
{
    return fs_result(fs_fault() ? -1 : rename(from, to));
}

int fs_exchange(const char *a, const char *b)
{
#ifdef SYS_renameat2
    const unsigned exchange = 1u << 1; /* RENAME_EXCHANGE, linux/fs.h */

    if (fs_fault())
        return errno;
    return fs_result(
        (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, exchange));
#else
    (void)a;
    (void)b;
    return fs_fault() ? errno : ENOSYS;
#endif
}

int fs_remove_file(const char *path)
{
    return fs_result(fs_fault() ? -1 : unlink(path));
}

int fs_remove_folder(const char *path)
{
    return fs_result(fs_fault() ? -1 : rmdir(path));
}

static int lock_open(const char *path, int flags, int *out_handle)
{
    int fd = fs_open(path, flags | O_NOFOLLOW);
    int err;

    if (fd < 0)
        return errno;
    err = fs_result(fs_fault() ? -1 : flock(fd, LOCK_EX | LOCK_NB));
    if (err) {
        fs_close(fd);
        return err;
    }
    *out_handle = fd;
    return 0;
}

int fs_lock(const char *path, int *out_handle)
{
    return lock_open(path, O_RDWR | O_CREAT, out_handle);
}

int fs_lock_folder(const char *path, int *out_handle)
{
    return lock_open(path, O_RDONLY | O_DIRECTORY, out_handle);
}

void fs_unlock(int handle)
{
    fs_close(handle);
}

/* ---- reading ---- */

/* Opens a regular file. O_NONBLOCK so that a pipe cannot make us wait. */
int fs_open_to_read(const char *path, int *out_fd, struct stat *st)
{
    int fd = fs_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    int err;

    if (fd < 0)
        return errno;
    err = fs_result(fs_fault() ? -1 : fstat(fd, st));
    if (!err && S_ISDIR(st->st_mode))
        err = EISDIR;
    else if (!err && !S_ISREG(st->st_mode))
        err = EINVAL;
    if (err) {
        fs_close(fd);
        return err;
    }
    *out_fd = fd;
    return 0;
}

static size_t step_of(size_t left)
{
    return left < MAX_STEP ? left : MAX_STEP;
}

/* Reads until `size` bytes are there or the file ends. */
int fs_read_some(int fd, char *bytes, size_t size, size_t *out_len)
{
    int interrupts = 0;

    *out_len = 0;
    while (*out_len < size) {
        size_t step = step_of(size - *out_len);
        ssize_t got = fs_fault() ? -1 : read(fd, bytes + *out_len, step);

        if (got == 0)
            break;
        if (got > 0)
            *out_len += (size_t)got;
        else if (errno != EINTR || ++interrupts > MAX_INTERRUPTS)
            return errno;
    }
    return 0;
}

/* The file may grow while it is read, or not know its size (/proc): room is
 * doubled until there is some left at the end, which becomes the NUL. */
static int read_all(Arena *arena, int fd, size_t expected, size_t max, Str *out)
{
    size_t size = expected + 1;
    size_t len = 0;
    char *bytes = arena_chars(arena, size);

    for (;;) {
        size_t got;
        char *larger;
        int err = fs_read_some(fd, bytes + len, size - len, &got);

        if (err)
            return err;
        len += got;
        if (len > max)
            return EFBIG;
        if (len < size)
            break;
        larger = arena_chars(arena, size_mul(size, 2));
        memcpy(larger, bytes, len);
        bytes = larger;
        size *= 2;
    }
    *out = (Str){bytes, len};
    return 0;
}

static int read_file(Arena *arena, const char *path, size_t max, bool forget,
                     Str *out)
{
    struct stat st;
    int fd;
    int err = fs_open_to_read(path, &fd, &st);

    if (err)
        return err;
    if (forget) /* advice: where it is not taken, memory answers */
        (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    if ((uintmax_t)st.st_size > max)
        err = EFBIG;
    else
        err = read_all(arena, fd, (size_t)st.st_size, max, out);
    fs_close(fd); /* nothing was written: it has nothing to tell */
    return err;
}

int fs_read(Arena *arena, const char *path, size_t max, Str *out)
{
    return read_file(arena, path, max, false, out);
}

int fs_read_medium(Arena *arena, const char *path, size_t max, Str *out)
{
    return read_file(arena, path, max, true, out);
}

static bool has_bytes(int fd, Str bytes)
{
    char *chunk = xmalloc(READ_CHUNK);
    size_t len;
    bool same = true;

    do {
        same = !fs_read_some(fd, chunk, READ_CHUNK, &len) && len <= bytes.len &&
               memcmp(chunk, bytes.ptr, len) == 0;
        bytes = str_slice(bytes, len, bytes.len);
    } while (same && len > 0);
    free(chunk);
    return same && bytes.len == 0;
}

bool fs_same(const char *path, Str bytes)
{
    struct stat st;
    int fd;
    bool same;

    if (fs_open_to_read(path, &fd, &st))
        return false;
    same = (uintmax_t)st.st_size == bytes.len && has_bytes(fd, bytes);
    fs_close(fd);
    return same;
}

/* ---- writing ---- */

bool fs_has_no_modes(int err)
{
    return err == EPERM || err == ENOSYS || err == ENOTSUP;
}

static int set_mode(int fd, mode_t mode)
{
    int err = fs_result(fs_fault() ? -1 : fchmod(fd, mode));

    return fs_has_no_modes(err) ? 0 : err;
}

static int write_all(int fd, Str bytes)
{
    int interrupts = 0;

    while (bytes.len > 0) {
        size_t step = step_of(bytes.len);
        ssize_t put = fs_fault() ? -1 : write(fd, bytes.ptr, step);

        if (put >= 0)
            bytes = str_slice(bytes, (size_t)put, bytes.len);
        else if (errno != EINTR || ++interrupts > MAX_INTERRUPTS)
            return errno;
    }
    return 0;
}

/* Closes fd in any case; the first failure counts. */
static int fill_and_close(int fd, Str bytes, bool sync)
{
    int err = set_mode(fd, FILE_MODE);
    int closing;

    if (!err)
        err = write_all(fd, bytes);
    if (!err && sync)
        err = fs_result(fs_fault() ? -1 : fsync(fd));
    closing = fs_close(fd); /* full disks and quotas may tell only here */
    return err ? err : closing;
}

int fs_write(const char *path, Str bytes)
{
    int fd = fs_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);

    return fd < 0 ? errno : fill_and_close(fd, bytes, false);
}

void fs_sync_folder(const char *folder)
{
    int fd = fs_open(folder, O_RDONLY | O_DIRECTORY);

    if (fd < 0)
        return;
    if (!fs_fault())
        (void)fsync(fd);
    fs_close(fd);
}

static int write_by_rename(const char *path, const char *folder, char *temp,
                           Str bytes)
{
    int fd = fs_fault() ? -1 : mkostemp(temp, O_CLOEXEC);
    int err;

    if (fd < 0)
        return errno;
    err = fill_and_close(fd, bytes, true);
    if (!err)
        err = fs_rename(temp, path);
    if (err)
        fs_remove_file(temp);
    else
        fs_sync_folder(folder);
    return err;
}

int fs_write_atomic(const char *path, Str bytes)
{
    const char *slash = strrchr(path, '/');
    size_t start = slash ? (size_t)(slash + 1 - path) : 0;
    /* Not made from the file's own name, which may be as long as can be. */
    static const char name[] = ".handbook-XXXXXX";
    Arena scratch;
    const char *folder;
    char *temp;
    int err;

    arena_init(&scratch);
    folder = start ? str_dup(&scratch, str_of(path, start)).ptr : ".";
    temp = arena_chars(&scratch, size_add(start, sizeof name));
    memcpy(temp, path, start);
    memcpy(temp + start, name, sizeof name);
    err = write_by_rename(path, folder, temp, bytes);
    arena_release(&scratch);
    return err;
}
