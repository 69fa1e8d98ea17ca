/* tests/unit/test_yaml_mistakes.c - value/yaml.h: what volunteers type. */
#include "base/compat.h"

#include "yaml_fixture.h"

static void yaml__colon_in_a_text_is_told_at_the_colon(void **state)
{
    Value *map = refuse(
        *state,
        "title: UC: the basics\n"
        "summary: Ask: before you sign  # why: so\n"
        "search:\n"
        "  - one: two: three\n"
        "quoted: She said \"no: never\"\n"
        "ends: Who pays:\n"
        "flow: {date: 2026-11-20, note: Added: more, kind: law}\n"
        "list: [a: b: c, d]\n",
        "1:10+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: title: \"UC: the basics\"\n"
        "2:13+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: summary: \"Ask: before you sign\"  "
        "# why: so\n"
        "4:13+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: - one: \"two: three\"\n"
        "5:21+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: quoted: 'She said \"no: never\"'\n"
        "6:15+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: ends: \"Who pays:\"\n"
        "7:37+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: flow: {date: 2026-11-20, note: "
        "\"Added: more\", kind: law}\n"
        "8:12+1 yaml-colon: a text with a colon and a space in it must be in "
        "quotes = put the text in quotes: list: [a: \"b: c\", d]\n");

    assert_string_equal(text_at(map, "title"), "UC: the basics");
    assert_string_equal(text_at(map, "summary"), "Ask: before you sign");
    assert_string_equal(text_at(map, "flow.note"), "Added: more");
    assert_string_equal(text_at(map, "flow.kind"), "law");
}

static void yaml__colon_in_a_later_line_of_a_text_is_told(void **state)
{
    Value *map = refuse(*state,
                        "summary: Ask for a review\n"
                        "  and then say this: no\n"
                        "title: x\n",
                        "2:20+1 yaml-colon: a text with a colon and a space in "
                        "it must be in quotes = put the whole text in quotes, "
                        "from the line before\n");

    assert_string_equal(text_at(map, "title"), "x");
}

static void yaml__special_characters_are_told_where_a_text_begins(void **state)
{
    Value *map = refuse(
        *state,
        "a: @dwp\n"
        "b: `code`\n"
        "c: %50 off\n"
        "d: *note* this\n"
        "e: & more\n"
        "f: [UC] the basics\n"
        "g: {x} y\n"
        "h: - dash\n"
        "i: > 5 things\n"
        "j: ? who\n"
        "k: , or\n"
        "l: ] x\n"
        "m: [@key, %x]\n"
        "@n: o\n"
        "p: {{ q }}\n"
        "r: s\n",
        "1:4+1 yaml-special-character: a text cannot begin with '@' unless it "
        "is in quotes = put the text in quotes: a: \"@dwp\"\n"
        "2:4+1 yaml-special-character: a text cannot begin with '`' unless it "
        "is in quotes = put the text in quotes: b: \"`code`\"\n"
        "3:4+1 yaml-special-character: a text cannot begin with '%' unless it "
        "is in quotes = put the text in quotes: c: \"%50 off\"\n"
        "4:4+1 yaml-special-character: a text cannot begin with '*' unless it "
        "is in quotes = put the text in quotes: d: \"*note* this\"\n"
        "5:4+1 yaml-special-character: a text cannot begin with '&' unless it "
        "is in quotes = put the text in quotes: e: \"& more\"\n"
        "6:4+1 yaml-special-character: a text cannot begin with '[' unless it "
        "is in quotes = put the text in quotes: f: \"[UC] the basics\"\n"
        "7:4+1 yaml-special-character: a text cannot begin with '{' unless it "
        "is in quotes = put the text in quotes: g: \"{x} y\"\n"
        "8:4+1 yaml-special-character: a text cannot begin with '-' unless it "
        "is in quotes = put the text in quotes: h: \"- dash\"\n"
        "9:4+1 yaml-special-character: a text cannot begin with '>' unless it "
        "is in quotes = put the text in quotes: i: \"> 5 things\"\n"
        "10:4+1 yaml-special-character: a text cannot begin with '?' unless "
        "it is in quotes = put the text in quotes: j: \"? who\"\n"
        "11:4+1 yaml-special-character: a text cannot begin with ',' unless "
        "it is in quotes = put the text in quotes: k: \", or\"\n"
        "12:4+1 yaml-special-character: a text cannot begin with ']' unless "
        "it is in quotes = put the text in quotes: l: \"] x\"\n"
        "13:5+1 yaml-special-character: a text cannot begin with '@' unless "
        "it is in quotes = put the text in quotes: m: [\"@key\", %x]\n"
        "13:11+1 yaml-special-character: a text cannot begin with '%' unless "
        "it is in quotes = put the text in quotes: m: [@key, \"%x\"]\n"
        "14:1+1 yaml-special-character: a name cannot begin with '@' unless "
        "it is in quotes = put the name in quotes: \"@n\": o\n"
        "15:4+1 yaml-special-character: a text cannot begin with '{' unless "
        "it is in quotes = put the text in quotes: p: \"{{ q }}\"\n");

    assert_string_equal(text_at(map, "a"), "@dwp");
    assert_string_equal(text_at(map, "f"), "[UC] the basics");
    assert_string_equal(text_at(map, "m.1"), "@key");
    assert_string_equal(text_at(map, "@n"), "o");
    assert_string_equal(text_at(map, "r"), "s");
}

