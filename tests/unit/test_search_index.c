/* tests/unit/test_search_index.c - search/search.h: the index of a handbook,
 * read back as a browser does. */
#include "search_world.h"

#include "search/weights.h"

static const char CONFIG[] =
    "title: T\nlanguages: [en, cy]\nplugins: []\n"
    "vocabularies:\n  benefits: {esa: ESA, uc: Universal Credit, jsa: JSA}\n"
    "  nations: {england: England, wales: {en: Wales, cy: Cymru}}\n";

static Index *small_one(World *world, unsigned jobs)
{
    world_file(world, "handbook.yaml", CONFIG);
    world_file(world, "index.md", "---\ntitle: Home\n---\n\nWelcome.\n");
    world_file(world, "money/index.md", "---\ntitle: Your money\n---\n");
    world_file(
        world, "money/stop.md",
        "---\ntitle: \"If it's stopped\"\nsummary: Ask \"why\" at once.\n"
        "danger: Late is lost.\nbenefits: [uc, esa]\nnations: [wales]\n"
        "search: [cut off, sanctioned]\nrights:\n"
        "  - id: ask-why\n    text: You can ask why.\n"
        "    but: They need not answer soon.\n    cite: x\n"
        "deadlines:\n  - do: Appeal\n    within: one month\n"
        "    from: the letter\n    late: Say why you are late.\n---\n\n"
        "Before any heading.\n\n## What to do {#do}\n\nAppeal, and "
        "*ap*peal again.[@x]\n\n| Case | After |\n|--|--|\n| Illness | 28 "
        "days |\n\n## More\n\n> [!NOTE] Mind\n> `a -- b`\n");
    world_file(world, "money/old.md",
               "---\ntitle: Old money\nstatus: superseded\n"
               "superseded_by: stop.md#do\nwas:\n  - {text: You could ask., "
               "but: Not now., cite: x}\n---\n\nAppeal then.\n");
    world_file(world, "gone.md",
               "---\ntitle: Gone page\nstatus: withdrawn\nbecause: Wrong.\n"
               "instead: money/stop.md\nsummary: Secret.\n---\n\nAppeal.\n");
    world_file(world, "draft.md",
               "---\ntitle: Draft\nstatus: draft\n---\n\nAppeal.\n");
    world_file(world, "money/stop.cy.md",
               "---\ntitle: Os caiff ei atal\n---\n\nMae'r arian.\n");
    world_file(world, "sources/x.yaml", "type: book\ntitle: X\n");
    world_build(world);
    return index_make(world, jobs);
}

static void index__leads_to_the_best_place(void **state)
{
    Index *index = small_one(*state, 1);

    assert_string_equal(index_says(index, "en", "welcome"), "index.html");
    assert_string_equal(index_says(index, "en", "appeal"),
                        "money/stop.html#do money/old.html");
    assert_string_equal(index_says(index, "en", "illness"),
                        "money/stop.html#do");
    assert_string_equal(index_says(index, "en", "before"), "money/stop.html");
    assert_string_equal(index_says(index, "en", "soon"),
                        "money/stop.html#right-ask-why");
    assert_string_equal(index_says(index, "en", "month"),
                        "money/stop.html#deadline-1");
    assert_string_equal(index_says(index, "en", "sanction"), "(none)");
    assert_string_equal(index_says(index, "en", "sanctioned"),
                        "money/stop.html");
    assert_string_equal(index_says(index, "en", "mind"),
                        "money/stop.html#more");
}

static void index__numbers_what_holds_today_first(void **state)
{
    Index *index = small_one(*state, 1);
    const Value *head = index_value(index, "en/head");

    assert_int_equal(index_number(head, "format"), 1);
    assert_int_equal(index_number(head, "pages"), 5);
    assert_int_equal(index_number(head, "current"), 3);
    static const char *const order[] = {"index.html", "money/index.html",
                                        "money/stop.html", "gone.html",
                                        "money/old.html"};
    for (size_t i = 0; i < 5; i++)
        assert_str((World *)*state,
                   value_as_text(value_item(index_document(index, "en", i),
                                            0)),
                   order[i]);
}

