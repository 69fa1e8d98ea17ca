/* cli/help.c - help, made of the rows. */
#include "base/compat.h"

#include "cli/help.h"

#include "base/utf8.h"

/* The widest line, and where the meaning of words and options begins. */
enum { HELP_COLUMNS = 79, ARGUMENT_COLUMN = 15, OPTION_COLUMN = 26 };

/* Words that flow: where the line is, and where the next one begins. */
typedef struct Flow {
    Buf *out;
    size_t column, indent;
} Flow;

static size_t width_of(Str text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.len;)
        width += (size_t)utf8_width(utf8_next(text, &at));
    return width;
}

static void new_line(Flow *flow, size_t indent)
{
    buf_addc(flow->out, '\n');
    flow->column = 0;
    flow->indent = indent;
}

static void go_to(Flow *flow, size_t column)
{
    while (flow->column < column) {
        buf_addc(flow->out, ' ');
        flow->column++;
    }
}

/* One word that is not broken, on this line or the next. */
static void add_word(Flow *flow, Str word)
{
    size_t width = width_of(word);
    if (flow->column > flow->indent &&
        flow->column + 1 + width > HELP_COLUMNS)
        new_line(flow, flow->indent);
    go_to(flow, flow->column > flow->indent ? flow->column + 1 : flow->indent);
    buf_add(flow->out, word);
    flow->column += width;
}

static void add_words(Flow *flow, Str text)
{
    Str word;
    while (str_split(&text, ' ', &word)) {
        if (word.len > 0)
            add_word(flow, word);
    }
}

/* Paragraphs, and lines that stand as they are (cli/command.h). */
static void add_text(Buf *out, Str text)
{
    Flow flow = {.out = out};
    Str line;
    while (str_line(&text, &line)) {
        if (line.len > 0 && line.ptr[0] != ' ') {
            add_words(&flow, line);
            continue;
        }
        if (flow.column > 0)
            new_line(&flow, 0);
        buf_add(out, line);
        new_line(&flow, 0);
    }
    if (flow.column > 0)
        new_line(&flow, 0);
}

/* A row of a list: the head (it may be empty), and behind it, or below where
 * the head is long, what it means. */
static void add_row(Buf *out, size_t indent, Str head, size_t column,
                    const char *means)
{
    Flow flow = {.out = out, .indent = indent};
    go_to(&flow, indent);
    buf_add(out, head);
    flow.column += width_of(head);
    if (head.len > 0 && flow.column + 2 > column)
        new_line(&flow, column);
    go_to(&flow, column);
    flow.indent = column;
    add_words(&flow, str_from(means));
    buf_addc(out, '\n');
}

/* --- how a word is written ------------------------------------------------ */

Str help_option_use(Arena *arena, const Option *option)
{
    bool needed = option->missing != NULL;
    const char *open = needed ? "" : "[", *close = needed ? "" : "]";
    if (option->value == NULL)
        return arena_fmt(arena, "%s--%s%s", open, option->name, close);
    return arena_fmt(arena,
                     option->value_optional ? "%s--%s[=%s]%s" : "%s--%s %s%s",
                     open, option->name, option->value, close);
}

Str help_argument_use(Arena *arena, const Argument *argument)
{
    bool needed = argument->missing != NULL;
    return arena_fmt(arena, "%s%s%s%s", needed ? "" : "[", argument->name,
                     argument->many ? "..." : "", needed ? "" : "]");
}

Str help_option_head(Arena *arena, const Option *option)
{
    Str letter = option->letter != '\0'
                     ? arena_fmt(arena, "-%c, ", option->letter)
                     : STR("");
    if (option->value == NULL)
        return arena_fmt(arena, "%.*s--%s", STR_ARG(letter), option->name);
    return arena_fmt(arena, option->value_optional ? "%.*s--%s[=%s]"
                                                   : "%.*s--%s %s",
                     STR_ARG(letter), option->name, option->value);
}

/* --- one command ---------------------------------------------------------- */

