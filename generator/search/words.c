/* search/words.c - a text as the words by which it is found. */
#include "base/compat.h"
#include "search/words.h"

#include <string.h>

#include "base/utf8.h"

#define APOSTROPHE 0x27u
#define HYPHEN 0x2Du
#define REAL_HYPHEN 0x2010u
/* From here on two characters may be one: before are Latin letters. */
#define FIRST_WIDE 0x300u

typedef struct Range {
    uint32_t first, last;
} Range;

/* Thai and Lao, Burmese, Khmer, signs that repeat, kana, their additions, the
 * Chinese characters. Sorted. */
static const Range NO_SPACES[] = {
    {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},
    {0x3005, 0x3007}, {0x3040, 0x30FF}, {0x31F0, 0x31FF},
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},
    {0x20000, 0x323AF},
};

static bool has_no_spaces(uint32_t c)
{
    const size_t count = sizeof NO_SPACES / sizeof NO_SPACES[0];

    for (size_t i = 0; i < count && c >= NO_SPACES[i].first; i++)
        if (c <= NO_SPACES[i].last)
            return true;
    return false;
}

static bool is_dropped(uint32_t c)
{
    return c == 0x640 || utf8_is_unseen(c);
}

static bool is_apostrophe(uint32_t c)
{
    switch (c) {
    case APOSTROPHE: case 0x60: case 0xB4: case 0x2BC: case 0x2018:
    case 0x2019: case 0x201B: case 0x2032: case 0xFF07:
        return true;
    default:
        return false;
    }
}

/* --- runs of characters --------------------------------------------------- */

static void run_clear(SearchRun *run)
{
    run->len = run->points = 0;
    run->wide = false;
}

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* What is behind the end of the room is left out: it would be cut anyway. */
static void run_add(SearchRun *run, uint32_t c)
{
    if (run->points == SEARCH_RUN_POINTS)
        return;
    run->len += encode(c, run->byte + run->len);
    run->points++;
    run->wide = run->wide || c >= FIRST_WIDE;
}

static void run_join(SearchRun *run, Str text, bool wide)
{
    for (size_t at = 0; at < text.len;)
        run_add(run, utf8_next(text, &at));
    run->wide = run->wide || wide;
}

/* The first SEARCH_FORM_POINTS code points. */
static Str cut(Str form)
{
    size_t at = 0;

    if (form.len <= SEARCH_FORM_POINTS)
        return form;
    for (size_t points = 0; at < form.len && points < SEARCH_FORM_POINTS;
         points++)
        utf8_next(form, &at);
    return str_slice(form, 0, at);
}

/* text is a part of a run. */
static void tell(SearchWords *words, Str text, bool wide, bool extra)
{
    if (text.len == 0)
        return;
    if (wide) {
        memmove(words->scratch, text.ptr, text.len);
        text = str_of(words->scratch, plain_compose(words->scratch, text.len,
                                                    words->work));
    }
    words->told(words->context, cut(text), extra);
}

/* --- what ends ------------------------------------------------------------ */

static void end_chain(SearchWords *words)
{
    if (words->chain_words > 1)
        tell(words, str_of(words->chain.byte, words->chain.len),
             words->chain.wide, true);
    run_clear(&words->chain);
    words->chain_words = 0;
    words->hyphen = false;
}

/* The parts beside apostrophes: "maer" is there, here is "mae". */
static void tell_parts(SearchWords *words, size_t count, size_t end)
{
    const SearchRun *run = &words->run;

    for (size_t i = 0; i < count && i < SEARCH_RUN_PARTS; i++) {
        size_t to = i + 1 < words->parts ? words->part[i + 1] : end;
        Str part = str_of(run->byte + words->part[i], to - words->part[i]);

        if (utf8_count(part) >= 3)
            tell(words, part, run->wide, true);
    }
}

static void end_word(SearchWords *words)
{
    SearchRun *run = &words->run;
    size_t count = words->parts, end = run->len;

    words->apostrophe = false;
    if (!words->open)
        return;
    words->open = false;
    if (count > 1 && words->last_points == 1 && words->last_first == 's') {
        end = words->last_at;
        count--;
    }
    tell(words, str_of(run->byte, end), run->wide, false);
    if (count > 1)
        tell_parts(words, count, end);
    run_join(&words->chain, str_of(run->byte, end), run->wide);
    words->chain_words++;
    words->hyphen = false;
    run_clear(run);
}

