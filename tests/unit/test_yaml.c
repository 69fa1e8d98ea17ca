/* tests/unit/test_yaml.c - value/yaml.h: values, positions, names, aliases. */
#include "base/compat.h"

#include "yaml_fixture.h"

static void yaml__nothing_is_an_empty_map(void **state)
{
    const char *const empty[] = {"", "\n", "# only this\n", "---\n",
                                 "\xEF\xBB\xBF", "  \n \t \n"};

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        Value *value = read_good(*state, empty[i]);

        assert_int_equal(value->kind, VALUE_MAP);
        assert_int_equal(value_count(value), 0);
    }
}

static void yaml__plain_texts_stay_text(void **state)
{
    Value *map = read_good(*state, "no: yes\nv: 1.10\nd: 2016-02-26\nn: 010\n"
                                   "t: true\no: off\nx: 0x1F\ne: 1e3\n"
                                   "s: 12:30:45\ni: .inf\n");

    assert_string_equal(text_at(map, "no"), "yes");
    assert_string_equal(text_at(map, "v"), "1.10");
    assert_string_equal(text_at(map, "d"), "2016-02-26");
    assert_string_equal(text_at(map, "n"), "010");
    assert_string_equal(text_at(map, "t"), "true");
    assert_string_equal(text_at(map, "o"), "off");
    assert_string_equal(text_at(map, "x"), "0x1F");
    assert_string_equal(text_at(map, "e"), "1e3");
    assert_string_equal(text_at(map, "s"), "12:30:45");
    assert_string_equal(text_at(map, "i"), ".inf");
    assert_false(value_get(map, "no")->quoted);
}

static void yaml__empty_tilde_and_null_are_nothing(void **state)
{
    Value *map = read_good(*state, "a:\nb: ~\nc: null\nd: ''\ne: \"null\"\n"
                                   "f: Null\nl:\n  -\n  - x\n");

    assert_int_equal(kind_at(map, "a"), VALUE_NULL);
    assert_int_equal(kind_at(map, "b"), VALUE_NULL);
    assert_int_equal(kind_at(map, "c"), VALUE_NULL);
    assert_string_equal(text_at(map, "d"), "");
    assert_string_equal(text_at(map, "e"), "null");
    assert_string_equal(text_at(map, "f"), "Null");
    assert_int_equal(kind_at(map, "l.1"), VALUE_NULL);
}

static void yaml__quotes_and_blocks_are_marked(void **state)
{
    Value *map = read_good(*state, "a: 'it''s'\nb: \"x\\n\\u00e9\\\"\"\nc: |\n"
                                   "  one\n   two\n\nd: >-\n  one\n  two\n"
                                   "e: plain\n  goes on\n");

    assert_string_equal(text_at(map, "a"), "it's");
    assert_string_equal(text_at(map, "b"), "x\n\xC3\xA9\"");
    assert_string_equal(text_at(map, "c"), "one\n two\n");
    assert_string_equal(text_at(map, "d"), "one two");
    assert_string_equal(text_at(map, "e"), "plain goes on");
    assert_true(value_get(map, "a")->quoted);
    assert_true(value_get(map, "b")->quoted);
    assert_true(value_get(map, "c")->quoted);
    assert_true(value_get(map, "d")->quoted);
    assert_false(value_get(map, "e")->quoted);
}

static void yaml__aliases_are_copies(void **state)
{
    Value *map = read_good(*state, "a: &who {name: Ann}\nb: *who\nc: &t text\n"
                                   "d: [*t, *who]\n&k key: *k\n");

    assert_string_equal(text_at(map, "b.name"), "Ann");
    assert_string_equal(text_at(map, "d.1"), "text");
    assert_string_equal(text_at(map, "d.2.name"), "Ann");
    assert_string_equal(text_at(map, "key"), "key");
    assert_ptr_not_equal(value_get(map, "a"), value_get(map, "b"));
}

