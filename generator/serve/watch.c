/* serve/watch.c - what is saved, made, renamed or deleted in some folders. */
#include "base/compat.h"

#include "serve/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/path.h"

#define WATCHED                                                              \
    ((uint32_t)(IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE |   \
                IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB |      \
                IN_MODIFY | IN_ONLYDIR | IN_EXCL_UNLINK))
/* After these a folder is not where it was, or what happened was not told. */
#define UNSETTLING                                                           \
    ((uint32_t)(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT |    \
                IN_Q_OVERFLOW))
#define EVENT_BYTES ((size_t)64 * 1024)
/* Who writes a file and has done nothing to it for so long is not waited for
 * any more: a program may hold it open for hours. Milliseconds. */
#define WRITING_MOST 1000
/* Of more files than these at once nobody has a page open. */
#define WRITINGS_MOST 64

/* A file that somebody is writing. */
typedef struct Writing {
    char *path; /* [detached] */
    int64_t until;
} Writing;

struct Watch {
    Arena arena;
    int handle;
    Str *folder; /* by what inotify calls it, from 1 */
    size_t folder_count, folder_capacity;
    size_t count;
    int trouble;
    char *events; /* EVENT_BYTES */
    Writing writing[WRITINGS_MOST];
    size_t writing_count;
    Arena told; /* what follows: not yet read by the caller */
    WatchNews news;
    Map seen; /* path -> whatever: files of the news */
};

bool watch_is_passing(Str name)
{
    return str_starts(name, ".") || str_ends(name, "~") ||
           (str_starts(name, "#") && str_ends(name, "#")) ||
           str_ends(name, ".swp") || str_ends(name, ".tmp") ||
           str_is(name, "4913");
}

static bool add_folder(Watch *watch, Str path)
{
    const char *name = str_to_cstr(&watch->arena, path);
    int number =
        name ? inotify_add_watch(watch->handle, name, WATCHED) : -1;
    if (number < 0) {
        /* One that went in the meantime was told of by the folder above. */
        if (name && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
            watch->trouble = errno;
        return false;
    }
    while (watch->folder_count <= (size_t)number)
        ARENA_PUSH(&watch->arena, watch->folder, watch->folder_count,
                   watch->folder_capacity, STR(""));
    /* Two ways to one folder: the first stays. */
    if (watch->folder[number].ptr[0] != '\0')
        return false;
    watch->folder[number] = path;
    watch->count++;
    return true;
}

/* Links are not followed: what they lead to inside the handbook is watched at
 * its own place. */
static void add_tree(Watch *watch, Str path, unsigned depth)
{
    FsList list = {0};
    if (watch->trouble != 0 || depth > LIMIT_FOLDER_DEPTH ||
        !add_folder(watch, path) ||
        fs_list(&watch->arena, path.ptr, &list) != 0)
        return;
    for (size_t i = 0; i < list.count; i++)
        if (list.item[i].kind == FS_FOLDER &&
            !watch_is_passing(list.item[i].name))
            add_tree(watch, path_join(&watch->arena, path, list.item[i].name),
                     depth + 1);
}

static void forget_news(Watch *watch)
{
    arena_reset(&watch->told);
    map_init(&watch->seen, &watch->told);
    watch->news = (WatchNews){0};
}

Watch *watch_open(const Str *folder, size_t count, Watch *old)
{
    Watch *watch = xcalloc(1, sizeof *watch);
    arena_init(&watch->arena);
    arena_init(&watch->told);
    forget_news(watch);
    watch->events = xmalloc(EVENT_BYTES);
    if (old != NULL) {
        memcpy(watch->writing, old->writing, sizeof watch->writing);
        watch->writing_count = old->writing_count;
        old->writing_count = 0;
        watch_close(old); /* first: a person has only so many */
    }
    watch->handle = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->handle < 0)
        watch->trouble = errno;
    for (size_t i = 0; watch->trouble == 0 && i < count; i++)
        add_tree(watch, str_dup(&watch->arena, folder[i]), 0);
    return watch;
}

void watch_close(Watch *watch)
{
    if (watch == NULL)
        return;
    if (watch->handle >= 0)
        close(watch->handle);
    for (size_t i = 0; i < watch->writing_count; i++)
        free(watch->writing[i].path);
    free(watch->events);
    arena_release(&watch->told);
    arena_release(&watch->arena);
    free(watch);
}

int watch_handle(const Watch *watch)
{
    return watch->handle;
}

size_t watch_count(const Watch *watch)
{
    return watch->count;
}

