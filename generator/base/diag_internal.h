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

/* Exceptions, made ready to be asked. */
typedef struct Allowed Allowed;

/* The list is copied; in no order. */
Allowed *allowed_new(Arena *arena, const DiagAllow *allow, size_t count);
/* True when an exception silences it; severity: settled, before strict. */
bool allowed_takes(Allowed *allowed, const Diag *diag, DiagSeverity severity);
/* What there is to say about the exceptions themselves, one for each call until
 * it gives false. looked: as of diag_looked_all; not_looked: codes. Texts are
 * in arena or static. */
bool allowed_next(Allowed *allowed, Arena *arena, bool looked,
                  const Map *not_looked, size_t *at, Diag *out);

/* Line number `line` of the source with a mark under the part of the span that
 * lies in it: two lines of text. */
void diag_add_excerpt(Buf *text, const Source *source, Span span,
                      uint32_t line, bool colour);

#endif
