/* cli/cmd_plugin.c - handbook plugin: for people who write plugins. */
#include "base/compat.h"

#include "cli/cmd_plugin.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/command.h"
#include "plugin/reference.h"

static int plugin_reference(int argc, char **argv);
static int plugin_stubs(int argc, char **argv);

typedef struct SubCommand {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *takes, *summary;
} SubCommand;

static const SubCommand SUB_COMMANDS[] = {
    {"new", plugin_new, " NAME [CONTENT]",
     "begin a plugin, with a page that tests it"},
    {"test", plugin_test, " [NAME…] [-C CONTENT]",
     "run a plugin's pages and compare what they become"},
    {"list", plugin_list, " [CONTENT]", "tell which plugins there are"},
    {"reference", plugin_reference, "",
     "print what plugins can use, as Markdown"},
    {"stubs", plugin_stubs, "", "print the same for editors, as Lua"},
};
enum { SUB_COUNT = sizeof SUB_COMMANDS / sizeof SUB_COMMANDS[0] };

static void help(FILE *out)
{
    fputs("handbook plugin is for people who write plugins in Lua.\n\n", out);
    for (size_t i = 0; i < SUB_COUNT; i++)
        fprintf(out, "  handbook plugin %s%s\n      %s\n",
                SUB_COMMANDS[i].name, SUB_COMMANDS[i].takes,
                SUB_COMMANDS[i].summary);
    fputs("\n'handbook plugin COMMAND --help' tells more, and "
          "lua-plugins/README.md how a\nplugin is made.\n",
          out);
}

/* Prints what `make` makes; these commands take nothing. */
static int print_text(int argc, char **argv, void (*make)(Buf *),
                      const char *what)
{
    bool printed;
    Buf buf;

    if (argc > 1 && strcmp(argv[1], "--help") == 0) {
        printf("handbook plugin %s\n\nPrints %s.\n", argv[0], what);
        return EXIT_DONE;
    }
    if (argc > 1)
        return plugin_usage(argv[0], "this takes no '%s'", argv[1]);
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    make(&buf);
    printed = common_answer("plugin", buf_str(&buf));
    buf_release(&buf);
    return printed ? EXIT_DONE : EXIT_SYSTEM;
}

static int plugin_reference(int argc, char **argv)
{
    return print_text(argc, argv, reference_markdown,
                      "every function and field that plugins can use, with "
                      "an example each,\nas lua-plugins/README.md has them");
}

static int plugin_stubs(int argc, char **argv)
{
    return print_text(argc, argv, reference_stubs,
                      "a definition file for LuaLS, the language server that "
                      "most editors use");
}

static int unknown(const char *word)
{
    Str names[SUB_COUNT];
    size_t near;

    for (size_t i = 0; i < SUB_COUNT; i++)
        names[i] = str_from(SUB_COMMANDS[i].name);
    near = str_nearest(str_from(word), names, SUB_COUNT);
    fprintf(stderr, "handbook plugin: there is no '%s'", word);
    if (near != STR_NONE)
        fprintf(stderr, "; did you mean 'handbook plugin %s'?",
                SUB_COMMANDS[near].name);
    fputs("\n\n", stderr);
    help(stderr);
    return EXIT_USAGE;
}

int cmd_plugin(int argc, char **argv)
{
    if (argc < 2) {
        help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        help(stdout);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < SUB_COUNT; i++)
        if (strcmp(argv[1], SUB_COMMANDS[i].name) == 0)
            return SUB_COMMANDS[i].run(argc - 1, argv + 1);
    return unknown(argv[1]);
}
