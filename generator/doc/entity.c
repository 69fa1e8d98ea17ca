/* doc/entity.c - character references: &amp; &#233; and two thousand names,
 * which only libcmark has to know. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

/* The longest name has 31 letters. */
#define REFERENCE_MAX 40

typedef struct Common {
    const char *source, *meant;
} Common;

static const Common COMMON[] = {
    {"&amp;", "&"},          {"&lt;", "<"},
    {"&gt;", ">"},           {"&quot;", "\""},
    {"&nbsp;", "\xC2\xA0"}, {"&pound;", "\xC2\xA3"},
};

/* Length of "&…;" by its looks, or 0. */
static size_t reference_len(Str s)
{
    size_t i = 1;

    if (i < s.len && s.ptr[i] == '#')
        i++;
    while (i < s.len && i < REFERENCE_MAX && ascii_is_alnum(s.ptr[i]))
        i++;
    return i < s.len && i > 1 && s.ptr[i] == ';' ? i + 1 : 0;
}

/* Lets libcmark read the reference alone. */
static size_t ask(Str reference, char out[ENTITY_BYTES])
{
    cmark_node *document =
        cmark_parse_document(reference.ptr, reference.len, CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(document);
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
    Str meant = str_from(text ? cmark_node_get_literal(text) : NULL);
    size_t len = 0;

    if (meant.len > 0 && meant.len <= ENTITY_BYTES &&
        !str_eq(meant, reference)) {
        len = meant.len;
        memcpy(out, meant.ptr, len);
    }
    cmark_node_free(document);
    return len;
}

size_t entity_decode(Str s, size_t at, char out[ENTITY_BYTES], size_t *out_len)
{
    Str reference = str_slice(s, at, s.len);

    reference.len = reference_len(reference);
    if (reference.len == 0)
        return 0;
    for (size_t i = 0; i < sizeof COMMON / sizeof *COMMON; i++)
        if (str_is(reference, COMMON[i].source)) {
            *out_len = strlen(COMMON[i].meant);
            memcpy(out, COMMON[i].meant, *out_len);
            return reference.len;
        }
    *out_len = ask(reference, out);
    return *out_len > 0 ? reference.len : 0;
}

static size_t decode_references(Str s, char *out)
{
    size_t len = 0;

    for (size_t i = 0; i < s.len;) {
        char meant[ENTITY_BYTES];
        size_t meant_len, took = 0;

        if (s.ptr[i] == '&')
            took = entity_decode(s, i, meant, &meant_len);
        if (took == 0) {
            out[len++] = s.ptr[i++];
            continue;
        }
        memcpy(out + len, meant, meant_len);
        len += meant_len;
        i += took;
    }
    return len;
}

static size_t drop_backslashes(char *text, size_t len)
{
    size_t kept = 0;

    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\\' && i + 1 < len && ascii_is_punct(text[i + 1]))
            i++;
        text[kept++] = text[i];
    }
    return kept;
}

Str entity_mend(Arena *arena, Str s)
{
    Buf buf;
    Str mended;

    if (!memchr(s.ptr, 0xFE, s.len) && !memchr(s.ptr, 0xFF, s.len))
        return s;
    buf_init(&buf, SIZE_MAX - 1);
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] >= 0xFE)
            buf_adds(&buf, "\xEF\xBF\xBD");
        else
            buf_addc(&buf, s.ptr[i]);
    }
    mended = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return mended;
}

Str entity_unescape(Arena *arena, Str s)
{
    char *text;
    size_t len;

    if (str_find_char(s, '&') == STR_NONE && str_find_char(s, '\\') == STR_NONE)
        return s;
    /* A few names are shorter than what they mean: "&nGt;" has six bytes. */
    text = arena_chars(arena, size_add(size_mul(s.len, 2), ENTITY_BYTES));
    len = decode_references(s, text);
    return entity_mend(arena, str_of(text, drop_backslashes(text, len)));
}
