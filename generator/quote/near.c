/* quote/near.c - what comes nearest to a quotation that is not there. */
#include "base/compat.h"
#include "quote/match_internal.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

/* Of a long quotation so many words are enough to find its place. */
#define NEAR_WORDS 64
/* Words of the document around it that are compared. */
#define NEAR_MARGIN 12
/* What a message shows of a difference, and of all of them. */
#define NEAR_SHOWN 10
#define NEAR_TEXT 300

/* --- by the fingerprint --------------------------------------------------- */

static size_t near_count(const Match *match)
{
    size_t count = match->quote->words.count;

    return count < NEAR_WORDS ? count : NEAR_WORDS;
}

/* Windows of the quotation as it is typed, over its ellipses too. */
static size_t quote_windows(const Match *match, uint8_t *window)
{
    size_t count = near_count(match);

    if (count < WINDOW_WORDS)
        return 0;
    for (size_t i = 0; i + WINDOW_WORDS <= count; i++)
        window[i] = window_byte(
            &match->print->hash,
            &match->piece[i].reading[READ_PLAIN].window,
            &match->piece[i + 1].reading[READ_PLAIN].window,
            &match->piece[i + 2].reading[READ_PLAIN].window,
            &match->piece[i + 3].reading[READ_PLAIN].window);
    return count - (WINDOW_WORDS - 1);
}

/* So many windows in a row are no chance: that many places, each 256 to that
 * power against one, and once in 32 is too often. */
static bool is_no_chance(uint64_t places, size_t run)
{
    uint64_t chances = 1;

    for (size_t i = 0; i < run && chances < (UINT64_MAX >> 16); i++)
        chances *= 256;
    return chances > places * 32;
}

/* The longest row of windows that both have. */
static void near_by_windows(const Match *match, QuoteResult *out)
{
    uint8_t window[NEAR_WORDS];
    size_t count = quote_windows(match, window), best = 0;
    const Fingerprint *print = match->print;

    out->compared = (uint64_t)count * print->window_count;
    for (uint32_t at = 0; at < print->window_count; at++)
        for (size_t i = 0; i < count; i++) {
            size_t run = 0;

            /* runs are counted from their first window on */
            if (i > 0 && at > 0 && print->window[at - 1] == window[i - 1])
                continue;
            while (i + run < count && at + run < print->window_count &&
                   print->window[at + run] == window[i + run])
                run++;
            if (run > best) {
                best = run;
                out->word = at;
            }
        }
    out->placed =
        is_no_chance((uint64_t)count * print->window_count, best);
}

/* --- by the document ------------------------------------------------------ */

static Str typed(const Match *match, size_t i)
{
    return match->piece[i].reading[READ_PLAIN].text;
}

/* How many words stand where they would if the quotation began at `at`. */
static size_t hits_at(const Match *match, size_t at, size_t count)
{
    const FoldWords *words = &match->document->words;
    size_t hits = 0;

    for (size_t i = 0; i < count && at + i < words->count; i++)
        hits += str_eq(words->item[at + i].text, typed(match, i));
    return hits;
}

typedef struct Aligned {
    const Match *match;
    size_t from, count;        /* words of the document */
    size_t typed;              /* words of the quotation */
    uint8_t common[NEAR_WORDS + 1][NEAR_WORDS + 2 * NEAR_MARGIN + 1];
} Aligned;

static Str printed(const Aligned *aligned, size_t k)
{
    return aligned->match->document->words.item[aligned->from + k].text;
}

/* The longest row of words that both have, in order: common[i][k] of those
 * from i and from k on. */
static void align(Aligned *aligned)
{
    for (size_t i = aligned->typed; i-- > 0;)
        for (size_t k = aligned->count; k-- > 0;) {
            uint8_t skip = aligned->common[i + 1][k];
            uint8_t other = aligned->common[i][k + 1];
            uint8_t best = skip > other ? skip : other;

            if (str_eq(typed(aligned->match, i), printed(aligned, k)) &&
                aligned->common[i + 1][k + 1] + 1 > best)
                best = (uint8_t)(aligned->common[i + 1][k + 1] + 1);
            aligned->common[i][k] = best;
        }
}

