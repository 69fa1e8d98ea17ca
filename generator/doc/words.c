/* doc/words.c - the words of a running text. */
#include "base/compat.h"
#include "doc/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

/* What a character is to a text of words. */
typedef enum CharClass {
    CLASS_OTHER,
    CLASS_WORD,
    CLASS_SPACE,
    CLASS_HYPHEN,
    CLASS_JOINER,
    CLASS_APOSTROPHE,
    CLASS_QUOTE,
    CLASS_SILENT /* has no width: part of the word it stands in */
} CharClass;

static CharClass class_of_ascii(char c)
{
    if (ascii_is_alnum(c))
        return CLASS_WORD;
    if (ascii_is_space(c))
        return CLASS_SPACE;
    switch (c) {
    case '-':
        return CLASS_HYPHEN;
    case '\'':
        return CLASS_APOSTROPHE;
    case '"':
        return CLASS_QUOTE;
    case '\0':
        return CLASS_OTHER;
    default:
        return strchr("/._@#&=:\\+~%?", c) ? CLASS_JOINER : CLASS_OTHER;
    }
}

static CharClass class_of_wide(uint32_t c)
{
    if (utf8_is_unseen(c))
        return CLASS_SILENT;
    switch (c) {
    case 0xA0: /* no-break spaces */
    case 0x202F:
    case 0x3000:
        return CLASS_SPACE;
    case 0x2010:
    case 0x2011:
        return CLASS_HYPHEN;
    case 0x2019:
    case 0x02BC:
        return CLASS_APOSTROPHE;
    case 0x2018:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return CLASS_QUOTE;
    default:
        if (c >= 0x2000 && c <= 0x200A)
            return CLASS_SPACE;
        return utf8_is_word(c) ? CLASS_WORD : CLASS_OTHER;
    }
}

/* The class of the character at text[*at], which is stepped over. */
static CharClass next_class(Str text, size_t *at, uint32_t *c)
{
    if ((unsigned char)text.ptr[*at] < 0x80) {
        *c = (unsigned char)text.ptr[(*at)++];
        return class_of_ascii((char)*c);
    }
    *c = utf8_next(text, at);
    return class_of_wide(*c);
}

static bool word_follows(Str text, size_t at)
{
    uint32_t c;

    return at < text.len && next_class(text, &at, &c) == CLASS_WORD;
}

void word_scan_init(WordScan *scan)
{
    *scan = (WordScan){STR(""), 0, GAP_BREAK};
}

void word_scan_text(WordScan *scan, Str text)
{
    scan->text = text;
    scan->at = 0;
}

void word_scan_gap(WordScan *scan, WordGap gap)
{
    bool closed = scan->gap == GAP_SPACE || scan->gap == GAP_BREAK;

    switch (gap) {
    case GAP_NONE:
        return;
    case GAP_SPACE: /* "first- and last": a hyphen before a space ties none */
        scan->gap = scan->gap == GAP_NONE || scan->gap == GAP_SPACE
                        ? GAP_SPACE
                        : GAP_BREAK;
        return;
    case GAP_HYPHEN:
        scan->gap = closed                    ? GAP_BREAK
                    : scan->gap == GAP_NONE   ? GAP_HYPHEN
                                              : GAP_JOINED;
        return;
    case GAP_JOINED:
        scan->gap = closed ? GAP_BREAK : GAP_JOINED;
        return;
    case GAP_BREAK:
        scan->gap = GAP_BREAK;
        return;
    }
}

/* The word that begins at text[at]: behind its last character. */
static size_t word_end(Str text, size_t at, bool *ascii)
{
    *ascii = true;
    for (;;) {
        size_t next;
        uint32_t c;
        CharClass class;

        while (at < text.len && ascii_is_alnum(text.ptr[at]))
            at++; /* nearly all there is */
        next = at;
        if (at == text.len || text.ptr[at] == ' ')
            return at;
        class = next_class(text, &next, &c);
        if (class != CLASS_WORD && class != CLASS_SILENT &&
            !(class == CLASS_APOSTROPHE && word_follows(text, next)))
            return at;
        *ascii = *ascii && c < 0x80;
        at = next;
    }
}

