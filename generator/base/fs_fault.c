/* base/fs_fault.c - makes a chosen call to the disk fail, for tests. */
#include "base/compat.h"
#include "base/fs_internal.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

/* The one mutable global of the generator: calls may come from any thread and
 * tests count them all. `left` > 0: so many calls from now the fault comes;
 * 0: none; < 0: every call fails. */
static struct {
    atomic_long left;
    atomic_int err;
    atomic_bool forever;
} fault_plan;

void fs_fail_after(long n, int err, bool forever)
{
    atomic_store(&fault_plan.err, err);
    atomic_store(&fault_plan.forever, forever);
    atomic_store(&fault_plan.left, n > 0 ? n : 0);
}

bool fs_fault(void)
{
    long left = atomic_load(&fault_plan.left);
    long next;

    do {
        if (left == 0)
            return false;
        next = left - 1;
        if (left == 1 && atomic_load(&fault_plan.forever))
            next = -1;
        if (left < 0)
            next = left;
    } while (!atomic_compare_exchange_weak(&fault_plan.left, &left, next));
    if (left > 1)
        return false;
    errno = atomic_load(&fault_plan.err);
    return true;
}

typedef struct FaultName {
    const char *name;
    int err;
} FaultName;

/* 0 when there is no such name or number. */
static int fault_error(Str word)
{
    static const FaultName names[] = {
        {"EACCES", EACCES}, {"EINTR", EINTR},   {"EIO", EIO},
        {"EMFILE", EMFILE}, {"ENOENT", ENOENT}, {"ENOSPC", ENOSPC},
        {"EROFS", EROFS},   {"EXDEV", EXDEV},
    };
    uint64_t number;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(word, names[i].name))
            return names[i].err;
    return str_to_u64(word, &number) && number < 4096 ? (int)number : 0;
}

bool fs_faults_from_environment(void)
{
    Str plan = str_from(getenv("HANDBOOK_FAULT"));
    size_t colon = str_find_char(plan, ':');
    bool forever = str_ends(plan, "+");
    uint64_t n;
    int err = EIO;

    if (plan.len == 0)
        return true;
    if (forever)
        plan.len--;
    if (colon != STR_NONE)
        err = fault_error(str_slice(plan, colon + 1, plan.len));
    if (!str_to_u64(str_slice(plan, 0, colon), &n) || n > INT32_MAX ||
        err == 0)
        return false;
    fs_fail_after((long)n, err, forever);
    return true;
}
