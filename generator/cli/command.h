/* cli/command.h - the commands of `handbook` and what they share.
 *
 * Layer:   cli (may include everything)
 * To add a command: 1. write cmd_NAME.c with `int cmd_NAME(int, char **)`;
 *          2. declare it here; 3. add its row to COMMANDS in main.c;
 *          4. add its line to the README and a test to tests/cli/.
 * Threads: main.
 */
#ifndef HB_CLI_COMMAND_H
#define HB_CLI_COMMAND_H

#include "explain/codes.h"
#include "pipeline/build.h"

enum {
    EXIT_DONE = 0,
    EXIT_CONTENT = 1, /* the content has errors */
    EXIT_USAGE = 2,   /* the command line is wrong */
    EXIT_SYSTEM = 3   /* disk, permissions */
};

/* Each gets argc and argv from its own name on. Returns an exit status. */
int cmd_build(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_impact(int argc, char **argv);
int cmd_plugin(int argc, char **argv);
int cmd_source(int argc, char **argv);
int cmd_verify(int argc, char **argv);

/* Options that build and check share. */
typedef struct CommonOptions {
    BuildOptions build;
    bool strict;
    bool json; /* --format json */
    Str made; /* --made: as typed, or "" */
    Str today; /* --today: the same */
    Str key;  /* --key: a file or the key itself, as typed, or "" */
    Str sign; /* --sign: the file of a secret key, as typed, or "" */
    Str since; /* --since: as typed, or "" */
    bool help; /* --help was asked for */
} CommonOptions;

/* Reads the options named in `allowed` (letters: o out, j jobs, d drafts, s
 * strict, f format, m made, t today, k key, g sign, p preview, S since) and
 * the content folder behind them. False after a message on stderr: return
 * EXIT_USAGE. */
bool common_options(int argc, char **argv, const char *allowed,
                    CommonOptions *out);
/* The options alone. The words behind them are in argv from getopt's optind
 * on; build.content is the folder that there is without one of them. */
bool common_flags(int argc, char **argv, const char *allowed,
                  CommonOptions *out);
/* "handbook COMMAND: message 'what'" on stderr, and where help is; what may be
 * "". Always false. */
bool common_usage(const char *command, const char *message, const char *what);

/* The day of an option such as --made, as typed; where that is "" what
 * SOURCE_DATE_EPOCH tells; else the clock's with ask_clock, or not set. False
 * after a message on stderr: return EXIT_USAGE. */
bool common_day(const char *command, const char *option, Str typed,
                bool ask_clock, Date *out);

/* Reads the secret key in the file `typed`. One with a password asks for it on
 * the terminal; in scripts the environment variable HANDBOOK_SIGN_PASSWORD has
 * it, which no helper program sees. False after a message on stderr: return
 * EXIT_USAGE. sign_key_wipe in any case. */
bool sign_key_open(const char *command, const char *typed, SignKey *out);

/* Reads the public key `typed`: a file, or the key itself. False after a
 * message: return EXIT_USAGE. */
bool sign_public_open(const char *command, const char *typed, SignPublic *out);

/* Opens the build; the caller closes it. */
Build *common_open(const CommonOptions *options, Diags *diags);

/* The folder "content" where there is one, else ".". */
Str common_default_content(void);
/* The pages about codes: the program's, then those of the plugins of the
 * handbook in `content`. The caller closes it. */
Codes *common_codes(Str content, Diags *diags);
/* The real path of this program [arena], or "" where the system cannot tell. */
Str common_program(Arena *arena);

/* Prints every diagnostic on stderr, in colour where a person reads it there
 * and has not set NO_COLOR; page_count as of diag_print. */
void common_print(Diags *diags, size_t page_count);
/* Prints what a command was asked for, all of it. False after a message: the
 * disk is full, or nobody reads on; return EXIT_SYSTEM. */
bool common_answer(const char *command, Str text);

/* Runs the build, prints every diagnostic; *report may be NULL. */
int common_run(const CommonOptions *options, BuildReport *report);

#endif
