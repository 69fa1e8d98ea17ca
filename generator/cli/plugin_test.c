/* cli/plugin_test.c - handbook plugin test: Markdown in, HTML out. */
#include "base/compat.h"

#include "cli/cmd_plugin.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/line_diff.h"
#include "base/map.h"
#include "base/path.h"
#include "cli/plugin_case.h"
#include "pipeline/places.h"

typedef struct Tests {
    Arena arena, scratch; /* scratch: of one case */
    Str content, program;
    Places places;   /* folders of plugins */
    bool accept;
    Str *wanted;     /* NAME or NAME/CASE; none: all */
    bool *found;     /* of each wanted */
    size_t wanted_count;
    size_t passed, failed, kept;
    int status;
} Tests;

/* --- telling -------------------------------------------------------------- */

static void print_indented(Str text)
{
    Str line;

    while (str_line(&text, &line))
        printf("      %.*s\n", STR_ARG(line));
}

static void print_difference(const PluginCase *one, const CaseFile *file)
{
    Str name = str_slice(file->path, one->folder.len + 1, file->path.len);
    Buf out;

    if (!file->expected) {
        printf("      %.*s is not there yet; this came out:\n\n",
               STR_ARG(name));
        print_indented(file->after);
        return;
    }
    if (!file->made) {
        printf("      %.*s is there, and nothing came out for it\n",
               STR_ARG(name));
        return;
    }
    printf("      %.*s: '-' was expected, '+' came out\n\n",
           STR_ARG(name));
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    line_diff(&out, file->before, file->after, "      ");
    printf("%.*s", STR_ARG(buf_str(&out)));
    buf_release(&out);
}

static void system_failed(Tests *tests, const char *doing, Str path, int err)
{
    tests->status = command_system(&COMMAND_PLUGIN_TEST, doing, path, err);
}

/* Makes the file what came out. */
static void accept_file(Tests *tests, const CaseFile *file)
{
    const char *path = str_to_cstr(&tests->scratch, file->path);
    Str folder = path_folder(file->path);
    int err = 0;

    if (file->made) {
        err = fs_make_folders(str_to_cstr(&tests->scratch, folder));
        if (err == 0)
            err = fs_write_atomic(path, file->after);
    } else {
        err = fs_remove_file(path);
    }
    if (err != 0)
        system_failed(tests, file->made ? "write" : "remove", file->path,
                      err);
    else
        printf("      %s %.*s\n", file->made ? "wrote" : "removed",
               STR_ARG(file->path));
}

/* --- running -------------------------------------------------------------- */

static void run_case(Tests *tests, const PluginCase *one)
{
    CaseResult result = plugin_case_run(&tests->scratch, one);
    size_t different = 0;

    for (size_t i = 0; i < result.count; i++)
        different += case_file_differs(&result.file[i]);
    if (result.system_error != 0)
        system_failed(tests, "read", result.system_path, result.system_error);
    if (!result.page)
        different = 1;
    printf("  %s  %.*s/%.*s\n",
           different == 0 ? "ok  " : tests->accept ? "keep" : "FAIL",
           STR_ARG(one->plugin), STR_ARG(one->name));
    if (!result.page)
        printf("      there is no page %.*s.md for these files\n",
               STR_ARG(one->name));
    for (size_t i = 0; result.page && i < result.count; i++) {
        if (!case_file_differs(&result.file[i]))
            continue;
        print_difference(one, &result.file[i]);
        if (tests->accept)
            accept_file(tests, &result.file[i]);
        else
            putchar('\n');
    }
    if (different == 0)
        tests->passed++;
    else if (tests->accept && result.page)
        tests->kept++;
    else
        tests->failed++;
    arena_reset(&tests->scratch);
}

/* True when the command line asks for this case, or this plugin (case ""). */
static bool is_wanted(Tests *tests, Str plugin, Str name)
{
    bool any = tests->wanted_count == 0;

    for (size_t i = 0; i < tests->wanted_count; i++) {
        Str word = tests->wanted[i], head;
        if (!str_split(&word, '/', &head) || !str_eq(head, plugin))
            continue;
        if (word.len > 0 && name.len > 0 && !str_eq(word, name))
            continue;
        if (word.len == 0 || name.len > 0)
            tests->found[i] = true;
        any = true;
    }
    return any;
}

/* "links" for links.md, or links.html without a page, or the folder links
 * with a folder in; "" for what is no case. */
