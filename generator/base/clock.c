/* base/clock.c - what day it is. */
#include "base/compat.h"

#include "base/clock.h"

#include <time.h>

int64_t clock_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_REALTIME, &now) == 0 ? (int64_t)now.tv_sec : -1;
}

int64_t clock_ticks(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
