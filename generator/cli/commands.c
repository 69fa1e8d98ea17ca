/* cli/commands.c - all commands, and what is said when one is used wrongly. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const Command *const COMMANDS[] = {
    &COMMAND_BUILD,
    &COMMAND_CHECK,
    &COMMAND_COMPLETION,
    &COMMAND_EXPLAIN,
    &COMMAND_EXPORT,
    &COMMAND_IMPACT,
    &COMMAND_INIT,
    &COMMAND_MAN,
    &COMMAND_NEW,
    &COMMAND_PLUGIN,
    &COMMAND_PLUGIN_NEW,
    &COMMAND_PLUGIN_TEST,
    &COMMAND_PLUGIN_LIST,
    &COMMAND_PLUGIN_REFERENCE,
    &COMMAND_PLUGIN_STUBS,
    &COMMAND_REPORT,
    &COMMAND_SERVE,
    &COMMAND_SOURCE,
    &COMMAND_SOURCE_ADD,
    &COMMAND_SOURCE_LIST,
    &COMMAND_SOURCE_VERIFY,
    &COMMAND_VERIFY,
    NULL,
};

const Command *command_find(Str name)
{
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (str_is(name, COMMANDS[i]->name))
            return COMMANDS[i];
    }
    return NULL;
}

Str command_word(const Command *command)
{
    Str name = str_from(command->name);
    size_t space = str_rfind_char(name, ' ');
    return space == STR_NONE ? name : str_slice(name, space + 1, name.len);
}

const Command *command_group(const Command *command)
{
    Str name = str_from(command->name);
    size_t space = str_rfind_char(name, ' ');
    return space == STR_NONE ? NULL : command_find(str_slice(name, 0, space));
}

const char *command_status(const Command *command, int status)
{
    static const char *const USUAL[] = {
        [EXIT_DONE] = "done",
        [EXIT_CONTENT] = "the content has errors",
        [EXIT_USAGE] = "wrong usage",
        [EXIT_SYSTEM] = "the disk or the system failed",
    };
    return command->status[status] != NULL ? command->status[status]
                                           : USUAL[status];
}

HB_PRINTF(2, 0)
static void say(const Command *command, const char *fmt, va_list args)
{
    fprintf(stderr, "handbook %s: ", command->name);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
}

int command_usage(const Command *command, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    say(command, fmt, args);
    va_end(args);
    fprintf(stderr, "Try 'handbook %s --help'.\n", command->name);
    return EXIT_USAGE;
}

int command_refuse(const Command *command, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    say(command, fmt, args);
    va_end(args);
    return EXIT_USAGE;
}

int command_system(const Command *command, const char *doing, Str path,
                   int err)
{
    fprintf(stderr, "handbook %s: cannot %s %.*s: %s\n", command->name, doing,
            STR_ARG(path), strerror(err));
    return EXIT_SYSTEM;
}

int command_no_such(const Command *command, const char *what, Str word,
                    const Str *names, size_t count)
{
    size_t near = str_nearest(word, names, count);

    if (near == STR_NONE)
        return command_usage(command, "there is no %s '%.*s'", what,
                             STR_ARG(word));
    return command_usage(command, "there is no %s '%.*s'; did you mean '%.*s'?",
                         what, STR_ARG(word), STR_ARG(names[near]));
}
