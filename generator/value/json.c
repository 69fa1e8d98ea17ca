/* value/json.c - reads JSON: the shape and every position found here, texts
 * and numbers decoded, and the whole checked, by jansson. */
#include "base/compat.h"

#include "value/json.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <jansson.h>
#include <string.h>

typedef struct Reader {
    Arena *arena;
    const Source *source;
    Diags *diags;
    Str text;
    size_t at;
    size_t nodes;
    bool failed; /* read no further */
    bool twins;  /* a name was there twice */
} Reader;

static Value *read_value(Reader *reader, unsigned depth);

static Span span_from(const Reader *reader, size_t from)
{
    return (Span){(uint32_t)from, (uint32_t)(reader->at - from)};
}

/* Reports the first thing that cannot be read; later ones would only follow
 * from it. */
static void fail(Reader *reader, const char *code, size_t from, size_t to,
                 const char *help, const char *message)
{
    if (reader->failed)
        return;
    reader->failed = true;
    if (to > reader->text.len)
        to = reader->text.len;
    Span span = {(uint32_t)from, (uint32_t)(to > from ? to - from : 0)};
    diag_add(reader->diags, DIAG_ERROR, code, diag_at(reader->source, span),
             str_from(message), str_from(help));
}

static char here(const Reader *reader)
{
    return reader->at < reader->text.len ? reader->text.ptr[reader->at] : '\0';
}

static void skip_space(Reader *reader)
{
    while (reader->at < reader->text.len &&
           strchr(" \t\r\n", here(reader)) != NULL && here(reader) != '\0')
        reader->at++;
}

static bool is_word(char c)
{
    return ascii_is_alnum(c) || c == '+' || c == '-' || c == '.' || c == '_';
}

