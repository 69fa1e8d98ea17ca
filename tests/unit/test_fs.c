/* tests/unit/test_fs.c - base/fs.h: files, folders, locks, each failure. */
#include "fs_room.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

static const char *at(Room *room, const char *name)
{
    return arena_fmt(&room->arena, "%s/%s", room->root, name).ptr;
}

static void put(Room *room, const char *name, const char *text)
{
    assert_int_equal(fs_write(at(room, name), str_from(text)), 0);
}

static void assert_holds(Room *room, const char *name, const char *text)
{
    Str got;

    assert_int_equal(fs_read(&room->arena, at(room, name), 1u << 24, &got), 0);
    assert_string_equal(got.ptr, text);
}

/* How many file descriptors are open. */
static size_t open_count(void)
{
    DIR *dir = opendir("/proc/self/fd");
    size_t count = 0;

    if (!dir)
        return 0; /* not Linux: nothing to compare */
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static mode_t mode_of(const char *path)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 07777;
}

/* ---- looking ---- */

static void fs__tells_kinds_apart(void **state)
{
    Room *room = *state;

    put(room, "file", "12345");
    assert_int_equal(fs_make_folder(at(room, "folder")), 0);
    assert_int_equal(symlink("file", at(room, "link")), 0);
    assert_int_equal(symlink("nowhere", at(room, "broken")), 0);
    assert_int_equal(mkfifo(at(room, "pipe"), 0600), 0);
    assert_int_equal(fs_info(at(room, "file")).kind, FS_FILE);
    assert_int_equal(fs_info(at(room, "file")).size, 5);
    assert_int_equal(fs_info(at(room, "folder")).kind, FS_FOLDER);
    assert_int_equal(fs_info(at(room, "link")).kind, FS_LINK);
    assert_int_equal(fs_info_follow(at(room, "link")).kind, FS_FILE);
    assert_int_equal(fs_info_follow(at(room, "broken")).kind, FS_MISSING);
    assert_int_equal(fs_info(at(room, "pipe")).kind, FS_OTHER);
    assert_int_equal(fs_info(at(room, "none")).kind, FS_MISSING);
    assert_true(fs_info(at(room, "file")).inode ==
                fs_info_follow(at(room, "link")).inode);
}

static void fs__probe_tells_missing_from_unseen(void **state)
{
    Room *room = *state;
    FsInfo info;

    assert_int_equal(fs_write(at(room, "file"), STR("x")), 0);
    assert_int_equal(fs_probe(at(room, "file"), &info), 0);
    assert_int_equal(info.kind, FS_FILE);
    assert_int_equal(fs_probe(at(room, "none"), &info), 0);
    assert_int_equal(info.kind, FS_MISSING);
    assert_int_equal(fs_probe(at(room, "file/below"), &info), 0);
    assert_int_equal(info.kind, FS_MISSING);
    fs_fail_after(1, EIO, false);
    assert_int_equal(fs_probe(at(room, "file"), &info), EIO);
    assert_int_equal(info.kind, FS_MISSING);
}

static void fs__lists_bytewise_with_kinds(void **state)
{
    static const char *const names[] = {"B", "a", "a.b", "\xC5\xB5", ".h",
                                        "Z", "10", "9", "a-b"};
    static const char *const sorted[] = {".h",  "10",  "9", "B",       "Z", "a",
                                         "a-b", "a.b", "l", "\xC5\xB5"};
    Room *room = *state;
    FsList list;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        put(room, names[i], "");
    assert_int_equal(symlink("a", at(room, "l")), 0);
    assert_int_equal(fs_list(&room->arena, room->root, &list), 0);
    assert_int_equal(list.count, 10);
    for (size_t i = 0; i < list.count; i++) {
        assert_true(str_is(list.item[i].name, sorted[i]));
        assert_int_equal(list.item[i].kind,
                         sorted[i][0] == 'l' ? FS_LINK : FS_FILE);
    }
}

