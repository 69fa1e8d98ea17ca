/* tests/unit/test_base64.c - RFC 4648's own examples. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/base64.h"

static void base64__has_the_examples_of_its_standard(void **state)
{
    static const char *const CASE[][2] = {
        {"", ""},         {"f", "Zg=="},        {"fo", "Zm8="},
        {"foo", "Zm9v"},  {"foob", "Zm9vYg=="}, {"\xff\xfe\xfd", "//79"}};
    Arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof CASE / sizeof CASE[0]; i++) {
        Str text = base64_encode(&arena, str_from(CASE[i][0]));

        assert_true(str_is(text, CASE[i][1]));
        assert_int_equal(text.ptr[text.len], '\0');
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base64__has_the_examples_of_its_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