static void index__tells_of_a_withdrawn_page_only_its_title(void **state)
{
    Index *index = small_one(*state, 1);

    assert_string_equal(index_says(index, "en", "gone"), "gone.html");
    assert_string_equal(index_says(index, "en", "secret"), "(none)");
    assert_string_equal(index_says(index, "en", "wrong"), "(none)");
    assert_str((World *)*state,
               value_as_text(value_item(index_document(index, "en", 3), 6)),
               "");
}

static void index__holds_what_results_show(void **state)
{
    Index *index = small_one(*state, 1);

    assert_str(
        (World *)*state, index_bytes(index, "search/en/d0.js"),
        "handbookSearch.take(\"en/d0\",["
        "[\"index.html\",\"Home\",\"\",\"current\",\"guide\",\"en\",\"\","
        "[[\"\",\"\"]]],"
        "[\"money/index.html\",\"Your money\",\"\",\"current\",\"guide\","
        "\"en\",\"\",[[\"\",\"\"]]],"
        "[\"money/stop.html\",\"If it’s stopped\",\"Your money\",\"current\","
        "\"guide\",\"en\",\"Ask “why” at once.\",[[\"\",\"\"],[\"do\","
        "\"What to do\"],[\"more\",\"More\"],[\"right-ask-why\",\"\",1],"
        "[\"deadline-1\",\"\",1]]],"
        "[\"gone.html\",\"Gone page\",\"\",\"withdrawn\",\"guide\",\"en\","
        "\"\",[[\"\",\"\"]],[\"money/stop.html\",\"If it’s stopped\"]]"
        "]);\n");
    assert_str((World *)*state, index_bytes(index, "search/en/d1.js"),
               "handbookSearch.take(\"en/d1\",["
               "[\"money/old.html\",\"Old money\",\"Your money\","
               "\"superseded\",\"guide\",\"en\",\"\",[[\"\",\"\"],"
               "[\"right-1\",\"\",1]],[\"money/stop.html#do\","
               "\"If it’s stopped\"]]]);\n");
    assert_str((World *)*state, index_bytes(index, "search/en/x0.js"),
               "handbookSearch.take(\"en/x0\",[[\"Welcome.\"],[\"\"],"
               "[\"Ask “why” at once.\\nLate is lost.\\nBefore any "
               "heading.\",\"Appeal, and appeal again.\\nCase\\nAfter\\n"
               "Illness\\n28 days\",\"Mind\\na -- b\",\"You can ask why.\\n"
               "But: They need not answer soon.\",\"Appeal\\none month\\n"
               "the letter\\nToo late: Say why you are late.\"],[\"\"]]);\n");
}

static void index__narrows_by_what_pages_have(void **state)
{
    Index *index = small_one(*state, 1);
    Str head = index_bytes(index, "search/en/head.js");

    assert_int_not_equal(
        str_find(head,
                 STR("\"filters\":{\"benefits\":[{\"id\":\"esa\",\"name\":"
                     "\"ESA\"},{\"id\":\"uc\",\"name\":\"Universal "
                     "Credit\"}],\"nations\":[{\"id\":\"wales\",\"name\":"
                     "\"Wales\"}],\"kinds\":[{\"id\":\"guide\",\"name\":"
                     "\"Guide\"}]}")),
        STR_NONE);
    assert_str((World *)*state, index_bytes(index, "search/en/filter.js"),
               "handbookSearch.take(\"en/filter\",{\"classes\":[[[],[],0],"
               "[[1,0],[0],0]],\"pages\":\"ACBBAC\"});\n");
}

