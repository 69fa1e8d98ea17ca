/* base/pasted.h - what word processors and web pages write in the place of
 * spaces and of marks: it looks right on the screen and means something else.
 *
 * Layer:   base
 * Threads: any (pure).
 */
#ifndef HB_BASE_PASTED_H
#define HB_BASE_PASTED_H

#include "base/str.h"

/* True for a space that is none for Markdown and YAML: no-break, thin, as wide
 * as a letter. */
bool pasted_is_space(uint32_t codepoint);
/* True for what is put before the lines of a list: bullets, and dashes that
 * are longer than '-'. */
bool pasted_is_bullet(uint32_t codepoint);
/* True for those of them that stand in sentences, too: dashes, '·'. */
bool pasted_is_prose(uint32_t codepoint);

/* Behind the spaces at s[at], plain ones and tabs included. */
size_t pasted_skip(Str s, size_t at);

#endif
