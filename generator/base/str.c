/* base/str.c - slices of text: compare, search, split, copy, guess. */
#include "base/compat.h"
#include "base/str.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Longest word, in code points, that str_distance looks at. */
#define DISTANCE_MAX 64

int str_int_len(Str s)
{
    return s.len > INT_MAX ? INT_MAX : (int)s.len;
}

Str str_from(const char *cstr)
{
    return cstr ? (Str){cstr, strlen(cstr)} : STR("");
}

Str str_of(const char *ptr, size_t len)
{
    return ptr ? (Str){ptr, len} : STR("");
}

Str str_slice(Str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (Str){s.ptr + from, to - from};
}

bool str_eq(Str a, Str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is(Str a, const char *cstr)
{
    return str_eq(a, str_from(cstr));
}

int str_cmp(Str a, Str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len > 0 ? memcmp(a.ptr, b.ptr, len) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_ieq(Str a, Str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
            return false;
    return true;
}

bool str_starts(Str s, const char *prefix)
{
    size_t len = strlen(prefix);

    return s.len >= len && memcmp(s.ptr, prefix, len) == 0;
}

bool str_ends(Str s, const char *suffix)
{
    size_t len = strlen(suffix);

    return s.len >= len && memcmp(s.ptr + s.len - len, suffix, len) == 0;
}

size_t str_find(Str s, Str needle)
{
    size_t at = 0;

    if (needle.len == 0)
        return 0;
    while (s.len - at >= needle.len) {
        const char *hit = memchr(s.ptr + at, needle.ptr[0],
                                 s.len - at - needle.len + 1);
        if (!hit)
            return STR_NONE;
        at = (size_t)(hit - s.ptr);
        if (memcmp(hit, needle.ptr, needle.len) == 0)
            return at;
        at++;
    }
    return STR_NONE;
}

size_t str_find_char(Str s, char c)
{
    const char *hit = memchr(s.ptr, c, s.len);

    return hit ? (size_t)(hit - s.ptr) : STR_NONE;
}

size_t str_rfind_char(Str s, char c)
{
    for (size_t i = s.len; i > 0; i--)
        if (s.ptr[i - 1] == c)
            return i - 1;
    return STR_NONE;
}

static bool is_trimmed(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

Str str_trim_left(Str s)
{
    size_t from = 0;

    while (from < s.len && is_trimmed(s.ptr[from]))
        from++;
    return str_slice(s, from, s.len);
}

Str str_trim_right(Str s)
{
    while (s.len > 0 && is_trimmed(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

Str str_trim(Str s)
{
    return str_trim_left(str_trim_right(s));
}

bool str_split(Str *rest, char sep, Str *head)
{
    size_t at;

    if (rest->len == 0)
        return false;
    at = str_find_char(*rest, sep);
    *head = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at == STR_NONE ? at : at + 1, rest->len);
    return true;
}

bool str_line(Str *rest, Str *line)
{
    if (!str_split(rest, '\n', line))
        return false;
    /* A \r that no \n follows is a part of the line. */
    if (line->len > 0 && line->ptr[line->len - 1] == '\r' &&
        line->ptr + line->len < rest->ptr)
        line->len--;
    return true;
}

bool str_to_u64(Str s, uint64_t *out)
{
    uint64_t value = 0;

    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned digit;

        if (!ascii_is_digit(s.ptr[i]))
            return false;
        digit = (unsigned)(s.ptr[i] - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool ascii_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_is_alnum(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

bool ascii_is_punct(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
           (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

Str str_dup(Arena *arena, Str s)
{
    return str_cat(arena, s, STR(""));
}

Str str_lower(Arena *arena, Str s)
{
    char *copy = arena_chars(arena, size_add(s.len, 1));

    for (size_t i = 0; i < s.len; i++)
        copy[i] = ascii_lower(s.ptr[i]);
    return (Str){copy, s.len};
}

Str str_cat(Arena *arena, Str a, Str b)
{
    size_t len = size_add(a.len, b.len);
    char *copy = arena_chars(arena, size_add(len, 1));

    memcpy(copy, a.ptr, a.len);
    memcpy(copy + a.len, b.ptr, b.len);
    return (Str){copy, len};
}

const char *str_to_cstr(Arena *arena, Str s)
{
    if (memchr(s.ptr, '\0', s.len))
        return NULL;
    return str_dup(arena, s).ptr;
}

/* The code points of a word, with ASCII letters in lower case. */
typedef struct Word {
    uint32_t at[DISTANCE_MAX];
    unsigned len;
} Word;

/* False when it is too long to be compared. */
static bool word_read(Word *word, Str s)
{
    size_t off = 0;

    word->len = 0;
    while (off < s.len) {
        uint32_t c = utf8_next(s, &off);

        if (word->len == DISTANCE_MAX)
            return false;
        word->at[word->len++] = c < 128 ? (uint32_t)ascii_lower((char)c) : c;
    }
    return true;
}

static unsigned min_of(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* One cell of the table: the cheapest way to turn the first i characters of a
 * into the first j of b. Rows are kept modulo 3: a swap looks two back. */
static unsigned distance_cell(unsigned row[3][DISTANCE_MAX + 1], const Word *a,
                              const Word *b, unsigned i, unsigned j)
{
    const unsigned *above = row[(i + 2) % 3];
    bool same = a->at[i - 1] == b->at[j - 1];
    unsigned best = above[j - 1] + (same ? 0 : 1);

    best = min_of(best, above[j] + 1);
    best = min_of(best, row[i % 3][j - 1] + 1);
    if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
        a->at[i - 2] == b->at[j - 1])
        best = min_of(best, row[(i + 1) % 3][j - 2] + 1);
    return best;
}

static unsigned word_distance(const Word *a, const Word *b, unsigned limit)
{
    unsigned row[3][DISTANCE_MAX + 1];
    unsigned last_low = 0;
    unsigned gap = a->len > b->len ? a->len - b->len : b->len - a->len;

    if (gap > limit)
        return limit + 1;
    for (unsigned j = 0; j <= b->len; j++)
        row[0][j] = j;
    for (unsigned i = 1; i <= a->len; i++) {
        unsigned low = i;

        row[i % 3][0] = i;
        for (unsigned j = 1; j <= b->len; j++) {
            row[i % 3][j] = distance_cell(row, a, b, i, j);
            low = min_of(low, row[i % 3][j]);
        }
        /* Two rows, because a swap steps over one. */
        if (low > limit && last_low > limit)
            return limit + 1;
        last_low = low;
    }
    return min_of(row[a->len % 3][b->len], limit + 1);
}

unsigned str_distance(Str a, Str b, unsigned limit)
{
    Word left, right;

    if (limit > DISTANCE_MAX)
        limit = DISTANCE_MAX;
    if (!word_read(&left, a) || !word_read(&right, b))
        return limit + 1;
    return word_distance(&left, &right, limit);
}

bool str_among(Str s, const Str *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(list[i], s))
            return true;
    }
    return false;
}

size_t str_nearest(Str word, const Str *candidates, size_t count)
{
    Word wanted, other;
    size_t nearest = STR_NONE;
    unsigned limit;

    if (!word_read(&wanted, word) || wanted.len == 0)
        return STR_NONE;
    limit = wanted.len < 6 ? 1 : wanted.len / 3;
    for (size_t i = 0; i < count; i++) {
        unsigned far;

        if (!word_read(&other, candidates[i]))
            continue;
        far = word_distance(&wanted, &other, limit);
        /* Words with no character in common are not alike, however short. */
        if (far > limit ||
            (far >= wanted.len && far >= other.len))
            continue;
        nearest = i;
        if (far == 0)
            break;
        limit = far - 1;
    }
    return nearest;
}
