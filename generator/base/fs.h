/* base/fs.h - the only room that touches the disk.
 *
 * Layer:   base
 * Paths:   as given by the user or joined from them; relative ones are
 *          relative to the working folder. Listings are sorted bytewise, never
 *          by locale.
 * Errors:  functions return 0, or the errno value of the call that failed;
 *          they print nothing. Nothing follows symbolic links unless said.
 * Threads: any, on different files.
 * Faults:  for tests, fs_fail_after(n, err) makes the n-th call from now (and,
 *          with `forever`, all later ones) fail with err. The environment
 *          variable HANDBOOK_FAULT=N[:ERRNO[+]] does the same in any build
 *          (see tests/README.md); counting is process-wide and atomic.
 */
#ifndef HB_BASE_FS_H
#define HB_BASE_FS_H

#include "base/arena.h"

typedef enum FsKind {
    FS_MISSING,
    FS_FILE,
    FS_FOLDER,
    FS_LINK, /* a symbolic link, not followed */
    FS_OTHER /* device, socket, pipe */
} FsKind;

typedef struct FsInfo {
    FsKind kind;
    uint64_t size;  /* bytes */
    uint64_t device, inode;
    int64_t changed; /* nanoseconds since 1970: of its content */
} FsInfo;

typedef struct FsEntry {
    Str name;
    FsKind kind;
} FsEntry;

typedef struct FsList {
    FsEntry *item; /* arena; sorted bytewise by name; no "." and ".." */
    size_t count;
} FsList;

/* Follows links. 0 also when nothing is there (FS_MISSING: no such name, a
 * file where a folder should be, a name longer than any can be); else why it
 * cannot be looked at, which is no answer. For every "is it there?" whose
 * wrong answer would lose content. */
int fs_probe(const char *path, FsInfo *out);
int fs_look(const char *path, FsInfo *out); /* the same, does not follow */
/* FS_MISSING also when it cannot be looked at: opening it tells why. */
FsInfo fs_info(const char *path);        /* lstat: does not follow */
FsInfo fs_info_follow(const char *path); /* stat: follows */
/* ENOTDIR or ELOOP when folder is a link. */
int fs_list(Arena *arena, const char *folder, FsList *out);

/* The whole file [arena], NUL-terminated behind the end. EFBIG when it is
 * larger than max bytes, ELOOP for a link, EISDIR for a folder, EINVAL for a
 * device or pipe. */
int fs_read(Arena *arena, const char *path, size_t max, Str *out);
/* The same, after the system was asked to forget what it remembers of the file,
 * so that the bytes come from the disk or stick. That is advice, which not
 * every file system takes, and only what was synced before can be forgotten; a
 * stick may also answer from a memory of its own. */
int fs_read_medium(Arena *arena, const char *path, size_t max, Str *out);
/* Into memory of the caller's: for what must not stay behind in an arena. EFBIG
 * when there is more than size bytes. */
int fs_read_into(const char *path, void *bytes, size_t size, size_t *out_len);
/* Absolute path without links [arena]. */
int fs_real_path(Arena *arena, const char *path, Str *out);
/* The same of what may not be there yet: of the nearest folder above it that
 * is, with the rest behind, without "." and "..". "" is the current folder. */
int fs_real_place(Arena *arena, Str path, Str *out);

/* Creates or truncates, writes all, mode 0644 whatever the umask (where the
 * file system has modes). Other hard links to the file see the new bytes too:
 * a file that may be shared is removed first, or written by fs_write_atomic. */
int fs_write(const char *path, Str bytes);
/* As fs_write, but by a temporary file beside it, fsync and rename. */
int fs_write_atomic(const char *path, Str bytes);
/* A new file that is written piece by piece, at any place in it; EEXIST where
 * there is one. What is between the pieces is zeroes. fs_end tells what only
 * shows at the end; the handle is gone afterwards, whatever it gives. */
int fs_create(const char *path, int *out_handle);
int fs_write_at(int handle, uint64_t offset, Str bytes);
int fs_end(int handle);
/* Makes the whole file `from` the file `to`, in one step and on the disk to
 * stay; mode 0644. Both are in one file system. */
int fs_replace(const char *from, const char *to);
int fs_link(const char *from, const char *to); /* hard link */
int fs_make_folder(const char *path);          /* mode 0755; EEXIST is given */
int fs_make_folders(const char *path); /* with parents; existing is fine */
/* A new folder of its own below TMPDIR (without it /tmp) that nobody else may
 * look into; *out: its path [arena]. */
int fs_make_temporary(Arena *arena, Str *out);
int fs_rename(const char *from, const char *to);
/* Both must exist; changes their places in one step (renameat2 with
 * RENAME_EXCHANGE). ENOSYS or EINVAL where the file system cannot. */
int fs_exchange(const char *a, const char *b);
int fs_remove_file(const char *path);
int fs_remove_folder(const char *path); /* empty ones only */
/* A folder and all below it; links inside are removed, not followed. Goes on
 * after a failure, and gives the first. ELOOP when it is absurdly deep. */
int fs_remove_tree(const char *path);
/* True when the file at path holds exactly these bytes. */
bool fs_same(const char *path, Str bytes);

/* What is free for us on the disk that folder lies on. */
typedef struct FsSpace {
    bool known;      /* some file systems do not tell */
    uint64_t block;  /* bytes: each file takes whole ones */
    uint64_t blocks; /* that are free */
} FsSpace;
int fs_space(const char *folder, FsSpace *out);
/* Returns when the disk that folder lies on says that it has everything that
 * was written to it. An error may be of a write that seemed to go well. */
int fs_sync(const char *folder);

/* An advisory lock held until fs_unlock or the end of the process: creates
 * path if needed. EWOULDBLOCK when another process has it. */
int fs_lock(const char *path, int *out_handle);
/* The same of a folder that is there; nothing is written. */
int fs_lock_folder(const char *path, int *out_handle);
void fs_unlock(int handle);

void fs_fail_after(long n, int err, bool forever); /* tests; n < 1: off */
/* Reads HANDBOOK_FAULT; main calls it once, first of all. ERRNO is a number or
 * one of EACCES EINTR EIO EMFILE ENOENT ENOSPC EROFS EXDEV; without it, EIO.
 * False when the variable is set to something else: then nothing fails. */
bool fs_faults_from_environment(void);

#endif
