/* tests/unit/test_commands.c - cli/command.h, typed.h, help.h: the rows of all
 * commands hold together, and what is typed is read by them. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/help.h"

#define assert_str(s, expected) assert_true(str_is((s), (expected)))

enum { WORDS_MOST = 24 };

/* Splits a line as a shell does: spaces, and quotation marks around words. */
static int split(Arena *arena, const char *line, char *words[WORDS_MOST])
{
    char *text = arena_copy(arena, line, strlen(line) + 1);
    int count = 0;
    while (*text != '\0') {
        char end = *text == '\'' ? '\'' : ' ';
        text += end == '\'';
        words[count++] = text;
        while (*text != '\0' && *text != end)
            text++;
        if (*text != '\0')
            *text++ = '\0';
        while (*text == ' ')
            text++;
    }
    return count;
}

/* "build --jobs 3": reads it as the program would. */
static bool read_line(Arena *arena, const char *line, Typed *out)
{
    char *words[WORDS_MOST];
    int count = split(arena, line, words);
    const Command *command = command_find(str_from(words[0]));
    int used = 1;
    assert_non_null(command);
    if (command->run == NULL) {
        command = command_find(arena_fmt(arena, "%s %s", words[0], words[1]));
        used = 2;
    }
    assert_non_null(command);
    return typed_read(arena, command, count - used, words + used, out);
}

static Typed read_well(Arena *arena, const char *line)
{
    Typed typed;
    assert_true(read_line(arena, line, &typed));
    return typed;
}

static void assert_refused(const char *line)
{
    Arena arena;
    Typed typed;
    arena_init(&arena);
    if (read_line(&arena, line, &typed))
        fail_msg("'%s' was taken", line);
    arena_release(&arena);
}

/* --- the rows ------------------------------------------------------------- */

static void commands__are_told_whole(void **state)
{
    (void)state;
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        const Command *command = COMMANDS[i];
        assert_ptr_equal(command_find(str_from(command->name)), command);
        assert_non_null(command->summary);
        assert_non_null(command->about);
        if (strchr(command->name, ' ') != NULL)
            assert_non_null(command_group(command));
        for (int status = 0; status < 4; status++)
            assert_non_null(command_status(command, status));
        for (size_t k = 0; k < ARGUMENTS_MOST; k++) {
            const Argument *argument = &command->arguments[k];
            if (argument->name == NULL)
                break;
            assert_non_null(argument->called);
            assert_non_null(argument->help);
            assert_int_equal(argument->kind == WORD_ONE_OF,
                             argument->choices != NULL);
        }
    }
}

static void commands__take_no_option_twice(void **state)
{
    (void)state;
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        const OptionId *ids = COMMANDS[i]->options;
        for (size_t k = 0; k < OPTIONS_MOST && ids[k] != OPT_NONE; k++) {
            const Option *one = &OPTIONS[ids[k]];
            assert_int_not_equal(ids[k], OPT_HELP);
            for (size_t m = 0; m < k; m++) {
                const Option *other = &OPTIONS[ids[m]];
                assert_string_not_equal(one->name, other->name);
                assert_true(one->letter == '\0' ||
                            one->letter != other->letter);
            }
        }
    }
}

static void options__are_told_whole(void **state)
{
    (void)state;
    for (size_t i = OPT_NONE + 1; i < OPT__COUNT; i++) {
        const Option *option = &OPTIONS[i];
        assert_non_null(option->name);
        assert_non_null(option->help);
        assert_true(option->value != NULL || option->kind == WORD_TEXT);
        assert_int_equal(option->kind == WORD_ONE_OF, option->choices != NULL);
        if (option->kind == WORD_NUMBER)
            assert_true(option->low <= option->high);
    }
}

static void commands__read_their_own_examples(void **state)
{
    (void)state;
    for (size_t i = 0; COMMANDS[i] != NULL; i++) {
        for (size_t k = 0; k < EXAMPLES_MOST; k++) {
            const char *line = COMMANDS[i]->examples[k].line;
            Arena arena;
            if (line == NULL)
                break;
            assert_true(str_starts(str_from(line), "handbook "));
            arena_init(&arena);
            Typed typed = read_well(&arena, line + strlen("handbook "));
            assert_ptr_equal(typed.command, COMMANDS[i]);
            arena_release(&arena);
        }
    }
}

