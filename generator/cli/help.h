/* cli/help.h - `handbook --help` and `handbook COMMAND --help`.
 *
 * Layer:   cli
 * Rule:    all of it is made of the rows (cli/command.h), in lines of at most
 *          79 columns.
 * Threads: main.
 */
#ifndef HB_CLI_HELP_H
#define HB_CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

/* All commands, one line each. */
void help_all(Buf *out);
/* One command, or the words of a group. */
void help_command(Buf *out, const Command *command);

/* "[--jobs N]", "--key KEY", as a synopsis has it [arena]. */
Str help_option_use(Arena *arena, const Option *option);
/* "CONTENT", "[CONTENT]", "[NAME...]" [arena]. */
Str help_argument_use(Arena *arena, const Argument *argument);
/* "-j, --jobs N", "--drafts" [arena]. */
Str help_option_head(Arena *arena, const Option *option);

#endif
