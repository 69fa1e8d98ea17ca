/* tests/unit/plugin_workers.h - a world's pages run by several workers, in one
 * order or the other: what comes out must not tell which. */
#ifndef TEST_PLUGIN_WORKERS_H
#define TEST_PLUGIN_WORKERS_H

#include "plugin_world.h"

#include "base/pool.h"

#define WORKERS_MOST 4

typedef struct WorkersJob {
    World *world;
    PluginHost *host[WORKERS_MOST];
    bool filter, backwards;
} WorkersJob;

static inline void workers_job(void *context, size_t index, unsigned worker)
{
    WorkersJob *work = context;
    Site *site = &work->world->site;
    size_t at = work->backwards ? site->page_count - 1 - index : index;
    if (work->filter)
        plugin_filter(work->host[worker], site->page[at]);
    else
        plugin_collect(work->host[worker], site->page[at]);
}

/* All phases, with a host a worker. After world_open. */
static inline void workers_run(World *world, unsigned workers, bool backwards)
{
    Site *site = &world->site;
    WorkersJob work = {.world = world, .backwards = backwards};
    assert_true(workers <= WORKERS_MOST);
    for (unsigned i = 0; i < workers; i++)
        work.host[i] = plugin_host_open(world->set);
    pool_each(workers, site->page_count, workers_job, &work);
    world_merge(world);
    plugin_site_step(work.host[0], site);
    site_freeze(site);
    work.filter = true;
    pool_each(workers, site->page_count, workers_job, &work);
    for (unsigned i = 0; i < workers; i++)
        plugin_host_close(work.host[i]);
}

#endif
