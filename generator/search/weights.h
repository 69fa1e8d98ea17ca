/* search/weights.h - how much a word counts, by where on a page it stands.
 *
 * Layer:   search
 * Rules:   BM25F: what the fields of a page give for a word is added up first,
 *          then flattened, so that the tenth time says little more than the
 *          third. How rare a word is in all the handbook is worked out in the
 *          browser, which knows how many pages have it.
 *          All in whole numbers: the same on every machine. A unit is the
 *          sixteenth part of a word in a body of usual length.
 * Rejected: a weight for words that stand near each other (the browser looks at
 *          the text of the few pages it shows instead).
 */
#ifndef HB_SEARCH_WEIGHTS_H
#define HB_SEARCH_WEIGHTS_H

#include "base/compat.h"

#define WEIGHT_UNIT 16u
/* Of a title or heading of WEIGHT_TITLE_WORDS words; a shorter one says it more
 * plainly, and counts up to twice as much. */
#define WEIGHT_TITLE (14 * WEIGHT_UNIT)
#define WEIGHT_HEADING (3 * WEIGHT_UNIT)
#define WEIGHT_TITLE_WORDS 6u
/* `search:` words of the front matter, and what plugins name: an editor's word
 * that this is the page for it. */
#define WEIGHT_NAMED (12 * WEIGHT_UNIT)
#define WEIGHT_SUMMARY (2 * WEIGHT_UNIT)
/* Rights, deadlines, answers: what pages are there for. */
#define WEIGHT_CLAIM (1 * WEIGHT_UNIT)
/* What else a term is called, where its name stands in a title, in a heading,
 * anywhere. */
#define WEIGHT_ALSO_TITLE (6 * WEIGHT_UNIT)
#define WEIGHT_ALSO_HEADING (3 * WEIGHT_UNIT)
#define WEIGHT_ALSO (1 * WEIGHT_UNIT)
/* However often a word stands in the body, this is all that it gets for it, and
 * half of it for so many times in a body of usual length. */
#define WEIGHT_BODY_MOST (4 * WEIGHT_UNIT)
#define WEIGHT_BODY_HALF (2 * WEIGHT_UNIT)
/* So many units are half of all that a page can get (BM25's k1). */
#define WEIGHT_HALF (5 * WEIGHT_UNIT)
/* How much the length of a body counts (BM25's b): three quarters. */
#define WEIGHT_LENGTH_PART 3u
#define WEIGHT_LENGTH_WHOLE 4u
/* Pages that plugins made (sources, lists) get a third: the title of a source
 * is often just what a reader types, but the page that explains it comes
 * first. */
#define WEIGHT_GENERATED_PART 3u
/* A place of a page is no better for a word that stands there more often. */
#define WEIGHT_PLACE_TIMES 5u
/* Impacts go from 1 to this: one character of a shard. */
#define IMPACT_MAX 63u

/* What a page gets for a word. boost: units of all fields but the body; times:
 * how often it stands in the body, of `length` words; average: of all bodies,
 * at least 1. generated: a plugin made the page. 1 to IMPACT_MAX. */
unsigned weight_impact(uint32_t boost, uint32_t times, uint32_t length,
                       uint32_t average, bool generated);
/* What a title or heading of so many words gives to each of them. */
uint32_t weight_by_length(uint32_t weight, size_t words);

#endif
