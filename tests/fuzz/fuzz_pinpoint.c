/* tests/fuzz/fuzz_pinpoint.c - places in a source, as anyone may type them.
 *
 * The input is two pinpoints with a line end in between. Beyond "no crash":
 * each is read or has a problem, a pinpoint without one finds itself, and two
 * that meet do so whichever was asked for.
 */
#include "base/compat.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "quote/pinpoint.h"
#include "fuzz.h"

static void check_one(const Pinpoint *pinpoint)
{
    if (pinpoint->count == 0 && pinpoint->problem == NULL)
        BUG("nothing was read, and no word why");
    for (size_t i = 0; i < pinpoint->count; i++)
        if (pinpoint->place[i].from.count == 0 ||
            pinpoint->place[i].to.count == 0)
            BUG("a place without a level");
    if (pinpoint->problem == NULL &&
        pinpoint_compare(pinpoint, pinpoint) != PINPOINT_SAME)
        BUG("a pinpoint does not find itself");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str rest = str_of((const char *)data, size), first = STR("");
    Arena arena;

    if (utf8_invalid_at(rest) != STR_NONE)
        return 0; /* what is cited is UTF-8 */
    hash_init();
    arena_init(&arena);
    (void)str_split(&rest, '\n', &first);
    Pinpoint *one = pinpoint_new(&arena, first);
    Pinpoint *two = pinpoint_new(&arena, rest);
    check_one(one);
    check_one(two);
    bool apart = pinpoint_compare(one, two) == PINPOINT_APART;
    if (one->problem == NULL && two->problem == NULL &&
        apart != (pinpoint_compare(two, one) == PINPOINT_APART))
        BUG("two pinpoints meet one way only");
    arena_release(&arena);
    return 0;
}
