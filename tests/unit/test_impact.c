/* What rests on a source. */
#include "site_world.h"

#include "site/impact.h"

static void world_sources(World *world)
{
    world_file(world, "sources/regs.yaml", "type: regulation\ntitle: Regs\n");
    world_file(world, "sources/act.yaml", "type: legislation\ntitle: Act\n");
    world_file(world, "sources/guide.yaml",
               "type: webpage\ntitle: Guide\nstanding: instructions\n");
}

static Impact *ask(World *world, const char *key, const char *place)
{
    Pinpoint *pinpoint =
        place ? pinpoint_new(&world->arena, str_from(place)) : NULL;

    return impact_new(&world->arena, &world->site, str_from(key), pinpoint,
                      str_from(place));
}

/* "a.md:3 right same law alone verified; " for each hit. */
static const char *shown(World *world, const Impact *impact)
{
    Str out = STR("");

    for (size_t i = 0; i < impact->count; i++) {
        const ImpactHit *hit = &impact->hit[i];

        out = arena_fmt(&world->arena, "%.*s%s%.*s:%u %s %s %.*s%s%s%.*s",
                        STR_ARG(out), i > 0 ? "; " : "",
                        STR_ARG(hit->source->path),
                        (unsigned)source_line_at(hit->source, hit->span.off),
                        impact_kind_name(hit->kind),
                        impact_match_name(hit->match), STR_ARG(hit->standing),
                        hit->alone ? " alone" : "",
                        hit->quotation.len > 0 ? " " : "",
                        STR_ARG(hit->quotation));
    }
    return out.ptr;
}

static void each_kind_of_claim_is_found(void **state)
{
    World *world = *state;

    world_sources(world);
    world_file(world, "a.md",
               "---\ntitle: A\nrights:\n"
               "  - id: r\n    text: T\n    but: B\n    cite: regs, reg 15\n"
               "deadlines:\n"
               "  - do: D\n    within: a\n    late: L\n    cite: regs, reg 9\n"
               "---\n## H\n\nText [@regs].\n");
    world_file(world, "b.md",
               "---\ntitle: B\nstatus: historical\nwas:\n"
               "  - id: w\n    text: T\n    but: B\n    cite: regs\n---\n"
               "> [!RIGHT] r\n");
    world_file(world, "c.md",
               "---\ntitle: C\nkind: letter\n---\n> [!LETTER]\n> L [@regs].\n");
    world_file(world, "d.md", "---\ntitle: D\ndata: d.yaml\n---\n");
    world_file(world, "d.yaml",
               "list:\n  - term: T\n    definition: D\n    cite: regs\n"
               "  - name: N\n    cite: [act, regs]\n");
    world_join(world);
    assert_string_equal(
        shown(world, ask(world, "regs", NULL)),
        "a.md:7 right same law alone; a.md:12 deadline same law alone; "
        "a.md:16 text source law alone; b.md:8 past-right source law alone; "
        "b.md:10 shown-right same law alone; c.md:6 letter source law alone; "
        "d.yaml:4 definition source law alone; d.yaml:6 data source law");
}

static void a_claim_stands_as_high_as_its_strongest_source(void **state)
{
    World *world = *state;

    world_sources(world);
    world_file(world, "a.md",
               "---\ntitle: A\nrights:\n"
               "  - id: r\n    text: T\n    but: B\n"
               "    cite: [guide, \"regs, reg 2\"]\n"
               "  - id: s\n    text: T\n    but: B\n"
               "    cite: [\"guide, p 1\", \"guide, p 2\"]\n"
               "---\nOne [@guide]. Two [@guide; @act].\n"
               "Three [@guide] [@act]. Four [@guide]\n[@guide]\n");
    world_join(world);
    assert_string_equal(
        shown(world, ask(world, "guide", NULL)),
        "a.md:7 right source law; a.md:11 right same instructions alone; "
        "a.md:11 right same instructions alone; "
        "a.md:13 text source instructions alone; a.md:13 text source law; "
        "a.md:14 text source law; a.md:14 text source instructions alone; "
        "a.md:15 text source instructions alone");
}

static void places_are_sorted_by_how_they_meet(void **state)
{
    World *world = *state;

    world_sources(world);
    world_file(world, "a.md",
               "[@regs, reg 15]\n\n[@regs, reg 15(3)]\n\n[@regs, regs 13-16]\n"
               "\n[@regs, reg 16]\n\n[@regs]\n\n[@regs, pt 2]\n"
               "\n[@regs, reg 15 onwards]\n");
    world_join(world);
    assert_string_equal(
        shown(world, ask(world, "regs", "reg 15")),
        "a.md:1 text same law alone; a.md:3 text inside law alone; "
        "a.md:5 text holds law alone; a.md:9 text source law alone; "
        "a.md:11 text unclear law alone; a.md:13 text same law alone");
}

static void headings_are_found_by_their_beginning(void **state)
{
    World *world = *state;
    Impact *impact;

    world_sources(world);
    world_file(world, "a.md",
               "[@guide, \"Who may ask?\"]\n\n[@guide, \"Who may answer?\"]\n"
               "\n[@guide, “Who”]\n");
    world_join(world);
    assert_string_equal(shown(world, ask(world, "guide", "who may as")),
                        "a.md:1 text same instructions alone");
    assert_string_equal(shown(world, ask(world, "guide", "\"Who\"")),
                        "a.md:5 text same instructions alone");
    impact = ask(world, "guide", "who may");
    assert_int_equal(impact->heading_count, 2);
    assert_int_equal(ask(world, "guide", "why")->heading_count, 0);
    assert_int_equal(ask(world, "guide", "why")->count, 0);
}

