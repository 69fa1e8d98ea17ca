/* tests/unit/test_host.c - serve/host.h: whom a preview answers. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "serve/host.h"

static const Str NAMES[] = {STR_INIT("Preview.example.org"),
                            STR_INIT("*.app.github.dev")};

static void test_allowed(void **state)
{
    static const char *const GOOD[] = {
        "localhost",     "localhost:8000", "LocalHost:1",
        "127.0.0.1",     "127.0.0.1:65535", "[::1]",
        "[::1]:8000",    "preview.example.org",
        "PREVIEW.EXAMPLE.ORG:443",          "a-8000.app.github.dev",
        "a.b.app.github.dev:80"};
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++)
        assert_true(host_is_allowed(str_from(GOOD[i]), NAMES, 2));
}

static void test_refused(void **state)
{
    static const char *const BAD[] = {
        "",            ":",           ":8000",         "localhost:",
        "localhost:x", "localhost:65536", "localhost:1:2", "localhost.",
        "localhost.evil.example",     "evil.example",  "127.0.0.2",
        "127.1",       "0.0.0.0",     "::1",           "[::1",
        "[::1]8000",   "[::1]:",      "[::2]",         "[localhost]",
        "app.github.dev",             ".app.github.dev",
        "evilapp.github.dev",         "x.app.github.dev.evil.example",
        "preview.example.org.evil",   "a.preview.example.org",
        "localhost@evil.example",     "user@localhost", "localhost/",
        " localhost",  "localhost "};
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        assert_false(host_is_allowed(str_from(BAD[i]), NAMES, 2));
    assert_false(host_is_allowed(STR("preview.example.org"), NAMES, 0));
    assert_false(host_is_allowed(STR("localhost\0.evil"), NAMES, 2));
}

static void test_names(void **state)
{
    (void)state;
    assert_true(host_is_name(STR("localhost")));
    assert_true(host_is_name(STR("a-b.example.org")));
    assert_true(host_is_name(STR("*.example.org")));
    assert_false(host_is_name(STR("")));
    assert_false(host_is_name(STR("*")));
    assert_false(host_is_name(STR("*.")));
    assert_false(host_is_name(STR("a..b")));
    assert_false(host_is_name(STR("example.org:80")));
    assert_false(host_is_name(STR("https://example.org")));
    assert_false(host_is_name(STR("a.*.org")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allowed),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