/* The end of characters of a script without spaces. */
static void end_pairs(SearchWords *words)
{
    char byte[4];

    if (words->before == 0)
        return;
    words->told(words->context, str_of(byte, encode(words->before, byte)),
                words->pairs > 0);
    words->before = 0;
    words->pairs = 0;
}

static void end_all(SearchWords *words)
{
    end_word(words);
    end_chain(words);
    end_pairs(words);
}

/* --- one character -------------------------------------------------------- */

static void begin_part(SearchWords *words)
{
    words->last_at = words->run.len;
    if (words->parts <= SEARCH_RUN_PARTS)
        words->part[words->parts] = words->last_at;
    words->parts++;
    words->last_points = 0;
}

static void take_letter(SearchWords *words, uint32_t c)
{
    end_pairs(words);
    if (!words->open) {
        words->open = true;
        words->parts = 0;
        begin_part(words);
    } else if (words->apostrophe) {
        begin_part(words);
    }
    words->apostrophe = false;
    if (words->last_points++ == 0)
        words->last_first = c;
    run_add(&words->run, c);
}

static void take_pair(SearchWords *words, uint32_t c)
{
    char byte[8];
    size_t len;

    end_word(words);
    end_chain(words);
    if (words->before != 0) {
        len = encode(words->before, byte);
        len += encode(c, byte + len);
        words->told(words->context, str_of(byte, len), false);
        words->pairs++;
    }
    words->before = c;
}

static void take_apostrophe(SearchWords *words)
{
    if (words->open && !words->apostrophe)
        words->apostrophe = true;
    else
        end_all(words);
    end_pairs(words);
}

static void take_hyphen(SearchWords *words)
{
    bool behind_word = words->open && !words->apostrophe;

    if (!behind_word) {
        end_all(words);
        return;
    }
    end_word(words);
    words->hyphen = true;
}

/* A character as base/plain.h made it. */
static void take(SearchWords *words, uint32_t c)
{
    if (c == APOSTROPHE)
        take_apostrophe(words);
    else if (c == HYPHEN || c == REAL_HYPHEN)
        take_hyphen(words);
    else if (!utf8_is_word(c))
        end_all(words);
    else if (has_no_spaces(c))
        take_pair(words, c);
    else
        take_letter(words, c);
}

/* --- a text --------------------------------------------------------------- */

void search_words_init(SearchWords *words, SearchWordTold *told, void *context)
{
    memset(words, 0, sizeof *words);
    words->told = told;
    words->context = context;
}

/* What an ASCII word can go on with. */
static bool may_belong(char c)
{
    return (unsigned char)c >= 0x80 || c == '\'' || c == '`' || c == '-' ||
           ascii_is_alnum(c);
}

/* Nearly all text is words of ASCII letters between spaces and full stops:
 * those need no more than this. Gives where the word ends, or `at`. */
static size_t take_plain_word(SearchWords *words, Str text, size_t at)
{
    SearchRun *run = &words->run;
    size_t end = at, len = 0;

    while (end < text.len && ascii_is_alnum(text.ptr[end]) &&
           len < SEARCH_FORM_POINTS)
        run->byte[len++] = ascii_lower(text.ptr[end++]);
    if (len == 0 || (end < text.len && may_belong(text.ptr[end])))
        return at;
    end_all(words);
    words->told(words->context, str_of(run->byte, len), false);
    return end;
}

void search_words_read(SearchWords *words, Str text)
{
    uint32_t part[PLAIN_MAX];

    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t end;

        if (!words->open && !words->hyphen) {
            end = take_plain_word(words, text, at);
            if (end > at) {
                at = end;
                continue;
            }
        }
        c = utf8_next(text, &at);
        if (c < 0x80 && c != 0x60) {
            take(words, (uint32_t)(unsigned char)ascii_lower((char)c));
        } else if (is_apostrophe(c)) {
            take_apostrophe(words);
        } else if (!is_dropped(c)) {
            size_t count = plain_char(c, part);
            for (size_t i = 0; i < count; i++)
                take(words, part[i]);
        }
    }
    end_all(words);
}

bool search_form_is_typed(Str form)
{
    size_t at = 0;
    uint32_t c;

    if (form.len == 0)
        return false;
    c = utf8_next(form, &at);
    return !utf8_is_number(c) && !has_no_spaces(c);
}