static void index__of_another_language_has_the_rest_of_the_first(void **state)
{
    Index *index = small_one(*state, 1);
    const Value *head = index_value(index, "cy/head");

    assert_int_equal(index_number(head, "pages"), 5);
    assert_int_equal(index_number(head, "current"), 3);
    assert_string_equal(index_says(index, "cy", "arian"),
                        "money/stop.cy.html");
    assert_string_equal(index_says(index, "cy", "mae"), "money/stop.cy.html");
    assert_string_equal(index_says(index, "cy", "welcome"), "index.html");
    assert_string_equal(index_says(index, "cy", "appeal"), "money/old.html");
    assert_string_equal(index_says(index, "en", "arian"), "(none)");
    assert_int_not_equal(
        str_find(index_bytes(index, "search/cy/head.js"),
                 STR("\"name\":\"Canllaw\"")), STR_NONE);
}

static void index__is_the_same_for_any_number_of_workers(void **state)
{
    World *world = *state;
    Index *first = small_one(world, 1);

    for (unsigned jobs = 2; jobs <= 7; jobs++) {
        Index *other = index_make(world, jobs);

        assert_int_equal(first->files.count, other->files.count);
        for (size_t i = 0; i < first->files.count; i++) {
            const MapEntry *file = map_at(&first->files, i);
            const Str *bytes = file->value;

            assert_true(str_eq(index_bytes(other, str_dup(&world->arena,
                                                          file->key).ptr),
                               *bytes));
        }
    }
}

static void index__of_nothing_is_there(void **state)
{
    World *world = *state;
    Index *index;

    world_join(world);
    world->site.page[0]->failed = true; /* not even a home page */
    index = index_make(world, 2);
    assert_int_equal(index->files.count, 2);
    assert_str(world, index_bytes(index, "search/en/filter.js"),
               "handbookSearch.take(\"en/filter\",{\"classes\":[],"
               "\"pages\":\"\"});\n");
    assert_int_equal(index_number(index_value(index, "en/head"), "pages"), 0);
    assert_string_equal(index_says(index, "en", "x"), "(none)");
}

/* --- ranking ---------------------------------------------------------------- */

static void index__knows_what_a_page_is_about(void **state)
{
    World *world = *state;
    Index *index;

    world_file(world, "a.md", "---\ntitle: Sanctions\n---\n\nMoney.\n");
    world_file(world, "b.md",
               "---\ntitle: A much longer title that also has sanctions in "
               "it\n---\n\nMoney.\n");
    world_file(world, "c.md", "---\ntitle: C\n---\n\n## Sanctions\n\nMoney.\n");
    world_file(world, "d.md",
               "---\ntitle: D\n---\n\nSanctions. Sanctioned. Sanctioning.\n");
    world_file(world, "e.md",
               "---\ntitle: E\n---\n\nSanctions, and much more of other "
               "things that have nothing to do with it, in all its length."
               "\n");
    world_file(world, "f.md",
               "---\ntitle: F\nsearch: [sanctions]\n---\n\nMoney.\n");
    world_build(world);
    index = index_make(world, 1);
    assert_true(index_impact(index, "sanctions", 0) >
                index_impact(index, "sanctions", 1));
    assert_true(index_impact(index, "sanctions", 1) >
                index_impact(index, "sanctions", 2));
    assert_true(index_impact(index, "sanctions", 5) >
                index_impact(index, "sanctions", 2));
    assert_true(index_impact(index, "sanctions", 2) >
                index_impact(index, "sanctions", 4));
    assert_true(index_impact(index, "sanctions", 3) >
                index_impact(index, "sanctions", 4));
    assert_true(index_impact(index, "sanctions", 4) > 0);
    assert_string_equal(index_says(index, "en", "sanctions"),
                        index_says(index, "en", "sanctioned"));
    assert_string_equal(index_says(index, "en", "sanctions"),
                        "a.html b.html c.html#sanctions d.html e.html f.html");
}

