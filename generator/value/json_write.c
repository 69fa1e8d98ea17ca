/* value/json_write.c - values as JSON, the same bytes every time. */
#include "base/compat.h"

#include "value/json.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Deeper than any data of ours: a ring made by a programmer. */
#define WRITE_DEPTH 256
/* Up to here every whole number is exact. */
#define EXACT_WHOLE 9007199254740992.0

void json_write_text(Buf *buf, Str text)
{
    buf_addc(buf, '"');
    size_t plain = 0; /* from here on nothing was written yet */
    size_t at = 0;
    while (at < text.len) {
        size_t from = at;
        unsigned char c = (unsigned char)text.ptr[at];
        uint32_t codepoint = c;
        if (c < 0x80)
            at++;
        else
            codepoint = utf8_next(text, &at);
        bool as_is = codepoint >= 0x20 && codepoint != '"' &&
                     codepoint != '\\' && codepoint != '<' &&
                     codepoint != 0x2028 && codepoint != 0x2029;
        if (as_is)
            continue;
        buf_add(buf, str_slice(text, plain, from));
        plain = at;
        if (codepoint == '"' || codepoint == '\\')
            buf_addf(buf, "\\%c", (char)codepoint);
        else if (codepoint == '\n')
            buf_adds(buf, "\\n");
        else if (codepoint == '\t')
            buf_adds(buf, "\\t");
        else
            buf_addf(buf, "\\u%04x", (unsigned)codepoint);
    }
    buf_add(buf, str_slice(text, plain, text.len));
    buf_addc(buf, '"');
}

/* The fewest digits that read back as the same number. */
static void write_number(Buf *buf, double number)
{
    char digits[40];
    if (!isfinite(number)) {
        buf_adds(buf, "null"); /* JSON has no word for it */
        return;
    }
    if (number >= -EXACT_WHOLE && number <= EXACT_WHOLE &&
        (double)(int64_t)number == number) {
        buf_addf(buf, "%" PRId64, (int64_t)number); /* never "-0" */
        return;
    }
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    /* The point is the only sign that a locale may change. */
    for (char *c = digits; *c != '\0'; c++)
        if (!ascii_is_alnum(*c) && *c != '-' && *c != '+')
            *c = '.';
    buf_adds(buf, digits);
}

static void write_value(Buf *buf, const Value *value, unsigned depth)
{
    if (depth > WRITE_DEPTH)
        BUG("a value is over %d levels deep", WRITE_DEPTH);
    switch (value->kind) {
    case VALUE_NULL:
        buf_adds(buf, "null");
        break;
    case VALUE_BOOL:
        buf_adds(buf, value->as.boolean ? "true" : "false");
        break;
    case VALUE_NUMBER:
        write_number(buf, value->as.number);
        break;
    case VALUE_TEXT:
        json_write_text(buf, value->as.text);
        break;
    case VALUE_LIST:
        buf_addc(buf, '[');
        for (size_t i = 0; i < value->as.list.count; i++) {
            if (i > 0)
                buf_addc(buf, ',');
            write_value(buf, value->as.list.item[i], depth + 1);
        }
        buf_addc(buf, ']');
        break;
    case VALUE_MAP:
        buf_addc(buf, '{');
        for (size_t i = 0; i < value->as.map.count; i++) {
            if (i > 0)
                buf_addc(buf, ',');
            json_write_text(buf, value->as.map.entry[i].key);
            buf_addc(buf, ':');
            write_value(buf, value->as.map.entry[i].value, depth + 1);
        }
        buf_addc(buf, '}');
        break;
    }
}

void json_write(Buf *buf, const Value *value)
{
    if (value == NULL)
        buf_adds(buf, "null");
    else
        write_value(buf, value, 0);
}
