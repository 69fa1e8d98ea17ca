/* base/fold.c - words of documents and quotations, folded alike. */
#include "base/compat.h"
#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"

/* No word of a language is longer; beyond it a run of letters is cut, on both
 * sides alike. Keeps folding linear for whatever it is given. */
#define MAX_WORD_BYTES 512

/* What a character is to folding. */
typedef enum Sort {
    SORT_SPACE,  /* separates: spacing, punctuation */
    SORT_LETTER, /* letters, marks and figures */
    SORT_SIGN,   /* a word of its own */
    SORT_APOSTROPHE,
    SORT_HYPHEN,
    SORT_NOTHING /* as if it were not there */
} Sort;

typedef struct Folding {
    Arena *arena;
    Str text;
    FoldWords *words;
    bool is_document;
} Folding;

static Sort sort_ascii(uint32_t c)
{
    if (ascii_is_alnum((char)c))
        return SORT_LETTER;
    switch (c) {
    case '\'':
    case '`':
        return SORT_APOSTROPHE;
    case '-':
        return SORT_HYPHEN;
    case '%':
    case '&':
    case '+':
    case '$':
        return SORT_SIGN;
    default:
        return SORT_SPACE;
    }
}

static bool is_raised(uint32_t c)
{
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 ||
           (c >= 0x2074 && c <= 0x2079);
}

static Sort sort_of(uint32_t c)
{
    if (c < 0x80)
        return sort_ascii(c);
    if (is_raised(c) || utf8_is_unseen(c))
        return SORT_NOTHING;
    switch (c) {
    case 0x2018: case 0x2019: case 0x201B: case 0x2BC: case 0xB4:
    case 0x2032: case 0xFF07:
        return SORT_APOSTROPHE;
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
    case 0xFE63: case 0xFF0D:
        return SORT_HYPHEN;
    case 0x2030: case 0xFF05: case 0xFF06: case 0xFF0B:
        return SORT_SIGN;
    default:
        break;
    }
    if (utf8_is_word(c))
        return SORT_LETTER;
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_SC
               ? SORT_SIGN
               : SORT_SPACE;
}

/* The character at `at`, and its end in *end; SORT_SPACE at the text's end. */
static Sort sort_at(Str text, size_t at, size_t *end)
{
    *end = at;
    if (at >= text.len)
        return SORT_SPACE;
    return sort_of(utf8_next(text, end));
}

/* The next character that counts from `at` on, and where it begins in *at. */
static Sort next_sort(Str text, size_t *at)
{
    size_t end;
    Sort sort = sort_at(text, *at, &end);

    while (sort == SORT_NOTHING) {
        *at = end;
        sort = sort_at(text, *at, &end);
    }
    return sort;
}

static bool is_small_letter(Str text, size_t at)
{
    size_t end = at;

    return at < text.len &&
           utf8proc_category((utf8proc_int32_t)utf8_next(text, &end)) ==
               UTF8PROC_CATEGORY_LL;
}