static void yaml__a_colour_taken_for_a_comment_is_a_warning(void **state)
{
    Fixture *fixture = *state;
    Value *map = read_str(fixture, STR("accent: #1a5fb4\n"
                                       "b: # fine\n"
                                       "c: ## so\n"));

    assert_true(fixture->ok);
    assert_int_equal(kind_at(map, "accent"), VALUE_NULL);
    assert_int_equal(diag_count(fixture->diags, DIAG_WARNING), 1);
    assert_string_equal(told(fixture),
                        "1:9+7 yaml-special-character: what follows '#' is a "
                        "comment, so 'accent' is empty = put the text in "
                        "quotes: accent: \"#1a5fb4\"\n");
}

static void yaml__quotes_never_closed_are_told_where_they_open(void **state)
{
    Value *map = refuse(
        *state,
        "title: \"UC basics\n"
        "summary: 'one\n"
        "  two: three\n"
        "search: [\"sign, contract]\n"
        "rights:\n"
        "  - text: \"You can\n"
        "    cite: x\n"
        "last: \"to the end\n",
        "1:8+1 yaml-quote: the quotation mark that opens here is never closed "
        "= close it at the end of the text: title: \"UC basics\"\n"
        "2:10+1 yaml-quote: the quotation mark that opens here is never closed "
        "= close it at the end of the text\n"
        "4:10+1 yaml-quote: the quotation mark that opens here is never closed "
        "= close it at the end of the text: search: [\"sign\", contract]\n"
        "6:11+1 yaml-quote: the quotation mark that opens here is never closed "
        "= close it at the end of the text: - text: \"You can\"\n"
        "8:7+1 yaml-quote: the quotation mark that opens here is never closed "
        "= close it at the end of the text: last: \"to the end\"\n");

    assert_string_equal(text_at(map, "summary"), "one two: three");
    assert_string_equal(text_at(map, "rights.1.cite"), "x");
}

