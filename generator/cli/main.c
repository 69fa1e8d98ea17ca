/* cli/main.c - finds the command and runs it. */
#include "base/compat.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/hash.h"
#include "cli/command.h"

#define HANDBOOK_VERSION "0.1.0"

typedef struct Command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} Command;

static const Command COMMANDS[] = {
    {"build", cmd_build, "build the site"},
    {"check", cmd_check, "look for mistakes, write nothing"},
    {"explain", cmd_explain, "tell what the code of a message means"},
    {"export", cmd_export, "the handbook in other forms, to carry away"},
    {"impact", cmd_impact, "tell what rests on a source, or on a place in it"},
    {"plugin", cmd_plugin, "begin, test and list plugins"},
    {"source", cmd_source, "sources: add and check their fingerprints"},
    {"verify", cmd_verify, "tell whether a copy or site is as it was made"},
};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof COMMANDS[0] };

static void help(FILE *out)
{
    fputs("handbook makes a handbook that opens by double-click out of "
          "Markdown pages.\n\n",
          out);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  handbook %-8s %s\n", COMMANDS[i].name,
                COMMANDS[i].summary);
    fputs("\n'handbook COMMAND --help' tells more; 'handbook --version' which "
          "one this is.\n",
          out);
}

static int unknown(const char *word)
{
    Str names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = str_from(COMMANDS[i].name);
    size_t near = str_nearest(str_from(word), names, COMMAND_COUNT);
    fprintf(stderr, "handbook: there is no command '%s'", word);
    if (near != STR_NONE)
        fprintf(stderr, "; did you mean '%s'?", COMMANDS[near].name);
    fputs("\n\n", stderr);
    help(stderr);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    hash_init();
    fs_faults_from_environment();
    if (argc < 2) {
        help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0 ||
        strcmp(argv[1], "-h") == 0) {
        help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("handbook " HANDBOOK_VERSION);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(argv[1], COMMANDS[i].name) == 0)
            return COMMANDS[i].run(argc - 1, argv + 1);
    }
    return unknown(argv[1]);
}
