/* tests/unit/test_unread.c - site/unread.h: ids in what could not be read. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "site/unread.h"

static void assert_ids(Str text, const char *expected)
{
    Arena arena;
    UnreadIds ids = {0};
    Buf all;

    arena_init(&arena);
    buf_init(&all, 1 << 20);
    unread_ids(&arena, text, &ids);
    for (size_t i = 0; i < ids.count; i++)
        buf_addf(&all, "%.*s ", STR_ARG(ids.id[i]));
    assert_string_equal(str_dup(&arena, buf_str(&all)).ptr, expected);
    buf_release(&all);
    arena_release(&arena);
}

static void finds_ids_as_people_write_them(void **state)
{
    (void)state;
    assert_ids(STR("- id: a-1\n  text: x\n- {id: b, c: [\n  id : 'c_d'\n"),
               "a-1 b c_d ");
    assert_ids(STR("[{\"id\": \"smith/2004\", \"type\":"), "smith/2004 ");
    assert_ids(STR("id:x"), "x ");
}

static void finds_nothing_else(void **state)
{
    (void)state;
    assert_ids(STR(""), "");
    assert_ids(STR("id"), "");
    assert_ids(STR("id:"), "");
    assert_ids(STR("id: \n"), "");
    assert_ids(STR("did: x, identity: y, paid: z, grid: q"), "");
}

static void reads_any_bytes(void **state)
{
    (void)state;
    assert_ids((Str){"\xFF\xFEi\0d\0:\0 \0m\0e\0\n\0", 16}, "me ");
    assert_ids((Str){"\0\xFF id: x\xE9 \0", 11}, "x ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_ids_as_people_write_them),
        cmocka_unit_test(finds_nothing_else),
        cmocka_unit_test(reads_any_bytes),
    };

    return cmocka_run_group_tests_name("unread", tests, NULL, NULL);
}
