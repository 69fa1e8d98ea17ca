/* tests/unit/test_troubles.c - serve/troubles.h: diagnostics kept as copies. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "serve/troubles.h"

typedef struct World {
    Arena arena;
    Diags *diags;
} World;

static int open_world(void **state)
{
    static World world;
    arena_init(&world.arena);
    world.diags = diag_open(false);
    *state = &world;
    return 0;
}

static int close_world(void **state)
{
    World *world = *state;
    diag_close(world->diags);
    arena_release(&world->arena);
    return 0;
}

static void test_outlive(void **state)
{
    World *world = *state;
    Str text = str_dup(&world->arena, STR("one\nsome \xC5\xB5" "ords here\n"));
    Source *source = source_new(&world->arena, STR("content/a.md"), text);
    diag_help(world->diags, DIAG_ERROR, "unsafe-link",
              diag_at(source, (Span){9, 7}), STR("mend it"), "this is wrong");
    diag_addf(world->diags, DIAG_NOTE, "missing-alt",
              diag_in_file(STR("content/b.md")), "this could be better");
    diag_addf(world->diags, DIAG_WARNING, "missing-alt",
              diag_in_file(STR("content/b.md")), "this is not good");
    Troubles *troubles = troubles_take(world->diags);
    diag_close(world->diags);
    world->diags = diag_open(false);
    memset((void *)(uintptr_t)text.ptr, 'x', text.len);
    assert_int_equal(troubles->count, 3);
    assert_int_equal(troubles->errors, 1);
    assert_int_equal(troubles->warnings, 1);
    assert_int_equal(troubles->notes, 1);
    size_t count;
    const Trouble *first = troubles_of(troubles, STR("content/a.md"), &count);
    assert_int_equal(count, 1);
    assert_true(str_is(first->line, "some \xC5\xB5" "ords here"));
    assert_int_equal(first->from, 5);
    assert_int_equal(first->length, 6); /* the first letter is two bytes */
    assert_int_equal(first->place.line, 2);
    Buf line;
    buf_init(&line, LIMIT_OUTPUT_BYTES);
    trouble_line(&line, first);
    assert_true(str_is(buf_str(&line), "content/a.md:2:6: error: this is "
                                       "wrong [unsafe-link]\n"));
    buf_release(&line);
    troubles_of(troubles, STR("content/b.md"), &count);
    assert_int_equal(count, 2);
    assert_null(troubles_of(troubles, STR("content/c.md"), &count));
    assert_true(troubles_has(troubles, first));
    troubles_free(troubles);
    assert_null(troubles_of(NULL, STR("content/a.md"), &count));
}

static void test_many(void **state)
{
    World *world = *state;
    Buf text;
    buf_init(&text, LIMIT_OUTPUT_BYTES);
    for (int i = 0; i < 100000; i++)
        buf_adds(&text, "word ");
    Source *source =
        source_new(&world->arena, STR("a.md"), buf_str(&text));
    for (uint32_t i = 0; i < 1000; i++)
        diag_addf(world->diags, DIAG_ERROR, "unsafe-link",
                  diag_at(source, (Span){i * 500, i % 3 ? 4 : 400000}),
                  "word %u", (unsigned)i);
    Troubles *troubles = troubles_take(world->diags);
    assert_int_equal(troubles->count, 20);
    assert_int_equal(troubles->errors, 1000);
    assert_int_equal(troubles->item[19].alike, 980);
    for (size_t i = 0; i < troubles->count; i++) {
        assert_true(troubles->item[i].line.len < 300);
        assert_true(troubles->item[i].from + troubles->item[i].length <=
                    troubles->item[i].line.len);
    }
    troubles_free(troubles);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_outlive, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(test_many, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
