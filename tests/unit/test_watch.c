/* tests/unit/test_watch.c - serve/watch.h and serve/survey.h: what is saved. */
#include "base/compat.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "serve/survey.h"
#include "serve/watch.h"

typedef struct World {
    Arena arena;
    Watch *watch;
    WatchNews news;
} World;

static int open_world(void **state)
{
    static World world;
    static const Str FOLDER[] = {STR_INIT("content")};
    arena_init(&world.arena);
    fs_remove_tree("content");
    assert_int_equal(fs_make_folders("content/part/.hidden"), 0);
    assert_int_equal(fs_write("content/part/a.md", STR("a")), 0);
    world.watch = watch_open(FOLDER, 1, NULL);
    *state = &world;
    return 0;
}

static int close_world(void **state)
{
    World *world = *state;
    watch_close(world->watch);
    arena_release(&world->arena);
    fs_remove_tree("content");
    return 0;
}

static bool look(World *world)
{
    return watch_read(world->watch, &world->arena, &world->news);
}

static void test_names(void **state)
{
    (void)state;
    assert_true(watch_is_passing(STR(".a.md.swp")));
    assert_true(watch_is_passing(STR("a.md~")));
    assert_true(watch_is_passing(STR("#a.md#")));
    assert_true(watch_is_passing(STR("4913")));
    assert_true(watch_is_passing(STR(".git")));
    assert_false(watch_is_passing(STR("a.md")));
    assert_false(watch_is_passing(STR("#a.md")));
    assert_false(watch_is_passing(STR("_headers")));
}

static void test_saves(void **state)
{
    World *world = *state;
    assert_int_equal(watch_trouble(world->watch), 0);
    assert_int_equal(watch_count(world->watch), 2);
    assert_false(look(world));
    for (int i = 0; i < 10; i++)
        assert_int_equal(fs_write("content/part/a.md", STR("b")), 0);
    assert_int_equal(fs_write("content/part/.a.md.swp", STR("b")), 0);
    assert_int_equal(fs_write("content/part/.hidden/b.md", STR("b")), 0);
    assert_true(look(world));
    assert_false(world->news.folders);
    assert_int_equal(world->news.count, 1); /* ten saves, told of once */
    assert_true(str_is(world->news.file[0], "content/part/a.md"));
    assert_int_equal(fs_write("content/b.new", STR("c")), 0);
    assert_int_equal(fs_rename("content/b.new", "content/part/a.md"), 0);
    assert_int_equal(fs_remove_file("content/part/a.md"), 0);
    assert_true(look(world));
    assert_int_equal(world->news.count, 2);
    assert_false(look(world));
}

/* A file that was emptied is not told of until it is whole. */
static void test_writing(void **state)
{
    static const Str FOLDER[] = {STR_INIT("content")};
    World *world = *state;
    const Str path = STR("content/part/a.md");
    assert_false(watch_is_changing(world->watch, path));
    int file = open("content/part/a.md", O_WRONLY | O_TRUNC);
    assert_true(file >= 0);
    assert_true(watch_is_changing(world->watch, path));
    assert_false(watch_is_changing(world->watch, STR("content/part/b.md")));
    assert_true(look(world));
    assert_true(world->news.begun);
    assert_int_equal(world->news.count, 0);
    assert_false(look(world));
    assert_in_range(watch_timeout(world->watch), 1, 1000);
    /* Another watch goes on where this one was. */
    world->watch = watch_open(FOLDER, 1, world->watch);
    assert_true(watch_is_changing(world->watch, path));
    assert_int_equal(write(file, "words", 5), 5);
    assert_int_equal(close(file), 0);
    assert_true(watch_is_changing(world->watch, path)); /* has, since then */
    assert_int_equal(watch_timeout(world->watch), 0); /* it waits to be told */
    assert_true(look(world));
    assert_false(watch_is_changing(world->watch, path));
    assert_int_equal(world->news.count, 1);
    assert_true(str_eq(world->news.file[0], path));
    assert_int_equal(watch_timeout(world->watch), -1);
    assert_false(watch_is_busy(world->watch));
}

/* Who never closes a file is not waited for without end. */
static void test_open_end(void **state)
{
    World *world = *state;
    int file = open("content/new.md", O_WRONLY | O_CREAT, 0644);
    assert_true(file >= 0);
    assert_true(look(world));
    assert_int_equal(world->news.count, 0);
    assert_true(watch_is_busy(world->watch));
    struct pollfd wait = {.fd = watch_handle(world->watch), .events = POLLIN};
    for (int left; (left = watch_timeout(world->watch)) > 0;)
        (void)poll(&wait, 1, left);
    assert_true(look(world));
    assert_int_equal(world->news.count, 1);
    assert_false(watch_is_busy(world->watch));
    assert_int_equal(close(file), 0);
}

static void test_folders(void **state)
{
    World *world = *state;
    assert_int_equal(fs_make_folder("content/new"), 0);
    assert_true(look(world));
    assert_true(world->news.folders);
    assert_int_equal(fs_rename("content/part", "content/other"), 0);
    assert_true(look(world));
    assert_true(world->news.folders);
    assert_int_equal(fs_remove_tree("content"), 0);
    assert_true(look(world));
    assert_true(world->news.folders);
}

static void test_missing(void **state)
{
    static const Str FOLDER[] = {STR_INIT("nowhere"), STR_INIT("content")};
    Watch *watch = watch_open(FOLDER, 2, NULL);
    (void)state;
    assert_int_equal(watch_trouble(watch), 0);
    assert_int_equal(watch_count(watch), 2);
    watch_close(watch);
    watch_close(NULL);
}

static void test_survey(void **state)
{
    static const Str FOLDER[] = {STR_INIT("content")};
    uint64_t before = survey_folders(FOLDER, 1);
    (void)state;
    assert_true(survey_folders(FOLDER, 1) == before);
    assert_int_equal(fs_write("content/part/.a.md.swp", STR("b")), 0);
    assert_true(survey_folders(FOLDER, 1) == before);
    assert_int_equal(fs_write("content/part/a.md", STR("longer")), 0);
    uint64_t after = survey_folders(FOLDER, 1);
    assert_true(after != before);
    assert_int_equal(fs_rename("content/part/a.md", "content/part/b.md"), 0);
    assert_true(survey_folders(FOLDER, 1) != after);
    assert_int_equal(fs_remove_tree("content"), 0);
    assert_true(survey_folders(FOLDER, 1) != after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test_setup_teardown(test_saves, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_writing, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(test_open_end, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(test_folders, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(test_missing, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(test_survey, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