static void yaml__what_looks_like_a_mistake_and_is_none(void **state)
{
    read_good(*state, "cite: uc-regs-2013, reg 15(3)\n"
                      "at: \"Is the claimant given a copy?\"\n"
                      "url: https://www.legislation.gov.uk/x#y\n"
                      "time: at 10:30 [or later]\n"
                      "note: it's 50% @ home & away * { } ` | > ! , ?\n"
                      "minus: -5\n"
                      "quotes: “UC” and “ESA”\n"
                      "said: They said “no:never”\n"
                      "text: |\n"
                      "  title: UC: the basics\n"
                      "  @x \"\n"
                      "  \tfurther in\n"
                      "list:\n"
                      "- a:b\n"
                      "- -5\n"
                      "- 'a: b'\n"
                      "long: one\n"
                      "  two http://x\n"
                      "  -three\n"
                      "# title:My page\n"
                      "empty: # nothing: here\n"
                      "tail: x   # a: b: c\n"
                      "flow: {a: b:c, \"d\": 'e: f', g: [h, i]}\n"
                      "tab:\tx\t\n"
                      "\t \n"
                      "last: [a,\n"
                      "b]\n");
}

static void check_span(const Fixture *fixture, const Value *value)
{
    Str written = span_text(fixture, value->span);

    if (value->kind == VALUE_TEXT && !value->quoted) {
        if (str_find_char(written, '\n') == STR_NONE)
            assert_true(str_eq(written, value->as.text));
        assert_true(str_eq(written, str_trim(written)));
    } else if (value->kind == VALUE_TEXT) {
        assert_true(written.len >= 2);
        assert_non_null(strchr("\"'|>", written.ptr[0]));
        if (written.ptr[0] == '"' || written.ptr[0] == '\'')
            assert_int_equal(written.ptr[written.len - 1], written.ptr[0]);
    }
    for (size_t i = 0; i < value_count(value); i++) {
        const Value *item;

        if (value->kind == VALUE_MAP) {
            const ValueEntry *entry = &value->as.map.entry[i];
            Str key = span_text(fixture, entry->key_span);

            if (key.ptr[0] == '"' || key.ptr[0] == '\'')
                key = str_slice(key, 1, key.len - 1);
            assert_true(str_eq(key, entry->key));
            item = entry->value;
        } else {
            item = value_item(value, i);
        }
        assert_true(item->span.off >= value->span.off);
        assert_true(item->span.off + item->span.len <=
                    value->span.off + value->span.len);
        check_span(fixture, item);
    }
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

static void yaml__spans_are_what_was_written(void **state)
{
    Fixture *fixture = *state;
    Value *map = read_good(fixture, page);

    check_span(fixture, map);
    assert_true(str_is(span_text(fixture, value_get(map, "marked")->span),
                       "value"));
    assert_true(str_is(span_text(fixture, value_get(map, "block")->span),
                       "|-\n  one\n\n  two"));
    assert_true(str_is(span_text(fixture, value_get(map, "nations")->span),
                       "[england, \"wales\", 'scot''land' , {a: b}]"));
    assert_true(str_is(span_text(fixture, value_get(map, "lists")->span),
                       "- - a\n  - b\n- x"));
    assert_true(str_is(span_text(fixture, value_get(map, "inner")->span),
                       "block: |\n    one"));
    assert_true(str_is(
        span_text(fixture, value_at_path(map, STR("rights.2"))->span),
        "id: other"));
    assert_int_equal(
        source_locate(fixture->source, value_get(map, "last")->span.off).line,
        29);
}

static void yaml__spans_hold_behind_a_byte_order_mark(void **state)
{
    Fixture *fixture = *state;
    Value *map =
        read_str(fixture, str_cat(&fixture->arena, STR("\xEF\xBB\xBF"),
                                  str_from(page)));

    assert_true(fixture->ok);
    assert_int_equal(map->span.off, 3);
    check_span(fixture, map);
}

static void yaml__spans_hold_with_windows_and_old_mac_lines(void **state)
{
    Fixture *fixture = *state;
    const char *const ends[] = {"\r\n", "\r"};

    for (size_t i = 0; i < 2; i++) {
        Buf buf;

        buf_init(&buf, 1 << 16);
        for (const char *c = page; *c != '\0'; c++)
            if (*c == '\n')
                buf_adds(&buf, ends[i]);
            else
                buf_addc(&buf, *c);
        Str text = str_dup(&fixture->arena, buf_str(&buf));
        buf_release(&buf);
        Value *map = read_str(fixture, text);

        assert_true(fixture->ok);
        /* The check of one-line texts looks for \n alone. */
        assert_true(str_is(
            span_text(fixture, value_get(map, "last")->span),
            "\"\xE2\x82\xAC\xE2\x82\xAC\""));
        assert_true(str_is(
            span_text(fixture,
                      value_at_path(map, STR("rights.1.cite"))->span),
            "uc-regs-2013, reg 15(3)"));
        assert_string_equal(text_at(map, "block"), "one\n\ntwo");
    }
}

static void yaml__a_part_of_a_file_keeps_its_offsets(void **state)
{
    Fixture *fixture = *state;
    Str text = STR("\xEF\xBB\xBF---\ntitle: \xC3\xA9t\xC3\xA9\nb: UC: x\n---\n"
                   "title: [not read\n");
    Value *map = read_part(fixture, text, (Span){7, 22});

    assert_true(str_is(span_text(fixture, value_get(map, "title")->span),
                       "\xC3\xA9t\xC3\xA9"));
    assert_string_equal(told(fixture),
                        "3:6+1 yaml-colon: a text with a colon and a space in "
                        "it must be in quotes = put the text in quotes: b: "
                        "\"UC: x\"\n");
}

static void yaml__odd_line_ends_stay_in_the_text(void **state)
{
    Fixture *fixture = *state;
    Value *map = read_good(
        fixture, "title: one\xE2\x80\xA8two\xE2\x80\xA9\xC2\x85three\n"
                 "\"k\xE2\x80\xA8y\": \"a\xE2\x80\xA8  b\"\n"
                 "c: |\n  x\xE2\x80\xA8y\n  z\nd: e\n");

    assert_string_equal(text_at(map, "title"),
                        "one\xE2\x80\xA8two\xE2\x80\xA9\xC2\x85three");
    assert_string_equal(text_at(map, "k\xE2\x80\xA8y"), "a\xE2\x80\xA8  b");
    assert_string_equal(text_at(map, "c"), "x\xE2\x80\xA8y\nz\n");
    check_span(fixture, map);
    assert_int_equal(
        source_locate(fixture->source, value_get(map, "d")->span.off).line, 6);
}

static void yaml__duplicate_key_is_an_error_at_the_second_key(void **state)
{
    Value *map = refuse(*state,
                        "title: a\nb:\n  c: 1\n  \"c\": 2\ntitle: d\nx: y\n",
                        "4:3+3 duplicate-key: '\"c\"' is here a second time = "
                        "keep one of them {the first is here: 3:3+1}\n"
                        "5:1+5 duplicate-key: 'title' is here a second time = "
                        "keep one of them {the first is here: 1:1+5}\n");

    assert_string_equal(text_at(map, "title"), "a");
    assert_string_equal(text_at(map, "b.c"), "1");
    assert_string_equal(text_at(map, "x"), "y");
}

static void yaml__duplicate_key_among_many_is_found(void **state)
{
    Fixture *fixture = *state;
    Buf buf;

    buf_init(&buf, 1 << 20);
    for (int i = 0; i < 500; i++)
        buf_addf(&buf, "key-%d: x\n", i);
    buf_adds(&buf, "key-7: y\n");
    Str text = str_dup(&fixture->arena, buf_str(&buf));
    buf_release(&buf);
    refuse(fixture, text.ptr,
           "501:1+5 duplicate-key: 'key-7' is here a second time = keep one of "
           "them {the first is here: 8:1+5}\n");
}

static void yaml__keys_are_texts(void **state)
{
    Value *map = refuse(
        *state, "? [a, b]\n: c\n? {d: e}\n: f\n<<: {h: i}\n\"<<\": j\n",
        "1:3+1 yaml-key: a name before a ':' must be a text = write a word, or "
        "a text in quotes, before the ':'\n"
        "3:3+1 yaml-key: a name before a ':' must be a text = write a word, or "
        "a text in quotes, before the ':'\n"
        "5:1+2 yaml-key: '<<' has a meaning that is not used here = write out "
        "the lines that are meant\n");

    assert_int_equal(value_count(map), 1);
    assert_string_equal(text_at(map, "<<"), "j");
    refuse(*state, "a: b\n: c\n",
           "2:1+1 yaml-key: there is no name before this ':' = write a name "
           "before the ':', or put the text in quotes\n");
    refuse(*state, "a: {: c}\n",
           "1:5+1 yaml-key: there is no name before this ':' = write a name "
           "before the ':', or put the text in quotes\n");
}

static void yaml__a_second_document_is_refused(void **state)
{
    Value *map = refuse(*state, "a: b\n---\nc: d\n",
                        "2:1+3 yaml-document: a second document begins here = "
                        "take the line '---' or '...' out, or make two "
                        "files\n");

    assert_string_equal(text_at(map, "a"), "b");
    refuse(*state, "%YAML 1.2\n---\na: b\n",
           "1:1+9 yaml-document: a line that begins with '%' is not used here "
           "= delete it, or put a text that begins with '%' in quotes\n");
}

static void yaml__tags_are_refused(void **state)
{
    Value *map = refuse(
        *state, "a: !important note\nb: !!str 5\nc: ! x\nd: !list [e]\nf: g\n",
        "1:4+10 yaml-tag: a text cannot begin with '!' unless it is in quotes "
        "= put the text in quotes: a: \"!important note\"\n"
        "2:4+5 yaml-tag: a text cannot begin with '!' unless it is in quotes "
        "= put the text in quotes: b: \"!!str 5\"\n"
        "3:4+1 yaml-tag: a text cannot begin with '!' unless it is in quotes "
        "= put the text in quotes: c: \"! x\"\n"
        "4:4+5 yaml-tag: a text cannot begin with '!' unless it is in quotes "
        "= leave it out\n");

    assert_string_equal(text_at(map, "f"), "g");
    assert_string_equal(text_at(map, "d.1"), "e");
}

static void yaml__unknown_and_inner_aliases_are_told(void **state)
{
    refuse(*state, "a: *nothing\nb: &b [*b]\n",
           "1:4+8 yaml-alias: '*nothing' would repeat what is marked "
           "'&nothing', and nothing before it is = put the text in quotes: a: "
           "\"*nothing\"\n"
           "2:8+2 yaml-alias: '*b' stands inside what it would repeat = write "
           "out what is meant\n");
}

static void yaml__aliases_that_multiply_are_one_error(void **state)
{
    Value *value =
        refuse(*state,
               "a: &a [x, x, x, x, x, x, x, x, x]\n"
               "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
               "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
               "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
               "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
               "f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n"
               "g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]\n",
               "6:12+1 yaml-too-large: there are too many names and texts in "
               "this file = split it into several files, and use no '*' to "
               "repeat parts\n");

    assert_null(value);
}

static void yaml__aliases_that_nest_are_one_error(void **state)
{
    Fixture *fixture = *state;
    Buf buf;

    buf_init(&buf, 1 << 16);
    buf_adds(&buf, "- &a0 [x]\n");
    for (int i = 1; i < 60; i++)
        buf_addf(&buf, "- &a%d [*a%d]\n", i, i - 1);
    Str text = str_dup(&fixture->arena, buf_str(&buf));
    buf_release(&buf);
    assert_null(refuse(fixture, text.ptr,
                       "32:9+1 yaml-too-deep: too many lists and names inside "
                       "each other = close brackets, and put a text that "
                       "begins with one in quotes\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(yaml__nothing_is_an_empty_map),
        TEST(yaml__plain_texts_stay_text),
        TEST(yaml__empty_tilde_and_null_are_nothing),
        TEST(yaml__quotes_and_blocks_are_marked),
        TEST(yaml__aliases_are_copies),
        TEST(yaml__what_looks_like_a_mistake_and_is_none),
        TEST(yaml__spans_are_what_was_written),
        TEST(yaml__spans_hold_behind_a_byte_order_mark),
        TEST(yaml__spans_hold_with_windows_and_old_mac_lines),
        TEST(yaml__a_part_of_a_file_keeps_its_offsets),
        TEST(yaml__odd_line_ends_stay_in_the_text),
        TEST(yaml__duplicate_key_is_an_error_at_the_second_key),
        TEST(yaml__duplicate_key_among_many_is_found),
        TEST(yaml__keys_are_texts),
        TEST(yaml__a_second_document_is_refused),
        TEST(yaml__tags_are_refused),
        TEST(yaml__unknown_and_inner_aliases_are_told),
        TEST(yaml__aliases_that_multiply_are_one_error),
        TEST(yaml__aliases_that_nest_are_one_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
