/* tests/unit/test_config.c - handbook.yaml and publisher.yaml. */
#include "site_world.h"

#include <errno.h>

static void a_folder_without_files_has_defaults(void **state)
{
    World *world = *state;
    const Config *config = &world->site.config;

    config_load(&world->site);
    assert_said(world, "");
    assert_false(config->title_given);
    assert_true(str_starts(config->title, "Handbook site"));
    assert_int_equal(config->language_count, 1);
    assert_str(world, config->language[0], "en");
    assert_str(world, config->theme, "default");
    assert_int_equal(config->plugin_count, 9);
    assert_str(world, config->plugin[3].name, "citations");
    assert_str(world, config->plugin[8].name, "indexes");
    assert_int_equal(config->review_months, 12);
    assert_false(config->raw_html);
    assert_true(config->search);
    assert_non_null(config->publisher);
    assert_non_null(config->options);
    assert_str(world, site_word(&world->site, "nations", STR("wales"),
                                STR("cy")), "Cymru");
    assert_str(world, site_word(&world->site, "benefits",
                                STR("universal-credit"), STR("cy")),
               "Credyd Cynhwysol");
    assert_str(world, site_word(&world->site, "standings", STR("law"),
                                STR("fr")), "The law says");
    assert_str(world, site_word(&world->site, "nations", STR("mars"),
                                STR("en")), "mars");
}

static void everything_is_taken(void **state)
{
    World *world = *state;
    const Config *config = &world->site.config;

    world_file(world, "logo.svg", "<svg viewBox=\"0 0 30 10\"/>");
    world_file(world, "handbook.yaml",
               "title: My  book\ndescription: About\nlanguages: [en, cy]\n"
               "base_url: https://example.org/x/\ntheme: plain\n"
               "theme_settings: {columns: 2}\naccent: \"#123456\"\n"
               "plugins:\n  - callouts\n  - citations: {edition: 5}\n"
               "plugin_limits: {steps: 30 million, memory: 1GB}\n"
               "review_period: 2 years\nseverities: {unknown-file: error}\n"
               "licence: OGL\nraw_html: true\nsearch: false\n"
               "vocabularies:\n  benefits: {esa: {en: ESA, cy: LCCh}, pip: }\n"
               "  nations: [england]\n  standings: {dwp: DWP wrote}\n"
               "  topics: {a-b: Topic}\n"
               "start:\n  - {label: Go, page: a.md}\n");
    world_file(world, "publisher.yaml",
               "name: Us\nlogo: logo.svg\naccent: \"#abc\"\nhelplines:\n"
               "  - {nation: england, language: cy, name: n, number: 0800 1}\n"
               "report: {email: a@b.org, phone: 0800 1, post: here}\n");
    config_load(&world->site);
    assert_said(world, "");
    assert_str(world, config->title, "My book");
    assert_true(config->title_given);
    assert_int_equal(config->language_count, 2);
    assert_str(world, config->base_url, "https://example.org/x");
    assert_str(world, value_as_text(value_get(config->theme_settings,
                                              "accent")), "#123456");
    assert_int_equal(config->plugin_count, 2);
    assert_null(config->plugin[0].options);
    assert_str(world, value_as_text(value_get(config->plugin[1].options,
                                              "edition")), "5");
    assert_int_equal(config->review_months, 24);
    assert_int_equal(config->plugin_steps, 30000000);
    assert_int_equal(config->plugin_memory, 1024 * 1024 * 1024);
    assert_true(config->raw_html);
    assert_false(config->search);
    assert_int_equal(config->start_count, 1);
    assert_str(world, site_word(&world->site, "benefits", STR("esa"),
                                STR("cy")), "LCCh");
    assert_str(world, site_word(&world->site, "benefits", STR("pip"),
                                STR("en")), "Pip");
    assert_int_equal(site_vocabulary(&world->site, STR("nations"))->count, 1);
    assert_int_equal(site_vocabulary(&world->site, STR("standings"))->count,
                     4);
    assert_str(world, site_word(&world->site, "standings", STR("dwp"),
                                STR("en")), "DWP wrote");
    assert_non_null(site_vocabulary(&world->site, STR("topics")));
    assert_str(world, value_as_text(value_get(config->publisher, "name")),
               "Us");
    assert_str(world, config->logo, "logo.svg");
    assert_int_equal(config->logo_width, 30);
    assert_int_equal(config->logo_height, 10);
    assert_str(world, value_as_text(value_get(config->publisher_settings,
                                              "accent")), "#abc");
    assert_str(world, value_as_text(value_at_path(config->publisher,
                                                  STR("helplines.1.nation"))),
               "england");
}

