/* base/fs_medium.c - the disk or stick itself: its room, and whether it has
 * what was written; and reading what must not stay in an arena. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* syncfs */
#endif
#include "base/compat.h"
#include "base/fs_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

int fs_space(const char *folder, FsSpace *out)
{
    struct statvfs st;

    if (fs_fault() || statvfs(folder, &st))
        return errno;
    *out = (FsSpace){
        .block = st.f_frsize ? st.f_frsize : st.f_bsize,
        .blocks = st.f_bavail,
    };
    out->known = st.f_blocks > 0 && out->block > 0;
    return 0;
}

int fs_sync(const char *folder)
{
    int fd = fs_open(folder, O_RDONLY | O_DIRECTORY);
    int err;

    if (fd < 0)
        return errno;
    err = fs_result(fs_fault() ? -1 : syncfs(fd));
    fs_close(fd); /* nothing was written through it */
    return err;
}

int fs_read_into(const char *path, void *bytes, size_t size, size_t *out_len)
{
    struct stat st;
    int fd;
    int err = fs_open_to_read(path, &fd, &st);

    if (err)
        return err;
    if ((uintmax_t)st.st_size > size)
        err = EFBIG;
    else
        err = fs_read_some(fd, bytes, size, out_len);
    fs_close(fd);
    return err;
}