int watch_trouble(const Watch *watch)
{
    return watch->trouble;
}

/* --- files that are being written ----------------------------------------- */

static Writing *find_writing(Watch *watch, Str path)
{
    for (size_t i = 0; i < watch->writing_count; i++)
        if (str_is(path, watch->writing[i].path))
            return &watch->writing[i];
    return NULL;
}

static bool begin_writing(Watch *watch, Str path)
{
    Writing *writing = find_writing(watch, path);
    if (writing == NULL && watch->writing_count == WRITINGS_MOST)
        return false;
    if (writing == NULL) {
        writing = &watch->writing[watch->writing_count++];
        writing->path = xmalloc(size_add(path.len, 1));
        memcpy(writing->path, path.ptr, path.len);
        writing->path[path.len] = '\0';
    }
    writing->until = clock_ticks() + WRITING_MOST;
    watch->news.begun = true;
    return true;
}

static void end_writing(Watch *watch, Writing *writing)
{
    free(writing->path);
    *writing = watch->writing[--watch->writing_count];
}

/* --- what happened -------------------------------------------------------- */

static void tell(Watch *watch, Str path)
{
    WatchNews *news = &watch->news;
    if (map_has(&watch->seen, path))
        return;
    path = str_dup(&watch->told, path);
    map_put(&watch->seen, path, watch);
    ARENA_PUSH(&watch->told, news->file, news->count, news->capacity, path);
}

static void take_file(Watch *watch, uint32_t mask, Str path)
{
    Writing *writing = find_writing(watch, path);
    /* A new file that has something in it is a link, or is told of again. */
    bool begins = (mask & IN_MODIFY) != 0 ||
                  ((mask & IN_CREATE) != 0 && fs_info(path.ptr).size == 0);
    if (begins && begin_writing(watch, path))
        return;
    if ((mask & IN_ATTRIB) != 0 && writing != NULL)
        return; /* its time or its owner */
    if (writing != NULL)
        end_writing(watch, writing);
    tell(watch, path);
}

static void take_event(Watch *watch, const struct inotify_event *event)
{
    Str name = event->len > 0 ? str_from(event->name) : STR("");
    Arena arena;
    if ((event->mask & UNSETTLING) != 0) {
        watch->news.folders = true;
        return;
    }
    if (name.len == 0 || watch_is_passing(name) || event->wd < 0 ||
        (size_t)event->wd >= watch->folder_count)
        return;
    if ((event->mask & IN_ISDIR) != 0) {
        watch->news.folders |= (event->mask & IN_ATTRIB) == 0;
        return;
    }
    arena_init(&arena);
    take_file(watch, event->mask,
              path_join(&arena, watch->folder[event->wd], name));
    arena_release(&arena);
}

static void take_events(Watch *watch)
{
    while (watch->handle >= 0) {
        ssize_t size = read(watch->handle, watch->events, EVENT_BYTES);
        if (size <= 0)
            break;
        for (size_t at = 0; at < (size_t)size;) {
            const struct inotify_event *event =
                (const void *)(watch->events + at);
            take_event(watch, event);
            at += sizeof *event + event->len;
        }
    }
    int64_t moment = clock_ticks();
    for (size_t i = watch->writing_count; i-- > 0;) {
        Writing *writing = &watch->writing[i];
        if (writing->until > moment)
            continue;
        tell(watch, str_from(writing->path));
        end_writing(watch, writing);
    }
}

bool watch_read(Watch *watch, Arena *arena, WatchNews *out)
{
    take_events(watch);
    const WatchNews *news = &watch->news;
    *out = (WatchNews){.folders = news->folders, .begun = news->begun};
    for (size_t i = 0; i < news->count; i++)
        ARENA_PUSH(arena, out->file, out->count, out->capacity,
                   str_dup(arena, news->file[i]));
    forget_news(watch);
    return out->folders || out->begun || out->count > 0;
}

bool watch_is_changing(Watch *watch, Str path)
{
    take_events(watch);
    return find_writing(watch, path) != NULL || map_has(&watch->seen, path);
}

bool watch_is_busy(const Watch *watch)
{
    return watch->writing_count > 0;
}

int watch_timeout(const Watch *watch)
{
    const WatchNews *news = &watch->news;
    int64_t least = -1, moment = clock_ticks();
    if (news->folders || news->begun || news->count > 0)
        return 0;
    for (size_t i = 0; i < watch->writing_count; i++) {
        int64_t left = watch->writing[i].until - moment;
        if (least < 0 || left < least)
            least = left > 0 ? left : 0;
    }
    return (int)least;
}
