/* base/diag_internal.h - shared by the files that print diagnostics.
 *
 * Layer:   base, nobody else
 * Threads: main.
 */
#ifndef HB_BASE_DIAG_INTERNAL_H
#define HB_BASE_DIAG_INTERNAL_H

#include "base/diag.h"

/* What is shown instead of a character that would do harm. */
#define DIAG_REPLACEMENT 0xFFFD

/* Line number `line` of the source with a mark under the part of the span that
 * lies in it: two lines of text. */
void diag_add_excerpt(Buf *text, const Source *source, Span span,
                      uint32_t line, bool colour);

#endif
