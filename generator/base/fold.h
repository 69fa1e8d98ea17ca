/* base/fold.h - the words of a text as they are compared, and a quotation as
 * its parts.
 *
 * Layer:   base. Unicode by utf8proc.
 * Rules:   DESIGN 4.3 and 12. A document and what is quoted from it are folded
 *          alike, so that how a text was typed, set or scanned does not count,
 *          and what it says does:
 *          - compatibility form (NFKC) without case: ligatures, full-width
 *            letters, composed and taken-apart accents;
 *          - no soft hyphens, no zero-width characters, no raised figures
 *            (they are note markers);
 *          - a word is a run of letters, marks and figures; an apostrophe
 *            between letters belongs to it, whatever its form; signs that say
 *            something (% & + and money) are words of their own; all other
 *            punctuation, dashes and spacing only separate;
 *          - a hyphen separates, too: "work-related", "work related" and
 *            "work – related" are the same two words. At the end of a
 *            document's line, between two small letters, it is taken out
 *            ("inter-" and "view" are "interview"), which is wrong for
 *            "work-" and "related". So a quotation says of each hyphen that the
 *            words beside it may be one: both readings are tried.
 *          Figures stay: "13" is not "31", "1.5" is "1" and "5".
 * In a quotation, as quotation practice has it:
 *          - "…", "...", ". . ." alone or in square brackets: words are left
 *            out here, as many as you like (QUOTE_GAP);
 *          - "[the Secretary of State]": the writer's own words, added or in
 *            place of at most QUOTE_INSERT_WORDS of the document's
 *            (QUOTE_INSERT). They are never compared themselves; what stands
 *            on either side has to hold alone (quote/match.h), so nothing
 *            passes by brackets;
 *          - "[sic]", "[emphasis added]", "[emphasis in original]", "[3]":
 *            nothing is left out; they count as if they were not there;
 *          - "[t]he", "claimant[s]": a letter changed. The word is read with
 *            the letters, and where they end it also without. "[un]lawful" is
 *            only "unlawful".
 * Memory:  [arena]; words that need no change are slices of the text.
 * Threads: any (pure).
 */
#ifndef HB_BASE_FOLD_H
#define HB_BASE_FOLD_H

#include "base/arena.h"

typedef struct FoldWord {
    Str text;      /* folded, never empty */
    Str without;   /* another reading: without bracketed letters; or "" */
    uint32_t off;  /* bytes of the text it was made of: [off, end) */
    uint32_t end;
    bool hyphen;   /* may be one word with the next */
} FoldWord;

typedef struct FoldWords {
    FoldWord *item;
    size_t count, capacity;
} FoldWords;

typedef enum QuoteJoint {
    QUOTE_BEGIN,  /* the first part */
    QUOTE_GAP,    /* behind an ellipsis */
    QUOTE_INSERT  /* behind words in square brackets */
} QuoteJoint;

/* What "[the Secretary of State]" may stand for, in words. */
#define QUOTE_INSERT_WORDS 8

typedef struct QuotePart {
    size_t first, count; /* in Quote.words; count > 0 */
    QuoteJoint joint;    /* to the part before it */
} QuotePart;

typedef struct Quote {
    FoldWords words;
    QuotePart *part;
    size_t part_count, part_capacity;
} Quote;

/* The words of a document. text: valid UTF-8 of less than 4 GB. */
void fold_document(Arena *arena, Str text, FoldWords *out);
/* The parts of a quotation; none when there is no word in it. */
void fold_quote(Arena *arena, Str text, Quote *out);

#endif
