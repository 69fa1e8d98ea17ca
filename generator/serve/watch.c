/* serve/watch.c - what is saved, made, renamed or deleted in some folders. */
#include "base/compat.h"

#include "serve/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/path.h"

#define WATCHED                                                              \
    ((uint32_t)(IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE |   \
                IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB |      \
                IN_ONLYDIR | IN_EXCL_UNLINK))
/* After these a folder is not where it was, or what happened was not told. */
#define UNSETTLING                                                           \
    ((uint32_t)(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT |    \
                IN_Q_OVERFLOW))
#define EVENT_BYTES ((size_t)64 * 1024)

struct Watch {
    Arena arena;
    int handle;
    Str *folder; /* by what inotify calls it, from 1 */
    size_t folder_count, folder_capacity;
    size_t count;
    int trouble;
    char *events; /* EVENT_BYTES */
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

Watch *watch_open(const Str *folder, size_t count)
{
    Watch *watch = xcalloc(1, sizeof *watch);
    arena_init(&watch->arena);
    watch->events = xmalloc(EVENT_BYTES);
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
    free(watch->events);
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

static void take_event(const Watch *watch, const struct inotify_event *event,
                       Arena *arena, Map *seen, WatchNews *out)
{
    Str name = event->len > 0 ? str_from(event->name) : STR("");
    if ((event->mask & UNSETTLING) != 0) {
        out->folders = true;
        return;
    }
    if (name.len == 0 || watch_is_passing(name) || event->wd < 0 ||
        (size_t)event->wd >= watch->folder_count)
        return;
    if ((event->mask & IN_ISDIR) != 0) {
        out->folders |= (event->mask & IN_ATTRIB) == 0;
        return;
    }
    Str path = path_join(arena, watch->folder[event->wd],
                         str_dup(arena, name));
    if (map_has(seen, path))
        return;
    map_put(seen, path, out);
    ARENA_PUSH(arena, out->file, out->count, out->capacity, path);
}

bool watch_read(Watch *watch, Arena *arena, WatchNews *out)
{
    Map seen;
    *out = (WatchNews){0};
    map_init(&seen, arena);
    for (;;) {
        ssize_t size = watch->handle >= 0
                           ? read(watch->handle, watch->events, EVENT_BYTES)
                           : 0;
        if (size <= 0)
            break;
        for (size_t at = 0; at < (size_t)size;) {
            const struct inotify_event *event =
                (const void *)(watch->events + at);
            take_event(watch, event, arena, &seen, out);
            at += sizeof *event + event->len;
        }
    }
    return out->folders || out->count > 0;
}
