/* cli/complete_fish.c - completion for fish. */
#include "base/compat.h"

#include "cli/manual.h"

#include "base/diag_codes.h"

static const char HEAD[] =
    "# Completion for fish, made by 'handbook completion fish'.\n"
    "\n"
    "# Whether these words stand behind 'handbook'.\n"
    "function __handbook_is\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -gt (count $argv); or return 1\n"
    "    set -l last (math (count $argv) + 1)\n"
    "    test \"$words[2..$last]\" = \"$argv\"\n"
    "end\n"
    "\n"
    "# Whether nothing stands behind these words yet.\n"
    "function __handbook_ends\n"
    "    test (count (commandline -opc)) -eq (math (count $argv) + 1); or "
    "return 1\n"
    "    test (count $argv) -eq 0; or __handbook_is $argv\n"
    "end\n"
    "\n"
    "function __handbook_names\n"
    "    for path in $argv\n"
    "        string replace -r '^.*/' '' -- $path | string replace -r "
    "'\\.[a-z]*$' ''\n"
    "    end\n"
    "end\n"
    "\n"
    "function __handbook_sources\n"
    "    set -l paths content/sources/*.yaml sources/*.yaml\n"
    "    __handbook_names $paths\n"
    "end\n"
    "\n"
    "function __handbook_plugins\n"
    "    set -l paths content/lua-plugins/*.lua lua-plugins/*.lua\n"
    "    __handbook_names $paths\n"
    "end\n"
    "\n"
    "complete -c handbook -f\n"
    "complete -c handbook -n '__handbook_ends' -l version -d 'which one this "
    "is'\n";

/* Inside '...' */
static void add_quoted(Buf *out, const char *text)
{
    buf_addc(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            buf_addc(out, '\\');
        buf_addc(out, *text);
    }
    buf_addc(out, '\'');
}

/* What may follow: " -a '…'", " -F". */
static void add_values(Buf *out, WordKind kind, const Choice *choices)
{
    size_t count;
    const Str *codes;
    switch (kind) {
    case WORD_ONE_OF:
        buf_adds(out, " -a '");
        for (size_t i = 0; choices[i].name != NULL; i++)
            buf_addf(out, "%s%s", i == 0 ? "" : " ", choices[i].name);
        buf_addc(out, '\'');
        break;
    case WORD_FILE:
    case WORD_PLACE:
        buf_adds(out, " -F");
        break;
    case WORD_FOLDER:
    case WORD_CONTENT:
        buf_adds(out, " -a '(__fish_complete_directories)'");
        break;
    case WORD_SOURCE:
        buf_adds(out, " -a '(__handbook_sources)'");
        break;
    case WORD_PLUGIN:
        buf_adds(out, " -a '(__handbook_plugins)'");
        break;
    case WORD_CODE:
        codes = diag_codes(&count);
        buf_adds(out, " -a '");
        for (size_t i = 0; i < count; i++)
            buf_addf(out, "%s%.*s", i == 0 ? "" : " ", STR_ARG(codes[i]));
        buf_addc(out, '\'');
        break;
    default:
        break;
    }
}

static void add_option(Buf *out, const Command *command, const Option *option)
{
    buf_addf(out, "complete -c handbook -n '__handbook_is %s' -l %s",
             command->name, option->name);
    if (option->letter != '\0')
        buf_addf(out, " -s %c", option->letter);
    if (option->value != NULL && !option->value_optional)
        buf_adds(out, option->kind == WORD_FILE || option->kind == WORD_PLACE
                          ? " -r"
                          : " -x");
    if (option->value != NULL)
        add_values(out, option->kind, option->choices);
    buf_adds(out, " -d ");
    add_quoted(out, option->help);
    buf_addc(out, '\n');
}

void complete_fish(Buf *out)
{
    buf_adds(out, HEAD);
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        const Command *command = COMMANDS[i], *group = command_group(command);
        buf_addf(out, "complete -c handbook -n '__handbook_ends%s%s' -a %.*s "
                      "-d ",
                 group != NULL ? " " : "", group != NULL ? group->name : "",
                 STR_ARG(command_word(command)));
        add_quoted(out, command->summary);
        buf_addc(out, '\n');
    }
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        const Command *command = COMMANDS[i];
        if (command->run == NULL)
            continue;
        for (size_t k = 0; k < OPTIONS_MOST && command->options[k]; k++)
            add_option(out, command, &OPTIONS[command->options[k]]);
        add_option(out, command, &OPTIONS[OPT_HELP]);
        for (size_t k = 0; k < ARGUMENTS_MOST && command->arguments[k].name;
             k++) {
            const Argument *argument = &command->arguments[k];
            if (argument->kind == WORD_TEXT)
                continue;
            buf_addf(out, "complete -c handbook -n '__handbook_is %s'",
                     command->name);
            add_values(out, argument->kind, argument->choices);
            buf_addc(out, '\n');
        }
    }
}