static Str case_name(Tests *tests, Str folder, const FsEntry *entry,
                     bool *several)
{
    Str ending = path_extension(entry->name);
    Str in;

    *several = entry->kind == FS_FOLDER;
    if (*several) {
        in = path_join(&tests->arena, path_join(&tests->arena, folder,
                                                entry->name), STR("in"));
        return fs_info_follow(str_to_cstr(&tests->arena, in)).kind ==
                       FS_FOLDER
                   ? entry->name
                   : STR("");
    }
    if (entry->kind != FS_FILE || str_is(entry->name, "README.md"))
        return STR("");
    return str_is(ending, "md") || str_is(ending, "html") ||
                   str_is(ending, "txt") || str_is(ending, "json")
               ? path_stem(entry->name)
               : STR("");
}

static void run_plugin(Tests *tests, Str folder, Str plugin)
{
    PluginCase one = {.home = tests->content,
                      .program = tests->program,
                      .plugin = plugin,
                      .folder = path_join(&tests->arena, folder, plugin)};
    Map seen;
    FsList list;
    int err = fs_list(&tests->arena, str_to_cstr(&tests->arena, one.folder),
                      &list);

    map_init(&seen, &tests->arena);
    if (err != 0) {
        system_failed(tests, "open the folder", one.folder, err);
        return;
    }
    for (size_t i = 0; i < list.count; i++) {
        one.name = case_name(tests, one.folder, &list.item[i], &one.several);
        if (one.name.len > 0 && map_put(&seen, one.name, tests) == NULL &&
            is_wanted(tests, plugin, one.name))
            run_case(tests, &one);
    }
}

/* The path from the working folder, where it lies in that. */
static Str shorter(Tests *tests, Str path)
{
    Str here;

    if (fs_real_path(&tests->arena, ".", &here) != 0 ||
        path.len <= here.len || !path_is_inside(path, here))
        return path;
    return str_slice(path, here.len + 1, path.len);
}

/* The tests of one folder of plugins. False when it has none. */
static bool run_folder(Tests *tests, Str plugins)
{
    Str folder = path_join(&tests->arena, shorter(tests, plugins),
                           STR("tests"));
    FsList list;
    int err =
        fs_list(&tests->arena, str_to_cstr(&tests->arena, folder), &list);

    if (err != 0 && err != ENOENT)
        system_failed(tests, "open the folder", folder, err);
    if (err != 0)
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (list.item[i].kind == FS_FOLDER &&
            is_wanted(tests, list.item[i].name, STR("")))
            run_plugin(tests, folder, list.item[i].name);
    return true;
}

/* --- what is asked for and not there -------------------------------------- */

/* Says why this word found nothing. */
static void report_missing(Tests *tests, Str word)
{
    Str rest = word, name;

    str_split(&rest, '/', &name);
    if (plugin_file(&tests->arena, &tests->places, name).len == 0) {
        plugin_no_such(&tests->arena, &tests->places, &COMMAND_PLUGIN_TEST,
                       name);
        if (tests->status == EXIT_DONE)
            tests->status = EXIT_USAGE;
        return;
    }
    if (rest.len > 0)
        fprintf(stderr, "handbook plugin test: '%.*s' has no test '%.*s'\n",
                STR_ARG(name), STR_ARG(rest));
    else
        fprintf(stderr,
                "handbook plugin test: '%.*s' has no tests yet\n"
                "Put a page into lua-plugins/tests/%.*s/, such as first.md, "
                "and run this again.\n",
                STR_ARG(name), STR_ARG(name));
    if (tests->status == EXIT_DONE)
        tests->status = EXIT_CONTENT;
}

/* In the content folder, or beside it: not what came with the program. */
static bool is_own(Tests *tests, Str folder)
{
    Str real, above = path_folder(folder);

    return fs_real_path(&tests->arena,
                        str_to_cstr(&tests->arena, tests->content),
                        &real) == 0 &&
           (str_eq(above, real) || str_eq(above, path_folder(real)));
}

static void run_all(Tests *tests)
{
    bool any = false;

    for (size_t i = 0; i < tests->places.count; i++)
        if (tests->wanted_count > 0 ||
            is_own(tests, tests->places.folder[i]))
            any |= run_folder(tests, tests->places.folder[i]);
    for (size_t i = 0; i < tests->wanted_count; i++)
        if (!tests->found[i])
            report_missing(tests, tests->wanted[i]);
    if (tests->wanted_count == 0 && !any && tests->status == EXIT_DONE) {
        fprintf(stderr, "handbook plugin test: no plugin here has tests yet\n"
                        "'handbook plugin new NAME' begins a plugin with "
                        "one.\n");
        tests->status = EXIT_CONTENT;
    }
}