/* A fact about the first `words` in the page. */
static void publish_quotation(World *world, Page *page, const char *words,
                              const char *outcome, const char *pinpoint,
                              bool counts)
{
    Value *value = value_map(&world->arena);
    Str found = str_from(words);
    Span span = {(uint32_t)str_find(page->source->text, found),
                 (uint32_t)found.len};

    value_set_text(&world->arena, value, "outcome", str_from(outcome));
    value_set_text(&world->arena, value, "pinpoint", str_from(pinpoint));
    value_set_bool(&world->arena, value, "counts", counts);
    facts_publish(page, STR("quotation"), STR("guide"), value, page->source,
                  span);
}

static void quotations_say_how_they_were_found(void **state)
{
    World *world = *state;
    Page *page;

    world_sources(world);
    world_file(world, "a.md",
               "---\ntitle: A\nrights:\n  - id: r\n    text: A \"right\".\n"
               "    but: B\n    cite: guide\n---\n"
               "One \"two three\" [@guide].\n\n*\"Four\"*, [@guide, p 2].\n\n"
               "> Five\n> [@guide, p 3]\n\n> Six\n\n— [@guide, p 4]\n\n"
               "\"Seven\" [@guide, p 5; @guide, p 6; @act]\n\n"
               "\"Eight\" is not it [@guide]\n");
    world_join(world);
    page = world_find(world, "a.md");
    facts_open(&world->site);
    facts_allow_many(&world->site, STR("quotation"));
    facts_add_program(&world->site);
    publish_quotation(world, page, "A \"right\".", "verified", "", true);
    publish_quotation(world, page, "\"two three\"", "verified", "", true);
    publish_quotation(world, page, "\"Four\"", "missing", "p 2", true);
    publish_quotation(world, page, "> Five\n> [@guide, p 3]", "unchecked",
                      "p 3", true);
    publish_quotation(world, page, "> Six", "verified", "p 4", true);
    publish_quotation(world, page, "\"Seven\"", "verified", "p 5", true);
    publish_quotation(world, page, "\"Seven\"", "missing", "p 6", false);
    publish_quotation(world, page, "\"Eight\"", "missing", "", true);
    facts_merge(&world->site, page);
    assert_string_equal(
        shown(world, ask(world, "guide", NULL)),
        "a.md:7 right source instructions alone verified; "
        "a.md:9 text source instructions alone verified; "
        "a.md:11 text same instructions alone missing; "
        "a.md:14 text same instructions alone unchecked; "
        "a.md:18 text same instructions alone verified; "
        "a.md:20 text same law verified; a.md:20 text same law; "
        "a.md:22 text source instructions alone");
}

static void slips_and_files_with_errors_are_told(void **state)
{
    World *world = *state;
    Impact *impact;

    world_sources(world);
    world_file(world, "a.md", "[@guid] [@acts] [@nothing-like-it]\n");
    world_file(world, "b.md", "---\ntitle: [\n---\n[@guide]\n");
    world_join(world);
    impact = ask(world, "guide", NULL);
    assert_int_equal(impact->count, 1);
    assert_int_equal(impact->slip_count, 1);
    assert_str(world, impact->slip[0].key, "guid");
    assert_int_equal(impact->file_count, 1);
    assert_str(world, impact->file[0], "b.md");
    assert_true(impact->known);
    assert_true(ask(world, "nothing-like-it", NULL)->known);
    assert_false(ask(world, "nobody", NULL)->known);
}

static void pages_come_in_reading_order(void **state)
{
    World *world = *state;
    Impact *impact;
    ImpactCount count;

    world_sources(world);
    world_file(world, "index.md", "---\ntitle: Z\n---\n[@act]\n");
    world_file(world, "a/index.md", "---\ntitle: A\norder: 2\n---\n[@act]\n");
    world_file(world, "a/x.md", "---\ntitle: X\norder: 9\n---\n[@act]\n");
    world_file(world, "a/y.md",
               "---\ntitle: Y\norder: 3\nrights:\n  - id: r\n    text: T\n"
               "    but: B\n    cite: [act, \"act, s 2\"]\n---\n[@act]\n");
    world_file(world, "b.md", "---\ntitle: B\norder: 1\n---\n[@act]\n");
    world_join(world);
    impact = ask(world, "act", NULL);
    assert_string_equal(
        shown(world, impact),
        "index.md:4 text source law alone; b.md:5 text source law alone; "
        "a/index.md:5 text source law alone; a/y.md:8 right source law alone; "
        "a/y.md:8 right same law alone; a/y.md:10 text source law alone; "
        "a/x.md:5 text source law alone");
    count = impact_count(impact, 1u << IMPACT_SAME | 1u << IMPACT_SOURCE);
    assert_int_equal(count.places, 7);
    assert_int_equal(count.pages, 5);
    assert_int_equal(count.rights, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(each_kind_of_claim_is_found),
        SITE_TEST(a_claim_stands_as_high_as_its_strongest_source),
        SITE_TEST(places_are_sorted_by_how_they_meet),
        SITE_TEST(headings_are_found_by_their_beginning),
        SITE_TEST(quotations_say_how_they_were_found),
        SITE_TEST(slips_and_files_with_errors_are_told),
        SITE_TEST(pages_come_in_reading_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
