/* serve/serve.c - the loop: saves, requests, the thread behind, and signals. */
#include "base/compat.h"

#include "serve/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/path.h"
#include "pipeline/places.h"
#include "serve/behind.h"
#include "serve/http.h"
#include "serve/say.h"
#include "serve/survey.h"
#include "serve/watch.h"

/* Milliseconds. Many saves at once (a branch is checked out, a word replaced
 * everywhere) are one reading: it begins when it has been quiet for so long,
 * or, where it never is, after so long. */
#define QUIET 150
#define QUIET_MOST 2000
/* A folder that is gone is looked for so often. */
#define LOST 500
/* A look at all files (serve/survey.h): not more often than this, and not more
 * than a hundredth of the time. */
#define SURVEY_LEAST 2000
#define SURVEY_SHARE 100

#define FOLDERS_MOST 16

typedef struct Serve {
    const ServeOptions *options;
    Arena arena;
    Str folder[FOLDERS_MOST]; /* that are watched; the content is the first */
    size_t folder_count;
    Shown shown;
    Behind *behind;
    Http *http;
    Watch *watch;
    Say say;
    int signals;
    bool stop;
    bool dirty;      /* something is to be read anew */
    bool look_dirty; /* of what is not read, a theme's settings changed */
    bool limit_said; /* about folders that cannot be watched */
    int64_t first_change, last_change; /* while dirty, of those not yet read */
    int64_t next_survey;
    uint64_t survey;
    bool survey_known;
} Serve;

/* --- what is watched ------------------------------------------------------ */

/* The content, and where themes and plugins may come from. */
static void find_folders(Serve *serve)
{
    static const char *const NAME[] = {"themes", "lua-plugins"};
    const BuildOptions *build = &serve->options->build;
    Diags *diags = diag_open(false); /* a build says it, too */
    serve->folder[serve->folder_count++] =
        str_dup(&serve->arena, build->content);
    for (size_t i = 0; i < 2; i++) {
        Places places = places_find(&serve->arena, NAME[i], build->content,
                                    build->program, diags);
        for (size_t k = 0; k < places.count; k++)
            if (serve->folder_count < FOLDERS_MOST)
                serve->folder[serve->folder_count++] = places.folder[k];
    }
    diag_close(diags);
}

static void say_limit(Serve *serve)
{
    int err = watch_trouble(serve->watch);
    if (err == 0 || serve->limit_said)
        return;
    serve->limit_said = true;
    if (err == ENOSPC || err == EMFILE)
        say_line("This computer watches no more folders for you, so saves "
                 "show some seconds\nlater. To let it watch more:\n\n"
                 "    sudo sysctl fs.inotify.max_user_watches=524288 "
                 "fs.inotify.max_user_instances=1024\n");
    else
        say_line("The folders cannot be watched (%s), so saves show some "
                 "seconds later.",
                 strerror(err));
}

static bool content_is_there(const Serve *serve)
{
    return fs_info_follow(serve->folder[0].ptr).kind == FS_FOLDER;
}

/* Watches all folders anew. */
static void open_watch(Serve *serve)
{
    serve->watch =
        watch_open(serve->folder, serve->folder_count, serve->watch);
    serve->shown.watch = serve->watch;
    serve->survey_known = false;
    say_limit(serve);
    bool lost = !content_is_there(serve);
    if (lost != serve->shown.lost) {
        serve->shown.lost = lost;
        say_line(lost ? "The folder %.*s is not there. Waiting for it."
                      : "The folder %.*s is there again.",
                 STR_ARG(serve->folder[0]));
        shown_changed(&serve->shown);
    }
}

/* What is being read is no longer what is there. */
static void note_dirty(Serve *serve)
{
    serve->last_change = clock_ticks();
    if (!serve->dirty)
        serve->first_change = serve->last_change;
    serve->dirty = true;
    serve->shown.pending = true;
    behind_stop_looking(serve->behind);
}

static void note_change(Serve *serve)
{
    note_dirty(serve);
    shown_changed(&serve->shown);
    http_wake(serve->http);
}

/* What pages are made of is read with them; what they only name, a style or a
 * picture, shows by itself when they are loaded again. */
static void note_look(Serve *serve, Str path)
{
    static const char *const READ[] = {".md",   ".lua",  ".yaml", ".yml",
                                       ".json", ".mustache"};
    Str name = path_name(path);
    for (size_t i = 0; i < sizeof READ / sizeof READ[0]; i++) {
        if (!str_ends(name, READ[i]))
            continue;
        serve->look_dirty |= str_is(name, "handbook.yaml") ||
                             str_is(name, "publisher.yaml") ||
                             str_is(name, "theme.yaml") ||
                             str_ends(name, ".mustache");
        return;
    }
    serve->shown.looks++;
}

