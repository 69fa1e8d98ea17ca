/* tests/unit/test_pinpoint.c - quote/pinpoint.h: which places pinpoints name, and
 * whether they meet. */
#include "arena_world.h"

#include <stdio.h>

#include "quote/pinpoint.h"

/* "sch:1/para:3/(:2 to sch:1/para:3/(:4" for each place, joined by "; ", and
 * "! problem" behind them. */
static const char *shown(Arena *arena, const char *typed)
{
    const Pinpoint *pinpoint = pinpoint_new(arena, str_from(typed));
    Str out = STR("");

    for (size_t i = 0; i < pinpoint->count; i++) {
        const PinpointPath *path[2] = {&pinpoint->place[i].from,
                                       &pinpoint->place[i].to};
        Str text[2] = {STR(""), STR("")};

        for (size_t k = 0; k < 2; k++)
            for (size_t j = 0; j < path[k]->count; j++)
                text[k] = arena_fmt(arena, "%.*s%s%.*s:%.*s", STR_ARG(text[k]),
                                    j > 0 ? "/" : "",
                                    STR_ARG(path[k]->level[j].label),
                                    STR_ARG(path[k]->level[j].number));
        out = arena_fmt(arena, "%.*s%s%.*s", STR_ARG(out), i > 0 ? "; " : "",
                        STR_ARG(text[0]));
        if (!str_eq(text[0], text[1]))
            out = arena_fmt(arena, "%.*s to %.*s", STR_ARG(out),
                            STR_ARG(text[1]));
    }
    if (pinpoint->problem)
        out = arena_fmt(arena, "%.*s ! %s", STR_ARG(out), pinpoint->problem);
    return out.ptr;
}

typedef struct Row {
    const char *typed, *shown;
} Row;

static void check_rows(Arena *arena, const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(shown(arena, rows[i].typed), rows[i].shown);
}
#define CHECK(arena, rows) check_rows(arena, rows, sizeof rows / sizeof rows[0])

static void labels_in_all_their_forms_are_one(void **state)
{
    static const Row rows[] = {
        {"reg 15", "reg:15"}, {"regs 15", "reg:15"}, {"Reg. 15", "reg:15"},
        {"regulation 15", "reg:15"}, {"reg15", "reg:15"}, {"reg.15", "reg:15"},
        {"s 14A", "s:14a"}, {"s14", "s:14"}, {"§ 14", "s:14"},
        {"section 14", "s:14"}, {"art 15", "art:15"}, {"r 22", "r:22"},
        {"p 5", "p:5"}, {"pages 5", "p:5"}, {"col 345W", "col:345w"},
        {"[20]", "para:20"}, {"para 20", "para:20"}, {"para [20]", "para:20"},
        {"question b", "question:b"}, {"bullets 6", "bullet:6"},
        {"boxes 2", "box:2"}, {"J1010", ":j1010"}, {"P5030", ":p5030"},
        {"para J1010", "para:j1010"}, {"Annex A", "annex:a"}, {"15", ":15"},
        {"para 5.2.1", "para:5/(:2/(:1"}, {"reg\xc2\xa0""15", "reg:15"},
    };
    CHECK(*state, rows);
}

static void levels_are_told_apart(void **state)
{
    static const Row rows[] = {
        {"reg 15(3)(a)", "reg:15/(:3/(:a"}, {"reg 15 (3) (a)", "reg:15/(:3/(:a"},
        {"reg 15 para (3)", "reg:15/(:3"}, {"reg 15 para 3", "reg:15/(:3"},
        {"reg 15, para 3", "reg:15/(:3"}, {"s 14 sub-s 3", "s:14/(:3"},
        {"sch 1 para 3", "sch:1/para:3"}, {"Sch. 1, para. 3", "sch:1/para:3"},
        {"sch 1 para 3(2)", "sch:1/para:3/(:2"},
        {"sch 1 para 3 sub-para 2", "sch:1/para:3/(:2"},
        {"Response para 1", "heading:response/para:1"},
        {"\"In a nutshell\", para 4", "heading:in a nutshell/para:4"},
        {"p 5 n 3", "p:5/n:3"}, {"pt 2 ch 3", "pt:2/ch:3"},
        {"schedule", "sch:"},
    };
    CHECK(*state, rows);
}