/* Where the word ends without a closing "'s". */
static size_t base_end(Str text, size_t from, size_t to)
{
    Str word = str_slice(text, from, to);
    static const Str MARK[] = {STR_INIT("'"), STR_INIT("\xE2\x80\x99"),
                               STR_INIT("\xCA\xBC")};

    if (word.len < 3 || ascii_lower(word.ptr[word.len - 1]) != 's')
        return to;
    word.len--;
    for (size_t i = 0; i < sizeof MARK / sizeof *MARK; i++)
        if (word.len > MARK[i].len && str_ends(word, MARK[i].ptr))
            return from + word.len - MARK[i].len;
    return to;
}

/* What the mark between text[from] and text[to] opens or closes. */
static WordQuote quote_of(const WordScan *scan, uint32_t c, size_t to)
{
    switch (c) {
    case 0x201C:
    case 0x201E:
        return QUOTE_DOUBLE_OPEN;
    case 0x201D:
        return QUOTE_DOUBLE_CLOSE;
    case 0x2018:
    case 0x201A:
        return QUOTE_SINGLE_OPEN;
    case 0x2019:
    case 0x02BC:
        return QUOTE_SINGLE_CLOSE;
    case 0xAB:
        return QUOTE_ANGLE_OPEN;
    case 0xBB:
        return QUOTE_ANGLE_CLOSE;
    case '\'':
        return scan->gap != GAP_NONE && word_follows(scan->text, to)
                   ? QUOTE_TICK_OPEN
                   : QUOTE_TICK_CLOSE;
    default:
        return QUOTE_STRAIGHT;
    }
}

bool word_quote_closes(WordQuote open, WordQuote close)
{
    switch (open) {
    case QUOTE_STRAIGHT:
        return close == QUOTE_STRAIGHT;
    case QUOTE_DOUBLE_OPEN:
    case QUOTE_SINGLE_OPEN:
    case QUOTE_TICK_OPEN:
    case QUOTE_ANGLE_OPEN:
        return close == open + 1;
    default:
        return false;
    }
}

static WordItem take_word(WordScan *scan, size_t from)
{
    WordItem item = {.kind = ITEM_WORD, .from = from, .gap = scan->gap};

    item.to = word_end(scan->text, from, &item.ascii);
    item.base_to = base_end(scan->text, from, item.to);
    scan->at = item.to;
    scan->gap = GAP_NONE;
    return item;
}

WordItem word_next(WordScan *scan)
{
    while (scan->at < scan->text.len) {
        size_t from = scan->at, to = from;
        uint32_t c;
        WordItem item = {.kind = ITEM_QUOTE, .from = from};

        if (ascii_is_alnum(scan->text.ptr[from]))
            return take_word(scan, from);
        if (scan->text.ptr[from] == ' ') {
            word_scan_gap(scan, GAP_SPACE);
            scan->at++;
            continue;
        }
        switch (next_class(scan->text, &to, &c)) {
        case CLASS_WORD:
            return take_word(scan, from);
        case CLASS_SPACE:
            word_scan_gap(scan, GAP_SPACE);
            break;
        case CLASS_HYPHEN:
            word_scan_gap(scan, GAP_HYPHEN);
            break;
        case CLASS_JOINER:
            word_scan_gap(scan, GAP_JOINED);
            break;
        case CLASS_APOSTROPHE:
        case CLASS_QUOTE:
            item.quote = quote_of(scan, c, to);
            item.to = to;
            scan->at = to;
            word_scan_gap(scan, GAP_BREAK);
            return item;
        case CLASS_SILENT:
            break;
        case CLASS_OTHER:
            word_scan_gap(scan, GAP_BREAK);
            break;
        }
        scan->at = to;
    }
    return (WordItem){.kind = ITEM_END};
}

Str word_fold(Arena *arena, Str word)
{
    Buf buf;
    Str folded;

    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t at = 0; at < word.len;) {
        uint32_t c;

        switch (next_class(word, &at, &c)) {
        case CLASS_APOSTROPHE:
            buf_addc(&buf, '\'');
            break;
        case CLASS_SILENT:
            break;
        default:
            buf_add_codepoint(&buf, c);
            break;
        }
    }
    folded = utf8_fold(arena, buf_str(&buf));
    buf_release(&buf);
    return folded;
}

bool word_is_abbreviation(Str word)
{
    size_t capitals = 0;

    if (word.len > 1 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z')
        return false; /* as most words */
    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);

        if (utf8_lower(c) != c)
            capitals++;
        else if (utf8_upper(c) != c && !(c == 's' && at == word.len))
            return false;
    }
    return capitals > 1;
}
