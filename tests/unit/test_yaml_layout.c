/* tests/unit/test_yaml_layout.c - value/yaml.h: spaces, tabs, lines, brackets.
 */
#include "base/compat.h"

#include "yaml_fixture.h"

static void yaml__missing_spaces_are_told(void **state)
{
    Value *map = refuse(
        *state,
        "title:My page\n"
        "search:\n"
        "  -sign\n"
        "  - contract\n"
        "rights:\n"
        "  -id: a\n"
        "    cite:b\n"
        "changes:\n"
        "  - {date:2026-11-20, kind: law}\n",
        "1:6+1 yaml-space: there is no space after 'title:' = write a space: "
        "title: My page\n"
        "3:3+1 yaml-space: there is no space after the dash = write a space: "
        "- sign\n"
        "6:3+1 yaml-space: there is no space after the dash = write a space: "
        "- id: a\n"
        "7:9+1 yaml-space: there is no space after 'cite:' = write a space: "
        "cite: b\n"
        "9:10+1 yaml-space: there is no space after 'date:' = write a space: "
        "- {date: 2026-11-20, kind: law}\n");

    assert_string_equal(text_at(map, "title"), "My page");
    assert_string_equal(text_at(map, "search.1"), "sign");
    assert_string_equal(text_at(map, "rights.1.cite"), "b");
}

static void yaml__missing_spaces_that_libyaml_takes_are_told_too(void **state)
{
    refuse(*state, "title:My page\n",
           "1:6+1 yaml-space: there is no space after 'title:' = write a "
           "space: title: My page\n");
    refuse(*state, "search:\n  -sign\n  -contract\n",
           "2:3+1 yaml-space: there is no space after the dash = write a "
           "space: - sign\n"
           "3:3+1 yaml-space: there is no space after the dash = write a "
           "space: - contract\n");
    refuse(*state, "title:UC: x\n",
           "1:6+1 yaml-space: there is no space after 'title:' = write a "
           "space: title: UC: x\n"
           "1:9+1 yaml-colon: a text with a colon and a space in it must be in "
           "quotes = put the text in quotes: title: \"UC: x\"\n");
    refuse(*state, "a:\n  b:c\n",
           "2:4+1 yaml-space: there is no space after 'b:' = write a space: "
           "b: c\n");
}

static void yaml__tabs_are_told_at_the_tab(void **state)
{
    Value *map = refuse(
        *state,
        "rights:\n"
        "\t- id: a\n"
        "\t  cite: b\n"
        "  \t# c\n"
        "search:\n"
        "  -\td\n",
        "2:1+1 yaml-tab: a tab at the start of a line: only spaces can move a "
        "line in = begin the line with 2 spaces instead\n"
        "3:1+1 yaml-tab: a tab at the start of a line: only spaces can move a "
        "line in = begin the line with 4 spaces instead\n"
        "4:3+1 yaml-tab: a tab at the start of a line: only spaces can move a "
        "line in = begin the line with 4 spaces instead\n"
        "6:4+1 yaml-tab: a tab after the dash: only spaces can stand there = "
        "use spaces instead\n");

    assert_null(map);
}

static void yaml__lines_too_far_in_are_told_with_their_place(void **state)
{
    Value *map = refuse(
        *state,
        "title: x\n"
        "  summary: y\n"
        "rights:\n"
        "    - id: a\n"
        "      text: b\n"
        "     but: c\n"
        "  cite: d\n"
        "block: |\n"
        "    one\n"
        "  two\n",
        "2:3+10 yaml-indentation: this line begins too far in = put no "
        "space before it, as before 'title: x'\n"
        "6:6+6 yaml-indentation: this line does not begin far enough in = "
        "begin the line with 6 spaces, to stand below 'text: b'\n"
        "7:3+7 yaml-indentation: this line begins too far in = put no "
        "space before it, as before 'rights:'\n"
        "10:3+3 yaml-indentation: this line does not begin far enough in = "
        "begin the line with 4 spaces, to stand below 'one'\n");

    assert_string_equal(text_at(map, "block"), "one\ntwo\n");
}

static void yaml__names_and_dashes_do_not_mix(void **state)
{
    refuse(*state, "title: x\n- y\n",
           "2:1+1 yaml-indentation: a dash where a name and a colon are "
           "expected = leave the dash out, or write a name and a colon on the "
           "line before the list\n");
    refuse(*state, "- x\ntitle: y\n",
           "2:1+8 yaml-indentation: this line stands in a list but does not "
           "begin with '-' = begin it with '- ', or as far in as what it "
           "belongs to\n");
}

