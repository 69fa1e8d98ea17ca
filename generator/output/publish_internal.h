/* output/publish_internal.h - shared by publish.c (filling, changing places)
 * and publish_check.c (what is refused, what an interrupted run left).
 *
 * Layer: output, only for publish*.c.
 */
#ifndef HB_OUTPUT_PUBLISH_INTERNAL_H
#define HB_OUTPUT_PUBLISH_INTERNAL_H

#include <stdatomic.h>

#include "output/publish.h"

struct Publisher {
    Arena *arena;
    Diags *diags;
    Str out;  /* as given, without a trailing '/' */
    Str work; /* ".NAME.handbook" beside it */
    Str fresh, old, journal, lock_path; /* inside work */
    int lock; /* handle, or -1 */
    bool out_exists;
    Manifest manifest; /* of the old site; empty when there is none */
    Str *path;         /* by slot */
    Sha256 *hash;      /* by slot; of those written */
    bool *done;        /* by slot: written */
    size_t count, capacity;
    Map folders;       /* that were made */
    atomic_size_t written, kept;
    _Atomic uint64_t bytes; /* of all files */
    atomic_bool failed;
    const SignKey *key; /* NULL: the manifest is not signed */
    Str signed_line;
    bool committed; /* the new site is in its place */
};

/* All that publish_open refuses. False after a diagnostic. */
bool publish_check(Publisher *publisher, Str content_folder);
/* Takes the lock and finishes or undoes what an interrupted run left. */
bool publish_recover(Publisher *publisher);
/* Makes the work folder and takes its lock. */
bool publish_lock(Publisher *publisher);
/* True when something in folder is not in the old site's manifest. */
bool publish_holds_others(Publisher *publisher, Str folder);

#endif
