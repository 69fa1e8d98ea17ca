/* plugin/budget.c - how much a call of a hook may do.
 *
 * Steps decide: instructions, and the work of library functions, which says
 * what it costs (host_charge) before it begins. They are the same on every
 * machine. A few things are beyond counting: comparing two texts of megabytes,
 * handing on 300,000 arguments, clearing memory that is all but full, are one
 * instruction each. So the processor's clock of this thread is asked, too, and
 * a step may take CLOCK_STEP_NS on average. Real work takes 5 to 20 ns a step:
 * only a call that runs for seconds ever feels it.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <time.h>

/* Instructions between two looks at the budget, and before the first. */
#define LOOK_EVERY 1000
#define LOOK_FIRST 100
/* The same for library functions that charge something. */
#define LOOK_CHARGES 64
#define CLOCK_STEP_NS 250
/* Nanoseconds between two looks that make it worth to ask for the thread's own
 * clock, which is a call to the system. */
#define SLOW_LOOK_NS 1000000

/* What is said stays in memory until the build is over. */
#define REPORT_STEPS 2000

/* A step of the whole site may take as much again for each page and source. */
#define SITE_STEPS_PER_PAGE 20000
#define SITE_BYTES_PER_PAGE (64u * 1024)

static int64_t now(clockid_t which)
{
    struct timespec time = {0};

    if (clock_gettime(which, &time))
        return 0;
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void budget_look(PluginHost *host)
{
    BudgetClock *clock = &host->clock;
    int64_t wall = now(CLOCK_MONOTONIC), cpu, owed;

    if (clock->known && wall - clock->wall < SLOW_LOOK_NS) {
        clock->wall = wall;
        return;
    }
    cpu = now(CLOCK_THREAD_CPUTIME_ID);
    clock->wall = wall;
    if (!clock->known) {
        clock->known = true;
        clock->cpu = cpu;
        clock->steps = host->steps;
        return;
    }
    owed = (cpu - clock->cpu) / CLOCK_STEP_NS;
    if (owed > clock->steps - host->steps)
        host->steps = (long)(clock->steps - owed);
}

static void count_hook(lua_State *L, lua_Debug *activation);

/* Ends a call whose budget is gone. From here on each instruction comes here
 * again, so that nothing in the plugin can go on. [-0, +0, e] */
HB_NORETURN static void budget_raise(lua_State *L)
{
    PluginHost *host = host_of(L);

    host->spent = true;
    lua_sethook(L, count_hook, LUA_MASKCOUNT, 1);
    host_raise(L, "plugin-budget",
               "this takes more than %ld steps: it may never end",
               host->step_limit);
}

/* [-0, +0, e] */
static void count_hook(lua_State *L, lua_Debug *activation)
{
    PluginHost *host = host_of(L);

    (void)activation;
    host->steps -= host->look_every;
    if (!host->spent && host->look_every != LOOK_EVERY) {
        host->look_every = LOOK_EVERY;
        lua_sethook(L, count_hook, LUA_MASKCOUNT, LOOK_EVERY);
    }
    budget_look(host);
    if (host->spent || host->steps < 0)
        budget_raise(L);
}

void host_charge(lua_State *L, size_t n)
{
    PluginHost *host = host_of(L);

    if (n > (size_t)host->step_limit)
        n = (size_t)host->step_limit + 1;
    host->steps -= (long)n;
    if (++host->clock.charges % LOOK_CHARGES == 0)
        budget_look(host);
    if (host->spent || host->steps < 0)
        budget_raise(L);
}

void host_charge_report(lua_State *L, Str message, Str help)
{
    host_charge(L, REPORT_STEPS + message.len + help.len);
}

/* The step of the whole site grows with it: a source has a page of its own,
 * and a library from Zotero may hold thousands beside few pages. */
void budget_limits(PluginHost *host)
{
    const Site *site = host->set->site;
    size_t pages = host->phase == PHASE_SITE
                       ? site->page_count + site->record_count
                       : 0;

    host->step_limit =
        site->config.plugin_steps + (long)(pages * SITE_STEPS_PER_PAGE);
    host->memory_limit =
        site->config.plugin_memory + pages * SITE_BYTES_PER_PAGE;
    host->steps = host->step_limit;
}

void budget_begin(PluginHost *host)
{
    budget_limits(host);
    host->spent = false;
    host->clock.known = false;
    host->look_every = LOOK_FIRST;
    lua_sethook(host->L, count_hook, LUA_MASKCOUNT, LOOK_FIRST);
}
