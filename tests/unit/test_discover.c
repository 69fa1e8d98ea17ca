/* tests/unit/test_discover.c - what there is in the content folder. */
#include "site_world.h"

#include <errno.h>
#include <sys/stat.h>

static const char *pages(World *world)
{
    Buf buf;
    Str result;

    buf_init(&buf, 100000);
    for (size_t i = 0; i < world->site.page_count; i++) {
        const Page *page = world->site.page[i];

        assert_int_equal(page->index, i);
        buf_addf(&buf, "%.*s %.*s %.*s %.*s%s\n", STR_ARG(page->source_path),
                 STR_ARG(page->output_path), STR_ARG(page->id),
                 STR_ARG(page->language), page->is_index ? " index" : "");
    }
    result = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return result.ptr;
}

static void finds_pages_and_files_in_order(void **state)
{
    World *world = *state;

    world_file(world, "b.md", "");
    world_file(world, "a/index.md", "");
    world_file(world, "a/z.md", "");
    world_file(world, "a-b.md", "");
    world_file(world, "a/map.png", "");
    world_file(world, "README.md", "");
    world_file(world, "a/Readme.MD", "");
    world_file(world, ".git/x.md", "");
    world_file(world, "_notes/x.md", "");
    world_file(world, "a/.hidden.md", "");
    world_file(world, "sources/x.yaml", "");
    world_file(world, "theme/x.css", "");
    world_file(world, "lua-plugins/x.lua", "");
    world_file(world, "handbook.yaml", "");
    world_file(world, "publisher.yaml", "");
    discover(&world->site);
    assert_said(world, "");
    assert_string_equal(pages(world),
                        "a-b.md a-b.html a-b en\n"
                        "a/index.md a/index.html a/index en index\n"
                        "a/z.md a/z.html a/z en\n"
                        "b.md b.html b en\n");
    assert_int_equal(world->site.asset_count, 1);
    assert_str(world, world->site.asset[0].source_path, "a/map.png");
    assert_non_null(map_get(&world->site.asset_by_path, STR("a/map.png")));
}

static void languages_are_in_the_name(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "languages: [en, cy]\n");
    world_file(world, "b.cy.md", "");
    world_file(world, "b.fr.md", "");
    world_file(world, "c.en.md", "");
    world_file(world, "index.cy.md", "");
    config_load(&world->site);
    discover(&world->site);
    assert_string_equal(pages(world),
                        "b.cy.md b.cy.html b cy\n"
                        "b.fr.md b.fr.html b.fr en\n"
                        "c.en.md c.html c en\n"
                        "index.cy.md index.cy.html index cy index\n");
}

static void other_files_are_left_out_or_refused(void **state)
{
    World *world = *state;

    world_file(world, "a.html", "");
    world_file(world, "b.js", "");
    world_file(world, "c.docx", "");
    world_file(world, "d.markdown", "");
    world_file(world, "sub/handbook.yaml", "");
    assert_int_equal(mkfifo(world_path(world, "pipe.md"), 0600), 0);
    discover(&world->site);
    assert_codes(world,
                 "a.html:0 raw-file\n"
                 "b.js:0 raw-file\n"
                 "c.docx:0 unknown-file\n"
                 "d.markdown:0 unknown-file\n"
                 "pipe.md:0 not-a-file\n");
    assert_int_equal(world->site.page_count, 0);
    assert_int_equal(world->site.data_file_count, 1);
}

static void names_that_other_disks_refuse(void **state)
{
    World *world = *state;

    world_file(world, "a?.md", "");
    world_file(world, "con.md", "");
    world_file(world, "x\xFF.md", "");
    world_file(world, "dir./y.md", "");
    discover(&world->site);
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 4);
    assert_int_equal(world->site.page_count, 3);
}

static void names_that_differ_in_capitals_only(void **state)
{
    World *world = *state;

    world_file(world, "Sub/x.md", "Text.\n");
    world_file(world, "sub/x.md", "Text.\n");
    world_file(world, "A.md", "Text.\n");
    world_file(world, "a.md", "Text.\n");
    world_build(world);
    /* One message each, not a second one about the output. */
    assert_said(world,
                "a.md: error: on a USB stick or Windows this is the same name "
                "as 'A.md' [name-clash] (capital letters count for nothing "
                "there; give one of them another name) {the other one is "
                "here: A.md:0}\n"
                "sub: error: on a USB stick or Windows this is the same name "
                "as 'Sub' [name-clash] (capital letters count for nothing "
                "there; give one of them another name) {the other one is "
                "here: Sub:0}\n");
}

static void names_that_look_alike(void **state)
{
    World *world = *state;

    world_file(world, "a\xCC\x82.md", "Text.\n");
    world_file(world, "\xC3\xA2.md", "Text.\n");
    world_build(world);
    assert_said(world,
                "\xC3\xA2.md: error: nobody can tell this name from "
                "'a\xCC\x82.md' in the same folder [name-clash] (they are "
                "made of different characters that look alike; give one of "
                "them another name) {the other one "
                "is here: a\xCC\x82.md:0}\n");
}

