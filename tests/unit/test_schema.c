/* tests/unit/test_schema.c - maps checked against a description of their
 * keys. */
#include "site_world.h"

#include "site/schema.h"
#include "site/vocabulary.h"
#include "value/yaml.h"

static const char *const colours[] = {"red", "green", "blue", NULL};

static const Field inner[] = {
    {.name = "id", .type = FIELD_ID, .required = true},
    {.name = "note", .type = FIELD_TEXT},
    {.name = NULL},
};

static const Field fields[] = {
    {.name = "text", .type = FIELD_TEXT},
    {.name = "needed", .type = FIELD_TEXT, .required = true},
    {.name = "word", .type = FIELD_WORD, .words = colours},
    {.name = "words", .type = FIELD_WORDS, .words = colours},
    {.name = "nations", .type = FIELD_WORDS, .vocabulary = "nations"},
    {.name = "texts", .type = FIELD_TEXTS},
    {.name = "flag", .type = FIELD_BOOLEAN},
    {.name = "number", .type = FIELD_NUMBER},
    {.name = "date", .type = FIELD_DATE},
    {.name = "partial", .type = FIELD_PARTIAL_DATE},
    {.name = "map", .type = FIELD_MAP, .fields = inner},
    {.name = "maps", .type = FIELD_MAPS, .fields = inner},
    {.name = "named", .type = FIELD_TEXT_MAP, .vocabulary = "nations"},
    {.name = "id", .type = FIELD_ID},
    {.name = "any", .type = FIELD_ANY},
    {.name = NULL},
};

/* Checks YAML; *ok is what schema_check returned. */
static Value *check(World *world, const char *yaml, bool *ok)
{
    const Source *source =
        source_new(&world->arena, STR("x.yaml"), str_from(yaml));
    SchemaContext context = {.site = &world->site, .source = source,
                             .arena = &world->arena, .diags = world->diags,
                             .what = "the file"};
    Value *map = yaml_read(&world->arena, source,
                           (Span){0, (uint32_t)strlen(yaml)}, world->diags,
                           NULL);

    assert_non_null(map);
    *ok = schema_check(&context, map, fields);
    return map;
}

/* The same of lines beside the one that is required. */
static Value *checked(World *world, const char *lines, bool expected)
{
    bool ok;
    Value *map = check(
        world, arena_fmt(&world->arena, "needed: x\n%s", lines).ptr, &ok);

    assert_int_equal(ok, expected);
    return map;
}

static void values_get_their_types(void **state)
{
    World *world = *state;
    const Value *map = checked(
        world,
        "text: \" a \"\nword: red\nwords: blue\ntexts: [a, b]\nflag: yes\n"
        "number: -1.5\ndate: 2026-11-20\npartial: 2016\nmap: {id: a}\n"
        "maps: {id: b}\nnamed: {wales: x}\nid: a.b-c_d\nany: [[1]]\n", true);

    assert_said(world, "");
    assert_str(world, value_as_text(value_get(map, "text")), "a");
    assert_int_equal(value_get(map, "words")->kind, VALUE_LIST);
    assert_int_equal(value_get(map, "flag")->kind, VALUE_BOOL);
    assert_true(value_get(map, "flag")->as.boolean);
    assert_true(value_get(map, "number")->as.number < -1.4);
    assert_int_equal(value_get(map, "maps")->kind, VALUE_LIST);
    assert_str(world, value_as_text(value_at_path(map, STR("maps.1.id"))),
               "b");
}

static void no_is_text_where_text_is_wanted(void **state)
{
    World *world = *state;
    const Value *map = checked(world, "text: no\ntexts: [no, 1.10]\n", true);

    assert_str(world, value_as_text(value_get(map, "text")), "no");
    assert_str(world, value_as_text(value_at_path(map, STR("texts.2"))),
               "1.10");
}

static void nothing_is_as_good_as_not_there(void **state)
{
    World *world = *state;
    const Value *map =
        checked(world, "text:\nword: ~\nmaps:\ntexts: [a, ~, \"\"]\n", true);

    assert_int_equal(value_count(map), 2);
    assert_int_equal(value_count(value_get(map, "texts")), 1);
}

