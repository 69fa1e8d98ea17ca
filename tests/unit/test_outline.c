/* tests/unit/test_outline.c - doc/outline.h: ids of headings. */
#include "doc_world.h"

static const char *ids(World *w, const char *text)
{
    Outline outline;

    world_parse(w, text);
    outline_build(&w->arena, w->source, w->document, &outline, w->diags);
    buf_reset(&w->out);
    for (size_t i = 0; i < outline.count; i++) {
        const OutlineItem *item = &outline.item[i];

        assert_true(str_eq(item->id, item->node->as.heading.id));
        assert_ptr_equal(map_get(&outline.anchors, item->id), item->node);
        buf_addf(&w->out, "%d#%.*s %.*s\n", item->level, STR_ARG(item->id),
                 STR_ARG(item->text));
    }
    assert_int_equal(outline.anchors.count, outline.count);
    return w->out.ptr;
}

static void outline__lists_headings_in_order(void **state)
{
    assert_string_equal(ids(*state, "# If you *do not* `agree`\n\n> ## B\n\n"
                                    "- C\n  ---\n"),
                        "1#if-you-do-not-agree If you do not agree\n"
                        "2#b B\n"
                        "2#c C\n");
}

static void outline__counts_equal_headings(void **state)
{
    assert_string_equal(ids(*state, "# A\n# A\n# a!\n# A 2\n# A\n"),
                        "1#a A\n1#a-2 A\n1#a-3 a!\n1#a-2-2 A 2\n1#a-4 A\n");
}

static void outline__never_changes_an_authors_id(void **state)
{
    assert_string_equal(ids(*state, "# A\n# B {#a}\n# C {#Mixed_Case.1}\n"),
                        "1#a-2 A\n1#a B\n1#Mixed_Case.1 C\n");
    assert_string_equal(world_said(*state), "");
}

static void outline__same_id_twice_is_an_error(void **state)
{
    World *w = *state;

    ids(w, "# A {#x}\n\n# B {#x}\n");
    assert_string_equal(world_said(w),
                        "3:7+1 duplicate-id: the id 'x' is used twice in this "
                        "page\n");
    assert_string_equal(ids(w, "# A {#x}\n\n# B {#x}\n"),
                        "1#x A\n1#b B\n");
}

static void outline__bad_ids_are_errors(void **state)
{
    ids(*state, "# A {#}\n\n# B {#x y}\n\n# C {# z}\n");
    assert_string_equal(world_said(*state),
                        "1:7+0 bad-id: the id is empty\n"
                        "3:7+3 bad-id: the id 'x y' holds a space\n"
                        "5:7+2 bad-id: the id ' z' holds a space\n");
}

static void outline__reserved_ids_are_errors(void **state)
{
    ids(*state, "# A {#content}\n\n# B {#note-1}\n\n# C {#cite-a}\n\n"
                "# D {#right-b}\n\n# E {#note}\n\n# F {#contents}\n");
    assert_string_equal(
        world_said(*state),
        "1:7+7 reserved-id: the id 'content' cannot be used\n"
        "3:7+6 reserved-id: the id 'note-1' cannot be used\n"
        "5:7+6 reserved-id: the id 'cite-a' cannot be used\n"
        "7:7+7 reserved-id: the id 'right-b' cannot be used\n");
}

static void outline__slugs_avoid_reserved_ids(void **state)
{
    assert_string_equal(
        ids(*state, "# Content\n# Note\n# Note\n# Note 2\n# Right of appeal\n"),
        "1#section-content Content\n"
        "1#note Note\n"
        "1#section-note-2 Note\n"
        "1#section-note-2-2 Note 2\n"
        "1#section-right-of-appeal Right of appeal\n");
}

static void outline__heading_without_words_gets_an_id(void **state)
{
    assert_string_equal(ids(*state, "#\n# ![](x.png)\n# [@k]\n"),
                        "1#section \n1#section-2 \n1#section-3 \n");
}

static void outline__many_equal_headings_are_quick(void **state)
{
    World *w = *state;
    Outline outline;

    world_parse_str(w, world_many(w, "# Note\n", 50000, ""), &DOC_HANDBOOK);
    outline_build(&w->arena, w->source, w->document, &outline, w->diags);
    assert_int_equal(outline.count, 50000);
    assert_true(str_is(outline.item[49999].id, "section-note-50000"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(outline__lists_headings_in_order),
        WORLD_TEST(outline__counts_equal_headings),
        WORLD_TEST(outline__never_changes_an_authors_id),
        WORLD_TEST(outline__same_id_twice_is_an_error),
        WORLD_TEST(outline__bad_ids_are_errors),
        WORLD_TEST(outline__reserved_ids_are_errors),
        WORLD_TEST(outline__slugs_avoid_reserved_ids),
        WORLD_TEST(outline__heading_without_words_gets_an_id),
        WORLD_TEST(outline__many_equal_headings_are_quick),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
