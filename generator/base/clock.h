/* base/clock.h - what day it is.
 *
 * Layer:   base
 * Rule:    DESIGN 3. Nothing that is built depends on today. Only who makes a
 *          copy to carry away asks, to write on it when it was made, and who
 *          looks for pages that are due to be checked again (cli/day.c).
 * Threads: any.
 */
#ifndef HB_BASE_CLOCK_H
#define HB_BASE_CLOCK_H

#include "base/compat.h"

/* Seconds since 1970 began, in UTC; -1 when the system does not tell. */
int64_t clock_now(void);
/* Milliseconds since some moment, for how long something takes: no change of
 * the time of day moves it. */
int64_t clock_ticks(void);

#endif
