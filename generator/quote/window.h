/* quote/window.h - the byte that stands for four words in a row.
 *
 * Layer:   quote (may include base/)
 * Rules:   DESIGN 4.3: one byte for every window of four folded words. A
 *          document's fingerprint is these bytes in order, so it holds eight
 *          bits for a word: less than a word of English is worth to somebody
 *          who guesses with a word list.
 * How:     a word is taken apart into what it is (its base) and which of a few
 *          likely forms of it it is (its form):
 *              little words (the, not, must, may, cannot, …) share one base,
 *              whole numbers to 250 one, years from 1900 to 2150 one;
 *              other words: what is left without one of some beginnings (un,
 *              in, dis, …) and endings (s, ed, ing, …).
 *          Two words of one base never have one form. The byte is SipHash-2-4
 *          of the four bases, keyed by the document's own SHA-256 (so two
 *          documents share no table of guesses), plus the four forms, each
 *          times an odd number of its place, modulo 256.
 * Chance:  a window with other words has the same byte once in 256. But where
 *          one word gave way to another of the same base ("must" to "may",
 *          "not" to "now", 13 to 31, "require" to "required", "able" to
 *          "unable") the byte is different always: these are the mistakes that
 *          are made, and the first and the last word of a quotation stand in
 *          one window only, so nothing else would guard them. For any other
 *          word in first or last place the chance is 1 in 256, next to them
 *          1 in 65,536, farther in 1 in 4 thousand million. No other use of
 *          one byte a window does better: all that a file of that size can know
 *          of a last word is one byte. Where the document is at hand the words
 *          themselves are compared, and nothing is left to chance.
 * Stored:  any change here is a new version of the algorithm (fingerprint.h).
 * Threads: any (pure).
 */
#ifndef HB_QUOTE_WINDOW_H
#define HB_QUOTE_WINDOW_H

#include "base/hash.h"

#define WINDOW_WORDS 4

typedef struct WindowWord {
    uint64_t base; /* keyed */
    uint8_t form;
} WindowWord;

/* word: as base/fold.h gives it, not empty. */
WindowWord window_word(const Sha256 *document, Str word);
uint8_t window_byte(const Sha256 *document, const WindowWord *first,
                    const WindowWord *second, const WindowWord *third,
                    const WindowWord *fourth);

#endif
