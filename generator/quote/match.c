/* quote/match.c - a quotation's parts looked for in a document. */
#include "base/compat.h"
#include "quote/match.h"

#include <string.h>

#include "quote/match_internal.h"
#include "quote/place.h"

#define NOT_FOUND UINT32_MAX
/* An invented part would be found less than once in 2 to the tenth. */
#define PROOF_BITS 10

/* Words that are compared at most: a text and a quotation of one word without
 * end would else take the product of their lengths. */
#define BUDGET_WORDS 1000000
#define BUDGET_TIMES 64

/* One part as it was found. */
typedef struct Found {
    uint32_t at, end; /* words of the document */
    uint32_t words;   /* as they were read */
} Found;

/* Reading a part on from some word, word by word. */
typedef struct Walk {
    size_t piece;
    uint32_t at;    /* the next word of the document */
    uint32_t taken; /* words read so far */
    unsigned next;  /* the reading to try next */
    WindowWord last[WINDOW_WORDS - 1];
} Walk;

/* A part that can be looked for. */
typedef struct Part {
    size_t first, end; /* pieces */
    QuoteJoint joint;
    Walk *begin;       /* its beginnings of four words, by reading */
    uint8_t *byte;     /* the window of each */
    size_t begin_count;
} Part;

typedef struct Search {
    Match match;
    Part part[QUOTE_MAX_PARTS];
    Found found[QUOTE_MAX_PARTS];
    size_t part_count;
    bool left_out; /* some part is too short to be looked for */
    uint64_t budget; /* words that may still be compared; 0: given up */
    uint64_t looks;  /* at places where a part might begin */
    const WordRanges *within; /* where the first part begins; or NULL */
    Walk *stack;
    size_t stack_count, stack_capacity;
} Search;

/* --- one word ------------------------------------------------------------- */

static const Reading *reading_of(const Match *match, const Walk *walk,
                                 size_t end, unsigned which)
{
    const Reading *reading = &match->piece[walk->piece].reading[which];

    if (reading->text.len == 0 ||
        (which == READ_JOINED && walk->piece + 1 >= end))
        return NULL;
    return reading;
}

static void advance(Walk *walk, const WindowWord *word, unsigned which)
{
    memmove(walk->last, walk->last + 1,
            sizeof walk->last - sizeof walk->last[0]);
    walk->last[WINDOW_WORDS - 2] = *word;
    walk->piece += which == READ_JOINED ? 2 : 1;
    walk->at++;
    walk->taken++;
    walk->next = 0;
}

/* Is the word there? walk->at is in the document. */
static bool fits(const Match *match, const Walk *walk, const Reading *reading)
{
    if (match->document)
        return str_eq(match->document->words.item[walk->at].text,
                      reading->text);
    if (walk->taken < WINDOW_WORDS - 1)
        return true; /* a window tells of it later */
    return match->print->window[walk->at - (WINDOW_WORDS - 1)] ==
           window_byte(&match->print->hash, &walk->last[0], &walk->last[1],
                       &walk->last[2], &reading->window);
}

/* --- one part ------------------------------------------------------------- */

/* Goes on with one reading after the other; behind a dead end with the last
 * choice that was left. True when the part ends in the document. */
static bool walk_on(Search *search, const Part *part, Walk walk, Found *found)
{
    const Match *match = &search->match;
    uint32_t begin = walk.at - walk.taken;

    search->stack_count = 0;
    for (;;) {
        const Reading *reading = NULL;
        unsigned which = READ_COUNT;

        if (search->budget == 0)
            return false;
        search->budget--;
        if (walk.piece >= part->end) {
            *found = (Found){begin, walk.at, walk.taken};
            return true;
        }
        if (walk.at < match->print->word_count)
            for (which = walk.next; which < READ_COUNT; which++) {
                reading = reading_of(match, &walk, part->end, which);
                if (reading && fits(match, &walk, reading))
                    break;
                reading = NULL;
            }
        if (!reading) {
            if (search->stack_count == 0)
                return false;
            walk = search->stack[--search->stack_count];
            continue;
        }
        walk.next = which + 1;
        if (match->piece[walk.piece].reading[READ_WITHOUT].text.len +
                match->piece[walk.piece].reading[READ_JOINED].text.len > 0 &&
            walk.next < READ_COUNT)
            ARENA_PUSH(match->arena, search->stack, search->stack_count,
                       search->stack_capacity, walk);
        advance(&walk, &reading->window, which);
    }
}

