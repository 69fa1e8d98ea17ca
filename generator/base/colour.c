/* base/colour.c - colours as people write them. */
#include "base/compat.h"

#include "base/colour.h"

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

/* --- what was meant ------------------------------------------------------- */

/* The sixteen names of HTML, and a few that people write. */
static const struct {
    Str name;
    Colour colour;
} NAMED[] = {
    {STR_INIT("aqua"), {0, 255, 255}},     {STR_INIT("black"), {0, 0, 0}},
    {STR_INIT("blue"), {0, 0, 255}},       {STR_INIT("brown"), {165, 42, 42}},
    {STR_INIT("fuchsia"), {255, 0, 255}},  {STR_INIT("gray"), {128, 128, 128}},
    {STR_INIT("green"), {0, 128, 0}},      {STR_INIT("grey"), {128, 128, 128}},
    {STR_INIT("lime"), {0, 255, 0}},       {STR_INIT("maroon"), {128, 0, 0}},
    {STR_INIT("navy"), {0, 0, 128}},       {STR_INIT("olive"), {128, 128, 0}},
    {STR_INIT("orange"), {255, 165, 0}},   {STR_INIT("pink"), {255, 192, 203}},
    {STR_INIT("purple"), {128, 0, 128}},   {STR_INIT("red"), {255, 0, 0}},
    {STR_INIT("silver"), {192, 192, 192}}, {STR_INIT("teal"), {0, 128, 128}},
    {STR_INIT("white"), {255, 255, 255}},  {STR_INIT("yellow"), {255, 255, 0}},
};

/* One of three figures: "29", "29.0", "11%". */
static bool take_part(Str word, uint8_t *out)
{
    bool share = str_ends(word, "%");
    uint64_t number;

    if (share)
        word.len--;
    word = str_slice(word, 0, str_find_char(word, '.'));
    if (!str_to_u64(word, &number) || number > (share ? 100u : 255u))
        return false;
    *out = (uint8_t)(share ? (number * 255 + 50) / 100 : number);
    return true;
}

static bool is_between(char c)
{
    return ascii_is_space(c) || c == ',' || c == ')' || c == '/';
}

/* "rgb(29, 79, 145)", "rgb(29 79 145)", "rgba(29, 79, 145, 0.9)". */
static bool guess_rgb(Arena *arena, Str text, Colour *out)
{
    size_t from = str_find_char(text, '(');
    uint8_t part[3];
    size_t count = 0;
    Str rest, word;

    if (!str_starts(str_lower(arena, text), "rgb") || from == STR_NONE)
        return false;
    rest = str_slice(text, from + 1, text.len);
    while (count < 3 && rest.len > 0) {
        size_t end = 0;

        while (end < rest.len && !is_between(rest.ptr[end]))
            end++;
        word = str_slice(rest, 0, end);
        rest = str_slice(rest, end + 1, rest.len);
        if (word.len > 0 && !take_part(word, &part[count++]))
            return false;
    }
    if (count < 3)
        return false;
    *out = (Colour){part[0], part[1], part[2]};
    return true;
}

/* Without its '#', or with the share of transparency behind it. */
static bool guess_digits(Arena *arena, Str text, Colour *out)
{
    size_t skip = str_starts(text, "0x") ? 2 : str_starts(text, "#") ? 1 : 0;
    Str digits = str_slice(text, skip, text.len);

    if (digits.len == 8 || digits.len == 4)
        digits = str_slice(digits, 0, digits.len / 4 * 3);
    return colour_parse(str_cat(arena, STR("#"), digits), out);
}

bool colour_guess(Arena *arena, Str text, Colour *out)
{
    Str word = str_trim(text);

    for (size_t i = 0; i < sizeof NAMED / sizeof NAMED[0]; i++) {
        if (!str_ieq(NAMED[i].name, word))
            continue;
        *out = NAMED[i].colour;
        return true;
    }
    return guess_rgb(arena, word, out) || guess_digits(arena, word, out);
}

Str colour_help(Arena *arena, Str name, Str text)
{
    Colour colour;

    if (colour_guess(arena, text, &colour))
        return arena_fmt(arena, "write: %.*s: \"%.*s\"", STR_ARG(name),
                         STR_ARG(colour_text(arena, colour)));
    return arena_fmt(arena, "write '#', six figures or letters a to f, and "
                     "quotes around them: %.*s: \"#1d4f91\"", STR_ARG(name));
}