static void add_term(World *world)
{
    Site *site = &world->site;
    Arena *arena = &site->arena;
    Value *term = value_map(arena), *names = value_map(arena);
    Value *also = value_list(arena), *en = value_list(arena);

    value_push(arena, also, value_text(arena, STR("job adviser")));
    value_push(arena, en, value_text(arena, STR("work coach")));
    value_push(arena, en, value_text(arena, STR("work coaches")));
    value_set(arena, names, "en", en);
    value_set(arena, names, "cy", value_text(arena, STR("anogwr gwaith")));
    value_set(arena, term, "also", also);
    value_set(arena, term, "names", names);
    facts_add(site, STR("term"), STR("work-coach"), term, NULL, (Span){0, 0});
    facts_add(site, STR("term"), STR("odd"), value_text(arena, STR("odd")),
              NULL, (Span){0, 0});
}

static void index__finds_pages_by_other_names_of_a_term(void **state)
{
    World *world = *state;
    Index *index;

    world_file(world, "a.md", "---\ntitle: Work-coaches\n---\n");
    world_file(world, "b.md", "---\ntitle: B\n---\n\n## X\n\nYour *work* "
               "coach. Work coaches.\n");
    world_file(world, "c.md", "---\ntitle: C\n---\n\nCoach work, work.\n");
    world_load(world);
    index_build(&world->site);
    add_term(world);
    site_freeze(&world->site);
    for (size_t i = 0; i < world->site.page_count; i++)
        links_resolve(&world->site, world->site.page[i]);
    index = index_make(world, 2);
    assert_string_equal(index_says(index, "en", "adviser"),
                        "a.html b.html#x");
    assert_string_equal(index_says(index, "en", "gwaith"), "a.html b.html#x");
    assert_true(index_impact(index, "adviser", 0) >
                index_impact(index, "adviser", 1));
    /* its own name is not made more of */
    assert_string_equal(index_says(index, "en", "coaches"),
                        "a.html b.html#x c.html");
}

/* --- much of it ------------------------------------------------------------- */

/* So many pages: each has "all", each seventh "seven" in its title. */
static void add_many(World *world, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_fmt(&world->arena, "p%04zu.md", i).ptr;

        world_file(world, path,
                   arena_fmt(&world->arena,
                             "---\ntitle: Page %zu%s\n---\n\nAll of word%zu."
                             "\n", i, i % 7 == 0 ? " all" : "", i).ptr);
    }
    world_build(world);
}

static void index__splits_what_stands_on_most_pages(void **state)
{
    World *world = *state;
    size_t count = SEARCH_TOP + 200;
    Index *index;
    FoundList *list;

    add_many(world, count);
    index = index_make(world, 3);
    list = index_find(index, "en", "all");
    assert_int_equal(list->count, count);
    assert_int_equal(index_number(index_value(index, "en/head"), "truncated"),
                     SEARCH_TOP);
    /* the best first, each part in the order of pages, none twice */
    bool *seen = ARENA_NEW_ARRAY(&world->arena, bool, count);
    unsigned least = IMPACT_MAX;
    for (size_t i = 0; i < count; i++) {
        const Found *found = &list->item[i];

        assert_false(seen[found->page]);
        seen[found->page] = true;
        if (i > 0 && i != SEARCH_TOP)
            assert_true(found->page > list->item[i - 1].page);
        if (i < SEARCH_TOP && found->impact < least)
            least = found->impact;
        if (i >= SEARCH_TOP)
            assert_true(found->impact <= least);
    }
    for (size_t i = 0; i < count; i += 7)
        assert_true(index_impact(index, "all", i) >
                    index_impact(index, "all", i + 1));
    for (size_t i = 0; i < count; i += 50)
        assert_string_equal(
            index_says(index, "en",
                       arena_fmt(&world->arena, "word%zu", i).ptr),
            arena_fmt(&world->arena, "p%04zu.html", i).ptr);
}