static void print_count(const Tests *tests)
{
    if (tests->passed + tests->failed + tests->kept == 0)
        return;
    printf("%zu passed, %zu failed", tests->passed, tests->failed);
    if (tests->kept > 0)
        printf(", %zu kept as they came out", tests->kept);
    putchar('\n');
    if (tests->failed > 0 && !tests->accept)
        puts("Where what came out is right, run the same with --accept to "
             "keep it.");
}

/* NAME or NAME/CASE for the path of a file that belongs to it, as a shell
 * completes it: lua-plugins/NAME.lua, lua-plugins/tests/NAME/CASE.md. */
static Str name_of_path(Arena *arena, Str word)
{
    size_t at = str_find(word, STR("tests/"));
    Str rest, name, test;

    if (at == STR_NONE || (at > 0 && word.ptr[at - 1] != '/'))
        return str_ends(word, ".lua") ? path_stem(path_name(word)) : word;
    rest = str_slice(word, at + strlen("tests/"), word.len);
    str_split(&rest, '/', &name);
    str_split(&rest, '/', &test);
    if (rest.len == 0 && path_extension(test).len > 0)
        test = path_stem(test);
    return test.len == 0 ? name : path_join(arena, name, test);
}

static void read_wanted(Tests *tests, const Typed *typed)
{
    size_t count = typed->word_count;

    tests->wanted_count = count;
    tests->wanted = ARENA_NEW_ARRAY(&tests->arena, Str, count + 1);
    tests->found = ARENA_NEW_ARRAY(&tests->arena, bool, count + 1);
    for (size_t i = 0; i < count; i++)
        tests->wanted[i] = name_of_path(&tests->arena, typed->word[i]);
}

static int test(Tests *tests)
{
    Diags *diags = diag_open(false);

    tests->program = common_program(&tests->arena);
    tests->places = places_find(&tests->arena, "lua-plugins", tests->content,
                                tests->program, diags);
    diag_print(diags, stderr, false, 0);
    tests->status = diag_exit_status(diags);
    diag_close(diags);
    if (tests->status != EXIT_DONE)
        return tests->status;
    run_all(tests);
    print_count(tests);
    if (tests->status == EXIT_DONE && tests->failed > 0)
        return EXIT_CONTENT;
    return tests->status;
}

static int run(const Typed *typed)
{
    Tests tests = {.content = typed->content,
                   .accept = typed_has(typed, OPT_ACCEPT)};
    int status = common_check_content(tests.content);

    if (status != EXIT_DONE)
        return status;
    arena_init(&tests.arena);
    arena_init(&tests.scratch);
    read_wanted(&tests, typed);
    status = test(&tests);
    arena_release(&tests.scratch);
    arena_release(&tests.arena);
    return status;
}

const Command COMMAND_PLUGIN_TEST = {
    .name = "plugin test",
    .run = run,
    .summary = "run a plugin's pages and compare what they become",
    .about =
        "Runs the tests of plugins: of all of this handbook's own, of those "
        "that are named, or one test. A test is a page in "
        "lua-plugins/tests/NAME/, and beside it what it should become:\n"
        "\n"
        "  CASE.md    the page\n"
        "  CASE.html  its words as HTML, without the theme around them\n"
        "  CASE.txt   what is said about it, as on the terminal; no file\n"
        "             when nothing is\n"
        "  CASE.json  what plugins hand to the theme; only where it is\n"
        "\n"
        "For pages that know of each other: CASE/in/ with a small handbook, "
        "and CASE/out/ with the HTML of each page and messages.txt.",
    .arguments = {{.name = "NAME",
                   .called = "name",
                   .kind = WORD_PLUGIN,
                   .many = true,
                   .help = "a plugin, one of its tests (NAME/CASE), or the "
                           "path of a test's file"}},
    .options = {OPT_CONTENT, OPT_ACCEPT},
    .examples = {{"handbook plugin test", "all tests of this handbook"},
                 {"handbook plugin test phones/link",
                  "one test of one plugin"}},
    .status = {"all passed", "some did not", NULL, NULL},
};
