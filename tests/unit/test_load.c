/* tests/unit/test_load.c - one page from disk. */
#include "site_world.h"

#include "base/utf8.h"

#include <errno.h>

static void a_page_is_read_whole(void **state)
{
    World *world = *state;
    const Page *page;

    world_file(world, "a.md",
               "---\ntitle: Hello\nsummary: Sum\ndanger: Care\n"
               "benefits: pip\nkind: letter\nstatus: historical\norder: 2\n"
               "reviewed: 2026-11-20\nreviewed_by: me\n"
               "changes:\n  - {date: 2026-01-02, note: a}\n"
               "  - {date: 2026-03-04, note: b}\n"
               "  - {date: 2025-03-04, note: c}\n---\n\nBody\n\n## Two\n");
    world_load(world);
    page = world_find(world, "a.md");
    assert_said(world, "");
    assert_false(page->failed);
    assert_str(world, page->source->path, "a.md");
    assert_str(world, page->title, "Hello");
    assert_str(world, page->summary, "Sum");
    assert_str(world, page->danger, "Care");
    assert_int_equal(page->kind, KIND_LETTER);
    assert_int_equal(page->status, STATUS_HISTORICAL);
    assert_true(page->has_order);
    assert_int_equal(page->reviewed.day, 20);
    assert_int_equal(page->law_at.day, 20);
    assert_int_equal(page->changed.month, 3);
    assert_int_equal(page->changed.year, 2026);
    assert_int_equal(page->outline.count, 1);
    assert_int_equal(value_count(value_get(page->meta, "benefits")), 1);
    assert_int_equal(value_count(value_get(page->meta, "nations")), 0);
    assert_non_null(value_get(page->meta, "nations"));
    assert_str(world, value_as_text(value_get(page->meta, "kind")), "letter");
    assert_non_null(page->theme_data);
}

static void windows_line_ends_and_marks_are_fine(void **state)
{
    World *world = *state;

    world_file(world, "a.md",
               "\xEF\xBB\xBF---\r\ntitle: Hi\r\n---\r\nText\r\n");
    world_file(world, "b.md", "\xEF\xBB\xBF# Bee\r\n");
    world_load(world);
    assert_said(world, "");
    assert_str(world, world_find(world, "a.md")->title, "Hi");
    assert_str(world, world_find(world, "b.md")->title, "Bee");
}

static void bytes_that_are_no_text(void **state)
{
    World *world = *state;

    world_file(world, "a.md", "caf\xE9\n");
    world_file(world, "b.md", "it\x92s\n");
    world_bytes(world, "c.md", STR("\xFF\xFEh\0i\0"));
    world_bytes(world, "d.md", STR("h\0i\0"));
    world_file(world, "e.md", "\x81\n");
    world_bytes(world, "f.md", STR("a\0b\n"));
    world_file(world, "g.md", "x\xEF\xB7\x90y\n");
    world_file(world, "h.md", "x\x0Cy\n");
    world_load(world);
    assert_said(
        world,
        "a.md:1:4: error: this file looks as if it was saved as Windows-1252 "
        "(\"ANSI\"): there it would be the character 'é' [invalid-utf8] "
        "(" UTF8_SAVE_HELP ")\n"
        "b.md:1:3: error: this file looks as if it was saved as Windows-1252 "
        "(\"ANSI\"): there it would be the character '’' [invalid-utf8] "
        "(" UTF8_SAVE_HELP ")\n"
        "c.md: error: this file is saved as UTF-16 (\"Unicode\"), not as "
        "UTF-8 [invalid-utf8] (" UTF8_SAVE_HELP ")\n"
        "d.md: error: this file is saved as UTF-16 (\"Unicode\"), not as "
        "UTF-8 [invalid-utf8] (" UTF8_SAVE_HELP ")\n"
        "e.md:1:1: error: this file is not saved as UTF-8: there is no such "
        "character [invalid-utf8] (" UTF8_SAVE_HELP ")\n"
        "f.md:1:2: error: there is an invisible character here that cannot be "
        "on a page (U+0000) [forbidden-character] (delete it: it shows "
        "nothing, and no web page can hold it)\n"
        "g.md:1:2: error: there is an invisible character here that cannot be "
        "on a page (U+FDD0) [forbidden-character] (delete it: it shows "
        "nothing, and no web page can hold it)\n"
        "h.md:1:2: error: this is a page break of a word processor, and cannot "
        "be on a page [forbidden-character] (put an empty line in its "
        "place)\n");
    for (size_t i = 0; i < world->site.page_count; i++) {
        assert_true(world->site.page[i]->failed);
        assert_non_null(world->site.page[i]->document);
        assert_non_null(world->site.page[i]->meta);
        assert_true(world->site.page[i]->title.len > 0);
    }
}

