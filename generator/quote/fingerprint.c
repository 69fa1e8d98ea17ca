/* quote/fingerprint.c - fingerprints made, written and read. */
#include "base/compat.h"
#include "quote/fingerprint.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "quote/window.h"

#define FIRST_LINE "handbook fingerprint "
#define ALGORITHM "four-words 1"
#define LINE_WINDOWS 32
#define CHECKSUM_FIGURES 16

/* A name that a file can have in whatever folder: without a way out of it. */
static bool is_file_name(Str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < 0x20 || name.ptr[i] == '/' ||
            name.ptr[i] == '\\' || name.ptr[i] == 0x7F)
            return false;
    return name.len > 0 && !str_is(name, ".") && !str_is(name, "..") &&
           utf8_invalid_at(name) == STR_NONE;
}

/* --- made ----------------------------------------------------------------- */

uint16_t fingerprint_heading(Str heading)
{
    Sha256 hash = hash_sha256(heading);

    return (uint16_t)((hash.byte[0] << 8 | hash.byte[1]) & 0xFFF);
}

Fingerprint *fingerprint_make(Arena *arena, Str document, const Sha256 *hash,
                              const FoldWords *words,
                              DocumentPlace *place, size_t place_count)
{
    Fingerprint *made = ARENA_NEW(arena, Fingerprint);
    WindowWord last[WINDOW_WORDS] = {{0, 0}};

    *made = (Fingerprint){.document = is_file_name(path_name(document))
                                          ? str_dup(arena, path_name(document))
                                          : STR("document"),
                          .hash = *hash,
                          .word_count = (uint32_t)words->count,
                          .place = place,
                          .place_count = place_count};
    made->window_count = made->word_count - (WINDOW_WORDS - 1);
    made->window = arena_alloc(arena, made->window_count);
    for (size_t i = 0; i < words->count; i++) {
        memmove(last, last + 1, sizeof last - sizeof last[0]);
        last[WINDOW_WORDS - 1] = window_word(hash, words->item[i].text);
        if (i + 1 >= WINDOW_WORDS)
            made->window[i + 1 - WINDOW_WORDS] =
                window_byte(hash, &last[0], &last[1], &last[2], &last[3]);
    }
    return made;
}

/* --- written -------------------------------------------------------------- */

static void add_place(Buf *buf, const DocumentPlace *place)
{
    static const char letters[] = {'h', 'n', 'p', 'b'};

    buf_addf(buf, "%c %u", letters[place->kind], (unsigned)place->word);
    if (place->kind == PLACE_HEADING)
        buf_addf(buf, " %u %03x", (unsigned)place->rank,
                 (unsigned)place->hash);
    else if (place->kind == PLACE_NUMBER)
        buf_addf(buf, " %s", place->label);
    buf_addc(buf, '\n');
}

static void add_checksum(Buf *buf)
{
    char hex[65];

    hash_hex(hash_sha256(buf_str(buf)), hex);
    hex[CHECKSUM_FIGURES] = '\0';
    buf_addf(buf, "checksum: %s\n", hex);
}

