/* tests/unit/test_colour.c - base/colour.h and theme/theme_colour.c: what is a
 * colour, what was meant, and the nearest that can be read. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/colour.h"
#include "theme/theme_internal.h"

static void assert_guess(const char *typed, const char *meant)
{
    Arena arena;
    Colour colour;

    arena_init(&arena);
    bool guessed = colour_guess(&arena, str_from(typed), &colour);

    if (meant == NULL) {
        assert_false(guessed);
    } else {
        assert_true(guessed);
        assert_string_equal(colour_text(&arena, colour).ptr, meant);
    }
    arena_release(&arena);
}

static void what_was_meant_is_guessed(void **state)
{
    (void)state;
    assert_guess("1d4f91", "#1d4f91");
    assert_guess("ABC", "#aabbcc");
    assert_guess("0x1d4f91", "#1d4f91");
    assert_guess("#1d4f91ff", "#1d4f91");
    assert_guess("#abcf", "#aabbcc");
    assert_guess("rgb(29, 79, 145)", "#1d4f91");
    assert_guess("RGB(29 79 145)", "#1d4f91");
    assert_guess("rgba(29,79,145,0.5)", "#1d4f91");
    assert_guess("rgb(100%, 0%, 50%)", "#ff0080");
    assert_guess(" Navy ", "#000080");
    assert_guess("bluish", NULL);
    assert_guess("#12345", NULL);
    assert_guess("rgb(29, 79)", NULL);
    assert_guess("rgb(29, 79, 256)", NULL);
    assert_guess("rgb(a, b, c)", NULL);
    assert_guess("rgb", NULL);
    assert_guess("", NULL);
    assert_guess("hsl(210, 50%, 40%)", NULL);
}

/* --- contrast ------------------------------------------------------------- */

/* Surfaces as themes have them, and odd ones. */
static const ColourUses SURFACES[] = {
    {.on = {{255, 255, 255}}, .on_count = 1},
    {.on = {{255, 255, 255}, {0xF5, 0xF3, 0xEE}, {0xFF, 0xF5, 0xDC},
            {0xFD, 0xEE, 0xEE}},
     .on_count = 4},
    {.on = {{0x16, 0x19, 0x1D}, {0x22, 0x27, 0x2D}, {0x32, 0x28, 0x12},
            {0x35, 0x19, 0x1B}},
     .on_count = 4},
    {.beside = {{255, 255, 255}, {0, 0, 0}}, .beside_count = 2},
    {.on = {{255, 255, 255}}, .beside = {{0, 0, 0}}, .on_count = 1,
     .beside_count = 1},
};
#define SURFACE_COUNT (sizeof SURFACES / sizeof SURFACES[0])

/* Is there, in a coarse cube of all colours, one of the same hue that passes
 * and is clearly nearer? Hue is left to the eye: only greys are compared, whose
 * hue is certain. */
static void assert_no_nearer_grey(Colour grey, const ColourUses *uses,
                                  Colour found)
{
    double best = colour_distance(grey, found);

    for (int i = 0; i < 256; i++) {
        Colour other = {(uint8_t)i, (uint8_t)i, (uint8_t)i};
        ColourFailure failure;

        if (!colour_fails(other, uses, &failure))
            assert_true(colour_distance(grey, other) > best - 1e-9);
    }
}

static void contrast_is_that_of_wcag(void **state)
{
    Colour black = {0, 0, 0}, white = {255, 255, 255};
    Colour grey = {0x76, 0x76, 0x76};

    (void)state;
    assert_true(colour_contrast(black, white) > 20.99);
    assert_true(colour_contrast(white, white) < 1.01);
    assert_true(colour_contrast(grey, white) >= 4.5);
    grey.red = grey.green = grey.blue = 0x77;
    assert_true(colour_contrast(grey, white) < 4.5);
    assert_false(colour_parse(STR("#12345"), &grey));
    assert_false(colour_parse(STR("#12345g"), &grey));
    assert_false(colour_parse(STR("123456"), &grey));
    assert_true(colour_parse(STR("#aBc"), &grey));
    assert_int_equal(grey.red, 0xAA);
}

static void the_nearest_always_passes(void **state)
{
    (void)state;
    for (size_t s = 0; s < SURFACE_COUNT; s++) {
        for (unsigned i = 0; i < 16 * 16 * 16; i++) {
            Colour colour = {(uint8_t)(i % 16 * 17),
                             (uint8_t)(i / 16 % 16 * 17),
                             (uint8_t)(i / 256 * 17)};
            Colour nearest = {0, 0, 0};
            ColourFailure failure;

            assert_true(colour_nearest(colour, &SURFACES[s], &nearest));
            assert_false(colour_fails(nearest, &SURFACES[s], &failure));
            if (!colour_fails(colour, &SURFACES[s], &failure))
                assert_true(colour_distance(colour, nearest) < 1e-9);
        }
    }
}

static void the_nearest_grey_is_the_nearest(void **state)
{
    (void)state;
    for (size_t s = 0; s < SURFACE_COUNT; s++) {
        for (int i = 0; i < 256; i++) {
            Colour grey = {(uint8_t)i, (uint8_t)i, (uint8_t)i};
            Colour nearest = {0, 0, 0};

            assert_true(colour_nearest(grey, &SURFACES[s], &nearest));
            assert_int_equal(nearest.red, nearest.green);
            assert_int_equal(nearest.red, nearest.blue);
            assert_no_nearer_grey(grey, &SURFACES[s], nearest);
        }
    }
}

/* A charity's colour stays its colour: blue does not become purple. */
static void the_nearest_keeps_the_hue(void **state)
{
    Colour orange = {255, 140, 0}, out;

    (void)state;
    assert_true(colour_nearest(orange, &SURFACES[0], &out));
    assert_true(out.red > out.green && out.green > out.blue);
    assert_true(colour_distance(orange, out) < 0.3);
}

static void where_none_passes_that_is_said(void **state)
{
    static const ColourUses both = {.on = {{255, 255, 255}, {0, 0, 0},
                                           {128, 128, 128}},
                                    .on_count = 3};
    Colour red = {255, 0, 0}, out;

    (void)state;
    assert_false(colour_nearest(red, &both, &out));
}

static void the_failure_names_the_surface(void **state)
{
    Colour pale = {0xFF, 0xFF, 0x99};
    ColourFailure failure;

    (void)state;
    assert_true(colour_fails(pale, &SURFACES[4], &failure));
    assert_int_equal(failure.against.red, 255);
    assert_true(failure.contrast < 1.1 && failure.wanted > 4.4);
    assert_false(colour_fails(pale, &SURFACES[2], &failure));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_meant_is_guessed),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(the_nearest_always_passes),
        cmocka_unit_test(the_nearest_grey_is_the_nearest),
        cmocka_unit_test(the_nearest_keeps_the_hue),
        cmocka_unit_test(where_none_passes_that_is_said),
        cmocka_unit_test(the_failure_names_the_surface),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
