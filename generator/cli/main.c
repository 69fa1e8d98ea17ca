/* cli/main.c - finds the command and runs it. */
#include "base/compat.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/help.h"


/* --- help ----------------------------------------------------------------- */

/* The help of a command, or with NULL of all, to whom it may help. */
static void print_help(FILE *to, const Command *command)
{
    Buf text;
    buf_init(&text, LIMIT_OUTPUT_BYTES);
    if (command != NULL)
        help_command(&text, command);
    else
        help_all(&text);
    fwrite(text.ptr, 1, text.len, to);
    buf_release(&text);
}

static bool asks_for_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
           strcmp(word, "help") == 0;
}

/* --- which command -------------------------------------------------------- */

/* The words that may follow a group (NULL: that may come first) [arena]. */
static Str *words_of(Arena *arena, const Command *group, size_t *count)
{
    Str *words = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (command_group(COMMANDS[i]) == group)
            ARENA_PUSH(arena, words, *count, capacity,
                       command_word(COMMANDS[i]));
    }
    return words;
}

static int unknown(Arena *arena, const Command *group, const char *word)
{
    size_t count;
    Str *words = words_of(arena, group, &count);
    size_t near = str_nearest(str_from(word), words, count);
    if (group == NULL)
        fprintf(stderr, "handbook: there is no command '%s'", word);
    else
        fprintf(stderr, "handbook %s: there is no command '%s'", group->name,
                word);
    if (near != STR_NONE && group == NULL)
        fprintf(stderr, "; did you mean '%.*s'?", STR_ARG(words[near]));
    else if (near != STR_NONE)
        fprintf(stderr, "; did you mean 'handbook %s %.*s'?", group->name,
                STR_ARG(words[near]));
    fputs("\n\n", stderr);
    print_help(stderr, group);
    return EXIT_USAGE;
}

/* No word where one must be: "handbook source: say add, list or verify". */
static int missing(Arena *arena, const Command *group)
{
    size_t count;
    Str *words = words_of(arena, group, &count);
    for (size_t i = 0; group != NULL && i < count; i++) {
        if (i == 0)
            fprintf(stderr, "handbook %s: say ", group->name);
        fprintf(stderr, "%.*s%s", STR_ARG(words[i]),
                i + 1 == count   ? "\n\n"
                : i + 2 == count ? " or "
                                 : ", ");
    }
    print_help(stderr, group);
    return EXIT_USAGE;
}

static int run(Arena *arena, const Command *command, int count, char **words)
{
    Typed typed;
    if (!typed_read(arena, command, count, words, &typed))
        return EXIT_USAGE;
    if (!typed_has(&typed, OPT_HELP))
        return command->run(&typed);
    print_help(stdout, command);
    return EXIT_DONE;
}

/* `group` is what the words before named, NULL at the start; help: 'handbook
 * help WORD' asks what 'handbook WORD --help' does. */
static int find_and_run(Arena *arena, const Command *group, int count,
                        char **words, bool help)
{
    if (count == 0 && !help)
        return missing(arena, group);
    if (count == 0 || asks_for_help(words[0])) {
        if (count > 1 && words[0][0] != '-')
            return find_and_run(arena, group, count - 1, words + 1, true);
        print_help(stdout, group);
        return EXIT_DONE;
    }
    Str name = group == NULL
                   ? str_from(words[0])
                   : arena_fmt(arena, "%s %s", group->name, words[0]);
    const Command *command = command_find(name);
    if (command == NULL)
        return unknown(arena, group, words[0]);
    if (command->run == NULL)
        return find_and_run(arena, command, count - 1, words + 1, help);
    if (!help)
        return run(arena, command, count - 1, words + 1);
    print_help(stdout, command);
    return EXIT_DONE;
}

/* --- the end -------------------------------------------------------------- */

/* What was printed and did not arrive: that is no success, whatever was done.
 * An answer that said so itself has nothing left here. */
static int close_stdout(int status)
{
    bool failed = ferror(stdout) != 0;
    errno = 0;
    if (fflush(stdout) == 0 && !failed)
        return status;
    if (status != EXIT_SYSTEM)
        fprintf(stderr, "handbook: cannot print the answer%s%s\n",
                errno != 0 ? ": " : "", errno != 0 ? strerror(errno) : "");
    return EXIT_SYSTEM;
}

int main(int argc, char **argv)
{
    Arena arena;
    int status;
    hash_init();
    fs_faults_from_environment();
    arena_init(&arena);
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("handbook " HANDBOOK_VERSION);
        status = EXIT_DONE;
    } else {
        status = find_and_run(&arena, NULL, argc < 2 ? 0 : argc - 1, argv + 1,
                              false);
    }
    arena_release(&arena);
    return close_stdout(status);
}
