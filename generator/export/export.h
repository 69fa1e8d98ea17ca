/* export/export.h - the handbook in other forms, for people without a network.
 *
 * Layer:   export (may include base/, value/, doc/, quote/, site/, theme/,
 *          output/)
 * How:     handbook export builds the copy into a temporary folder; then one of
 *          these functions makes its form of the finished files. Pages are the
 *          same bytes in every copy (output/copy.h).
 * Rule:    DEST holds the old copy or the new one, never half of one, and
 *          nothing that is not ours is replaced or removed.
 * Errors:  diagnostics; they return false after one. A failing system call, and
 *          a program that is not installed, is DIAG_SYSTEM.
 * Threads: main.
 */
#ifndef HB_EXPORT_EXPORT_H
#define HB_EXPORT_EXPORT_H

#include "output/context.h"
#include "output/copy.h"

typedef struct ExportJob {
    Arena *arena;
    Diags *diags;
    const Site *site;    /* frozen; pages without their trees */
    const ContextSet *contexts; /* the theme, its words and its settings */
    const Copy *copy;
    Str folder;          /* the finished files; "" for what is built in place */
    const Manifest *manifest; /* of that folder */
    Str dest;            /* as the user gave it, without a '/' at its end */
    Str signature;       /* text of manifest.sha256.minisig, to lie beside
                            manifest.sha256; "" without --sign */
    bool touched;        /* out: DEST may be other than it was, though this
                            failed; a diagnostic says in which state it is */
    Str *said;           /* lines for the user, printed when all went well */
    size_t said_count, said_capacity;
} ExportJob;

/* One form of the handbook. */
typedef bool ExportWork(ExportJob *job);

/* A line for the user: what was made, what was left out and why. */
HB_PRINTF(2, 3) void export_say(ExportJob *job, const char *fmt, ...);

#endif
