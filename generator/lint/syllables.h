/* lint/syllables.h - how many syllables an English word has.
 *
 * Layer:   lint
 * Method:  groups of vowels are counted, then corrected by rules of spelling;
 *          what no rule gets right stands in a table. Nobody's dictionary is
 *          asked: of words that people counted nineteen in twenty come out
 *          right (tests/unit/test_syllables.c), and what is wrong is wrong by
 *          one.
 * Cost:    some hundred comparisons: ask once for each distinct word.
 * Threads: any (pure).
 */
#ifndef HB_LINT_SYLLABLES_H
#define HB_LINT_SYLLABLES_H

#include "base/str.h"

/* word: as a page has it; accents and apostrophes do not count. A number is
 * one. "DWP" and "LCWs" are said letter by letter. Never 0. */
unsigned syllables_of(Str word);

#endif