/* The last character before `at`, over soft hyphens and the like. */
static size_t before(Str text, size_t from, size_t at)
{
    size_t end;

    while (at > from) {
        at--;
        while (at > from && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
            at--;
        if (sort_at(text, at, &end) != SORT_NOTHING)
            return at;
    }
    return at;
}

/* Behind spaces with exactly one line end among them; STR_NONE without. */
static size_t over_line_end(Str text, size_t at)
{
    bool found = false;

    for (; at < text.len && ascii_is_space(text.ptr[at]); at++) {
        if (text.ptr[at] == '\n' ||
            (text.ptr[at] == '\r' &&
             (at + 1 >= text.len || text.ptr[at + 1] != '\n'))) {
            if (found)
                return STR_NONE;
            found = true;
        }
    }
    return found ? at : STR_NONE;
}

/* Between a soft hyphen and the rest of its word a document may have a line's
 * end: as good as nothing. */
static size_t over_soft_break(Str text, size_t from, size_t at)
{
    size_t behind = over_line_end(text, at);

    if (behind == STR_NONE || at < from + 2 ||
        memcmp(text.ptr + at - 2, "\xC2\xAD", 2) != 0 ||
        !is_small_letter(text, behind))
        return STR_NONE;
    return behind;
}

/* Where a run of word characters ends, apostrophes inside it included. *gone:
 * what must be taken out is in it. In a document a hyphen at a line's end
 * belongs to the word. */
static size_t run_end(const Folding *folding, size_t from, bool *gone)
{
    Str text = folding->text;
    size_t at = from;

    while (at < text.len && at - from < MAX_WORD_BYTES) {
        size_t end, next;
        Sort sort = sort_at(text, at, &end);

        if (sort == SORT_NOTHING) {
            *gone = true;
            at = end;
            next = over_soft_break(text, from, at);
            at = next == STR_NONE ? at : next;
            continue;
        }
        if (sort == SORT_LETTER) {
            at = end;
            continue;
        }
        next = end;
        if (sort == SORT_APOSTROPHE && next_sort(text, &next) == SORT_LETTER) {
            *gone = true;
            at = next;
            continue;
        }
        if (sort != SORT_HYPHEN || !folding->is_document ||
            !is_small_letter(text, before(text, from, at)))
            break;
        next = over_line_end(text, end);
        if (next == STR_NONE || !is_small_letter(text, next))
            break;
        *gone = true;
        at = next;
    }
    return at;
}

/* A word's letters: without what does not count, its apostrophes alike. */
static void add_letters(Buf *buf, Str raw)
{
    for (size_t at = 0; at < raw.len;) {
        size_t from = at;
        Sort sort = sort_at(raw, from, &at);

        if (sort == SORT_LETTER)
            buf_add(buf, str_slice(raw, from, at));
        else if (sort == SORT_APOSTROPHE)
            buf_addc(buf, '\'');
    }
}

static bool is_plain(Str raw)
{
    for (size_t i = 0; i < raw.len; i++)
        if ((raw.ptr[i] < 'a' || raw.ptr[i] > 'z') &&
            !ascii_is_digit(raw.ptr[i]))
            return false;
    return true;
}

static bool is_ascii(Str raw)
{
    for (size_t i = 0; i < raw.len; i++)
        if ((unsigned char)raw.ptr[i] >= 0x80)
            return false;
    return true;
}

static Str fold_word(Arena *arena, Str raw, bool gone)
{
    Buf buf;

    if (is_plain(raw))
        return raw;
    if (!gone)
        return is_ascii(raw) ? str_lower(arena, raw) : utf8_fold(arena, raw);
    buf_init(&buf, 2 * MAX_WORD_BYTES);
    add_letters(&buf, raw);
    raw = is_ascii(buf_str(&buf)) ? str_lower(arena, buf_str(&buf))
                                  : utf8_fold(arena, buf_str(&buf));
    buf_release(&buf);
    return raw;
}

static void push(Folding *folding, Str word, size_t off, size_t end)
{
    FoldWords *words = folding->words;

    if (word.len == 0)
        return;
    ARENA_PUSH(folding->arena, words->item, words->count, words->capacity,
               (FoldWord){word, STR_INIT(""), (uint32_t)off, (uint32_t)end,
                          false});
}

/* The same of a folded word that may have come apart: a half is "1", a stroke
 * and "2". */
static void push_parts(Folding *folding, Str word, size_t off, size_t end)
{
    size_t from = 0, at = 0;

    while (at < word.len && !is_plain(word)) {
        size_t behind;
        Sort sort = sort_at(word, at, &behind);

        if (sort != SORT_LETTER && sort != SORT_APOSTROPHE) {
            push(folding, str_slice(word, from, at), off, end);
            from = behind;
        }
        at = behind;
    }
    push(folding, str_slice(word, from, word.len), off, end);
}

/* The hyphen that ends at `end`: may the words beside it be one? Only in a
 * quotation, and only between letters with at most a line's end behind it. */
static void mark_hyphen(Folding *folding, size_t at, size_t end)
{
    FoldWords *words = folding->words;
    Str text = folding->text;
    size_t next = over_line_end(text, end);

    if (folding->is_document || words->count == 0 ||
        words->item[words->count - 1].end != at)
        return;
    next = next == STR_NONE ? end : next;
    if (next_sort(text, &next) == SORT_LETTER)
        words->item[words->count - 1].hyphen = true;
}

/* Behind "[12]", the marker of a note or a judgment's paragraph; else `at`. */
static size_t over_number(Str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len && ascii_is_digit(text.ptr[end]))
        end++;
    return at < text.len && text.ptr[at] == '[' && end > at + 1 &&
                   end <= at + 4 && end < text.len && text.ptr[end] == ']'
               ? end + 1
               : at;
}

