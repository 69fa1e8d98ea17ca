/* base/pool.h - work for several threads: the same for many things, or one
 * thing beside another.
 *
 * Layer:   base. The only room that starts threads.
 * Threads: main calls pool_each; it returns when all work is done, with the
 *          memory effects of every job visible. Jobs claim indices by one
 *          atomic counter: whoever runs index i owns item i alone meanwhile.
 *          Which worker gets which index is not defined: results belong into
 *          slot i, never into the order of arrival.
 */
#ifndef HB_BASE_POOL_H
#define HB_BASE_POOL_H

#include "base/compat.h"

/* index < count; worker < jobs */
typedef void PoolJob(void *context, size_t index, unsigned worker);

unsigned pool_cores(void); /* at least 1, at most LIMIT_JOBS */
/* jobs 1 runs in the caller's thread. When a thread cannot be started the
 * others do its share. */
void pool_each(unsigned jobs, size_t count, PoolJob *job, void *context);

/* One piece of work beside the caller's own, for as long as it takes. */
typedef struct PoolThread PoolThread;
typedef void PoolWork(void *context);
/* gently: what else runs on this machine goes first. [detached: pool_end], or
 * NULL when no thread can be started: nothing was done. */
PoolThread *pool_begin(PoolWork *work, void *context, bool gently);
void pool_end(PoolThread *thread); /* waits for it; NULL is fine */

#endif
