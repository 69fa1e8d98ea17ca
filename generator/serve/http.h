/* serve/http.h - the preview over HTTP, to this machine alone.
 *
 * Layer:   serve. The only room that sees microhttpd.h.
 * Rules:   listens on 127.0.0.1 and ::1 only; a Host that is not this machine's
 *          (serve/host.h) gets 403; methods other than GET and HEAD 405.
 *          Nothing is kept by browsers (no-store), and no other website may
 *          show or read what is served here.
 * Own:     SHOWN_OWN "preview.js", "preview.css": what is put into pages;
 *          SHOWN_OWN "state?page=/a.html&after=7": JSON, what there is to say
 *          about a page (shown_state), answered at once when the version is
 *          another than 7, else when there is news, or after a while.
 * Threads: one: nothing happens but in http_run.
 */
#ifndef HB_SERVE_HTTP_H
#define HB_SERVE_HTTP_H

#include "serve/shown.h"

typedef struct Http Http;

#define HTTP_HANDLES 2

typedef struct HttpOptions {
    unsigned port;
    const Str *host; /* further names that are let in, borrowed */
    size_t host_count;
    Shown *shown; /* borrowed */
} HttpOptions;

/* 0, or an errno: EADDRINUSE when another program has the port. *out
 * [detached: http_close]. */
int http_open(const HttpOptions *options, Http **out);
void http_close(Http *http); /* NULL is fine */

/* To wait on; how many. */
size_t http_handles(const Http *http, int out[HTTP_HANDLES]);
/* Milliseconds until http_run has something to do by itself, or -1. */
int http_timeout(const Http *http);
/* Answers all that can be answered now. */
void http_run(Http *http);
/* The version of `shown` is a new one: whoever waits for it is answered. */
void http_wake(Http *http);

#endif