/* One text or number, decoded by jansson; the caller releases it. */
static json_t *decode(Str slice)
{
    json_error_t error;
    return json_loadb(slice.ptr, slice.len,
                      JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
}

static bool is_hex(char c)
{
    c = ascii_lower(c);
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* The number behind \u at `at`, or UINT32_MAX. */
static uint32_t number_at(const Reader *reader, size_t at)
{
    uint32_t number = 0;
    for (size_t i = at; i < at + 4; i++) {
        if (i >= reader->text.len || !is_hex(reader->text.ptr[i]))
            return UINT32_MAX;
        char c = ascii_lower(reader->text.ptr[i]);
        number = number * 16 +
                 (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return number;
}

static bool is_refused(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || utf8_is_noncharacter(c);
}

static void fail_character(Reader *reader, size_t from)
{
    fail(reader, "json-control-character", from, reader->at,
         "delete it, or write the character that is meant",
         "an invisible character that no text may hold");
}

/* Checks what stands behind a backslash and moves behind it. */
static void read_escape(Reader *reader)
{
    static const char *const strange =
        "a '\\' in a text has a meaning of its own";
    static const char *const help = "write '\\\\' for one '\\'";
    size_t from = reader->at++;
    char c = here(reader);
    if (c == '\0' || strchr("\"\\/bfnrtu", c) == NULL) {
        fail(reader, "json-syntax", from, from + 2, help, strange);
        return;
    }
    reader->at++;
    if (c == 'b' || c == 'f')
        fail_character(reader, from);
    if (c != 'u')
        return;
    uint32_t number = number_at(reader, reader->at);
    if (number == UINT32_MAX) {
        fail(reader, "json-syntax", from, from + 2, help, strange);
        return;
    }
    reader->at += 4;
    if (number >= 0xD800 && number < 0xDC00 && here(reader) == '\\' &&
        str_starts(str_slice(reader->text, reader->at, reader->text.len),
                   "\\u")) {
        uint32_t low = number_at(reader, reader->at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            reader->at += 6;
            number = 0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    if (number >= 0xD800 && number < 0xE000)
        fail(reader, "json-syntax", from, reader->at,
             "write the character itself",
             "this '\\u' and its number are half of a character");
    else if (is_refused(number))
        fail_character(reader, from);
}

/* At a double quote: finds the end of the text and decodes it [arena]. */
static Str read_text(Reader *reader)
{
    size_t from = reader->at++;
    bool escapes = false;
    while (!reader->failed && here(reader) != '"') {
        size_t at = reader->at;
        if (at >= reader->text.len || here(reader) == '\n' ||
            here(reader) == '\r') {
            fail(reader, "json-syntax", from, from + 1,
                 "close it with '\"' on the same line",
                 "the text that begins here is never closed");
        } else if (here(reader) == '\\') {
            escapes = true;
            read_escape(reader);
        } else if (here(reader) == '\t') {
            fail(reader, "json-syntax", at, at + 1,
                 "write '\\t' or a space instead", "a tab inside a text");
        } else if (is_refused(utf8_next(reader->text, &reader->at))) {
            fail_character(reader, at);
        }
    }
    if (reader->failed)
        return STR("");
    reader->at++;
    if (!escapes)
        return str_dup(reader->arena,
                       str_slice(reader->text, from + 1, reader->at - 1));
    json_t *decoded = decode(str_slice(reader->text, from, reader->at));
    Str text = STR("");
    if (json_is_string(decoded))
        text = str_dup(reader->arena, str_of(json_string_value(decoded),
                                             json_string_length(decoded)));
    else
        fail(reader, "json-syntax", from, reader->at, "",
             "this text cannot be read");
    json_decref(decoded);
    return text;
}

/* true, false, null, a number, or something that is none of them. */
static Value *read_word(Reader *reader)
{
    size_t from = reader->at;
    while (is_word(here(reader)))
        reader->at++;
    Str word = str_slice(reader->text, from, reader->at);
    if (str_is(word, "true") || str_is(word, "false"))
        return value_bool(reader->arena, str_is(word, "true"));
    if (str_is(word, "null"))
        return value_null(reader->arena);
    json_t *decoded = NULL;
    bool number =
        word.len > 0 && (ascii_is_digit(word.ptr[0]) || word.ptr[0] == '-');
    if (number)
        decoded = decode(word);
    Value *value = NULL;
    if (json_is_number(decoded))
        value = value_number(reader->arena, json_number_value(decoded));
    else if (number)
        fail(reader, "json-syntax", from, reader->at,
             "write it like 12, 1.5 or -3, or put it in double quotes",
             "this number cannot be read");
    else if (here(reader) == '\'')
        fail(reader, "json-syntax", from, reader->at + 1, "use double quotes",
             "single quotes cannot hold a text here");
    else if (here(reader) == '/' || here(reader) == '#')
        fail(reader, "json-syntax", reader->at, reader->at + 1,
             "delete the comment", "comments cannot be used here");
    else if (word.len > 0)
        fail(reader, "json-syntax", from, reader->at, "put it in double quotes",
             "a text must be in double quotes");
    else
        fail(reader, "json-syntax", from, from + 1,
             "write a text in double quotes, or delete the comma before it",
             "something is missing here");
    json_decref(decoded);
    return value;
}

/* After an item: true when another one follows. */
static bool read_comma(Reader *reader, char closing, size_t opened)
{
    skip_space(reader);
    if (reader->failed)
        return false;
    size_t at = reader->at;
    if (here(reader) == closing) {
        reader->at++;
        return false;
    }
    if (at >= reader->text.len) {
        fail(reader, "json-syntax", opened, opened + 1,
             closing == ']' ? "write ']' where the list ends"
                            : "write '}' where it ends",
             "the bracket that opens here is never closed");
        return false;
    }
    if (here(reader) != ',') {
        fail(reader, "json-syntax", at, at + 1,
             "write a comma before it, or close what was opened",
             "a comma or a closing bracket is missing before this");
        return false;
    }
    reader->at++;
    skip_space(reader);
    if (here(reader) == closing)
        fail(reader, "json-syntax", at, at + 1, "delete the comma",
             "a comma with nothing after it");
    return !reader->failed;
}

static Value *read_list(Reader *reader, unsigned depth)
{
    Value *list = value_list(reader->arena);
    size_t opened = reader->at++;
    skip_space(reader);
    if (here(reader) == ']') {
        reader->at++;
        return list;
    }
    do {
        Value *item = read_value(reader, depth);
        if (item != NULL)
            value_push(reader->arena, list, item);
    } while (!reader->failed && read_comma(reader, ']', opened));
    return list;
}

static void put_entry(Reader *reader, Value *map, Str key, Span span,
                      Value *value)
{
    const ValueEntry *first = value_entry(map, key);
    if (first == NULL) {
        value_put(reader->arena, map, key, value);
        map->as.map.entry[map->as.map.count - 1].key_span = span;
        return;
    }
    reader->twins = true;
    DiagAlso also = {diag_at(reader->source, first->key_span),
                     "the first is here"};
    diag_also(reader->diags, DIAG_ERROR, "duplicate-key",
              diag_at(reader->source, span), also, STR("keep one of them"),
              "'%.*s' is here a second time", STR_ARG(key));
}

static Value *read_map(Reader *reader, unsigned depth)
{
    Value *map = value_map(reader->arena);
    size_t opened = reader->at++;
    skip_space(reader);
    if (here(reader) == '}') {
        reader->at++;
        return map;
    }
    do {
        skip_space(reader);
        size_t from = reader->at;
        if (here(reader) != '"') {
            fail(reader, "json-syntax", from, from + 1,
                 "write a name in double quotes, a colon and a value",
                 "a name in double quotes must stand here");
            break;
        }
        Str key = read_text(reader);
        Span span = span_from(reader, from);
        skip_space(reader);
        if (here(reader) != ':')
            fail(reader, "json-syntax", reader->at, reader->at + 1,
                 "write a colon after the name",
                 "the colon after the name is missing");
        if (reader->failed)
            break;
        reader->at++;
        Value *value = read_value(reader, depth);
        if (value != NULL)
            put_entry(reader, map, key, span, value);
    } while (!reader->failed && read_comma(reader, '}', opened));
    return map;
}

static Value *read_value(Reader *reader, unsigned depth)
{
    skip_space(reader);
    size_t from = reader->at;
    if (++reader->nodes > LIMIT_VALUE_NODES)
        fail(reader, "json-too-large", from, from + 1,
             "split it into several files",
             "there are too many names and texts in this file");
    char c = here(reader);
    if ((c == '[' || c == '{') && depth >= LIMIT_VALUE_DEPTH)
        fail(reader, "json-too-deep", from, from + 1, "",
             "too many lists and names inside each other");
    if (reader->failed)
        return NULL;
    Value *value;
    if (c == '{') {
        value = read_map(reader, depth + 1);
    } else if (c == '[') {
        value = read_list(reader, depth + 1);
    } else if (c == '"') {
        value = value_text(reader->arena, read_text(reader));
        value->quoted = true;
    } else {
        value = read_word(reader);
    }
    if (value != NULL)
        value->span = span_from(reader, from);
    return value;
}

/* jansson has the last word on what is JSON. */
static void check_whole(Reader *reader, size_t from)
{
    json_error_t error;
    json_t *whole =
        json_loadb(reader->text.ptr + from, reader->text.len - from,
                   JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
    if (whole == NULL) {
        size_t at = from;
        if (error.position > 0)
            at += (size_t)error.position - 1;
        fail(reader, "json-syntax", at, at + 1, "",
             "this cannot be read as JSON");
    }
    json_decref(whole);
}

Value *json_read(Arena *arena, const Source *source, Diags *diags)
{
    Reader reader = {
        .arena = arena, .source = source, .diags = diags, .text = source->text};
    if (str_starts(reader.text, "\xEF\xBB\xBF"))
        reader.at = 3;
    size_t from = reader.at;
    skip_space(&reader);
    if (reader.at >= reader.text.len)
        fail(&reader, "json-syntax", from, from, "write '[]' for an empty list",
             "there is nothing in this file");
    Value *value = read_value(&reader, 0);
    skip_space(&reader);
    if (!reader.failed && reader.at < reader.text.len)
        fail(&reader, "json-syntax", reader.at, reader.at + 1,
             "delete it, or put all of it in one list",
             "more follows after the end");
    if (!reader.failed)
        check_whole(&reader, from);
    return reader.failed || reader.twins ? NULL : value;
}
