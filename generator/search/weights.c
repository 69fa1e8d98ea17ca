/* search/weights.c - how much a word counts. */
#include "base/compat.h"
#include "search/weights.h"

uint32_t weight_by_length(uint32_t weight, size_t words)
{
    uint32_t count = words > 1000 ? 1000 : (uint32_t)words;

    return weight * 2 * WEIGHT_TITLE_WORDS / (WEIGHT_TITLE_WORDS + count);
}

unsigned weight_impact(uint32_t boost, uint32_t times, uint32_t length,
                       uint32_t average, bool generated)
{
    /* times / (1 - b + b * length / average), without a fraction */
    uint64_t top = (uint64_t)times * WEIGHT_UNIT * WEIGHT_LENGTH_WHOLE *
                   average;
    uint64_t bottom = (uint64_t)(WEIGHT_LENGTH_WHOLE - WEIGHT_LENGTH_PART) *
                          average +
                      (uint64_t)WEIGHT_LENGTH_PART * length;
    uint64_t body = top / bottom;
    uint64_t units = boost + body * WEIGHT_BODY_MOST /
                             (body + WEIGHT_BODY_HALF);
    uint64_t impact;

    if (generated)
        units /= WEIGHT_GENERATED_PART;
    impact = units * IMPACT_MAX / (units + WEIGHT_HALF);
    return impact < 1 ? 1 : (unsigned)impact;
}
