/* tests/unit/test_dest_file.c - export/dest_file.h: a file that is replaced
 * whole, and what is refused. */
#include "fs_room.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/dest_file.h"

static DestFile dest; /* of the test that runs */

static Str at(Room *room, const char *name)
{
    return arena_fmt(&room->arena, "%s/%s", room->root, name);
}

/* Ours begins so. */
static bool ours(Arena *arena, const char *path, void *context)
{
    Str text;

    (void)context;
    return fs_read(arena, path, 100, &text) == 0 && str_starts(text, "ours");
}

static bool open_at(Room *room, Str path)
{
    return dest_file_open(&dest, &room->arena, room->diags, path,
                          "handbook.zip", ours, NULL);
}

static const char *last_code(Room *room)
{
    size_t count = diag_total(room->diags);

    return count > 0 ? diag_get(room->diags, count - 1)->code : "";
}

static size_t files_beside(Room *room)
{
    FsList list;

    assert_int_equal(fs_list(&room->arena, room->root, &list), 0);
    return list.count;
}

static void new_file__takes_its_place(void **state)
{
    Room *room = *state;
    struct stat st;

    assert_true(open_at(room, at(room, "a.zip")));
    assert_int_equal(fs_info(at(room, "a.zip").ptr).kind, FS_MISSING);
    umask(077);
    assert_int_equal(fs_write(dest.new, STR("ours 1")), 0);
    umask(022);
    assert_true(dest_file_end(&dest, true));
    assert_true(fs_same(at(room, "a.zip").ptr, STR("ours 1")));
    assert_int_equal(stat(at(room, "a.zip").ptr, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644);
    assert_int_equal(files_beside(room), 1);
    assert_true(open_at(room, at(room, "a.zip")));
    assert_int_equal(fs_write(dest.new, STR("ours 2")), 0);
    assert_true(dest_file_end(&dest, true));
    assert_true(fs_same(at(room, "a.zip").ptr, STR("ours 2")));
}

static void given_up__leaves_the_old(void **state)
{
    Room *room = *state;

    assert_int_equal(fs_write(at(room, "a.zip").ptr, STR("ours 1")), 0);
    assert_true(open_at(room, at(room, "a.zip")));
    assert_int_equal(fs_write(dest.new, STR("half of ")), 0);
    assert_false(dest_file_end(&dest, false));
    assert_true(fs_same(at(room, "a.zip").ptr, STR("ours 1")));
    assert_int_equal(files_beside(room), 1);
    assert_int_equal(diag_total(room->diags), 0);
}

static void what_a_killed_run_left__goes(void **state)
{
    Room *room = *state;

    assert_true(open_at(room, at(room, "a.zip")));
    assert_int_equal(fs_write(dest.new, STR("half")), 0);
    assert_int_equal(fs_make_folder(dest_file_inside(&dest, "more")), 0);
    fs_unlock(dest.lock); /* as the end of a program does */
    assert_true(open_at(room, at(room, "a.zip")));
    assert_int_equal(fs_info(dest.new).kind, FS_MISSING);
    assert_int_equal(fs_write(dest.new, STR("ours")), 0);
    assert_true(dest_file_end(&dest, true));
    assert_int_equal(files_beside(room), 1);
}

static void second_run__waits_its_turn(void **state)
{
    Room *room = *state;
    DestFile first;

    assert_true(open_at(room, at(room, "a.zip")));
    first = dest;
    assert_false(open_at(room, at(room, "a.zip")));
    assert_string_equal(last_code(room), "output-busy");
    assert_int_equal(fs_write(first.new, STR("ours")), 0);
    assert_true(dest_file_end(&first, true));
}

static void refused(Room *room, Str path, const char *code)
{
    assert_false(open_at(room, path));
    assert_string_equal(last_code(room), code);
    assert_int_equal(diag_exit_status(room->diags), 1);
    diag_close(room->diags);
    room->diags = diag_open(false);
}

static void what_is_not_ours__is_refused(void **state)
{
    Room *room = *state;
    size_t count;

    assert_int_equal(fs_write(at(room, "photos.zip").ptr, STR("mine")), 0);
    assert_int_equal(fs_make_folder(at(room, "folder").ptr), 0);
    assert_int_equal(symlink("photos.zip", at(room, "link").ptr), 0);
    assert_int_equal(symlink("nothing", at(room, "dangling").ptr), 0);
    assert_int_equal(mkfifo(at(room, "pipe").ptr, 0600), 0);
    count = files_beside(room);
    refused(room, at(room, "photos.zip"), "export-not-ours");
    refused(room, at(room, "pipe"), "export-not-ours");
    refused(room, at(room, "folder"), "export-is-folder");
    refused(room, at(room, "folder/"), "export-is-folder");
    refused(room, at(room, "link"), "export-is-link");
    refused(room, at(room, "dangling"), "export-is-link");
    refused(room, at(room, "gone/a.zip"), "export-no-folder");
    refused(room, at(room, "photos.zip/a.zip"), "export-no-folder");
    refused(room, STR(""), "export-name");
    refused(room, str_of("a\0b", 3), "export-name");
    assert_true(fs_same(at(room, "photos.zip").ptr, STR("mine")));
    assert_int_equal(files_beside(room), count);
}

static void one_name__lies_in_the_working_folder(void **state)
{
    Room *room = *state;
    char *before = getcwd(NULL, 0);

    assert_int_equal(chdir(room->root), 0);
    assert_true(open_at(room, STR("a.zip")));
    assert_int_equal(fs_write(dest.new, STR("ours")), 0);
    assert_true(dest_file_end(&dest, true));
    assert_int_equal(files_beside(room), 1);
    assert_int_equal(chdir(before), 0);
    free(before);
}

/* Whatever fails, the old file or the new one stands there, and a word is said
 * where it is not the new one. */
static void each_failing_call__leaves_old_or_new(void **state)
{
    Room *room = *state;
    const char *name = at(room, "a.zip").ptr;
    bool done = false;

    for (long n = 1; !done && n < 100; n++) {
        Diags *diags = diag_open(false);

        assert_int_equal(fs_write(name, STR("ours 1")), 0);
        fs_fail_after(n, EIO, false);
        done = dest_file_open(&dest, &room->arena, diags, str_from(name),
                              "handbook.zip", ours, NULL);
        if (done)
            done = dest_file_end(&dest, fs_write(dest.new, STR("ours 2")) == 0);
        fs_fail_after(-1, 0, false);
        if (!fs_same(name, STR("ours 2"))) {
            assert_true(fs_same(name, STR("ours 1")));
            assert_false(done);
        }
        done = done && diag_total(diags) == 0 && n > 30;
        diag_close(diags);
        fs_remove_tree(at(room, ".a.zip.handbook").ptr);
    }
    assert_true(done);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)
    const struct CMUnitTest tests[] = {
        T(new_file__takes_its_place),
        T(given_up__leaves_the_old),
        T(what_a_killed_run_left__goes),
        T(second_run__waits_its_turn),
        T(what_is_not_ours__is_refused),
        T(one_name__lies_in_the_working_folder),
        T(each_failing_call__leaves_old_or_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
