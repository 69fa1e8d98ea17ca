/* tests/fuzz/fuzz.h - what fuzz targets share. */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include "base/compat.h"

#include <string.h>

#include "base/utf8.h"

#define CHECK(condition)                                  \
    do {                                                  \
        if (!(condition))                                 \
            BUG("does not hold: %s", #condition);         \
    } while (0)

/* The target: libFuzzer calls it, or main.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What load lets through to doc_parse. */
static inline bool is_text(Str s)
{
    size_t off = 0;

    if (utf8_invalid_at(s) != STR_NONE || memchr(s.ptr, '\0', s.len))
        return false;
    while (off < s.len)
        if (utf8_is_noncharacter(utf8_next(s, &off)))
            return false;
    return true;
}

#endif