static void fs__lists_only_real_folders(void **state)
{
    Room *room = *state;
    FsList list;

    put(room, "file", "");
    assert_int_equal(fs_make_folder(at(room, "folder")), 0);
    assert_int_equal(symlink("folder", at(room, "link")), 0);
    assert_int_equal(fs_list(&room->arena, at(room, "folder"), &list), 0);
    assert_int_equal(list.count, 0);
    assert_int_equal(fs_list(&room->arena, at(room, "none"), &list), ENOENT);
    assert_int_equal(fs_list(&room->arena, at(room, "file"), &list), ENOTDIR);
    assert_int_not_equal(fs_list(&room->arena, at(room, "link"), &list), 0);
}

static void fs__real_path_has_no_links(void **state)
{
    Room *room = *state;
    Str direct, linked;

    assert_int_equal(fs_make_folder(at(room, "folder")), 0);
    assert_int_equal(symlink("folder", at(room, "link")), 0);
    assert_int_equal(
        fs_real_path(&room->arena, at(room, "folder"), &direct), 0);
    assert_int_equal(
        fs_real_path(&room->arena, at(room, "link/../link"), &linked), 0);
    assert_string_equal(linked.ptr, direct.ptr);
    assert_int_equal(direct.ptr[0], '/');
    assert_int_equal(fs_real_path(&room->arena, at(room, "none"), &direct),
                     ENOENT);
}

static void fs__real_place_of_what_is_not_there(void **state)
{
    static const struct {
        const char *asked, *below; /* the folder "folder" */
    } CASES[] = {
        {"link", ""},
        {"link/a", "/a"},
        {"link/a/b/c/", "/a/b/c"},
        {"link/a/./b", "/a/b"},
        {"none/../folder/a", "/a"},
        {"none/more/../../link/a", "/a"},
        {"link/a/../b", "/b"},
        {"folder/a/../../folder/b", "/b"},
    };
    Room *room = *state;
    Str direct, got;

    assert_int_equal(fs_make_folder(at(room, "folder")), 0);
    assert_int_equal(symlink("folder", at(room, "link")), 0);
    assert_int_equal(
        fs_real_path(&room->arena, at(room, "folder"), &direct), 0);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Str asked = str_from(at(room, CASES[i].asked));

        assert_int_equal(fs_real_place(&room->arena, asked, &got), 0);
        assert_string_equal(
            got.ptr, arena_fmt(&room->arena, "%s%s", direct.ptr,
                               CASES[i].below).ptr);
    }
    assert_int_equal(
        fs_real_place(&room->arena, STR("/no-such/../.."), &got), 0);
    assert_string_equal(str_dup(&room->arena, got).ptr, "/");
}

/* ---- reading ---- */

static void fs__reads_whole_files_up_to_a_maximum(void **state)
{
    Room *room = *state;
    Str got;

    put(room, "empty", "");
    put(room, "five", "12345");
    assert_int_equal(fs_read(&room->arena, at(room, "empty"), 0, &got), 0);
    assert_int_equal(got.len, 0);
    assert_int_equal(got.ptr[0], '\0');
    assert_int_equal(fs_read(&room->arena, at(room, "five"), 5, &got), 0);
    assert_int_equal(got.len, 5);
    assert_string_equal(got.ptr, "12345");
    assert_int_equal(fs_read(&room->arena, at(room, "five"), 4, &got), EFBIG);
}

static void fs__reads_files_that_do_not_know_their_size(void **state)
{
    Room *room = *state;
    Str got;

    if (fs_info("/proc/self/status").kind != FS_FILE)
        return; /* not Linux */
    assert_int_equal(
        fs_read(&room->arena, "/proc/self/status", 1u << 20, &got), 0);
    assert_true(got.len > 100 && str_starts(got, "Name:"));
    assert_int_equal(got.ptr[got.len], '\0');
    assert_int_equal(fs_read(&room->arena, "/proc/self/status", 50, &got),
                     EFBIG);
}

