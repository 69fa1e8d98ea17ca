/* cli/impact_print.h - the answer of `handbook impact`, for people and for
 * programs.
 *
 * Layer:   cli, only for cmd_impact.c
 * Rules:   both say the same. README.md describes the JSON; a field is never
 *          renamed or dropped within one version, new ones may come.
 * Threads: main.
 */
#ifndef HB_CLI_IMPACT_PRINT_H
#define HB_CLI_IMPACT_PRINT_H

#include "base/buf.h"
#include "site/impact.h"

#define IMPACT_JSON_VERSION 1

/* The hits that answer the question: the others are listed apart. */
unsigned impact_answer(const Impact *impact);

void impact_text(Buf *buf, const Site *site, const Impact *impact);
void impact_json(Buf *buf, const Impact *impact);

#endif
