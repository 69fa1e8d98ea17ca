/* serve/watch.h - what is saved, made, renamed or deleted in some folders.
 *
 * Layer:   serve
 * How:     inotify, on each folder below the given ones. Files are told of when
 *          whoever writes them closes them, or puts another in their place.
 *          Until then such a file may be empty or half there, and
 *          watch_is_changing says so; who goes on without closing it is waited
 *          for only so long. What editors write beside a file (.a.md.swp,
 *          a.md~, #a.md#, 4913) is not told of, nor is what lies in folders
 *          that begin with a dot.
 * Limits:  Linux lets a person watch so many folders, and other systems' disks
 *          (a Windows drive in WSL) tell nothing. watch_trouble says so; then
 *          the caller looks for itself.
 * Threads: one.
 */
#ifndef HB_SERVE_WATCH_H
#define HB_SERVE_WATCH_H

#include "base/arena.h"

typedef struct Watch Watch;

typedef struct WatchNews {
    Str *file; /* paths below the folders as they were given; each once */
    size_t count, capacity;
    bool begun;   /* somebody begins to write a file that is not told of yet */
    bool folders; /* folders came, went or were renamed, or too much happened:
                     open the watch again, and read everything */
} WatchNews;

/* Of the folders those that exist. old: of the same folders, or NULL; what it
 * knows of files that are being written goes on, and it is closed.
 * [detached: watch_close] */
Watch *watch_open(const Str *folder, size_t count, Watch *old);
void watch_close(Watch *watch); /* NULL is fine */
/* To wait on; -1 when nothing is watched. */
int watch_handle(const Watch *watch);
/* How many folders are watched. */
size_t watch_count(const Watch *watch);
/* 0, or the errno of what could not be watched: ENOSPC and EMFILE are limits of
 * the system. */
int watch_trouble(const Watch *watch);
/* Takes what happened since the last call; false when nothing did. Texts
 * [arena]. */
bool watch_read(Watch *watch, Arena *arena, WatchNews *out);
/* Whether somebody is just writing that file, or has since the last
 * watch_read: what was read of it in between is not to be trusted. */
bool watch_is_changing(Watch *watch, Str path);
/* Whether anybody writes anything. */
bool watch_is_busy(const Watch *watch);
/* Milliseconds until watch_read has something to tell though its handle keeps
 * quiet, or -1. */
int watch_timeout(const Watch *watch);
/* Whether a file of that name is an editor's own. */
bool watch_is_passing(Str name);

#endif