static void yaml__quotes_inside_quotes_are_told_where_the_text_ends(
    void **state)
{
    Value *map = refuse(
        *state,
        "a: 'don't sign'\n"
        "b: \"He said \"no\" to me\"\n"
        "c: \"Foo\" bar # x\n"
        "d: [\"e\" f, g]\n"
        "h: 'it''s \"so\" i's'\n",
        "1:8+1 yaml-quote: this ' ends the text, but more follows = put other "
        "quotes around it: a: \"don't sign\"\n"
        "2:13+1 yaml-quote: this \" ends the text, but more follows = put "
        "other quotes around it: b: 'He said \"no\" to me'\n"
        "3:8+1 yaml-quote: this \" ends the text, but more follows = put other "
        "quotes around it: c: '\"Foo\" bar' # x\n"
        "4:7+1 yaml-quote: this \" ends the text, but more follows = put other "
        "quotes around it: d: ['\"e\" f', g]\n"
        "5:17+1 yaml-quote: this ' ends the text, but more follows = put other "
        "quotes around it: h: \"it''s \\\"so\\\" i's\"\n");

    assert_string_equal(text_at(map, "d.2"), "g");
    refuse(*state, "a: \"A\" and \"B\"\n",
           "1:6+1 yaml-quote: this \" ends the text, but more follows = put "
           "other quotes around it: a: '\"A\" and \"B\"'\n");
    refuse(*state, "a: 'It is DWP's job\n",
           "1:14+1 yaml-quote: this ' ends the text, but more follows = put "
           "other quotes around it: a: \"It is DWP's job\"\n");
    refuse(*state, "a: \"UC basics”\n",
           "1:4+1 yaml-quote: the quotation mark that opens here is never "
           "closed = close it at the end of the text: a: \"UC basics\"\n");
    refuse(*state, "a: [\"b\" \"c\"]\n",
           "1:9+1 yaml-comma: a comma is missing before this = write a comma: "
           "a: [\"b\", \"c\"]\n");
}

static void yaml__curly_quotes_are_told_with_straight_ones(void **state)
{
    Value *map = refuse(
        *state,
        "a: “UC basics”\n"
        "b: ‘don’t sign’\n"
        "c: “UC: the basics”\n"
        "d: [“e”, „f“]\n"
        "“g”: h\n"
        "i: “UC” and “ESA”\n"
        "j:\n"
        "- “k: l”\n",
        "1:4+3 yaml-curly-quotes: '“' is a curly quotation mark and would be "
        "part of the text = use straight quotes: a: \"UC basics\"\n"
        "2:4+3 yaml-curly-quotes: '‘' is a curly quotation mark and would be "
        "part of the text = use straight quotes: b: \"don’t sign\"\n"
        "3:4+3 yaml-curly-quotes: '“' is a curly quotation mark and would be "
        "part of the text = use straight quotes: c: \"UC: the basics\"\n"
        "4:5+3 yaml-curly-quotes: '“' is a curly quotation mark and would be "
        "part of the text = use straight quotes: d: [\"e\", „f“]\n"
        "4:10+3 yaml-curly-quotes: '„' is a curly quotation mark and would be "
        "part of the text = use straight quotes: d: [“e”, \"f\"]\n"
        "5:1+3 yaml-curly-quotes: '“' is a curly quotation mark and would be "
        "part of the text = use straight quotes: \"g\": h\n"
        "8:3+3 yaml-curly-quotes: '“' is a curly quotation mark and would be "
        "part of the text = use straight quotes: - \"k: l\"\n");

    assert_string_equal(text_at(map, "i"), "“UC” and “ESA”");
}

static void yaml__a_comma_in_a_short_text_is_told(void **state)
{
    refuse(*state, "- {date: 2026-11-20, note: Added this, and that}\n",
           "1:40+8 yaml-comma: a comma begins a new entry, and 'and that' has "
           "no ':' = put the text in quotes: - {date: 2026-11-20, note: "
           "\"Added this, and that\"}\n");
}

static void yaml__backslashes_in_double_quotes_are_told(void **state)
{
    Value *map = refuse(
        *state,
        "a: \"C:\\Users\\new\"\n"
        "b: \"\\ud83d\\ude00\"\n"
        "c: \"x\\0y\"\n"
        "d: 'C:\\Users'\n",
        "1:7+2 yaml-backslash: a '\\' in double quotes has a meaning of its "
        "own = write: a: 'C:\\Users\\new'\n"
        "2:5+6 yaml-backslash: this '\\' sign and number stand for no "
        "character = write the character itself\n"
        "3:6+2 yaml-backslash: this '\\' sign and letter stand for no "
        "character = write the character itself\n");

    assert_string_equal(text_at(map, "d"), "C:\\Users");
    refuse(*state, "a: \"\\x00\"\nb: \"\\uFDD0\"\nc: \"\\b\"\n",
           "1:5+4 yaml-backslash: this '\\' sign and number stand for no "
           "character = write the character itself\n"
           "2:5+6 yaml-backslash: this '\\' sign and number stand for no "
           "character = write the character itself\n"
           "3:5+2 yaml-backslash: this '\\' sign and letter stand for no "
           "character = write the character itself\n");
}

