/* tests/unit/test_zip_file.c - export/zip_file.h: archives that other programs
 * open, the same bytes each time, and every failure told. */
#include "fs_room.h"

#include <errno.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/run.h"
#include "export/zip_file.h"

#define DAY ((Date){2026, 11, 20})

static const char *at(Room *room, const char *name)
{
    return arena_fmt(&room->arena, "%s/%s", room->root, name).ptr;
}

static Str bytes_of(Room *room, const char *name)
{
    Str out = STR("");

    assert_int_equal(fs_read(&room->arena, at(room, name), LIMIT_ASSET_BYTES,
                             &out), 0);
    return out;
}

static bool make(Room *room, const char *name, const ZipEntry *entry,
                 size_t count, Str comment)
{
    return zip_file_write(room->diags, at(room, name), str_from(name), entry,
                          count, DAY, comment);
}

static Str said_by(Room *room, const char *const *argv, int want)
{
    Str out;
    int status;

    assert_int_equal(run_program(&room->arena, argv, 1 << 20, 60, &out,
                                 &status), 0);
    assert_int_equal(status, want);
    return out;
}

static const ZipEntry three[] = {
    {STR_INIT("mimetype"), NULL, STR_INIT("application/epub+zip"), true},
    {STR_INIT("a/caf\xc3\xa9 \xd8\xb9.txt"), NULL, STR_INIT("words words words "
     "words words words"), false},
    {STR_INIT("empty"), NULL, STR_INIT(""), false},
};

static void archive__is_opened_by_unzip(void **state)
{
    Room *room = *state;

    assert_true(make(room, "a.zip", three, 3, STR("ours")));
    said_by(room, (const char *const[]){"unzip", "-tq", at(room, "a.zip"),
                                        NULL}, 0);
    assert_string_equal(
        said_by(room, (const char *const[]){"unzip", "-p", at(room, "a.zip"),
                                            "a/*", NULL}, 0).ptr,
        "words words words words words words");
    assert_string_equal(
        said_by(room, (const char *const[]){"unzip", "-p", at(room, "a.zip"),
                                            "mimetype", NULL}, 0).ptr,
        "application/epub+zip");
}

/* Where readers of EPUB look for it: names and the bytes themselves, from
 * byte 30 on. */
static void first_entry__stands_as_it_is(void **state)
{
    Room *room = *state;
    Str bytes;

    assert_true(make(room, "a.zip", three, 3, STR("")));
    bytes = bytes_of(room, "a.zip");
    assert_true(str_starts(str_slice(bytes, 30, bytes.len),
                           "mimetypeapplication/epub+zip"));
}

static void entries__have_a_fixed_form(void **state)
{
    Room *room = *state;
    Str told;

    assert_true(make(room, "a.zip", three, 3, STR("")));
    told = said_by(room, (const char *const[]){"zipinfo", "-v",
                                               at(room, "a.zip"), NULL}, 0);
    assert_int_not_equal(str_find(told, STR("2026 Nov 20 12:00:00")),
                         STR_NONE);
    assert_int_not_equal(str_find(told, STR("-rw-r--r--")), STR_NONE);
    assert_int_equal(str_find(told, STR("extra field contains")), STR_NONE);
    assert_int_equal(str_find(told, STR("bytes:  \n")), STR_NONE);
    assert_int_equal(str_find(told, STR("extended local header:"
                                        "                        yes")),
                     STR_NONE);
    /* Bit 11 of the flags: the name is UTF-8. */
    assert_int_equal((uint8_t)bytes_of(room, "a.zip").ptr[7], 0);
    {
        Str bytes = bytes_of(room, "a.zip");
        size_t second = str_find(str_slice(bytes, 4, bytes.len),
                                 STR("PK\x03\x04")) + 4;

        assert_int_equal((uint8_t)bytes.ptr[second + 7], 8);
    }
}

static void same_entries__are_same_bytes(void **state)
{
    Room *room = *state;
    Str a, b;

    assert_true(make(room, "a.zip", three, 3, STR("x")));
    setenv("TZ", "Pacific/Apia", 1);
    assert_true(make(room, "b.zip", three, 3, STR("x")));
    setenv("TZ", "UTC", 1);
    a = bytes_of(room, "a.zip");
    b = bytes_of(room, "b.zip");
    assert_true(str_eq(a, b));
}

static void day__that_zip_cannot_say_is_its_first(void **state)
{
    Room *room = *state;
    Str told;

    assert_true(zip_file_write(room->diags, at(room, "a.zip"), STR("a"), three,
                               1, (Date){1601, 2, 3}, STR("")));
    told = said_by(room, (const char *const[]){"zipinfo", "-v",
                                               at(room, "a.zip"), NULL}, 0);
    assert_int_not_equal(str_find(told, STR("1980 Jan 1 12:00:00")), STR_NONE);
}

