/* serve/http.c - the preview over HTTP, to this machine alone. */
#include "base/compat.h"

#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "serve/assets.h"
#include "serve/host.h"

/* A slow client holds its place no longer than this; so does one that waits
 * for news, who then asks again: one that has gone is noticed so. */
#define IDLE_SECONDS 30
#define WAIT 20000 /* milliseconds */
/* Of all kinds: a few windows, and what tries to be many. When more than
 * CONNECTIONS_KEPT are open, the oldest that asks nothing makes room. */
#define CONNECTIONS_MOST 200
#define CONNECTIONS_KEPT 150
#define CONNECTION_BYTES ((size_t)32 * 1024)

typedef struct Waiter Waiter;
struct Waiter {
    struct MHD_Connection *connection;
    Waiter *next;
    int64_t until; /* 0: has not waited yet */
};

/* An open connection, in the order in which they came. */
typedef struct Link Link;
struct Link {
    struct MHD_Connection *connection;
    Link *previous, *next;
    bool asks; /* a request is being answered, or waits for news */
    bool ends;
};

struct Http {
    HttpOptions options;
    Link *first, *last;
    size_t link_count;
    struct MHD_Daemon *daemon[HTTP_HANDLES];
    size_t daemon_count;
    Waiter *waiter;
};

/* --- answers -------------------------------------------------------------- */

static enum MHD_Result send_it(struct MHD_Connection *connection,
                               unsigned status, const char *type,
                               const char *to, const char *tag,
                               struct MHD_Response *response)
{
    static const char *const ALWAYS[][2] = {
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Frame-Options", "SAMEORIGIN"},
    };
    enum MHD_Result result;
    if (response == NULL)
        return MHD_NO;
    for (size_t i = 0; i < sizeof ALWAYS / sizeof ALWAYS[0]; i++)
        MHD_add_response_header(response, ALWAYS[i][0], ALWAYS[i][1]);
    MHD_add_response_header(response, "Content-Type", type);
    if (to != NULL)
        MHD_add_response_header(response, "Location", to);
    if (tag != NULL)
        MHD_add_response_header(response, "ETag", tag);
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, "Allow", "GET, HEAD");
    result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_copy(struct MHD_Connection *connection,
                                 unsigned status, const char *type, Str text)
{
    /* The library takes bytes that it only reads as bytes it may change. */
    struct MHD_Response *response = MHD_create_response_from_buffer(
        text.len, (void *)(uintptr_t)text.ptr, MHD_RESPMEM_MUST_COPY);
    return send_it(connection, status, type, NULL, NULL, response);
}

static enum MHD_Result send_words(struct MHD_Connection *connection,
                                  unsigned status, const char *words)
{
    return send_copy(connection, status, "text/plain; charset=utf-8",
                     str_from(words));
}

static enum MHD_Result send_file(Http *http,
                                 struct MHD_Connection *connection, Str path)
{
    Arena arena;
    ShownFile file;
    char tag[sizeof file.tag + 2];
    arena_init(&arena);
    shown_file(http->options.shown, &arena, path, &file);
    snprintf(tag, sizeof tag, "\"%s\"", file.tag);
    struct MHD_Response *response = MHD_create_response_from_buffer(
        file.len, file.bytes, MHD_RESPMEM_MUST_FREE);
    enum MHD_Result result =
        send_it(connection, (unsigned)file.status, file.type,
                file.to.len > 0 ? file.to.ptr : NULL,
                file.tag[0] != '\0' ? tag : NULL, response);
    arena_release(&arena);
    return result;
}

/* --- who waits for news --------------------------------------------------- */

static bool has_news(const Http *http, struct MHD_Connection *connection)
{
    const char *after = MHD_lookup_connection_value(
        connection, MHD_GET_ARGUMENT_KIND, "after");
    uint64_t version;
    return after == NULL || !str_to_u64(str_from(after), &version) ||
           version != http->options.shown->version;
}

static void wait_for_news(Http *http, struct MHD_Connection *connection,
                          Waiter *waiter)
{
    if (waiter->until == 0)
        waiter->until = clock_ticks() + WAIT;
    waiter->next = http->waiter;
    http->waiter = waiter;
    MHD_suspend_connection(connection);
}

