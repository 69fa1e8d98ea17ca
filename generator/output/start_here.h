/* output/start_here.h - what a reader sees first on a stick and in an unpacked
 * zip file: START-HERE.html and READ-ME.txt.
 *
 * Layer:   output
 * From:    the theme's templates start-here, start-here-part (once a language)
 *          and read-me. A theme without them makes none.
 * Form:    READ-ME.txt is for Notepad: UTF-8 with a byte order mark, lines of
 *          at most 72 characters, CR LF.
 * Threads: any worker, with its own Renderer.
 */
#ifndef HB_OUTPUT_START_HERE_H
#define HB_OUTPUT_START_HERE_H

#include "output/render.h"

#define START_HERE_NAME "START-HERE.html"
#define READ_ME_NAME "READ-ME.txt"

/* True for copies that have the two. */
bool start_here_is_for(CopyKind kind);
/* The bytes of either; "" when the theme has no template for it. The buffer is
 * the caller's. False after a diagnostic. */
bool start_here_page(Renderer *renderer, Buf *out);
bool start_here_text(Renderer *renderer, Buf *out);

#endif
