/* tests/unit/test_links.c - links and images from source paths to outputs. */
#include "site_world.h"

#define TITLED "---\ntitle: T\n---\n\n"

/* The address of the page's n-th link or image, from 0. */
static const char *url(World *world, const char *source_path, size_t n)
{
    const Page *page = world_find(world, source_path);
    Node *node = page->document;

    for (; node; node = node_next(page->document, node))
        if ((node->kind == NODE_LINK || node->kind == NODE_IMAGE) && n-- == 0)
            return world_text(world, node->as.link.url);
    return "(none)";
}

static void links_name_source_files(void **state)
{
    World *world = *state;

    world_file(world, "a/x.md",
               TITLED "[1](y.md) [2](../b/z.md#two) [3](../b/) [4](../b) "
               "[5](#here) [6](x.md#here) [7](../index.md) [8](..) [9](.) "
               "[10](../files/a%20b.pdf?x#page=2) ![p](../files/p.png) "
               "[11](y.md?a=b)\n\n## Here\n");
    world_file(world, "a/y.md", TITLED);
    world_file(world, "a/index.md", TITLED);
    world_file(world, "b/index.md", TITLED);
    world_file(world, "b/z.md", TITLED "## Two\n");
    world_file(world, "index.md", TITLED);
    world_file(world, "files/a b.pdf", "");
    world_file(world, "files/p.png", "");
    world_build(world);
    assert_said(world, "");
    assert_string_equal(url(world, "a/x.md", 0), "y.html");
    assert_string_equal(url(world, "a/x.md", 1), "../b/z.html#two");
    assert_string_equal(url(world, "a/x.md", 2), "../b/index.html");
    assert_string_equal(url(world, "a/x.md", 3), "../b/index.html");
    assert_string_equal(url(world, "a/x.md", 4), "#here");
    assert_string_equal(url(world, "a/x.md", 5), "x.html#here");
    assert_string_equal(url(world, "a/x.md", 6), "../index.html");
    assert_string_equal(url(world, "a/x.md", 7), "../index.html");
    assert_string_equal(url(world, "a/x.md", 8), "index.html");
    assert_string_equal(url(world, "a/x.md", 9),
                        "../files/a%20b.pdf?x#page=2");
    assert_string_equal(url(world, "a/x.md", 10), "../files/p.png");
    assert_string_equal(url(world, "a/x.md", 11), "y.html?a=b");
}

static void names_with_odd_letters(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               TITLED "[1](<ŵy b.md>) [2](%C5%B5y%20b.md) "
               "[3](c+d.md#tŷ) [4](100%25.md)\n");
    world_file(world, "ŵy b.md", TITLED);
    world_file(world, "c+d.md", TITLED "## x {#tŷ}\n");
    world_file(world, "100%.md", TITLED);
    world_build(world);
    assert_said(world, "");
    assert_string_equal(url(world, "a.md", 0), "%C5%B5y%20b.html");
    assert_string_equal(url(world, "a.md", 1), "%C5%B5y%20b.html");
    assert_string_equal(url(world, "a.md", 3), "100%25.html");
}

static void other_websites_are_left_alone(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               TITLED "[1](https://x.org/a?b#c) [2](mailto:a@b.org) "
               "[3](tel:123) <http://x.org> [4](#) [5](#:~:text=a)\n");
    world_build(world);
    assert_said(world, "");
    assert_string_equal(url(world, "a.md", 0), "https://x.org/a?b#c");
    assert_string_equal(url(world, "a.md", 1), "mailto:a@b.org");
}

static void unsafe_links_are_refused(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               TITLED "[1](javascript:alert(1))\n[2](JaVaScRiPt:x)\n"
               "[3](data:text/html,x)\n[4](C:/x.pdf)\n[5](file:///etc)\n"
               "![6](data:image/png,x)\n[7](//x.org/a)\n[8](/b.md)\n"
               "[9](/nowhere.md)\n");
    world_file(world, "b.md", TITLED);
    world_build(world);
    assert_codes(world, "a.md:5 unsafe-link\na.md:6 unsafe-link\n"
                        "a.md:7 unsafe-link\na.md:8 unsafe-link\n"
                        "a.md:9 unsafe-link\na.md:10 unsafe-link\n"
                        "a.md:11 absolute-link\na.md:12 absolute-link\n"
                        "a.md:13 absolute-link\n");
    assert_str(world, diag_get(world->diags, 7)->help,
               "did you mean 'b.md'?");
}

