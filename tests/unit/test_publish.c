/* tests/unit/test_publish.c - the output folder holds the old site or the new
 * one, whole. */
#include "base/compat.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "output/publish.h"

typedef struct World {
    Arena arena;
    Diags *diags;
    char folder[64];
    Str out, content;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    hash_init();
    arena_init(&world->arena);
    world->diags = diag_open(false);
    strcpy(world->folder, "/tmp/handbook-publish-XXXXXX");
    if (mkdtemp(world->folder) == NULL)
        return 1;
    Arena *arena = &world->arena;
    world->out = arena_fmt(arena, "%s/site", world->folder);
    world->content = arena_fmt(arena, "%s/content", world->folder);
    *state = world;
    return fs_make_folder(world->content.ptr);
}

static int tear_down(void **state)
{
    World *world = *state;
    fs_fail_after(-1, 0, false);
    (void)fs_remove_tree(world->folder);
    diag_close(world->diags);
    arena_release(&world->arena);
    free(world);
    return 0;
}

/* Publishes files named in path[] with these texts; true when it went well. */
static bool publish(World *world, const char *const *path,
                    const char *const *text, size_t count)
{
    Publisher *publisher = publish_open(&world->arena, world->diags,
                                        world->out, world->content);
    if (publisher == NULL)
        return false;
    Str *paths = ARENA_NEW_ARRAY(&world->arena, Str, count);
    for (size_t i = 0; i < count; i++)
        paths[i] = str_from(path[i]);
    bool fine = publish_begin(publisher, paths, count);
    for (size_t i = 0; fine && i < count; i++)
        fine = publish_file(publisher, i, str_from(text[i]));
    fine = fine && publish_commit(publisher);
    publish_abort(publisher);
    return fine;
}

static Str in_site(World *world, const char *path)
{
    return arena_fmt(&world->arena, "%.*s/%s", STR_ARG(world->out), path);
}

static void assert_holds(World *world, const char *path, const char *text)
{
    Str bytes;
    assert_int_equal(fs_read(&world->arena, in_site(world, path).ptr, 1000,
                             &bytes),
                     0);
    assert_true(str_is(bytes, text));
}

static bool is_there(World *world, const char *path)
{
    return fs_info(in_site(world, path).ptr).kind != FS_MISSING;
}

static void assert_no_litter(World *world)
{
    FsList list;
    assert_int_equal(fs_list(&world->arena, world->folder, &list), 0);
    for (size_t i = 0; i < list.count; i++)
        assert_true(str_is(list.item[i].name, "site") ||
                    str_is(list.item[i].name, "content"));
}

static void assert_refused(World *world, const char *code)
{
    static const char *const PATH[] = {"index.html"};
    static const char *const TEXT[] = {"new"};
    assert_false(publish(world, PATH, TEXT, 1));
    assert_int_equal(diag_total(world->diags), 1);
    assert_string_equal(diag_get(world->diags, 0)->code, code);
    assert_no_litter(world);
}

static void publish__new_site_replaces_old_and_gone_files_go(void **state)
{
    World *world = *state;
    static const char *const FIRST[] = {"index.html", "a/b.html", "c.html"};
    static const char *const FIRST_TEXT[] = {"one", "two", "three"};
    static const char *const SECOND[] = {"index.html", "d/e.html"};
    static const char *const SECOND_TEXT[] = {"one", "four"};
    assert_true(publish(world, FIRST, FIRST_TEXT, 3));
    FsInfo before = fs_info(in_site(world, "index.html").ptr);
    assert_true(publish(world, SECOND, SECOND_TEXT, 2));
    FsInfo after = fs_info(in_site(world, "index.html").ptr);
    assert_true(before.inode == after.inode);
    assert_holds(world, "d/e.html", "four");
    assert_false(is_there(world, "a"));
    assert_false(is_there(world, "c.html"));
    assert_no_litter(world);
}

