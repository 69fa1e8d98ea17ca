/* serve/behind.c - the handbook read whole, behind the one that is shown. */
#include "base/compat.h"

#include "serve/behind.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/pool.h"

/* What cannot be stopped at the end (a plugin's site step) gets so long. */
#define END_MOST 2000 /* milliseconds */

struct Behind {
    BuildOptions options;
    PoolThread *thread;
    int handle;
    atomic_bool stop;         /* read no more */
    atomic_bool stop_looking;
    pthread_mutex_t lock;     /* around what follows */
    pthread_cond_t changed;
    BehindState state;
    bool go_on, look;
    Preview *preview; /* the thread's own, until it was taken */
    Preview *old;     /* to be closed by the thread */
    BehindFound found;
};

Behind *behind_open(const BuildOptions *options)
{
    Behind *behind = xcalloc(1, sizeof *behind);
    behind->handle = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    atomic_init(&behind->stop, false);
    atomic_init(&behind->stop_looking, false);
    behind->options = *options;
    behind->options.stop = &behind->stop;
    if (behind->handle < 0 || pthread_mutex_init(&behind->lock, NULL) ||
        pthread_cond_init(&behind->changed, NULL))
        BUG("cannot make a lock");
    return behind;
}

int behind_handle(const Behind *behind)
{
    return behind->handle;
}

/* --- the thread ----------------------------------------------------------- */

static void set_state(Behind *behind, BehindState state)
{
    uint64_t one = 1;
    behind->state = state;
    pthread_cond_broadcast(&behind->changed);
    if (write(behind->handle, &one, sizeof one) < 0)
        BUG("cannot say that something has changed: %d", errno);
}

/* Whether all pages are to be looked at, too. */
static bool read_all(Behind *behind)
{
    Preview *preview = preview_open(&behind->options);
    Troubles *troubles = troubles_take(preview_diags(preview));
    pthread_mutex_lock(&behind->lock);
    behind->preview = preview;
    behind->found.preview = preview_can_show(preview) ? preview : NULL;
    behind->found.troubles = troubles;
    set_state(behind, BEHIND_READ);
    while (!behind->go_on)
        pthread_cond_wait(&behind->changed, &behind->lock);
    Preview *old = behind->old;
    bool look = behind->look;
    behind->old = NULL;
    pthread_mutex_unlock(&behind->lock);
    preview_close(old);
    return look;
}

static void look_at_all(Behind *behind)
{
    Preview *preview = behind->preview;
    while (!atomic_load(&behind->stop_looking) && preview_look(preview))
        continue;
    if (atomic_load(&behind->stop_looking))
        return;
    behind->found.troubles = troubles_take(preview_diags(preview));
    behind->found.search = preview_take_search(preview);
}

static void work(void *context)
{
    Behind *behind = context;
    bool look = read_all(behind);
    bool shown = preview_can_show(behind->preview);
    if (shown && look)
        look_at_all(behind);
    if (!shown)
        preview_close(behind->preview);
    behind->preview = NULL;
    pthread_mutex_lock(&behind->lock);
    set_state(behind, BEHIND_LOOKED);
    pthread_mutex_unlock(&behind->lock);
}

/* --- whoever shows pages -------------------------------------------------- */

bool behind_begin(Behind *behind)
{
    behind->go_on = false;
    behind->found = (BehindFound){0};
    atomic_store(&behind->stop_looking, false);
    behind->state = BEHIND_READING;
    behind->thread = pool_begin(work, behind, true);
    if (behind->thread == NULL)
        behind->state = BEHIND_IDLE;
    return behind->thread != NULL;
}

BehindState behind_state(Behind *behind)
{
    uint64_t count;
    if (read(behind->handle, &count, sizeof count) < 0 && errno != EAGAIN)
        BUG("cannot ask what has changed: %d", errno);
    pthread_mutex_lock(&behind->lock);
    BehindState state = behind->state;
    pthread_mutex_unlock(&behind->lock);
    return state;
}

BehindFound behind_take(Behind *behind)
{
    pthread_mutex_lock(&behind->lock);
    BehindFound found = behind->found;
    behind->found = (BehindFound){0};
    pthread_mutex_unlock(&behind->lock);
    return found;
}

void behind_go_on(Behind *behind, Preview *old, bool look)
{
    pthread_mutex_lock(&behind->lock);
    behind->state = BEHIND_LOOKING;
    behind->old = old;
    behind->look = look;
    behind->go_on = true;
    pthread_cond_broadcast(&behind->changed);
    pthread_mutex_unlock(&behind->lock);
}

void behind_stop_looking(Behind *behind)
{
    atomic_store(&behind->stop_looking, true);
}

BehindFound behind_finish(Behind *behind)
{
    BehindFound found;
    pool_end(behind->thread);
    behind->thread = NULL;
    found = behind->found;
    behind->found = (BehindFound){0};
    behind->state = BEHIND_IDLE;
    return found;
}

static void free_found(BehindFound found)
{
    preview_close(found.preview);
    troubles_free(found.troubles);
    preview_files_close(found.search);
}

/* The thread stops where it can; true when it has. */
static bool wait_for_end(Behind *behind)
{
    struct pollfd wait = {.fd = behind->handle, .events = POLLIN};
    int64_t until = clock_ticks() + END_MOST;
    atomic_store(&behind->stop, true);
    atomic_store(&behind->stop_looking, true);
    pthread_mutex_lock(&behind->lock);
    behind->go_on = true;
    behind->look = false;
    pthread_cond_broadcast(&behind->changed);
    pthread_mutex_unlock(&behind->lock);
    while (behind_state(behind) != BEHIND_LOOKED) {
        int64_t left = until - clock_ticks();
        if (left <= 0)
            return false;
        (void)poll(&wait, 1, (int)left);
    }
    return true;
}

bool behind_close(Behind *behind)
{
    if (behind->thread != NULL) {
        if (!wait_for_end(behind))
            return false;
        free_found(behind_finish(behind));
    }
    close(behind->handle);
    pthread_cond_destroy(&behind->changed);
    pthread_mutex_destroy(&behind->lock);
    free(behind);
    return true;
}
