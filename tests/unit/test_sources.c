/* tests/unit/test_sources.c - the register of sources. */
#include "site_world.h"

#include <errno.h>

static const char *field(World *world, const char *key, const char *path)
{
    const SourceRecord *record =
        sources_find(&world->site, str_from(key));

    assert_non_null(record);
    return world_text(world, value_as_text(value_at_path(record->record,
                                                         str_from(path))));
}

static void three_forms_of_files(void **state)
{
    World *world = *state;

    world_file(world, "sources/one.yaml", "type: book\ntitle: One\n");
    world_file(world, "sources/x.yaml",
               "id: other\ntype: book\ntitle: Other\n");
    world_file(world, "sources/list.yml",
               "- {id: two, type: book, title: Two}\n"
               "- {id: a/bc.d_e-f, type: book, title: Odd}\n");
    world_file(world, "sources/refs.yaml",
               "references:\n- {id: three, type: book, title: Three}\n");
    world_file(world, "sources/zotero.json",
               "[{\"id\": \"four\", \"type\": \"book\", \"title\": \"Four\", "
               "\"volume\": 27, \"issued\": {\"date-parts\": [[2016, 2, "
               "26]]}, \"author\": [{\"family\": \"A\", \"given\": "
               "\"B\"}]}]");
    world_file(world, "sources/README.md", "x");
    world_file(world, "sources/prints/x.fp", "x");
    world_load(world);
    assert_said(world, "");
    assert_int_equal(world->site.record_count, 6);
    assert_str(world, world->site.record[0].key, "a/bc.d_e-f");
    assert_string_equal(field(world, "one", "id"), "one");
    assert_null(sources_find(&world->site, STR("x")));
    assert_string_equal(field(world, "four", "volume"), "27");
    assert_string_equal(field(world, "four", "issued"), "2016-02-26");
    assert_string_equal(field(world, "four", "author.1.family"), "A");
    assert_non_null(sources_find(&world->site, STR("three"))->source);
}

static void a_date_may_be_a_range_or_about(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "- {id: a, type: book, title: T, issued: 2015/2016-02}\n"
               "- {id: b, type: book, title: T, issued: {date-parts: [[2015], "
               "[2016, 2, 26]]}}\n"
               "- {id: c, type: book, title: T, issued: c. 1990}\n"
               "- {id: d, type: book, title: T, issued: {date-parts: [[1990]], "
               "circa: true}}\n"
               "- {id: e, type: book, title: T, issued: 1990~}\n"
               "- {id: f, type: book, title: T, issued: 2015/16}\n"
               "- {id: g, type: book, title: T, issued: {date-parts: [[1990]], "
               "circa: false}}\n");
    world_load(world);
    assert_said(world, "");
    assert_string_equal(field(world, "a", "issued"), "2015");
    assert_string_equal(field(world, "a", "issued_to"), "2016-02");
    assert_string_equal(field(world, "b", "issued"), "2015");
    assert_string_equal(field(world, "b", "issued_to"), "2016-02-26");
    for (size_t i = 0; i < 3; i++) {
        const char *key = (const char *[]){"c", "d", "e"}[i];

        assert_string_equal(field(world, key, "issued"), "1990");
        assert_string_equal(field(world, key, "issued_about"), "true");
    }
    assert_string_equal(field(world, "f", "issued"), "2015");
    assert_string_equal(field(world, "f", "issued_to"), "");
    assert_string_equal(field(world, "g", "issued_about"), "");
}

static void dates_have_many_forms(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "- {id: a, type: book, title: T, issued: 2016-02}\n"
               "- {id: b, type: book, title: T, issued: {date-parts: [[2016]]}}"
               "\n"
               "- {id: c, type: book, title: T, issued: {literal: 2016-02-26}}"
               "\n"
               "- {id: d, type: book, title: T, issued: {raw: 26 February "
               "2016}}\n"
               "- {id: e, type: book, title: T, issued: 2016-02-26T10:00:00Z}"
               "\n"
               "- {id: f, type: book, title: T, issued: 2015/2016}\n");
    world_load(world);
    assert_said(world, "");
    assert_string_equal(field(world, "a", "issued"), "2016-02");
    assert_string_equal(field(world, "b", "issued"), "2016");
    assert_string_equal(field(world, "c", "issued"), "2016-02-26");
    assert_string_equal(field(world, "d", "issued"), "2016-02-26");
    assert_string_equal(field(world, "e", "issued"), "2016-02-26");
    assert_string_equal(field(world, "f", "issued"), "2015");
}

