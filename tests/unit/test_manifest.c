/* tests/unit/test_manifest.c - reading and writing manifest.sha256. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "output/manifest.h"

#define ZEROS \
    "0000000000000000000000000000000000000000000000000000000000000000"

static void manifest__what_is_written_is_read_back_sorted(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    hash_init();
    ManifestEntry entry[3] = {
        {STR("b/index.html"), hash_sha256(STR("b"))},
        {STR("a file.html"), hash_sha256(STR("a"))},
        {STR("B.html"), hash_sha256(STR(""))},
    };
    Buf buf;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    manifest_write(&buf, entry, 3);
    Manifest read;
    assert_true(manifest_read(&arena, buf_str(&buf), &read));
    assert_int_equal(read.count, 3);
    assert_true(str_is(read.entry[0].path, "B.html"));
    assert_true(str_is(read.entry[1].path, "a file.html"));
    const ManifestEntry *found =
        map_get(&read.by_path, STR("b/index.html"));
    Sha256 want = hash_sha256(STR("b"));
    assert_memory_equal(&found->hash, &want, sizeof want);
    buf_release(&buf);
    arena_release(&arena);
}

static void manifest__an_empty_one_is_fine(void **state)
{
    (void)state;
    Arena arena;
    Manifest read;
    arena_init(&arena);
    assert_true(manifest_read(&arena, STR(""), &read));
    assert_int_equal(read.count, 0);
    arena_release(&arena);
}

static void manifest__refuses_paths_that_leave_the_site(void **state)
{
    (void)state;
    static const char *const BAD[] = {
        ZEROS "  ../secret\n",     ZEROS "  a/../../b\n",
        ZEROS "  /etc/passwd\n",   ZEROS "  a//b\n",
        ZEROS "  ./a\n",           ZEROS "  \n",
        ZEROS " a\n",              ZEROS "\n",
        "xyz  a\n",                ZEROS "  a\n" ZEROS "  a\n",
        "<!DOCTYPE html>\n",
    };
    Arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        Manifest read;
        assert_false(manifest_read(&arena, str_from(BAD[i]), &read));
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(manifest__what_is_written_is_read_back_sorted),
        cmocka_unit_test(manifest__an_empty_one_is_fine),
        cmocka_unit_test(manifest__refuses_paths_that_leave_the_site),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
