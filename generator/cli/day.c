/* cli/day.c - the day a command is told, or finds out. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdlib.h>

#include "base/clock.h"

bool common_day(const char *command, const char *option, Str typed,
                bool ask_clock, Date *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds;
    Arena arena;
    *out = (Date){0, 0, 0};
    if (typed.len > 0) {
        if (date_parse(typed, false, out) == DATE_OK)
            return true;
        arena_init(&arena);
        common_usage(command,
                     arena_fmt(&arena, "%s takes a day as 2026-11-22, not",
                               option).ptr,
                     typed.ptr);
        arena_release(&arena);
        return false;
    }
    if (epoch != NULL && epoch[0] != '\0') {
        if (str_to_u64(str_from(epoch), &seconds) && seconds < INT64_MAX)
            *out = date_from_seconds((int64_t)seconds);
        if (date_is_set(*out))
            return true;
        return common_usage(command,
                            "SOURCE_DATE_EPOCH takes seconds since 1970, not",
                            epoch);
    }
    if (ask_clock)
        *out = date_from_seconds(clock_now());
    return true;
}
