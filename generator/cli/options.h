/* cli/options.h - every option that a command may take, each described once.
 *
 * Layer:   cli
 * To add one: its name in OptionId, its row in options.c, its name in the rows
 *          of the commands that take it (cli/command.h). Two options of one
 *          name that take different values (--format) are two rows.
 * Rule:    help, usage errors, the manual page and the shells' completion are
 *          all made of these rows: nobody writes an option down again.
 * Threads: any (constant).
 */
#ifndef HB_CLI_OPTIONS_H
#define HB_CLI_OPTIONS_H

#include "base/compat.h"

/* What a word on the command line is: how it is checked, and how a shell
 * completes it. */
typedef enum WordKind {
    WORD_TEXT,    /* anything, but not nothing */
    WORD_NUMBER,  /* from `low` to `high` */
    WORD_DAY,     /* a date: 2026-11-22 */
    WORD_ONE_OF,  /* one of `choices` */
    WORD_FILE,    /* a file */
    WORD_FOLDER,  /* a folder that is there */
    WORD_PLACE,   /* a file or folder that is made */
    WORD_CONTENT, /* the content folder: typed->content (cli/typed.h) */
    WORD_SOURCE,  /* the key of a source */
    WORD_PLUGIN,  /* the name of a plugin */
    WORD_CODE,    /* the code of a message: missing-but */
    WORD_COMMAND  /* a command of handbook */
} WordKind;

/* One of what a word may be; a list of them ends with name NULL. */
typedef struct Choice {
    const char *name;
    const char *help; /* or NULL: the name says it */
} Choice;

typedef struct Option {
    const char *name; /* "jobs": typed as --jobs */
    char letter;      /* 'j': also -j; or 0 */
    const char *value; /* how help calls its value: "N"; NULL: it takes none */
    WordKind kind;     /* of the value */
    bool value_optional; /* --changed or --changed=REV, never --changed REV */
    unsigned low, high;
    const Choice *choices;
    /* What is said when it is not there, and it must be; NULL: it need not. */
    const char *missing;
    const char *help; /* begins small, ends without a stop */
} Option;

typedef enum OptionId {
    OPT_NONE, /* ends the list of a command */
    OPT_OUTPUT,
    OPT_JOBS,
    OPT_DRAFTS,
    OPT_PREVIEW,
    OPT_BASE_URL,
    OPT_STRICT,
    OPT_CHANGED,
    OPT_ANSWER_FORMAT,
    OPT_FORMAT,
    OPT_REPORT_FOLDER,
    OPT_SOURCE_URL,
    OPT_MADE,
    OPT_TODAY,
    OPT_LINKS,
    OPT_SIGN,
    OPT_SINCE,
    OPT_PUBLIC_KEY,
    OPT_SOURCE_KEY,
    OPT_REPLACE,
    OPT_DOCUMENTS,
    OPT_CONTENT,
    OPT_ACCEPT,
    OPT_GITHUB,
    OPT_GITLAB,
    OPT_DEVCONTAINER,
    OPT_PORT,
    OPT_HOST,
    OPT_HELP, /* every command takes it, unasked */
    OPT__COUNT
} OptionId;

extern const Option OPTIONS[OPT__COUNT];

#endif
