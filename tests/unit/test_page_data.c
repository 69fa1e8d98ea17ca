/* tests/unit/test_page_data.c - what `data:` in front matter names. */
#include "site_world.h"

#define PAGE(name) "---\ntitle: T\ndata: " name "\n---\n"

static void a_data_file_is_read(void **state)
{
    World *world = *state;
    const Page *page;

    world_file(world, "a/b.md", PAGE("b.yaml"));
    world_file(world, "a/b.yaml", "terms:\n  - name: x\n    cite: src, s 1\n");
    world_build(world);
    page = world_find(world, "a/b.md");
    assert_said(world, "");
    assert_str(world, page->data_path, "a/b.yaml");
    assert_str(world, page->data_source->path, "a/b.yaml");
    assert_str(world,
               value_as_text(value_at_path(page->data, STR("terms.1.name"))),
               "x");
    assert_int_equal(world->site.asset_count, 0);
}

static void every_cite_is_a_citation(void **state)
{
    World *world = *state;
    const Page *page;
    const MetaCitation *last;

    world_file(world, "a.md",
               "---\ntitle: T\ndata: d.yml\n"
               "deadlines: [{do: a, within: b, late: c, cite: src}]\n---\n");
    world_file(world, "d.yml",
               "- cite: one, s 1\n"
               "- deep:\n    - - cite: [two, \"three, p 4\"]\n"
               "- cite:\n- cite: []\n- cite: \"\"\n");
    world_build(world);
    page = world_find(world, "a.md");
    assert_said(world, "");
    assert_int_equal(page->citation_count, 4);
    assert_str(world, page->citation[0].path, "deadlines.1.cite");
    assert_true(page->citation[0].source == page->source);
    assert_str(world, page->citation[1].path, "data.1.cite");
    assert_str(world, page->citation[2].path, "data.2.deep.1.1.cite.1");
    last = &page->citation[3];
    assert_str(world, last->path, "data.2.deep.1.1.cite.2");
    assert_true(last->source == page->data_source);
    assert_true(page_source_of(page, last->node->first) == page->data_source);
    assert_true(page_source_of(page, page->citation[0].node) == page->source);
    assert_int_equal(source_line_at(last->source, last->node->span.off), 3);
}

static void json_is_data_too(void **state)
{
    World *world = *state;
    const Page *page;

    world_file(world, "a.md", PAGE("d.JSON"));
    world_file(world, "d.JSON", "{\"a\": 1, \"cite\": \"src, s 1\"}\n");
    world_build(world);
    page = world_find(world, "a.md");
    assert_said(world, "");
    assert_int_equal(value_get(page->data, "a")->as.number, 1);
    assert_int_equal(page->citation_count, 1);
    assert_int_equal(page->citation[0].node->first->as.cite.key_span.off, 18);
}

static void a_cite_that_is_none(void **state)
{
    World *world = *state;

    world_file(world, "a.md", PAGE("d.yaml"));
    world_file(world, "d.yaml",
               "a:\n  cite: {x: y}\nb:\n  cite:\n    - [c]\n"
               "c:\n  cite: \"[\"\n");
    world_build(world);
    assert_codes(world, "d.yaml:2 wrong-type\nd.yaml:5 wrong-type\n"
                        "d.yaml:7 citation-syntax\n");
}

static void two_pages_may_share_a_file(void **state)
{
    World *world = *state;

    world_file(world, "a.md", PAGE("d.yaml"));
    world_file(world, "b/c.md", PAGE("../d.yaml"));
    world_file(world, "d.yaml", "x: y\n");
    world_build(world);
    assert_said(world, "");
    assert_non_null(world_find(world, "a.md")->data);
    assert_non_null(world_find(world, "b/c.md")->data);
}

static void a_name_that_leads_nowhere(void **state)
{
    World *world = *state;

    world_file(world, "a.md", PAGE("words.yaml"));
    world_file(world, "b.md", PAGE("word"));
    world_file(world, "c.md", PAGE("../word.yaml"));
    world_file(world, "d.md", PAGE("/word.yaml"));
    world_file(world, "e.md", PAGE("xxxxxxxxxxxx.yaml"));
    world_file(world, "f.md", PAGE("[a, b]"));
    world_file(world, "g/a.md", PAGE("word.yaml"));
    world_file(world, "h.md", PAGE("word.yaml"));
    world_file(world, "i.md", PAGE("notes.txt"));
    world_file(world, "word.yaml", "x: y\n");
    world_build(world);
    assert_said(
        world,
        "a.md:3:7: error: 'words.yaml' is not there [missing-file] (did you "
        "mean 'word.yaml'?)\n"
        "b.md:3:7: error: 'word' cannot be read as data [data-ending] (did "
        "you mean 'word.yaml'?)\n"
        "c.md:3:7: error: '../word.yaml' leads out of the handbook "
        "[link-outside] (put the file beside the page and write its name)\n"
        "d.md:3:7: error: '/word.yaml' leads out of the handbook "
        "[link-outside] (put the file beside the page and write its name)\n"
        "e.md:3:7: error: 'xxxxxxxxxxxx.yaml' is not there [missing-file] "
        "(make the file; it cannot be handbook.yaml, publisher.yaml, a "
        "source, or one whose name begins with '_' or '.')\n"
        "f.md:3:7: error: 'data' should be text, but this is a list "
        "[wrong-type]\n"
        "g/a.md:3:7: error: 'word.yaml' is not there [missing-file] (did you "
        "mean '../word.yaml'?)\n"
        "i.md:3:7: error: 'notes.txt' cannot be read as data [data-ending] "
        "(name a file that ends in .yaml, .yml or .json)\n");
}

