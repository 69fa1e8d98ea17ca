/* tests/unit/test_arena.c - base/arena.h: memory given back all at once. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static bool is_zero(const void *memory, size_t size)
{
    const unsigned char *byte = memory;

    for (size_t i = 0; i < size; i++)
        if (byte[i])
            return false;
    return true;
}

static void arena__gives_zeroed_aligned_memory(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *memory;

        arena_chars(&arena, 1); /* so that the next is off the grid */
        memory = arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        assert_true(is_zero(memory, size));
        memset(memory, 0xAB, size);
    }
    arena_release(&arena);
}

static void arena__never_hands_out_the_same_bytes_twice(void **state)
{
    enum { COUNT = 2000 };
    Arena arena;
    unsigned char *memory[COUNT];

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT; i++) {
        arena_chars(&arena, i % 13);
        memory[i] = arena_alloc(&arena, i % 700 + 1);
        memset(memory[i], (int)(i % 251), i % 700 + 1);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < i % 700 + 1; j++)
            assert_int_equal(memory[i][j], i % 251);
    arena_release(&arena);
}

static void arena__holds_nothing_until_it_is_asked(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    assert_null(arena.head);
    arena_reset(&arena);
    arena_release(&arena);
    assert_null(arena.head);
}

static void arena__can_be_used_again_after_release(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    arena_alloc(&arena, 100000);
    arena_release(&arena);
    assert_null(arena.head);
    assert_int_equal(arena.used, 0);
    assert_true(is_zero(arena_alloc(&arena, 10), 10));
    arena_release(&arena);
}

static void arena__large_allocations_leave_the_block_in_use(void **state)
{
    Arena arena;
    ArenaBlock *head;
    char *before, *after;

    (void)state;
    arena_init(&arena);
    before = arena_alloc(&arena, 16);
    head = arena.head;
    memset(arena_alloc(&arena, 8u * 1024 * 1024), 1, 8u * 1024 * 1024);
    after = arena_alloc(&arena, 16);
#ifndef HANDBOOK_HOSTILE
    assert_ptr_equal(arena.head, head);
    assert_ptr_equal(after, before + 16);
#else
    (void)head;
    assert_ptr_not_equal(after, before);
#endif
    arena_release(&arena);
}

static void arena__blocks_double_up_to_a_maximum(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    assert_int_equal(arena.next_size, ARENA_FIRST_BLOCK);
    for (int i = 0; i < 100000; i++)
        arena_alloc(&arena, 200);
#ifndef HANDBOOK_HOSTILE
    assert_int_equal(arena.next_size, 1024 * 1024);
#endif
    assert_true(arena.used == 100000u * 200);
    arena_release(&arena);
}

static void arena__reset_keeps_newest_block(void **state)
{
    Arena arena;
    ArenaBlock *head;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 1000; i++)
        memset(arena_alloc(&arena, 500), 0xFF, 500);
    head = arena.head;
    arena_reset(&arena);
    assert_ptr_equal(arena.head, head);
    assert_int_equal(arena.used, 0);
    assert_true(is_zero(arena_alloc(&arena, 500), 500));
    arena_release(&arena);
}

static void arena__memory_is_zero_after_reset(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t round = 0; round < 50; round++) {
        for (size_t i = 0; i < 40; i++) {
            size_t size = i * 37 + round;
            void *memory = arena_alloc(&arena, size);

            assert_true(is_zero(memory, size));
            memset(memory, 0xFF, size);
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
}

static void arena__reset_lets_a_huge_block_go(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena);
    arena_alloc(&arena, 4u * 1024 * 1024);
    arena_reset(&arena);
    assert_null(arena.head);
    assert_true(is_zero(arena_alloc(&arena, 100), 100));
    arena_release(&arena);
}

static void arena__copies_bytes(void **state)
{
    const char bytes[] = {1, 0, 2};
    Arena arena;

    (void)state;
    arena_init(&arena);
    assert_memory_equal(arena_copy(&arena, bytes, 3), bytes, 3);
    assert_non_null(arena_copy(&arena, NULL, 0));
    arena_release(&arena);
}

static void arena__formats_short_and_long(void **state)
{
    char long_text[1001];
    Arena arena;
    Str s;

    (void)state;
    arena_init(&arena);
    memset(long_text, 'x', 1000);
    long_text[1000] = '\0';
    for (int len = 250; len <= 260; len++) {
        s = arena_fmt(&arena, "%.*s", len, long_text);
        assert_int_equal(s.len, len);
        assert_memory_equal(s.ptr, long_text, (size_t)len);
        assert_int_equal(s.ptr[len], '\0');
    }
    s = arena_fmt(&arena, "<%s|%d>", long_text, 42);
    assert_int_equal(s.len, 1005);
    assert_true(str_ends(s, "x|42>"));
    assert_int_equal(s.ptr[s.len], '\0');
    s = arena_fmt(&arena, "%s", "");
    assert_int_equal(s.len, 0);
    arena_release(&arena);
}

