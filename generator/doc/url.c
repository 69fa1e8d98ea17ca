/* doc/url.c - how an address begins, and which beginnings are safe. */
#include "base/compat.h"
#include "doc/html.h"

/* Longer than any scheme there is; a longer one is none we know. */
#define SCHEME_MAX 64

static const Str ALLOWED[] = {
    STR_INIT(""), STR_INIT("http"), STR_INIT("https"), STR_INIT("mailto"),
    STR_INIT("tel"),
};

/* Writes the scheme in lower case; its length, 0 when there is none. */
static size_t scan_scheme(Str url, char scheme[SCHEME_MAX])
{
    size_t len = 0, i = 0;

    /* Browsers skip control characters and spaces in front, and tabs and line
     * ends anywhere: "java\tscript:" is "javascript:". */
    while (i < url.len && (unsigned char)url.ptr[i] <= ' ')
        i++;
    if (i == url.len || !ascii_is_alpha(url.ptr[i]))
        return 0;
    for (; i < url.len && url.ptr[i] != ':'; i++) {
        char c = url.ptr[i];

        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (!ascii_is_alnum(c) && c != '+' && c != '-' && c != '.')
            return 0;
        if (len < SCHEME_MAX)
            scheme[len++] = ascii_lower(c);
    }
    return i < url.len ? len : 0;
}

Str html_url_scheme(Arena *arena, Str url)
{
    char scheme[SCHEME_MAX];
    size_t len = scan_scheme(url, scheme);

    return len > 0 ? str_dup(arena, str_of(scheme, len)) : STR("");
}

bool html_scheme_allowed(Str scheme)
{
    for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED; i++)
        if (str_eq(scheme, ALLOWED[i]))
            return true;
    return false;
}

bool html_url_allowed(Str url)
{
    char scheme[SCHEME_MAX];

    return html_scheme_allowed(str_of(scheme, scan_scheme(url, scheme)));
}