static bool part_at(Search *search, const Part *part, uint32_t at,
                    Found *found)
{
    search->looks += 1 + part->begin_count;
    if (search->match.document)
        return walk_on(search, part,
                       (Walk){.piece = part->first, .at = at}, found);
    if (at >= search->match.print->window_count)
        return false;
    for (size_t i = 0; i < part->begin_count; i++) {
        Walk walk = part->begin[i];

        if (part->byte[i] != search->match.print->window[at])
            continue;
        walk.at = at + WINDOW_WORDS;
        if (walk_on(search, part, walk, found))
            return true;
    }
    return false;
}

/* All ways to read the first four words. */
static void find_begins(Search *search, Part *part)
{
    const Match *match = &search->match;
    Walk todo[1 << (WINDOW_WORDS + 1)]; /* three readings at most, few words
                                           have more than one */
    size_t count = 0, capacity = 0, byte_capacity = 0, byte_count = 0;

    todo[count++] = (Walk){.piece = part->first};
    while (count > 0) {
        Walk walk = todo[--count];

        for (unsigned which = 0; which < READ_COUNT; which++) {
            const Reading *reading =
                walk.piece < part->end
                    ? reading_of(match, &walk, part->end, which) : NULL;
            Walk next = walk;

            if (!reading)
                continue;
            advance(&next, &reading->window, which);
            if (next.taken < WINDOW_WORDS) {
                if (count < sizeof todo / sizeof todo[0])
                    todo[count++] = next;
                continue;
            }
            ARENA_PUSH(match->arena, part->byte, byte_count, byte_capacity,
                       window_byte(&match->print->hash, &walk.last[0],
                                   &walk.last[1], &walk.last[2],
                                   &reading->window));
            ARENA_PUSH(match->arena, part->begin, part->begin_count, capacity,
                       next);
        }
    }
}

/* --- all parts ------------------------------------------------------------ */

static bool may_begin(const Search *search, size_t index, uint32_t at)
{
    return index > 0 || !search->within ||
           quote_place_has(search->within, at);
}

/* The parts from `index` on, those in brackets near the one before. Where an
 * ellipsis stands the first place is as good as any later one. */
static bool parts_from(Search *search, size_t index, uint32_t from,
                       uint32_t to)
{
    const Part *part = &search->part[index];

    for (uint32_t at = from; at < to && search->budget > 0; at++) {
        Found *found = &search->found[index];
        uint32_t count = search->match.print->word_count, near;

        if (!may_begin(search, index, at) ||
            !part_at(search, part, at, found))
            continue;
        if (index + 1 == search->part_count ||
            search->part[index + 1].joint == QUOTE_GAP)
            return true;
        near = count - found->end < QUOTE_INSERT_WORDS
                   ? count : found->end + QUOTE_INSERT_WORDS + 1;
        if (parts_from(search, index + 1, found->end, near))
            return true;
    }
    return false;
}

/* Every stretch between two ellipses, one behind the other. */
static bool find_all(Search *search)
{
    uint32_t from = 0;

    for (size_t i = 0; i < search->part_count;) {
        if (!parts_from(search, i, from, search->match.print->word_count))
            return false;
        do
            i++;
        while (i < search->part_count &&
               search->part[i].joint == QUOTE_INSERT);
        from = search->found[i - 1].end;
    }
    return true;
}

/* --- what was found, proves what ------------------------------------------ */

static unsigned bits_of(uint64_t number)
{
    unsigned bits = 0;

    while (number > 1) {
        number = (number + 1) / 2;
        bits++;
    }
    return bits;
}

/* Among so many places? */
static bool proves(uint32_t words, uint64_t places)
{
    return words >= WINDOW_WORDS &&
           8 * (words - (WINDOW_WORDS - 1)) >= bits_of(places) + PROOF_BITS;
}

static uint64_t places_of(const Search *search, size_t index)
{
    uint64_t places = 0;

    if (index > 0 || !search->within)
        return search->match.print->word_count;
    for (size_t i = 0; i < search->within->count; i++)
        places += search->within->item[i].to - search->within->item[i].from;
    return places;
}

/* A part across brackets from a proved one has few places to be in. */
static bool all_proved(const Search *search)
{
    bool proved[QUOTE_MAX_PARTS];
    size_t count = search->part_count;

    if (search->match.document)
        return true;
    if (search->left_out)
        return false;
    for (size_t i = 0; i < count; i++)
        proved[i] = proves(search->found[i].words, places_of(search, i));
    for (size_t i = 1; i < count; i++)
        if (search->part[i].joint == QUOTE_INSERT && proved[i - 1])
            proved[i] |= proves(search->found[i].words,
                                QUOTE_INSERT_WORDS + 1);
    for (size_t i = count; i-- > 1;)
        if (search->part[i].joint == QUOTE_INSERT && proved[i])
            proved[i - 1] |= proves(search->found[i - 1].words,
                                    QUOTE_INSERT_WORDS + 1);
    for (size_t i = 0; i < count; i++)
        if (!proved[i])
            return false;
    return true;
}

