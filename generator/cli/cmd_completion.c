/* cli/cmd_completion.c - handbook completion and handbook man: what is made of
 * the rows for other programs. */
#include "base/compat.h"

#include "cli/manual.h"

#include "base/limits.h"

static int print(const Typed *typed, void (*make)(Buf *out))
{
    Buf out;
    bool told;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    make(&out);
    told = common_answer(typed->command, buf_str(&out));
    buf_release(&out);
    return told ? EXIT_DONE : EXIT_SYSTEM;
}

static int run_completion(const Typed *typed)
{
    if (str_is(typed->word[0], "zsh"))
        return print(typed, complete_zsh);
    if (str_is(typed->word[0], "fish"))
        return print(typed, complete_fish);
    return print(typed, complete_bash);
}

static int run_man(const Typed *typed)
{
    return print(typed, manual_page);
}

static const Choice SHELLS[] = {
    {"bash", NULL}, {"zsh", NULL}, {"fish", NULL}, {NULL, NULL}};

const Command COMMAND_COMPLETION = {
    .name = "completion",
    .run = run_completion,
    .summary = "print what lets a shell complete words",
    .about = "Prints a script that lets SHELL complete commands, options and "
             "their values when you press Tab. 'make install' puts it where "
             "shells look for it.",
    .arguments = {{.name = "SHELL",
                   .called = "shell",
                   .kind = WORD_ONE_OF,
                   .choices = SHELLS,
                   .missing = "name your shell: bash, zsh or fish",
                   .help = "bash, zsh or fish"}},
    .examples = {{"handbook completion bash",
                  "the script for bash; 'source' reads it"}},
    .status = {NULL, "", NULL, NULL},
};

const Command COMMAND_MAN = {
    .name = "man",
    .run = run_man,
    .summary = "print the manual page",
    .about = "Prints handbook.1, the manual page, with all that --help tells. "
             "'make install' puts it where man looks for it.",
    .examples = {{"handbook man", "the page as man reads it"}},
    .status = {NULL, "", NULL, NULL},
};
