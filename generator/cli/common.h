/* cli/common.h - running, printing and keys: what commands share.
 *
 * Layer:   cli
 * Threads: main.
 */
#ifndef HB_CLI_COMMON_H
#define HB_CLI_COMMON_H

#include <stdio.h>

#include "cli/typed.h"
#include "explain/codes.h"
#include "pipeline/build.h"

#define HANDBOOK_VERSION "0.1.0"

enum {
    EXIT_DONE = 0,
    EXIT_CONTENT = 1, /* the content has errors */
    EXIT_USAGE = 2,   /* the command line is wrong */
    EXIT_SYSTEM = 3   /* disk, permissions */
};

/* How mistakes are written: the choices of OPT_FORMAT. */
typedef enum Format {
    FORMAT_TEXT,
    FORMAT_SHORT,
    FORMAT_JSON,
    FORMAT_GITHUB,
    FORMAT_SARIF
} Format;

/* What build, check and the like are asked for. */
typedef struct CommonOptions {
    const char *command; /* its name */
    BuildOptions build;
    bool strict;
    bool changed; /* only what a change is to blame for (cli/changed.h) */
    Str revision; /* the one it is counted from, as typed, or "" */
    Format format;
} CommonOptions;

/* By what was typed: the content folder, --output, --jobs, --drafts, --preview,
 * --strict, --changed, --format. */
CommonOptions common_options(const Typed *typed);

/* The day of an option such as --made; without it what SOURCE_DATE_EPOCH tells;
 * else the clock's with ask_clock, or not set. False after a message on stderr:
 * return EXIT_USAGE. */
bool common_day(const Typed *typed, OptionId id, bool ask_clock, Date *out);
/* The address behind --base-url, or "" (borrowed). False after a message on
 * stderr: it can be no handbook's; return EXIT_USAGE. */
bool common_address(const Typed *typed, Str *out);

/* Reads the secret key in the file `typed`. One with a password asks for it on
 * the terminal; in scripts the environment variable HANDBOOK_SIGN_PASSWORD has
 * it, which no helper program sees. False after a message on stderr: return
 * EXIT_USAGE. sign_key_wipe in any case. */
bool sign_key_open(const Command *command, Str typed, SignKey *out);

/* Reads the public key `typed`: a file, or the key itself. False after a
 * message: return EXIT_USAGE. */
bool sign_public_open(const Command *command, Str typed, SignPublic *out);

/* Opens the build; the caller closes it. */
Build *common_open(const CommonOptions *options, Diags *diags);

/* The folder "content" where there is one, else ".". */
Str common_default_content(void);
/* The content folder that somebody means who names `folder`: itself, or
 * "content" in it [arena] where handbook.yaml stands there and not beside it,
 * as in what init makes. */
Str common_content_in(Arena *arena, Str folder);
/* The folders where this machine has dictionaries for spell checkers, with ':'
 * between them [arena]: those of DICPATH; without it hunspell/ below
 * XDG_DATA_HOME and XDG_DATA_DIRS, or what these are by default, and last what
 * came with the program. */
Str common_dictionaries(Arena *arena, Diags *diags);
/* The pages about codes: the program's, then those of the plugins of the
 * handbook in `content`. The caller closes it. */
Codes *common_codes(Str content, Diags *diags);
/* EXIT_DONE; or, after the message that build and check have for it, the exit
 * status: there is no such content folder. */
int common_check_content(Str content);
/* The real path of this program [arena], or "" where the system cannot tell. */
Str common_program(Arena *arena);

/* What text and short say beside the mistakes, such as "Nothing wrong in 5
 * pages", goes to the file this gives: stdout is for the answer alone when
 * programs read it. */
FILE *common_aside(const CommonOptions *options);
/* Prints every diagnostic on stderr, in colour where a person reads it there
 * and has not set NO_COLOR; page_count as of diag_print. */
void common_print(Diags *diags, size_t page_count);
/* Prints what a command was asked for, all of it. False after a message: the
 * disk is full, or nobody reads on; return EXIT_SYSTEM. What is printed by
 * printf is looked after by main: it is told, and the status is EXIT_SYSTEM. */
bool common_answer(const Command *command, Str text);

/* Runs the build, prints every diagnostic as --format has it (text and short on
 * stderr, the others on stdout); *report may be NULL. */
int common_run(const CommonOptions *options, BuildReport *report);

#endif