static void take_news(Serve *serve)
{
    Arena arena;
    WatchNews news;
    arena_init(&arena);
    if (watch_read(serve->watch, &arena, &news)) {
        for (size_t i = 0; i < news.count; i++) {
            note_look(serve, news.file[i]);
            say_note(&serve->say,
                     shown_name(&serve->shown, &arena, news.file[i]));
        }
        if (news.folders)
            open_watch(serve);
        serve->survey_known = false;
        if (news.folders || news.count > 0)
            note_change(serve);
        else
            note_dirty(serve); /* the pages hear when the file is whole */
    }
    arena_release(&arena);
}

/* Now and then, for disks that tell nothing. */
static void take_survey(Serve *serve)
{
    int64_t began = clock_ticks(), took;
    if (began < serve->next_survey)
        return;
    if (serve->shown.lost && content_is_there(serve)) {
        open_watch(serve);
        note_change(serve);
    } else if (!serve->shown.lost && !content_is_there(serve)) {
        open_watch(serve);
        http_wake(serve->http);
    }
    uint64_t sum = survey_folders(serve->folder, serve->folder_count);
    bool changed = serve->survey_known && sum != serve->survey;
    serve->survey = sum;
    serve->survey_known = true;
    took = clock_ticks() - began;
    serve->next_survey =
        clock_ticks() + (serve->shown.lost                    ? LOST
                 : took * SURVEY_SHARE > SURVEY_LEAST ? took * SURVEY_SHARE
                                                      : SURVEY_LEAST);
    if (!changed)
        return;
    serve->shown.looks++;
    serve->look_dirty = true;
    open_watch(serve);
    serve->survey_known = true;
    note_change(serve);
}

/* --- the thread behind ---------------------------------------------------- */

/* When the next reading begins, or -1. A file that is being written is waited
 * for. */
static int64_t reading_at(Serve *serve)
{
    if (!serve->dirty || serve->shown.lost ||
        behind_state(serve->behind) != BEHIND_IDLE)
        return -1;
    int64_t most = serve->first_change + QUIET_MOST;
    int64_t quiet = watch_is_busy(serve->watch) ? most
                                                : serve->last_change + QUIET;
    return quiet < most ? quiet : most;
}

static void begin_reading(Serve *serve)
{
    int64_t at = reading_at(serve);
    if (at < 0 || at > clock_ticks())
        return;
    serve->dirty = false;
    say_changed(&serve->say);
    if (!behind_begin(serve->behind)) {
        say_line("The system has no thread left to read the handbook with. "
                 "Trying again.");
        note_change(serve);
    }
}

static size_t page_count(const Serve *serve)
{
    size_t count = 0;
    const Site *site = preview_site(serve->shown.preview);
    for (size_t i = 0; i < site->page_count; i++)
        count += !site->page[i]->generated;
    return count;
}

static void take_read(Serve *serve)
{
    BehindFound found = behind_take(serve->behind);
    bool can_show = found.preview != NULL;
    bool first = can_show && serve->shown.preview == NULL;
    Preview *old =
        shown_take(&serve->shown, found.preview, found.troubles);
    serve->shown.pending = serve->dirty;
    if (can_show && serve->look_dirty && !serve->dirty) {
        serve->look_dirty = false;
        serve->shown.looks++;
    }
    behind_go_on(serve->behind, old, !serve->dirty);
    if (!can_show && !serve->dirty) {
        say_troubles(&serve->say, serve->shown.known, 0);
        say_line("%s until that is mended.",
                 serve->shown.preview != NULL ? "The pages stay as they were"
                                              : "No page can be shown");
    }
    if (first)
        say_line("Looking at all pages …");
    http_wake(serve->http);
}

static void take_looked(Serve *serve)
{
    BehindFound found = behind_finish(serve->behind);
    if (found.troubles != NULL && serve->shown.preview != NULL)
        say_troubles(&serve->say, found.troubles, page_count(serve));
    shown_take_looked(&serve->shown, found.troubles, found.search);
    http_wake(serve->http);
}

static void take_behind(Serve *serve)
{
    BehindState state = behind_state(serve->behind);
    if (state == BEHIND_READ)
        take_read(serve);
    else if (state == BEHIND_LOOKED)
        take_looked(serve);
}

/* --- the loop ------------------------------------------------------------- */

static int sooner(int a, int64_t b)
{
    if (b < 0)
        b = 0;
    return a < 0 || b < a ? (int)b : a;
}

static int wait_time(Serve *serve)
{
    int64_t at = reading_at(serve);
    int wait = http_timeout(serve->http);
    if (at >= 0)
        wait = sooner(wait, at - clock_ticks());
    if (watch_timeout(serve->watch) >= 0)
        wait = sooner(wait, watch_timeout(serve->watch));
    return sooner(wait, serve->next_survey - clock_ticks());
}