/* What handbook.yaml names weighs in its order, on the places these had. */
static void standings__weigh_in_the_order_of_the_file(void **state)
{
    World *world = *state;
    const Site *site = &world->site;

    world_file(world, "handbook.yaml",
               "vocabularies:\n  standings: {others: a, law: b, dwp: c}\n");
    config_load(&world->site);
    assert_said(world, "");
    assert_int_equal(site_standing_rank(site, STR("others")), 0);
    assert_int_equal(site_standing_rank(site, STR("instructions")), 1);
    assert_int_equal(site_standing_rank(site, STR("law")), 2);
    assert_int_equal(site_standing_rank(site, STR("dwp")), 3);
    assert_int_equal(site_standing_rank(site, STR("")), 4);
}

static void standings__named_anew_keep_their_order(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml",
               "vocabularies:\n  standings: {dwp: a}\n");
    config_load(&world->site);
    assert_int_equal(site_standing_rank(&world->site, STR("law")), 0);
    assert_int_equal(site_standing_rank(&world->site, STR("dwp")), 2);
}

static void severities_are_applied(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml",
               "severities: {unknown-file: error, missing-alt: off}\n");
    world_file(world, "x.docx", "");
    world_file(world, "a.md", "![](b.png)\n");
    world_file(world, "b.png", "");
    world_build(world);
    assert_codes(world, "x.docx:0 unknown-file\n");
    assert_int_equal(diag_exit_status(world->diags), 1);
}

static void two_files_cannot_both_be_right(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "title: A\n");
    world_file(world, "handbook.yml", "title: B\n");
    config_load(&world->site);
    assert_str(world, world->site.config.title, "A");
    assert_said(world,
                "handbook.yml: error: there is a handbook.yaml too, and only "
                "one of them can be right [two-files] (move what you need to "
                "handbook.yaml and delete handbook.yml) {the other one is "
                "here: handbook.yaml:0}\n");
}

static void yml_alone_is_fine(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yml", "title: B\n");
    config_load(&world->site);
    assert_str(world, world->site.config.title, "B");
    assert_said(world, "");
}

static void mistakes_are_told_and_defaults_take_their_place(void **state)
{
    World *world = *state;
    const Config *config = &world->site.config;

    world_file(world, "handbook.yaml",
               "titel: A\nlanguages: [Welsh]\nbase_url: example.org\n"
               "plugins: [a, a, [b]]\nreview_period: 3 weeks\n"
               "severities: {x: loud}\nraw_html: maybe\n"
               "vocabularies: {standings: {lwa: x}, benefits: 3}\n"
               "theme_settings: blue\nstart: [{label: x}]\n");
    world_file(world, "publisher.yaml",
               "logo: nothere.svg\naccent: blue\nreport: {email: me}\n"
               "helplines: [{nation: englnd, name: n}]\n");
    config_load(&world->site);
    assert_codes(world,
                 "handbook.yaml:1 unknown-key\n"
                 "handbook.yaml:2 bad-language\n"
                 "handbook.yaml:3 bad-url\n"
                 "handbook.yaml:4 duplicate-plugin\n"
                 "handbook.yaml:4 wrong-type\n"
                 "handbook.yaml:5 bad-period\n"
                 "handbook.yaml:6 unknown-word\n"
                 "handbook.yaml:7 wrong-type\n"
                 "handbook.yaml:8 unknown-word\n"
                 "handbook.yaml:8 wrong-type\n"
                 "handbook.yaml:9 wrong-type\n"
                 "handbook.yaml:10 missing-key\n"
                 "publisher.yaml:1 missing-file\n"
                 "publisher.yaml:2 bad-colour\n"
                 "publisher.yaml:3 bad-email\n"
                 "publisher.yaml:4 missing-key\n"
                 "publisher.yaml:4 unknown-word\n");
    assert_str(world, config->language[0], "en");
    assert_str(world, config->base_url, "");
    assert_int_equal(config->review_months, 12);
    assert_null(config->theme_settings);
    assert_int_equal(config->start_count, 0);
    assert_null(config->publisher_settings);
    assert_str(world, config->logo, "");
    assert_int_equal(site_vocabulary(&world->site, STR("benefits"))->count,
                     15);
}

static void addresses_that_are_none(void **state)
{
    static const char *const bad[] = {
        "http://",        "https:///x",          "ftp://x.org",
        "https://a b",    "https://x.org/?a",    "https://x.org/#a",
        "javascript:x",   "https://me@x.org/",   "//x.org",
        "\"https://x.org/\\\"\"",
    };
    World *world = *state;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        world_file(world, "handbook.yaml",
                   arena_fmt(&world->arena, "base_url: %s\n", bad[i]).ptr);
        config_load(&world->site);
        assert_str(world, world->site.config.base_url, "");
    }
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 10);
}