static void dates_that_cannot_be_printed_are_left_out(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "type: book\ntitle: T\nissued: {literal: spring 2011}\n"
               "accessed: {date-parts: [[2016, 13]]}\n"
               "submitted: 26/02/2016\n");
    world_load(world);
    assert_codes(world,
                 "sources/a.yaml:3 unclear-date\n"
                 "sources/a.yaml:4 impossible-date\n"
                 "sources/a.yaml:5 bad-date\n");
    assert_string_equal(field(world, "a", "issued"), "");
}

static void names_have_many_forms(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "type: report\ntitle: T\nauthor: The Committee\n"
               "editor: [A body, {family: X, given: Y}]\n"
               "recipient: {literal: a requester}\n");
    world_load(world);
    assert_said(world, "");
    assert_string_equal(field(world, "a", "author.1.literal"),
                        "The Committee");
    assert_string_equal(field(world, "a", "editor.1.literal"), "A body");
    assert_string_equal(field(world, "a", "editor.2.family"), "X");
    assert_string_equal(field(world, "a", "recipient.1.literal"),
                        "a requester");
}

static void standing_follows_from_the_type(void **state)
{
    static const char *const expected[][2] = {
        {"legislation", "law"}, {"legal_case", "law"}, {"treaty", "law"},
        {"bill", "others"}, {"report", "others"}, {"hearing", "others"},
        {"personal_communication", "others"}, {"webpage", "others"},
    };
    World *world = *state;
    size_t count = sizeof expected / sizeof expected[0];

    for (size_t i = 0; i < count; i++)
        world_file(world,
                   arena_fmt(&world->arena, "sources/%s.yaml",
                             expected[i][0]).ptr,
                   arena_fmt(&world->arena, "type: %s\ntitle: T\n",
                             expected[i][0]).ptr);
    world_file(world, "sources/given.yaml",
               "type: report\ntitle: T\nstanding: dwp\n");
    world_load(world);
    assert_said(world, "");
    for (size_t i = 0; i < count; i++)
        assert_str(world,
                   sources_find(&world->site,
                                str_from(expected[i][0]))->standing,
                   expected[i][1]);
    assert_string_equal(field(world, "given", "standing"), "dwp");
}

static void mistakes_are_at_their_place(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "type: webpag\ntitel: x\nfoo: y\nextent: [walse]\n"
               "ni_twin: bb\nstanding: lwa\n");
    world_file(world, "sources/b.yaml", "type: book\ntitle: B\n");
    world_file(world, "sources/c.yaml",
               "- {type: book, title: C}\n- {id: b, type: book, title: C}\n"
               "- {id: b d, type: book, title: C}\n- x\n- {id: e}\n");
    world_load(world);
    assert_said(
        world,
        "sources/a.yaml:1:7: error: 'type' cannot be 'webpag' [unknown-word] "
        "(write: type: webpage)\n"
        "sources/a.yaml:2:1: error: the record of a source has no part called "
        "'titel' [unknown-key] (did you mean 'title'? write: title: x)\n"
        "sources/a.yaml:3:1: warning: the record of a source has no use for "
        "'foo' [unknown-key] (nothing is made of it; take the line out)\n"
        "sources/a.yaml:4:10: error: 'walse' is not one of the handbook's "
        "nations [unknown-word] (did you mean 'wales'?)\n"
        "sources/a.yaml:5:10: error: no source has the key 'bb' "
        "[unknown-source] (did you mean 'b'?)\n"
        "sources/a.yaml:6:11: error: 'standing' cannot be 'lwa' "
        "[unknown-word] (write: standing: law)\n"
        "sources/c.yaml:1:4: error: this source has no 'id', and in a list "
        "each needs one [missing-key] (add a line: id: a-short-key)\n"
        "sources/c.yaml:2:8: error: there is a source with the key 'b' "
        "already [duplicate-source] (give one of them another key, or delete "
        "it) {the first is here: sources/b.yaml:1}\n"
        "sources/c.yaml:3:8: error: 'b d' cannot be the key of a source: it "
        "holds more than letters a to z, digits and _ - . / [bad-key] (write: "
        "id: b-d)\n"
        "sources/c.yaml:4:3: error: each entry of this list should be a "
        "source, but this is text [wrong-type] (write its lines behind a '-': "
        "id: a-short-key, type: …, title: …)\n"
        "sources/c.yaml:5:4: error: the record of a source has no 'type' "
        "[missing-key] (add a line: type: …)\n"
        "sources/c.yaml:5:8: error: this source has no 'title' [missing-key] "
        "(add a line: title: …)\n");
}

