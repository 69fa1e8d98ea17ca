/* value/yaml_text.c - the copy of the text that libyaml is given.
 *
 * libyaml takes U+0085, U+2028 and U+2029 for line ends, stops at control
 * characters, and knows no way to say "this colon is only a colon". All of
 * these are copied as noncharacters, which no content holds (a source that
 * does is refused here), and are given back when a text is taken out. A
 * character stays one character, so a count of characters leads back to the
 * source. */
#include "base/compat.h"

#include "value/yaml_internal.h"

#include "base/utf8.h"

#include <string.h>

/* Placeholders: from U+FDD0 the odd line ends, from FIRST_LITERAL the marks of
 * YAML that are to be taken as text. */
#define FIRST_PLACEHOLDER 0xFDD0u
#define FIRST_LITERAL     0xFDD3u
static const uint32_t odd_characters[] = {0x2028, 0x2029, 0x85};
static const char literals[] = ":@`%*&!{}[],\"'?-|>#\\";

static uint32_t placeholder_of(uint32_t codepoint)
{
    for (size_t i = 0; i < 3; i++)
        if (codepoint == odd_characters[i])
            return FIRST_PLACEHOLDER + (uint32_t)i;
    return codepoint;
}

static uint32_t placeholder_of_literal(char c)
{
    const char *found = strchr(literals, c);
    if (c == '\0' || found == NULL)
        BUG("no placeholder for '%c'", c);
    return FIRST_LITERAL + (uint32_t)(found - literals);
}

static bool is_refused(uint32_t codepoint)
{
    if (codepoint < 0x20)
        return codepoint != '\t' && codepoint != '\n' && codepoint != '\r';
    return (codepoint >= 0x7F && codepoint < 0xA0 && codepoint != 0x85) ||
           utf8_is_noncharacter(codepoint);
}

static bool begins_line(const YamlJob *job, uint32_t off)
{
    if (off == job->from)
        return true;
    char before = job->source->text.ptr[off - 1];
    return before == '\n' || before == '\r';
}

/* A byte order mark in front of a later line: two files were joined. Anywhere
 * else it does no harm. */
static bool is_stray_mark(const YamlJob *job, uint32_t codepoint, uint32_t off)
{
    return codepoint == 0xFEFF && begins_line(job, off);
}

void yaml_text_check(YamlJob *job)
{
    Str text = str_slice(job->source->text, 0, job->to);
    size_t at = job->from;
    while (at < text.len) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c >= 0x20 && c < 0x7F) {
            at++;
            continue;
        }
        uint32_t from = (uint32_t)at;
        uint32_t codepoint = utf8_next(text, &at);
        if (is_refused(codepoint) || is_stray_mark(job, codepoint, from))
            yaml_report(job, &job->bad_characters, DIAG_ERROR,
                        "yaml-control-character", yaml_span(from, (uint32_t)at),
                        STR("delete it and write the line again"),
                        "an invisible character (U+%04X) that no text may hold",
                        (unsigned)codepoint);
    }
}

static size_t put_codepoint(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static void add(YamlText *text, uint32_t codepoint, uint32_t origin)
{
    text->len += put_codepoint(text->bytes + text->len, codepoint);
    text->origin[text->count++] = origin;
}

static void add_mend(YamlText *text, const YamlMend *mend)
{
    uint32_t put = (unsigned char)mend->put;
    if (mend->literal)
        put = placeholder_of_literal(mend->put);
    for (uint32_t i = 0; i < mend->count; i++)
        add(text, put, mend->off);
}

void yaml_text_make(YamlJob *job, YamlText *text)
{
    Str source = str_slice(job->source->text, 0, job->to);
    size_t most = job->to - job->from;
    for (size_t i = 0; i < job->mends.count; i++)
        most = size_add(most, job->mends.item[i].count);
    /* Three bytes at most for any byte of the source. */
    text->bytes = ARENA_NEW_ARRAY(&job->scratch, char, size_mul(most, 3) + 1);
    text->origin = ARENA_NEW_ARRAY(&job->scratch, uint32_t, most + 1);
    text->len = text->count = 0;
    size_t at = job->from;
    size_t next = 0;
    while (at < source.len || next < job->mends.count) {
        const YamlMend *mend =
            next < job->mends.count ? &job->mends.item[next] : NULL;
        if (mend != NULL && mend->off <= at) {
            add_mend(text, mend);
            if (at < mend->off + mend->drop)
                at = mend->off + mend->drop;
            next++;
            continue;
        }
        uint32_t off = (uint32_t)at;
        uint32_t codepoint = utf8_next(source, &at);
        if (is_refused(codepoint) || is_stray_mark(job, codepoint, off))
            continue;
        /* "%YAML" and the like are refused elsewhere; libyaml is quadratic in
         * them. */
        if (codepoint == '%' && begins_line(job, off))
            codepoint = placeholder_of_literal('%');
        add(text, placeholder_of(codepoint), off);
    }
    text->origin[text->count] = job->to;
}

uint32_t yaml_text_off(const YamlText *text, size_t index)
{
    return text->origin[index < text->count ? index : text->count];
}

Str yaml_text_restore(Arena *arena, Str copied)
{
    /* U+FDD0..U+FDEF begin with these two bytes. */
    if (str_find(copied, STR("\xEF\xB7")) == STR_NONE)
        return str_dup(arena, copied);
    char *out = arena_alloc(arena, copied.len + 1);
    size_t len = 0;
    size_t at = 0;
    while (at < copied.len) {
        uint32_t c = utf8_next(copied, &at);
        if (c >= FIRST_PLACEHOLDER && c < FIRST_LITERAL)
            c = odd_characters[c - FIRST_PLACEHOLDER];
        else if (c >= FIRST_LITERAL && c < FIRST_LITERAL + sizeof literals - 1)
            c = (unsigned char)literals[c - FIRST_LITERAL];
        len += put_codepoint(out + len, c);
    }
    return str_of(out, len);
}

bool yaml_has_placeholder(char c)
{
    return c != '\0' && strchr(literals, c) != NULL;
}