static void what_is_not_there_is_named_with_what_is(void **state)
{
    World *world = *state;

    world_file(world, "sub/a.md",
               TITLED "[1](disagre.md)\n[2](other.md)\n[3](b)\n[4](b.html)\n"
               "[5](b.md#tow)\n[6](../pics/)\n![7](../pics/mpa.png)\n"
               "[8](no.pdf)\n[9](README.md)\n[10](../../up.md)\n[11]()\n"
               "[12](a%zz.md)\n![13](b.md)\n[14](draft.md)\n[15](#tow)\n\n"
               "## Two\n");
    world_file(world, "sub/b.md", TITLED "## Two\n");
    world_file(world, "sub/disagree.md", TITLED);
    world_file(world, "far/other.md", TITLED);
    world_file(world, "pics/map.png", "");
    world_file(world, "sub/draft.md", "---\nstatus: draft\n---\n");
    world_build(world);
    assert_said(
        world,
        "sub/a.md:5:5: error: there is no page 'disagre.md' [missing-page] "
        "(did you mean 'disagree.md'?)\n"
        "sub/a.md:6:5: error: there is no page 'other.md' [missing-page] (did "
        "you mean '../far/other.md'?)\n"
        "sub/a.md:7:5: error: there is no page 'b' [missing-page] (did you "
        "mean 'b.md'?)\n"
        "sub/a.md:8:5: error: there is no page 'b.html' [missing-page] (did "
        "you mean 'b.md'?)\n"
        "sub/a.md:9:5: error: there is no heading '#tow' on the page "
        "'sub/b.md' [missing-anchor] (did you mean '#two'?)\n"
        "sub/a.md:10:5: error: the folder '../pics/' has no front page "
        "[missing-page] (make the page pics/index.md, or link to one of the "
        "pages in the folder)\n"
        "sub/a.md:11:6: error: there is no picture '../pics/mpa.png' "
        "[missing-image] (did you mean '../pics/map.png'?)\n"
        "sub/a.md:12:5: error: there is no file 'no.pdf' [missing-file]\n"
        "sub/a.md:13:5: error: 'README.md' is not a page of the handbook "
        "[missing-page] (README files are for the people who write; link to "
        "a page)\n"
        "sub/a.md:14:6: error: '../../up.md' leads out of the handbook "
        "[link-outside] (take one '../' away)\n"
        "sub/a.md:15:1: error: there is nothing between the brackets of this "
        "link [missing-page] (write where it leads between the brackets: "
        "[text](page.md))\n"
        "sub/a.md:16:6: error: 'a%zz.md' has a '%' without two figures behind "
        "it [bad-link] (write %25 for a percent sign, %20 for a space)\n"
        "sub/a.md:17:7: error: 'b.md' is a page, not a picture "
        "[missing-image] (take the '!' away to make it a link)\n"
        "sub/a.md:18:6: error: 'draft.md' is a draft, which readers do not "
        "get [missing-page] (take the link out until the page is ready, or "
        "build with --drafts)\n"
        "sub/a.md:19:6: error: there is no heading '#tow' on this page "
        "[missing-anchor] (did you mean '#two'?)\n");
}

static void a_page_that_failed_is_no_second_mistake(void **state)
{
    World *world = *state;

    world_file(world, "a.md", TITLED "[1](b.md#x) [2](c.md#y)\n");
    world_file(world, "b.md", "\xFF");
    world_file(world, "c.md",
               "---\nstatus: withdrawn\nbecause: x\ninstead: a.md\n---\n");
    world_build(world);
    assert_codes(world, "b.md:1 invalid-utf8\n");
    assert_string_equal(url(world, "a.md", 0), "b.html#x");
    assert_string_equal(url(world, "a.md", 1), "c.html#y");
}

static void the_titles_heading_is_the_top_of_the_page(void **state)
{
    World *world = *state;

    world_file(world, "a.md", "# Hello there\n\n[1](#hello-there) "
                              "[2](b.md#my-title)\n");
    world_file(world, "b.md", "# My title\n");
    world_build(world);
    assert_said(world, "");
    assert_string_equal(url(world, "a.md", 0), "#content");
    assert_string_equal(url(world, "a.md", 1), "b.html");
}

static void githubs_ids_work_too(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               TITLED "[1](#whats-new) [2](b.md#tŷ-nesaf--a-mwy) "
               "[3](b.md#same-1) [4](b.md#whats-old)\n\n## What's new?\n");
    world_file(world, "b.md",
               TITLED "## Tŷ Nesaf & a mwy\n## Same!\n## Same\n");
    world_build(world);
    assert_codes(world, "a.md:5 missing-anchor\n");
    assert_string_equal(url(world, "a.md", 0), "#what-s-new");
    assert_string_equal(url(world, "a.md", 1), "b.html#ty-nesaf-a-mwy");
    assert_string_equal(url(world, "a.md", 2), "b.html#same-2");
}