Str fingerprint_write(Arena *arena, const Fingerprint *fingerprint)
{
    static const char figures[] = "0123456789abcdef";
    char hex[65];
    Buf buf;
    Str text;

    buf_init(&buf, 8 * (size_t)LIMIT_FILE_BYTES);
    hash_hex(fingerprint->hash, hex);
    buf_addf(&buf, FIRST_LINE "%d\nalgorithm: " ALGORITHM "\ndocument: ",
             FINGERPRINT_VERSION);
    buf_add(&buf, fingerprint->document);
    buf_addf(&buf, "\nsha256: %s\nwords: %u\nplaces: %zu\n", hex,
             (unsigned)fingerprint->word_count, fingerprint->place_count);
    for (size_t i = 0; i < fingerprint->place_count; i++)
        add_place(&buf, &fingerprint->place[i]);
    buf_addf(&buf, "windows: %u\n", (unsigned)fingerprint->window_count);
    for (size_t i = 0; i < fingerprint->window_count; i++) {
        buf_addc(&buf, figures[fingerprint->window[i] >> 4]);
        buf_addc(&buf, figures[fingerprint->window[i] & 15]);
        if ((i + 1) % LINE_WINDOWS == 0 || i + 1 == fingerprint->window_count)
            buf_addc(&buf, '\n');
    }
    add_checksum(&buf);
    text = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

/* --- read ----------------------------------------------------------------- */

static int figure(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The next line, without its end; "" and false at the text's end. */
static bool next_line(Str *rest, Str *line)
{
    *line = STR("");
    return rest->len > 0 && str_line(rest, line);
}

/* The value of the line "name: value". */
static bool named_line(Str *rest, const char *name, Str *value)
{
    size_t len = strlen(name);
    Str line;

    if (!next_line(rest, &line) || !str_starts(line, name) ||
        !str_starts(str_slice(line, len, line.len), ": "))
        return false;
    *value = str_slice(line, len + 2, line.len);
    return true;
}

static bool number_line(Str *rest, const char *name, uint32_t *out)
{
    uint64_t number;
    Str value;

    if (!named_line(rest, name, &value) || !str_to_u64(value, &number) ||
        number > LIMIT_FILE_BYTES)
        return false;
    *out = (uint32_t)number;
    return true;
}

static bool read_label(Str text, char label[PLACE_LABEL_BYTES])
{
    if (text.len == 0 || text.len >= PLACE_LABEL_BYTES)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.ptr[i]) &&
            (text.ptr[i] < 'a' || text.ptr[i] > 'z'))
            return false;
        label[i] = text.ptr[i];
    }
    return true;
}

static bool read_heading(Str text, DocumentPlace *place)
{
    int high, middle, low;

    if (text.len != 5 || text.ptr[0] < '1' || text.ptr[0] > '9' ||
        text.ptr[1] != ' ')
        return false;
    high = figure(text.ptr[2]);
    middle = figure(text.ptr[3]);
    low = figure(text.ptr[4]);
    if (high < 0 || middle < 0 || low < 0)
        return false;
    place->rank = (uint8_t)(text.ptr[0] - '0');
    place->hash = (uint16_t)(high << 8 | middle << 4 | low);
    return true;
}

static bool read_place(Str line, uint32_t word_count, DocumentPlace *place)
{
    Str rest = line, kind, word;
    uint64_t number;

    str_split(&rest, ' ', &kind);
    str_split(&rest, ' ', &word);
    if (kind.len != 1 || !str_to_u64(word, &number) || number >= word_count)
        return false;
    place->word = (uint32_t)number;
    switch (kind.ptr[0]) {
    case 'h':
        place->kind = PLACE_HEADING;
        return read_heading(rest, place);
    case 'n':
        place->kind = PLACE_NUMBER;
        return read_label(rest, place->label);
    case 'p':
        place->kind = PLACE_PARAGRAPH;
        return rest.len == 0;
    case 'b':
        place->kind = PLACE_POINT;
        return rest.len == 0;
    default:
        return false;
    }
}

static bool read_places(Arena *arena, Str *rest, Fingerprint *out)
{
    uint32_t count, last = 0;
    Str line;

    /* a place takes a line of four bytes at least */
    if (!number_line(rest, "places", &count) || count > rest->len / 4)
        return false;
    out->place = ARENA_NEW_ARRAY(arena, DocumentPlace, (size_t)count + 1);
    out->place_count = count;
    for (uint32_t i = 0; i < count; i++) {
        if (!next_line(rest, &line) ||
            !read_place(line, out->word_count, &out->place[i]) ||
            out->place[i].word < last)
            return false;
        last = out->place[i].word;
    }
    return true;
}

