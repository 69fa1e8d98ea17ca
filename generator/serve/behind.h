/* serve/behind.h - the handbook read whole, behind the one that is shown.
 *
 * Layer:   serve
 * Life:    behind_begin starts a thread that opens a Preview and says so by its
 *          handle (BEHIND_READ); behind_take gives it to whoever shows pages,
 *          and takes the old one, which the thread closes. Then it looks at all
 *          pages one by one and says so (BEHIND_LOOKED), or stops early when
 *          somebody wants to begin again. behind_end waits for the thread.
 * Threads: all functions: the one thread that called behind_open.
 */
#ifndef HB_SERVE_BEHIND_H
#define HB_SERVE_BEHIND_H

#include "pipeline/preview.h"
#include "serve/troubles.h"

typedef struct Behind Behind;

typedef enum BehindState {
    BEHIND_IDLE,
    BEHIND_READING,
    BEHIND_READ,    /* behind_take */
    BEHIND_LOOKING, /* at all pages */
    BEHIND_LOOKED   /* behind_finish */
} BehindState;

/* What has come out, moved to the caller. */
typedef struct BehindFound {
    Preview *preview;     /* NULL: it cannot be shown, or (looked) it is the one
                             that is shown already */
    Troubles *troubles;   /* of the handbook, as far as it was looked at */
    PreviewFiles *search; /* looked: the new index, or NULL */
} BehindFound;

/* options are borrowed; their `stop` is set here. [detached: behind_close] */
Behind *behind_open(const BuildOptions *options);
/* Stops what goes on; waits at most a moment for what cannot be stopped, and
 * gives false when that was not enough: then nothing may be freed. */
bool behind_close(Behind *behind);

/* Becomes readable when the state has changed; behind_state reads it. */
int behind_handle(const Behind *behind);
BehindState behind_state(Behind *behind);
/* Idle only. False when no thread can be started. */
bool behind_begin(Behind *behind);
/* BEHIND_READ: takes what was read; `old` goes to the thread, which closes it.
 * look: whether it is worth looking at all pages. */
BehindFound behind_take(Behind *behind);
void behind_go_on(Behind *behind, Preview *old, bool look);
/* Ends the looking early: BEHIND_LOOKED follows soon. */
void behind_stop_looking(Behind *behind);
/* BEHIND_LOOKED: what came of it (troubles NULL when it was stopped), and the
 * thread is gone. */
BehindFound behind_finish(Behind *behind);

#endif
