/* cli/complete_bash.c - completion for bash. */
#include "base/compat.h"

#include "cli/manual.h"

#include "base/diag_codes.h"

/* Which command it is, how many words stand behind it, and what the word under
 * the cursor is. Bash breaks words at '=', too. */
static const char HEAD[] =
    "# Completion for bash, made by 'handbook completion bash'.\n"
    "\n"
    "_handbook_names() { # NAMES: of what is in these folders, no endings\n"
    "    local path name\n"
    "    for path in \"$@\"; do\n"
    "        name=${path##*/}\n"
    "        [ -e \"$path\" ] && printf '%s\\n' \"${name%.*}\"\n"
    "    done\n"
    "}\n"
    "\n"
    "_handbook_kind() { # KIND: fills COMPREPLY\n"
    "    local IFS=$'\\n'\n"
    "    case $1 in\n"
    "    file | folder)\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        COMPREPLY=($(compgen -A \"${1/folder/directory}\" -- \"$cur\")) "
    ";;\n"
    "    source) COMPREPLY=($(compgen -W \"$(_handbook_names "
    "content/sources/*.yaml sources/*.yaml)\" -- \"$cur\")) ;;\n"
    "    plugin) COMPREPLY=($(compgen -W \"$(_handbook_names "
    "lua-plugins/*.lua content/lua-plugins/*.lua)\" -- \"$cur\")) ;;\n"
    "    code) COMPREPLY=($(compgen -W \"$_handbook_codes\" -- \"$cur\")) ;;\n"
    "    text) ;;\n"
    "    *) COMPREPLY=($(IFS=' '; compgen -W \"$1\" -- \"$cur\")) ;;\n"
    "    esac\n"
    "}\n"
    "\n"
    "_handbook() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} last=$((COMP_CWORD - 1))\n"
    "    local command=${COMP_WORDS[1]-} first=2 options='' takes='' kind "
    "count=0 i word\n"
    "    local -a words\n"
    "    COMPREPLY=()\n"
    "    if [ \"$cur\" = '=' ]; then cur=''; "
    "elif [ \"${COMP_WORDS[last]}\" = '=' ]; then last=$((last - 1)); fi\n";

static const char TAIL[] =
    "    # a value of the option before\n"
    "    kind=$(_handbook_value \"$command\" \"${COMP_WORDS[last]}\")\n"
    "    if [ -n \"$kind\" ]; then _handbook_kind \"$kind\"; return; fi\n"
    "    if [[ $cur == -* ]]; then\n"
    "        COMPREPLY=($(compgen -W \"$options --help\" -- \"$cur\"))\n"
    "        return\n"
    "    fi\n"
    "    for ((i = first; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ \" $takes \" == *\" $word \"* ]]; then\n"
    "            i=$((i + 1)); [ \"${COMP_WORDS[i]-}\" = '=' ] && i=$((i + "
    "1))\n"
    "        elif [[ $word != -* ]]; then count=$((count + 1)); fi\n"
    "    done\n"
    "    kind=${words[count]-}\n"
    "    [ -n \"$kind\" ] || kind=${many-text}\n"
    "    _handbook_kind \"$kind\"\n"
    "}\n"
    "complete -F _handbook handbook\n";

static void add_kind(Buf *out, WordKind kind, const Choice *choices)
{
    static const char *const NAMES[] = {
        [WORD_TEXT] = "text",       [WORD_NUMBER] = "text",
        [WORD_DAY] = "text",        [WORD_ONE_OF] = "text",
        [WORD_FILE] = "file",       [WORD_FOLDER] = "folder",
        [WORD_PLACE] = "file",      [WORD_CONTENT] = "folder",
        [WORD_SOURCE] = "source",   [WORD_PLUGIN] = "plugin",
        [WORD_CODE] = "code",       [WORD_COMMAND] = "text",
    };
    if (kind != WORD_ONE_OF) {
        buf_adds(out, NAMES[kind]);
        return;
    }
    for (size_t i = 0; choices[i].name != NULL; i++)
        buf_addf(out, "%s%s", i == 0 ? "" : " ", choices[i].name);
    if (choices[0].name != NULL && choices[1].name == NULL)
        buf_addc(out, ' '); /* one word is not taken for a kind */
}

