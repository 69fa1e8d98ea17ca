/* base/colour.h - colours as people write them.
 *
 * Layer: base.
 */
#ifndef HB_BASE_COLOUR_H
#define HB_BASE_COLOUR_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Colour {
    uint8_t red, green, blue;
} Colour;

/* "#abc" or "#aabbcc", any case. */
bool colour_parse(Str text, Colour *out);
Str colour_text(Arena *arena, Colour colour); /* "#aabbcc" */

/* What was meant by a text that colour_parse refuses: "1d4f91", "0x1d4f91",
 * "#1d4f91ff", "rgb(29, 79, 145)", "rgb(11% 31% 57%)", "navy". False when
 * nothing can be guessed. */
bool colour_guess(Arena *arena, Str text, Colour *out);
/* The way out for messages: the guess as `name: "#aabbcc"`, else how a colour
 * is written, with an example [arena]. */
Str colour_help(Arena *arena, Str name, Str text);

#endif
