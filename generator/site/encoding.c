/* site/encoding.c - may these bytes be a page or a data file? */
#include "base/compat.h"
#include "site/encoding.h"

#include "base/buf.h"
#include "base/utf8.h"

/* So much of a file tells whether it is text. */
#define HEAD_BYTES 512

/* Windows-1252's own characters, 0x80 to 0x9F; 0 where it has none. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Without a mark: every other byte of the beginning is none, and the ones
 * between are letters. */
static bool has_gaps(Str text, size_t from)
{
    if (text.len < 4)
        return false;
    for (size_t i = 0; i < 4; i++)
        if ((text.ptr[i] == '\0') != (i % 2 == from))
            return false;
    return true;
}

static bool is_utf16(Str text)
{
    return str_starts(text, "\xFF\xFE") || str_starts(text, "\xFE\xFF") ||
           has_gaps(text, 0) || has_gaps(text, 1);
}

/* A slip leaves one control character behind; a program's data are full of
 * them. */
static bool is_no_text(Str text)
{
    size_t strange = 0;

    text = str_slice(text, 0, HEAD_BYTES);
    for (size_t i = 0; i < text.len; i++)
        strange += (unsigned char)text.ptr[i] < 0x20 &&
                   !ascii_is_space(text.ptr[i]);
    return strange > 3 && strange > text.len / 8;
}

static void report_utf16(const Source *source, Diags *diags)
{
    diag_help(diags, DIAG_ERROR, "invalid-utf8",
              diag_at(source, DIAG_WHOLE_FILE),
              STR(UTF8_SAVE_HELP),
              "this file is saved as UTF-16 (\"Unicode\"), not as UTF-8");
}

static void report_no_text(const Source *source, Diags *diags)
{
    diag_help(diags, DIAG_ERROR, "forbidden-character",
              diag_at(source, DIAG_WHOLE_FILE),
              STR("write it anew, or take out the file that has this name by "
                  "mistake"),
              "this is not a text file");
}

static void report_invalid(const Source *source, size_t at, Diags *diags)
{
    unsigned char byte = (unsigned char)source->text.ptr[at];
    uint32_t meant = byte < 0xA0 ? windows_1252[byte & 31] : byte;
    DiagPos where = diag_at(source, (Span){(uint32_t)at, 1});
    Buf meaning;

    if (byte < 0x80 || meant == 0) {
        diag_help(diags, DIAG_ERROR, "invalid-utf8", where,
                  STR(UTF8_SAVE_HELP),
                  "this file is not saved as UTF-8: there is no such "
                  "character");
        return;
    }
    buf_init(&meaning, 8);
    buf_add_codepoint(&meaning, meant);
    diag_help(diags, DIAG_ERROR, "invalid-utf8", where,
              STR(UTF8_SAVE_HELP),
              "this file looks as if it was saved as Windows-1252 (\"ANSI\"): "
              "there it would be the character '%.*s'",
              STR_ARG(buf_str(&meaning)));
    buf_release(&meaning);
}

/* Tab and line ends are the only control characters of a page. */
static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           utf8_is_noncharacter(c);
}

static void report_forbidden(const Source *source, Span span, uint32_t c,
                             Diags *diags)
{
    if (c == '\v' || c == '\f') /* what Word writes for Shift and Enter */
        diag_help(diags, DIAG_ERROR, "forbidden-character",
                  diag_at(source, span),
                  c == '\v' ? STR("press Enter in its place; for a new line in "
                                  "the same paragraph write '\\' before it")
                            : STR("put an empty line in its place"),
                  "this is a %s break of a word processor, and cannot be on "
                  "a page", c == '\v' ? "line" : "page");
    else
        diag_help(diags, DIAG_ERROR, "forbidden-character",
                  diag_at(source, span),
                  STR("delete it: it shows nothing, and no web page can hold "
                      "it"),
                  "there is an invisible character here that cannot be on a "
                  "page (U+%04X)", (unsigned)c);
}

bool encoding_check(const Source *source, Span part, Diags *diags)
{
    Str text = str_slice(source->text, part.off,
                         (size_t)part.off + part.len);
    size_t bad;

    if (is_utf16(source->text)) {
        report_utf16(source, diags);
        return false;
    }
    if (is_no_text(source->text)) {
        report_no_text(source, diags);
        return false;
    }
    bad = utf8_invalid_at(text);
    if (bad != STR_NONE)
        text.len = bad;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = (unsigned char)text.ptr[at];

        if (c >= 0x20 && c < 0x80) { /* nearly all there is */
            at++;
            continue;
        }
        c = utf8_next(text, &at);
        if (!is_forbidden(c))
            continue;
        report_forbidden(source, (Span){(uint32_t)(part.off + from),
                                        (uint32_t)(at - from)}, c, diags);
        return false;
    }
    if (bad != STR_NONE)
        report_invalid(source, part.off + bad, diags);
    return bad == STR_NONE;
}
