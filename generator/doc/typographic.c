/* doc/typographic.c - quotes, dashes and ellipses as printers set them. */
#include "base/compat.h"
#include "doc/typographic.h"

#include "base/limits.h"
#include "base/utf8.h"

#define LEFT_SINGLE 0x2018
#define RIGHT_SINGLE 0x2019
#define LEFT_DOUBLE 0x201C
#define RIGHT_DOUBLE 0x201D
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define ELLIPSIS 0x2026
#define NO_BREAK_SPACE 0xA0

/* True when a quote behind this character opens. */
static bool before_opening(uint32_t c)
{
    switch (c) {
    case 0:
    case ' ':
    case '\t':
    case '\n':
    case '(':
    case '[':
    case '{':
    case '/':
    case NO_BREAK_SPACE:
    case EN_DASH:
    case EM_DASH:
    case LEFT_SINGLE:
    case LEFT_DOUBLE:
        return true;
    default:
        return false;
    }
}

static size_t run_len(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.ptr[end] == text.ptr[at])
        end++;
    return end - at;
}

/* What the text at `at` becomes, and how many bytes of it; 0: stays. */
static uint32_t replacement(Str text, size_t at, uint32_t last, size_t *took)
{
    bool opening = before_opening(last);
    size_t run;

    *took = 1;
    switch (text.ptr[at]) {
    case '"':
        return opening ? LEFT_DOUBLE : RIGHT_DOUBLE;
    case '\'':
        /* '90s: a digit follows only an apostrophe */
        if (opening && at + 1 < text.len && ascii_is_digit(text.ptr[at + 1]))
            return RIGHT_SINGLE;
        return opening ? LEFT_SINGLE : RIGHT_SINGLE;
    case '-':
        run = run_len(text, at);
        *took = run;
        return run == 2 ? EN_DASH : run == 3 ? EM_DASH : 0;
    case '.':
        run = run_len(text, at);
        *took = run;
        return run == 3 ? ELLIPSIS : 0;
    default:
        return 0;
    }
}

/* What XML cannot hold, not even as a reference. */
static bool is_forbidden(uint32_t c)
{
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE ||
           c == 0xFFFF;
}

static void add_one(Buf *out, Str text, size_t at, size_t len)
{
    switch (text.ptr[at]) {
    case '&':
        buf_adds(out, "&amp;");
        break;
    case '<':
        buf_adds(out, "&lt;");
        break;
    case '>':
        buf_adds(out, "&gt;");
        break;
    default:
        buf_add(out, str_slice(text, at, at + len));
        break;
    }
}

/* True for bytes that may need more than copying: what XML escapes, what is
 * set otherwise, control characters, and 0xEF, which begins U+FFFE. */
static bool needs_a_look(unsigned char byte)
{
    switch (byte) {
    case '"':
    case '\'':
    case '-':
    case '.':
    case '&':
    case '<':
    case '>':
    case 0xEF:
        return true;
    default:
        return byte < ' ';
    }
}

/* The last character of a text that is not empty. */
static uint32_t last_character(Str text)
{
    size_t at = text.len - 1;

    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return utf8_next(text, &at);
}

void typographic_add(Buf *out, Str text, uint32_t *last)
{
    size_t at = 0;

    while (at < text.len) {
        size_t took, next = at;
        uint32_t c;

        /* Nearly all of a text is copied as it is, so in one piece. */
        while (next < text.len && !needs_a_look((unsigned char)text.ptr[next]))
            next++;
        if (next > at) {
            Str plain = str_slice(text, at, next);
            buf_add(out, plain);
            *last = last_character(plain);
            at = next;
            continue;
        }
        c = replacement(text, at, *last, &took);
        if (c > 0) {
            buf_add_codepoint(out, c);
            at += took;
        } else if (took > 1) {
            c = (unsigned char)text.ptr[at];
            buf_add(out, str_slice(text, at, at + took));
            at += took;
        } else {
            c = utf8_next(text, &next);
            if (is_forbidden(c))
                buf_add_codepoint(out, 0xFFFD);
            else
                add_one(out, text, at, next - at);
            at = next;
        }
        *last = c;
    }
}

Str typographic_text(Arena *arena, Str text)
{
    uint32_t last = 0;
    size_t at = 0;
    Buf buf;

    while (at < text.len && !needs_a_look((unsigned char)text.ptr[at]))
        at++;
    if (at == text.len)
        return text;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    for (at = 0; at < text.len;) {
        size_t took, next = at;
        uint32_t c = replacement(text, at, last, &took);

        if (c > 0) {
            buf_add_codepoint(&buf, c);
            at += took;
        } else if (took > 1) {
            c = (unsigned char)text.ptr[at];
            buf_add(&buf, str_slice(text, at, at + took));
            at += took;
        } else {
            c = utf8_next(text, &next);
            buf_add(&buf, str_slice(text, at, next));
            at = next;
        }
        last = c;
    }
    text = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}