static void add_words(Buf *buf, const Aligned *aligned, size_t from, size_t to,
                      bool document)
{
    for (size_t i = from; i < to; i++) {
        if (i > from)
            buf_addc(buf, ' ');
        if (i - from == NEAR_SHOWN) {
            buf_adds(buf, "\xE2\x80\xA6");
            return;
        }
        buf_add(buf, document ? printed(aligned, i)
                              : typed(aligned->match, i));
    }
}

/* "you wrote 'may', the document has 'must'" */
static void add_difference(Buf *buf, const Aligned *aligned, size_t i,
                           size_t i_end, size_t k, size_t k_end)
{
    if (buf->len > 0)
        buf_adds(buf, "; ");
    if (i == i_end) {
        buf_adds(buf, "the document also has '");
        add_words(buf, aligned, k, k_end, true);
        buf_addf(buf, "'%s", i > 0 ? " behind '" : "");
        if (i > 0) {
            add_words(buf, aligned, i - 1, i, false);
            buf_addc(buf, '\'');
        }
    } else {
        buf_adds(buf, "you wrote '");
        add_words(buf, aligned, i, i_end, false);
        buf_adds(buf, k == k_end ? "', the document has nothing there"
                                 : "', the document has '");
        if (k < k_end) {
            add_words(buf, aligned, k, k_end, true);
            buf_addc(buf, '\'');
        }
    }
}

/* Every stretch in which the two do not agree, from the first word that both
 * have to the last. */
static void add_differences(Buf *buf, const Aligned *aligned)
{
    size_t i = 0, k = 0;

    /* what stands in the document before the quotation is no difference */
    while (k < aligned->count && aligned->common[0][k] ==
                                     aligned->common[0][k + 1])
        k++;
    if (!str_eq(typed(aligned->match, 0), printed(aligned, k))) {
        size_t first = 0;

        while (first < aligned->typed &&
               !str_eq(typed(aligned->match, first), printed(aligned, k)))
            first++;
        k -= first < k ? first : k;
    }
    while (i < aligned->typed && buf->len < NEAR_TEXT) {
        size_t i_end = i, k_end = k;

        if (k < aligned->count &&
            str_eq(typed(aligned->match, i), printed(aligned, k))) {
            i++;
            k++;
            continue;
        }
        while (i_end < aligned->typed && k_end < aligned->count &&
               !(str_eq(typed(aligned->match, i_end),
                        printed(aligned, k_end)) &&
                 aligned->common[i_end][k_end] ==
                     aligned->common[i_end + 1][k_end + 1] + 1)) {
            if (aligned->common[i_end + 1][k_end] >=
                aligned->common[i_end][k_end + 1])
                i_end++;
            else
                k_end++;
        }
        if (i_end >= aligned->typed || k_end >= aligned->count) {
            i_end = aligned->typed;
            k_end = k + (i_end - i) < aligned->count ? k + (i_end - i)
                                                     : aligned->count;
        }
        add_difference(buf, aligned, i, i_end, k, k_end);
        i = i_end;
        k = k_end;
    }
}

static void near_by_words(const Match *match, Arena *arena, QuoteResult *out)
{
    size_t count = near_count(match), best = 0, at = 0, end;
    size_t all = match->document->words.count;
    Aligned *aligned;
    Buf buf;

    out->compared = (uint64_t)count * all;
    for (size_t i = 0; i < all; i++) {
        size_t hits = hits_at(match, i, count);

        if (hits > best) {
            best = hits;
            at = i;
        }
    }
    aligned = ARENA_NEW(match->arena, Aligned);
    aligned->match = match;
    aligned->from = at > NEAR_MARGIN ? at - NEAR_MARGIN : 0;
    end = at + count + NEAR_MARGIN < all ? at + count + NEAR_MARGIN : all;
    aligned->count = end - aligned->from;
    aligned->typed = count;
    align(aligned);
    /* a few little words in common are no place */
    if (3 * (size_t)aligned->common[0][0] < 2 * count)
        return;
    out->placed = true;
    out->word = (uint32_t)at;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    add_differences(&buf, aligned);
    out->differs = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
}

void quote_near(const Match *match, Arena *arena, QuoteResult *out)
{
    if (match->document)
        near_by_words(match, arena, out);
    else
        near_by_windows(match, out);
}
