/* export/verify.h - whether a copy or a site is what was made: every file
 * against its manifest.
 *
 * Layer:   export
 * Rule:    everything that is not as it was made is told, in one run, sorted;
 *          nothing is passed over in silence. What computers leave on every
 *          stick is named, and counts for nothing.
 * Proves:  that the files are those of the manifest. Whose manifest it is only
 *          a signature proves (verify_signature): who can change a file can
 *          change manifest.sha256, too.
 * Threads: main.
 */
#ifndef HB_EXPORT_VERIFY_H
#define HB_EXPORT_VERIFY_H

#include "base/sign.h"
#include "value/date.h"

typedef enum VerifyMark {
    VERIFY_MISSING,
    VERIFY_CHANGED,
    VERIFY_UNREADABLE, /* the disk or stick fails, or it may not be read */
    VERIFY_EXTRA,
    VERIFY_COMPUTER, /* left by a computer; nothing wrong */
    VERIFY_MARK__COUNT
} VerifyMark;

typedef struct VerifyItem {
    Str path; /* a folder's ends in '/' */
    VerifyMark mark;
    int err; /* errno, where it is unreadable */
} VerifyItem;

/* What edition.js says of the copy; believed only where that file is as the
 * manifest has it. Texts are "" where it does not say. */
typedef struct VerifyEdition {
    bool known;
    Date day, made;
    Str kind; /* "web", "usb" … [static] */
} VerifyEdition;

typedef struct Verify {
    VerifyItem *item; /* sorted by path */
    size_t count, capacity;
    size_t marked[VERIFY_MARK__COUNT];
    size_t files;    /* that the manifest lists */
    bool unfinished; /* an export to this folder was cut off */
    VerifyEdition edition;
    Str manifest;    /* its text */
    bool has_signature;
    Str signature; /* text of the .minisig file; "" when it is no such file */
} Verify;

typedef enum VerifyStart {
    VERIFY_DONE,
    VERIFY_NO_FOLDER,
    VERIFY_NO_MANIFEST,
    VERIFY_BAD_MANIFEST, /* damaged, or its paths lead out of the folder */
    VERIFY_SYSTEM        /* *err: why *failed cannot be read */
} VerifyStart;

/* Reads the whole folder from the disk or stick [arena]. *out is set where
 * VERIFY_DONE is returned, and `unfinished` in any case. */
VerifyStart verify_read(Arena *arena, Str folder, Verify *out, Str *failed,
                        int *err);
/* True when no file is missing, changed, unreadable or extra, and no export was
 * cut off. */
bool verify_is_whole(const Verify *verify);

#endif