static void index__files_of_words_lie_side_by_side(void **state)
{
    World *world = *state;
    Buf text;
    Index *index;
    const Value *words;
    size_t files, count = 0;

    buf_init(&text, 1 << 24);
    for (int i = 0; i < 20000; i++)
        buf_addf(&text, "%c%c%dx\n", 'a' + i % 26, 'a' + i / 26 % 26, i);
    buf_adds(&text, "2013 1990s 就業 труд 𝔷𝔷");
    world_file(world, "index.md", "---\ntitle: A\n---\n");
    world_file(world, "a.md", buf_str(&text).ptr);
    buf_release(&text);
    world_build(world);
    index = index_make(world, 1);
    words = value_get(index_value(index, "en/head"), "words");
    files = value_count(words);
    assert_true(files > 2);
    for (size_t i = 0; i < files; i++) {
        Str lines = value_as_text(index_file(index, "en", 'v', i)), line;
        char before[300] = "";

        assert_true(lines.len < 3 * SEARCH_WORDS_BYTES);
        while (str_split(&lines, '\n', &line)) {
            size_t shared = digit_value(line.ptr[0]);
            Str rest = str_slice(line, 1, line.len), form;

            assert_true(str_split(&rest, ' ', &form));
            memcpy(before + shared, form.ptr, form.len);
            before[shared + form.len] = '\0';
            if (count % 500 == 0)
                assert_non_null(index_find(index, "en", before));
            assert_true(str_cmp(str_from(before),
                                value_as_text(value_item(words, i))) >= 0);
            if (i + 1 < files)
                assert_true(str_cmp(str_from(before),
                                    value_as_text(value_item(words, i + 1)))
                            < 0);
            assert_true(ascii_is_alpha(before[0]) ||
                        str_is(str_from(before), "труд"));
            count++;
        }
    }
    assert_int_equal(count, 20000 + 3);
}

/* --- what no author means --------------------------------------------------- */

static Index *of_one_page(World *world, Str text)
{
    world_file(world, "handbook.yaml", "plugins: []\nraw_html: true\n");
    world_bytes(world, "index.md", text);
    world_build(world);
    return index_make(world, 1);
}

static void index__of_a_huge_page_says_what_it_left_out(void **state)
{
    World *world = *state;
    Buf text;
    Index *index;
    const Value *texts;

    buf_init(&text, LIMIT_FILE_BYTES);
    buf_adds(&text, "---\ntitle: A\nrights:\n  - {id: r, text: Righted., "
                    "but: Butted., cite: x}\n---\n");
    while (text.len < 2 * LIMIT_SEARCH_TEXT)
        buf_adds(&text, "\nÄ word and another of many.\n");
    buf_adds(&text, "\nLastly this.\n");
    world_file(world, "sources/x.yaml", "type: book\ntitle: X\n");
    index = of_one_page(world, buf_str(&text));
    buf_release(&text);
    texts = value_item(index_file(index, "en", 'x', 0), 0);
    assert_int_equal(value_count(texts), 3);
    assert_in_range(value_item(texts, 0)->as.text.len, LIMIT_SEARCH_TEXT / 2,
                    LIMIT_SEARCH_TEXT + LIMIT_SEARCH_TEXT / 10);
    assert_str(world, value_as_text(value_item(texts, 1)),
               "Righted.\nBut: Butted.");
    assert_int_equal(value_item(texts, 2)->kind, VALUE_NUMBER);
    assert_string_equal(index_says(index, "en", "lastly"), "index.html");
}