static void what_is_no_text_is_not_said_to_be_utf16(void **state)
{
    World *world = *state;
    char nothing[600] = {0};

    world_bytes(world, "a.md", str_of(nothing, sizeof nothing));
    world_bytes(world, "b.md", STR("\x7F" "ELF\1\1\1\0\0\0\0\0\0\0\0\0"));
    world_load(world);
    assert_said(world,
                "a.md: error: this is not a text file [forbidden-character] "
                "(write it anew, or take out the file that has this name by "
                "mistake)\n"
                "b.md: error: this is not a text file [forbidden-character] "
                "(write it anew, or take out the file that has this name by "
                "mistake)\n");
}

static void one_mistake_hides_no_other(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: [\n---\n\nx <br> y\n");
    assert_int_equal(diag_get(world->diags, 0)->place.line, 2);
    assert_int_equal(diag_get(world->diags, 1)->place.line, 5);
    world_page(world, "---\ntitle: T\nkind: guid\n---\n\xFF\n");
    assert_non_null(strstr(world_codes(world), "a.md:3 unknown-word"));
    assert_non_null(strstr(world_codes(world), "a.md:5 invalid-utf8"));
}

static void raw_html_is_asked_for(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: T\nraw_html: true\n---\nx <br> y\n");
    assert_said(world, "");
    world_page(world, "---\ntitle: T\n---\nx <br> y\n");
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 1);
    world->site.config.raw_html = true;
    world_page(world, "x <br> y\n");
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 1);
    world_page(world, "---\ntitle: T\nraw_html: false\n---\nx <wbr> y\n");
    assert_int_equal(diag_count(world->diags, DIAG_ERROR), 2);
}

static void too_large_a_page(void **state)
{
    World *world = *state;
    char *bytes = calloc(1, LIMIT_FILE_BYTES + 1);

    memset(bytes, 'a', LIMIT_FILE_BYTES + 1);
    world_bytes(world, "a.md", str_of(bytes, LIMIT_FILE_BYTES + 1));
    free(bytes);
    world_load(world);
    assert_said(world, "a.md: error: this page is larger than 8 MB "
                       "[page-too-large] (a page is text; make several pages "
                       "of it)\n");
    assert_true(world->site.page[0]->failed);
}

static void a_page_that_cannot_be_read(void **state)
{
    World *world = *state;
    Page *page;

    world_file(world, "a.md", "x");
    discover(&world->site);
    page = world->site.page[0];
    fs_fail_after(1, EIO, false);
    load_page(&world->site, page);
    fs_fail_after(-1, 0, false);
    assert_true(page->failed);
    assert_non_null(page->document);
    assert_str(world, page->title, "A");
    assert_int_equal(diag_exit_status(world->diags), 3);
}

static void front_matter_that_is_a_list(void **state)
{
    World *world = *state;

    assert_true(world_page(world, "---\n- a\n---\n")->failed);
    assert_codes(world, "a.md:2 wrong-type\n");
}

static void empty_pages_are_pages(void **state)
{
    World *world = *state;

    world_page(world, "");
    assert_codes(world, "a.md:0 empty-file\n");
    world_page(world, "\xEF\xBB\xBF");
    assert_codes(world, "a.md:0 empty-file\n");
    world_page(world, "---\n---\n");
    assert_codes(world, "a.md:0 empty-file\na.md:1 missing-title\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_page_is_read_whole),
        SITE_TEST(windows_line_ends_and_marks_are_fine),
        SITE_TEST(bytes_that_are_no_text),
        SITE_TEST(what_is_no_text_is_not_said_to_be_utf16),
        SITE_TEST(one_mistake_hides_no_other),
        SITE_TEST(raw_html_is_asked_for),
        SITE_TEST(too_large_a_page),
        SITE_TEST(a_page_that_cannot_be_read),
        SITE_TEST(front_matter_that_is_a_list),
        SITE_TEST(empty_pages_are_pages),
    };

    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
