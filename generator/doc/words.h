/* doc/words.h - the words of a running text, one after the other.
 *
 * Layer:   doc (may include base/). Knows no tree: a caller that walks one says
 *          what stands between two texts (word_gap).
 * Rules:   a word is letters, digits and the marks on them; an apostrophe
 *          between two of these belongs to it, straight, curly or modifier, as
 *          do soft hyphens and other characters without a width. "work-focused"
 *          is two words with a hyphen between them.
 * Threads: any (pure).
 */
#ifndef HB_DOC_WORDS_H
#define HB_DOC_WORDS_H

#include "base/arena.h"

/* What stands between two words. */
typedef enum WordGap {
    GAP_NONE,   /* nothing yet */
    GAP_SPACE,  /* spaces, of any kind and number, or one end of a line */
    GAP_HYPHEN, /* one hyphen, of any kind, and no space */
    GAP_JOINED, /* other signs that tie words together, as in "gov.uk/appeal" */
    GAP_BREAK   /* anything else: the words do not go together */
} WordGap;

typedef enum WordItemKind { ITEM_END, ITEM_WORD, ITEM_QUOTE } WordItemKind;

/* Quotation marks; each opening one is closed by the one behind it. */
typedef enum WordQuote {
    QUOTE_STRAIGHT,       /* "   opens and closes */
    QUOTE_DOUBLE_OPEN,    /* U+201C, U+201E */
    QUOTE_DOUBLE_CLOSE,   /* U+201D */
    QUOTE_SINGLE_OPEN,    /* U+2018, U+201A */
    QUOTE_SINGLE_CLOSE,   /* U+2019 where it is no apostrophe */
    QUOTE_TICK_OPEN,      /* ' before a word, behind none */
    QUOTE_TICK_CLOSE,     /* ' elsewhere, where it is no apostrophe */
    QUOTE_ANGLE_OPEN,     /* U+00AB */
    QUOTE_ANGLE_CLOSE     /* U+00BB */
} WordQuote;

/* True when the mark closes what that one opened. */
bool word_quote_closes(WordQuote open, WordQuote close);

typedef struct WordItem {
    WordItemKind kind;
    size_t from, to; /* bytes of the text */
    size_t base_to;  /* word: before a closing "'s"; else == to */
    WordGap gap;     /* word: between it and the word before */
    bool ascii;      /* word: no byte over 127 */
    WordQuote quote;
} WordItem;

typedef struct WordScan {
    Str text;
    size_t at;
    WordGap gap; /* since the last word; GAP_BREAK at a block's start */
} WordScan;

void word_scan_init(WordScan *scan);
/* Goes on with another text; the gap so far stays. */
void word_scan_text(WordScan *scan, Str text);
/* Something stood between the texts: GAP_JOINED for what has no width (the
 * start of emphasis), GAP_BREAK for what has (code, a picture). */
void word_scan_gap(WordScan *scan, WordGap gap);
/* The next word or quotation mark of the text. */
WordItem word_next(WordScan *scan);

/* A word to compare: case and form folded, one kind of apostrophe, without what
 * has no width. [arena] */
Str word_fold(Arena *arena, Str word);
/* "DM", "LCWs": two capitals or more, and no small letter but an "s" at the
 * end. Such a word is meant only where it is typed so: "ICE" is no "ice". */
bool word_is_abbreviation(Str word);

#endif