/* --- set up --------------------------------------------------------------- */

static void set_reading(const Match *match, Piece *piece, unsigned which,
                        Str text)
{
    if (text.len > 0)
        piece->reading[which] =
            (Reading){text, window_word(&match->print->hash, text)};
}

static void read_pieces(Match *match)
{
    const FoldWords *words = &match->quote->words;

    match->piece = ARENA_NEW_ARRAY(match->arena, Piece, words->count + 1);
    for (size_t i = 0; i < words->count; i++) {
        const FoldWord *word = &words->item[i];
        Piece *piece = &match->piece[i];

        for (unsigned which = 0; which < READ_COUNT; which++)
            piece->reading[which].text = STR("");
        set_reading(match, piece, READ_PLAIN, word->text);
        set_reading(match, piece, READ_WITHOUT, word->without);
        if (word->hyphen && i + 1 < words->count)
            set_reading(match, piece, READ_JOINED,
                        str_cat(match->arena, word->text,
                                words->item[i + 1].text));
    }
}

/* Read as few words as the hyphens allow. */
static size_t fewest_words(const Quote *quote, const QuotePart *part)
{
    size_t count = 0;

    for (size_t i = 0; i < part->count; count++)
        i += quote->words.item[part->first + i].hyphen ? 2 : 1;
    return count;
}

static void take_parts(Search *search)
{
    const Quote *quote = search->match.quote;
    bool gap = false;

    for (size_t i = 0; i < quote->part_count; i++) {
        const QuotePart *part = &quote->part[i];
        Part *taken = &search->part[search->part_count];

        if (!search->match.document &&
            fewest_words(quote, part) < WINDOW_WORDS) {
            search->left_out = true;
            gap = true; /* how far the next is from the last is not known */
            continue;
        }
        *taken = (Part){.first = part->first,
                        .end = part->first + part->count,
                        .joint = gap ? QUOTE_GAP : part->joint};
        gap = false;
        if (!search->match.document)
            find_begins(search, taken);
        search->part_count++;
    }
}

static void unchecked(QuoteResult *out, const char *reason)
{
    out->outcome = QUOTE_UNCHECKED;
    out->reason = reason;
}

static void verified(QuoteResult *out, const Search *search, bool elsewhere)
{
    out->outcome = QUOTE_VERIFIED;
    out->elsewhere = elsewhere;
    out->placed = true;
    out->word = search->found[0].at;
}

static void look(Search *search, Arena *arena, const WordRanges *ranges,
                 QuoteResult *out)
{
    bool here = false;

    if (ranges->count > 0) {
        search->within = ranges;
        here = find_all(search);
        if (here && all_proved(search)) {
            verified(out, search, false);
            return;
        }
        search->within = NULL;
    }
    if (find_all(search)) {
        if (all_proved(search))
            verified(out, search, ranges->count > 0 && !here);
        else
            unchecked(out, "too-short");
    } else if (search->budget == 0) {
        unchecked(out, "too-many-repeats");
    } else {
        out->outcome = QUOTE_MISSING;
        quote_near(&search->match, arena, out);
    }
}

void quote_match(Arena *arena, const Fingerprint *fingerprint,
                 const Document *document, const Quote *quote, Str pinpoint,
                 QuoteResult *out)
{
    Arena scratch;
    Search *search;
    WordRanges ranges;
    uint64_t budget = BUDGET_WORDS + BUDGET_TIMES *
                      (uint64_t)(fingerprint->word_count + quote->words.count);

    *out = (QuoteResult){.reason = "", .differs = STR_INIT(""),
                         .exact = document != NULL};
    if (quote->part_count == 0) {
        unchecked(out, "no-words");
        return;
    }
    if (quote->part_count > QUOTE_MAX_PARTS) {
        unchecked(out, "too-many-gaps");
        return;
    }
    arena_init(&scratch);
    search = ARENA_NEW(&scratch, Search);
    search->match = (Match){.arena = &scratch, .print = fingerprint,
                            .document = document, .quote = quote};
    search->budget = budget;
    read_pieces(&search->match);
    take_parts(search);
    if (search->part_count == 0) {
        unchecked(out, "too-short");
    } else {
        quote_place_find(fingerprint, pinpoint, &ranges);
        look(search, arena, &ranges, out);
    }
    out->compared += budget - search->budget + search->looks;
    arena_release(&scratch);
}