static bool read_windows(Arena *arena, Str *rest, Fingerprint *out)
{
    uint32_t at = 0;
    Str line;

    if (!number_line(rest, "windows", &out->window_count) ||
        out->window_count + (WINDOW_WORDS - 1) != out->word_count ||
        out->window_count > rest->len / 2)
        return false;
    out->window = arena_alloc(arena, out->window_count);
    while (at < out->window_count) {
        uint32_t wanted = out->window_count - at;

        wanted = wanted < LINE_WINDOWS ? wanted : LINE_WINDOWS;
        if (!next_line(rest, &line) || line.len != 2 * (size_t)wanted)
            return false;
        for (uint32_t i = 0; i < wanted; i++) {
            int high = figure(line.ptr[2 * i]);
            int low = figure(line.ptr[2 * i + 1]);

            if (high < 0 || low < 0)
                return false;
            out->window[at++] = (uint8_t)(high << 4 | low);
        }
    }
    return true;
}

static bool read_body(Arena *arena, Str rest, Fingerprint *out)
{
    Str value;

    if (!named_line(&rest, "document", &value) || !is_file_name(value))
        return false;
    out->document = str_dup(arena, value);
    return named_line(&rest, "sha256", &value) &&
           hash_from_hex(value, &out->hash) &&
           number_line(&rest, "words", &out->word_count) &&
           out->word_count >= FINGERPRINT_MIN_WORDS &&
           read_places(arena, &rest, out) && read_windows(arena, &rest, out) &&
           rest.len == 0;
}

/* What stands above the last line, when that is its checksum. */
static bool checked(Str text, Str *body)
{
    size_t len = strlen("checksum: ") + CHECKSUM_FIGURES + 1;
    char hex[65];

    if (text.len < len)
        return false;
    *body = str_slice(text, 0, text.len - len);
    hash_hex(hash_sha256(*body), hex);
    hex[CHECKSUM_FIGURES] = '\0';
    text = str_slice(text, body->len, text.len);
    return str_starts(text, "checksum: ") && str_ends(text, "\n") &&
           str_eq(str_slice(text, strlen("checksum: "), text.len - 1),
                  str_from(hex));
}

/* Git on Windows may have changed the ends of lines: that is no damage. */
static Str without_returns(Arena *arena, Str text)
{
    size_t kept = 0;
    char *copy;

    if (str_find_char(text, '\r') == STR_NONE)
        return text;
    copy = arena_chars(arena, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\r' || i + 1 >= text.len ||
            text.ptr[i + 1] != '\n')
            copy[kept++] = text.ptr[i];
    return str_of(copy, kept);
}

FingerprintProblem fingerprint_read(Arena *arena, Str text, Fingerprint *out)
{
    Fingerprint made = {.document = STR_INIT("")};
    Str rest, line, value, body;
    uint64_t version;

    if (str_trim(text).len == 0)
        return FINGERPRINT_EMPTY;
    text = without_returns(arena, text);
    rest = text;
    if (!next_line(&rest, &line) || !str_starts(line, FIRST_LINE))
        return FINGERPRINT_FOREIGN;
    value = str_slice(line, strlen(FIRST_LINE), line.len);
    if (!str_to_u64(value, &version))
        return FINGERPRINT_DAMAGED;
    if (!checked(text, &body))
        /* another version may end otherwise */
        return version == FINGERPRINT_VERSION ? FINGERPRINT_DAMAGED
                                              : FINGERPRINT_VERSION_OTHER;
    if (version != FINGERPRINT_VERSION)
        return FINGERPRINT_VERSION_OTHER;
    rest = str_slice(body, line.len + 1, body.len);
    if (!named_line(&rest, "algorithm", &value))
        return FINGERPRINT_DAMAGED;
    if (!str_is(value, ALGORITHM))
        return FINGERPRINT_VERSION_OTHER;
    if (!read_body(arena, rest, &made))
        return FINGERPRINT_DAMAGED;
    *out = made;
    return FINGERPRINT_OK;
}
