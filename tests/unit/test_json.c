/* tests/unit/test_json.c - value/json.h: reading with positions, writing. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/hash.h"
#include "value/json.h"

/* Seconds of processor time for one hostile input, under valgrind too. */
#define PATIENCE 10

typedef struct Fixture {
    Arena arena;
    Diags *diags;
    const Source *source;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);

    hash_init();
    arena_init(&fixture->arena);
    fixture->diags = diag_open(false);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;

    diag_close(fixture->diags);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static Value *read_str(Fixture *fixture, Str text)
{
    diag_close(fixture->diags);
    fixture->diags = diag_open(false);
    fixture->source = source_new(&fixture->arena, STR("a.json"), text);
    return json_read(&fixture->arena, fixture->source, fixture->diags);
}

static Value *read_json(Fixture *fixture, const char *text)
{
    return read_str(fixture, str_from(text));
}

/* All that was told, one line each: "1:2+3 code: message = help", and
 * behind it " {words: 1:2+3}" where there is a second place. */
static Str told(Fixture *fixture)
{
    Buf buf;
    Str all;

    buf_init(&buf, 1 << 20);
    for (size_t i = 0; i < diag_total(fixture->diags); i++) {
        const Diag *diag = diag_get(fixture->diags, i);

        buf_addf(&buf, "%u:%u+%u %s: %.*s = %.*s", diag->place.line,
                 diag->place.column, diag->span.len, diag->code,
                 STR_ARG(diag->message), STR_ARG(diag->help));
        if (diag->also.words.len > 0)
            buf_addf(&buf, " {%.*s: %u:%u+%u}", STR_ARG(diag->also.words),
                     diag->also.place.line, diag->also.place.column,
                     diag->also.span.len);
        buf_addc(&buf, '\n');
    }
    all = str_dup(&fixture->arena, buf_str(&buf));
    buf_release(&buf);
    return all;
}

static void refuse(Fixture *fixture, const char *text, const char *expected)
{
    assert_null(read_json(fixture, text));
    assert_string_equal(told(fixture).ptr, expected);
}

static const char *written(Fixture *fixture, const Value *value)
{
    Buf buf;
    const char *text;

    buf_init(&buf, 1 << 20);
    json_write(&buf, value);
    text = str_dup(&fixture->arena, buf_str(&buf)).ptr;
    buf_release(&buf);
    return text;
}

static Str span_text(const Fixture *fixture, Span span)
{
    return str_slice(fixture->source->text, span.off, span.off + span.len);
}

static void json__all_kinds_are_read(void **state)
{
    Value *list = read_json(*state, " [null, true, false, 1, -2.5e3, \"x\", "
                                    "[], {}, {\"a\": 1}] \n");

    assert_non_null(list);
    assert_int_equal(value_count(list), 9);
    assert_int_equal(value_item(list, 0)->kind, VALUE_NULL);
    assert_true(value_item(list, 1)->as.boolean);
    assert_false(value_item(list, 2)->as.boolean);
    assert_true(value_item(list, 3)->as.number == 1);
    assert_true(value_item(list, 4)->as.number == -2500);
    assert_true(str_is(value_as_text(value_item(list, 5)), "x"));
    assert_true(value_item(list, 5)->quoted);
    assert_int_equal(value_item(list, 6)->kind, VALUE_LIST);
    assert_int_equal(value_item(list, 7)->kind, VALUE_MAP);
    assert_true(value_get(value_item(list, 8), "a")->as.number == 1);
}

static void json__keys_keep_the_order_of_the_text(void **state)
{
    Value *map = read_json(*state, "{\"z\":1,\"a\":2,\"\":3,\"m\":4,\"b\":5,"
                                   "\"c\":6,\"k\":7,\"y\":8,\"x\":9,\"d\":10}");

    assert_string_equal(written(*state, map),
                        "{\"z\":1,\"a\":2,\"\":3,\"m\":4,\"b\":5,\"c\":6,"
                        "\"k\":7,\"y\":8,\"x\":9,\"d\":10}");
}

static void json__spans_are_what_was_written(void **state)
{
    Fixture *fixture = *state;
    Value *map = read_json(fixture, "\xEF\xBB\xBF{ \"\xC3\xA9\" : \"a\\u00e9\\n"
                                    "\" ,\r\n \"l\": [ 1.50, {\"b\":true} ]\n}"
                                    "\n");
    Value *list = value_get(map, "l");

    assert_true(str_starts(span_text(fixture, map->span), "{ \""));
    assert_true(str_ends(span_text(fixture, map->span), "]\n}"));
    assert_true(str_is(span_text(fixture, map->as.map.entry[0].key_span),
                       "\"\xC3\xA9\""));
    assert_true(str_is(span_text(fixture, value_get(map, "\xC3\xA9")->span),
                       "\"a\\u00e9\\n\""));
    assert_true(str_is(value_as_text(value_get(map, "\xC3\xA9")),
                       "a\xC3\xA9\n"));
    assert_true(str_is(span_text(fixture, list->span),
                       "[ 1.50, {\"b\":true} ]"));
    assert_true(str_is(span_text(fixture, value_item(list, 0)->span), "1.50"));
    assert_true(str_is(span_text(fixture, value_item(list, 1)->span),
                       "{\"b\":true}"));
}

