/* lint/reading_age.c - Flesch and Kincaid's formula. */
#include "base/compat.h"
#include "lint/reading_age.h"

#define A_WORD_IN_A_SENTENCE 0.39
#define A_SYLLABLE_IN_A_WORD 11.8
#define GRADE_AT_NOUGHT 15.59
#define AGE_IN_GRADE_0 5.0

double reading_age_years(const ReadingAge *age)
{
    if (age->words == 0 || age->sentences == 0)
        return 0;
    return A_WORD_IN_A_SENTENCE * age->words / age->sentences +
           A_SYLLABLE_IN_A_WORD * age->syllables / age->words -
           GRADE_AT_NOUGHT + AGE_IN_GRADE_0;
}

double reading_age_weight(const ReadingAge *page, uint32_t words,
                          uint32_t syllables)
{
    double a_sentence = (double)page->words / page->sentences;
    double a_word = (double)page->syllables / page->words;

    return A_WORD_IN_A_SENTENCE * (words - a_sentence) / page->sentences +
           A_SYLLABLE_IN_A_WORD * (syllables - a_word * words) / page->words;
}
