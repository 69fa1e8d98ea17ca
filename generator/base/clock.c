/* base/clock.c - what day it is. */
#include "base/compat.h"

#include "base/clock.h"

#include <time.h>

int64_t clock_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_REALTIME, &now) == 0 ? (int64_t)now.tv_sec : -1;
}