static void fs__reads_only_regular_files(void **state)
{
    Room *room = *state;
    Str got;

    put(room, "file", "x");
    assert_int_equal(symlink("file", at(room, "link")), 0);
    assert_int_equal(mkfifo(at(room, "pipe"), 0600), 0);
    assert_int_equal(fs_read(&room->arena, room->root, 9, &got), EISDIR);
    assert_int_equal(fs_read(&room->arena, at(room, "link"), 9, &got), ELOOP);
    assert_int_equal(fs_read(&room->arena, at(room, "pipe"), 9, &got), EINVAL);
    assert_int_equal(fs_read(&room->arena, at(room, "none"), 9, &got), ENOENT);
}

static void fs__same_compares_every_byte(void **state)
{
    enum { SIZE = 200000 };
    Room *room = *state;
    char *bytes = arena_chars(&room->arena, SIZE);
    Str s = {bytes, SIZE};

    memset(bytes, 'x', SIZE);
    assert_int_equal(fs_write(at(room, "a"), s), 0);
    assert_true(fs_same(at(room, "a"), s));
    assert_false(fs_same(at(room, "a"), (Str){bytes, SIZE - 1}));
    bytes[SIZE - 1] = 'y';
    assert_false(fs_same(at(room, "a"), s));
    put(room, "empty", "");
    assert_true(fs_same(at(room, "empty"), STR("")));
    assert_false(fs_same(at(room, "none"), STR("")));
    assert_false(fs_same(room->root, STR("")));
}

/* ---- writing ---- */

static void fs__writes_and_truncates(void **state)
{
    Room *room = *state;

    put(room, "a", "a longer text");
    put(room, "a", "short");
    assert_holds(room, "a", "short");
    assert_int_equal(fs_write(at(room, "no/a"), STR("x")), ENOENT);
    assert_int_equal(fs_write(room->root, STR("x")), EISDIR);
}

static void fs__writes_large_files_whole(void **state)
{
    enum { SIZE = 5 * 1024 * 1024 };
    Room *room = *state;
    char *bytes = arena_chars(&room->arena, SIZE);
    Str got;

    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)(i * 7 % 251);
    assert_int_equal(fs_write(at(room, "a"), (Str){bytes, SIZE}), 0);
    assert_int_equal(fs_read(&room->arena, at(room, "a"), SIZE, &got), 0);
    assert_int_equal(got.len, SIZE);
    assert_memory_equal(got.ptr, bytes, SIZE);
}

static void fs__modes_do_not_depend_on_the_umask(void **state)
{
    Room *room = *state;
    mode_t old = umask(077);

    put(room, "a", "x");
    assert_int_equal(fs_write_atomic(at(room, "b"), STR("x")), 0);
    assert_int_equal(fs_make_folders(at(room, "c/d")), 0);
    umask(old);
    assert_int_equal(mode_of(at(room, "a")), 0644);
    assert_int_equal(mode_of(at(room, "b")), 0644);
    assert_int_equal(mode_of(at(room, "c")), 0755);
    assert_int_equal(mode_of(at(room, "c/d")), 0755);
}

static void fs__does_not_write_through_links(void **state)
{
    Room *room = *state;

    put(room, "target", "old");
    assert_int_equal(symlink("target", at(room, "link")), 0);
    assert_int_equal(fs_write(at(room, "link"), STR("new")), ELOOP);
    assert_holds(room, "target", "old");
    assert_int_equal(fs_write_atomic(at(room, "link"), STR("new")), 0);
    assert_holds(room, "target", "old");
    assert_holds(room, "link", "new");
}

static void fs__atomic_writing_leaves_other_hard_links_alone(void **state)
{
    Room *room = *state;

    put(room, "a", "old");
    assert_int_equal(fs_link(at(room, "a"), at(room, "b")), 0);
    assert_int_equal(fs_write_atomic(at(room, "b"), STR("new")), 0);
    assert_holds(room, "a", "old");
    assert_holds(room, "b", "new");
}

