/* site/helpline.h - numbers to ring: a wrong one is worse than none.
 *
 * Layer:   site
 * Codes:   bad-number, bad-language, duplicate-helpline (errors),
 *          unused-language (a warning).
 * Threads: main.
 */
#ifndef HB_SITE_HELPLINE_H
#define HB_SITE_HELPLINE_H

#include "site/schema.h"

/* publisher.yaml's `helplines`, checked against its fields before, into one
 * entry for each nation, each with number_tel, what a phone dials. */
void helplines_take(const SchemaContext *context, Value *publisher);

/* One number that can be rung: figures, and what stands between them (spaces,
 * dashes, dots, brackets); reports (bad-number). */
bool helpline_check_number(const SchemaContext *context, const Value *number);
/* "0800 328 5644" as "08003285644", "+44 (0)20 7946 0000" as "+442079460000"
 * [arena]. Of a text that is no number, the figures in it. */
Str helpline_dial(Arena *arena, Str number);

#endif