static void yaml__lines_that_are_nothing_are_told(void **state)
{
    Value *map = refuse(
        *state, "title My page\nsearch:\n  - a\n  b\nc: d\n",
        "1:1+13 yaml-syntax: this line has no ':' after its name = write a "
        "colon and a space after the name: title: My page\n"
        "4:3+1 yaml-syntax: this line stands in a list but does not begin with "
        "'-' = begin it with a dash and a space: - b\n");

    assert_string_equal(text_at(map, "c"), "d");
}

static void yaml__lines_without_colon_are_mended_where_clear(void **state)
{
    refuse(*state, "title; My page\nsummary = x\nby x\nTo be\na: b\nc d\n",
           "1:1+14 yaml-syntax: this line has no ':' after its name = write a "
           "colon and a space after the name: title: My page\n"
           "2:1+11 yaml-syntax: this line has no ':' after its name = write a "
           "colon and a space after the name: summary: x\n"
           "3:1+4 yaml-syntax: this line has no ':' after its name = write a "
           "colon and a space after the name: by: x\n"
           "4:1+5 yaml-syntax: this line has no ':' after its name = write "
           "'name: text', or put spaces before it to go on with the line "
           "above\n"
           "6:1+3 yaml-syntax: this line has no ':' after its name = write a "
           "colon and a space after the name: c: d\n");
}

static void yaml__text_below_a_bar_must_be_further_in(void **state)
{
    Value *map = refuse(*state,
                        "title: |\nText here\nand more\nby: x\n",
                        "2:1+9 yaml-indentation: a text below '|' or '>' must "
                        "begin further in than its name = put 2 spaces before "
                        "each line of the text\n");

    assert_string_equal(text_at(map, "title"), "Text here\nand more\n");
}

static void yaml__lists_begin_on_a_line_of_their_own(void **state)
{
    refuse(*state, "search: - a\n  - b\n",
           "1:9+3 yaml-syntax: a list cannot begin on the line of its name = "
           "write it on the next line, below the other dashes\n");
    refuse(*state, "search:\n- a\n - b\n- c\n",
           "3:2+3 yaml-indentation: this line begins too far in = put no "
           "space before it, as before '- a'\n");
    refuse(*state, "- a: 1\n  b: 2\n  - c: 3\n",
           "3:3+6 yaml-indentation: this line begins too far in = put no "
           "space before it, as before '- a: 1'\n");
}

static void yaml__brackets_are_told_where_they_open(void **state)
{
    Value *map = refuse(
        *state,
        "a: [b, c\n"
        "d: {e: f\n"
        "g: [h}\n"
        "i: [\n"
        "  j,\n"
        "k: l\n",
        "1:4+1 yaml-bracket: the bracket that opens here is never closed = "
        "close it: a: [b, c]\n"
        "2:4+1 yaml-bracket: the bracket that opens here is never closed = "
        "close it: d: {e: f}\n"
        "3:6+1 yaml-bracket: what was opened with '[' is closed with '}' = "
        "write: g: [h]\n"
        "4:4+1 yaml-bracket: the bracket that opens here is never closed = "
        "write ']' where it ends\n");

    assert_string_equal(text_at(map, "a.2"), "c");
    assert_string_equal(text_at(map, "k"), "l");
}

static void yaml__windows_lines_are_told_alike(void **state)
{
    refuse(*state,
           "title: UC: the basics\r\nsummary: \"x\r\n\tb: c\r\nd: e\r\n",
           "1:10+1 yaml-colon: a text with a colon and a space in it must be "
           "in quotes = put the text in quotes: title: \"UC: the basics\"\n"
           "2:10+1 yaml-quote: the quotation mark that opens here is never "
           "closed = close it at the end of the text\n"
           "3:1+1 yaml-tab: a tab at the start of a line: only spaces can move "
           "a line in = begin the line with 2 spaces instead\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(yaml__missing_spaces_are_told),
        TEST(yaml__missing_spaces_that_libyaml_takes_are_told_too),
        TEST(yaml__tabs_are_told_at_the_tab),
        TEST(yaml__lines_too_far_in_are_told_with_their_place),
        TEST(yaml__names_and_dashes_do_not_mix),
        TEST(yaml__lines_that_are_nothing_are_told),
        TEST(yaml__lines_without_colon_are_mended_where_clear),
        TEST(yaml__text_below_a_bar_must_be_further_in),
        TEST(yaml__lists_begin_on_a_line_of_their_own),
        TEST(yaml__brackets_are_told_where_they_open),
        TEST(yaml__windows_lines_are_told_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
