/* theme/theme_colour.c - whether colours can be told apart, and the nearest
 * one that can. */
#include "base/compat.h"

#include "theme/theme_internal.h"

#include <math.h>

/* WCAG 2.2 AA: words, and the lines and frames of what is used. */
#define CONTRAST_WORDS 4.5
#define CONTRAST_LINES 3.0
/* Steps of lightness that are tried: more than 8 bits can tell apart. */
#define LIGHTNESS_STEPS 1024
/* Halvings until the colour just fits: finer than 8 bits. */
#define CHROMA_STEPS 12

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

static bool fails(Colour colour, const Colour *list, size_t count,
                  double wanted, ColourFailure *out)
{
    for (size_t i = 0; i < count; i++) {
        double contrast = colour_contrast(colour, list[i]);

        if (contrast >= wanted)
            continue;
        *out = (ColourFailure){list[i], contrast, wanted};
        return true;
    }
    return false;
}

bool colour_fails(Colour colour, const ColourUses *uses, ColourFailure *out)
{
    return fails(colour, uses->on, uses->on_count, CONTRAST_WORDS, out) ||
           fails(colour, uses->beside, uses->beside_count, CONTRAST_LINES,
                 out);
}

/* --- OKLab: equal distances look equally far ------------------------------ */

typedef struct Lab {
    double l, a, b;
} Lab;

static Lab lab_of(Colour c)
{
    double r = linear(c.red), g = linear(c.green), b = linear(c.blue);
    double x = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double y = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double z = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

    return (Lab){0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z,
                 1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z,
                 0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z};
}

static double cube(double x)
{
    return x * x * x;
}

/* False when no screen can show it. */
static bool part_of(double value, uint8_t *out)
{
    double part = value <= 0.0031308 ? 12.92 * value
                                     : 1.055 * pow(value, 1 / 2.4) - 0.055;

    if (part < -0.002 || part > 1.002)
        return false;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    *out = (uint8_t)(part * 255 + 0.5);
    return true;
}

static bool colour_of(Lab c, Colour *out)
{
    double x = cube(c.l + 0.3963377774 * c.a + 0.2158037573 * c.b);
    double y = cube(c.l - 0.1055613458 * c.a - 0.0638541728 * c.b);
    double z = cube(c.l - 0.0894841775 * c.a - 1.2914855480 * c.b);

    return part_of(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
                   &out->red) &&
           part_of(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
                   &out->green) &&
           part_of(-0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z,
                   &out->blue);
}

/* The colour of this lightness and of c's hue, as strong as c where a screen
 * can show that, else as strong as it can. */
static Colour with_lightness(Lab c, double lightness)
{
    double weak = 0, strong = 1;
    Colour found = {0, 0, 0}, tried;

    if (colour_of((Lab){lightness, c.a, c.b}, &tried))
        return tried;
    (void)colour_of((Lab){lightness, 0, 0}, &found);
    for (int i = 0; i < CHROMA_STEPS; i++) {
        double share = (weak + strong) / 2;

        if (colour_of((Lab){lightness, c.a * share, c.b * share}, &tried)) {
            weak = share;
            found = tried;
        } else {
            strong = share;
        }
    }
    return found;
}

double colour_distance(Colour a, Colour b)
{
    Lab x = lab_of(a), y = lab_of(b);

    return sqrt((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) +
                (x.b - y.b) * (x.b - y.b));
}

bool colour_nearest(Colour colour, const ColourUses *uses, Colour *out)
{
    Lab lab = lab_of(colour);
    ColourFailure failure;
    double least = INFINITY;

    if (!colour_fails(colour, uses, &failure)) {
        *out = colour;
        return true;
    }
    for (int i = 0; i <= LIGHTNESS_STEPS; i++) {
        Colour tried = with_lightness(lab, (double)i / LIGHTNESS_STEPS);
        double distance = colour_distance(tried, colour);

        if (distance >= least || colour_fails(tried, uses, &failure))
            continue;
        least = distance;
        *out = tried;
    }
    return least < INFINITY;
}
