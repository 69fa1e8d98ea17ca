/* serve/shown.h - what the preview shows: files by their address, and what is
 * wrong with each page.
 *
 * Layer:   serve
 * Rule:    every byte comes from what a Preview knows by name. An address is
 *          looked up, and is never made into a path of the disk.
 * Threads: one.
 */
#ifndef HB_SERVE_SHOWN_H
#define HB_SERVE_SHOWN_H

#include "pipeline/preview.h"
#include "serve/troubles.h"
#include "serve/watch.h"

/* What the server keeps for itself; no handbook has a name that begins with a
 * dot. */
#define SHOWN_OWN "/.handbook/"

typedef struct ShownGood ShownGood;

typedef struct Shown {
    Arena arena;
    Str content;          /* the folder as it was given */
    Preview *preview;     /* NULL: there was none yet that can be shown */
    Troubles *known;      /* of the last whole reading; NULL: none yet */
    PreviewFiles *search; /* or NULL */
    Watch *watch;         /* of the content; borrowed, or NULL */
    bool pending;         /* something was saved since that reading began */
    bool looked;          /* known is of all pages */
    bool lost;            /* the content folder is not there */
    unsigned looks;       /* how often pictures, styles … have changed */
    unsigned version;     /* goes up with every change: see shown_changed */
    ShownGood *good;      /* pages as they could last be made */
    size_t good_count;
} Shown;

/* An answer. bytes [detached: free()]. */
typedef struct ShownFile {
    int status;       /* 200, 302, 404, 503 */
    const char *type; /* of the content [static] */
    char *bytes;
    size_t len;
    Str to;           /* 302: where to [arena of the caller] */
    char tag[40];     /* what the bytes are, "" without */
} ShownFile;

void shown_init(Shown *shown, Str content);
void shown_release(Shown *shown);
/* Whoever waits for news has some. */
void shown_changed(Shown *shown);
/* Takes what was read anew; gives the preview that was shown before [detached].
 * Moves found's troubles and search files in. */
Preview *shown_take(Shown *shown, Preview *preview, Troubles *troubles);
void shown_take_looked(Shown *shown, Troubles *troubles,
                       PreviewFiles *search);

/* path: as asked for, decoded, with its '/' in front. */
void shown_file(Shown *shown, Arena *arena, Str path, ShownFile *out);
/* What there is to say about the page at that path: JSON, into out. False, and
 * nothing, when somebody is just writing its file: there is news when that is
 * done. Not patient: true, and the page is as it was. */
bool shown_state(Shown *shown, Str path, bool patient, Buf *out);
/* How messages name a file of the content folder [arena]; as it is where it
 * lies elsewhere. */
Str shown_name(const Shown *shown, Arena *arena, Str disk_path);

#endif
