/* theme/theme_colour.c - colours, and whether they can be told apart. */
#include "base/compat.h"

#include "theme/theme_internal.h"

#include <math.h>

static int hex_digit(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool colour_parse(Str text, Colour *out)
{
    uint8_t part[3];
    size_t each = text.len == 4 ? 1 : 2;

    if ((text.len != 4 && text.len != 7) || text.ptr[0] != '#')
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text.ptr[1 + i * each]);
        int low = hex_digit(text.ptr[i * each + each]);

        if (high < 0 || low < 0)
            return false;
        part[i] = (uint8_t)(high * 16 + low);
    }
    *out = (Colour){part[0], part[1], part[2]};
    return true;
}

Str colour_text(Arena *arena, Colour colour)
{
    return arena_fmt(arena, "#%02x%02x%02x", colour.red, colour.green,
                     colour.blue);
}

static double linear(uint8_t part)
{
    double value = part / 255.0;

    return value <= 0.04045 ? value / 12.92
                            : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(Colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) +
           0.0722 * linear(c.blue);
}

double colour_contrast(Colour a, Colour b)
{
    double x = luminance(a), y = luminance(b);

    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static bool readable(Colour colour, const Colour *on, size_t count,
                     double wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (colour_contrast(colour, on[i]) < wanted)
            return false;
    }
    return true;
}

static uint8_t mix(uint8_t part, uint8_t with, int share)
{
    return (uint8_t)((part * (255 - share) + with * share + 127) / 255);
}

Colour colour_readable(Colour colour, const Colour *on, size_t count,
                       double wanted)
{
    for (int share = 0; share <= 255; share++) {
        for (int way = 0; way < 2; way++) {
            uint8_t with = way == 0 ? 0 : 255;
            Colour mixed = {mix(colour.red, with, share),
                            mix(colour.green, with, share),
                            mix(colour.blue, with, share)};

            if (readable(mixed, on, count, wanted))
                return mixed;
        }
    }
    return colour;
}