static void help__fits_a_terminal_of_80_columns(void **state)
{
    Buf text;
    Str rest, line;
    (void)state;
    buf_init(&text, SIZE_MAX / 2);
    help_all(&text);
    for (size_t i = 0; COMMANDS[i] != NULL; i++)
        help_command(&text, COMMANDS[i]);
    rest = buf_str(&text);
    while (str_line(&rest, &line)) {
        if (line.len > 79)
            fail_msg("too wide: %.*s", STR_ARG(line));
        if (line.len > 0 && line.ptr[line.len - 1] == ' ')
            fail_msg("ends in a space: '%.*s'", STR_ARG(line));
    }
    buf_release(&text);
}

/* --- reading -------------------------------------------------------------- */

static void typed__takes_options_and_words_in_any_order(void **state)
{
    static const char *const lines[] = {
        "build --jobs 3 --strict pages -o out",
        "build pages -j3 -o out --strict",
        "build -oout --jobs=3 pages --strict",
        "build --strict --job 3 --out=out -- pages",
        "build -j 9 --strict --jobs 3 -o a -o out pages",
    };
    Arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        Typed typed = read_well(&arena, lines[i]);
        assert_int_equal(typed.option[OPT_JOBS].number, 3);
        assert_true(typed_has(&typed, OPT_STRICT));
        assert_false(typed_has(&typed, OPT_DRAFTS));
        assert_str(typed_text(&typed, OPT_OUTPUT), "out");
        assert_str(typed.content, "pages");
        assert_int_equal(typed.word_count, 1);
    }
    arena_release(&arena);
}

static void typed__keeps_every_value_of_an_option(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena);
    Typed typed = read_well(&arena, "build -o a -ob --output=c");
    assert_int_equal(typed.option[OPT_OUTPUT].count, 3);
    assert_str(typed.option[OPT_OUTPUT].all[0], "a");
    assert_str(typed.option[OPT_OUTPUT].all[1], "b");
    assert_str(typed.option[OPT_OUTPUT].all[2], "c");
    assert_str(typed_text(&typed, OPT_MADE), "");
    arena_release(&arena);
}

static void typed__reads_days_and_choices(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena);
    Typed typed = read_well(&arena, "export zip a.zip --made 2026-11-22");
    assert_int_equal(typed.option[OPT_MADE].day.day, 22);
    typed = read_well(&arena, "impact key --format json");
    assert_str(typed_text(&typed, OPT_ANSWER_FORMAT), "json");
    arena_release(&arena);
}

static void typed__takes_what_begins_with_a_hyphen_behind_two(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena);
    Typed typed = read_well(&arena, "build -- --strict");
    assert_false(typed_has(&typed, OPT_STRICT));
    assert_str(typed.content, "--strict");
    typed = read_well(&arena, "build -");
    assert_str(typed.content, "-");
    typed = read_well(&arena, "build -o --there");
    assert_str(typed_text(&typed, OPT_OUTPUT), "--there");
    arena_release(&arena);
}

static void typed__asks_for_no_words_where_help_is_asked_for(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena);
    Typed typed = read_well(&arena, "export --help");
    assert_true(typed_has(&typed, OPT_HELP));
    typed = read_well(&arena, "source add -h");
    assert_true(typed_has(&typed, OPT_HELP));
    arena_release(&arena);
}

static void typed__refuses_what_the_row_does_not_promise(void **state)
{
    static const char *const lines[] = {
        "build a b",
        "build ''",
        "build --frob",
        "build --jobb 3",
        "build --=3",
        "build -x",
        "build --jobs",
        "build --jobs 0",
        "build --jobs 65",
        "build --jobs=",
        "build --jobs ' 2'",
        "build --strict=yes",
        "build -o --strict",
        "build \xE2\x80\x94strict",
        "check -o site",
        "export",
        "export zip",
        "export zipp a.zip",
        "export zip a.zip b c",
        "export zip ''",
        "export zip a.zip --made 22/11/2026",
        "export zip a.zip --made 2026-02-30",
        "impact key --format xml",
        "source add letter.pdf",
        "source list --key x",
        "plugin stubs more",
        "verify",
        "verify a --key ''",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_refused(lines[i]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands__are_told_whole),
        cmocka_unit_test(commands__take_no_option_twice),
        cmocka_unit_test(options__are_told_whole),
        cmocka_unit_test(commands__read_their_own_examples),
        cmocka_unit_test(help__fits_a_terminal_of_80_columns),
        cmocka_unit_test(typed__takes_options_and_words_in_any_order),
        cmocka_unit_test(typed__keeps_every_value_of_an_option),
        cmocka_unit_test(typed__reads_days_and_choices),
        cmocka_unit_test(typed__takes_what_begins_with_a_hyphen_behind_two),
        cmocka_unit_test(typed__asks_for_no_words_where_help_is_asked_for),
        cmocka_unit_test(typed__refuses_what_the_row_does_not_promise),
    };

    return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}
