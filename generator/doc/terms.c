/* doc/terms.c - the words of all terms as one tree, whose branches are words.
 *
 * A text is matched against all terms at once: at each word the tree is walked
 * as far as the text goes along. Branches are kept in one table of (state, gap,
 * word), so that a state with ten thousand branches costs no more than one
 * with two. */
#include "base/compat.h"
#include "doc/terms_internal.h"

#include "base/limits.h"

Terms *terms_new(Arena *arena)
{
    Terms *terms = ARENA_NEW(arena, Terms);

    terms->arena = arena;
    map_init(&terms->words, arena);
    map_init(&terms->by_key, arena);
    ARENA_PUSH(arena, terms->state, terms->state_count, terms->state_capacity,
               (TermState){0});
    return terms;
}

size_t terms_count(const Terms *terms)
{
    return terms->by_key.count;
}

size_t terms_add(Terms *terms, Str key)
{
    size_t number = (size_t)(uintptr_t)map_get(&terms->by_key, key);

    if (number == 0) {
        number = terms->by_key.count + 1;
        map_put(&terms->by_key, key, (void *)(uintptr_t)number);
    }
    return number - 1;
}

uint32_t terms_root(const Terms *terms, Str language)
{
    for (size_t i = 0; i < terms->root_count; i++)
        if (str_eq(terms->root[i].language, language))
            return terms->root[i].state;
    return 0;
}

/* Most words of a text are in no term: which lengths there are of words with
 * the same first byte tells that of nearly all of them, without a look-up. */
static size_t first_of(Str word)
{
    return (unsigned char)ascii_lower(word.ptr[0]) & 127;
}

static uint32_t length_bit(Str word)
{
    return (uint32_t)1 << (word.len & 31);
}

uint32_t terms_word(const Terms *terms, Str word, bool ascii, Arena *scratch)
{
    char lower[64];

    if (!ascii || word.len > sizeof lower) {
        /* Folded a text is at most three times as short: a run of letters as
         * long as a page is no word of a term, and is not copied. */
        if (word.len > size_mul(4, terms->longest) + 16)
            return 0;
        return (uint32_t)(uintptr_t)map_get(&terms->words,
                                            word_fold(scratch, word));
    }
    if (word.len == 0 || word.len > terms->longest ||
        !(terms->lengths[first_of(word)] & length_bit(word)))
        return 0;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.ptr[i]);
    return (uint32_t)(uintptr_t)map_get(&terms->words,
                                        str_of(lower, word.len));
}

/* --- branches ------------------------------------------------------------ */

static uint64_t edge_key(uint32_t state, WordGap gap, uint32_t word)
{
    return (uint64_t)state << 33 | (uint64_t)(gap == GAP_HYPHEN) << 32 | word;
}

/* The slot that holds the key, or the free one where it belongs. */
static TermEdge *find_edge(const Terms *terms, uint64_t key)
{
    size_t mask = terms->edge_slots - 1;
    size_t at = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & mask;

    while (terms->edge[at].key != 0 && terms->edge[at].key != key)
        at = (at + 1) & mask;
    return &terms->edge[at];
}

uint32_t terms_step(const Terms *terms, uint32_t state, WordGap gap,
                    uint32_t word)
{
    if (terms->edge_count == 0 || state == 0 || word == 0)
        return 0;
    return find_edge(terms, edge_key(state, gap, word))->to;
}

uint32_t terms_at(const Terms *terms, uint32_t state, uint32_t typed)
{
    const TermState *s = &terms->state[state];

    if (s->exact != 0 && (s->exact_bits & ~typed) == 0)
        return s->exact;
    return s->plain;
}

/* Keeps half of the slots free. */
static void make_room(Terms *terms)
{
    TermEdge *old = terms->edge;
    size_t count = terms->edge_slots;

    if (terms->edge_count + 1 <= count / 2)
        return;
    terms->edge_slots = count ? size_mul(count, 2) : 64;
    terms->edge = ARENA_NEW_ARRAY(terms->arena, TermEdge, terms->edge_slots);
    for (size_t i = 0; i < count; i++)
        if (old[i].key != 0)
            *find_edge(terms, old[i].key) = old[i];
}

static uint32_t new_state(Terms *terms)
{
    if (terms->state_count >= UINT32_MAX / 2)
        BUG("more terms than there are numbers");
    ARENA_PUSH(terms->arena, terms->state, terms->state_count,
               terms->state_capacity, (TermState){0});
    return (uint32_t)terms->state_count - 1;
}

static uint32_t add_edge(Terms *terms, uint32_t state, WordGap gap,
                         uint32_t word)
{
    uint64_t key = edge_key(state, gap, word);
    TermEdge *edge;

    make_room(terms);
    edge = find_edge(terms, key);
    if (edge->key == 0) {
        *edge = (TermEdge){key, new_state(terms)};
        terms->edge_count++;
    }
    return edge->to;
}

/* --- names of terms ------------------------------------------------------ */

static uint32_t add_root(Terms *terms, Str language)
{
    uint32_t root = terms_root(terms, language);

    if (root != 0)
        return root;
    root = new_state(terms);
    ARENA_PUSH(terms->arena, terms->root, terms->root_count,
               terms->root_capacity,
               (TermRoot){str_dup(terms->arena, language), root});
    return root;
}

static uint32_t add_word(Terms *terms, Str word)
{
    Str folded = word_fold(terms->arena, word);
    uint32_t id = (uint32_t)(uintptr_t)map_get(&terms->words, folded);

    if (id != 0)
        return id;
    if (folded.len > terms->longest)
        terms->longest = folded.len;
    if (folded.len > 0)
        terms->lengths[first_of(folded)] |= length_bit(folded);
    id = (uint32_t)terms->words.count + 1;
    map_put(&terms->words, folded, (void *)(uintptr_t)id);
    return id;
}

/* number: of the term, from 1, or TERM_NONE. */
static bool add_name(Terms *terms, uint32_t number, Str language, Str words)
{
    WordItem item[TERM_WORDS_MAX];
    WordScan scan;
    size_t count = 0;
    uint32_t state, bits = 0;

    word_scan_init(&scan);
    for (word_scan_text(&scan, words);; count++) {
        WordItem next = word_next(&scan);

        if (next.kind == ITEM_END)
            break;
        if (next.kind == ITEM_QUOTE || count == TERM_WORDS_MAX ||
            (count > 0 && next.gap != GAP_SPACE && next.gap != GAP_HYPHEN))
            return false;
        item[count] = next;
    }
    if (count == 0)
        return false;
    state = add_root(terms, language);
    for (size_t i = 0; i < count; i++) {
        Str word = str_slice(words, item[i].from, item[i].to);

        state = add_edge(terms, state, i == 0 ? GAP_SPACE : item[i].gap,
                         add_word(terms, word));
        if (word_is_abbreviation(word))
            bits |= (uint32_t)1 << i;
    }
    if (bits == 0 && terms->state[state].plain == 0) {
        terms->state[state].plain = number;
    } else if (bits != 0 && terms->state[state].exact == 0) {
        terms->state[state].exact = number;
        terms->state[state].exact_bits = bits;
    }
    return true;
}

bool terms_name(Terms *terms, size_t term, Str language, Str words)
{
    return add_name(terms, (uint32_t)term + 1, language, words);
}

bool terms_cover(Terms *terms, Str language, Str words)
{
    return add_name(terms, TERM_NONE, language, words);
}