/* The word, sign or separator at `at`; gives where it ends. */
static size_t take(Folding *folding, size_t at)
{
    Str text = folding->text;
    size_t end;
    bool gone = false;
    Sort sort = sort_at(text, at, &end);

    if (over_number(text, at) > at)
        return over_number(text, at);
    if (sort == SORT_HYPHEN)
        mark_hyphen(folding, at, end);
    if (sort == SORT_SIGN)
        push(folding, utf8_fold(folding->arena, str_slice(text, at, end)), at,
             end);
    if (sort != SORT_LETTER)
        return end;
    end = run_end(folding, at, &gone);
    push_parts(folding,
               fold_word(folding->arena, str_slice(text, at, end), gone), at,
               end);
    return end;
}

void fold_document(Arena *arena, Str text, FoldWords *out)
{
    Folding folding = {.arena = arena, .text = text, .words = out,
                       .is_document = true};

    *out = (FoldWords){0};
    for (size_t at = 0; at < text.len;)
        at = take(&folding, at);
}

/* --- quotations ----------------------------------------------------------- */

/* Words in square brackets are a few; a longer stretch is no insertion. */
#define MAX_BRACKET_BYTES 400

typedef struct Quoting {
    Folding folding;
    Quote *quote;
    QuoteJoint joint; /* to the part that the next word begins */
    bool open;        /* a part is being filled */
} Quoting;

static const Str DOTS = STR_INIT("\xE2\x80\xA6"); /* U+2026 */

static bool dots_at(Str text, size_t at)
{
    return at + DOTS.len <= text.len &&
           memcmp(text.ptr + at, DOTS.ptr, DOTS.len) == 0;
}

/* Behind "…", "...", ". . ." or more of them; `at` when there is none. */
static size_t over_ellipsis(Str text, size_t at)
{
    size_t end = at, behind = at, dots = 0;

    while (end < text.len) {
        if (dots_at(text, end)) {
            dots += 3;
            end += DOTS.len;
            behind = end;
        } else if (text.ptr[end] == '.') {
            dots++;
            behind = ++end;
        } else if (dots > 0 && ascii_is_space(text.ptr[end])) {
            end++;
        } else if (dots > 0 && str_starts(str_slice(text, end, text.len),
                                          "\xC2\xA0")) {
            end += 2;
        } else {
            break;
        }
    }
    return dots >= 3 ? behind : at;
}

/* The words between "[" at `at` and its "]"; *end is behind it. False when they
 * are no insertion. */
static bool bracket_at(Str text, size_t at, Str *inside, size_t *end)
{
    if (at >= text.len || text.ptr[at] != '[')
        return false;
    for (size_t i = at + 1; i < text.len && i - at < MAX_BRACKET_BYTES; i++) {
        if (text.ptr[i] == '[')
            return false;
        if (text.ptr[i] == ']') {
            *inside = str_trim(str_slice(text, at + 1, i));
            *end = i + 1;
            return true;
        }
    }
    return false;
}

