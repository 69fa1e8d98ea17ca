/* base/diag.h - everything there is to say about the content, gathered.
 *
 * Layer:      base
 * Invariants: one sink a build. Order of arrival does not matter: printing
 *             sorts by path, position, severity (worst first), code, message,
 *             help, second place, and drops exact repeats. Nothing is printed
 *             before diag_print.
 * Memory:     messages are copied into the sink's own arena; the Source of a
 *             position is borrowed and must outlive the sink.
 * Threads:    diag_add and friends: any (a lock inside). All else: main, when
 *             no worker runs.
 * Style:      messages are lower case, no full stop, the author's words in
 *             single quotes; plain English, no programmer's words. `code` is
 *             kebab-case and permanent. Help says what to do.
 */
#ifndef HB_BASE_DIAG_H
#define HB_BASE_DIAG_H

#include <stdio.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/source.h"

typedef enum DiagSeverity {
    DIAG_NOTE,
    DIAG_WARNING,
    DIAG_ERROR,
    DIAG_SYSTEM, /* the disk, memory, permissions: exit status 3 */
    DIAG_SEVERITY__COUNT
} DiagSeverity;

/* Where. With source NULL, `path` alone names the file (or is "" for the
 * whole build). With a source whose span is DIAG_WHOLE_FILE only the file is
 * named. */
typedef struct DiagPos {
    const Source *source; /* borrowed, or NULL */
    Span span;
    Str path; /* borrowed during the call; used when source is NULL */
} DiagPos;

/* A second place that helps, and what is there: "the first is here". */
typedef struct DiagAlso {
    DiagPos at;
    const char *words; /* copied; lower case, no full stop; NULL: no place */
} DiagAlso;

typedef struct Diags Diags;

/* strict: warnings are turned into errors as they arrive. */
Diags *diag_open(bool strict);
/* An empty one with the rules of another, which nobody changes meanwhile. */
Diags *diag_open_like(const Diags *other);
void diag_close(Diags *diags);

DiagPos diag_at(const Source *source, Span span);
DiagPos diag_in_file(Str path);
DiagPos diag_nowhere(void);

/* Adds one. `help` may be empty. Everything is copied. */
void diag_add(Diags *diags, DiagSeverity severity, const char *code,
              DiagPos at, Str message, Str help);
HB_PRINTF(5, 6) void diag_addf(Diags *diags, DiagSeverity severity,
                               const char *code, DiagPos at,
                               const char *fmt, ...);
/* The same with help: help is a finished text, fmt makes the message. */
HB_PRINTF(6, 7) void diag_help(Diags *diags, DiagSeverity severity,
                               const char *code, DiagPos at, Str help,
                               const char *fmt, ...);
/* The same with a second place. One without a source and without a path is
 * none. */
HB_PRINTF(7, 8) void diag_also(Diags *diags, DiagSeverity severity,
                               const char *code, DiagPos at, DiagAlso also,
                               Str help, const char *fmt, ...);
/* A failing system call: severity DIAG_SYSTEM, the text of errno in it.
 * `doing` is what could not be done, as in "cannot <doing>: no space left". */
void diag_io(Diags *diags, const char *code, const char *doing, Str path,
             int err);
/* The text of errno as it stands in messages, written to out. */
const char *diag_errno(int err, char *out, size_t size);

/* handbook.yaml's `severities`: code -> new severity. "off" drops it. Holds for
 * what was added before, too; never for DIAG_SYSTEM. Comes before strict. */
void diag_set_severity(Diags *diags, Str code, DiagSeverity severity,
                       bool off);

/* An author's exception: what has the code and begins in [from, to) of the file
 * is not told. It silences warnings and notes; an error is a fact or a rule
 * that is broken, and stays. What is an error is settled by `severities` first,
 * and strict comes after. */
typedef struct DiagAllow {
    const Source *source; /* borrowed until diag_close */
    Span at;              /* of the comment, for messages about it */
    Str code;             /* copied */
    uint32_t from, to;    /* a range holds another or is apart from it */
    bool whole_file;      /* also what names the file and no place in it */
} DiagAllow;

void diag_allow(Diags *diags, DiagAllow allow);
/* Reads the inside of a comment: "handbook: allow CODE: reason". False when it
 * is no such comment, or after an error (allow-syntax). `open` and `close` are
 * the marks around it, for help: "<!--" and "-->", or "#" and "". */