static void index__of_too_many_headings_leads_to_the_last(void **state)
{
    World *world = *state;
    Buf text;
    Index *index;

    buf_init(&text, LIMIT_FILE_BYTES);
    for (int i = 0; i < 2000; i++)
        buf_addf(&text, "## Number%d\n\nText%d.\n\n", i, i);
    index = of_one_page(world, buf_str(&text));
    buf_release(&text);
    assert_int_equal(value_count(value_item(index_document(index, "en", 0),
                                            7)),
                     LIMIT_SEARCH_PLACES);
    assert_string_equal(index_says(index, "en", "number7"),
                        "index.html#number7");
    assert_string_equal(index_says(index, "en", "text1999"),
                        "index.html#number498");
    assert_string_equal(index_says(index, "en", "number1999"),
                        "index.html#number498");
}

static void index__reads_html_without_its_tags(void **state)
{
    Index *index = of_one_page(
        *state,
        STR("# A\n\n<div title=\"no\">Inner &amp; text<!-- left > out -->"
            "</div>\n\n<script>let code = 1;</script>\n\nBefore <b>bold</b> "
            "<style>.x{}</style> after & < >\n"));

    assert_string_equal(index_says(index, "en", "inner"), "index.html");
    assert_string_equal(index_says(index, "en", "bold"), "index.html");
    assert_string_equal(index_says(index, "en", "after"), "index.html");
    assert_string_equal(index_says(index, "en", "title"), "(none)");
    assert_string_equal(index_says(index, "en", "left"), "(none)");
    assert_string_equal(index_says(index, "en", "code"), "(none)");
}

static void index__cannot_end_its_script(void **state)
{
    Index *index = of_one_page(
        *state, STR("---\ntitle: \"</script><b>\\u2028\"\n---\n\n`</script>` "
                    "\\<!-- ' \" \\\\\n"));

    for (size_t i = 0; i < index->files.count; i++) {
        const Str *bytes = map_at(&index->files, i)->value;

        assert_int_equal(str_find_char(*bytes, '<'), STR_NONE);
        assert_int_equal(str_find(*bytes, STR("\xE2\x80\xA8")), STR_NONE);
    }
}

static void index__of_a_hundred_thousand_words_is_found(void **state)
{
    World *world = *state;
    Buf text;
    Index *index;

    buf_init(&text, LIMIT_FILE_BYTES);
    for (int i = 0; i < 100000; i++)
        buf_addf(&text, "w%dx%d%c", i % 1000, i, i % 100 == 99 ? '\n' : ' ');
    index = of_one_page(world, buf_str(&text));
    buf_release(&text);
    assert_string_equal(index_says(index, "en", "w0x0"), "index.html");
    assert_string_equal(index_says(index, "en", "w999x99999"), "index.html");
    assert_string_equal(index_says(index, "en", "w1x0"), "(none)");
    for (size_t i = 0; i < index->files.count; i++) {
        const MapEntry *file = map_at(&index->files, i);

        if (str_starts(file->key, "search/en/t"))
            assert_true(((const Str *)file->value)->len <
                        3 * SEARCH_TERMS_BYTES);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(index__leads_to_the_best_place),
        SITE_TEST(index__numbers_what_holds_today_first),
        SITE_TEST(index__tells_of_a_withdrawn_page_only_its_title),
        SITE_TEST(index__holds_what_results_show),
        SITE_TEST(index__narrows_by_what_pages_have),
        SITE_TEST(index__of_another_language_has_the_rest_of_the_first),
        SITE_TEST(index__is_the_same_for_any_number_of_workers),
        SITE_TEST(index__of_nothing_is_there),
        SITE_TEST(index__knows_what_a_page_is_about),
        SITE_TEST(index__finds_pages_by_other_names_of_a_term),
        SITE_TEST(index__splits_what_stands_on_most_pages),
        SITE_TEST(index__files_of_words_lie_side_by_side),
        SITE_TEST(index__of_a_huge_page_says_what_it_left_out),
        SITE_TEST(index__of_too_many_headings_leads_to_the_last),
        SITE_TEST(index__reads_html_without_its_tags),
        SITE_TEST(index__cannot_end_its_script),
        SITE_TEST(index__of_a_hundred_thousand_words_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
