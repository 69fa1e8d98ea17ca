/* plugin/where.c - words inside a place: { node, words = "must", nth = 2 }. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* Bytes of text that `words` take at its start, where a space of theirs is any
 * white space; 0 when it begins otherwise. */
static size_t matched(Str text, Str words)
{
    size_t at = 0;

    for (size_t i = 0; i < words.len; i++) {
        size_t from = at;

        if (words.ptr[i] != ' ') {
            if (at == text.len || text.ptr[at++] != words.ptr[i])
                return 0;
            continue;
        }
        while (at < text.len && ascii_is_space(text.ptr[at]))
            at++;
        if (at == from)
            return 0;
    }
    return at;
}

/* Letters of all alphabets: what is not ASCII is mostly one. */
static bool is_letter_at(Str text, size_t at)
{
    return at < text.len &&
           (ascii_is_alnum(text.ptr[at]) || (text.ptr[at] & 0x80) != 0);
}

/* Where the nth of these whole words is in text; {0,0} when there is none. */
static Span find_words(Str text, Str words, lua_Integer nth)
{
    for (size_t at = 0; at < text.len && words.len > 0; at++) {
        size_t len;

        if (at > 0 && ascii_is_alnum(text.ptr[at - 1]))
            continue;
        len = matched(str_slice(text, at, text.len), words);
        if (len == 0 || is_letter_at(text, at + len) || --nth > 0)
            continue;
        return (Span){(uint32_t)at, (uint32_t)len};
    }
    return (Span){0, 0};
}

void where_narrow(lua_State *L, int idx, DiagPos *at)
{
    lua_Integer nth = 1;
    Str words;
    Span found;

    lua_getfield(L, idx, "words");
    words = marshal_opt_text(L, -1, "the words");
    lua_getfield(L, idx, "nth");
    if (!lua_isnil(L, -1))
        nth = luaL_checkinteger(L, -1);
    if (at->source && at->span.len > 0 && words.len > 0) {
        size_t from = at->span.off;

        host_charge(L, at->span.len);
        found = find_words(str_slice(at->source->text, from,
                                     from + at->span.len),
                           words, nth);
        if (found.len > 0)
            at->span =
                (Span){(uint32_t)from + found.off, found.len};
    }
    lua_pop(L, 2);
}
