/* base/diag_codes.h - every code that the program itself reports.
 *
 * Layer:   base
 * Purpose: handbook.yaml's `severities` name codes; a slip there must show.
 *          Plugins bring codes of their own, which are not in here. A test
 *          (tests/unit/test_diag_codes.c) compares the table with the sources.
 * Threads: any (pure).
 */
#ifndef HB_BASE_DIAG_CODES_H
#define HB_BASE_DIAG_CODES_H

#include "base/str.h"

/* All codes, sorted [static]. */
const Str *diag_codes(size_t *count);
bool diag_code_known(Str code);

#endif
