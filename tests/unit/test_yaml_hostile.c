/* tests/unit/test_yaml_hostile.c - value/yaml.h: input that is made to hurt. */
#include "base/compat.h"

#include "yaml_fixture.h"

#include <time.h>

#include "base/limits.h"

/* Seconds of processor time for one hostile input, under valgrind too. */
#define PATIENCE 20

static Str repeat(Arena *arena, const char *front, const char *unit,
                  size_t bytes)
{
    size_t front_len = strlen(front);
    size_t unit_len = strlen(unit);
    size_t count = bytes / unit_len;
    char *text = arena_alloc(arena, front_len + count * unit_len + 1);

    memcpy(text, front, front_len);
    for (size_t i = 0; i < count; i++)
        memcpy(text + front_len + i * unit_len, unit, unit_len);
    return str_of(text, front_len + count * unit_len);
}

static void yaml__hostile_input_ends_soon(void **state)
{
    static const char *const fronts[] = {"", "x: ", "x: {", "x:\n  - ", "x: \"",
                                         "bad: a: b\nx: ",
                                         "bad: a: b\nx: [",
                                         "bad: a: b\nx: {a: "};
    static const char *const units[] = {
        "[",      "{",       "- ",     "? ",      "a: ",     "[a: ",
        "{a: ",   "&a ",     "!a ",    "*a ",     "\"",      "'",
        "{},",    "{a:b},",  "“a”,",   "\"“a”\",", "%TAG ! x\n", "@,",
        "a: [\n", "a: \"\n", "a: '\n", "\ta: b\n", "|\n",    "a: |\n",
        "#",      "\r",      "\\",     "---\n",   "-a\n",    "a:b\n",
        "a:b: c\n", "\x01",  "\xE2\x80\xA8", "x\n", "a,",    ": "};
    Fixture *fixture = *state;

    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        for (size_t j = 0; j < sizeof units / sizeof *units; j++) {
            clock_t begin = clock();
            Str text =
                repeat(&fixture->arena, fronts[i], units[j], 100000);

            read_str(fixture, text);
            if (clock() - begin > PATIENCE * CLOCKS_PER_SEC)
                fail_msg("too slow: '%s' and many '%s'", fronts[i], units[j]);
            assert_true(diag_total(fixture->diags) <= 3 * 101);
            arena_reset(&fixture->arena);
        }
}

static void yaml__deep_nesting_is_one_error(void **state)
{
    const char *const units[] = {"[", "{", "- ", "? ", "- [", "[{", "{a: "};
    Fixture *fixture = *state;

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        clock_t begin = clock();
        Str text = repeat(&fixture->arena, "", units[i], 400000);

        assert_null(read_str(fixture, text));
        assert_int_equal(diag_total(fixture->diags), 1);
        assert_true(clock() - begin < PATIENCE * CLOCKS_PER_SEC);
    }
    assert_null(read_str(fixture,
                         repeat(&fixture->arena, "", "- ",
                                2 * (LIMIT_VALUE_DEPTH + 1))));
    assert_string_equal(told(fixture),
                        "1:65+1 yaml-too-deep: too many lists and names inside "
                        "each other = close brackets, and put a text that "
                        "begins with one in quotes\n");
    assert_non_null(read_str(
        fixture, repeat(&fixture->arena, "", "- ", 2 * LIMIT_VALUE_DEPTH)));
    assert_true(fixture->ok);
}

static void yaml__too_many_values_are_one_error(void **state)
{
    Fixture *fixture = *state;

    assert_null(read_str(fixture, repeat(&fixture->arena, "", "- a\n",
                                         4 * (LIMIT_VALUE_NODES + 10))));
    assert_int_equal(diag_total(fixture->diags), 1);
    assert_string_equal(diag_get(fixture->diags, 0)->code, "yaml-too-large");
}

static void yaml__very_many_mistakes_are_cut_with_a_note(void **state)
{
    Fixture *fixture = *state;

    read_str(fixture, repeat(&fixture->arena, "", "a: b: c\n", 8 * 5000));
    assert_int_equal(diag_count(fixture->diags, DIAG_NOTE), 2);
    assert_int_equal(diag_count(fixture->diags, DIAG_ERROR), 200);
}

static const char page[] =
    "title: If you do not agree     # required; all else has a default\n"
    "summary: Gofyn am adolygiad \xC3\xA2 \xC5\xB5 \xF0\x9F\x98\x80 here\n"
    "'nations': [england, \"wales\", 'scot''land' , {a: b}]\n"
    "elsewhere: {northern-ireland: commitment-ni.md, \"x y\": }\n"
    "rights:                  # what this page lets a reader say\n"
    "  - id: commitment-review          # stable\n"
    "    text: You can ask for \xE2\x80\x9Citems\xE2\x80\x9D to be\n"
    "      reviewed before you accept.\n"
    "    cite: uc-regs-2013, reg 15(3)\n"
    "  -\n"
    "    id: other\n"
    "block: |-\n"
    "  one\n"
    "\n"
    "  two\n"
    "\n"
    "# \xE2\x82\xAC\n"
    "folded: > # why\n"
    "   \xE2\x82\xAC\n"
    "inner:\n"
    "  block: |\n"
    "    one\n"
    "\n"
    "lists:\n"
    "- - a\n"
    "  - b\n"
    "- x\n"
    "marked: &m value   # c\n"
    "last: \"\xE2\x82\xAC\xE2\x82\xAC\" # end";

static void yaml__cut_anywhere_it_neither_crashes_nor_hides(void **state)
{
    Fixture *fixture = *state;

    for (uint32_t cut = 0; cut < sizeof page - 1; cut++) {
        Value *value = read_part(fixture, str_from(page), (Span){0, cut});
        size_t errors = diag_count(fixture->diags, DIAG_ERROR);

        assert_int_equal(fixture->ok, errors == 0);
        assert_true(value != NULL || errors > 0);
        for (size_t i = 0; i < diag_total(fixture->diags); i++)
            assert_true(diag_get(fixture->diags, i)->span.off <= cut);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(yaml__hostile_input_ends_soon),
        TEST(yaml__deep_nesting_is_one_error),
        TEST(yaml__too_many_values_are_one_error),
        TEST(yaml__very_many_mistakes_are_cut_with_a_note),
        TEST(yaml__cut_anywhere_it_neither_crashes_nor_hides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
