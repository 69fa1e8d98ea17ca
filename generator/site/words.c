/* site/words.c - texts of authors made fit to print, and words for messages. */
#include "base/compat.h"
#include "site/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Characters of an author's line that a help text repeats. */
#define MENDED_CHARACTERS 90

static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F ||
           utf8_is_noncharacter(c);
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* True when a clean text would be the same: the usual case, and then nothing
 * is copied. */
static bool is_clean(Str text, bool one_line)
{
    bool after_blank = false;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);

        if (is_forbidden(c))
            return false;
        if (!one_line)
            continue;
        if (is_blank(c) && (c != ' ' || after_blank))
            return false;
        after_blank = c == ' ';
    }
    return true;
}

static Str clean(Arena *arena, Str text, bool one_line)
{
    Buf buf;
    bool after_blank = true;
    Str result;

    text = str_trim(text);
    if (is_clean(text, one_line))
        return text;
    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);

        if (is_forbidden(c) || (one_line && is_blank(c)))
            c = ' ';
        if (one_line && c == ' ' && after_blank)
            continue;
        after_blank = c == ' ';
        buf_add_codepoint(&buf, c);
    }
    result = str_dup(arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return result;
}

Str words_clean(Arena *arena, Str text)
{
    return clean(arena, text, false);
}

Str words_one_line(Arena *arena, Str text)
{
    return clean(arena, text, true);
}

Str words_readable(Arena *arena, Str name)
{
    Buf buf;
    Str result;

    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (c == '-' || c == '_')
            c = ' ';
        if (i == 0 && c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        buf_addc(&buf, c);
    }
    result = str_dup(arena, words_one_line(arena, buf_str(&buf)));
    buf_release(&buf);
    return result.len > 0 ? result : name;
}

Str words_yaml(Arena *arena, Str text)
{
    static const char first[] = "-?:,[]{}#&*!|>'\"%@`";
    bool plain = text.len > 0 && !strchr(first, text.ptr[0]) &&
                 str_find(text, STR(": ")) == STR_NONE &&
                 str_find(text, STR(" #")) == STR_NONE &&
                 !str_ends(text, ":");
    Buf buf;
    Str result;

    if (plain)
        return text;
    buf_init(&buf, LIMIT_FILE_BYTES);
    buf_addc(&buf, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_addc(&buf, '\\');
        buf_addc(&buf, text.ptr[i]);
    }
    buf_addc(&buf, '"');
    result = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return result;
}

Str words_list(Arena *arena, const char *const *words)
{
    Buf buf;
    Str result;

    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t i = 0; words[i]; i++) {
        if (i > 0)
            buf_adds(&buf, words[i + 1] ? ", " : " or ");
        buf_adds(&buf, words[i]);
    }
    result = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return result;
}

/* The first characters of a text, with an ellipsis when there are more. */
static Str cut(Arena *arena, Str text, size_t characters)
{
    size_t at = 0;

    for (size_t i = 0; i < characters && at < text.len; i++)
        utf8_next(text, &at);
    if (at >= text.len)
        return text;
    return str_cat(arena, str_slice(text, 0, at), STR("…"));
}

Span words_first_line(const Source *source, Span span)
{
    Str text = str_slice(source->text, span.off,
                         (size_t)span.off + span.len);
    size_t end = 0;

    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    return (Span){span.off, (uint32_t)end};
}

Str words_mended(Arena *arena, const Source *source, Span span, Str with)
{
    uint32_t number = source_line_at(source, span.off);
    Str line = source_line(source, number);
    size_t from = span.off - source_line_start(source, number);
    Str before = str_trim_left(str_slice(line, 0, from));
    Str after = str_slice(line, from + words_first_line(source, span).len,
                          line.len);
    Str whole = str_cat(arena, str_cat(arena, before, with), after);

    return cut(arena, str_trim(whole), MENDED_CHARACTERS);
}

Str words_place(Arena *arena, const Source *source, Span span)
{
    return arena_fmt(arena, "%.*s, line %u", STR_ARG(source->path),
                     (unsigned)source_line_at(source, span.off));
}

bool words_number(Str text, double *out)
{
    bool minus = str_starts(text, "-");
    double value = 0, unit = 1;
    bool digits = false, point = false;

    for (size_t i = minus ? 1 : 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '.' && digits && !point) {
            point = true;
            digits = false;
            continue;
        }
        if (!ascii_is_digit(c) || i > 15)
            return false;
        digits = true;
        value = value * 10 + (c - '0');
        unit *= point ? 10 : 1;
    }
    *out = (minus ? -value : value) / unit;
    return digits;
}

Str words_path(Arena *arena, Str path, Str key)
{
    if (path.len == 0)
        return key;
    return arena_fmt(arena, "%.*s.%.*s", STR_ARG(path), STR_ARG(key));
}

Str words_path_index(Arena *arena, Str path, size_t index_from_1)
{
    return arena_fmt(arena, "%.*s.%zu", STR_ARG(path), index_from_1);
}
