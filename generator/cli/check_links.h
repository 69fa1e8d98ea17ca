/* cli/check_links.h - handbook check --links.
 *
 * Layer:   cli
 * Output:  the list goes to stdout and is all that stands there; what is wrong
 *          goes to stderr, as ever. README.md describes the JSON.
 * Threads: main.
 */
#ifndef HB_CLI_CHECK_LINKS_H
#define HB_CLI_CHECK_LINKS_H

#include "cli/common.h"

/* Checks, and prints the addresses of other websites. Returns an exit
 * status. */
int check_links(const Typed *typed, const CommonOptions *options);

#endif
