/* cli/manual.h - the manual page and the shells' completion, made of the rows.
 *
 * Layer:   cli
 * Rule:    the same program gives the same bytes: no day stands in them.
 * Threads: main.
 */
#ifndef HB_CLI_MANUAL_H
#define HB_CLI_MANUAL_H

#include "base/buf.h"
#include "cli/command.h"

/* handbook.1, for man. */
void manual_page(Buf *out);

/* Scripts that complete words behind `handbook`. */
void complete_bash(Buf *out);
void complete_zsh(Buf *out);
void complete_fish(Buf *out);

#endif