static void capitals_count_in_names_that_others_read(void **state)
{
    World *world = *state;

    world_file(world, "Handbook.yaml", "title: A\n");
    world_file(world, "Sources/a.yaml", "type: book\ntitle: A\n");
    world_file(world, "a.md", "");
    discover(&world->site);
    assert_said(world,
                "Handbook.yaml: error: this is not read: small and capital "
                "letters count in its name [name-capitals] (call it "
                "handbook.yaml)\n"
                "Sources: error: this is not read: small and capital letters "
                "count in its name [name-capitals] (call it sources)\n");
}

static void a_file_is_no_content(void **state)
{
    World *world = *state;
    Site site;

    world_file(world, "a.md", "");
    site_init(&site, world->diags, str_from(world_path(world, "a.md")));
    config_load(&site);
    discover(&site);
    sources_load(&site);
    assert_non_null(strstr(world_said(world), "[no-content]"));
    assert_int_equal(diag_total(world->diags), 1);
    assert_int_equal(diag_exit_status(world->diags), 1);
    site_release(&site);
}

static void links_stay_inside(void **state)
{
    World *world = *state;

    world_file(world, "a/x.md", "# X\n");
    assert_int_equal(symlink("/etc", world_path(world, "etc")), 0);
    assert_int_equal(symlink("/etc/passwd", world_path(world, "p.md")), 0);
    assert_int_equal(symlink("nothing", world_path(world, "q.md")), 0);
    assert_int_equal(symlink("a/x.md", world_path(world, "y.md")), 0);
    assert_int_equal(symlink("a", world_path(world, "b")), 0);
    assert_int_equal(symlink("a", world_path(world, "c")), 0);
    assert_int_equal(symlink("..", world_path(world, "a/up")), 0);
    world_load(world);
    assert_codes(world,
                 "a/up:0 link-again\n"
                 "b/up:0 link-again\n"
                 "c:0 link-again\n"
                 "etc:0 link-outside\n"
                 "p.md:0 link-outside\n"
                 "q.md:0 link-broken\n");
    assert_string_equal(pages(world), "a/x.md a/x.html a/x en\n"
                                      "b/x.md b/x.html b/x en\n"
                                      "y.md y.html y en\n");
    assert_str(world, world_find(world, "y.md")->title, "X");
}

static void links_in_circles_end(void **state)
{
    World *world = *state;

    world_file(world, "a/x.md", "");
    world_file(world, "b/y.md", "");
    assert_int_equal(symlink("../b", world_path(world, "a/l")), 0);
    assert_int_equal(symlink("../a", world_path(world, "b/m")), 0);
    discover(&world->site);
    assert_true(world->site.page_count < 10);
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 0);
}

static void the_folder_itself_may_be_a_link(void **state)
{
    World *world = *state;
    Site site;

    world_file(world, "real/a.md", "");
    assert_int_equal(symlink("real", world_path(world, "link")), 0);
    site_init(&site, world->diags,
              str_from(world_path(world, "link/")));
    discover(&site);
    assert_int_equal(site.page_count, 1);
    assert_said(world, "");
    site_release(&site);
}

static void a_folder_that_is_none(void **state)
{
    World *world = *state;
    Site site;

    world_file(world, "a.md", "");
    site_init(&site, world->diags, str_from(world_path(world, "nothere")));
    config_load(&site);
    discover(&site);
    sources_load(&site);
    site_release(&site);
    site_init(&site, world->diags, str_from(world_path(world, "a.md")));
    discover(&site);
    site_release(&site);
    assert_int_equal(diag_total(world->diags), 2);
    assert_string_equal(diag_get(world->diags, 0)->code, "no-content");
    assert_string_equal(diag_get(world->diags, 1)->code, "no-content");
}

static void folders_end_somewhere(void **state)
{
    World *world = *state;
    Buf path;

    buf_init(&path, 4096);
    for (int i = 0; i < LIMIT_FOLDER_DEPTH + 1; i++)
        buf_adds(&path, "d/");
    buf_adds(&path, "a.md");
    world_file(world, buf_str(&path).ptr, "");
    buf_release(&path);
    discover(&world->site);
    assert_int_equal(world->site.page_count, 0);
    assert_string_equal(diag_get(world->diags, 0)->code, "folders-too-deep");
}

static void a_disk_that_fails_is_told(void **state)
{
    World *world = *state;

    world_file(world, "a/b.md", "");
    for (long n = 1; n < 12; n++) {
        Site site;

        site_init(&site, world->diags, str_from(world->folder));
        fs_fail_after(n, EIO, false);
        discover(&site);
        fs_fail_after(-1, 0, false);
        site_release(&site);
    }
    assert_int_equal(diag_exit_status(world->diags), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(finds_pages_and_files_in_order),
        SITE_TEST(languages_are_in_the_name),
        SITE_TEST(other_files_are_left_out_or_refused),
        SITE_TEST(names_that_other_disks_refuse),
        SITE_TEST(names_that_differ_in_capitals_only),
        SITE_TEST(names_that_look_alike),
        SITE_TEST(capitals_count_in_names_that_others_read),
        SITE_TEST(a_file_is_no_content),
        SITE_TEST(links_stay_inside),
        SITE_TEST(links_in_circles_end),
        SITE_TEST(the_folder_itself_may_be_a_link),
        SITE_TEST(a_folder_that_is_none),
        SITE_TEST(folders_end_somewhere),
        SITE_TEST(a_disk_that_fails_is_told),
    };

    return cmocka_run_group_tests_name("discover", tests, NULL, NULL);
}
