/* base/fs_internal.h - what the files fs*.c share; for nobody else.
 *
 * Layer:   base
 * Rule:    before every call to the system stands fs_fault(), so that tests
 *          can make each of them fail: fd = fs_fault() ? -1 : open(...);
 * Threads: any.
 */
#ifndef HB_BASE_FS_INTERNAL_H
#define HB_BASE_FS_INTERNAL_H

#include <sys/stat.h>
#include <sys/types.h>

#include "base/fs.h"

/* True, with errno set, when the call that comes now is to fail. */
bool fs_fault(void);

/* 0, or errno when the call gave -1. */
int fs_result(int rc);

FsKind fs_kind(mode_t mode);

/* Close on exec; new files are readable by all. -1 and errno on failure. */
int fs_open(const char *path, int flags);
/* The descriptor is gone afterwards whatever comes back: never repeated. */
int fs_close(int fd);

/* Opens a regular file. Never waits, not even for a pipe. */
int fs_open_to_read(const char *path, int *out_fd, struct stat *st);
/* Reads until `size` bytes are there or the file ends. */
int fs_read_some(int fd, char *bytes, size_t size, size_t *out_len);
/* Makes a rename in the folder last. Not every file system lets a folder be
 * synced; its files are whole either way. */
void fs_sync_folder(const char *folder);

/* True for what a file system without modes (FAT on a stick) says to chmod. */
bool fs_has_no_modes(int err);

#endif
