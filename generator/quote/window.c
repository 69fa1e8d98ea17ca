/* quote/window.c - words taken apart, and the byte of four of them. */
#include "base/compat.h"
#include "quote/window.h"

#include <string.h>

/* Words that carry no subject but turn a sentence. A word's place is its form:
 * this list is part of the algorithm, never sorted anew or added to. */
static const char *const little[] = {
    "a", "an", "the", "this", "that", "these", "those", "such", "any", "some",
    "all", "every", "each", "both", "either", "neither", "no", "none", "not",
    "never", "ever", "always", "often", "sometimes", "usually", "only", "also",
    "again", "still", "now", "then", "once", "twice", "first", "last", "next",
    "must", "may", "might", "can", "cannot", "can't", "could", "couldn't",
    "shall", "should", "shouldn't", "will", "won't", "would", "wouldn't",
    "need", "needn't", "ought", "is", "isn't", "are", "aren't", "was",
    "wasn't", "were", "weren't", "be", "been", "being", "am", "do", "don't",
    "does", "doesn't", "did", "didn't", "done", "has", "hasn't", "have",
    "haven't", "had", "hadn't", "having", "i", "you", "he", "she", "it", "we",
    "they", "me", "him", "her", "us", "them", "my", "your", "his", "its",
    "our", "their", "it's", "who", "whom", "whose", "which", "what", "when",
    "where", "why", "how", "if", "unless", "until", "while", "whether",
    "because", "although", "though", "but", "and", "or", "nor", "so", "than",
    "as", "of", "to", "in", "on", "at", "by", "for", "from", "with",
    "without", "within", "into", "onto", "out", "up", "down", "over", "under",
    "before", "after", "since", "during", "between", "among", "through",
    "against", "about", "above", "below", "near", "per", "more", "most",
    "less", "least", "few", "fewer", "many", "much", "little", "other",
    "another", "same", "own", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "yes", "however", "except", "including",
    "excluding", "even", "just", "too", "very", "rather",
};
enum { LITTLE_COUNT = sizeof little / sizeof little[0] };
_Static_assert(LITTLE_COUNT <= 256, "a form is a byte");

/* The same holds for these two. The longest that fits is taken off. */
static const char *const endings[] = {
    "", "s", "e", "es", "ed", "d", "ing", "y", "ies", "ied", "er", "ers",
    "ly", "al", "'s", "able",
};
static const char *const beginnings[] = {
    "", "un", "in", "im", "ir", "dis", "non", "mis", "re", "over", "under",
    "pre",
};
enum {
    ENDING_COUNT = sizeof endings / sizeof endings[0],
    BEGINNING_COUNT = sizeof beginnings / sizeof beginnings[0],
    MIN_BASE = 3, /* letters that must be left of a word */
    SMALL_NUMBER = 250,
    FIRST_YEAR = 1900
};
_Static_assert(ENDING_COUNT * BEGINNING_COUNT <= 256, "a form is a byte");

static size_t find_little(Str word)
{
    for (size_t i = 0; i < LITTLE_COUNT; i++)
        if (word.ptr[0] == little[i][0] && str_is(word, little[i]))
            return i;
    return STR_NONE;
}

/* The longest of the list that the word has there, and leaves enough of it. */
static size_t longest(Str word, const char *const *list, size_t count,
                      bool at_end)
{
    size_t best = 0, best_len = 0;

    for (size_t i = 1; i < count; i++) {
        size_t len = strlen(list[i]);

        if (len > best_len && word.len >= len + MIN_BASE &&
            (at_end ? str_ends(word, list[i]) : str_starts(word, list[i]))) {
            best = i;
            best_len = len;
        }
    }
    return best;
}

/* Kinds of bases do not mix: a base that is a text never begins with NUL. */
static uint64_t hash_kind(const uint8_t *key, char kind)
{
    char text[2] = {'\0', kind};

    return hash_keyed(key, str_of(text, sizeof text));
}

WindowWord window_word(const Sha256 *document, Str word)
{
    const uint8_t *key = document->byte;
    size_t at = find_little(word), ending, beginning;
    uint64_t number;

    if (at != STR_NONE)
        return (WindowWord){hash_kind(key, 'w'), (uint8_t)at};
    /* "07" is not "7": only what is written as a number is one */
    if (str_to_u64(word, &number) && (word.ptr[0] != '0' || word.len == 1)) {
        if (number <= SMALL_NUMBER)
            return (WindowWord){hash_kind(key, 'n'), (uint8_t)number};
        if (number >= FIRST_YEAR && number <= FIRST_YEAR + SMALL_NUMBER)
            return (WindowWord){hash_kind(key, 'y'),
                                (uint8_t)(number - FIRST_YEAR)};
    }
    ending = longest(word, endings, ENDING_COUNT, true);
    word.len -= strlen(endings[ending]);
    beginning = longest(word, beginnings, BEGINNING_COUNT, false);
    word = str_slice(word, strlen(beginnings[beginning]), word.len);
    return (WindowWord){hash_keyed(key, word),
                        (uint8_t)(beginning * ENDING_COUNT + ending)};
}

uint8_t window_byte(const Sha256 *document, const WindowWord *first,
                    const WindowWord *second, const WindowWord *third,
                    const WindowWord *fourth)
{
    const WindowWord *word[WINDOW_WORDS] = {first, second, third, fourth};
    char text[WINDOW_WORDS * 8];
    unsigned forms = 0;

    for (unsigned i = 0; i < WINDOW_WORDS; i++) {
        for (unsigned k = 0; k < 8; k++)
            text[i * 8 + k] = (char)(word[i]->base >> 8 * k & 0xFF);
        forms += (2 * i + 1) * word[i]->form;
    }
    return (uint8_t)(hash_keyed(document->byte, str_of(text, sizeof text)) +
                     forms);
}
