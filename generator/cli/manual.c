/* cli/manual.c - handbook.1: the rows in the language of man. */
#include "base/compat.h"

#include "cli/manual.h"

#include "base/utf8.h"
#include "cli/help.h"

/* What the program asks its surroundings. */
static const Choice VARIABLES[] = {
    {"HANDBOOK_SIGN_PASSWORD", "the password of the key that signs"},
    {"NO_COLOR", "when it is set, messages have no colour"},
    {"SOURCE_DATE_EPOCH",
     "today, in seconds since 1970, for commands that need a day"},
    {"TMPDIR", "the folder for what is there for a moment only"},
    {NULL, NULL},
};

/* Text in which nothing is a command of man's own. Hyphens can be copied. */
static void add_text(Buf *out, Str text)
{
    bool starts = true;
    for (size_t at = 0; at < text.len; starts = false) {
        uint32_t c = utf8_next(text, &at);
        if (starts && (c == '.' || c == '\''))
            buf_adds(out, "\\&");
        if (c == '\\')
            buf_adds(out, "\\e");
        else if (c == '-')
            buf_adds(out, "\\-");
        else if (c == '\'')
            buf_adds(out, "\\(aq");
        else if (c == '^')
            buf_adds(out, "\\(ha");
        else if (c == '~')
            buf_adds(out, "\\(ti");
        else if (c == '`')
            buf_adds(out, "\\(ga");
        else if (c < 0x80)
            buf_addc(out, (char)c);
        else
            buf_addf(out, "\\[u%04X]", (unsigned)c);
    }
}

static void add_line(Buf *out, const char *text)
{
    add_text(out, str_from(text));
    buf_addc(out, '\n');
}

/* Paragraphs, and lines that stand as they are (cli/command.h). */
static void add_about(Buf *out, Str text)
{
    Str line;
    bool open = false;
    while (str_line(&text, &line)) {
        bool as_is = line.len > 0 && line.ptr[0] == ' ';
        if (as_is != open)
            buf_adds(out, as_is ? ".PP\n.nf\n" : ".fi\n");
        open = as_is;
        if (line.len == 0)
            buf_adds(out, ".PP\n");
        else {
            add_text(out, line);
            buf_addc(out, '\n');
        }
    }
    if (open)
        buf_adds(out, ".fi\n");
}

/* A row of a list: what stands before it, and what it means. */
static void add_row(Buf *out, Str head, const char *means)
{
    buf_adds(out, ".TP\n\\fB");
    add_text(out, head);
    buf_adds(out, "\\fR\n");
    add_line(out, means);
}

static void add_choices(Buf *out, const Choice *choices)
{
    if (choices == NULL || choices->help == NULL)
        return;
    buf_adds(out, ".RS\n");
    for (; choices->name != NULL; choices++)
        add_row(out, str_from(choices->name), choices->help);
    buf_adds(out, ".RE\n");
}

static void add_synopsis(Buf *out, Arena *arena, const Command *command)
{
    buf_adds(out, ".PP\n\\fBhandbook ");
    add_text(out, str_from(command->name));
    buf_adds(out, "\\fR");
    for (size_t i = 0; i < ARGUMENTS_MOST && command->arguments[i].name; i++) {
        buf_addc(out, ' ');
        add_text(out, help_argument_use(arena, &command->arguments[i]));
    }
    for (size_t i = 0; i < OPTIONS_MOST && command->options[i]; i++) {
        buf_addc(out, ' ');
        add_text(out, help_option_use(arena, &OPTIONS[command->options[i]]));
    }
    buf_addc(out, '\n');
}

static void add_examples(Buf *out, const Command *command)
{
    for (size_t i = 0; i < EXAMPLES_MOST && command->examples[i].line; i++) {
        buf_adds(out, i == 0 ? ".PP\nExamples:\n" : "");
        add_row(out, str_from(command->examples[i].line),
                command->examples[i].says);
    }
}

/* Where it says something else than the section EXIT STATUS. */
static void add_status(Buf *out, Arena *arena, const Command *command)
{
    bool any = false;
    for (int i = EXIT_DONE; i <= EXIT_SYSTEM; i++) {
        const char *means = command->status[i];
        if (means == NULL || means[0] == '\0')
            continue;
        buf_adds(out, any ? "" : ".PP\nExit status:\n");
        add_row(out, arena_fmt(arena, "%d", i), means);
        any = true;
    }
}

static void add_command(Buf *out, Arena *arena, const Command *command)
{
    buf_adds(out, ".SS ");
    add_text(out, arena_fmt(arena, "handbook %s", command->name));
    buf_addc(out, '\n');
    if (command->run != NULL)
        add_synopsis(out, arena, command);
    buf_adds(out, ".PP\n");
    add_about(out, str_from(command->about));
    for (size_t i = 0; i < ARGUMENTS_MOST && command->arguments[i].name; i++) {
        add_row(out, str_from(command->arguments[i].name),
                command->arguments[i].help);
        add_choices(out, command->arguments[i].choices);
    }
    for (size_t i = 0; i < OPTIONS_MOST && command->options[i]; i++) {
        const Option *option = &OPTIONS[command->options[i]];
        add_row(out, help_option_head(arena, option), option->help);
        add_choices(out, option->choices);
    }
    add_examples(out, command);
    add_status(out, arena, command);
}

void manual_page(Buf *out)
{
    static const Command usual = {.name = "handbook"};
    Arena arena;
    arena_init(&arena);
    buf_adds(out, ".\\\" Made by 'handbook man'.\n"
                  ".TH HANDBOOK 1 \"\" \"handbook " HANDBOOK_VERSION "\" "
                  "\"User Commands\"\n.ad l\n.nh\n"
                  ".SH NAME\nhandbook \\- make a handbook out of Markdown "
                  "pages\n"
                  ".SH SYNOPSIS\n\\fBhandbook\\fR COMMAND [WORD...] "
                  "[OPTION...]\n"
                  ".SH DESCRIPTION\n");
    add_line(out, "handbook turns a folder of Markdown pages into a handbook "
                  "that opens by double-click and works without a network, and "
                  "says everything that is wrong in them, each mistake at its "
                  "own line.");
    buf_adds(out, ".PP\n");
    add_line(out, "Options and words may come in any order; behind -- there "
                  "are only words. Each command takes --help.");
    buf_adds(out, ".SH COMMANDS\n");
    for (size_t i = 0; COMMANDS[i] != NULL; i++)
        add_command(out, &arena, COMMANDS[i]);
    buf_adds(out, ".SH EXIT STATUS\n");
    for (int i = EXIT_DONE; i <= EXIT_SYSTEM; i++)
        add_row(out, arena_fmt(&arena, "%d", i), command_status(&usual, i));
    buf_adds(out, ".SH ENVIRONMENT\n");
    for (size_t i = 0; VARIABLES[i].name != NULL; i++)
        add_row(out, str_from(VARIABLES[i].name), VARIABLES[i].help);
    arena_release(&arena);
}
