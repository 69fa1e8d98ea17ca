/* tests/unit/test_diag_choose.c - which of many alike are shown. */
#include "diag_world.h"

/* So many errors of a code in a file. */
static void add(World *world, const char *code, const char *path, int count)
{
    for (int i = 0; i < count; i++)
        diag_addf(world->diags, DIAG_ERROR, code,
                  diag_in_file(str_from(path)), "%03d", i);
}

/* How many of a file's are shown, and that they are its first ones. */
static size_t shown_of(World *world, DiagChoice choice, const char *path)
{
    size_t shown = 0;
    bool hidden = false;

    for (size_t i = 0; i < diag_total(world->diags); i++) {
        if (!str_is(diag_get(world->diags, i)->path, path))
            continue;
        assert_false(hidden && choice.shown[i]);
        hidden = !choice.shown[i];
        shown += choice.shown[i];
    }
    return shown;
}

static void choose__every_file_has_its_first(void **state)
{
    World world;
    DiagChoice choice;

    (void)state;
    open_world(&world, false);
    add(&world, "many", "a.md", 100);
    add(&world, "many", "b.md", 2);
    add(&world, "many", "c.md", 1);
    add(&world, "many", "d.md", 9);
    choice = diag_choose(world.diags, &world.arena);
    assert_int_equal(shown_of(&world, choice, "a.md"), 9);
    assert_int_equal(shown_of(&world, choice, "b.md"), 2);
    assert_int_equal(shown_of(&world, choice, "c.md"), 1);
    assert_int_equal(shown_of(&world, choice, "d.md"), 8);
    assert_int_equal(choice.more_count, 1);
    assert_string_equal(choice.more[0].code, "many");
    assert_int_equal(choice.more[0].count, 92);
    assert_int_equal(choice.more[0].files, 2);
    assert_true(choice.more[0].pages);
    close_world(&world);
}

static void choose__more_files_than_room(void **state)
{
    World world;
    DiagChoice choice;
    char path[16];

    (void)state;
    open_world(&world, false);
    for (int i = 0; i < 200; i++) {
        snprintf(path, sizeof path, "%03d.md", i);
        add(&world, "many", path, 3);
    }
    add(&world, "few", "handbook.yaml", DIAG_MAX_ALIKE);
    choice = diag_choose(world.diags, &world.arena);
    assert_int_equal(shown_of(&world, choice, "000.md"), 1);
    assert_int_equal(shown_of(&world, choice, "019.md"), 1);
    assert_int_equal(shown_of(&world, choice, "020.md"), 0);
    assert_int_equal(shown_of(&world, choice, "handbook.yaml"),
                     DIAG_MAX_ALIKE);
    assert_int_equal(choice.more_count, 1);
    assert_int_equal(choice.more[0].count, 600 - DIAG_MAX_ALIKE);
    assert_int_equal(choice.more[0].files, 200);
    close_world(&world);
}

/* Errors do not take the room of warnings with the same code, nor the other
 * way round; what the system refused is one kind, whatever its code. */
static void choose__kinds_are_told_apart(void **state)
{
    World world;
    DiagChoice choice;

    (void)state;
    open_world(&world, false);
    add(&world, "many", "a.yaml", DIAG_MAX_ALIKE + 1);
    for (int i = 0; i <= DIAG_MAX_ALIKE; i++) {
        diag_addf(world.diags, DIAG_NOTE, "many", diag_in_file(STR("a.md")),
                  "%03d", i);
        diag_io(world.diags, i % 2 ? "cannot-read" : "output-failed", "do",
                arena_fmt(&world.arena, "%03d", i), 5);
    }
    choice = diag_choose(world.diags, &world.arena);
    assert_int_equal(choice.more_count, 3);
    assert_int_equal(choice.more[0].severity, DIAG_SYSTEM);
    assert_string_equal(choice.more[0].code, "");
    assert_int_equal(choice.more[1].severity, DIAG_ERROR);
    assert_false(choice.more[1].pages);
    assert_int_equal(choice.more[2].severity, DIAG_NOTE);
    for (size_t i = 0; i < choice.more_count; i++)
        assert_int_equal(choice.more[i].count, 1);
    close_world(&world);
}

static void choose__nothing_of_nothing(void **state)
{
    World world;
    DiagChoice choice;

    (void)state;
    open_world(&world, false);
    choice = diag_choose(world.diags, &world.arena);
    assert_int_equal(choice.more_count, 0);
    close_world(&world);
}

static void choose__the_rest_is_told_in_words(void **state)
{
    World world;
    char *text;

    (void)state;
    open_world(&world, false);
    add(&world, "one", "a.yaml", DIAG_MAX_ALIKE + 1);
    add(&world, "two", "a.md", DIAG_MAX_ALIKE);
    add(&world, "two", "b.md", DIAG_MAX_ALIKE);
    text = printed(&world, false, 9);
    assert_non_null(strstr(text,
                           "\nand 1 more like this in 1 file [one]\n"
                           "and 20 more like this in 2 pages [two]\n"
                           "61 errors in 2 of 9 pages\n"));
    free(text);
    close_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(choose__every_file_has_its_first),
        cmocka_unit_test(choose__more_files_than_room),
        cmocka_unit_test(choose__kinds_are_told_apart),
        cmocka_unit_test(choose__nothing_of_nothing),
        cmocka_unit_test(choose__the_rest_is_told_in_words),
    };

    return cmocka_run_group_tests_name("diag_choose", tests, NULL, NULL);
}
