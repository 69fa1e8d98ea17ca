/* base/pool.c - workers that claim indices from one atomic counter. */
#include "base/compat.h"
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/limits.h"

/* Set, not left to the system: musl gives 128 KiB, and jobs walk trees. */
#define STACK_BYTES ((size_t)8 * 1024 * 1024)

typedef struct Work {
    atomic_size_t next; /* first index that nobody has claimed */
    size_t count;
    PoolJob *job;
    void *context;
} Work;

typedef struct Worker {
    pthread_t thread;
    Work *work;
    unsigned number;
} Worker;

unsigned pool_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    if (cores < 1)
        return 1;
    return cores > LIMIT_JOBS ? LIMIT_JOBS : (unsigned)cores;
}

static void *run(void *arg)
{
    const Worker *worker = arg;
    Work *work = worker->work;

    for (;;) {
        size_t index = atomic_fetch_add(&work->next, 1);

        if (index >= work->count)
            return NULL;
        work->job(work->context, index, worker->number);
    }
}

/* Starts workers 1 to jobs - 1; returns how many there are, with number 0. */
static unsigned start(Worker *worker, unsigned jobs, Work *work)
{
    pthread_attr_t attr;
    unsigned started = 1;

    if (jobs == 1 || pthread_attr_init(&attr))
        return 1;
    if (pthread_attr_setstacksize(&attr, STACK_BYTES) == 0) {
        for (; started < jobs; started++) {
            worker[started] = (Worker){.work = work, .number = started};
            if (pthread_create(&worker[started].thread, &attr, run,
                               &worker[started]))
                break;
        }
    }
    pthread_attr_destroy(&attr);
    return started;
}

void pool_each(unsigned jobs, size_t count, PoolJob *job, void *context)
{
    Worker worker[LIMIT_JOBS];
    Work work = {.count = count, .job = job, .context = context};
    unsigned started;

    atomic_init(&work.next, 0);
    if (jobs > LIMIT_JOBS)
        jobs = LIMIT_JOBS;
    if (jobs > count)
        jobs = (unsigned)count;
    if (jobs < 1)
        jobs = 1;
    /* The caller is worker 0: so there is one even if no thread starts. */
    worker[0] = (Worker){.work = &work, .number = 0};
    started = start(worker, jobs, &work);
    run(&worker[0]);
    for (unsigned i = 1; i < started; i++)
        if (pthread_join(worker[i].thread, NULL))
            BUG("cannot join worker %u", i);
}

/* --- one thread beside ---------------------------------------------------- */

/* Of the twenty steps of courtesy that the system knows. */
#define GENTLY 10

struct PoolThread {
    pthread_t thread;
    PoolWork *work;
    void *context;
    bool gently;
};

static void *run_beside(void *arg)
{
    const PoolThread *beside = arg;

    /* On Linux this is the calling thread alone, with those it starts. */
    if (beside->gently)
        (void)setpriority(PRIO_PROCESS, 0, GENTLY);
    beside->work(beside->context);
    return NULL;
}

PoolThread *pool_begin(PoolWork *work, void *context, bool gently)
{
    PoolThread *beside = xcalloc(1, sizeof *beside);
    pthread_attr_t attr;
    bool started = false;

    *beside = (PoolThread){
        .work = work, .context = context, .gently = gently};
    if (pthread_attr_init(&attr) == 0) {
        started = pthread_attr_setstacksize(&attr, STACK_BYTES) == 0 &&
                  pthread_create(&beside->thread, &attr, run_beside,
                                 beside) == 0;
        pthread_attr_destroy(&attr);
    }
    if (started)
        return beside;
    free(beside);
    return NULL;
}

void pool_end(PoolThread *thread)
{
    if (!thread)
        return;
    if (pthread_join(thread->thread, NULL))
        BUG("cannot join a thread");
    free(thread);
}
