/* cli/complete_zsh.c - completion for zsh. */
#include "base/compat.h"

#include "cli/manual.h"

#include "base/diag_codes.h"

/* Text inside '...' and, with `spec`, inside a row of _arguments, where ':' and
 * ']' end a part. */
static void add_quoted(Buf *out, const char *text, bool spec)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            buf_adds(out, "'\\''");
        else if (spec && (*text == ':' || *text == '[' || *text == ']' ||
                          *text == '\\'))
            buf_addf(out, "\\%c", *text);
        else
            buf_addc(out, *text);
    }
}

/* "name\:what it is" for _describe */
static void add_described(Buf *out, Str name, const char *help)
{
    buf_addf(out, "    '%.*s:", STR_ARG(name));
    add_quoted(out, help, false);
    buf_adds(out, "'\n");
}

static void add_action(Buf *out, WordKind kind, const Choice *choices)
{
    switch (kind) {
    case WORD_ONE_OF:
        buf_addc(out, '(');
        for (size_t i = 0; choices[i].name != NULL; i++)
            buf_addf(out, "%s%s", i == 0 ? "" : " ", choices[i].name);
        buf_addc(out, ')');
        break;
    case WORD_FILE:
    case WORD_PLACE:
        buf_adds(out, "_files");
        break;
    case WORD_FOLDER:
    case WORD_CONTENT:
        buf_adds(out, "_files -/");
        break;
    case WORD_SOURCE:
        buf_adds(out, "_handbook_sources");
        break;
    case WORD_PLUGIN:
        buf_adds(out, "_handbook_plugins");
        break;
    case WORD_CODE:
        buf_adds(out, "_handbook_codes");
        break;
    default:
        buf_addc(out, ' ');
        break;
    }
}

static void add_option(Buf *out, const Option *option)
{
    buf_adds(out, " \\\n        ");
    if (option->letter != '\0')
        buf_addf(out, "'(-%c --%s)'{-%c,--%s%s}'", option->letter,
                 option->name, option->letter, option->name,
                 option->value != NULL ? "=" : "");
    else
        buf_addf(out, "'--%s%s", option->name,
                 option->value_optional  ? "=-"
                 : option->value != NULL ? "="
                                         : "");
    buf_addc(out, '[');
    add_quoted(out, option->help, true);
    buf_addc(out, ']');
    if (option->value != NULL) {
        buf_adds(out, option->value_optional ? "::" : ":");
        add_quoted(out, option->value, true);
        buf_addc(out, ':');
        add_action(out, option->kind, option->choices);
    }
    buf_addc(out, '\'');
}

static void add_command(Buf *out, const Command *command)
{
    buf_addf(out, "    '%s') _arguments -s", command->name);
    for (size_t i = 0; i < OPTIONS_MOST && command->options[i]; i++)
        add_option(out, &OPTIONS[command->options[i]]);
    add_option(out, &OPTIONS[OPT_HELP]);
    for (size_t i = 0; i < ARGUMENTS_MOST && command->arguments[i].name; i++) {
        const Argument *argument = &command->arguments[i];
        buf_adds(out, " \\\n        '");
        if (argument->many)
            buf_adds(out, "*:");
        else
            buf_addf(out, "%zu:%s", i + 1,
                     argument->missing == NULL ? ":" : "");
        add_quoted(out, argument->called, true);
        buf_addc(out, ':');
        add_action(out, argument->kind, argument->choices);
        buf_addc(out, '\'');
    }
    buf_adds(out, " ;;\n");
}

static void add_words(Buf *out, const Command *group, const char *name)
{
    buf_addf(out, "  local -a %s\n  %s=(\n", name, name);
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (command_group(COMMANDS[i]) == group)
            add_described(out, command_word(COMMANDS[i]),
                          COMMANDS[i]->summary);
    }
    buf_adds(out, "  )\n");
}

void complete_zsh(Buf *out)
{
    size_t count;
    const Str *codes = diag_codes(&count);
    buf_adds(out,
             "#compdef handbook\n"
             "# Completion for zsh, made by 'handbook completion zsh'.\n\n"
             "_handbook_sources() {\n"
             "  local -a keys\n"
             "  keys=(content/sources/*.yaml(N:t:r) sources/*.yaml(N:t:r))\n"
             "  compadd -a keys\n}\n\n"
             "_handbook_plugins() {\n"
             "  local -a names\n"
             "  names=(content/lua-plugins/*.lua(N:t:r) "
             "lua-plugins/*.lua(N:t:r))\n"
             "  compadd -a names\n}\n\n"
             "_handbook_codes() {\n  compadd");
    for (size_t i = 0; i < count; i++)
        buf_addf(out, " \\\n    %.*s", STR_ARG(codes[i]));
    buf_adds(out, "\n}\n\n_handbook() {\n  local command=${words[2]} used=1\n");
    add_words(out, NULL, "commands");
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (COMMANDS[i]->run == NULL)
            add_words(out, COMMANDS[i], COMMANDS[i]->name);
    }
    buf_adds(out, "  if (( CURRENT == 2 )); then\n"
                  "    _describe command commands\n    return\n  fi\n"
                  "  case $command in\n");
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (COMMANDS[i]->run == NULL)
            buf_addf(out, "    %s)\n      if (( CURRENT == 3 )); then\n"
                          "        _describe word %s\n        return\n"
                          "      fi\n      command+=\" ${words[3]}\" used=2 "
                          ";;\n",
                     COMMANDS[i]->name, COMMANDS[i]->name);
    }
    buf_adds(out, "    help) _describe command commands; return ;;\n"
                  "  esac\n"
                  "  shift $used words\n  (( CURRENT -= used ))\n"
                  "  case $command in\n");
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (COMMANDS[i]->run != NULL)
            add_command(out, COMMANDS[i]);
    }
    buf_adds(out, "  esac\n}\n\n_handbook \"$@\"\n");
}
