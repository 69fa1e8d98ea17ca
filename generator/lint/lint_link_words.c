/* lint/lint_link_words.c - words that do not say where a link leads, by
 * language. People who cannot see the page go through the list of its links,
 * where such words stand alone. Add yours here: small letters, no full stop. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "base/utf8.h"
#include "site/words.h"

static const char *const english[] = {
    "article", "click", "click here", "click on this", "click this link",
    "continue", "details", "download", "document", "find out more",
    "follow this link", "for more information", "full details", "further info",
    "further information", "go", "go here", "here", "info", "learn more",
    "link", "look here", "more", "more details", "more info",
    "more information", "next page", "on this page", "page", "pdf",
    "press here", "read", "read here", "read more", "read on", "read this",
    "see", "see here", "see more", "see this", "see this page", "site", "tap",
    "tap here", "that page", "the link", "the page", "the site",
    "the website", "this", "this article", "this document", "this link",
    "this one", "this page", "this site", "this web page", "this website",
    "visit", "visit site", "visit website", "web page", "website",
    "you can read more here", NULL,
};

static const char *const welsh[] = {
    "cliciwch", "cliciwch yma", "clicio yma", "y ddolen", "dolen",
    "y ddolen hon", "dolen yma", "y ddogfen hon", "darllen mwy",
    "darllenwch fwy", "darllenwch hwn", "ewch yma", "gweler yma", "gwefan",
    "gweld mwy", "gwybodaeth bellach", "lawrlwytho", "manylion",
    "manylion pellach", "mwy", "mwy o fanylion", "mwy o wybodaeth", "rhagor",
    "rhagor o fanylion", "rhagor o wybodaeth", "y dudalen", "y dudalen hon",
    "y wefan", "y wefan hon", "hwn", "hon", "tudalen", "yma", NULL,
};

static const char *const english_pictures[] = {
    "a photo", "a picture", "an image", "chart", "diagram", "graphic",
    "icon", "image", "img", "photo", "photograph", "pic", "picture",
    "screen shot", "screenshot", NULL,
};

static const char *const welsh_pictures[] = {
    "ffoto", "ffotograff", "llun", "delwedd", "diagram", "eicon", NULL,
};

/* The lists of one language. Those of others are not known, and nothing is said
 * of their words. */
static const struct Language {
    const char *code;
    const char *const *links, *const *pictures;
} languages[] = {
    {"en", english, english_pictures},
    {"cy", welsh, welsh_pictures},
};

static bool is_listed(const char *const *list, Str words)
{
    for (size_t i = 0; list[i]; i++)
        if (str_is(words, list[i]))
            return true;
    return false;
}

/* "en" of "en-GB". */
static bool is_language(Str code, const char *wanted)
{
    Str rest = code, first = code;

    str_split(&rest, '-', &first);
    return str_is(first, wanted);
}

/* Folded, on one line, without arrows, dots and the like around it. */
Str lint_bare_words(Arena *arena, Str words)
{
    Str text = utf8_fold(arena, words_one_line(arena, words));
    size_t from = text.len, to = 0, off = 0;

    while (off < text.len) {
        size_t start = off;

        if (!utf8_is_word(utf8_next(text, &off)))
            continue;
        if (from == text.len)
            from = start;
        to = off;
    }
    return from < to ? str_slice(text, from, to) : STR("");
}

bool lint_says_nothing(Str language, Str bare, bool picture)
{
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (is_language(language, languages[i].code))
            return is_listed(picture ? languages[i].pictures
                                     : languages[i].links, bare);
    return false;
}
