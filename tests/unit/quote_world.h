/* tests/unit/quote_world.h - documents that are made up, faithful quotations of
 * them and altered ones. The same every time: numbers come from a seed. */
#ifndef TEST_QUOTE_WORLD_H
#define TEST_QUOTE_WORLD_H

#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/fs.h"
#include "quote/document.h"
#include "quote/match.h"
#include "quote/place.h"

#define MAX_QUOTE 40

typedef struct QuoteWorld {
    Arena arena;
    Document document;
    Fingerprint *print;
    uint64_t seed;
} QuoteWorld;

static inline size_t dice(QuoteWorld *world, size_t sides)
{
    world->seed = world->seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(world->seed >> 33) % sides;
}

static inline void quote_world_open(QuoteWorld *world, uint64_t seed)
{
    *world = (QuoteWorld){.seed = seed * 7919 + 1};
    hash_init();
    arena_init(&world->arena);
}

static inline void quote_world_close(QuoteWorld *world)
{
    arena_release(&world->arena);
}

static inline void quote_world_text(QuoteWorld *world, Str text)
{
    Document *document = &world->document;

    assert_int_equal(document_of_text(&world->arena, text, document),
                     DOCUMENT_OK);
    world->print = fingerprint_make(&world->arena, STR("made.txt"),
                                    &document->hash, &document->words,
                                    document->place, document->place_count);
}

/* --- a document ----------------------------------------------------------- */

static inline void add_made_word(QuoteWorld *world, Buf *buf)
{
    static const char *const little[] = {
        "the", "a", "not", "must", "may", "to", "of", "and", "if", "is", "by",
        "you", "they", "for", "in", "on", "no", "before", "after", "it's"};
    static const char *const sounds[] = {
        "fi", "ter", "cla", "mant", "ob", "re", "quest", "ing", "on", "ve",
        "work", "line", "ple", "ed", "s", "tion", "ff", "\xC3\xA9"};
    size_t kind = dice(world, 20), parts = 1 + dice(world, 3);

    if (kind < 8) {
        buf_adds(buf, little[dice(world, sizeof little / sizeof little[0])]);
    } else if (kind == 8) {
        buf_addf(buf, "%zu", dice(world, 2100));
    } else {
        for (size_t i = 0; i <= parts; i++)
            buf_adds(buf, sounds[dice(world, sizeof sounds /
                                                 sizeof sounds[0])]);
    }
}

/* About so many words in numbered paragraphs under headings, with hyphens,
 * also at the ends of lines. */
static inline void quote_world_make(QuoteWorld *world, size_t words)
{
    size_t paragraph = 0;
    Buf buf;

    buf_init(&buf, 8u << 20);
    for (size_t i = 0; i < words; i++) {
        if (i % 60 == 0) {
            if (i % 300 == 0)
                buf_addf(&buf, "\n\n## Heading %zu\n", i / 300);
            buf_addf(&buf, "\n\n%zu. ", ++paragraph);
        }
        add_made_word(world, &buf);
        switch (dice(world, 24)) {
        case 0: buf_adds(&buf, ", "); break;
        case 1: buf_adds(&buf, ". "); break;
        case 2: buf_adds(&buf, " \xE2\x80\x93 "); break;
        case 3: buf_adds(&buf, "-"); break;
        case 4: buf_adds(&buf, "-\n"); break;
        case 5: buf_adds(&buf, "\n"); break;
        default: buf_adds(&buf, " "); break;
        }
    }
    quote_world_text(world, str_dup(&world->arena, buf_str(&buf)));
    buf_release(&buf);
}

/* --- quotations ----------------------------------------------------------- */

typedef struct Words {
    Str word[MAX_QUOTE + 8];
    size_t count;
} Words;

/* `count` words of the document from a place on that the dice choose. */
static inline size_t take_words(QuoteWorld *world, size_t count, Words *out)
{
    size_t at = dice(world, world->document.words.count - count);

    out->count = count;
    for (size_t i = 0; i < count; i++)
        out->word[i] = world->document.words.item[at + i].text;
    return at;
}

static inline Str any_word(QuoteWorld *world)
{
    return world->document.words
        .item[dice(world, world->document.words.count)].text;
}

static inline Str typed(QuoteWorld *world, const Words *words)
{
    Str text = STR("");

    for (size_t i = 0; i < words->count; i++)
        text = arena_fmt(&world->arena, "%.*s%s%.*s", STR_ARG(text),
                         i > 0 ? " " : "", STR_ARG(words->word[i]));
    return text;
}

static inline void put_word(Words *words, size_t at, Str word)
{
    memmove(words->word + at + 1, words->word + at,
            (words->count - at) * sizeof words->word[0]);
    words->word[at] = word;
    words->count++;
}

static inline void drop_word(Words *words, size_t at)
{
    memmove(words->word + at, words->word + at + 1,
            (words->count - at - 1) * sizeof words->word[0]);
    words->count--;
}

/* Where the words end, from `from` on; STR_NONE when they are not there. By
 * comparing letters, not by what is tested. */
static inline size_t stands_from(const QuoteWorld *world, const Words *words,
                                 size_t from)
{
    const FoldWords *all = &world->document.words;

    for (size_t at = from; at + words->count <= all->count; at++) {
        size_t same = 0;

        while (same < words->count &&
               str_eq(all->item[at + same].text, words->word[same]))
            same++;
        if (same == words->count)
            return at + same;
    }
    return STR_NONE;
}

static inline bool stands_there(const QuoteWorld *world, const Words *words)
{
    return stands_from(world, words, 0) != STR_NONE;
}

static inline QuoteResult check_quote(QuoteWorld *world, Str text,
                                      const char *pinpoint, bool at_hand)
{
    QuoteResult result;
    Quote quote;

    fold_quote(&world->arena, text, &quote);
    quote_match(&world->arena, world->print,
                at_hand ? &world->document : NULL, &quote, str_from(pinpoint),
                &result);
    return result;
}

/* The first difference for whoever reads a failure. */
static inline void must_be(QuoteWorld *world, QuoteOutcome wanted, Str text,
                           bool at_hand)
{
    QuoteResult result = check_quote(world, text, "", at_hand);

    if (result.outcome != wanted)
        fail_msg("outcome %d (%s) for: %.*s", (int)result.outcome,
                 result.reason, STR_ARG(text));
}

#endif
