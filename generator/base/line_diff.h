/* base/line_diff.h - two texts side by side, for people.
 *
 * Layer:   base
 * Cost:    the longest common run of lines is found exactly while the lines
 *          that differ are at most LINE_DIFF_MOST on each side (memory and
 *          time go with the product); beyond that they are shown as two
 *          blocks, which is as true.
 * Threads: any (pure).
 */
#ifndef HB_BASE_LINE_DIFF_H
#define HB_BASE_LINE_DIFF_H

#include "base/buf.h"

#define LINE_DIFF_MOST 1000

/* Adds every line that only `before` has behind '-', every one that only
 * `after` has behind '+', with up to three equal lines around them and "…"
 * where more are left out. Each line begins with indent. Nothing when the two
 * are equal; a last line without an end says so. */
void line_diff(Buf *out, Str before, Str after, const char *indent);

#endif