static void unknown_keys_are_named_with_the_right_one(void **state)
{
    World *world = *state;
    const Value *map =
        checked(world, "txet: a\nzzzzzz: b\nmap: {id: a, noet: x}\n", false);

    assert_said(
        world,
        "x.yaml:2:1: error: the file has no part called 'txet' [unknown-key] "
        "(did you mean 'text'? write: text: a)\n"
        "x.yaml:3:1: error: the file has no part called 'zzzzzz' "
        "[unknown-key] (it may hold: text, needed, word, words, nations, "
        "texts, flag, number, date, partial, map, maps, named, id, any)\n"
        "x.yaml:4:14: error: 'map' has no part called 'noet' [unknown-key] "
        "(did you mean 'note'? write: map: {id: a, note: x})\n");
    /* What was likely meant is read on. */
    assert_str(world, value_as_text(value_get(map, "text")), "a");
    assert_int_equal(value_count(value_get(map, "map")), 2);
}

static void wrong_types_say_what_there_is(void **state)
{
    World *world = *state;
    const Value *map = checked(world,
                               "text: [a]\nword: {a: b}\nmap: x\nmaps: [x]\n"
                               "flag: maybe\nnumber: ten\nnamed: []\n",
                               false);

    assert_said(
        world,
        "x.yaml:2:7: error: 'text' should be text, but this is a list "
        "[wrong-type]\n"
        "x.yaml:3:7: error: 'word' should be a word, but this is a "
        "group of names with values "
        "[wrong-type]\n"
        "x.yaml:4:6: error: 'map' should be lines with a name before each, "
        "but this is text [wrong-type]\n"
        "x.yaml:5:8: error: an entry of 'maps' should be names with values, "
        "but this is text [wrong-type] (write it on lines with a name before "
        "each: - id: x)\n"
        "x.yaml:6:7: error: 'flag' should be true or false, but this is "
        "'maybe' [wrong-type] (write: flag: true, or: flag: false)\n"
        "x.yaml:7:9: error: 'number' should be a number, but this is 'ten' "
        "[wrong-type] (write it in figures: number: 10)\n"
        "x.yaml:8:8: error: 'named' should be lines with a name before each, "
        "but this is a list [wrong-type]\n");
    assert_int_equal(value_count(map), 2); /* needed, and maps without items */
}

static void words_have_a_vocabulary(void **state)
{
    World *world = *state;
    const Value *map =
        checked(world,
                "word: gren\nwords: [red, purple]\n"
                "nations: [Wales, no, Yr Alban]\nnamed: {walse: x}\n",
                false);

    assert_said(
        world,
        "x.yaml:2:7: error: 'word' cannot be 'gren' [unknown-word] (write: "
        "word: green)\n"
        "x.yaml:3:14: error: 'words' cannot be 'purple' [unknown-word] (write "
        "one of: red, green or blue)\n"
        "x.yaml:4:11: error: 'Wales' is not one of the handbook's nations "
        "[unknown-word] (did you mean 'wales'?)\n"
        "x.yaml:4:18: error: 'no' is not one of the handbook's nations "
        "[unknown-word] (the handbook's nations are: england, wales, "
        "scotland, northern-ireland)\n"
        "x.yaml:4:22: error: 'Yr Alban' is not one of the handbook's nations "
        "[unknown-word] (did you mean 'scotland'?)\n"
        "x.yaml:5:9: error: 'walse' is not one of the handbook's nations "
        "[unknown-word] (did you mean 'wales'?)\n");
    assert_int_equal(value_count(value_get(map, "words")), 1);
}

static void words_without_brackets_are_recognised(void **state)
{
    World *world = *state;

    checked(world, "words: red, blue\n", false);
    assert_said(world,
                "x.yaml:2:8: error: 'words' has several words, but no "
                "brackets around them [wrong-type] (write: words: [red, "
                "blue])\n");
}