static void an_address_that_was_given_goes_before_the_file(void **state)
{
    World *world = *state;
    Config *config = &world->site.config;

    world_file(world, "handbook.yaml", "cname: rights.example.org\n");
    config_load(&world->site);
    config_set_address(&world->site, STR("https://rights.example.org/"));
    assert_str(world, config->base_url, "https://rights.example.org");
    assert_str(world, config->cname, "rights.example.org");
    config_set_address(&world->site, STR("https://charity.example/book"));
    assert_str(world, config->base_url, "https://charity.example/book");
    assert_str(world, config->cname, "");
    assert_null(config_address_problem(config->base_url));
    assert_non_null(config_address_problem(STR("charity.example")));
    assert_said(world, "");
}

static void a_list_is_no_handbook(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "- a\n- b\n");
    config_load(&world->site);
    assert_codes(world, "handbook.yaml:1 wrong-type\n");
    assert_int_equal(world->site.config.plugin_count, 9);
}

static void a_theme_of_ones_own_is_asked_for_no_lists(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "theme: own\n");
    config_load(&world->site);
    assert_said(world, "");
    assert_int_equal(world->site.config.plugin_count, 8);
    assert_str(world, world->site.config.plugin[7].name, "glossary");
}

static void a_link_out_of_the_folder_is_not_read(void **state)
{
    World *world = *state;

    assert_int_equal(symlink("/etc/passwd", world_path(world,
                                                       "publisher.yaml")), 0);
    config_load(&world->site);
    assert_codes(world, "publisher.yaml:0 link-outside\n");
}

/* Whichever call fails: never taken for a handbook without the file. */
static void what_cannot_be_read_is_the_systems_fault(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "title: A\n");
    world_file(world, "publisher.yaml", "name: B\n");
    for (long n = 1; n < 20; n++) {
        Diags *diags = diag_open(false);
        Site site;

        site_init(&site, diags, str_from(world->folder));
        fs_fail_after(n, EIO, false);
        config_load(&site);
        fs_fail_after(-1, 0, false);
        if (!site.config.source || !site.config.publisher_source)
            assert_int_equal(diag_exit_status(diags), 3);
        site_release(&site);
        diag_close(diags);
    }
}

static void a_folder_is_no_file(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml/x.md", "x");
    config_load(&world->site);
    assert_said(world, "handbook.yaml: error: this should be a file, but it is "
                       "a folder [not-a-file] (give it another name, or "
                       "delete it)\n");
}

static void severities_name_codes_that_exist(void **state)
{
    World *world = *state;
    Source *text = source_new(&world->arena, STR("lua-plugins/p.lua"),
                              STR("page:warn(\"my-own-code\")"));

    world_file(world, "handbook.yaml",
               "plugins: [p]\n"
               "severities:\n  missing-titel: off\n  missing-title: off\n"
               "  my-own-code: error\n  no-such-thing: off\n");
    world_load(world);
    severities_check(&world->site);
    assert_codes(world, "handbook.yaml:3 unknown-code\n");
    severities_note_plugin(&world->site, text);
    severities_check(&world->site);
    assert_said(world,
                "handbook.yaml:3:3: warning: no message has the code "
                "'missing-titel', so this line changes nothing [unknown-code] "
                "(did you mean 'missing-title'?)\n"
                "handbook.yaml:6:3: warning: no message has the code "
                "'no-such-thing', so this line changes nothing [unknown-code] "
                "(write the word in square brackets at the end of the message "
                "you mean)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_folder_without_files_has_defaults),
        SITE_TEST(everything_is_taken),
        SITE_TEST(standings__weigh_in_the_order_of_the_file),
        SITE_TEST(standings__named_anew_keep_their_order),
        SITE_TEST(severities_are_applied),
        SITE_TEST(two_files_cannot_both_be_right),
        SITE_TEST(yml_alone_is_fine),
        SITE_TEST(mistakes_are_told_and_defaults_take_their_place),
        SITE_TEST(addresses_that_are_none),
        SITE_TEST(an_address_that_was_given_goes_before_the_file),
        SITE_TEST(a_list_is_no_handbook),
        SITE_TEST(a_theme_of_ones_own_is_asked_for_no_lists),
        SITE_TEST(a_link_out_of_the_folder_is_not_read),
        SITE_TEST(what_cannot_be_read_is_the_systems_fault),
        SITE_TEST(a_folder_is_no_file),
        SITE_TEST(severities_name_codes_that_exist),
    };

    return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
