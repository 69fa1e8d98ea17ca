/* export/usb_trouble.c - what a failing stick is called, and what to do. */
#include "base/compat.h"

#include "export/usb_internal.h"

#include <errno.h>

#include "base/path.h"

typedef struct Trouble {
    const char *code;
    const char *message; /* behind "cannot <doing>: " */
    const char *help;
} Trouble;

static Trouble trouble_of(int err)
{
    switch (err) {
    case ENOSPC:
    case EDQUOT:
        return (Trouble){"stick-full", "the stick is full",
                         "make room on it"};
    case EROFS:
        return (Trouble){"stick-read-only", "the stick is read-only",
                         "turn off its small switch against writing, if it has "
                         "one (without one it may be worn out: take another)"};
    case EACCES:
    case EPERM:
        return (Trouble){"stick-read-only",
                         "you have no permission to write there",
                         "see that you may write to this folder"};
    case EIO:
    case ENODEV:
    case ENXIO:
    case ENOENT:
    case ENOTCONN:
    case ESTALE:
        return (Trouble){"stick-gone", "the stick does not answer",
                         "put it in again, or take another one if it still "
                         "fails"};
    default:
        return (Trouble){"export-failed", NULL, "put that right"};
    }
}

/* In which state the stick is, and that the next run goes on. */
static const char *state_of(const Stick *stick)
{
    if (stick->state == STICK_MIXED)
        return "Until then it holds parts of two editions: do not hand it out";
    if (stick->state == STICK_NEW)
        return "The new handbook is on it, whole, but for tidying up";
    if (stick->state == STICK_UNTOUCHED)
        return "Nothing on it was changed";
    return stick->has_manifest && !stick->resumed
               ? "The handbook that was on it is as it was"
               : "It holds no finished handbook: do not hand it out";
}

static bool tell(Stick *stick, const char *code, Str path, Str message,
                 const char *help)
{
    stick->job->touched = true; /* the help tells in which state DEST is */
    diag_add(stick->job->diags, DIAG_SYSTEM, code, diag_in_file(path), message,
             arena_fmt(stick->arena, "%s, then run this again. %s", help,
                       state_of(stick)));
    return false;
}

bool usb_failed(Stick *stick, const char *doing, Str path, int err)
{
    Trouble trouble = trouble_of(err);
    char why[128];
    if (trouble.message == NULL)
        trouble.message = diag_errno(err, why, sizeof why);
    return tell(stick, trouble.code, path,
                arena_fmt(stick->arena, "cannot %s: %s", doing,
                          trouble.message),
                trouble.help);
}

bool usb_read_back_wrong(Stick *stick, Str path)
{
    return tell(stick, "stick-fails",
                path_join(stick->arena, stick->job->dest, path),
                STR("what the stick gives back is not what was written"),
                "this stick is failing: throw it away and take another one");
}

bool usb_refuse(Stick *stick, const char *code, Str path, const char *message,
                const char *help)
{
    diag_add(stick->job->diags, DIAG_ERROR, code, diag_in_file(path),
             str_from(message), str_from(help));
    return false;
}

bool usb_too_full(Stick *stick, uint64_t needed, uint64_t free)
{
    const uint64_t kilobyte = 1024;
    return tell(stick, "stick-full", stick->job->dest,
                arena_fmt(stick->arena,
                          "there is not enough room: %llu KB are needed, %llu "
                          "KB are free",
                          (unsigned long long)((needed + kilobyte - 1) /
                                               kilobyte),
                          (unsigned long long)(free / kilobyte)),
                "make room on it, or take a larger stick");
}
