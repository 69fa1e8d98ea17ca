/* tests/unit/test_helpline.c - numbers to ring. */
#include "site_world.h"

#include "site/helpline.h"

static void assert_dial(const char *number, const char *dialled)
{
    Arena arena;

    arena_init(&arena);
    assert_string_equal(helpline_dial(&arena, str_from(number)).ptr, dialled);
    arena_release(&arena);
}

static void a_phone_dials_figures_alone(void **state)
{
    (void)state;
    assert_dial("0800 328 5644", "08003285644");
    assert_dial("+44 (0)20 7946 0000", "+442079460000");
    assert_dial("+44 (0) 20", "+4420");
    assert_dial("0044 (0)20 7946 0000", "00442079460000");
    assert_dial("(0)20 7946", "0207946");
    assert_dial("0345 608-8545", "03456088545");
    assert_dial("0800\xC2\xA0" "123", "0800123");
    assert_dial(" 159 ", "159");
    assert_dial("", "");
}

static void load(World *world, const char *helplines)
{
    world_file(world, "publisher.yaml", helplines);
    config_load(&world->site);
}

static void numbers_that_nobody_can_ring(void **state)
{
    World *world = *state;

    load(world, "helplines:\n"
                "  - {nation: england, name: n, number: call us}\n"
                "  - {nation: wales, name: n, number: \"12\"}\n"
                "  - {nation: scotland, name: n, number: 0800 1234567 or 0800 "
                "1234568}\n"
                "  - {nation: northern-ireland, name: n, number: 0800 1234567 "
                "0800 1234568}\n"
                "report: {phone: 0800+1}\n");
    assert_codes(world, "publisher.yaml:2 bad-number\n"
                        "publisher.yaml:3 bad-number\n"
                        "publisher.yaml:4 bad-number\n"
                        "publisher.yaml:5 bad-number\n"
                        "publisher.yaml:6 bad-number\n");
    assert_int_equal(value_count(value_get(world->site.config.publisher,
                                           "helplines")), 0);
}

/* Else a phone would dial all figures as one number. */
static void what_is_more_than_one_number_is_refused(void **state)
{
    static const char *const MORE[] = {
        "020 7946 0000, 111", "0800 111 / 999", "0800 123 4567 (24/7)",
        "0800 123 4567 (2)", "0800 123 4567#2",
        "0800 123 \xD0\xB4\xD0\xBE\xD0\xB1 4"};
    static const char *const ONE[] = {
        "(020) 7946 0000", "+44 (0)20 7946.0000", ("0800\xE2\x80\x93" "123 4567")};
    World *world = *state;
    SchemaContext context = {.site = &world->site, .arena = &world->site.arena,
                             .diags = world->site.diags};

    context.source = source_new(context.arena, STR("publisher.yaml"),
                                STR("number"));
    for (size_t i = 0; i < sizeof ONE / sizeof *ONE; i++)
        assert_true(helpline_check_number(
            &context, value_text(context.arena, str_from(ONE[i]))));
    assert_codes(world, "");
    for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++)
        assert_false(helpline_check_number(
            &context, value_text(context.arena, str_from(MORE[i]))));
}

static void one_entry_may_serve_several_nations(void **state)
{
    World *world = *state;
    const Value *lines;

    load(world, "helplines: [{nation: [england, wales], name: n, number: "
                "0800 1}]\n");
    assert_codes(world, "");
    lines = value_get(world->site.config.publisher, "helplines");
    assert_int_equal(value_count(lines), 2);
    assert_str(world, value_as_text(value_get(value_item(lines, 1),
                                              "nation")), "wales");
    assert_str(world, value_as_text(value_get(value_item(lines, 1),
                                              "number_tel")), "08001");
}

static void a_line_is_for_a_nation_that_there_is(void **state)
{
    World *world = *state;

    load(world, "helplines:\n  - {name: n, number: 0800 1}\n"
                "  - {nation: mars, name: n, number: 0800 1}\n");
    assert_codes(world, "publisher.yaml:2 missing-key\n"
                        "publisher.yaml:3 unknown-word\n");
}

static void two_for_one_nation_and_language_clash(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    load(world, "helplines:\n"
                "  - {nation: wales, name: n, number: 0800 1}\n"
                "  - {nation: wales, language: cy, name: n, number: 0800 2}\n"
                "  - {nation: [england, wales], name: n, number: 0800 3}\n"
                "  - {nation: wales, language: cy, name: n, number: 0800 4}\n");
    assert_codes(world, "publisher.yaml:4 duplicate-helpline\n"
                        "publisher.yaml:5 duplicate-helpline\n");
}

static void languages_are_codes_and_have_pages(void **state)
{
    World *world = *state;

    load(world, "helplines:\n"
                "  - {nation: wales, language: Welsh, name: n, number: 0800 1}\n"
                "  - {nation: england, language: cy, name: n, number: 0800 "
                "2}\n");
    assert_codes(world, "publisher.yaml:2 bad-language\n"
                        "publisher.yaml:3 unused-language\n");
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phone_dials_figures_alone),
        TEST(numbers_that_nobody_can_ring),
        TEST(what_is_more_than_one_number_is_refused),
        TEST(one_entry_may_serve_several_nations),
        TEST(a_line_is_for_a_nation_that_there_is),
        TEST(two_for_one_nation_and_language_clash),
        TEST(languages_are_codes_and_have_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
