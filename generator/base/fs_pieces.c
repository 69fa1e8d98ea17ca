/* base/fs_pieces.c - files that are written piece by piece, and put in the
 * place of another when they are whole. */
#include "base/compat.h"
#include "base/fs_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Interrupted calls are repeated, but not for ever. */
#define MAX_INTERRUPTS 1000
#ifdef HANDBOOK_HOSTILE
#define MAX_STEP ((size_t)1000)
#else
#define MAX_STEP ((size_t)1024 * 1024 * 1024)
#endif

int fs_create(const char *path, int *out_handle)
{
    int fd = fs_open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);

    if (fd < 0)
        return errno;
    *out_handle = fd;
    return 0;
}

int fs_write_at(int handle, uint64_t offset, Str bytes)
{
    int interrupts = 0;

    while (bytes.len > 0) {
        size_t step = bytes.len < MAX_STEP ? bytes.len : MAX_STEP;
        ssize_t put = fs_fault() ? -1
                                 : pwrite(handle, bytes.ptr, step,
                                          (off_t)offset);

        if (put >= 0) {
            bytes = str_slice(bytes, (size_t)put, bytes.len);
            offset += (uint64_t)put;
        } else if (errno != EINTR || ++interrupts > MAX_INTERRUPTS) {
            return errno;
        }
    }
    return 0;
}

int fs_end(int handle)
{
    return fs_close(handle);
}

/* Its bytes are on the disk before its name is: after a power cut there is the
 * old file or the new one, whole. */
static int make_last(const char *path)
{
    int fd = fs_open(path, O_RDWR | O_NOFOLLOW);
    int err, closing;

    if (fd < 0)
        return errno;
    err = fs_result(fs_fault() ? -1 : fchmod(fd, 0644));
    if (err == 0 || fs_has_no_modes(err))
        err = fs_result(fs_fault() ? -1 : fsync(fd));
    closing = fs_close(fd);
    return err != 0 ? err : closing;
}

int fs_replace(const char *from, const char *to)
{
    const char *slash = strrchr(to, '/');
    Arena scratch;
    int err = make_last(from);

    if (err == 0)
        err = fs_rename(from, to);
    if (err != 0)
        return err;
    arena_init(&scratch);
    /* With its '/': "/" is the folder of "/a". */
    fs_sync_folder(slash ? str_dup(&scratch,
                                   str_of(to, (size_t)(slash + 1 - to))).ptr
                         : ".");
    arena_release(&scratch);
    return 0;
}