static void json__escapes_are_decoded(void **state)
{
    Value *value = read_json(*state, "\"\\\"\\\\\\/\\t\\r\\n\\u00e9"
                                     "\\ud83d\\ude00\\u2028\"");

    assert_true(str_is(value_as_text(value),
                       "\"\\/\t\r\n\xC3\xA9\xF0\x9F\x98\x80\xE2\x80\xA8"));
}

static void json__every_second_key_is_told(void **state)
{
    refuse(*state,
           "{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"\\u0061\": 3}",
           "2:16+3 duplicate-key: 'c' is here a second time = keep one of "
           "them {the first is here: 2:8+3}\n"
           "3:2+8 duplicate-key: 'a' is here a second time = keep one of them "
           "{the first is here: 1:2+3}\n");
}

static void json__what_is_missing_is_told_where(void **state)
{
    refuse(*state, "",
           "1:1+0 json-syntax: there is nothing in this file = write '[]' for "
           "an empty list\n");
    refuse(*state, "[1,\n 2",
           "1:1+1 json-syntax: the bracket that opens here is never closed = "
           "write ']' where the list ends\n");
    refuse(*state, "{\"a\": {\"b\": 1}",
           "1:1+1 json-syntax: the bracket that opens here is never closed = "
           "write '}' where it ends\n");
    refuse(*state, "[1 2]",
           "1:4+1 json-syntax: a comma or a closing bracket is missing before "
           "this = write a comma before it, or close what was opened\n");
    refuse(*state, "[1, 2,]",
           "1:6+1 json-syntax: a comma with nothing after it = delete the "
           "comma\n");
    refuse(*state, "{\"a\": 1,\n}",
           "1:8+1 json-syntax: a comma with nothing after it = delete the "
           "comma\n");
    refuse(*state, "{\"a\" 1}",
           "1:6+1 json-syntax: the colon after the name is missing = write a "
           "colon after the name\n");
    refuse(*state, "{a: 1}",
           "1:2+1 json-syntax: a name in double quotes must stand here = "
           "write a name in double quotes, a colon and a value\n");
    refuse(*state, "[,]",
           "1:2+1 json-syntax: something is missing here = write a text in "
           "double quotes, or delete the comma before it\n");
    refuse(*state, "[\"a\nb\"]",
           "1:2+1 json-syntax: the text that begins here is never closed = "
           "close it with '\"' on the same line\n");
}

static void json__what_is_too_much_is_told_where(void **state)
{
    refuse(*state, "{}\n{}",
           "2:1+1 json-syntax: more follows after the end = delete it, or put "
           "all of it in one list\n");
    refuse(*state, "['a']",
           "1:2+1 json-syntax: single quotes cannot hold a text here = use "
           "double quotes\n");
    refuse(*state, "[1 // one\n]",
           "1:4+1 json-syntax: a comma or a closing bracket is missing before "
           "this = write a comma before it, or close what was opened\n");
    refuse(*state, "// one\n[]",
           "1:1+1 json-syntax: comments cannot be used here = delete the "
           "comment\n");
    refuse(*state, "[Yes]",
           "1:2+3 json-syntax: a text must be in double quotes = put it in "
           "double quotes\n");
    refuse(*state, "[\"a\tb\"]",
           "1:4+1 json-syntax: a tab inside a text = write '\\t' or a space "
           "instead\n");
}

static void json__numbers_are_strict(void **state)
{
    const char *const bad[] = {"01", "1.", "-", "1e999", "0x10", "1e", "--1"};
    const char *const good[] = {"0", "-0", "1e3", "1E+3", "123456789012345678"};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_null(read_json(*state, bad[i]));
        assert_true(str_starts(told(*state), "1:1+"));
        assert_true(str_ends(told(*state),
                             "json-syntax: this number cannot be read = write "
                             "it like 12, 1.5 or -3, or put it in double "
                             "quotes\n"));
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_non_null(read_json(*state, good[i]));
}

static void json__signs_that_stand_for_no_character_are_refused(void **state)
{
    refuse(*state, "\"a\\u0000\"",
           "1:3+6 json-control-character: an invisible character that no text "
           "may hold = delete it, or write the character that is meant\n");
    refuse(*state, "\"\\ufdd0\"",
           "1:2+6 json-control-character: an invisible character that no text "
           "may hold = delete it, or write the character that is meant\n");
    refuse(*state, "\"\\b\"",
           "1:2+2 json-control-character: an invisible character that no text "
           "may hold = delete it, or write the character that is meant\n");
    refuse(*state, "\"a\x01\"",
           "1:3+1 json-control-character: an invisible character that no text "
           "may hold = delete it, or write the character that is meant\n");
    refuse(*state, "\"\\ud83d!\"",
           "1:2+6 json-syntax: this '\\u' and its number are half of a "
           "character = write the character itself\n");
    refuse(*state, "\"C:\\dir\"",
           "1:4+2 json-syntax: a '\\' in a text has a meaning of its own = "
           "write '\\\\' for one '\\'\n");
    assert_null(read_str(*state, STR("[1]\0")));
    assert_null(read_str(*state, STR("[\"\0\"]")));
}