static void publish__a_changed_file_on_disk_is_written_again(void **state)
{
    World *world = *state;
    static const char *const PATH[] = {"index.html"};
    static const char *const TEXT[] = {"right"};
    assert_true(publish(world, PATH, TEXT, 1));
    assert_int_equal(fs_write(in_site(world, "index.html").ptr, STR("wrong")),
                     0);
    assert_true(publish(world, PATH, TEXT, 1));
    assert_holds(world, "index.html", "right");
}

static void publish__refuses_a_folder_that_is_not_ours(void **state)
{
    World *world = *state;
    assert_int_equal(fs_make_folder(world->out.ptr), 0);
    assert_int_equal(fs_write(in_site(world, "thesis.doc").ptr, STR("mine")),
                     0);
    assert_refused(world, "output-not-ours");
    assert_holds(world, "thesis.doc", "mine");
}

static void publish__refuses_when_a_foreign_file_came_in(void **state)
{
    World *world = *state;
    static const char *const PATH[] = {"a/index.html"};
    static const char *const TEXT[] = {"old"};
    assert_true(publish(world, PATH, TEXT, 1));
    assert_int_equal(fs_write(in_site(world, "a/note.txt").ptr, STR("mine")),
                     0);
    assert_refused(world, "output-not-ours");
    assert_holds(world, "a/note.txt", "mine");
    assert_holds(world, "a/index.html", "old");
}

static void publish__refuses_links_and_files(void **state)
{
    World *world = *state;
    assert_int_equal(symlink(world->content.ptr, world->out.ptr), 0);
    assert_refused(world, "output-is-link");
}

static void publish__refuses_to_lie_in_the_content(void **state)
{
    World *world = *state;
    world->out = arena_fmt(&world->arena, "%.*s/deep/site",
                           STR_ARG(world->content));
    assert_refused(world, "output-in-content");
}

static void publish__refuses_to_hold_the_content(void **state)
{
    World *world = *state;
    world->out = str_from(world->folder);
    static const char *const PATH[] = {"index.html"};
    static const char *const TEXT[] = {"new"};
    assert_false(publish(world, PATH, TEXT, 1));
    assert_string_equal(diag_get(world->diags, 0)->code, "content-in-output");
}

/* Whatever call fails, the site is the old one or the new one, whole, and the
 * next run mends what is left. */
static void publish__any_failing_call_leaves_a_whole_site(void **state)
{
    World *world = *state;
    static const char *const PATH[] = {"index.html", "a/b.html"};
    static const char *const OLD[] = {"old", "old"};
    static const char *const NEW[] = {"new", "new"};
    for (long n = 0; n < 400; n++) {
        for (int forever = 0; forever < 2; forever++) {
            assert_true(publish(world, PATH, OLD, 2));
            fs_fail_after(n, ENOSPC, forever == 1);
            bool fine = publish(world, PATH, NEW, 2);
            fs_fail_after(-1, 0, false);
            if (fs_info(world->out.ptr).kind == FS_MISSING)
                (void)publish_open(&world->arena, world->diags, world->out,
                                   world->content);
            Str one, two;
            assert_int_equal(fs_read(&world->arena,
                                     in_site(world, "index.html").ptr, 9,
                                     &one),
                             0);
            assert_int_equal(fs_read(&world->arena,
                                     in_site(world, "a/b.html").ptr, 9, &two),
                             0);
            assert_true(str_eq(one, two));
            assert_true(!fine || str_is(one, "new"));
            assert_true(publish(world, PATH, NEW, 2));
            assert_holds(world, "a/b.html", "new");
            assert_no_litter(world);
        }
    }
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(publish__new_site_replaces_old_and_gone_files_go),
        CASE(publish__a_changed_file_on_disk_is_written_again),
        CASE(publish__refuses_a_folder_that_is_not_ours),
        CASE(publish__refuses_when_a_foreign_file_came_in),
        CASE(publish__refuses_links_and_files),
        CASE(publish__refuses_to_lie_in_the_content),
        CASE(publish__refuses_to_hold_the_content),
        CASE(publish__any_failing_call_leaves_a_whole_site),
    };
    return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