static void lists_and_ranges_are_told_apart(void **state)
{
    static const Row rows[] = {
        {"regs 9, 15", "reg:9; reg:15"}, {"ss 20 and 29", "s:20; s:29"},
        {"ss 13, 15-22", "s:13; s:15 to s:22"},
        {"ss 13(3), 19–22, 27(2)", "s:13/(:3; s:19 to s:22; s:27/(:2"},
        {"reg 99(2A), (5)", "reg:99/(:2a; reg:99/(:5"},
        {"s 5(a), (b)", "s:5/(:a; s:5/(:b"},
        {"s 5(1)(a)(i), (b), (2)", "s:5/(:1/(:a/(:i; s:5/(:1/(:b; s:5/(:2"},
        {"s 5(h), (i)", "s:5/(:h; s:5/(:i"},
        {"s 14(1)-(4)", "s:14/(:1 to s:14/(:4"},
        {"s 14(1)(a) to (c)", "s:14/(:1/(:a to s:14/(:1/(:c"},
        {"s 14(2)-16", "s:14/(:2 to s:16"}, {"[29]-[31]", "para:29 to para:31"},
        {"[26-35]", "para:26 to para:35"}, {"[1], [3]", "para:1; para:3"},
        {"J1005-J1020", ":j1005 to :j1020"}, {"J3251-5", ":j3251 to :j3255"},
        {"J1005–1020", ":j1005 to :j1020"}, {"pp iv-x", "p:iv to p:x"},
        {"sch 1 paras 3, 5", "sch:1/para:3; sch:1/para:5"},
        {"sch 1 para 3, para 5", "sch:1/para:3; sch:1/para:5"},
        {"sch 1 para 3, reg 4", "sch:1/para:3; reg:4"},
        {"s 3, s 4", "s:3; s:4"}, {"s 3 and reg 4", "s:3; reg:4"},
        {"questions a, b", "question:a; question:b"},
        {"pt 2, s 14", "pt:2; pt:2/s:14"},
    };
    CHECK(*state, rows);
}

static void headings_are_their_letters(void **state)
{
    static const Row rows[] = {
        {"\"Who has access to this?\"", "heading:who has access to this"},
        {"“Who has access?”", "heading:who has access"},
        {"complaint box", "heading:complaint box"},
        {"title", "heading:title"}, {"note", "heading:note"},
        {"\"A\", \"B\"", "heading:a; heading:b"},
    };
    CHECK(*state, rows);
}

static void what_makes_no_sense_is_said(void **state)
{
    static const Row rows[] = {
        {"", " ! it is empty"}, {"  ", " ! it is empty"},
        {"reg", " ! there is no number in it"},
        {"reg, para 3", "para:3 ! there is no number in it"},
        {"\"\"", " ! it has quotation marks with no words between them"},
        {"\"\", para 3",
         "para:3 ! it has quotation marks with no words between them"},
        {"(3)", "(:3 ! the section, regulation or paragraph is missing in "
                "front of its brackets"},
        {"reg 15,", "reg:15 ! there is nothing behind the last comma"},
        {"reg 15,, 16", "reg:15; reg:16 ! there is nothing between two commas"},
        {"regs 16-13", "reg:16 ! it ends before it begins"},
        {"reg 15 onwards", "reg:15 ! it is not understood"},
        {"2021 review", ":2021 ! it is not understood"},
        {"reg 15(3", "reg:15 ! it is not understood"},
        {"!", " ! it is not understood"},
        {"s 1(1)(1)(1)(1)(1)(1)(1)(1)(1)",
         "s:1/(:1/(:1/(:1/(:1/(:1/(:1/(:1 ! it goes too deep"},
    };
    CHECK(*state, rows);
}

static PinpointMatch match(Arena *arena, const char *asked, const char *cited)
{
    return pinpoint_compare(pinpoint_new(arena, str_from(asked)),
                            pinpoint_new(arena, str_from(cited)));
}

typedef struct Pair {
    const char *asked, *cited;
    PinpointMatch match;
} Pair;

