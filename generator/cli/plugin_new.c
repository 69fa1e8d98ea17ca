/* cli/plugin_new.c - handbook plugin new: a plugin to begin with. */
#include "base/compat.h"

#include "cli/cmd_plugin.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"
#include "plugin/plugin.h"

/* --- what is written ------------------------------------------------------ */

#define PLUGIN                                                               \
    "-- lua-plugins/%.*s.lua: says which links lead to another website.\n"   \
    "---@type Plugin\n"                                                      \
    "local plugin = {\n"                                                     \
    "  name = \"%.*s\", api = 1,\n"                                          \
    "  summary = \"Says which links lead to another website.\",\n"           \
    "  options = {\n"                                                        \
    "    mark = { type = \"text\", default = \"(another website)\",\n"       \
    "             summary = \"The words behind such a link.\" },\n"          \
    "  },\n"                                                                 \
    "}\n"                                                                    \
    "\n"                                                                     \
    "plugin.filter = {\n"                                                    \
    "  -- Called with each link of each page; what it returns takes the\n"   \
    "  -- link's place.\n"                                                   \
    "  link = function(node, page, site)\n"                                  \
    "    if not text.starts(node.url, \"https://\") then\n"                  \
    "      return nil -- keeps the link as it is\n"                          \
    "    end\n"                                                              \
    "    if node:text() == \"here\" then\n"                                  \
    "      page:warn(node, \"link-says-here\", \"this link says only "       \
    "'here'\",\n"                                                            \
    "                \"name the page it leads to\")\n"                       \
    "    end\n"                                                              \
    "    return { node, md.text(\" \" .. page:option(\"mark\")) }\n"         \
    "  end,\n"                                                               \
    "}\n"                                                                    \
    "\n"                                                                     \
    "return plugin\n"

typedef struct NewFile {
    const char *name, *text;
} NewFile;

static const NewFile TESTS[] = {
    {"link.md", "---\n"
                "title: A link to another website\n"
                "---\n"
                "Read [the law](https://www.legislation.gov.uk/).\n"},
    {"link.html", "<p>Read <a href=\"https://www.legislation.gov.uk/\">the "
                  "law</a> (another website).</p>\n"},
    {"here.md", "---\n"
                "title: A link that does not say where it leads\n"
                "---\n"
                "Click [here](https://www.legislation.gov.uk/).\n"},
    {"here.html", "<p>Click <a href=\"https://www.legislation.gov.uk/\">here"
                  "</a> (another website).</p>\n"},
    {"here.txt",
     "here.md:4:7: warning: this link says only 'here' [link-says-here]\n"
     "    4 | Click [here](https://www.legislation.gov.uk/).\n"
     "      |       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
     "      = help: name the page it leads to\n"},
};
enum { TEST_COUNT = sizeof TESTS / sizeof TESTS[0] };

/* --- where ---------------------------------------------------------------- */

typedef struct New {
    Arena arena;
    Str name, content;
    Places places;
    Str folder; /* lua-plugins of the handbook, as a person would name it */
} New;

static bool is_folder(New *new, Str path)
{
    return fs_info_follow(str_to_cstr(&new->arena, path)).kind == FS_FOLDER;
}

/* The handbook's own folder; beside the content folder only where there is one
 * that plugins are looked for in, too (pipeline/places.h). */
static Str own_folder(New *new)
{
    Str inside = path_join(&new->arena, new->content, STR("lua-plugins"));
    Str beside =
        str_is(new->content, ".")
            ? STR("../lua-plugins")
            : path_join(&new->arena, path_folder(new->content),
                        STR("lua-plugins"));
    Str real;

    if (is_folder(new, inside) || !is_folder(new, beside) ||
        fs_real_path(&new->arena, str_to_cstr(&new->arena, beside), &real) !=
            0)
        return inside;
    for (size_t i = 0; i < new->places.count; i++)
        if (str_eq(new->places.folder[i], real))
            return beside;
    return inside;
}

/* False after a message. */
static bool check_name(New *new)
{
    Str name = new->name, better;
    const char *bad = path_bad_name(name);

    if (!plugin_is_name(name)) {
        better = utf8_slug(&new->arena, name);
        fprintf(stderr,
                "handbook plugin new: '%.*s' cannot be the name of a plugin: "
                "it has small letters,\ndigits, '-' and '_', at most 48\n",
                STR_ARG(name));
        if (better.len > 0 && plugin_is_name(better))
            fprintf(stderr, "Try 'handbook plugin new %.*s'.\n",
                    STR_ARG(better));
        return false;
    }
    if (bad != NULL) {
        fprintf(stderr,
                "handbook plugin new: a file called '%.*s' cannot be on a USB "
                "stick or on\nWindows: %s\n",
                STR_ARG(name), bad);
        return false;
    }
    return true;
}

/* EXIT_DONE, or another status after a message: something is there. */
static int check_free(New *new, Str file, Str tests)
{
    Str other = plugin_file(&new->arena, &new->places, new->name);
    const Str wanted[] = {file, tests};

    for (size_t i = 0; i < 2; i++) {
        FsInfo info;
        int err = fs_probe(str_to_cstr(&new->arena, wanted[i]), &info);
        if (err != 0)
            return command_system(&COMMAND_PLUGIN_NEW, "look at", wanted[i],
                                  err);
        if (info.kind == FS_MISSING)
            continue;
        fprintf(stderr,
                "handbook plugin new: %.*s is there already, and stays as it "
                "is; choose another\nname\n",
                STR_ARG(wanted[i]));
        return EXIT_USAGE;
    }
    if (other.len == 0)
        return EXIT_DONE;
    fprintf(stderr,
            "handbook plugin new: '%.*s' is a plugin that comes with "
            "handbook; choose another\nname, or yours would take its "
            "place\n",
            STR_ARG(new->name));
    return EXIT_USAGE;
}