static void turn(Serve *serve)
{
    int http[HTTP_HANDLES];
    size_t count = http_handles(serve->http, http), used = 0;
    struct pollfd wait[HTTP_HANDLES + 3] = {
        {.fd = serve->signals, .events = POLLIN},
        {.fd = watch_handle(serve->watch), .events = POLLIN},
        {.fd = behind_handle(serve->behind), .events = POLLIN},
    };
    used = 3;
    for (size_t i = 0; i < count; i++)
        wait[used++] = (struct pollfd){.fd = http[i], .events = POLLIN};
    if (poll(wait, used, wait_time(serve)) < 0 && errno != EINTR)
        BUG("cannot wait: %d", errno);
    if (wait[0].revents != 0) {
        serve->stop = true;
        return;
    }
    take_news(serve);
    take_survey(serve);
    take_behind(serve);
    begin_reading(serve);
    http_run(serve->http);
}

/* --- begin and end -------------------------------------------------------- */

static int catch_signals(void)
{
    sigset_t stop, block;
    struct sigaction hang_up;
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    /* The terminal was closed; nohup asks that this stop nothing. */
    if (sigaction(SIGHUP, NULL, &hang_up) == 0 &&
        hang_up.sa_handler != SIG_IGN)
        sigaddset(&stop, SIGHUP);
    block = stop;
    sigaddset(&block, SIGPIPE); /* a browser may hang up at any moment */
    if (pthread_sigmask(SIG_BLOCK, &block, NULL))
        return -1;
    return signalfd(-1, &stop, SFD_NONBLOCK | SFD_CLOEXEC);
}

/* The port that was asked for, or the first free one. 0 after a message. */
static unsigned open_http(Serve *serve)
{
    const ServeOptions *options = serve->options;
    unsigned first = options->port > 0 ? options->port : SERVE_PORT;
    unsigned last = options->port > 0 ? first : first + SERVE_PORTS - 1;
    int err = 0;
    for (unsigned port = first; port <= last; port++) {
        HttpOptions http = {.port = port,
                            .host = options->host,
                            .host_count = options->host_count,
                            .shown = &serve->shown};
        err = http_open(&http, &serve->http);
        if (err == 0)
            return port;
        if (err != EADDRINUSE)
            break;
    }
    if (err == EADDRINUSE && options->port > 0)
        fprintf(stderr, "handbook serve: another program has port %u (perhaps "
                        "a preview that still runs).\n"
                        "Choose another one: --port %u, or leave --port away "
                        "and the first free one is taken.\n",
                first, first < 65535 ? first + 1 : first - 1);
    else if (err == EADDRINUSE)
        fprintf(stderr, "handbook serve: other programs have all the ports "
                        "from %u to %u.\nChoose one: --port %u\n",
                first, last, last + 1);
    else
        fprintf(stderr, "handbook serve: cannot use port %u: %s%s\n", first,
                strerror(err),
                err == EACCES ? "\nPorts below 1024 are not for everybody: "
                                "try --port 8000"
                              : "");
    return 0;
}

static bool begin(Serve *serve)
{
    const Str content = serve->options->build.content;
    arena_init(&serve->arena);
    say_init(&serve->say);
    shown_init(&serve->shown, content);
    serve->behind = behind_open(&serve->options->build);
    unsigned port = open_http(serve);
    if (port == 0)
        return false;
    find_folders(serve);
    open_watch(serve);
    say_line("Preview: http://localhost:%u/", port);
    say_line("It follows what you save in %.*s. Ctrl-C stops it.",
             STR_ARG(content));
    serve->dirty = true; /* nothing was read yet, and at once */
    serve->shown.pending = true;
    return true;
}

/* What a plugin's step cannot be stopped in is left to the end of the process:
 * then nothing that it may be using is freed. */
static void end(Serve *serve)
{
    http_close(serve->http);
    watch_close(serve->watch);
    if (serve->signals >= 0)
        close(serve->signals);
    if (!behind_close(serve->behind))
        return;
    shown_release(&serve->shown);
    say_release(&serve->say);
    arena_release(&serve->arena);
}

ServeEnd serve_run(const ServeOptions *options)
{
    Serve *serve = xcalloc(1, sizeof *serve);
    ServeEnd how = SERVE_STOPPED;
    serve->options = options;
    serve->signals = catch_signals();
    if (serve->signals < 0 || !begin(serve)) {
        how = serve->signals < 0 ? SERVE_FAILED : SERVE_NO_PORT;
    } else {
        while (!serve->stop)
            turn(serve);
        say_line("\nStopped.");
    }
    end(serve);
    free(serve);
    return how;
}
