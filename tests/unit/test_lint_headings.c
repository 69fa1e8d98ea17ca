/* tests/unit/test_lint_headings.c - levels of headings. */
#include "lint_world.h"

static void levels_that_follow_are_fine(void **state)
{
    World *world = *state;

    world_file(world, "index.md",
               TITLED "## A\n\n### B\n\n#### C\n\n## D\n\n### E\n\n### F\n");
    world_file(world, "no-headings.md", "---\ntitle: U\n---\n\nText.\n");
    world_lint(world);
    assert_said(world, "");
}

static void the_first_is_measured_from_the_title(void **state)
{
    World *world = *state;

    world_file(world, "index.md", TITLED "### When it starts {#start}\n");
    world_lint(world);
    assert_said(world,
                "index.md:5:1: warning: the first level below the title is "
                "'##', but this heading is '###' [heading-skipped] (write: ## "
                "When it starts {#start}, and change the headings like it "
                "below, too)\n");
}

static void headings_alike_are_one_mistake(void **state)
{
    World *world = *state;

    world_file(world, "index.md",
               TITLED "## A\n\n#### B\n\n##### C\n\n#### D\n\n## E\n\n"
               "#### F\n");
    world_lint(world);
    assert_codes(world, "index.md:7 heading-skipped\n"
                        "index.md:15 heading-skipped\n");
}

static void a_title_in_the_body_begins_anew(void **state)
{
    World *world = *state;

    world_file(world, "index.md", "# T\n\n## A\n\n### B\n");
    world_lint(world);
    assert_said(world, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(levels_that_follow_are_fine),
        SITE_TEST(the_first_is_measured_from_the_title),
        SITE_TEST(headings_alike_are_one_mistake),
        SITE_TEST(a_title_in_the_body_begins_anew),
    };

    return cmocka_run_group_tests_name("lint_headings", tests, NULL, NULL);
}