static void comment__is_found_again(void **state)
{
    Room *room = *state;

    assert_true(make(room, "a.zip", three, 3, STR("handbook export zip")));
    assert_true(str_is(zip_file_comment(&room->arena, at(room, "a.zip")),
                       "handbook export zip"));
    assert_int_equal(fs_write(at(room, "b.zip"), STR("PK no archive")), 0);
    assert_int_equal(zip_file_comment(&room->arena, at(room, "b.zip")).len, 0);
    assert_int_equal(fs_write(at(room, "b.zip"), STR("")), 0);
    assert_int_equal(zip_file_comment(&room->arena, at(room, "b.zip")).len, 0);
    assert_int_equal(zip_file_comment(&room->arena, at(room, "none")).len, 0);
    assert_int_equal(zip_file_comment(&room->arena, room->root).len, 0);
}

static void sorting__is_bytewise(void **state)
{
    ZipEntry entry[] = {{.name = STR_INIT("b")}, {.name = STR_INIT("B")},
                        {.name = STR_INIT("a/b")}, {.name = STR_INIT("a.b")}};

    (void)state;
    zip_file_sort(entry, 4);
    assert_true(str_is(entry[0].name, "B"));
    assert_true(str_is(entry[1].name, "a.b"));
    assert_true(str_is(entry[2].name, "a/b"));
    zip_file_sort(entry, 0);
}

static void pictures__are_packed_already(void **state)
{
    (void)state;
    assert_true(zip_file_is_packed(STR("a/b.JPG")));
    assert_false(zip_file_is_packed(STR("a/b.svg")));
    assert_false(zip_file_is_packed(STR(".png")));
}

static void file_that_is_gone__is_named(void **state)
{
    Room *room = *state;
    ZipEntry entry[] = {three[0], {STR("b"), at(room, "gone"), STR(""), false}};

    assert_false(make(room, "a.zip", entry, 2, STR("")));
    assert_int_equal(diag_total(room->diags), 1);
    assert_true(str_is(diag_get(room->diags, 0)->path, at(room, "gone")));
    assert_int_equal(diag_exit_status(room->diags), 3);
}

static void name_that_stands_twice__is_refused(void **state)
{
    Room *room = *state;
    ZipEntry entry[] = {three[0], three[0]};

    assert_false(make(room, "a.zip", entry, 2, STR("")));
    assert_int_equal(diag_total(room->diags), 1);
}

static void archive_that_is_there__is_not_written_over(void **state)
{
    Room *room = *state;

    assert_int_equal(fs_write(at(room, "a.zip"), STR("mine")), 0);
    assert_false(make(room, "a.zip", three, 3, STR("")));
    assert_true(str_is(bytes_of(room, "a.zip"), "mine"));
}

/* The first call fails, then the second …, once and from then on. */
static void each_failing_call__is_told(void **state)
{
    Room *room = *state;
    ZipEntry entry[] = {three[0], {STR("b"), at(room, "b"), STR(""), false}};
    size_t tried = 0;

    assert_int_equal(fs_write(at(room, "b"), STR("some words")), 0);
    for (int forever = 0; forever < 2; forever++) {
        for (long n = 1; n < 100; n++) {
            Diags *diags = diag_open(false);
            bool done;

            (void)fs_remove_file(at(room, "a.zip"));
            fs_fail_after(n, ENOSPC, forever);
            done = zip_file_write(diags, at(room, "a.zip"), STR("a.zip"),
                                  entry, 2, DAY, STR(""));
            fs_fail_after(-1, 0, false);
            assert_int_equal(diag_total(diags), done ? 0 : 1);
            diag_close(diags);
            if (done)
                break;
            tried++;
        }
    }
    assert_true(tried > 10);
}

static void ten_thousand_entries__are_written(void **state)
{
    Room *room = *state;
    ZipEntry *entry = ARENA_NEW_ARRAY(&room->arena, ZipEntry, 10000);

    for (size_t i = 0; i < 10000; i++)
        entry[i] = (ZipEntry){
            .name = arena_fmt(&room->arena, "folder-%zu/page-%zu.html",
                              i / 100, i),
            .bytes = arena_fmt(&room->arena, "page %zu", i)};
    assert_true(make(room, "a.zip", entry, 10000, STR("")));
    said_by(room, (const char *const[]){"unzip", "-tqq", at(room, "a.zip"),
                                        NULL}, 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)
    const struct CMUnitTest tests[] = {
        T(archive__is_opened_by_unzip),
        T(first_entry__stands_as_it_is),
        T(entries__have_a_fixed_form),
        T(same_entries__are_same_bytes),
        T(day__that_zip_cannot_say_is_its_first),
        T(comment__is_found_again),
        T(sorting__is_bytewise),
        T(pictures__are_packed_already),
        T(file_that_is_gone__is_named),
        T(name_that_stands_twice__is_refused),
        T(archive_that_is_there__is_not_written_over),
        T(each_failing_call__is_told),
        T(ten_thousand_entries__are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
