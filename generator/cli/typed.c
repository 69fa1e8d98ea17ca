/* cli/typed.c - reads what was typed behind a command. */
#include "base/compat.h"

#include "cli/typed.h"

#include <string.h>

#include "cli/command.h"

typedef struct Reader {
    Arena *arena;
    const Command *command;
    char *const *word;
    int count, at; /* at: the next word */
    Typed *out;
} Reader;

bool typed_has(const Typed *typed, OptionId id)
{
    return typed->option[id].count > 0;
}

Str typed_text(const Typed *typed, OptionId id)
{
    return typed->option[id].text;
}

/* --- which option --------------------------------------------------------- */

/* The options that a command takes, the last one --help. */
static size_t taken(const Command *command, OptionId out[OPTIONS_MOST + 1])
{
    size_t count = 0;
    while (count < OPTIONS_MOST && command->options[count] != OPT_NONE) {
        out[count] = command->options[count];
        count++;
    }
    out[count++] = OPT_HELP;
    return count;
}

/* The option with this letter or name, OPT_NONE without one. A name may be cut
 * short where it stays the only one. */
static OptionId find(const Command *command, char letter, Str name)
{
    OptionId ids[OPTIONS_MOST + 1], begins = OPT_NONE;
    size_t count = taken(command, ids), beginning = 0;
    for (size_t i = 0; i < count; i++) {
        const Option *option = &OPTIONS[ids[i]];
        Str whole = str_from(option->name);
        if (letter != '\0' ? option->letter == letter : str_eq(whole, name))
            return ids[i];
        if (letter == '\0' && name.len > 0 &&
            str_eq(str_slice(whole, 0, name.len), name)) {
            begins = ids[i];
            beginning++;
        }
    }
    return beginning == 1 ? begins : OPT_NONE;
}

/* Another command that has the option: one of the same group before all. */
static const Command *elsewhere(const Command *command, char letter, Str name)
{
    const Command *found = NULL;
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        OptionId id = find(COMMANDS[i], letter, name);
        if (id == OPT_NONE ||
            (letter == '\0' && !str_is(name, OPTIONS[id].name)))
            continue;
        if (found == NULL ||
            (command_group(command) != NULL &&
             command_group(COMMANDS[i]) == command_group(command) &&
             command_group(found) != command_group(command)))
            found = COMMANDS[i];
    }
    return found;
}

/* `shown` as it was typed, with its hyphens. Always false. */
static bool unknown(const Reader *reader, Str shown, char letter, Str name)
{
    const Command *command = reader->command;
    const Command *other = elsewhere(command, letter, name);
    OptionId ids[OPTIONS_MOST + 1];
    Str names[OPTIONS_MOST + 1];
    size_t count = taken(command, ids), near = STR_NONE;
    for (size_t i = 0; i < count; i++)
        names[i] = str_from(OPTIONS[ids[i]].name);
    if (letter == '\0')
        near = str_nearest(name, names, count);
    if (other != NULL && command_group(other) != NULL &&
        command_group(other) == command_group(command))
        command_usage(command, "%.*s is not for '%.*s', but for '%.*s'",
                      STR_ARG(shown), STR_ARG(command_word(command)),
                      STR_ARG(command_word(other)));
    else if (near != STR_NONE)
        command_usage(command,
                      "there is no option '%.*s'; did you mean '--%.*s'?",
                      STR_ARG(shown), STR_ARG(names[near]));
    else if (other != NULL)
        command_usage(command,
                      "there is no option '%.*s' here; 'handbook %s' has it",
                      STR_ARG(shown), other->name);
    else
        command_usage(command, "there is no option '%.*s'", STR_ARG(shown));
    return false;
}

/* --- values --------------------------------------------------------------- */

/* "text, short or json" [arena] */
static Str list_choices(Arena *arena, const Choice *choices)
{
    Str list = STR("");
    for (size_t i = 0; choices[i].name != NULL; i++)
        list = arena_fmt(arena, "%.*s%s%s", STR_ARG(list),
                         i == 0                         ? ""
                         : choices[i + 1].name == NULL ? " or "
                                                        : ", ",
                         choices[i].name);
    return list;
}

/* The names of the choices [arena]. */
static Str *choice_names(Arena *arena, const Choice *choices, size_t *count)
{
    Str *names = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; choices[i].name != NULL; i++)
        ARENA_PUSH(arena, names, *count, capacity, str_from(choices[i].name));
    return names;
}

static bool read_number(const Reader *reader, const Option *option, Str text,
                        TypedOption *out)
{
    uint64_t number;
    if (str_to_u64(text, &number) && number >= option->low &&
        number <= option->high) {
        out->number = (unsigned)number;
        return true;
    }
    command_usage(reader->command,
                  "--%s takes a number from %u to %u, not '%.*s'",
                  option->name, option->low, option->high, STR_ARG(text));
    return false;
}