static void fs__atomic_writing_takes_the_longest_names(void **state)
{
    Room *room = *state;
    char name[256];

    memset(name, 'x', 255);
    name[255] = '\0';
    assert_int_equal(fs_write_atomic(at(room, name), STR("text")), 0);
    assert_holds(room, name, "text");
}

static void fs__atomic_writing_works_in_the_working_folder(void **state)
{
    Room *room = *state;
    char *before = getcwd(NULL, 0);

    assert_non_null(before);
    assert_int_equal(chdir(room->root), 0);
    assert_int_equal(fs_write_atomic("plain", STR("text")), 0);
    assert_int_equal(chdir(before), 0);
    free(before);
    assert_holds(room, "plain", "text");
}

static void fs__links_renames_and_removes(void **state)
{
    Room *room = *state;

    put(room, "a", "1");
    put(room, "b", "2");
    assert_int_equal(fs_link(at(room, "a"), at(room, "c")), 0);
    assert_int_equal(fs_link(at(room, "a"), at(room, "b")), EEXIST);
    assert_true(fs_info(at(room, "a")).inode == fs_info(at(room, "c")).inode);
    assert_int_equal(fs_rename(at(room, "a"), at(room, "b")), 0);
    assert_holds(room, "b", "1");
    assert_int_equal(fs_rename(at(room, "a"), at(room, "x")), ENOENT);
    assert_int_equal(fs_remove_file(at(room, "b")), 0);
    assert_int_equal(fs_remove_file(at(room, "b")), ENOENT);
    assert_holds(room, "c", "1");
}

static void fs__exchanges_two_folders(void **state)
{
    Room *room = *state;
    int err;

    assert_int_equal(fs_make_folder(at(room, "a")), 0);
    assert_int_equal(fs_make_folder(at(room, "b")), 0);
    put(room, "a/x", "of a");
    put(room, "b/x", "of b");
    err = fs_exchange(at(room, "a"), at(room, "b"));
    fs_fail_after(1, EIO, false);
    assert_int_equal(fs_exchange(at(room, "a"), at(room, "b")), EIO);
    if (err == ENOSYS || err == EINVAL)
        return; /* a system or file system that cannot */
    assert_int_equal(err, 0);
    assert_holds(room, "a/x", "of b");
    assert_holds(room, "b/x", "of a");
    assert_int_equal(fs_exchange(at(room, "a"), at(room, "none")), ENOENT);
}

/* ---- folders ---- */

static void fs__makes_folders_with_parents(void **state)
{
    Room *room = *state;

    assert_int_equal(fs_make_folder(at(room, "a")), 0);
    assert_int_equal(fs_make_folder(at(room, "a")), EEXIST);
    assert_int_equal(fs_make_folder(at(room, "b/c")), ENOENT);
    assert_int_equal(fs_make_folders(at(room, "b/c/d")), 0);
    assert_int_equal(fs_make_folders(at(room, "b/c/d")), 0);
    assert_int_equal(fs_make_folders(at(room, "b//e/")), 0);
    assert_int_equal(fs_info(at(room, "b/e")).kind, FS_FOLDER);
    assert_int_equal(fs_make_folders("/"), 0);
    assert_int_equal(fs_make_folders(""), ENOENT);
    put(room, "file", "");
    assert_int_equal(fs_make_folders(at(room, "file")), EEXIST);
    assert_int_not_equal(fs_make_folders(at(room, "file/x")), 0);
    assert_int_equal(symlink("b", at(room, "link")), 0);
    assert_int_equal(fs_make_folders(at(room, "link/f")), 0);
    assert_int_equal(fs_info(at(room, "b/f")).kind, FS_FOLDER);
}

