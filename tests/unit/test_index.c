/* tests/unit/test_index.c - the order and the places of pages. */
#include "site_world.h"

static const char *page_text(const char *lines)
{
    static char text[1000];

    snprintf(text, sizeof text, "---\n%s---\n", lines);
    return text;
}

/* "id: section; template; children" of all pages. */
static const char *tree(World *world)
{
    Buf buf;
    Str result;

    buf_init(&buf, 100000);
    for (size_t i = 0; i < world->site.page_count; i++) {
        const Page *page = world->site.page[i];

        buf_addf(&buf, "%.*s < %.*s; %.*s", STR_ARG(page->source_path),
                 STR_ARG(page->section ? page->section->source_path
                                       : STR("-")),
                 STR_ARG(page->template_name));
        for (size_t j = 0; j < page->child_count; j++)
            buf_addf(&buf, " %.*s", STR_ARG(page->child[j]->source_path));
        buf_addc(&buf, '\n');
    }
    result = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return result.ptr;
}

/* The reading order from the page on. */
static const char *reading(World *world, const char *from)
{
    const Page *page = world_find(world, from);
    Buf buf;
    Str result;

    buf_init(&buf, 100000);
    assert_null(page->previous);
    for (; page; page = page->next) {
        assert_true(!page->next || page->next->previous == page);
        buf_addf(&buf, "%.*s ", STR_ARG(page->source_path));
    }
    result = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return result.ptr;
}

static void sections_hold_what_is_below(void **state)
{
    World *world = *state;

    world_file(world, "index.md", page_text("title: Home\n"));
    world_file(world, "b/index.md", page_text("title: B\norder: 1\n"));
    world_file(world, "b/deep/x.md", page_text("title: X\n"));
    world_file(world, "b/y.md", page_text("title: Y\n"));
    world_file(world, "a/index.md", page_text("title: A\norder: 2\n"));
    world_file(world, "a/c/index.md", page_text("title: C\n"));
    world_file(world, "a/c/z.md", page_text("title: Z\n"));
    world_file(world, "top.md", page_text("title: Top\n"));
    world_join(world);
    assert_said(world, "");
    assert_string_equal(tree(world),
                        "a/c/index.md < a/index.md; section a/c/z.md\n"
                        "a/c/z.md < a/c/index.md; page\n"
                        "a/index.md < index.md; section a/c/index.md\n"
                        "b/deep/x.md < b/index.md; page\n"
                        "b/index.md < index.md; section b/deep/x.md b/y.md\n"
                        "b/y.md < b/index.md; page\n"
                        "index.md < -; home b/index.md a/index.md top.md\n"
                        "top.md < index.md; page\n");
    assert_string_equal(reading(world, "index.md"),
                        "index.md b/index.md b/deep/x.md b/y.md a/index.md "
                        "a/c/index.md a/c/z.md top.md ");
}

static void order_then_title_then_path(void **state)
{
    World *world = *state;

    world_file(world, "a.md", page_text("title: zed\n"));
    world_file(world, "b.md", page_text("title: Alpha\n"));
    world_file(world, "c.md", page_text("title: alpha\n"));
    world_file(world, "d.md", page_text("title: x\norder: 10\n"));
    world_file(world, "e.md", page_text("title: y\norder: 9.5\n"));
    world_file(world, "f.md", page_text("title: y\nweight: -1\n"));
    world_join(world);
    assert_string_equal(reading(world, "index.md"),
                        "index.md f.md e.md d.md b.md c.md a.md ");
}

static void without_a_home_page_one_is_made(void **state)
{
    World *world = *state;
    const Page *home;

    world_file(world, "handbook.yaml", "title: Book\ndescription: About\n");
    world_file(world, "a.md", page_text("title: A\n"));
    world_join(world);
    home = world->site.page[1];
    assert_true(home->generated);
    assert_true(home->is_index);
    assert_str(world, home->title, "Book");
    assert_str(world, home->summary, "About");
    assert_str(world, home->output_path, "index.html");
    assert_str(world, home->template_name, "home");
    assert_non_null(home->source);
    assert_non_null(home->document);
    assert_non_null(home->meta);
    assert_int_equal(home->child_count, 1);
    assert_true(map_get(&world->site.page_by_id, STR("index")) == home);
    assert_said(world, "");
}

static void the_home_page_names_a_book_without_a_name(void **state)
{
    World *world = *state;

    world_file(world, "index.md", "# My notes\n");
    world_join(world);
    assert_str(world, world->site.config.title, "My notes");
}

static void withdrawn_pages_and_drafts_are_not_listed(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               page_text("status: withdrawn\nbecause: x\ninstead: c.md\n"));
    world_file(world, "b.md", page_text("title: B\nstatus: draft\n"));
    world_file(world, "c.md", page_text("title: C\n"));
    world_join(world);
    assert_said(world, "");
    assert_string_equal(reading(world, "index.md"), "index.md c.md ");
    assert_non_null(map_get(&world->site.page_by_id, STR("a")));
    assert_null(map_get(&world->site.page_by_id, STR("b")));
}

