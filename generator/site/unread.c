/* site/unread.c - names in a text that could not be read. */
#include "base/compat.h"
#include "site/unread.h"

/* Text without its zero bytes: what is ASCII in UTF-16 is ASCII then. */
static Str without_zeros(Arena *arena, Str text)
{
    char *out;
    size_t len = 0;

    if (str_find_char(text, '\0') == STR_NONE)
        return str_dup(arena, text);
    out = arena_alloc(arena, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\0')
            out[len++] = text.ptr[i];
    return (Str){out, len};
}

static bool is_name(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

static size_t skip(Str text, size_t at, const char *these)
{
    while (at < text.len && str_find_char(str_from(these), text.ptr[at]) !=
                                STR_NONE)
        at++;
    return at;
}

void unread_ids(Arena *arena, Str text, UnreadIds *out)
{
    size_t at = 0;

    text = without_zeros(arena, text);
    while (at + 2 < text.len) {
        size_t from = at, end;

        at++;
        if (text.ptr[from] != 'i' || text.ptr[from + 1] != 'd' ||
            (from > 0 && is_name(text.ptr[from - 1])))
            continue;
        from = skip(text, from + 2, "\"' \t");
        if (from >= text.len || text.ptr[from] != ':')
            continue;
        from = end = skip(text, from + 1, "\"' \t");
        while (end < text.len && is_name(text.ptr[end]))
            end++;
        if (end > from)
            ARENA_PUSH(arena, out->id, out->count, out->capacity,
                       str_slice(text, from, end));
        at = end;
    }
}
