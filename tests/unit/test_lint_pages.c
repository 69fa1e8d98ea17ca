/* tests/unit/test_lint_pages.c - what takes all pages to see: successors, ways
 * to a page, titles, reviews, addresses. */
#include "lint_world.h"

#define BY "reviewed_by: A. Adviser\n"

/* p00001.md, which leads to another of them. */
static void numbered(World *world, size_t n, const char *status,
                     const char *key, size_t to)
{
    char path[32], text[256];

    snprintf(path, sizeof path, "p%05zu.md", n);
    snprintf(text, sizeof text,
             "---\ntitle: P%zu\nstatus: %s\n%s: p%05zu.md\n---\n", n, status,
             key, to);
    world_file(world, path, text);
}

static void a_long_chain_leads_to_its_end(void **state)
{
    World *world = *state;
    enum { PAGES = 2000 };

    for (size_t i = 0; i < PAGES; i++)
        numbered(world, i, "superseded", "superseded_by", i + 1);
    world_file(world, "p02000.md", "---\ntitle: Last\n---\n");
    world_file(world, "index.md", TITLED "[The first](p00000.md)\n");
    world_lint(world);
    assert_int_equal(diag_count(world->diags, DIAG_WARNING), PAGES);
    assert_non_null(strstr(world_said(world),
                           "index.md:5:13: warning: 'p00000.md' no longer "
                           "applies: 'p02000.md' took its place"));
}

static void a_ring_is_told_once(void **state)
{
    World *world = *state;
    enum { PAGES = 1000 };

    for (size_t i = 0; i < PAGES; i++)
        numbered(world, i, "historical", "instead", (i + 1) % PAGES);
    world_file(world, "z.md", "---\ntitle: Z\nstatus: historical\n"
               "instead: p00500.md\n---\n");
    world_lint(world);
    assert_codes(world, "p00000.md:4 page-ring\n");
}

static void ways_of_every_kind_lead_to_a_page(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml",
               "title: H\nlanguages: [en, cy]\nstart:\n  - {label: L, page: "
               "s/start.cy.md}\n");
    world_file(world, "index.md",
               TITLED "[Linked](s/link.cy.md) [[s/short]]\n\n> [!RIGHT] r\n");
    world_file(world, "s/index.md", "---\ntitle: S\n---\n");
    world_file(world, "s/link.cy.md", "---\ntitle: Link\n---\n");
    world_file(world, "s/short.cy.md", "---\ntitle: Short\n---\n");
    world_file(world, "s/start.cy.md", "---\ntitle: Start\n---\n");
    world_file(world, "s/twin.md", "---\ntitle: Twin\n---\n");
    world_file(world, "s/twin.cy.md", "---\ntitle: Gefell\n---\n");
    world_file(world, "s/right.cy.md",
               "---\ntitle: Right\nrights:\n  - {id: r, text: T, but: B, cite: "
               "k}\n---\n");
    world_file(world, "s/past.md",
               "---\ntitle: Past\nstatus: historical\ninstead: new.cy.md\n"
               "data: d.yaml\n---\n");
    world_file(world, "s/new.cy.md", "---\ntitle: New\n---\n");
    world_file(world, "s/d.yaml",
               "links: [end.cy.md]\ntext: See [it](in.cy.md#x) and [it](.\n"
               "top: s/top.cy.md\n");
    world_file(world, "s/end.cy.md", "---\ntitle: End\n---\n");
    world_file(world, "s/in.cy.md", "---\ntitle: In\n---\n\n## X\n");
    world_file(world, "s/top.cy.md", "---\ntitle: Top\n---\n");
    world_file(world, "s/nothing.cy.md", "---\ntitle: Nothing\n---\n");
    world_advise(world);
    assert_codes(world, "s/nothing.cy.md:2 orphan-page\n");
}

static void build_gives_no_advice_and_knows_no_day(void **state)
{
    World *world = *state;

    world_file(world, "index.md",
               TITLED "<https://example.org/> [a](b/c.md) [a](b/d.md)\n");
    world_file(world, "b/c.md",
               "---\ntitle: C\nreviewed: 2000-01-01\n" BY "---\n");
    world_file(world, "b/d.md", "---\ntitle: D\n---\n");
    world_lint(world);
    assert_said(world, "");
    assert_int_equal(world->site.summary_count, 0);
}