static bool write_file(New *new, Str path, Str text)
{
    int err = fs_write_atomic(str_to_cstr(&new->arena, path), text);

    if (err != 0)
        command_system(&COMMAND_PLUGIN_NEW, "write", path, err);
    else
        printf("Wrote %.*s\n", STR_ARG(path));
    return err == 0;
}

static Str test_path(New *new, Str tests, size_t i)
{
    return path_join(&new->arena, tests, str_from(TESTS[i].name));
}

/* Takes back what was written, so that a second try finds nothing. */
static bool give_up(New *new, Str tests, size_t written)
{
    for (size_t i = 0; i < written; i++)
        (void)fs_remove_file(str_to_cstr(&new->arena,
                                         test_path(new, tests, i)));
    (void)fs_remove_folder(str_to_cstr(&new->arena, tests));
    return false;
}

static bool write_all(New *new, Str file, Str tests)
{
    int err = fs_make_folders(str_to_cstr(&new->arena, tests));
    Str plugin = arena_fmt(&new->arena, PLUGIN, STR_ARG(new->name),
                           STR_ARG(new->name));

    if (err != 0) {
        command_system(&COMMAND_PLUGIN_NEW, "make the folder", tests, err);
        return give_up(new, tests, 0); /* it may have failed afterwards */
    }
    for (size_t i = 0; i < TEST_COUNT; i++)
        if (!write_file(new, test_path(new, tests, i),
                        str_from(TESTS[i].text)))
            return give_up(new, tests, i);
    return write_file(new, file, plugin) ||
           give_up(new, tests, TEST_COUNT);
}

/* Where the reference is, or "". */
static Str manual(New *new)
{
    for (size_t i = 0; i < new->places.count; i++) {
        Str path = path_join(&new->arena, new->places.folder[i],
                             STR("README.md"));
        if (fs_info_follow(str_to_cstr(&new->arena, path)).kind == FS_FILE)
            return path;
    }
    return STR("");
}

static void print_next(New *new, Str file, Str tests)
{
    bool plain = str_eq(new->content, common_default_content());
    Str yaml = path_join(&new->arena, new->content, STR("handbook.yaml"));
    Str book = manual(new);

    printf("\nWhat to do next:\n\n"
           "  handbook plugin test %.*s%s%.*s\n"
           "      runs its two tests, which pass\n"
           "  %.*s\n"
           "      is the plugin: make it yours\n"
           "  %.*s/\n"
           "      is where its tests are: add a page for each thing it does\n"
           "  %.*s\n"
           "      runs it on your pages once 'plugins:' there names it:\n"
           "      \"  - %.*s\"\n",
           STR_ARG(new->name), plain ? "" : " -C ",
           plain ? 0 : (int)new->content.len, new->content.ptr, STR_ARG(file),
           STR_ARG(tests), STR_ARG(yaml), STR_ARG(new->name));
    if (book.len > 0)
        printf("\n%.*s has a tutorial, and every function.\n",
               STR_ARG(book));
}

static int begin(New *new)
{
    Str file, tests;
    Diags *diags = diag_open(false);
    int status;

    new->places = places_find(&new->arena, "lua-plugins", new->content,
                              common_program(&new->arena), diags);
    diag_print(diags, stderr, false, 0);
    status = diag_exit_status(diags);
    diag_close(diags);
    if (status != EXIT_DONE)
        return status;
    new->folder = own_folder(new);
    file = arena_fmt(&new->arena, "%.*s/%.*s.lua", STR_ARG(new->folder),
                     STR_ARG(new->name));
    tests = arena_fmt(&new->arena, "%.*s/tests/%.*s", STR_ARG(new->folder),
                      STR_ARG(new->name));
    if (!check_name(new))
        return EXIT_USAGE;
    status = check_free(new, file, tests);
    if (status != EXIT_DONE)
        return status;
    if (!write_all(new, file, tests))
        return EXIT_SYSTEM;
    print_next(new, file, tests);
    return EXIT_DONE;
}

static int run(const Typed *typed)
{
    New new = {.name = typed->word[0], .content = typed->content};
    int status = common_check_content(new.content);

    if (status != EXIT_DONE)
        return status;
    arena_init(&new.arena);
    status = begin(&new);
    arena_release(&new.arena);
    return status;
}

const Command COMMAND_PLUGIN_NEW = {
    .name = "plugin new",
    .run = run,
    .summary = "begin a plugin, with a page that tests it",
    .about = "Writes lua-plugins/NAME.lua, a small plugin that works, and "
             "pages that test it, in lua-plugins/tests/NAME. Both go into the "
             "folder lua-plugins of the handbook: in CONTENT, or beside it "
             "where one is there already. Nothing is overwritten.",
    .arguments = {{.name = "NAME",
                   .called = "name",
                   .kind = WORD_TEXT,
                   .missing = "name the plugin",
                   .help = "has small letters, digits, '-' and '_'"},
                  CONTENT_ARGUMENT},
    .too_many = "only one plugin and one folder can be named",
    .examples = {{"handbook plugin new phones",
                  "begins content/lua-plugins/phones.lua"}},
};