static void places_that_meet_are_found(void **state)
{
    static const Pair pairs[] = {
        {"reg 15", "reg 15", PINPOINT_SAME},
        {"reg 15", "reg 15(3)", PINPOINT_INSIDE},
        {"reg 15", "regs 13-16", PINPOINT_HOLDS},
        {"reg 15", "regs 9, 15", PINPOINT_SAME},
        {"reg 15(3)", "reg 15(3)(a)", PINPOINT_INSIDE},
        {"reg 15(3)", "reg 15", PINPOINT_HOLDS},
        {"reg 15(3)", "reg 15(1)-(4)", PINPOINT_HOLDS},
        {"reg 15(3)", "regs 15-16", PINPOINT_HOLDS},
        {"reg 15", "reg 15(1)-(3)", PINPOINT_INSIDE},
        {"regs 13-16", "reg 15(3)", PINPOINT_INSIDE},
        {"regs 13-16", "regs 16-20", PINPOINT_HOLDS},
        {"ss 14-15", "s 14A", PINPOINT_INSIDE},
        {"sch 1 para 3", "sch 1", PINPOINT_HOLDS},
        {"sch 1", "sch 1 para 3", PINPOINT_INSIDE},
        {"sch 1 para 3", "schedule", PINPOINT_HOLDS},
        {"para 3", "sch 1 para 3", PINPOINT_INSIDE},
        {"[20]", "[18]-[22]", PINPOINT_HOLDS}, {"[20]", "paras 18-22", PINPOINT_HOLDS},
        {"J1010", "paras J1005-J1020", PINPOINT_HOLDS},
        {"para J1010", "J1010", PINPOINT_SAME},
        {"p 5", "pp 3-8", PINPOINT_HOLDS},
        {"para 5.2", "para 5.2.1", PINPOINT_INSIDE},
        {"s 5(1)(iii)", "s 5(1)(ii)-(v)", PINPOINT_HOLDS},
        {"s 5(1)(j)", "s 5(1)(i)-(v)", PINPOINT_HOLDS}, /* letters or Roman */
        {"who has access to this", "\"Who has access to this?\"",
         PINPOINT_SAME},
        {"para 1", "Response para 1", PINPOINT_INSIDE},
        {"Response", "Response para 1", PINPOINT_INSIDE},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(match(*state, pairs[i].asked, pairs[i].cited),
                         pairs[i].match);
}

static void places_apart_are_not_found(void **state)
{
    static const Pair pairs[] = {
        {"s 14", "s 14A", PINPOINT_APART}, {"s 14A", "s 14", PINPOINT_APART},
        {"reg 15", "reg 150", PINPOINT_APART},
        {"reg 15(3)", "reg 15(4)", PINPOINT_APART},
        {"reg 15", "regs 16-20", PINPOINT_APART},
        {"s 14B", "ss 14-14A", PINPOINT_APART},
        {"J1010", "K1010", PINPOINT_APART},
        {"J1010", "paras J1011-J1020", PINPOINT_APART},
        {"sch 1 para 3", "sch 1 para 4", PINPOINT_APART},
        {"sch 1 para 3", "sch 2 para 3", PINPOINT_APART},
        {"reg 15", "s 15", PINPOINT_APART}, {"reg 15", "sch 15", PINPOINT_APART},
        {"\"A\"", "\"B\"", PINPOINT_APART},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(match(*state, pairs[i].asked, pairs[i].cited),
                         pairs[i].match);
}

static void what_cannot_be_compared_is_unclear(void **state)
{
    static const Pair pairs[] = {
        {"s 14", "pt 1", PINPOINT_UNCLEAR}, {"pt 1", "s 14", PINPOINT_UNCLEAR},
        {"para 12", "p 5", PINPOINT_UNCLEAR},
        {"para 12", "\"Who has access to this?\"", PINPOINT_UNCLEAR},
        {"sch 1 para 3", "para 3", PINPOINT_UNCLEAR},
        {"reg 15", "regulation fifteen (3", PINPOINT_UNCLEAR},
        {"reg 15", "reg 15 onwards", PINPOINT_SAME},
        {"reg 16", "reg 15 onwards", PINPOINT_UNCLEAR},
        {"J1010", "p 5", PINPOINT_UNCLEAR}, {"ch 3", "J1010", PINPOINT_UNCLEAR},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(match(*state, pairs[i].asked, pairs[i].cited),
                         pairs[i].match);
}

static void inserted_numbers_stand_in_the_laws_order(void **state)
{
    static const char *const order[] = {"14", "14ZA", "14A", "14AZA", "14AA",
                                        "14AB", "14B", "14Z", "15"};
    enum { COUNT = sizeof order / sizeof order[0] };

    for (int from = 0; from < COUNT; from++)
        for (int to = from + 1; to < COUNT; to++)
            for (int at = 0; at < COUNT; at++) {
                Str cited = arena_fmt(*state, "ss %s-%s", order[from],
                                      order[to]);
                Str asked = arena_fmt(*state, "s %s", order[at]);

                assert_int_equal(match(*state, asked.ptr, cited.ptr) >
                                     PINPOINT_UNCLEAR,
                                 from <= at && at <= to);
            }
}

/* --- properties ----------------------------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* A list as an author types it, and a place that is in it. */
static void make_list(Arena *arena, uint32_t *seed, Str *typed, Str *place)
{
    static const char *const many[] = {"ss", "regs", "arts", "paras", "pp",
                                       "schs", "questions", "sections"};
    static const char *const one[] = {"s", "reg", "article", "[%u]", "p",
                                      "Sch.", "question", "§"};
    static const char *const below[] = {"", "(1)", "(2)(a)", "(3)(b)(ii)"};
    uint32_t kind = next_random(seed) % 8, parts = 1 + next_random(seed) % 5;
    uint32_t chosen = next_random(seed) % parts, number = 1;
    Str text = arena_fmt(arena, "%s ", many[kind]);

    for (uint32_t i = 0; i < parts; i++) {
        uint32_t from = number + next_random(seed) % 20;
        uint32_t to = from + 1 + next_random(seed) % 9;
        const char *sub = kind == 3 ? "" : below[next_random(seed) % 4];
        bool range = next_random(seed) % 2 == 0;
        uint32_t at = range ? from + next_random(seed) % (to - from + 1) : from;

        text = arena_fmt(arena, "%.*s%s%u", STR_ARG(text),
                         i == 0 ? "" : i + 1 == parts ? " and " : ", ", from);
        text = range ? arena_fmt(arena, "%.*s%s%u", STR_ARG(text),
                                 next_random(seed) % 2 ? "-" : "–", to)
                     : arena_fmt(arena, "%.*s%s", STR_ARG(text), sub);
        if (i == chosen && kind == 3)
            *place = arena_fmt(arena, "[%u]", at);
        else if (i == chosen)
            *place = arena_fmt(arena, "%s %u%s", one[kind], at,
                               range ? "" : sub);
        number = to + 1;
    }
    *typed = text;
}

static void all_that_a_pinpoint_lists_is_found(void **state)
{
    uint32_t seed = 20261122;

    for (int i = 0; i < 20000; i++) {
        Arena arena;
        Str typed, place;
        PinpointMatch found;

        arena_init(&arena);
        make_list(&arena, &seed, &typed, &place);
        found = match(&arena, place.ptr, typed.ptr);
        if (found <= PINPOINT_UNCLEAR)
            fail_msg("'%s' is not found in '%s'", place.ptr, typed.ptr);
        assert_null(pinpoint_new(&arena, typed)->problem);
        /* and a pinpoint finds itself */
        assert_true(match(&arena, typed.ptr, typed.ptr) == PINPOINT_SAME);
        arena_release(&arena);
    }
    (void)state;
}

/* Whatever is typed: no crash, and a match one way is one the other way. */
static void any_text_can_be_compared(void **state)
{
    static const char *const piece[] = {
        "s", "reg", "sch", "para", " ", " ", ",", "-", "(", ")", "(3)", "(a)",
        "15", "J1010", "iv", "\"", "“x y”", "and", "to", "[", "]", "§", "sub-s",
        "ch", "box", ".", "5.2", "é", "note", "pt", ";"};
    uint32_t seed = 7;

    for (int i = 0; i < 20000; i++) {
        Arena arena;
        Str text[2] = {STR(""), STR("")};
        Pinpoint *read[2];
        bool forth, back;

        arena_init(&arena);
        for (int k = 0; k < 2; k++) {
            for (uint32_t n = next_random(&seed) % 12; n > 0; n--)
                text[k] = str_cat(&arena, text[k],
                                  str_from(piece[next_random(&seed) % 31]));
            read[k] = pinpoint_new(&arena, text[k]);
            assert_true(read[k]->count > 0 || read[k]->problem != NULL);
            read[k]->problem = NULL;
        }
        forth = pinpoint_compare(read[0], read[1]) == PINPOINT_APART;
        back = pinpoint_compare(read[1], read[0]) == PINPOINT_APART;
        if (forth != back)
            fail_msg("'%s' and '%s'", text[0].ptr, text[1].ptr);
        arena_release(&arena);
    }
    (void)state;
}

static void a_huge_pinpoint_is_refused(void **state)
{
    char *text = malloc(100001);

    memset(text, '1', 100000);
    text[100000] = '\0';
    assert_string_equal(pinpoint_new(*state, str_from(text))->problem,
                        "it is too long");
    memset(text, ',', 1999);
    text[1999] = '\0';
    assert_non_null(pinpoint_new(*state, str_from(text))->problem);
    for (int i = 0; i + 2 < 1999; i += 2)
        memcpy(text + i, "1,", 2);
    assert_string_equal(pinpoint_new(*state, str_from(text))->problem,
                        "it names too many places");
    free(text);
}

#define PINPOINT_TEST(name) \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PINPOINT_TEST(labels_in_all_their_forms_are_one),
        PINPOINT_TEST(levels_are_told_apart),
        PINPOINT_TEST(lists_and_ranges_are_told_apart),
        PINPOINT_TEST(headings_are_their_letters),
        PINPOINT_TEST(what_makes_no_sense_is_said),
        PINPOINT_TEST(places_that_meet_are_found),
        PINPOINT_TEST(places_apart_are_not_found),
        PINPOINT_TEST(what_cannot_be_compared_is_unclear),
        PINPOINT_TEST(inserted_numbers_stand_in_the_laws_order),
        PINPOINT_TEST(all_that_a_pinpoint_lists_is_found),
        PINPOINT_TEST(any_text_can_be_compared),
        PINPOINT_TEST(a_huge_pinpoint_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