/* Answers those who have waited long enough, or all. */
static void resume(Http *http, bool all)
{
    int64_t moment = clock_ticks();
    for (Waiter **at = &http->waiter; *at != NULL;) {
        Waiter *waiter = *at;
        if (!all && waiter->until > moment) {
            at = &waiter->next;
            continue;
        }
        *at = waiter->next;
        MHD_resume_connection(waiter->connection);
    }
}

static Link *link_of(struct MHD_Connection *connection)
{
    return MHD_get_connection_info(connection,
                                   MHD_CONNECTION_INFO_SOCKET_CONTEXT)
        ->socket_context;
}

static void forget(void *context, struct MHD_Connection *connection,
                   void **own, enum MHD_RequestTerminationCode why)
{
    Http *http = context;
    Waiter *waiter = *own;
    link_of(connection)->asks = false;
    (void)why;
    for (Waiter **at = &http->waiter; *at != NULL; at = &(*at)->next) {
        if (*at == waiter) {
            *at = waiter->next;
            break;
        }
    }
    free(waiter);
    *own = NULL;
}

static enum MHD_Result send_state(Http *http,
                                  struct MHD_Connection *connection,
                                  Waiter *waiter)
{
    const char *page = MHD_lookup_connection_value(
        connection, MHD_GET_ARGUMENT_KIND, "page");
    bool patient = waiter->until == 0 || clock_ticks() < waiter->until;
    enum MHD_Result result = MHD_YES;
    Buf json;
    if (waiter->until == 0 && !has_news(http, connection)) {
        wait_for_news(http, connection, waiter);
        return MHD_YES;
    }
    buf_init(&json, LIMIT_OUTPUT_BYTES);
    if (shown_state(http->options.shown, str_from(page), patient, &json))
        result = send_copy(connection, MHD_HTTP_OK, "application/json",
                           buf_str(&json));
    else
        wait_for_news(http, connection, waiter);
    buf_release(&json);
    return result;
}

/* --- who is connected ----------------------------------------------------- */

/* Hangs up on the oldest connection that asks nothing, or is yet to say what it
 * asks: browsers open some on the chance, and forget them. */
static void make_room(Http *http)
{
    for (Link *link = http->first; link != NULL; link = link->next) {
        if (link->asks || link->ends)
            continue;
        link->ends = true;
        shutdown(MHD_get_connection_info(link->connection,
                                         MHD_CONNECTION_INFO_CONNECTION_FD)
                     ->connect_fd,
                 SHUT_RDWR);
        return;
    }
}

static void notice(void *context, struct MHD_Connection *connection,
                   void **own, enum MHD_ConnectionNotificationCode what)
{
    Http *http = context;
    Link *link = *own;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        link = xcalloc(1, sizeof *link);
        link->connection = connection;
        link->previous = http->last;
        *(http->last != NULL ? &http->last->next : &http->first) = link;
        http->last = link;
        *own = link;
        if (++http->link_count > CONNECTIONS_KEPT)
            make_room(http);
        return;
    }
    *(link->previous != NULL ? &link->previous->next : &http->first) =
        link->next;
    *(link->next != NULL ? &link->next->previous : &http->last) =
        link->previous;
    http->link_count--;
    free(link);
    *own = NULL;
}

/* --- requests ------------------------------------------------------------- */

static enum MHD_Result refuse_host(struct MHD_Connection *connection)
{
    return send_words(
        connection, MHD_HTTP_FORBIDDEN,
        "This preview answers to names of this computer only, such as "
        "localhost.\nIf it is reached by another name on purpose, start it "
        "with that name:\n\n    handbook serve --host NAME\n");
}

static bool is_reading(const char *method)
{
    return strcmp(method, MHD_HTTP_METHOD_GET) == 0 ||
           strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
}

static enum MHD_Result refuse_method(struct MHD_Connection *connection)
{
    return send_words(connection, MHD_HTTP_METHOD_NOT_ALLOWED,
                      "This preview is only for reading.\n");
}