static void rights_have_addresses(void **state)
{
    World *world = *state;

    world_file(world, "a.md", TITLED "[1](b.md#right-r)\n[2](b.md#right-x)\n"
                              "[3](b.md#deadline-1)\n[4](b.md#deadline-2)\n"
                              "[5](b.md#answer-1)\n[6](b.md#answer-0)\n");
    world_file(world, "b.md",
               "---\ntitle: T\n"
               "rights: [{id: r, text: t, but: b, cite: k}]\n"
               "deadlines: [{do: d, within: w, late: l, cite: k}]\n"
               "response: {by: x, answers: [{question: q, outcome: refused, "
               "cite: k}]}\n---\n");
    world_build(world);
    assert_codes(world, "a.md:6 missing-anchor\na.md:8 missing-anchor\n"
                        "a.md:10 missing-anchor\n");
}

static void letters_have_an_address(void **state)
{
    World *world = *state;

    world_file(world, "a.md", TITLED "[1](b.md#letter)\n[2](c.md#letter)\n");
    world_file(world, "b.md", "---\ntitle: T\nkind: letter\n---\n");
    world_file(world, "c.md", TITLED);
    world_build(world);
    assert_codes(world, "a.md:6 missing-anchor\n");
}

static void pictures(void **state)
{
    World *world = *state;

    world_file(world, "a.md", TITLED "![](p.png)\n![x](https://x.org/p.png)\n");
    world_file(world, "p.png", "");
    world_build(world);
    assert_codes(world, "a.md:5 missing-alt\na.md:6 outside-image\n");
    assert_int_equal(diag_exit_status(world->diags), 0);
}

static void front_matter_refers_to_pages(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               "---\ntitle: T\nelsewhere:\n  wales: b.md\n"
               "  scotland: bb.md#x\n  england: Ask there. See b.md\n---\n");
    world_file(world, "b.md", TITLED);
    world_file(world, "c.md",
               "---\nstatus: withdrawn\nbecause: x\ninstead: c.md\n---\n");
    world_file(world, "d.md",
               "---\nstatus: withdrawn\nbecause: x\ninstead: c.md\n---\n");
    world_file(world, "e.md",
               "---\ntitle: T\nstatus: superseded\n"
               "superseded_by: https://x.org/\n---\n");
    world_build(world);
    assert_said(world,
                "a.md:5:13: error: there is no page 'bb.md#x' [missing-page] "
                "(did you mean 'b.md'?)\n"
                "c.md:4:10: error: this page sends its readers to itself "
                "[link-to-itself] (name the page to read instead of this "
                "one)\n"
                "d.md:4:10: warning: 'c.md' is withdrawn itself "
                "[link-to-withdrawn] (name a page that is still there)\n"
                "e.md:4:16: error: 'https://x.org/' is not a page of this "
                "handbook [missing-page] (write the path of a page of this "
                "handbook, as in: money/stopped.md)\n");
}

/* The page that a reference leads to, and what stands behind its address. */
static const char *page_at(World *world, const Page *from, const char *target)
{
    Str behind;
    const Page *page = links_page(&world->site, from, &world->arena,
                                  str_from(target), &behind);

    return page ? world_text(world,
                             str_cat(&world->arena, page->source_path, behind))
                : "(none)";
}

static void a_reference_is_found_as_a_link_is(void **state)
{
    World *world = *state;
    const Page *from;
    Str behind;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    world_file(world, "a/x.md",
               "---\nstatus: withdrawn\nbecause: x\ninstead: ../b/#two\n"
               "---\n");
    world_file(world, "a/x.cy.md", TITLED);
    world_file(world, "a/y.md",
               "---\ntitle: T\nstatus: superseded\n"
               "superseded_by: \"../ŵy b.md\"\n---\n");
    world_file(world, "b/index.md", TITLED "## Two\n");
    world_file(world, "b/index.cy.md", TITLED);
    world_file(world, "c.md", "# Top\n\n## What's new?\n");
    world_file(world, "ŵy b.md", TITLED);
    world_build(world);
    from = world_find(world, "a/x.md");
    assert_string_equal(page_at(world, from, "../b/"), "b/index.md");
    assert_string_equal(page_at(world, from, "../b"), "b/index.md");
    assert_string_equal(page_at(world, from, "../%C5%B5y%20b.md"),
                        "ŵy b.md");
    assert_string_equal(page_at(world, from, "../c.md#top"), "c.md");
    assert_string_equal(page_at(world, from, "../c.md#whats-new"),
                        "c.md#what-s-new");
    assert_string_equal(page_at(world, NULL, "c.md"), "c.md");
    assert_string_equal(page_at(world, NULL, "b"), "b/index.md");
    assert_string_equal(page_at(world, world_find(world, "a/x.cy.md"),
                                "../b/"), "b/index.cy.md");
    assert_string_equal(page_at(world, from, ""), "(none)");
    assert_string_equal(page_at(world, from, "#two"), "(none)");
    assert_string_equal(page_at(world, from, "%"), "(none)");
    assert_string_equal(page_at(world, from, "../../out.md"), "(none)");
    assert_string_equal(page_at(world, from, "no.md"), "(none)");
    assert_true(links_instead(&world->site, from, &world->arena, &behind) ==
                world_find(world, "b/index.md"));
    assert_str(world, behind, "#two");
    assert_true(links_instead(&world->site, world_find(world, "a/y.md"),
                              &world->arena, &behind) ==
                world_find(world, "ŵy b.md"));
    assert_null(links_instead(&world->site, world_find(world, "c.md"),
                              &world->arena, &behind));
}