static void add_synopsis(Buf *out, Arena *arena, const Command *command)
{
    Str start = arena_fmt(arena, "handbook %s", command->name);
    Flow flow = {.out = out};
    buf_add(out, start);
    flow.column = start.len;
    flow.indent = start.len + 1;
    for (size_t i = 0; i < ARGUMENTS_MOST && command->arguments[i].name; i++)
        add_word(&flow, help_argument_use(arena, &command->arguments[i]));
    for (size_t i = 0; i < OPTIONS_MOST && command->options[i]; i++)
        add_word(&flow,
                 help_option_use(arena, &OPTIONS[command->options[i]]));
    buf_addc(out, '\n');
}

static void add_choices(Buf *out, size_t indent, const Choice *choices)
{
    for (; choices != NULL && choices->name != NULL; choices++) {
        if (choices->help != NULL)
            add_row(out, indent, str_from(choices->name), indent + 10,
                    choices->help);
    }
}

static void add_arguments(Buf *out, const Command *command)
{
    for (size_t i = 0; i < ARGUMENTS_MOST && command->arguments[i].name; i++) {
        const Argument *argument = &command->arguments[i];
        if (i == 0)
            buf_addc(out, '\n');
        add_row(out, 2, str_from(argument->name), ARGUMENT_COLUMN,
                argument->help);
        add_choices(out, ARGUMENT_COLUMN, argument->choices);
    }
}

static void add_option(Buf *out, Arena *arena, const Option *option)
{
    Str head = help_option_head(arena, option);
    add_row(out, option->letter != '\0' ? 2 : 6, head, OPTION_COLUMN,
            option->help);
    add_choices(out, OPTION_COLUMN, option->choices);
}

static void add_options(Buf *out, Arena *arena, const Command *command)
{
    buf_addc(out, '\n');
    for (size_t i = 0; i < OPTIONS_MOST && command->options[i]; i++)
        add_option(out, arena, &OPTIONS[command->options[i]]);
    add_option(out, arena, &OPTIONS[OPT_HELP]);
}

static void add_examples(Buf *out, const Command *command)
{
    if (command->examples[0].line == NULL)
        return;
    buf_adds(out, "\nExamples:\n");
    for (size_t i = 0; i < EXAMPLES_MOST && command->examples[i].line; i++) {
        buf_addf(out, "  %s\n", command->examples[i].line);
        add_row(out, 6, STR(""), 6, command->examples[i].says);
    }
}

static void add_status(Buf *out, Arena *arena, const Command *command)
{
    Flow flow = {.out = out};
    buf_addc(out, '\n');
    add_words(&flow, STR("Exit status:"));
    for (int i = EXIT_DONE; i <= EXIT_SYSTEM; i++) {
        const char *means = command_status(command, i);
        if (means[0] != '\0')
            add_words(&flow, arena_fmt(arena, "%d %s%s", i, means,
                                       i == EXIT_SYSTEM ? "." : ";"));
    }
    buf_addc(out, '\n');
}

/* The words of a group. */
static void add_members(Buf *out, Arena *arena, const Command *group)
{
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (command_group(COMMANDS[i]) != group)
            continue;
        add_synopsis(out, arena, COMMANDS[i]);
        add_row(out, 6, STR(""), 6, COMMANDS[i]->summary);
    }
    buf_addf(out, "\n'handbook %s WORD --help' tells more.\n", group->name);
}

void help_command(Buf *out, const Command *command)
{
    Arena arena;
    arena_init(&arena);
    if (command->run == NULL) {
        add_text(out, str_from(command->about));
        buf_addc(out, '\n');
        add_members(out, &arena, command);
    } else {
        add_synopsis(out, &arena, command);
        buf_addc(out, '\n');
        add_text(out, str_from(command->about));
        add_arguments(out, command);
        add_options(out, &arena, command);
        add_examples(out, command);
        add_status(out, &arena, command);
    }
    arena_release(&arena);
}

void help_all(Buf *out)
{
    add_text(out, STR("handbook makes a handbook that opens by double-click "
                      "out of Markdown pages."));
    buf_addc(out, '\n');
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        if (command_group(COMMANDS[i]) == NULL)
            buf_addf(out, "  handbook %-10s  %s\n", COMMANDS[i]->name,
                     COMMANDS[i]->summary);
    }
    buf_adds(out, "\n'handbook COMMAND --help' tells more; 'handbook "
                  "--version' which one this is.\n");
}