static void a_file_that_cannot_be_used(void **state)
{
    World *world = *state;
    char *huge = malloc(LIMIT_DATA_BYTES + 2);

    assert_non_null(huge);
    memset(huge, 'x', LIMIT_DATA_BYTES + 1);
    huge[LIMIT_DATA_BYTES + 1] = '\0';
    world_file(world, "a.md", PAGE("a.yaml"));
    world_file(world, "a.yaml", "# nothing\n");
    world_file(world, "b.md", PAGE("b.yaml"));
    world_file(world, "b.yaml", "only words\n");
    world_file(world, "c.md", PAGE("c.yaml"));
    world_file(world, "c.yaml", "a: *b\ncite: zzz\n");
    world_file(world, "d.md", PAGE("d.yaml"));
    world_file(world, "d.yaml", huge);
    world_file(world, "e.md", PAGE("e.json"));
    world_file(world, "e.json", "\n");
    world_file(world, "f.md", PAGE("f.yaml"));
    world_file(world, "f.yaml", "caf\xE9: x\n");
    free(huge);
    world_build(world);
    assert_codes(world, "a.yaml:0 empty-file\nb.yaml:1 wrong-type\n"
                        "c.yaml:1 yaml-alias\nd.yaml:0 file-too-large\n"
                        "e.json:0 empty-file\nf.yaml:1 invalid-utf8\n");
    for (size_t i = 0; i < world->site.page_count; i++) {
        assert_null(world->site.page[i]->data);
        assert_null(world->site.page[i]->data_source);
        assert_int_equal(world->site.page[i]->citation_count, 0);
    }
}

static void a_file_that_no_page_names(void **state)
{
    World *world = *state;

    world_file(world, "a.md", "---\ntitle: T\n---\n");
    world_file(world, "left.yaml", "x: y\n");
    world_file(world, "_kept-out.yaml", "x: y\n");
    world_file(world, "sources/s.yaml", "type: book\ntitle: S\n");
    world_file(world, "sub/broken.md", "---\ntitle: caf\xE9\n---\n");
    world_file(world, "sub/perhaps.json", "{}\n");
    world_build(world);
    assert_codes(world, "left.yaml:0 unknown-file\n"
                        "sub/broken.md:2 invalid-utf8\n");
}

static void a_page_that_readers_do_not_get(void **state)
{
    World *world = *state;

    world_file(world, "a.md", "---\ntitle: T\nstatus: draft\n"
                              "data: a.yaml\n---\n");
    world_file(world, "a.yaml", "broken: [\n");
    world_file(world, "b.md", "---\ntitle: T\nstatus: draft\n"
                              "data: no.yaml\n---\n");
    world_file(world, "c.md", "---\ntitle: T\nstatus: withdrawn\n"
                              "because: wrong\ninstead: d.md\ndata: c.yaml\n---\n");
    world_file(world, "c.yaml", "broken: [\n");
    world_file(world, "d.md", "---\ntitle: T\n---\n");
    world_build(world);
    assert_said(world, "");
    assert_null(world_find(world, "c.md")->data);
}

static void a_file_that_the_disk_keeps_back(void **state)
{
    World *world = *state;

    world_file(world, "a.md", PAGE("a.yaml"));
    world_file(world, "a.yaml", "x: y\n");
    world_load(world);
    assert_int_equal(unlink(world_path(world, "a.yaml")), 0);
    load_page(&world->site, world_find(world, "a.md"));
    assert_codes(world, "a.yaml:0 cannot-read\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_data_file_is_read),
        SITE_TEST(every_cite_is_a_citation),
        SITE_TEST(json_is_data_too),
        SITE_TEST(a_cite_that_is_none),
        SITE_TEST(two_pages_may_share_a_file),
        SITE_TEST(a_name_that_leads_nowhere),
        SITE_TEST(a_file_that_cannot_be_used),
        SITE_TEST(a_file_that_no_page_names),
        SITE_TEST(a_page_that_readers_do_not_get),
        SITE_TEST(a_file_that_the_disk_keeps_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