static void nothing_is_left_out_silently(void **state)
{
    World *world = *state;

    world_file(world, "real/a.yaml", "type: book\ntitle: A\n");
    world_file(world, "real/b.bib", "@book{b}\n");
    world_file(world, "real/old/c.yaml", "type: book\ntitle: C\n");
    world_file(world, "real/_note.txt", "x");
    assert_int_equal(symlink("real", world_path(world, "sources")), 0);
    config_load(&world->site);
    sources_load(&world->site);
    assert_non_null(sources_find(&world->site, STR("a")));
    assert_said(world,
                "sources/b.bib: warning: this file is left out of the sources "
                "[unknown-file] (a source is a file that ends in .yaml or "
                ".json; a name that begins with '_' keeps a file out without "
                "a warning)\n"
                "sources/old: warning: folders among the sources are left out "
                "[unknown-file] (put the sources in it beside the others)\n");
}

static void addresses_lead_to_websites(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "type: book\ntitle: A\nURL: javascript:alert(1)\n"
               "archive: data:text/html,x\n");
    world_file(world, "sources/b.yaml",
               "type: book\ntitle: B\nURL: www.example.org\n"
               "archive: The National Archives\n");
    world_file(world, "sources/c.yaml",
               "type: book\ntitle: C\nURL: HTTPS://example.org\n"
               "archive: http://example.org\n");
    world_load(world);
    assert_codes(world, "sources/a.yaml:3 unsafe-link\n"
                        "sources/a.yaml:4 unsafe-link\n"
                        "sources/b.yaml:3 bad-url\n");
    assert_null(value_get(sources_find(&world->site, STR("a"))->record, "URL"));
    assert_non_null(
        value_get(sources_find(&world->site, STR("b"))->record, "archive"));
    assert_non_null(
        value_get(sources_find(&world->site, STR("c"))->record, "URL"));
}

static void references_that_are_no_list(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml", "references: x\n");
    world_file(world, "sources/b.yaml", "- {id: b, type: book, title: B}\n-\n");
    world_load(world);
    assert_codes(world, "sources/a.yaml:1 wrong-type\n"
                        "sources/b.yaml:2 wrong-type\n");
}

static void letters_need_no_title(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "type: personal_communication\ngenre: Letter\n");
    world_load(world);
    assert_said(world, "");
}

static void files_that_are_no_records(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml", "");
    world_file(world, "sources/b.yaml", "text\n");
    world_file(world, "sources/c.yaml", "\xFF\n");
    world_file(world, "sources/d.json", "{");
    assert_int_equal(symlink("/etc/passwd",
                             world_path(world, "sources/e.yaml")), 0);
    world_load(world);
    assert_int_equal(world->site.record_count, 0);
    assert_non_null(strstr(world_codes(world), "sources/a.yaml:0 empty-file"));
    assert_non_null(strstr(world_codes(world), "sources/b.yaml:1 wrong-type"));
    assert_non_null(strstr(world_codes(world),
                           "sources/c.yaml:1 invalid-utf8"));
    assert_non_null(strstr(world_codes(world), "sources/d.json"));
    assert_non_null(strstr(world_codes(world),
                           "sources/e.yaml:0 link-outside"));
}

static const char *successor_of(World *world, const char *key)
{
    const SourceRecord *next =
        sources_find(&world->site, str_from(key))->successor;

    return next ? world_text(world, next->key) : "none";
}

static void the_last_of_a_chain_is_what_holds(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml",
               "- {id: d, type: book, title: T}\n"
               "- {id: a, type: book, title: T, superseded_by: b}\n"
               "- {id: c, type: book, title: T, superseded_by: d}\n"
               "- {id: b, type: book, title: T, superseded_by: c}\n"
               "- {id: x, type: book, title: T, superseded_by: y}\n"
               "- {id: y, type: book, title: T, superseded_by: x}\n"
               "- {id: t, type: book, title: T, superseded_by: x}\n"
               "- {id: u, type: book, title: T, superseded_by: gone}\n"
               "- {id: v, type: book, title: T, superseded_by: v}\n");
    world_load(world);
    assert_string_equal(successor_of(world, "a"), "d");
    assert_string_equal(successor_of(world, "b"), "d");
    assert_string_equal(successor_of(world, "c"), "d");
    assert_string_equal(successor_of(world, "d"), "none");
    assert_string_equal(successor_of(world, "x"), "none");
    assert_string_equal(successor_of(world, "t"), "none");
    assert_string_equal(successor_of(world, "u"), "none");
    assert_codes(world, "sources/a.yaml:5 source-ring\n"
                        "sources/a.yaml:8 unknown-source\n"
                        "sources/a.yaml:9 source-itself\n");
}