static void leave_out(Quoting *quoting, QuoteJoint joint)
{
    if (quoting->open || joint == QUOTE_GAP)
        quoting->joint = joint;
    quoting->open = false;
}

/* Words that were added to the list belong to the part that is open. */
static void count_words(Quoting *quoting, size_t was)
{
    Quote *quote = quoting->quote;
    size_t added = quote->words.count - was;

    if (added == 0)
        return;
    if (!quoting->open) {
        QuotePart part = {was, 0, quoting->joint};

        if (quote->part_count == 0)
            part.joint = QUOTE_BEGIN;
        ARENA_PUSH(quoting->folding.arena, quote->part, quote->part_count,
                   quote->part_capacity, part);
        quoting->open = true;
    }
    quote->part[quote->part_count - 1].count += added;
}

/* Words about the quotation that stand for none of its own. */
static bool is_remark(Str inside)
{
    Str head = str_slice(inside, 0, STR("emphasis").len);

    return str_ieq(inside, STR("sic")) || str_ieq(head, STR("emphasis"));
}

static bool all_letters(Str text)
{
    size_t end;

    for (size_t at = 0; at < text.len; at = end) {
        Sort sort = sort_at(text, at, &end);
        if (sort != SORT_LETTER && sort != SORT_NOTHING)
            return false;
    }
    return text.len > 0;
}

/* "[t]he", "claimant[s]": letters in brackets beside other letters make one
 * word with them. Gives where it ends; `at` when this is no such word. */
static size_t take_changed(Quoting *quoting, size_t at, Str inside, size_t end)
{
    Folding *folding = &quoting->folding;
    FoldWords *words = folding->words;
    Str text = folding->text, left = STR(""), right = STR(""), word;
    size_t off = at, behind = end;
    bool gone = true;
    FoldWord *last = words->count > 0 ? &words->item[words->count - 1] : NULL;

    if (!all_letters(inside))
        return at;
    if (last && quoting->open && last->end == at)
        left = last->text;
    if (next_sort(text, &behind) == SORT_LETTER) {
        size_t from = behind;
        behind = run_end(folding, from, &gone);
        right = fold_word(folding->arena, str_slice(text, from, behind), true);
    } else {
        behind = end;
    }
    if (left.len == 0 && right.len == 0)
        return at;
    word = str_cat(folding->arena,
                   str_cat(folding->arena, left,
                           fold_word(folding->arena, inside, true)), right);
    if (left.len > 0) {
        last->text = word;
        last->without = right.len == 0 ? left : STR("");
        last->end = (uint32_t)behind;
    } else {
        push(folding, word, off, behind);
    }
    return behind;
}

static size_t take_bracket(Quoting *quoting, size_t at)
{
    Str text = quoting->folding.text, inside;
    size_t end, changed;

    if (!bracket_at(text, at, &inside, &end) || over_number(text, at) > at)
        return take(&quoting->folding, at);
    if (inside.len > 0 && over_ellipsis(inside, 0) == inside.len) {
        leave_out(quoting, QUOTE_GAP);
        return end;
    }
    if (is_remark(inside))
        return end;
    changed = take_changed(quoting, at, inside, end);
    if (changed > at)
        return changed;
    leave_out(quoting, QUOTE_INSERT);
    return end;
}

void fold_quote(Arena *arena, Str text, Quote *out)
{
    Quoting quoting = {.quote = out, .joint = QUOTE_BEGIN};

    *out = (Quote){0};
    quoting.folding = (Folding){.arena = arena, .text = text,
                                .words = &out->words};
    for (size_t at = 0; at < text.len;) {
        size_t was = out->words.count, end = over_ellipsis(text, at);

        if (end > at)
            leave_out(&quoting, QUOTE_GAP);
        else
            end = take_bracket(&quoting, at);
        count_words(&quoting, was);
        at = end;
    }
}