static enum MHD_Result send_own(Http *http,
                                struct MHD_Connection *connection, Str name,
                                Waiter *waiter)
{
    if (str_is(name, "preview.js"))
        return send_copy(connection, MHD_HTTP_OK,
                         "text/javascript; charset=utf-8", assets_script());
    if (str_is(name, "preview.css"))
        return send_copy(connection, MHD_HTTP_OK, "text/css; charset=utf-8",
                         assets_style());
    if (!str_is(name, "state"))
        return send_words(connection, MHD_HTTP_NOT_FOUND,
                          "There is nothing at this address.\n");
    return send_state(http, connection, waiter);
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection,
                              const char *url, const char *method,
                              const char *version, const char *upload,
                              size_t *upload_size, void **own)
{
    Http *http = context;
    const char *host = MHD_lookup_connection_value(
        connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST);
    Waiter *waiter = *own;
    (void)version;
    (void)upload;
    if (waiter == NULL) {
        /* The first call has only the head of the request. Who is not let in
         * is told so now: nobody waits for what they may still send. */
        waiter = xcalloc(1, sizeof *waiter);
        waiter->connection = connection;
        *own = waiter;
        link_of(connection)->asks = true;
        if (!host_is_allowed(str_from(host), http->options.host,
                             http->options.host_count))
            return refuse_host(connection);
        return is_reading(method) ? MHD_YES : refuse_method(connection);
    }
    if (*upload_size > 0) {
        *upload_size = 0; /* nobody reads it */
        return MHD_YES;
    }
    Str path = str_from(url);
    if (str_starts(path, SHOWN_OWN))
        return send_own(http, connection,
                        str_slice(path, sizeof SHOWN_OWN - 1, path.len),
                        waiter);
    return send_file(http, connection, path);
}

/* --- open and close ------------------------------------------------------- */

static int listen_at(int family, unsigned port, int *out)
{
    struct sockaddr_in6 six = {.sin6_family = AF_INET6,
                               .sin6_port = htons((uint16_t)port),
                               .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    struct sockaddr_in four = {.sin_family = AF_INET,
                               .sin_port = htons((uint16_t)port)};
    const void *address = family == AF_INET ? (void *)&four : (void *)&six;
    socklen_t size = family == AF_INET ? sizeof four : sizeof six;
    int on = 1, err = 0;
    int handle = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (handle < 0)
        return errno;
    if (setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) ||
        (family == AF_INET6 &&
         setsockopt(handle, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on)) ||
        bind(handle, address, size) || listen(handle, SOMAXCONN))
        err = errno;
    if (err != 0)
        close(handle);
    else
        *out = handle;
    return err;
}

static int start(Http *http, int family)
{
    int handle = -1;
    int err = listen_at(family, http->options.port, &handle);
    if (err != 0)
        return err;
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, http,
        MHD_OPTION_LISTEN_SOCKET, handle, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        CONNECTION_BYTES, MHD_OPTION_NOTIFY_COMPLETED, forget, http,
        MHD_OPTION_NOTIFY_CONNECTION, notice, http,
        MHD_OPTION_END);
    if (daemon == NULL) {
        close(handle);
        return ENOMEM;
    }
    http->daemon[http->daemon_count++] = daemon;
    return 0;
}

int http_open(const HttpOptions *options, Http **out)
{
    Http *http = xcalloc(1, sizeof *http);
    http->options = *options;
    int err = start(http, AF_INET);
    /* A machine may have no IPv6; but a port that another program has there is
     * taken: "localhost" would lead to that. */
    if (err == 0 && start(http, AF_INET6) == EADDRINUSE)
        err = EADDRINUSE;
    if (err != 0) {
        http_close(http);
        return err;
    }
    *out = http;
    return 0;
}

void http_close(Http *http)
{
    if (http == NULL)
        return;
    resume(http, true);
    for (size_t i = 0; i < http->daemon_count; i++)
        MHD_stop_daemon(http->daemon[i]);
    free(http);
}

size_t http_handles(const Http *http, int out[HTTP_HANDLES])
{
    for (size_t i = 0; i < http->daemon_count; i++)
        out[i] = MHD_get_daemon_info(http->daemon[i],
                                     MHD_DAEMON_INFO_EPOLL_FD)
                     ->epoll_fd;
    return http->daemon_count;
}

int http_timeout(const Http *http)
{
    int least = http->waiter != NULL ? 1000 : -1;
    for (size_t i = 0; i < http->daemon_count; i++) {
        MHD_UNSIGNED_LONG_LONG wait;
        if (MHD_get_timeout(http->daemon[i], &wait) == MHD_YES &&
            (least < 0 || wait < (unsigned)least))
            least = (int)wait;
    }
    return least;
}

void http_run(Http *http)
{
    resume(http, false);
    for (size_t i = 0; i < http->daemon_count; i++)
        MHD_run(http->daemon[i]);
}

void http_wake(Http *http)
{
    resume(http, true);
    http_run(http);
}