static void languages_are_read_apart(void **state)
{
    World *world = *state;
    const Page *page;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    world_file(world, "index.md", page_text("title: Home\n"));
    world_file(world, "index.cy.md", page_text("title: Hafan\n"));
    world_file(world, "a.md", page_text("title: A\n"));
    world_file(world, "a.cy.md", page_text("title: A\n"));
    world_file(world, "s/index.md", page_text("title: S\n"));
    world_file(world, "s/b.cy.md", page_text("title: B\n"));
    world_join(world);
    assert_said(world, "");
    assert_string_equal(reading(world, "index.md"),
                        "index.md a.md s/index.md ");
    assert_string_equal(reading(world, "index.cy.md"),
                        "index.cy.md a.cy.md s/b.cy.md ");
    page = world_find(world, "a.md");
    assert_int_equal(page->translation_count, 1);
    assert_true(page->translation[0] == world_find(world, "a.cy.md"));
    assert_true(page->translation[0]->translation[0] == page);
    assert_true(map_get(&world->site.page_by_id, STR("a")) == page);
    /* Its own language's home is nearer than another language's section. */
    assert_true(world_find(world, "s/b.cy.md")->section ==
                world_find(world, "index.cy.md"));
}

static void two_outputs_on_one_path(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               page_text("title: A\naliases: [old.html, B.html]\n"));
    world_file(world, "b.md", page_text("title: B\naliases: [OLD.html]\n"));
    world_file(world, "b.en.md", page_text("title: B\n"));
    world_file(world, "c.md",
               page_text("title: C\naliases: [a.html/x.html]\n"));
    world_join(world);
    assert_said(
        world,
        "a.md:3:21: error: an old address cannot be at 'B.html': the place is "
        "taken [alias-clash] (on a USB stick it is the same as 'b.html': "
        "capital letters count for nothing there; give one of them another "
        "name) {the first is here: b.en.md:0}\n"
        "b.md: error: a page cannot be at 'b.html': the place is taken "
        "[path-clash] (a page has it already; give one of them another "
        "name) {the first is here: b.en.md:0}\n"
        "b.md:3:11: error: an old address cannot be at 'OLD.html': the place "
        "is taken [alias-clash] (on a USB stick it is the same as 'old.html': "
        "capital letters count for nothing there; give one of them another "
        "name) {the first is here: a.md:3}\n"
        "c.md:3:11: error: an old address cannot be at 'a.html/x.html': the "
        "place is taken [alias-clash] ('a.html' would have to be a file and a "
        "folder at once; give one of them another name) {the first is here: "
        "a.md:0}\n");
}

static void others_claim_too(void **state)
{
    World *world = *state;

    world_file(world, "a/b.md", page_text("title: B\n"));
    world_join(world);
    assert_false(index_claim(&world->site, STR("x.txt"), "a file",
                             diag_in_file(STR("x.txt"))));
    assert_true(index_claim(&world->site, STR("X.TXT"), "a file",
                            diag_nowhere()));
    assert_true(index_claim(&world->site, STR("a"), "a file",
                            diag_nowhere()));
    assert_true(index_claim(&world->site, STR("a/b.html/c"), "a file",
                            diag_nowhere()));
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 3);
}

static void pages_of_plugins_find_their_place(void **state)
{
    World *world = *state;
    Page *section, *page;

    world_file(world, "a.md", page_text("title: A\n"));
    world_load(world);
    index_build(&world->site);
    section = site_add_page(&world->site);
    section->generated = true;
    section->source_path = STR("sources/index");
    section->title = STR("Sources");
    page = site_add_page(&world->site);
    page->generated = true;
    page->source_path = STR("sources/x");
    page->title = STR("X");
    page->template_name = STR("source");
    index_build(&world->site);
    assert_said(world, "");
    assert_true(section->is_index);
    assert_str(world, section->output_path, "sources/index.html");
    assert_str(world, section->template_name, "section");
    assert_true(page->section == section);
    assert_str(world, page->output_path, "sources/x.html");
    assert_str(world, page->template_name, "source");
    assert_str(world, value_as_text(value_get(page->meta, "title")), "X");
    assert_non_null(page->theme_data);
    assert_non_null(page->source);
    assert_true(map_get(&world->site.page_by_id, STR("sources/x")) == page);
    assert_string_equal(reading(world, "index.md"),
                        "index.md a.md ");
}

static void the_edition_is_the_latest_change(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               page_text("title: A\nreviewed: 2026-12-01\nreviewed_by: x\n"
                         "changes: [{date: 2026-11-20, note: n}]\n"));
    world_file(world, "b.md",
               page_text("title: A\nchanges: [{date: 2026-11-22, note: n}]\n"));
    world_file(world, "c.md",
               page_text("title: A\nstatus: draft\n"
                         "changes: [{date: 2027-11-22, note: n}]\n"));
    world_join(world);
    assert_int_equal(world->site.edition.day, 22);
    assert_int_equal(world->site.edition.year, 2026);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(sections_hold_what_is_below),
        SITE_TEST(order_then_title_then_path),
        SITE_TEST(without_a_home_page_one_is_made),
        SITE_TEST(the_home_page_names_a_book_without_a_name),
        SITE_TEST(withdrawn_pages_and_drafts_are_not_listed),
        SITE_TEST(languages_are_read_apart),
        SITE_TEST(two_outputs_on_one_path),
        SITE_TEST(others_claim_too),
        SITE_TEST(pages_of_plugins_find_their_place),
        SITE_TEST(the_edition_is_the_latest_change),
    };

    return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