static bool read_day(const Reader *reader, const Option *option, Str text,
                     TypedOption *out)
{
    Date day;
    DateProblem problem = date_parse(text, false, &day);
    if (problem == DATE_OK) {
        out->day = day;
        return true;
    }
    if (problem == DATE_BRITISH)
        command_usage(reader->command,
                      "--%s takes a day as 2026-11-22, not '%.*s'; did you "
                      "mean %.*s?",
                      option->name, STR_ARG(text),
                      STR_ARG(date_iso(reader->arena, day)));
    else
        command_usage(reader->command,
                      "--%s takes a day as 2026-11-22, not '%.*s'",
                      option->name, STR_ARG(text));
    return false;
}

static bool read_choice(const Reader *reader, const Option *option, Str text)
{
    size_t count, near;
    Str *names = choice_names(reader->arena, option->choices, &count);
    if (str_among(text, names, count))
        return true;
    Str list = list_choices(reader->arena, option->choices);
    near = str_nearest(text, names, count);
    if (near == STR_NONE)
        command_usage(reader->command, "--%s takes %.*s, not '%.*s'",
                      option->name, STR_ARG(list), STR_ARG(text));
    else
        command_usage(reader->command,
                      "--%s takes %.*s, not '%.*s'; did you mean '%.*s'?",
                      option->name, STR_ARG(list), STR_ARG(text),
                      STR_ARG(names[near]));
    return false;
}

/* `shown`: the option as it was typed. */
static bool needs_value(const Reader *reader, const Option *option, Str shown)
{
    bool folder =
        option->kind == WORD_CONTENT || option->kind == WORD_FOLDER;
    command_usage(reader->command, "the option '%.*s' needs a %s: %.*s %s",
                  STR_ARG(shown), folder ? "folder" : "value", STR_ARG(shown),
                  option->value);
    return false;
}

static bool keep(const Reader *reader, OptionId id, Str shown, Str text)
{
    const Option *option = &OPTIONS[id];
    TypedOption *out = &reader->out->option[id];
    Str *all = ARENA_NEW_ARRAY(reader->arena, Str, out->count + 1);
    for (size_t i = 0; i < out->count; i++)
        all[i] = out->all[i];
    all[out->count++] = text;
    out->all = all;
    out->text = text;
    if (option->value == NULL || (option->value_optional && text.len == 0))
        return true;
    switch (option->kind) {
    case WORD_NUMBER:
        return read_number(reader, option, text, out);
    case WORD_DAY:
        return read_day(reader, option, text, out);
    case WORD_ONE_OF:
        return read_choice(reader, option, text);
    case WORD_PLACE: /* who makes it knows names that cannot be */
        return true;
    default:
        return text.len > 0 || needs_value(reader, option, shown);
    }
}

/* The value that is the next word. Another option of this command is none: it
 * is what stands there when a value was forgotten. */
static bool next_value(Reader *reader, OptionId id, Str shown)
{
    const Option *option = &OPTIONS[id];
    Str text = STR("");
    if (reader->at < reader->count)
        text = str_from(reader->word[reader->at]);
    if (reader->at == reader->count ||
        (str_starts(text, "--") && text.len > 2 &&
         find(reader->command, '\0', str_slice(text, 2, text.len)) !=
             OPT_NONE))
        return needs_value(reader, option, shown);
    reader->at++;
    return keep(reader, id, shown, text);
}

/* --- words ---------------------------------------------------------------- */

/* "--jobs", "--jobs=3" */
static bool read_long(Reader *reader, Str word)
{
    size_t sign = str_find_char(word, '=');
    Str shown = sign == STR_NONE ? word : str_slice(word, 0, sign);
    Str name = str_slice(shown, 2, shown.len);
    OptionId id = find(reader->command, '\0', name);
    if (id == OPT_NONE)
        return unknown(reader, shown, '\0', name);
    const Option *option = &OPTIONS[id];
    if (option->value == NULL && sign != STR_NONE) {
        command_usage(reader->command, "the option '%.*s' takes no value",
                      STR_ARG(shown));
        return false;
    }
    if (sign + 1 == word.len && option->value_optional)
        return needs_value(reader, option, word); /* "--changed=" */
    if (sign != STR_NONE)
        return keep(reader, id, shown, str_slice(word, sign + 1, word.len));
    if (option->value == NULL || option->value_optional)
        return keep(reader, id, shown, STR(""));
    return next_value(reader, id, shown);
}

/* "-h", "-j3" */
static bool read_letters(Reader *reader, Str word)
{
    for (size_t i = 1; i < word.len; i++) {
        OptionId id = find(reader->command, word.ptr[i], STR(""));
        Str shown = arena_fmt(reader->arena, "-%c", word.ptr[i]);
        if (id == OPT_NONE)
            return unknown(reader, shown, word.ptr[i], STR(""));
        if (OPTIONS[id].value != NULL && i + 1 < word.len)
            return keep(reader, id, shown, str_slice(word, i + 1, word.len));
        if (OPTIONS[id].value != NULL)
            return next_value(reader, id, shown);
        if (!keep(reader, id, shown, STR("")))
            return false;
    }
    return true;
}