static void fs__removes_empty_folders_only(void **state)
{
    Room *room = *state;

    assert_int_equal(fs_make_folder(at(room, "a")), 0);
    put(room, "a/x", "");
    assert_int_equal(fs_remove_folder(at(room, "a")), ENOTEMPTY);
    assert_int_equal(fs_remove_file(at(room, "a/x")), 0);
    assert_int_equal(fs_remove_folder(at(room, "a")), 0);
    assert_int_equal(fs_remove_folder(at(room, "a")), ENOENT);
}

static void fs__removes_trees_but_nothing_behind_links(void **state)
{
    Room *room = *state;

    assert_int_equal(fs_make_folders(at(room, "a/b/c")), 0);
    assert_int_equal(fs_make_folders(at(room, "keep")), 0);
    put(room, "a/b/c/x", "");
    put(room, "a/y", "");
    put(room, "keep/z", "kept");
    assert_int_equal(symlink("../keep", at(room, "a/link")), 0);
    assert_int_equal(symlink("nowhere", at(room, "a/b/broken")), 0);
    assert_int_equal(symlink("a", at(room, "to-a")), 0);
    assert_int_not_equal(fs_remove_tree(at(room, "to-a")), 0);
    assert_int_equal(fs_info(at(room, "a/y")).kind, FS_FILE);
    assert_int_equal(fs_remove_tree(at(room, "a")), 0);
    assert_int_equal(fs_info(at(room, "a")).kind, FS_MISSING);
    assert_holds(room, "keep/z", "kept");
    assert_int_equal(fs_remove_tree(at(room, "a")), ENOENT);
    assert_int_equal(fs_remove_tree(at(room, "keep/z")), ENOTDIR);
}

static void fs__removes_deep_and_wide_trees(void **state)
{
    Room *room = *state;
    Str path = str_from(at(room, "deep"));

    for (int i = 0; i < 3 * LIMIT_FOLDER_DEPTH; i++)
        path = str_cat(&room->arena, path, STR("/d"));
    assert_int_equal(fs_make_folders(path.ptr), 0);
    for (int i = 0; i < 1000; i++)
        put(room, arena_fmt(&room->arena, "deep/d/f%d", i).ptr, "");
    assert_int_equal(fs_remove_tree(at(room, "deep")), 0);
    assert_int_equal(fs_info(at(room, "deep")).kind, FS_MISSING);
}

static void fs__does_not_follow_trees_without_end(void **state)
{
    enum { DEPTH = 5 * LIMIT_FOLDER_DEPTH };
    Room *room = *state;
    Str path = str_from(at(room, "deep"));
    Str middle = STR("");

    for (int i = 0; i < DEPTH; i++) {
        path = str_cat(&room->arena, path, STR("/d"));
        if (i == DEPTH / 2)
            middle = path;
    }
    assert_int_equal(fs_make_folders(path.ptr), 0);
    assert_int_equal(fs_remove_tree(at(room, "deep")), ELOOP);
    /* In two halves it goes. */
    assert_int_equal(fs_rename(middle.ptr, at(room, "half")), 0);
    assert_int_equal(fs_remove_tree(at(room, "deep")), 0);
    assert_int_equal(fs_remove_tree(at(room, "half")), 0);
}

/* ---- locks ---- */

static void fs__tells_room_and_syncs(void **state)
{
    Room *room = *state;
    FsSpace space;
    Str got;

    assert_int_equal(fs_space(room->root, &space), 0);
    assert_true(!space.known || space.block > 0);
    assert_int_equal(fs_space(at(room, "no"), &space), ENOENT);
    put(room, "a", "text");
    assert_int_equal(fs_sync(room->root), 0);
    assert_int_equal(fs_sync(at(room, "a")), ENOTDIR);
    assert_int_equal(fs_sync(at(room, "no")), ENOENT);
    assert_int_equal(fs_read_medium(&room->arena, at(room, "a"), 4, &got), 0);
    assert_true(str_is(got, "text"));
    assert_int_equal(fs_read_medium(&room->arena, at(room, "a"), 3, &got),
                     EFBIG);
}