static void yaml__invisible_characters_are_told_and_left_out(void **state)
{
    Fixture *fixture = *state;
    Value *map = refuse(
        fixture,
        "ti\x01tle: x\x7F\n"
        "b: \xEF\xB7\x90y\xF0\x9F\xBF\xBE\n"
        "\xEF\xBB\xBF"
        "c: z\n",
        "1:3+1 yaml-control-character: an invisible character (U+0001) that no "
        "text may hold = delete it and write the line again\n"
        "1:10+1 yaml-control-character: an invisible character (U+007F) that "
        "no text may hold = delete it and write the line again\n"
        "2:4+3 yaml-control-character: an invisible character (U+FDD0) that no "
        "text may hold = delete it and write the line again\n"
        "2:6+4 yaml-control-character: an invisible character (U+1FFFE) that "
        "no text may hold = delete it and write the line again\n"
        "3:1+3 yaml-control-character: an invisible character (U+FEFF) that no "
        "text may hold = delete it and write the line again\n");

    assert_string_equal(text_at(map, "title"), "x");
    assert_string_equal(text_at(map, "b"), "y");
    assert_string_equal(text_at(map, "c"), "z");
    map = read_str(fixture, STR("a: b\0c\nd: e\n"));
    assert_false(fixture->ok);
    assert_string_equal(text_at(map, "d"), "e");
}

static void yaml__all_mistakes_are_told_in_one_run(void **state)
{
    refuse(*state,
           "title: UC: the basics\n"
           "title: again\n"
           "summary: @dwp says\n"
           "search: [one, two\n"
           "by: !tag x\n",
           "1:10+1 yaml-colon: a text with a colon and a space in it must be "
           "in quotes = put the text in quotes: title: \"UC: the basics\"\n"
           "2:1+5 duplicate-key: 'title' is here a second time = keep one "
           "of them {the first is here: 1:1+5}\n"
           "3:10+1 yaml-special-character: a text cannot begin with '@' unless "
           "it is in quotes = put the text in quotes: summary: \"@dwp "
           "says\"\n"
           "4:9+1 yaml-bracket: the bracket that opens here is never closed = "
           "close it: search: [one, two]\n"
           "5:5+4 yaml-tag: a text cannot begin with '!' unless it is in "
           "quotes = put the text in quotes: by: \"!tag x\"\n");
}

static void yaml__endless_lines_are_told_without_being_shown(void **state)
{
    Fixture *fixture = *state;
    Buf buf;

    buf_init(&buf, 1 << 20);
    buf_adds(&buf, "title: UC: ");
    for (int i = 0; i < 1000; i++)
        buf_adds(&buf, "basics ");
    Str text = str_dup(&fixture->arena, buf_str(&buf));
    buf_release(&buf);
    refuse(fixture, text.ptr,
           "1:10+1 yaml-colon: a text with a colon and a space in it must be "
           "in quotes = put the text in quotes\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(yaml__colon_in_a_text_is_told_at_the_colon),
        TEST(yaml__colon_in_a_later_line_of_a_text_is_told),
        TEST(yaml__special_characters_are_told_where_a_text_begins),
        TEST(yaml__a_colour_taken_for_a_comment_is_a_warning),
        TEST(yaml__quotes_never_closed_are_told_where_they_open),
        TEST(yaml__quotes_inside_quotes_are_told_where_the_text_ends),
        TEST(yaml__curly_quotes_are_told_with_straight_ones),
        TEST(yaml__a_comma_in_a_short_text_is_told),
        TEST(yaml__backslashes_in_double_quotes_are_told),
        TEST(yaml__invisible_characters_are_told_and_left_out),
        TEST(yaml__all_mistakes_are_told_in_one_run),
        TEST(yaml__endless_lines_are_told_without_being_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
