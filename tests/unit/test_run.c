/* tests/unit/test_run.c - base/run.h: what another program prints, and its end
 * in any case. */
#include "base/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/run.h"

static Arena arena;
static Str out;
static int status;

static int run(const char *const *argv, size_t max, unsigned seconds)
{
    return run_program(&arena, argv, max, seconds, &out, &status);
}

/* A line of shell; its errno. */
static int shell(const char *line, size_t max, unsigned seconds)
{
    return run((const char *const[]){"sh", "-c", line, NULL}, max, seconds);
}

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void run__gives_what_is_printed_and_the_status(void **state)
{
    (void)state;
    assert_int_equal(shell("cat; echo one; echo two >&2; exit 3", 100, 20), 0);
    assert_string_equal(out.ptr, "one\n");
    assert_int_equal(status, 3);
    assert_int_equal(shell("kill -9 $$", 100, 20), 0);
    assert_int_equal(status, 255);
}

static void run_aloud__gives_messages_too(void **state)
{
    (void)state;
    assert_int_equal(
        run_program_aloud(&arena, (const char *const[]){
            "sh", "-c", "cat; echo one; echo two >&2; echo three; exit 3",
            NULL}, 100, 20, &out, &status), 0);
    assert_string_equal(out.ptr, "one\ntwo\nthree\n");
    assert_int_equal(status, 3);
}

static void run__knows_no_shell(void **state)
{
    (void)state;
    assert_int_equal(run((const char *const[]){"echo", "$HOME; *", NULL}, 100,
                         20), 0);
    assert_string_equal(out.ptr, "$HOME; *\n");
    assert_int_equal(run((const char *const[]){"no-such-program", NULL}, 9, 20),
                     ENOENT);
}

static void run__ends_what_prints_too_much(void **state)
{
    (void)state;
    assert_int_equal(shell("while :; do echo more; done", 100000, 20), EFBIG);
}

/* Silent, talkative, and with nothing more to say. */
static void run__ends_what_does_not_end(void **state)
{
    (void)state;
    assert_int_equal(shell("exec sleep 60", 100, 1), ETIMEDOUT);
    assert_int_equal(shell("while :; do echo x; sleep 0.1; done", 10000, 1),
                     ETIMEDOUT);
    assert_int_equal(shell("exec >&-; exec sleep 60", 100, 1), ETIMEDOUT);
}

/* A pipe takes the numbers of input and messages where those are closed. */
static void run__works_with_input_and_messages_closed(void **state)
{
    (void)state;
    int input = dup(STDIN_FILENO), messages = dup(STDERR_FILENO), err;
    close(STDIN_FILENO);
    close(STDERR_FILENO);
    err = shell("echo one; echo two >&2", 100, 20);
    dup2(input, STDIN_FILENO);
    dup2(messages, STDERR_FILENO);
    close(input);
    close(messages);
    assert_int_equal(err, 0);
    assert_string_equal(out.ptr, "one\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(run__gives_what_is_printed_and_the_status),
        cmocka_unit_test(run__knows_no_shell),
        cmocka_unit_test(run_aloud__gives_messages_too),
        cmocka_unit_test(run__ends_what_prints_too_much),
        cmocka_unit_test(run__ends_what_does_not_end),
        cmocka_unit_test(run__works_with_input_and_messages_closed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