static void json__numbers_and_depth_have_a_limit(void **state)
{
    Fixture *fixture = *state;
    size_t count = 300000;
    char *text = malloc(count * 2 + 8);
    const struct {
        const char *unit, *code;
    } row[] = {{"[", "json-too-deep"},
               {"{\"a\":", "json-too-deep"},
               {"1,", "json-too-large"}};

    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(row[i].unit);
        size_t at = 0;
        clock_t begin = clock();

        if (i == 2)
            text[at++] = '[';
        while (at + len <= count * 2) {
            memcpy(text + at, row[i].unit, len);
            at += len;
        }
        assert_null(read_str(fixture, str_of(text, at)));
        assert_int_equal(diag_total(fixture->diags), 1);
        assert_string_equal(diag_get(fixture->diags, 0)->code, row[i].code);
        assert_true(clock() - begin < PATIENCE * CLOCKS_PER_SEC);
    }
    free(text);
    assert_non_null(read_json(fixture, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]"
                                       "]]]]]]]]]]]]]]]]]]]]]]]]]]"));
    assert_null(read_json(fixture, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]"
                                   "]]]]]]]]]]]]]]]]]]]]]]]]]]]"));
}

static void json__cut_anywhere_it_is_refused_not_misread(void **state)
{
    const char *whole = "{\"a\": [1, -2.5, \"x\\u00e9\\\\\", true, null], "
                        "\"b\": {\"c\": {}}}";

    assert_non_null(read_json(*state, whole));
    for (size_t cut = 0; cut < strlen(whole); cut++) {
        assert_null(read_str(*state, str_of(whole, cut)));
        assert_int_equal(diag_count(((Fixture *)*state)->diags, DIAG_ERROR), 1);
    }
}

static void json__writes_numbers_the_shortest_way(void **state)
{
    Arena *arena = &((Fixture *)*state)->arena;
    const struct {
        double number;
        const char *text;
    } row[] = {{0, "0"},
               {-0.0, "0"},
               {1, "1"},
               {-20, "-20"},
               {0.1, "0.1"},
               {2.5, "2.5"},
               {1.0 / 3, "0.3333333333333333"},
               {9007199254740992.0, "9007199254740992"},
               {1e20, "1e+20"},
               {1e-7, "1e-07"},
               {5e-324, "4.94065645841247e-324"},
               {1.7976931348623157e308, "1.7976931348623157e+308"}};

    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        assert_string_equal(
            written(*state, value_number(arena, row[i].number)), row[i].text);
    assert_string_equal(written(*state, value_number(arena, 1e308 * 10)),
                        "null");
}

static void json__written_text_may_stand_in_a_script(void **state)
{
    Arena *arena = &((Fixture *)*state)->arena;
    Value *text = value_text(
        arena, STR("\"\\/\b\t\n\r\x1F\x7F</script>\xE2\x80\xA8\xE2\x80\xA9"
                   "\xC3\xA9\xF0\x9F\x98\x80\0z"));

    assert_string_equal(written(*state, text),
                        "\"\\\"\\\\/\\u0008\\t\\n\\u000d\\u001f\x7F\\u003c/"
                        "script>\\u2028\\u2029\xC3\xA9\xF0\x9F\x98\x80\\u0000"
                        "z\"");
}

static void json__what_is_written_reads_back_the_same(void **state)
{
    const char *text = "{\"a\":[1,2.5,\"x\\n\\u003c\",true,false,null],"
                       "\"b\":{},\"c\":[],\"\":{\"\xC3\xA9\":-3}}";
    Value *value = read_json(*state, text);

    assert_string_equal(written(*state, value), text);
    assert_string_equal(written(*state, NULL), "null");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(json__all_kinds_are_read),
        TEST(json__keys_keep_the_order_of_the_text),
        TEST(json__spans_are_what_was_written),
        TEST(json__escapes_are_decoded),
        TEST(json__every_second_key_is_told),
        TEST(json__what_is_missing_is_told_where),
        TEST(json__what_is_too_much_is_told_where),
        TEST(json__numbers_are_strict),
        TEST(json__signs_that_stand_for_no_character_are_refused),
        TEST(json__numbers_and_depth_have_a_limit),
        TEST(json__cut_anywhere_it_is_refused_not_misread),
        TEST(json__writes_numbers_the_shortest_way),
        TEST(json__written_text_may_stand_in_a_script),
        TEST(json__what_is_written_reads_back_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
