/* lint/lint_pictures.c - do the words of a picture say what it shows? That it
 * has any is looked at by site/links.c. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "doc/text.h"
#include "site/words.h"

/* "map-2.png": an ending of pictures, and no space. */
static bool is_file_name(Str words)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif",
                                          ".webp", ".svg", ".bmp", ".tif",
                                          ".tiff", ".heic"};
    char tail[8];
    size_t dot = str_rfind_char(words, '.'), len = 0;

    if (dot == STR_NONE || words.len - dot >= sizeof tail)
        return false;
    for (size_t i = dot; i < words.len; i++)
        tail[len++] = ascii_lower(words.ptr[i]);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_is(str_of(tail, len), endings[i]))
            return true;
    return false;
}

/* "IMG_20140301", "dsc 0001", "screenshot-2": what cameras and computers call a
 * picture. */
static bool is_number_of_camera(Str bare)
{
    static const char *const starts[] = {"img", "dsc", "dscn", "dscf", "pict",
                                         "pxl", "image", "photo", "picture",
                                         "screenshot", "scan"};
    size_t letters = 0;
    bool digits = false;

    while (letters < bare.len && ascii_is_alpha(bare.ptr[letters]))
        letters++;
    for (size_t i = letters; i < bare.len; i++) {
        if (!ascii_is_digit(bare.ptr[i]) &&
            str_find_char(STR("_- ."), bare.ptr[i]) == STR_NONE)
            return false;
        digits |= ascii_is_digit(bare.ptr[i]);
    }
    for (size_t i = 0; digits && i < sizeof starts / sizeof starts[0]; i++)
        if (str_is(str_slice(bare, 0, letters), starts[i]))
            return true;
    return false;
}

void lint_picture(const LintPage *at, const Node *image)
{
    Str words, bare;

    if (!image->first)
        return; /* missing-alt */
    words = words_one_line(at->scratch, text_of(at->scratch, image));
    bare = lint_bare_words(at->scratch, words);
    if (!is_file_name(words) && !is_number_of_camera(bare) &&
        !lint_says_nothing(at->page->language, bare, true))
        return;
    diag_help(at->site->diags, DIAG_WARNING, "vague-alt",
              diag_at(at->page->source, lint_words_span(image)),
              arena_fmt(at->scratch,
                        "say what it shows: ![a map of the way to the office]"
                        "(%.*s)", STR_ARG(image->as.link.url)),
              "'%.*s' does not say what this picture shows", STR_ARG(words));
}