static void arena__push_grows_and_keeps_what_is_there(void **state)
{
    Arena arena;
    uint32_t *item = NULL;
    size_t count = 0;
    size_t capacity = 0;

    (void)state;
    arena_init(&arena);
    for (uint32_t i = 0; i < 100000; i++) {
        ARENA_PUSH(&arena, item, count, capacity, i * 3);
        if (i % 1000 == 0)
            arena_alloc(&arena, 3); /* in the way of growing in place */
    }
    assert_int_equal(count, 100000);
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(item[i], i * 3);
    for (size_t i = count; i < capacity; i++)
        assert_int_equal(item[i], 0);
    arena_release(&arena);
}

static void arena__push_grows_in_place_when_nothing_lies_behind(void **state)
{
    Arena arena;
    uint32_t *item = NULL;
    uint32_t *first;
    size_t count = 0;
    size_t capacity = 0;

    (void)state;
    arena_init(&arena);
    ARENA_PUSH(&arena, item, count, capacity, 1);
    first = item;
    while (count < 500)
        ARENA_PUSH(&arena, item, count, capacity, 1);
#ifndef HANDBOOK_HOSTILE
    assert_ptr_equal(item, first);
#else
    assert_ptr_not_equal(item, first);
#endif
    arena_release(&arena);
}

static void arena__texts_lie_without_gaps(void **state)
{
    Arena arena;
    char *first, *second;

    (void)state;
    arena_init(&arena);
    first = arena_chars(&arena, 3);
    second = arena_chars(&arena, 5);
#ifndef HANDBOOK_HOSTILE
    assert_ptr_equal(second, first + 3);
#else
    assert_ptr_not_equal(second, first);
#endif
    arena_release(&arena);
}

static void size__sums_and_products_are_exact(void **state)
{
    (void)state;
    assert_true(size_mul(SIZE_MAX, 1) == SIZE_MAX);
    assert_true(size_mul(0, SIZE_MAX) == 0);
    assert_true(size_mul(SIZE_MAX, 0) == 0);
    assert_true(size_mul(SIZE_MAX / 2, 2) == SIZE_MAX - 1);
    assert_true(size_add(SIZE_MAX - 1, 1) == SIZE_MAX);
}

/* How a child ends that does one wrong thing, and what it says last. */
static int end_of(void wrong(void), char *said, size_t size)
{
    int pipe_end[2];
    int status = 0;
    ssize_t got;
    pid_t child;

    assert_int_equal(pipe(pipe_end), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL); /* cmocka's handler is none of its */
        dup2(pipe_end[1], STDERR_FILENO);
        wrong();
        _exit(0);
    }
    close(pipe_end[1]);
    memset(said, 0, size);
    while ((got = read(pipe_end[0], said, size - 1)) > 0) {
        said += got;
        size -= (size_t)got;
    }
    close(pipe_end[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void multiply_too_much(void)
{
    Arena arena;

    arena_init(&arena);
    arena_array(&arena, SIZE_MAX / 2, 3);
}

static void add_too_much(void)
{
    size_add(SIZE_MAX, 1);
}

static void hit_a_bug(void)
{
    BUG("%d apples", 3);
}

static void memory__that_cannot_be_ends_with_status_3(void **state)
{
    char said[300];
    int status = end_of(multiply_too_much, said, sizeof said);

    (void)state;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    assert_non_null(strstr(said, "handbook: error: out of memory"));
    status = end_of(add_too_much, said, sizeof said);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
}

static void bug__says_where_and_aborts(void **state)
{
    char said[300];
    int status = end_of(hit_a_bug, said, sizeof said);

    (void)state;
    assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_non_null(strstr(said, "handbook: bug at "));
    assert_non_null(strstr(said, "test_arena.c:"));
    assert_non_null(strstr(said, ": 3 apples\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena__gives_zeroed_aligned_memory),
        cmocka_unit_test(arena__never_hands_out_the_same_bytes_twice),
        cmocka_unit_test(arena__holds_nothing_until_it_is_asked),
        cmocka_unit_test(arena__can_be_used_again_after_release),
        cmocka_unit_test(arena__large_allocations_leave_the_block_in_use),
        cmocka_unit_test(arena__blocks_double_up_to_a_maximum),
        cmocka_unit_test(arena__reset_keeps_newest_block),
        cmocka_unit_test(arena__memory_is_zero_after_reset),
        cmocka_unit_test(arena__reset_lets_a_huge_block_go),
        cmocka_unit_test(arena__copies_bytes),
        cmocka_unit_test(arena__formats_short_and_long),
        cmocka_unit_test(arena__push_grows_and_keeps_what_is_there),
        cmocka_unit_test(arena__push_grows_in_place_when_nothing_lies_behind),
        cmocka_unit_test(arena__texts_lie_without_gaps),
        cmocka_unit_test(size__sums_and_products_are_exact),
        cmocka_unit_test(memory__that_cannot_be_ends_with_status_3),
        cmocka_unit_test(bug__says_where_and_aborts),
    };

    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
