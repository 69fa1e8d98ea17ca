/* cli/command.h - the commands of `handbook`, each told in one row.
 *
 * Layer:   cli (may include everything)
 * To add a command: 1. write cmd_NAME.c with its row, a `const Command
 *          COMMAND_NAME`, whose `run` does the work; 2. declare the row here;
 *          3. put its address into COMMANDS (commands.c); 4. add a test to
 *          tests/cli/. An option that no other command has: cli/options.h.
 *
 *              static int run(const Typed *typed) { ... }
 *
 *              const Command COMMAND_COUNT = {
 *                  .name = "count",
 *                  .run = run,
 *                  .summary = "count the pages",
 *                  .about = "Counts the pages of CONTENT.",
 *                  .arguments = {CONTENT_ARGUMENT},
 *                  .options = {OPT_DRAFTS},
 *                  .examples = {{"handbook count --drafts",
 *                                "counts drafts, too"}},
 *              };
 *
 * Rule:    `handbook --help`, `handbook COMMAND --help`, reading what was typed
 *          with its errors (cli/typed.h), the manual page and the shells'
 *          completion are all made of the rows. A word is described once.
 * Text:    plain sentences; help wraps them. An empty line begins a paragraph,
 *          a line that begins with a space stands as it is.
 * Threads: main; the rows are constant.
 */
#ifndef HB_CLI_COMMAND_H
#define HB_CLI_COMMAND_H

#include "cli/common.h"
#include "cli/options.h"
#include "cli/typed.h"

/* A word behind the command; its list ends with name NULL. */
typedef struct Argument {
    const char *name;   /* as help writes it: "CONTENT" */
    const char *called; /* in sentences: "content folder" */
    WordKind kind;
    const Choice *choices; /* of WORD_ONE_OF */
    bool many;             /* the last one: as many as you like */
    /* What is said when it is not there, and it must be; NULL: it need not. */
    const char *missing;
    const char *help; /* begins small, ends without a stop */
} Argument;

/* The one that most commands end with. */
#define CONTENT_ARGUMENT                                                     \
    {.name = "CONTENT", .called = "content folder", .kind = WORD_CONTENT,    \
     .help = "the content folder, or the folder that has it (default: "       \
             "content where there is one, else the folder you are in)"}

typedef struct Example {
    const char *line; /* as typed: "handbook check my-pages" */
    const char *says; /* what it does; begins small */
} Example;

enum { ARGUMENTS_MOST = 4, OPTIONS_MOST = 15, EXAMPLES_MOST = 6 };

typedef int CommandRun(const Typed *typed);

struct Command {
    const char *name; /* "build", or "source add" */
    CommandRun *run;  /* returns an exit status; NULL: words follow, each with
                         a row of its own ("source") */
    const char *summary; /* what it does, on one line; begins small */
    const char *about;   /* the help's text */
    Argument arguments[ARGUMENTS_MOST];
    OptionId options[OPTIONS_MOST];
    Example examples[EXAMPLES_MOST];
    /* What is said before the first word that is too many; NULL: the usual. */
    const char *too_many;
    /* What each exit status means here; NULL: the usual words; "": there is no
     * such end. */
    const char *status[4];
};

/* All, groups before their words, otherwise in the order of the alphabet;
 * ends with NULL. */
extern const Command *const COMMANDS[];

extern const Command COMMAND_BUILD;
extern const Command COMMAND_CHECK;
extern const Command COMMAND_COMPLETION;
extern const Command COMMAND_EXPLAIN;
extern const Command COMMAND_EXPORT;
extern const Command COMMAND_IMPACT;
extern const Command COMMAND_INIT;
extern const Command COMMAND_MAN;
extern const Command COMMAND_NEW;
extern const Command COMMAND_PLUGIN;
extern const Command COMMAND_PLUGIN_LIST;
extern const Command COMMAND_PLUGIN_NEW;
extern const Command COMMAND_PLUGIN_REFERENCE;
extern const Command COMMAND_PLUGIN_STUBS;
extern const Command COMMAND_PLUGIN_TEST;
extern const Command COMMAND_REPORT;
extern const Command COMMAND_SERVE;
extern const Command COMMAND_SOURCE;
extern const Command COMMAND_SOURCE_ADD;
extern const Command COMMAND_SOURCE_LIST;
extern const Command COMMAND_SOURCE_VERIFY;
extern const Command COMMAND_VERIFY;

/* The row called so, or NULL. */
const Command *command_find(Str name);
/* The last word of its name: "add" of "source add". */
Str command_word(const Command *command);
/* Its group, or NULL: "source" of "source add". */
const Command *command_group(const Command *command);
/* What the exit status means: the row's words, or the usual ones. */
const char *command_status(const Command *command, int status);

/* "handbook NAME: message" on stderr, and where help is. Returns
 * EXIT_USAGE. */
HB_PRINTF(2, 3) int command_usage(const Command *command, const char *fmt,
                                  ...);
/* The same without a word of help: what was typed is fine, but cannot be
 * done. */
HB_PRINTF(2, 3) int command_refuse(const Command *command, const char *fmt,
                                   ...);
/* The same where the system failed: "cannot <doing> <path>: <why>". Returns
 * EXIT_SYSTEM. */
int command_system(const Command *command, const char *doing, Str path,
                   int err);
/* The same where something is asked for by a name that it has not: "there is no
 * WHAT 'WORD'; did you mean 'NAME'?" with the nearest of the names. Returns
 * EXIT_USAGE. */
int command_no_such(const Command *command, const char *what, Str word,
                    const Str *names, size_t count);

#endif
