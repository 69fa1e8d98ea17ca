/* tests/unit/test_codes.c - explain/codes.h: pages about codes. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <string.h>

#include "base/fs.h"
#include "explain/codes.h"

typedef struct World {
    Arena arena;
    Diags *diags;
    Codes *codes;
} World;

static int set_up(void **state)
{
    static World world;

    memset(&world, 0, sizeof world);
    arena_init(&world.arena);
    world.diags = diag_open(false);
    world.codes = codes_open();
    codes_add_folder(world.codes, STR("first"));
    codes_add_folder(world.codes, STR("second"));
    assert_int_equal(fs_make_folders("first"), 0);
    assert_int_equal(fs_make_folders("second"), 0);
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;

    codes_close(world->codes);
    diag_close(world->diags);
    arena_release(&world->arena);
    (void)fs_remove_tree("first");
    (void)fs_remove_tree("second");
    return 0;
}

static void assert_cleaned(World *world, const char *typed, const char *code)
{
    Str clean = codes_clean(&world->arena, str_from(typed));

    assert_string_equal(str_to_cstr(&world->arena, clean), code);
}

static void codes_clean__takes_what_people_paste(void **state)
{
    World *world = *state;

    assert_cleaned(world, "missing-but", "missing-but");
    assert_cleaned(world, "[missing-but]", "missing-but");
    assert_cleaned(world, "  [Missing-BUT] ", "missing-but");
    assert_cleaned(world, "missing-but]", "missing-but");
    assert_cleaned(world, "", "");
    assert_cleaned(world, "[]", "");
    assert_cleaned(world, "-", "");
    assert_cleaned(world, "a-", "");
    assert_cleaned(world, "../secret", "");
    assert_cleaned(world, "two words", "");
    assert_cleaned(world, "ŵ", "");
}

static void codes_list__is_sorted_and_has_each_once(void **state)
{
    World *world = *state;
    size_t count;
    Str *list;

    assert_int_equal(fs_write("second/b-b.md", STR("# b-b\n\nB.\n")), 0);
    assert_int_equal(fs_write("second/a-a.md", STR("# a-a\n\nA.\n")), 0);
    assert_int_equal(fs_write("first/b-b.md", STR("# b-b\n\nB.\n")), 0);
    assert_int_equal(fs_write("first/README.md", STR("# Codes\n")), 0);
    assert_int_equal(fs_write("first/c-c.txt", STR("no\n")), 0);
    codes_add_folder(world->codes, STR("third")); /* is not there */
    list = codes_list(world->codes, &world->arena, &count, world->diags);
    assert_int_equal(count, 2);
    assert_true(str_is(list[0], "a-a"));
    assert_true(str_is(list[1], "b-b"));
    assert_int_equal(diag_total(world->diags), 0);
}

static void assert_sentence(World *world, const char *page,
                            const char *sentence)
{
    Str told;

    assert_int_equal(fs_write("first/x-x.md", str_from(page)), 0);
    told = codes_sentence(world->codes, &world->arena, STR("x-x"));
    assert_string_equal(str_to_cstr(&world->arena, told), sentence);
}

static void codes_sentence__is_the_first_and_on_one_line(void **state)
{
    World *world = *state;

    assert_sentence(world, "# x-x\n\nOne `two`\nthree. Four.\n",
                    "One 'two' three.");
    assert_sentence(world, "# x-x\n\nOne, version 1.5 of it. Two.\n",
                    "One, version 1.5 of it.");
    assert_sentence(world, "No heading, and no stop\n",
                    "No heading, and no stop");
    assert_sentence(world, "# x-x\n\n## Why\n\nNo meaning.\n", "");
    assert_sentence(world, "# x-x\n", "");
    assert_sentence(world, "", "");
    assert_sentence(world, "\xff\xfe", "");
    assert_true(str_is(codes_sentence(world->codes, &world->arena,
                                      STR("no-page")),
                       ""));
    assert_true(str_is(codes_sentence(world->codes, &world->arena, STR("")),
                       ""));
}

static void codes_read__asks_the_first_folder_first(void **state)
{
    World *world = *state;
    CodePage page;

    assert_int_equal(fs_write("second/x-x.md", STR("# x-x\n\nLate.\n")), 0);
    assert_sentence(world, "# x-x\n\nEarly.\n", "Early.");
    page = codes_read(world->codes, &world->arena, STR("x-x"), world->diags);
    assert_true(str_is(page.path, "first/x-x.md"));
    assert_false(page.broken);
    page = codes_read(world->codes, &world->arena, STR("../first/x-x"),
                      world->diags);
    assert_null(page.document);
    assert_false(page.broken);
}

static void assert_broken(World *world, Str text, const char *code)
{
    Diags *diags = diag_open(false);
    CodePage page;

    assert_int_equal(fs_write("first/x-x.md", text), 0);
    page = codes_read(world->codes, &world->arena, STR("x-x"), diags);
    assert_true(page.broken);
    assert_null(page.document);
    assert_int_equal(diag_total(diags), 1);
    assert_string_equal(diag_get(diags, 0)->code, code);
    diag_close(diags);
}

static void codes_read__says_why_a_page_cannot_be_used(void **state)
{
    static char large[70000];
    World *world = *state;

    memset(large, 'a', sizeof large);
    assert_broken(world, str_of(large, sizeof large), "file-too-large");
    assert_broken(world, STR(""), "empty-file");
    assert_broken(world, STR("\xff\xfe# x"), "invalid-utf8");
    assert_broken(world, STR("# a\0b"), "forbidden-character");
    assert_int_equal(fs_remove_file("first/x-x.md"), 0);
    assert_int_equal(fs_make_folder("first/x-x.md"), 0);
    assert_true(codes_read(world->codes, &world->arena, STR("x-x"),
                           world->diags)
                    .broken);
    assert_string_equal(diag_get(world->diags, 0)->code, "cannot-read");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(codes_clean__takes_what_people_paste),
        TEST(codes_list__is_sorted_and_has_each_once),
        TEST(codes_sentence__is_the_first_and_on_one_line),
        TEST(codes_read__asks_the_first_folder_first),
        TEST(codes_read__says_why_a_page_cannot_be_used),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
