/* tests/unit/test_diag_codes.c - base/diag_codes.h holds every code that the
 * sources of the generator report, and no other. Finds them by its own name,
 * ROOT/build/PROFILE/tests/unit/test_diag_codes. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag_codes.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"

/* Folders from the root down to this program's. */
#define PARTS_BELOW_ROOT 5

static const char *own_name;

typedef struct Sources {
    Arena arena;
    Str *text;
    size_t count, capacity;
} Sources;

static void read_room(Sources *sources, Str folder)
{
    FsList list;

    assert_int_equal(
        fs_list(&sources->arena, str_to_cstr(&sources->arena, folder), &list),
        0);
    for (size_t i = 0; i < list.count; i++) {
        Str path = path_join(&sources->arena, folder, list.item[i].name);
        Str text;

        if (list.item[i].kind == FS_FOLDER)
            read_room(sources, path);
        if (!str_ends(path, ".c") || str_ends(path, "/diag_codes.c"))
            continue;
        assert_int_equal(fs_read(&sources->arena,
                                 str_to_cstr(&sources->arena, path),
                                 LIMIT_FILE_BYTES, &text), 0);
        ARENA_PUSH(&sources->arena, sources->text, sources->count,
                   sources->capacity, text);
    }
}

static int set_up(void **state)
{
    Sources *sources = calloc(1, sizeof *sources);
    Str root;

    arena_init(&sources->arena);
    root = str_from(own_name);
    for (int i = 0; i < PARTS_BELOW_ROOT; i++)
        root = path_folder(root);
    read_room(sources, path_join(&sources->arena, root, STR("generator")));
    *state = sources;
    return sources->count > 0 ? 0 : 1;
}

static int tear_down(void **state)
{
    Sources *sources = *state;

    arena_release(&sources->arena);
    free(sources);
    return 0;
}

static void they_are_sorted_and_unique(void **state)
{
    size_t count;
    const Str *code = diag_codes(&count);

    (void)state;
    for (size_t i = 1; i < count; i++)
        assert_true(str_cmp(code[i - 1], code[i]) < 0);
    assert_true(diag_code_known(STR("missing-title")));
    assert_false(diag_code_known(STR("missing-titel")));
}

static void each_is_used(void **state)
{
    Sources *sources = *state;
    size_t count;
    const Str *code = diag_codes(&count);

    for (size_t i = 0; i < count; i++) {
        Str quoted =
            arena_fmt(&sources->arena, "\"%.*s\"", STR_ARG(code[i]));
        bool found = false;

        for (size_t k = 0; k < sources->count && !found; k++)
            found = str_find(sources->text[k], quoted) != STR_NONE;
        if (!found)
            fail_msg("no source has the code '%.*s'", STR_ARG(code[i]));
    }
}

/* The word in quotes at the start of text, if it may be a code. */
static Str code_at(Str text)
{
    size_t end;

    text = str_trim_left(text);
    if (!str_starts(text, "\""))
        return STR("");
    text = str_slice(text, 1, text.len);
    end = str_find_char(text, '"');
    for (size_t i = 0; i < end && i < text.len; i++)
        if (text.ptr[i] != '-' && !ascii_is_alnum(text.ptr[i]))
            return STR("");
    return end == STR_NONE ? STR("") : str_slice(text, 0, end);
}

/* What stands behind "DIAG_ERROR," is a code. */
static void each_use_is_in_the_table(void **state)
{
    static const char *const before[] = {"DIAG_ERROR,", "DIAG_WARNING,",
                                         "DIAG_NOTE,", "DIAG_SYSTEM,"};
    Sources *sources = *state;
    size_t seen = 0;

    for (size_t i = 0; i < sources->count * 4; i++) {
        Str rest = sources->text[i / 4];
        Str mark = str_from(before[i % 4]);

        for (size_t at; (at = str_find(rest, mark)) != STR_NONE;) {
            rest = str_slice(rest, at + mark.len, rest.len);
            Str code = code_at(rest);

            seen += code.len > 0;
            if (code.len > 0 && !diag_code_known(code))
                fail_msg("base/diag_codes.c lacks '%.*s'", STR_ARG(code));
        }
    }
    assert_true(seen > 100);
}

#define TEST(name) cmocka_unit_test(name)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        TEST(they_are_sorted_and_unique),
        TEST(each_is_used),
        TEST(each_use_is_in_the_table),
    };

    own_name = argc > 0 ? argv[0] : "";
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