static void fs__reads_into_memory_of_the_caller(void **state)
{
    Room *room = *state;
    char bytes[5] = "....";
    size_t len;

    put(room, "a", "text");
    assert_int_equal(fs_read_into(at(room, "a"), bytes, 4, &len), 0);
    assert_int_equal(len, 4);
    assert_string_equal(bytes, "text");
    assert_int_equal(fs_read_into(at(room, "a"), bytes, 3, &len), EFBIG);
    assert_int_equal(fs_read_into(room->root, bytes, 4, &len), EISDIR);
    assert_int_equal(fs_read_into(at(room, "no"), bytes, 4, &len), ENOENT);
}

static void fs__a_lock_is_held_once(void **state)
{
    Room *room = *state;
    int first, second;

    assert_int_equal(fs_lock(at(room, "lock"), &first), 0);
    assert_int_equal(fs_lock(at(room, "lock"), &second), EWOULDBLOCK);
    fs_unlock(first);
    assert_int_equal(fs_lock(at(room, "lock"), &second), 0);
    fs_unlock(second);
    assert_int_equal(fs_lock(at(room, "no/lock"), &first), ENOENT);
}

/* ---- faults ---- */

typedef int Action(Room *room);

static int do_read(Room *room)
{
    Str got;

    return fs_read(&room->arena, at(room, "file"), 100, &got);
}

static int do_list(Room *room)
{
    FsList list;

    return fs_list(&room->arena, room->root, &list);
}

static int do_write(Room *room)
{
    return fs_write(at(room, "new"), STR("new"));
}

static int do_write_atomic(Room *room)
{
    return fs_write_atomic(at(room, "file"), STR("content"));
}

static int do_real_path(Room *room)
{
    Str real;

    return fs_real_path(&room->arena, room->root, &real);
}

static int do_lock(Room *room)
{
    int handle;
    int err = fs_lock(at(room, "lock"), &handle);

    if (!err)
        fs_unlock(handle);
    return err;
}

static int do_folders(Room *room)
{
    return fs_make_folders(at(room, "p/q"));
}

static int do_remove_tree(Room *room)
{
    return fs_remove_tree(at(room, "tree"));
}

static int do_link(Room *room)
{
    return fs_link(at(room, "file"), at(room, "linked"));
}

static int do_rename(Room *room)
{
    return fs_rename(at(room, "file"), at(room, "file"));
}

static int do_remove_folder(Room *room)
{
    return fs_remove_folder(at(room, "empty"));
}

static int do_remove_file(Room *room)
{
    return fs_remove_file(at(room, "extra"));
}

static int do_space(Room *room)
{
    FsSpace space;

    return fs_space(room->root, &space);
}

static int do_sync(Room *room)
{
    return fs_sync(room->root);
}

static int do_read_medium(Room *room)
{
    Str got;

    return fs_read_medium(&room->arena, at(room, "file"), 100, &got);
}

static int do_read_into(Room *room)
{
    char bytes[100];
    size_t len;

    return fs_read_into(at(room, "file"), bytes, sizeof bytes, &len);
}

static Action *const actions[] = {
    do_read,    do_list,        do_write, do_write_atomic, do_real_path,
    do_lock,    do_folders,     do_link,  do_rename,       do_remove_folder,
    do_remove_file, do_remove_tree, do_space, do_sync, do_read_medium,
    do_read_into,
};

static void furnish(Room *room)
{
    fs_fail_after(-1, 0, false);
    put(room, "file", "content");
    put(room, "extra", "");
    assert_int_equal(fs_make_folders(at(room, "tree/in")), 0);
    assert_int_equal(fs_make_folders(at(room, "empty")), 0);
    put(room, "tree/in/x", "");
    fs_remove_tree(at(room, "p"));
    fs_remove_file(at(room, "linked"));
}

/* Lets the 1st, 2nd, ... call of an action fail until none is left. Every
 * failure is told, nothing stays open, and nothing half done is to be seen. */