static void dates_that_are_none(void **state)
{
    World *world = *state;

    checked(world,
            "date: 20/11/2026 # done\npartial: 2026-02-30\n"
            "maps: [{id: a}]\nany: x\n",
            false);
    checked(world, "date: soon\n", false);
    checked(world, "date: 2026-11\n", false);
    assert_said(
        world,
        "x.yaml:2:7: error: '20/11/2026' is not written year first [bad-date] "
        "(write: date: 2026-11-20 # done)\n"
        "x.yaml:2:7: error: '2026-11' is not a date [bad-date] (write year, "
        "month and day: date: 2026-11-20)\n"
        "x.yaml:2:7: error: 'soon' is not a date [bad-date] (write year, "
        "month and day: date: 2026-11-20)\n"
        "x.yaml:3:10: error: there is no such day as 2026-02-30 "
        "[impossible-date] (look it up in a calendar; the order is year, "
        "month, day)\n");
}

static void ids_have_no_spaces(void **state)
{
    World *world = *state;

    checked(world, "id: My right!\n", false);
    assert_said(world,
                "x.yaml:2:5: error: 'My right!' holds more than letters, "
                "digits, '-', '_' and '.' [bad-id] (write: id: my-right)\n");
}

static void what_is_required_is_missed_once(void **state)
{
    World *world = *state;
    bool ok;

    check(world, "text: a\nmaps: [{note: x}]\n", &ok);
    assert_false(ok);
    check(world, "neded: a\n", &ok);
    assert_said(world,
                "x.yaml:1:1: error: the file has no 'needed' [missing-key] "
                "(add a line: needed: …)\n"
                "x.yaml:1:1: error: the file has no part called 'neded' "
                "[unknown-key] (did you mean 'needed'? write: needed: a)\n"
                "x.yaml:2:9: error: this entry of 'maps' has no 'id' "
                "[missing-key] (add a line: id: …)\n");
}

static void values_made_by_programs_have_no_place(void **state)
{
    World *world = *state;
    SchemaContext context = {.site = &world->site, .arena = &world->arena,
                             .diags = world->diags, .what = "the options"};
    Value *map = value_map(&world->arena);

    value_set_number(&world->arena, map, "needed", 42);
    value_set_text(&world->arena, map, "word", STR("gren"));
    value_set_number(&world->arena, map, "number", 2);
    value_set_bool(&world->arena, map, "flag", true);
    assert_false(schema_check(&context, map, fields));
    assert_said(world,
                ": error: 'word' cannot be 'gren' [unknown-word] (write: "
                "green)\n");
    assert_str(world, value_as_text(value_get(map, "needed")), "42");
}

static void big_maps_lose_entries_and_stay_whole(void **state)
{
    World *world = *state;
    Buf buf;
    Value *map;
    bool ok;

    buf_init(&buf, 100000);
    buf_adds(&buf, "needed: x\n");
    for (int i = 0; i < 300; i++)
        buf_addf(&buf, "zzzz%d: x\n", i);
    buf_adds(&buf, "text: y\n");
    map = check(world, buf_str(&buf).ptr, &ok);
    assert_false(ok);
    assert_int_equal(diag_total(world->diags), 300);
    assert_int_equal(value_count(map), 2);
    assert_str(world, value_as_text(value_get(map, "text")), "y");
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(values_get_their_types),
        SITE_TEST(no_is_text_where_text_is_wanted),
        SITE_TEST(nothing_is_as_good_as_not_there),
        SITE_TEST(unknown_keys_are_named_with_the_right_one),
        SITE_TEST(wrong_types_say_what_there_is),
        SITE_TEST(words_have_a_vocabulary),
        SITE_TEST(words_without_brackets_are_recognised),
        SITE_TEST(dates_that_are_none),
        SITE_TEST(ids_have_no_spaces),
        SITE_TEST(what_is_required_is_missed_once),
        SITE_TEST(values_made_by_programs_have_no_place),
        SITE_TEST(big_maps_lose_entries_and_stay_whole),
    };

    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
