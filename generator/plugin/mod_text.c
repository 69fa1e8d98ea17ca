/* plugin/mod_text.c - text.*: what every plugin does with texts. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "base/utf8.h"
#include "doc/typographic.h"

/* Words that text.nearest compares: the keys of a file, not all its terms. */
#define MAX_NEAREST 1000

/* text.trim(s) [-0, +1, e] */
static int text_trim(lua_State *L)
{
    marshal_push_str(L, str_trim(marshal_text(L, 1, "the text")));
    return 1;
}

/* text.split(s, separator): a list, "" is one empty text [-0, +1, e] */
static int text_split(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");
    Str separator = marshal_text(L, 2, "the separator");
    lua_Integer count = 0;
    size_t at;

    if (separator.len == 0)
        host_raise(L, "plugin-failed", "text.split needs a separator");
    host_charge(L, s.len);
    lua_newtable(L);
    while ((at = pattern_find_plain(L, s, separator)) != STR_NONE) {
        marshal_push_str(L, str_slice(s, 0, at));
        lua_rawseti(L, -2, ++count);
        s = str_slice(s, at + separator.len, s.len);
    }
    marshal_push_str(L, s);
    lua_rawseti(L, -2, ++count);
    return 1;
}

/* text.starts(s, prefix) [-0, +1, e] */
static int text_starts(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");
    Str prefix = marshal_text(L, 2, "the beginning");

    lua_pushboolean(L, str_eq(str_slice(s, 0, prefix.len), prefix));
    return 1;
}

/* text.ends(s, suffix) [-0, +1, e] */
static int text_ends(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");
    Str suffix = marshal_text(L, 2, "the end");

    lua_pushboolean(L, s.len >= suffix.len &&
                           str_eq(str_slice(s, s.len - suffix.len, s.len),
                                  suffix));
    return 1;
}

/* Each letter by itself, without the language's own rules. */
static int change_case(lua_State *L, bool upper)
{
    Str s = marshal_text(L, 1, "the text");
    Buf *buf = host_buf(host_of(L));

    for (size_t off = 0; off < s.len;) {
        uint32_t c = utf8_next(s, &off);
        buf_add_codepoint(buf, upper ? utf8_upper(c) : utf8_lower(c));
    }
    host_charge(L, s.len);
    marshal_push_str(L, buf_str(buf));
    return 1;
}

static int text_lower(lua_State *L)
{
    return change_case(L, false);
}

static int text_upper(lua_State *L)
{
    return change_case(L, true);
}

/* text.fold(s) [-0, +1, e] */
static int text_fold(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");

    host_charge(L, s.len);
    marshal_push_str(L, utf8_fold(host_scratch(host_of(L)), s));
    return 1;
}

/* text.slug(s) [-0, +1, e] */
static int text_slug(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");

    host_charge(L, s.len);
    marshal_push_str(L, utf8_slug(host_scratch(host_of(L)), s));
    return 1;
}

/* text.nearest(s, list): for "did you mean", or nil [-0, +1, e] */
static int text_nearest(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");
    Arena *scratch = host_scratch(host_of(L));
    lua_Integer count;
    Str *words;
    size_t near;

    luaL_checktype(L, 2, LUA_TTABLE);
    count = luaL_len(L, 2);
    if (count < 0 || count > MAX_NEAREST)
        host_raise(L, "plugin-failed", "text.nearest takes a list of at most"
                   " %d words", MAX_NEAREST);
    words = ARENA_NEW_ARRAY(scratch, Str, (size_t)count + 1);
    for (lua_Integer i = 0; i < count; i++) {
        lua_geti(L, 2, i + 1);
        words[i] = str_dup(scratch, marshal_text(L, -1, "a word of the list"));
        host_charge(L, words[i].len * s.len);
        lua_pop(L, 1);
    }
    near = str_nearest(s, words, (size_t)count);
    if (near == STR_NONE)
        lua_pushnil(L);
    else
        marshal_push_str(L, words[near]);
    return 1;
}

/* text.typographic(s) [-0, +1, e] */
static int text_typographic(lua_State *L)
{
    Str s = marshal_text(L, 1, "the text");

    host_charge(L, s.len);
    marshal_push_str(L, typographic_text(host_scratch(host_of(L)), s));
    return 1;
}

/* text.url_encode(s): for a part of a URL [-0, +1, e] */
static int text_url_encode(lua_State *L)
{
    static const char HEX[] = "0123456789ABCDEF";
    Str s = marshal_text(L, 1, "the text");
    Buf *buf = host_buf(host_of(L));

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        unsigned byte = (unsigned char)c;
        if (ascii_is_alnum(c) ||
            str_find_char(STR("-._~"), c) != STR_NONE) {
            buf_addc(buf, c);
            continue;
        }
        buf_addc(buf, '%');
        buf_addc(buf, HEX[byte >> 4]);
        buf_addc(buf, HEX[byte & 15]);
    }
    host_charge(L, s.len);
    marshal_push_str(L, buf_str(buf));
    return 1;
}

const Binding *mod_text_functions(void)
{
    static const Binding functions[] = {
#include "plugin/api_text.def"
        {.name = NULL},
    };

    return functions;
}

void mod_text_open(lua_State *L)
{
    class_push_module(L, mod_text_functions());
}