static void fail_each(Room *room, Action *action, bool forever)
{
    const int limit = 200;
    int failed = 0;

    for (int n = 1; n < limit; n++) {
        size_t before;
        int err;

        furnish(room);
        before = open_count();
        fs_fail_after(n, EIO, forever);
        err = action(room);
        fs_fail_after(-1, 0, false);
        assert_int_equal(open_count(), before);
        assert_true(err == 0 || err == EIO);
        assert_holds(room, "file", "content");
        if (err)
            failed = n;
        else if (n > failed + 10)
            break; /* past the last call */
    }
    assert_true(failed > 0 && failed < limit - 20);
}

static void fs__every_single_failure_is_told(void **state)
{
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
        fail_each(*state, actions[i], false);
}

static void fs__every_lasting_failure_is_told(void **state)
{
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
        fail_each(*state, actions[i], true);
}

static void fs__a_failed_atomic_write_leaves_nothing_behind(void **state)
{
    Room *room = *state;
    FsList list;

    put(room, "a", "old");
    for (int n = 1; n < 6; n++) {
        fs_fail_after(n, ENOSPC, false);
        assert_int_equal(fs_write_atomic(at(room, "a"), STR("new")), ENOSPC);
        assert_holds(room, "a", "old");
        assert_int_equal(fs_list(&room->arena, room->root, &list), 0);
        assert_int_equal(list.count, 1);
    }
}

static void fs__interrupted_calls_are_repeated(void **state)
{
    Room *room = *state;

    for (int n = 1; n <= 3; n++) {
        fs_fail_after(n, EINTR, false);
        /* open, chmod (given up on: see below), write */
        if (n != 2)
            assert_int_equal(fs_write(at(room, "a"), STR("text")), 0);
        fs_fail_after(-1, 0, false);
    }
    assert_holds(room, "a", "text");
    for (int n = 1; n <= 4; n++) {
        Str got;

        fs_fail_after(n, EINTR, false);
        if (n != 2) /* fstat does not wait, so it is not interrupted */
            assert_int_equal(fs_read(&room->arena, at(room, "a"), 9, &got), 0);
        fs_fail_after(-1, 0, false);
    }
}

static void fs__endless_interruption_ends(void **state)
{
    Room *room = *state;

    fs_fail_after(1, EINTR, true);
    assert_int_equal(fs_write(at(room, "a"), STR("text")), EINTR);
    fs_fail_after(3, EINTR, true);
    assert_int_equal(fs_write(at(room, "a"), STR("text")), EINTR);
}

static void fs__a_file_system_without_modes_is_fine(void **state)
{
    Room *room = *state;

    fs_fail_after(2, EPERM, false); /* the chmod */
    put(room, "a", "text");
    assert_holds(room, "a", "text");
    fs_fail_after(2, EPERM, false);
    assert_int_equal(fs_make_folder(at(room, "b")), 0);
}

static void fs__a_fault_comes_once_or_for_ever(void **state)
{
    Room *room = *state;

    put(room, "a", "x");
    fs_fail_after(2, EIO, false);
    assert_int_equal(fs_info(at(room, "a")).kind, FS_FILE);
    assert_int_equal(fs_info(at(room, "a")).kind, FS_MISSING);
    assert_int_equal(fs_info(at(room, "a")).kind, FS_FILE);
    fs_fail_after(2, EIO, true);
    assert_int_equal(fs_info(at(room, "a")).kind, FS_FILE);
    for (int i = 0; i < 100; i++)
        assert_int_equal(fs_info(at(room, "a")).kind, FS_MISSING);
    fs_fail_after(0, EIO, true);
    assert_int_equal(fs_info(at(room, "a")).kind, FS_FILE);
}

