/* tests/unit/test_facts.c - what pages know of each other. */
#include "site_world.h"

#define TITLED "---\ntitle: T\n"

static const Fact *get(World *world, const char *kind, const char *key)
{
    return facts_get(&world->site, str_from(kind), str_from(key));
}

static void the_program_publishes_its_own(void **state)
{
    World *world = *state;
    const Fact *fact;
    size_t count;

    world_file(world, "sources/src.yaml", "type: book\ntitle: Src\n");
    world_file(world, "a.md",
               TITLED "rights: [{id: r, text: t, but: b, cite: src}]\n---\n"
               "## One {#one}\n");
    world_file(world, "b.md",
               TITLED "status: historical\n"
               "was: [{id: old, text: t, but: b, cite: src}]\n---\n");
    world_join(world);
    assert_said(world, "");
    fact = get(world, "right", "r");
    assert_true(fact->page == world_find(world, "a.md"));
    assert_int_equal(fact->span.len, 1);
    assert_str(world, value_as_text(value_get(fact->value, "but")), "b");
    assert_str(world, value_as_text(value_at_path(fact->value,
                                                  STR("cites.1"))), "src");
    assert_true(value_get(get(world, "right", "old")->value,
                          "was")->as.boolean);
    fact = get(world, "source", "src");
    assert_str(world, value_as_text(value_get(fact->value, "title")), "Src");
    assert_str(world, value_as_text(value_get(fact->value, "key")), "src");
    assert_null(get(world, "right", "zzz"));
    assert_null(get(world, "zzz", "a"));
    facts_all(&world->site, STR("right"), &count);
    assert_int_equal(count, 2);
    assert_null(facts_all(&world->site, STR("zzz"), &count));
    assert_int_equal(count, 0);
}

static void facts_come_in_page_order(void **state)
{
    World *world = *state;
    const Fact *const *all;
    size_t count;

    world_file(world, "b.md", TITLED "---\n");
    world_file(world, "a.md", TITLED "---\n");
    world_load(world);
    for (size_t i = world->site.page_count; i > 0; i--) {
        Page *page = world->site.page[i - 1];

        facts_publish(page, STR("x"), page->id, NULL, page->source,
                      (Span){4, 5});
        facts_publish(page, STR("m"), STR("same"), NULL, page->source,
                      (Span){4, 5});
    }
    facts_allow_many(&world->site, STR("m"));
    for (size_t i = 0; i < world->site.page_count; i++)
        facts_merge(&world->site, world->site.page[i]);
    facts_freeze(&world->site);
    assert_said(world, "");
    all = facts_all(&world->site, STR("x"), &count);
    assert_int_equal(count, 2);
    assert_str(world, all[0]->key, "a");
    assert_str(world, all[1]->key, "b");
    facts_all(&world->site, STR("m"), &count);
    assert_int_equal(count, 2);
    assert_true(get(world, "m", "same")->page == world->site.page[0]);
}

static void two_of_one_key_are_a_mistake(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               TITLED "rights: [{id: r, text: t, but: b, cite: s}]\n---\n");
    world_file(world, "b.md",
               TITLED "order: 1\n"
               "rights: [{id: r, text: t, but: b, cite: s}]\n---\n");
    world_join(world);
    assert_said(world,
                "b.md:4:15: error: there is a right 'r' already "
                "[duplicate-fact] (give one of them another name) {the first "
                "is here: a.md:3}\n");
}

static void translations_tell_the_same(void **state)
{
    World *world = *state;
    size_t count;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    world_file(world, "a.md",
               TITLED "rights: [{id: r, text: t, but: b, cite: s}]\n---\n");
    world_file(world, "a.cy.md",
               TITLED "rights: [{id: r, text: w, but: b, cite: s}]\n---\n");
    world_join(world);
    assert_said(world, "");
    assert_true(get(world, "right", "r")->page == world_find(world, "a.md"));
    facts_all(&world->site, STR("right"), &count);
    assert_int_equal(count, 2);
}

static void near_keys_are_found_among_many(void **state)
{
    World *world = *state;
    Str near;

    world_page(world, "");
    for (int i = 0; i < 5000; i++)
        facts_add(&world->site, STR("k"),
                  arena_fmt(&world->arena, "page-%04d", i), NULL, NULL,
                  (Span){0, 0});
    facts_add(&world->site, STR("k"), STR("vtr5274"), NULL, NULL,
              (Span){0, 0});
    facts_freeze(&world->site);
    near = facts_nearest(&world->site, STR("k"), STR("vtr5247"));
    assert_str(world, near, "vtr5274");
    near = facts_nearest(&world->site, STR("k"), STR("pgae-1234"));
    assert_str(world, near, "page-1234");
    near = facts_nearest(&world->site, STR("k"), STR("something-else"));
    assert_str(world, near, "");
    near = facts_nearest(&world->site, STR("k"), STR(""));
    assert_str(world, near, "");
    near = facts_nearest(&world->site, STR("none"), STR("x"));
    assert_str(world, near, "");
}

static void a_file_is_near_by_its_own_name(void **state)
{
    static const char *const files[] = {"money/index.md", "coach/disagree.md",
                                        "money/stopped.md"};
    World *world = *state;

    world_page(world, "");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        facts_add(&world->site, STR("k"), str_from(files[i]), NULL, NULL,
                  (Span){0, 0});
    facts_freeze(&world->site);
    /* Not by the folder and the ending that it shares with others. */
    assert_str(world, facts_nearest(&world->site, STR("k"),
                                    STR("money/missing.md")), "");
    assert_str(world, facts_nearest(&world->site, STR("k"),
                                    STR("money/stoped.md")),
               "money/stopped.md");
    assert_str(world, facts_nearest(&world->site, STR("k"),
                                    STR("money/disagree.md")),
               "coach/disagree.md");
}

static void two_pages_in_one_place_are_told_once(void **state)
{
    World *world = *state;

    world_file(world, "a.md", TITLED "---\n## X\n");
    world_file(world, "a.en.md", TITLED "---\n## X\n");
    world_join(world);
    assert_codes(world, "a.md:0 path-clash\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(the_program_publishes_its_own),
        SITE_TEST(facts_come_in_page_order),
        SITE_TEST(two_of_one_key_are_a_mistake),
        SITE_TEST(translations_tell_the_same),
        SITE_TEST(near_keys_are_found_among_many),
        SITE_TEST(a_file_is_near_by_its_own_name),
        SITE_TEST(two_pages_in_one_place_are_told_once),
    };

    return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