/* "--jobs -j " of those that take a value, or of all. */
static void add_options(Buf *out, const Command *command, bool takes)
{
    for (size_t i = 0; i < OPTIONS_MOST && command->options[i]; i++) {
        const Option *option = &OPTIONS[command->options[i]];
        if (takes && (option->value == NULL || option->value_optional))
            continue;
        buf_addf(out, "--%s ", option->name);
        if (takes && option->letter != '\0')
            buf_addf(out, "-%c ", option->letter);
    }
}

static void add_members(Buf *out, const Command *group)
{
    bool any = false;
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (command_group(COMMANDS[i]) != group)
            continue;
        buf_addf(out, "%s%.*s", any ? " " : "",
                 STR_ARG(command_word(COMMANDS[i])));
        any = true;
    }
}

static void add_command(Buf *out, const Command *command)
{
    buf_addf(out, "    '%s')\n        options='", command->name);
    add_options(out, command, false);
    buf_adds(out, "' takes='");
    add_options(out, command, true);
    buf_adds(out, "'\n        words=(");
    for (size_t i = 0; i < ARGUMENTS_MOST && command->arguments[i].name; i++) {
        const Argument *argument = &command->arguments[i];
        buf_addc(out, '\'');
        add_kind(out, argument->kind, argument->choices);
        buf_adds(out, "' ");
        if (!argument->many)
            continue;
        buf_adds(out, ") many=");
        add_kind(out, argument->kind, argument->choices);
        buf_adds(out, " ;;\n");
        return;
    }
    buf_adds(out, ") ;;\n");
}

static void add_values(Buf *out)
{
    buf_adds(out, "_handbook_value() { # COMMAND OPTION: the kind of its "
                  "value\n"
                  "    case \"$1 $2\" in\n");
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        const Command *command = COMMANDS[i];
        for (size_t k = 0; k < OPTIONS_MOST && command->options[k]; k++) {
            const Option *option = &OPTIONS[command->options[k]];
            if (option->value == NULL || option->value_optional)
                continue;
            buf_addf(out, "    '%s --%s'", command->name, option->name);
            if (option->letter != '\0')
                buf_addf(out, " | '%s -%c'", command->name, option->letter);
            buf_adds(out, ") echo '");
            add_kind(out, option->kind, option->choices);
            buf_adds(out, "' ;;\n");
        }
    }
    buf_adds(out, "    esac\n}\n\n");
}

void complete_bash(Buf *out)
{
    size_t count;
    const Str *codes = diag_codes(&count);
    buf_adds(out, HEAD);
    buf_adds(out, "    local many\n"
                  "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                  "        COMPREPLY=($(compgen -W '");
    add_members(out, NULL);
    buf_adds(out, " help --help --version' -- \"$cur\"))\n"
                  "        return\n    fi\n"
                  "    case $command in\n");
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (COMMANDS[i]->run != NULL)
            continue;
        buf_addf(out, "    %s)\n"
                      "        if [ \"$COMP_CWORD\" -eq 2 ]; then\n"
                      "            COMPREPLY=($(compgen -W '",
                 COMMANDS[i]->name);
        add_members(out, COMMANDS[i]);
        buf_adds(out, " --help' -- \"$cur\"))\n"
                      "            return\n        fi\n"
                      "        command=\"$command ${COMP_WORDS[2]}\" first=3 "
                      ";;\n");
    }
    buf_adds(out, "    help) words=('");
    add_members(out, NULL);
    buf_adds(out, "') ;;\n    esac\n    case $command in\n");
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (COMMANDS[i]->run != NULL)
            add_command(out, COMMANDS[i]);
    }
    buf_adds(out, "    esac\n");
    buf_adds(out, TAIL);
    buf_addc(out, '\n');
    add_values(out);
    buf_adds(out, "_handbook_codes='");
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "%s%.*s", i == 0 ? "" : "\n", STR_ARG(codes[i]));
    buf_adds(out, "'\n");
}
