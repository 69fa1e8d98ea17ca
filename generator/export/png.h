/* export/png.h - a small picture in two colours, without a library of pictures.
 *
 * Layer:   export
 * Form:    PNG with a palette, its points stored as they are (deflate has a way
 *          to say so): a mark of 48 by 48 points is 2.5 KB, and no one need
 *          install anything for it. The same bytes on every machine.
 * Threads: any (pure).
 */
#ifndef HB_EXPORT_PNG_H
#define HB_EXPORT_PNG_H

#include "base/buf.h"
#include "base/colour.h"

/* Most points of a side: a stored block of deflate holds 65,535 bytes. */
#define PNG_SIDE 240u

/* A square of side by side points; point[row * side + column] is 0 for back,
 * anything else for front. */
void png_write(Buf *out, unsigned side, const uint8_t *point, Colour back,
               Colour front);

/* The mark of a handbook, for lists of books: a white sheet with lines of text
 * on the publisher's colour. No letters: initials of every script would need a
 * font. */
void png_mark(Buf *out, unsigned side, Colour back);

#endif
