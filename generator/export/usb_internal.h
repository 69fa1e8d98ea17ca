/* export/usb_internal.h - shared by usb.c (the order of things), usb_look.c
 * (what is there, and what is refused), usb_fill.c (writing, reading back,
 * moving) and usb_trouble.c (what a failing stick is called).
 *
 * Layer: export, only for usb*.c.
 */
#ifndef HB_EXPORT_USB_INTERNAL_H
#define HB_EXPORT_USB_INTERNAL_H

#include "base/fs.h"
#include "export/export.h"
#include "export/tree.h"

/* In TREE_WORK_FOLDER: what may lie on the stick, in the form of a manifest,
 * and its next state; and the files that are being written. */
#define USB_LISTED "listed"
#define USB_LISTED_NEXT "listed.new"
#define USB_FRESH "new"

typedef enum StickState {
    STICK_UNTOUCHED, /* this run has written nothing yet */
    STICK_FILLING,   /* beside what was there, which is as it was */
    STICK_MIXED,     /* parts of two editions */
    STICK_NEW        /* the new handbook, whole; the work folder is left */
} StickState;

/* A file that should be on the stick afterwards. */
typedef struct UsbFile {
    Str path;
    Sha256 hash;
    uint64_t size; /* bytes */
    bool write;    /* it is not there, or other than it should be */
    bool staged;   /* an interrupted run wrote it already */
} UsbFile;

typedef struct Stick {
    ExportJob *job;
    Arena *arena;
    Arena scratch; /* one file at a time */
    Str work, fresh;
    UsbFile *file; /* sorted by path; the manifest is not among them */
    size_t count;
    Str manifest;  /* text of the new manifest */
    Map wanted;    /* path -> UsbFile */
    Map ours;      /* every path that a manifest or journal names -> any */
    Map known;     /* both */
    Tree tree;     /* what lies there */
    bool exists, has_manifest;
    bool resumed;  /* an interrupted run left its work folder */
    bool same_manifest, same_signature;
    StickState state;
    size_t written, kept, removed;
    int lock;      /* handle, or -1 */
} Stick;

/* --- usb_trouble.c --- */

/* A call to the system failed at path (of the stick, or whole): says so, what
 * to do, and in which state the stick is. Always false. */
bool usb_failed(Stick *stick, const char *doing, Str path, int err);
/* What was read back is not what was written. Always false. */
bool usb_read_back_wrong(Stick *stick, Str path);
/* There is no room for what has to be written. Always false. */
bool usb_too_full(Stick *stick, uint64_t needed, uint64_t free);
/* Something that is no trouble of the stick is wrong at path. Always false. */
bool usb_refuse(Stick *stick, const char *code, Str path, const char *message,
                const char *help);

/* --- usb_look.c --- */

/* A path on the stick, for the system [arena or scratch]. */
const char *usb_name(Arena *arena, Str folder, Str path);
/* The hash of a file, from the stick. 0 or errno. */
int usb_hash(Stick *stick, const char *name, Sha256 *out);
/* True when an item of the tree is a file that a manifest of ours names. */
bool usb_is_ours(const Stick *stick, const TreeItem *item);
/* Nobody else writes there from now on. */
bool usb_lock(Stick *stick);
/* Reads what is there; refuses what is not ours and what is in the way. */
bool usb_look(Stick *stick);
/* Which files have to be written. */
bool usb_compare(Stick *stick);
/* Whether they find room. */
bool usb_room(Stick *stick);

/* --- usb_fill.c --- */

/* Makes the work folder and its list; takes up what is in it. */
bool usb_begin(Stick *stick);
/* Writes what has to be written, syncs it, reads it back. */
bool usb_stage(Stick *stick);
/* Moves it to its place and removes what is not wanted any more. */
bool usb_move(Stick *stick);
/* Removes the work folder. */
bool usb_end(Stick *stick);

#endif