/* A ring or chain of ten thousand is one walk, and one short message. */
static void rings_and_chains_may_be_long(void **state)
{
    World *world = *state;
    Buf buf;

    for (int ring = 0; ring < 2; ring++) {
        buf_init(&buf, 8 * 1024 * 1024);
        for (int i = 0; i < 10000; i++) {
            buf_addf(&buf, "- {id: k%05d, type: book, title: T", i);
            if (ring || i < 9999)
                buf_addf(&buf, ", superseded_by: k%05d", (i + 1) % 10000);
            buf_adds(&buf, "}\n");
        }
        world_bytes(world, "sources/a.yaml", buf_str(&buf));
        buf_release(&buf);
        sources_load(&world->site);
        assert_int_equal(world->site.record_count, 10000);
        assert_string_equal(successor_of(world, "k00000"),
                            ring ? "none" : "k09999");
    }
    assert_int_equal(diag_total(world->diags), 1);
    assert_non_null(strstr(world_said(world), "'k00019', then 9980 more, then "
                                              "'k00000' again"));
}

static void what_zotero_exports_is_taken(void **state)
{
    World *world = *state;
    const SourceRecord *record;

    world_file(world, "sources/z.json",
        "[{\"id\":\"http://zotero.org/users/12/items/ABCD2345\",\"type\":"
        "\"article-journal\",\"title\":\"On <i>habeas</i> <span class="
        "\\\"nocase\\\">corpus</span> & a<b\",\"container-title-short\":\"J\","
        "\"language\":\"en-GB\",\"note\":\"tex.x: y\\nPMID: 5\",\"issued\":"
        "{\"date-parts\":[[2016,\"2\",26]]},\"volume\":12},"
        "{\"id\":\"http://zotero.org/users/12/items/B\",\"citation-key\":"
        "\"smith2016\",\"type\":\"book\",\"title\":\"T\",\"libraryID\":1,"
        "\"itemKey\":\"X\",\"relations\":[],\"select\":\"zotero://x\"}]");
    world_load(world);
    assert_said(world, "");
    record = sources_find(&world->site, STR("ABCD2345"));
    assert_non_null(record);
    assert_str(world, value_as_text(value_get(record->record, "title")),
               "On habeas corpus & a<b");
    assert_str(world, value_as_text(value_get(record->record, "issued")),
               "2016-02-26");
    assert_str(world, value_as_text(value_get(record->record, "id")),
               "ABCD2345");
    assert_non_null(sources_find(&world->site, STR("smith2016")));
}

static void a_disk_that_fails_is_told(void **state)
{
    World *world = *state;

    world_file(world, "sources/a.yaml", "type: book\ntitle: T\n");
    for (long n = 1; n < 8; n++) {
        fs_fail_after(n, EIO, false);
        sources_load(&world->site);
        fs_fail_after(-1, 0, false);
    }
    assert_int_equal(diag_exit_status(world->diags), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(three_forms_of_files),
        SITE_TEST(a_date_may_be_a_range_or_about),
        SITE_TEST(dates_have_many_forms),
        SITE_TEST(dates_that_cannot_be_printed_are_left_out),
        SITE_TEST(names_have_many_forms),
        SITE_TEST(standing_follows_from_the_type),
        SITE_TEST(mistakes_are_at_their_place),
        SITE_TEST(nothing_is_left_out_silently),
        SITE_TEST(addresses_lead_to_websites),
        SITE_TEST(references_that_are_no_list),
        SITE_TEST(letters_need_no_title),
        SITE_TEST(files_that_are_no_records),
        SITE_TEST(the_last_of_a_chain_is_what_holds),
        SITE_TEST(rings_and_chains_may_be_long),
        SITE_TEST(what_zotero_exports_is_taken),
        SITE_TEST(a_disk_that_fails_is_told),
    };

    return cmocka_run_group_tests_name("sources", tests, NULL, NULL);
}
