/* cli/day.c - the day a command is told, or finds out. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdlib.h>

#include "base/clock.h"

bool common_day(const Typed *typed, OptionId id, bool ask_clock, Date *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds;
    *out = typed->option[id].day;
    if (typed_has(typed, id))
        return true;
    if (epoch != NULL && epoch[0] != '\0') {
        if (str_to_u64(str_from(epoch), &seconds) && seconds < INT64_MAX)
            *out = date_from_seconds((int64_t)seconds);
        if (date_is_set(*out))
            return true;
        command_usage(typed->command,
                      "SOURCE_DATE_EPOCH takes seconds since 1970, not '%s'",
                      epoch);
        return false;
    }
    if (ask_clock)
        *out = date_from_seconds(clock_now());
    return true;
}
