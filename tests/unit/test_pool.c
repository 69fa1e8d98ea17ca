/* tests/unit/test_pool.c - base/pool.h: every index once, by one worker. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <stdatomic.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/pool.h"

enum { MANY = 50000 };

typedef struct Tally {
    unsigned *times; /* of each index; plain: each has one owner at a time */
    unsigned jobs;
    atomic_uint busy[LIMIT_JOBS];
    atomic_uint wrong;
} Tally;

static void count_one(void *context, size_t index, unsigned worker)
{
    Tally *tally = context;

    if (worker >= tally->jobs || atomic_fetch_add(&tally->busy[worker], 1))
        atomic_fetch_add(&tally->wrong, 1);
    tally->times[index]++;
    if (worker < tally->jobs)
        atomic_fetch_sub(&tally->busy[worker], 1);
}

static void run_tally(unsigned jobs, unsigned allowed, size_t count)
{
    Arena arena;
    Tally tally = {.jobs = allowed};

    arena_init(&arena);
    tally.times = ARENA_NEW_ARRAY(&arena, unsigned, count);
    pool_each(jobs, count, count_one, &tally);
    assert_int_equal(atomic_load(&tally.wrong), 0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(tally.times[i], 1);
    arena_release(&arena);
}

static void pool__does_each_once(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 8; jobs++)
        run_tally(jobs, jobs, MANY);
}

static void pool__takes_any_number_of_jobs(void **state)
{
    (void)state;
    run_tally(0, 1, 10);
    run_tally(LIMIT_JOBS, LIMIT_JOBS, MANY);
    run_tally(1000000, LIMIT_JOBS, MANY);
}

static void pool__needs_no_more_workers_than_work(void **state)
{
    (void)state;
    run_tally(8, 1, 0);
    run_tally(8, 1, 1);
    run_tally(8, 3, 3);
}

static void use_stack(void *context, size_t index, unsigned worker)
{
    volatile char large[4 * 1024 * 1024];
    atomic_uint *sum = context;

    (void)worker;
    for (size_t i = 0; i < sizeof large; i += 4096)
        large[i] = 1;
    large[index] = 2;
    atomic_fetch_add(sum, (unsigned)large[index]);
}

static void pool__workers_have_a_deep_stack(void **state)
{
    atomic_uint sum;

    (void)state;
    atomic_init(&sum, 0);
    pool_each(4, 16, use_stack, &sum);
    assert_int_equal(atomic_load(&sum), 32);
}

static void inner(void *context, size_t index, unsigned worker)
{
    (void)worker;
    ((unsigned *)context)[index]++;
}

static void outer(void *context, size_t index, unsigned worker)
{
    (void)worker;
    pool_each(2, 10, inner, (unsigned *)context + index * 10);
}

static void pool__can_be_used_inside_a_job(void **state)
{
    unsigned times[100] = {0};

    (void)state;
    pool_each(4, 10, outer, times);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(times[i], 1);
}

static void pool__knows_a_sensible_number_of_cores(void **state)
{
    (void)state;
    assert_true(pool_cores() >= 1);
    assert_true(pool_cores() <= LIMIT_JOBS);
}

static void set_flag(void *context)
{
    atomic_fetch_add((atomic_uint *)context, 1);
}

static void test_beside(void **state)
{
    atomic_uint flag;
    (void)state;
    atomic_init(&flag, 0);
    for (unsigned i = 0; i < 4; i++)
        pool_end(pool_begin(set_flag, &flag, i % 2 == 0));
    assert_int_equal(atomic_load(&flag), 4);
    pool_end(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_beside),
        cmocka_unit_test(pool__does_each_once),
        cmocka_unit_test(pool__takes_any_number_of_jobs),
        cmocka_unit_test(pool__needs_no_more_workers_than_work),
        cmocka_unit_test(pool__workers_have_a_deep_stack),
        cmocka_unit_test(pool__can_be_used_inside_a_job),
        cmocka_unit_test(pool__knows_a_sensible_number_of_cores),
    };

    return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