static void handbook_yaml_refers_to_pages(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml",
               "start:\n  - {label: A, page: a.md}\n"
               "  - {label: B, page: mony/a.md}\n");
    world_file(world, "a.md", TITLED);
    world_file(world, "money/a.md", TITLED);
    world_build(world);
    assert_said(world,
                "handbook.yaml:3:22: error: there is no page 'mony/a.md' "
                "[missing-page] (did you mean 'money/a.md'?)\n");
}

static void short_links_find_pages(void **state)
{
    World *world = *state;
    const Site *site = &world->site;
    const Page *welsh;
    bool ambiguous;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    world_file(world, "a/one.md", TITLED);
    world_file(world, "a/one.cy.md", TITLED);
    world_file(world, "a/two.md", TITLED);
    world_file(world, "b/two.md", TITLED);
    world_file(world, "b/index.md", TITLED);
    world_build(world);
    welsh = world_find(world, "a/one.cy.md");
    assert_true(links_find(site, NULL, STR("a/one"), &ambiguous) ==
                world_find(world, "a/one.md"));
    assert_true(links_find(site, NULL, STR("one"), &ambiguous) ==
                world_find(world, "a/one.md"));
    assert_true(links_find(site, welsh, STR("one"), &ambiguous) == welsh);
    assert_true(links_find(site, NULL, STR("b"), &ambiguous) ==
                world_find(world, "b/index.md"));
    assert_false(ambiguous);
    assert_null(links_find(site, NULL, STR("two"), &ambiguous));
    assert_true(ambiguous);
    assert_null(links_find(site, NULL, STR("three"), &ambiguous));
    assert_false(ambiguous);
    assert_str(world, links_nearest(site, STR("a/oen")), "a/one");
    assert_str(world, links_nearest(site, STR("onee")), "one");
    assert_str(world, links_nearest(site, STR("zzzzzz")), "");
}

static void a_folder_is_read_in_ones_own_language(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    world_file(world, "a.cy.md", TITLED "[1](sub/) [2](sub/index.md)\n");
    world_file(world, "sub/index.md", TITLED);
    world_file(world, "sub/index.cy.md", TITLED);
    world_build(world);
    assert_said(world, "");
    assert_string_equal(url(world, "a.cy.md", 0), "sub/index.cy.html");
    assert_string_equal(url(world, "a.cy.md", 1), "sub/index.html");
}

static void one_reference_at_a_time(void **state)
{
    World *world = *state;
    Str out;

    world_file(world, "sub/a.md", TITLED);
    world_file(world, "b.md", TITLED);
    world_build(world);
    assert_true(links_target(&world->site, world_find(world, "sub/a.md"),
                             &world->arena, STR("../b.md"), diag_nowhere(),
                             &out));
    assert_str(world, out, "../b.html");
    assert_true(links_target(&world->site, NULL, &world->arena,
                             STR("sub/a.md"), diag_nowhere(), &out));
    assert_str(world, out, "sub/a.html");
    assert_false(links_target(&world->site, NULL, &world->arena,
                              STR("sub/c.md"), diag_nowhere(), &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(links_name_source_files),
        SITE_TEST(names_with_odd_letters),
        SITE_TEST(other_websites_are_left_alone),
        SITE_TEST(unsafe_links_are_refused),
        SITE_TEST(what_is_not_there_is_named_with_what_is),
        SITE_TEST(a_page_that_failed_is_no_second_mistake),
        SITE_TEST(the_titles_heading_is_the_top_of_the_page),
        SITE_TEST(githubs_ids_work_too),
        SITE_TEST(rights_have_addresses),
        SITE_TEST(letters_have_an_address),
        SITE_TEST(pictures),
        SITE_TEST(front_matter_refers_to_pages),
        SITE_TEST(a_reference_is_found_as_a_link_is),
        SITE_TEST(handbook_yaml_refers_to_pages),
        SITE_TEST(short_links_find_pages),
        SITE_TEST(a_folder_is_read_in_ones_own_language),
        SITE_TEST(one_reference_at_a_time),
    };

    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
