/* serve/serve.h - handbook serve: a preview that follows what is saved.
 *
 * Layer:   serve (may include base/, value/, site/, output/, pipeline/)
 * Reading order: serve.c (the loop: waits for saves, requests, the thread
 *          behind, and signals), shown.h (what an address shows), behind.h (the
 *          whole handbook, read anew), http.h, watch.h; preview.js (what runs
 *          in the pages).
 * Speed:   a save shows at once, because a page is made from its file when it
 *          is asked for, with what the rest of the handbook knew; what the save
 *          changes elsewhere comes when the thread behind has read everything.
 * Threads: main, and the thread behind with its workers.
 */
#ifndef HB_SERVE_SERVE_H
#define HB_SERVE_SERVE_H

#include "pipeline/build.h"

#define SERVE_PORT 8000
/* Without a port of their own wish people get the first free one of so many. */
#define SERVE_PORTS 20

typedef struct ServeOptions {
    BuildOptions build; /* content, jobs, drafts, advise, today, program */
    unsigned port;      /* 0: the first that is free */
    const Str *host;    /* further names; see serve/host.h */
    size_t host_count;
} ServeOptions;

typedef enum ServeEnd {
    SERVE_STOPPED, /* by SIGINT, SIGTERM or SIGHUP */
    SERVE_NO_PORT, /* said on stderr, as is the next */
    SERVE_FAILED   /* the system refused something */
} ServeEnd;

/* Until somebody stops it. */
ServeEnd serve_run(const ServeOptions *options);

#endif
