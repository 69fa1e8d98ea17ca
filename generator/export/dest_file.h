/* export/dest_file.h - a copy that is one file (zip, EPUB, ZIM): under its name
 * stands the old file or the new one, whole.
 *
 * Layer:   export
 * How:     beside DEST a work folder ".NAME.handbook" is made, as for a site
 *          (output/publish.h); it holds a lock and "new", which becomes DEST in
 *          one step. What a killed run left in it is removed by the next.
 * Refused: DEST that is a folder, a link, a device, in a folder that is not
 *          there (a stick that is not put in), or a file that handbook did not
 *          make (export-not-ours): a copy is made again and again under one
 *          name, and a slip must not cost a holiday's photographs.
 * Errors:  diagnostics; a failing system call is DIAG_SYSTEM, and DEST stays as
 *          it was.
 * Threads: main.
 */
#ifndef HB_EXPORT_DEST_FILE_H
#define HB_EXPORT_DEST_FILE_H

#include "base/diag.h"

typedef struct DestFile {
    Arena *arena;
    Diags *diags;
    Str path;        /* DEST as given */
    Str work;        /* the work folder */
    const char *new; /* where the new file is to be made; nothing is there */
    int lock;
} DestFile;

/* Whether an older export of the same kind stands in that file. */
typedef bool DestOurs(Arena *arena, const char *path, void *context);

/* Whether a copy may be made at `path`: changes nothing. example: a name of the
 * kind, for messages: "handbook.epub" [static]. False after a diagnostic. */
bool dest_file_check(Arena *arena, Diags *diags, Str path,
                     const char *example, DestOurs *ours, void *context);
/* The same, and makes the work folder. False after a diagnostic, and there is
 * nothing to end. */
bool dest_file_open(DestFile *dest, Arena *arena, Diags *diags, Str path,
                    const char *example, DestOurs *ours, void *context);
/* A path inside the work folder [arena], for what a helper needs. */
const char *dest_file_inside(const DestFile *dest, const char *name);
/* With done, makes the file at dest->new the copy. Removes the work folder in
 * any case. False when the copy is not there, after a diagnostic. */
bool dest_file_end(DestFile *dest, bool done);

#endif