bool diag_read_allow(Diags *diags, const Source *source, Span at, Str inside,
                     const char *open, const char *close, Str *code);
/* The exceptions so far, for who knows all codes; borrowed until the next. */
const DiagAllow *diag_allows(const Diags *diags, size_t *count);
/* From now on exceptions that silence nothing are told, too (allow-unused):
 * everything was looked for. Not in a file with errors, where something may not
 * have been looked for; and never for a code that diag_not_looked names. */
void diag_looked_all(Diags *diags);
void diag_not_looked(Diags *diags, Str code);

size_t diag_count(const Diags *diags, DiagSeverity severity);
/* 0 nothing wrong (warnings allowed); 1 errors in content; 3 system. */
int diag_exit_status(const Diags *diags);

/* Prints all, sorted, with the author's line and a caret run, then a closing
 * count: "3 errors, 12 warnings in 7 of 214 pages" (the last part is left
 * out without pages that have errors or warnings, and where files count among
 * them that page_count leaves out; nothing at all when there is nothing to
 * say). Of one kind only some are shown, and how many more
 * there are (diag_choose); all of them count. */
void diag_print(Diags *diags, FILE *out, bool colour, size_t page_count);

/* Prints each one on a line of its own, and all of them, for editors and
 * scripts: "path:line:column: error: message [code]"; then the same count. */
void diag_print_short(Diags *diags, FILE *out, size_t page_count);

/* An author's text on one line of a terminal: what diag_is_unsafe names is
 * replaced by U+FFFD. */
void diag_add_safe(Buf *buf, Str s);
/* Characters that would move the cursor, break the line, turn the direction of
 * what follows, or show nothing where the author typed something. */
bool diag_is_unsafe(uint32_t c);

/* The second place of a diagnostic; without words there is none. */
typedef struct DiagSecond {
    Str words;
    Str path;
    const Source *source;
    Span span;
    Place place; /* line 0 when only the file is known */
} DiagSecond;

/* Sorted access, for other formats. Index < diag_total. Borrowed until
 * diag_close. */
typedef struct Diag {
    DiagSeverity severity;
    const char *code;
    Str path;
    const Source *source;
    Span span;
    Place place; /* line 0 when only the file is known */
    Str message, help;
    DiagSecond also;
} Diag;

/* Where what is meant ends: behind its last character, with its first line, or
 * a thousand characters on at the latest. Only for one with a line. */
Place diag_end(const Diag *diag);
size_t diag_total(Diags *diags);
const Diag *diag_get(Diags *diags, size_t index);

/* Of one kind so many are shown, over all files: more of the same help nobody,
 * and hide what else is wrong. */
#define DIAG_MAX_ALIKE 20

/* What is not shown of one kind: one code of one severity, or all that the
 * disk and the system refused (code ""). */
typedef struct DiagMore {
    const char *code;
    DiagSeverity severity;
    size_t count, files; /* in so many files */
    bool pages;          /* all of the files are pages */
} DiagMore;

typedef struct DiagChoice {
    const bool *shown; /* for each index */
    const DiagMore *more;
    size_t more_count;
} DiagChoice;

typedef struct DiagCounts {
    size_t errors; /* those of the system included */
    size_t warnings, notes;
    size_t pages; /* with errors or warnings */
} DiagCounts;

DiagCounts diag_counts(Diags *diags);

/* Which ones a person is shown: of each kind each file's first, then each
 * file's second, until DIAG_MAX_ALIKE are reached. Everything in arena. */
DiagChoice diag_choose(Diags *diags, Arena *arena);
/* The lines that come behind those that are shown: "and 14 more like this in 6
 * pages [code]", and the count. choice may be NULL: all are shown. */
void diag_add_rest(Buf *buf, Diags *diags, const DiagChoice *choice,
                   size_t page_count);

/* From now on only those count, and are printed, for which keep gives true:
 * asked once for each, after severities, before places are found out (place is
 * not set). NULL keeps all. context is borrowed. */
typedef bool DiagKeep(void *context, const Diag *diag);
void diag_keep(Diags *diags, DiagKeep *keep, void *context);

#define DIAG_WHOLE_FILE ((Span){UINT32_MAX, 0})

#endif
