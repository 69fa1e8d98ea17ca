/* quote/match.h - is a quotation in its source?
 *
 * Layer:   quote (may include base/)
 * Rules:   DESIGN 4.3: three outcomes. Verified and missing are proofs;
 *          everything else cannot be checked, and says why.
 *          - By a fingerprint a part of a quotation has one byte to compare for
 *            each of its words but three. It is proved when an invented text
 *            of its length would be found less than once in a thousand times:
 *            six words among up to 16,000, seven among four million; five
 *            where the pinpoint leaves at most 64 words, or beside a proved
 *            part across square brackets. Every part must be proved.
 *          - One part of four words or more that is not there is enough to say
 *            that the quotation is missing: that needs no luck.
 *          - Shorter parts cannot be checked by a fingerprint. With the
 *            document at hand every word is compared, however few there are.
 *          What a single altered word can hope for stands in quote/window.h.
 * Cost:    linear in the document and in the quotation, whatever they hold.
 * Threads: any (pure).
 */
#ifndef HB_QUOTE_MATCH_H
#define HB_QUOTE_MATCH_H

#include "quote/document.h"

/* Parts of a quotation; one with more cannot be checked. */
#define QUOTE_MAX_PARTS 64

typedef enum QuoteOutcome {
    QUOTE_VERIFIED,
    QUOTE_MISSING,
    QUOTE_UNCHECKED
} QuoteOutcome;

typedef struct QuoteResult {
    QuoteOutcome outcome;
    const char *reason; /* unchecked: "too-short", "too-many-gaps", "no-words",
                           "too-many-repeats" (of the same words, without end);
                           else "" [static] */
    bool elsewhere;     /* verified, but not where the pinpoint says */
    bool exact;         /* compared with the document itself */
    bool placed;        /* `word` is known */
    uint32_t word;      /* verified: its first; missing: of what is nearest */
    uint64_t compared;  /* words, over and over: what it cost */
    Str differs;        /* missing, with the document: which words differ
                           [arena]; or "" */
} QuoteResult;

/* document: at hand, and the one the fingerprint was made of; or NULL. */
void quote_match(Arena *arena, const Fingerprint *fingerprint,
                 const Document *document, const Quote *quote, Str pinpoint,
                 QuoteResult *out);

#endif