/* What fs_info says from the first call on, as a word. */
static const char *with_environment(Room *room, const char *value)
{
    char *word = arena_chars(&room->arena, 8);

    fs_fail_after(-1, 0, false);
    if (value)
        assert_int_equal(setenv("HANDBOOK_FAULT", value, 1), 0);
    else
        assert_int_equal(unsetenv("HANDBOOK_FAULT"), 0);
    word[0] = fs_faults_from_environment() ? '+' : '-';
    for (int i = 1; i <= 4; i++) {
        errno = 0;
        word[i] = fs_info(room->root).kind == FS_FOLDER ? 'o'
                  : errno == EIO                        ? 'I'
                  : errno == ENOSPC                     ? 'S'
                                                        : '?';
    }
    fs_fail_after(-1, 0, false);
    return word;
}

static void fs__faults_come_from_the_environment(void **state)
{
    Room *room = *state;

    assert_string_equal(with_environment(room, "2"), "+oIoo");
    assert_string_equal(with_environment(room, "1+"), "+IIII");
    assert_string_equal(with_environment(room, "3:ENOSPC"), "+ooSo");
    assert_string_equal(with_environment(room, "2:ENOSPC+"), "+oSSS");
    assert_string_equal(
        with_environment(room, arena_fmt(&room->arena, "1:%d", ENOSPC).ptr),
        "+Sooo");
    assert_string_equal(with_environment(room, ""), "+oooo");
    assert_string_equal(with_environment(room, NULL), "+oooo");
    assert_string_equal(with_environment(room, "0"), "+oooo");
}

static void fs__nonsense_in_the_environment_is_told(void **state)
{
    static const char *const wrong[] = {"x",  "+",    "-1",       ":EIO",
                                        "1:", "1:+",  "1:EWHAT",  "1:0",
                                        "1 ", "1:9999", "99999999999"};
    Room *room = *state;

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_string_equal(with_environment(room, wrong[i]), "-oooo");
    unsetenv("HANDBOOK_FAULT");
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(fs__tells_kinds_apart),
        TEST(fs__probe_tells_missing_from_unseen),
        TEST(fs__lists_bytewise_with_kinds),
        TEST(fs__lists_only_real_folders),
        TEST(fs__real_path_has_no_links),
        TEST(fs__real_place_of_what_is_not_there),
        TEST(fs__reads_whole_files_up_to_a_maximum),
        TEST(fs__reads_files_that_do_not_know_their_size),
        TEST(fs__reads_only_regular_files),
        TEST(fs__same_compares_every_byte),
        TEST(fs__writes_and_truncates),
        TEST(fs__writes_large_files_whole),
        TEST(fs__modes_do_not_depend_on_the_umask),
        TEST(fs__does_not_write_through_links),
        TEST(fs__atomic_writing_leaves_other_hard_links_alone),
        TEST(fs__atomic_writing_takes_the_longest_names),
        TEST(fs__atomic_writing_works_in_the_working_folder),
        TEST(fs__links_renames_and_removes),
        TEST(fs__exchanges_two_folders),
        TEST(fs__makes_folders_with_parents),
        TEST(fs__removes_empty_folders_only),
        TEST(fs__removes_trees_but_nothing_behind_links),
        TEST(fs__removes_deep_and_wide_trees),
        TEST(fs__does_not_follow_trees_without_end),
        TEST(fs__tells_room_and_syncs),
        TEST(fs__reads_into_memory_of_the_caller),
        TEST(fs__a_lock_is_held_once),
        TEST(fs__every_single_failure_is_told),
        TEST(fs__every_lasting_failure_is_told),
        TEST(fs__a_failed_atomic_write_leaves_nothing_behind),
        TEST(fs__interrupted_calls_are_repeated),
        TEST(fs__endless_interruption_ends),
        TEST(fs__a_file_system_without_modes_is_fine),
        TEST(fs__a_fault_comes_once_or_for_ever),
        TEST(fs__faults_come_from_the_environment),
        TEST(fs__nonsense_in_the_environment_is_told),
    };

    return cmocka_run_group_tests_name("fs", tests, NULL, NULL);
}