/* Editors turn "--" into a dash: "–strict" and "—strict" are no folders. */
static bool read_dash(const Reader *reader, Str word)
{
    OptionId id;
    if (!str_starts(word, "\xE2\x80\x93") && !str_starts(word, "\xE2\x80\x94"))
        return true;
    id = find(reader->command, '\0', str_slice(word, 3, word.len));
    if (id == OPT_NONE)
        return true;
    command_usage(reader->command,
                  "'%.*s' begins with a dash; did you mean '--%s', with two "
                  "hyphens?",
                  STR_ARG(word), OPTIONS[id].name);
    return false;
}

static bool read_all(Reader *reader)
{
    bool options = true;
    while (reader->at < reader->count) {
        Str word = str_from(reader->word[reader->at++]);
        if (options && str_is(word, "--")) {
            options = false;
        } else if (options && str_starts(word, "--")) {
            if (!read_long(reader, word))
                return false;
        } else if (options && word.len > 1 && word.ptr[0] == '-' &&
                   word.ptr[1] != ' ') { /* "- a title" */
            if (!read_letters(reader, word))
                return false;
        } else {
            if (options && !read_dash(reader, word))
                return false;
            reader->out->word[reader->out->word_count++] = word;
        }
    }
    return true;
}

/* --- whether it is enough, and not too much ------------------------------- */

static bool too_many(const Reader *reader, size_t most)
{
    const Command *command = reader->command;
    Str word = reader->out->word[most];
    bool content =
        most > 0 && command->arguments[most - 1].kind == WORD_CONTENT;
    if (command->too_many != NULL)
        command_usage(command, "%s; also got '%.*s'", command->too_many,
                      STR_ARG(word));
    else if (content)
        command_usage(command,
                      "only one content folder can be named; also got '%.*s'",
                      STR_ARG(word));
    else if (most == 0)
        command_usage(command, "this takes no '%.*s'", STR_ARG(word));
    else
        command_usage(command, "that is one word too many: '%.*s'",
                      STR_ARG(word));
    return false;
}

static bool check_word(const Reader *reader, const Argument *argument,
                       Str word)
{
    size_t count;
    Str *names;
    bool has_name = argument->kind == WORD_CONTENT ||
                    argument->kind == WORD_FOLDER ||
                    argument->kind == WORD_FILE ||
                    argument->kind == WORD_PLACE;
    if (word.len == 0) {
        command_usage(reader->command, "the %s %s", argument->called,
                      has_name ? "has no name" : "is empty");
        return false;
    }
    if (argument->kind != WORD_ONE_OF)
        return true;
    names = choice_names(reader->arena, argument->choices, &count);
    if (str_among(word, names, count))
        return true;
    command_no_such(reader->command, argument->called, word, names, count);
    return false;
}

static bool check_words(const Reader *reader)
{
    const Argument *argument = reader->command->arguments;
    Typed *out = reader->out;
    size_t most = 0;
    for (size_t i = 0; i < out->word_count; i++) {
        if (most == ARGUMENTS_MOST || argument[most].name == NULL)
            return too_many(reader, most);
        if (!check_word(reader, &argument[most], out->word[i]))
            return false;
        if (argument[most].kind == WORD_CONTENT)
            out->content = common_content_in(reader->arena, out->word[i]);
        most += !argument[most].many;
    }
    for (; most < ARGUMENTS_MOST && argument[most].name != NULL; most++) {
        bool given = argument[most].many && out->word_count > most;
        if (argument[most].missing != NULL && !given) {
            command_usage(reader->command, "%s", argument[most].missing);
            return false;
        }
    }
    return true;
}

static bool check_options(const Reader *reader)
{
    const OptionId *ids = reader->command->options;
    for (size_t i = 0; i < OPTIONS_MOST && ids[i] != OPT_NONE; i++) {
        const Option *option = &OPTIONS[ids[i]];
        if (option->missing != NULL && !typed_has(reader->out, ids[i])) {
            command_usage(reader->command, "%s: --%s %s", option->missing,
                          option->name, option->value);
            return false;
        }
        if (option->kind == WORD_CONTENT && typed_has(reader->out, ids[i]))
            reader->out->content = common_content_in(
                reader->arena, typed_text(reader->out, ids[i]));
    }
    return true;
}

bool typed_read(Arena *arena, const Command *command, int count,
                char *const *words, Typed *out)
{
    Reader reader = {.arena = arena,
                     .command = command,
                     .word = words,
                     .count = count,
                     .out = out};
    *out = (Typed){.command = command,
                   .word = ARENA_NEW_ARRAY(arena, Str, (size_t)count + 1),
                   .content = common_default_content()};
    for (size_t i = 0; i < OPT__COUNT; i++)
        out->option[i].text = STR("");
    return read_all(&reader) &&
           (typed_has(out, OPT_HELP) ||
            (check_words(&reader) && check_options(&reader)));
}
