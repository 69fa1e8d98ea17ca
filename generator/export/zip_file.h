/* export/zip_file.h - a zip archive, written in one go from files and texts.
 *
 * Layer:   export (only here is libzip seen)
 * Form:    entries stand in the order given; each has the same day (at noon,
 *          for zip knows no time zones), mode 0644, and no extra fields; names
 *          that are not ASCII are marked as UTF-8, which Windows Explorer
 *          understands. The same entries give the same bytes in any folder, at
 *          any time, wherever zlib packs alike.
 * Memory:  a file is read when its turn comes and freed at once: thousands of
 *          pages cost no more than the longest of them.
 * Errors:  diagnostics, DIAG_SYSTEM; what was begun of the archive is left for
 *          the caller, who has chosen its name, to remove.
 * Threads: one archive at a time by one thread; several at once are fine.
 */
#ifndef HB_EXPORT_ZIP_FILE_H
#define HB_EXPORT_ZIP_FILE_H

#include "base/diag.h"
#include "value/date.h"

typedef struct ZipEntry {
    Str name;         /* with '/' between folders; none stands twice */
    const char *path; /* borrowed: where its bytes are on the disk; or NULL: */
    Str bytes;        /* borrowed: the bytes */
    bool stored;      /* not packed: it is already, or must not be */
} ZipEntry;

/* Bytewise by name. */
void zip_file_sort(ZipEntry *entry, size_t count);

/* True for files that are packed already (pictures, by the end of the name). */
bool zip_file_is_packed(Str name);

/* Writes the archive to `path`, where nothing may be. shown: how messages name
 * it. day: of every entry; not set, or before 1980, which zip cannot say: the
 * first day of 1980. comment: stands in the archive for zip_file_comment.
 * count > 0. False after a diagnostic. */
bool zip_file_write(Diags *diags, const char *path, Str shown,
                    const ZipEntry *entry, size_t count, Date day,
                    Str comment);

/* The comment of an archive [arena]; "" for what is none, or has none, or
 * cannot be read. */
Str zip_file_comment(Arena *arena, const char *path);

#endif