static void reviews_are_counted_in_one_line(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "title: H\n");
    world_file(world, "index.md", TITLED);
    world_file(world, "a.md", "---\ntitle: A\n---\n");
    world_file(world, "b.md",
               "---\ntitle: B\nreviewed: 2026-11-01\n" BY "---\n");
    world_file(world, "c.md",
               "---\ntitle: C\nreviewed: 2025-12-01\n" BY "---\n");
    world_file(world, "d.md",
               "---\ntitle: D\nreviewed: 2025-11-01\n" BY "---\n");
    world_file(world, "e.md", "---\ntitle: E\nstatus: historical\n---\n");
    world_advise(world);
    assert_codes(world, "c.md:3 review-due\nd.md:3 review-overdue\n");
    assert_int_equal(world->site.summary_count, 1);
    assert_str(world, world->site.summary[0],
               "Reviews: 1 up to date, 1 due within 30 days, 1 overdue, 2 "
               "never checked.");
}

/* It never speaks of them; with a review period it does. */
static void a_handbook_without_reviews_has_no_line_about_them(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "title: H\n");
    world_file(world, "index.md", TITLED);
    world_advise(world);
    assert_int_equal(world->site.summary_count, 0);
}

static void a_review_period_brings_the_line_about_reviews(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "title: H\nreview_period: 6 months\n");
    world_file(world, "index.md", TITLED);
    world_advise(world);
    assert_int_equal(world->site.summary_count, 1);
}

static void addresses_are_kept_in_order(void **state)
{
    World *world = *state;
    LintOptions options = {.jobs = 2, .links = true};
    const LintAddress *address;
    size_t count;
    Lint *lint;

    world_file(world, "index.md",
               TITLED "[b](https://b.org/) [a](https://a.org/) <a@b.org>\n");
    world_file(world, "z.md",
               "---\ntitle: Z\n---\n\n[a again](https://a.org/)\n");
    world_file(world, "sources/k.yaml",
               "type: webpage\ntitle: K\nURL: https://a.org/\n");
    world_join(world);
    lint = lint_open(&world->site, &options);
    lint_page(lint, world_find(world, "z.md"), 0);
    lint_page(lint, world_find(world, "index.md"), 1);
    lint_site(lint);
    address = lint_addresses(lint, &count);
    assert_int_equal(count, 4);
    assert_str(world, address[0].source->path, "index.md");
    assert_str(world, address[1].source->path, "sources/k.yaml");
    assert_str(world, address[2].source->path, "z.md");
    assert_str(world, address[3].url, "https://b.org/");
    lint_close(lint);
}

static void much_of_everything_is_looked_at_in_time(void **state)
{
    World *world = *state;
    enum { MANY = 20000 };
    Buf buf;

    buf_init(&buf, LIMIT_FILE_BYTES);
    buf_adds(&buf, TITLED);
    for (unsigned i = 0; i < MANY; i++)
        buf_addf(&buf, "#### h%u\n\n[here](#h%u) [w](#h%u) ](a b.md)\n\n", i,
                 i, i);
    world_bytes(world, "index.md", buf_str(&buf));
    buf_release(&buf);
    world_advise(world);
    /* all levels alike; no "[" opens before "]("; "here" each time; "w" from the second on */
    assert_int_equal(diag_count(world->diags, DIAG_WARNING), MANY + 1);
    assert_int_equal(diag_count(world->diags, DIAG_NOTE), MANY - 1);
}

static void one_line_of_half_links_is_read_in_time(void **state)
{
    World *world = *state;
    enum { MANY = 500000 };
    Buf buf;

    buf_init(&buf, LIMIT_FILE_BYTES);
    buf_adds(&buf, TITLED);
    for (unsigned i = 0; i < MANY; i++)
        buf_adds(&buf, i % 2 ? "](" : "a ");
    buf_adds(&buf, "\n\n[a](<https://a.org/");
    for (unsigned i = 0; i < MANY; i++)
        buf_adds(&buf, " a");
    buf_adds(&buf, ">)\n");
    world_bytes(world, "index.md", buf_str(&buf));
    buf_release(&buf);
    world_advise(world);
    assert_codes(world, "index.md:7 bad-url\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_long_chain_leads_to_its_end),
        SITE_TEST(a_ring_is_told_once),
        SITE_TEST(ways_of_every_kind_lead_to_a_page),
        SITE_TEST(build_gives_no_advice_and_knows_no_day),
        SITE_TEST(reviews_are_counted_in_one_line),
        SITE_TEST(a_handbook_without_reviews_has_no_line_about_them),
        SITE_TEST(a_review_period_brings_the_line_about_reviews),
        SITE_TEST(addresses_are_kept_in_order),
        SITE_TEST(much_of_everything_is_looked_at_in_time),
        SITE_TEST(one_line_of_half_links_is_read_in_time),
    };

    return cmocka_run_group_tests_name("lint_pages", tests, NULL, NULL);
}
