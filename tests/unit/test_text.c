/* tests/unit/test_text.c - doc/text.h: a tree as plain text. */
#include "doc_world.h"

static void assert_text(World *w, const char *text, const char *expected)
{
    Str got;

    world_parse(w, text);
    got = text_of(&w->arena, w->document);
    assert_string_equal(str_to_cstr(&w->arena, got), expected);
}

static void text__joins_inlines_and_breaks(void **state)
{
    assert_text(*state, "a *b* **c**\n`d`\\\n[e](f) ![g *h*](i) &amp; \\*",
                "a b c d e g h & *");
}

static void text__parts_blocks_by_lines(void **state)
{
    assert_text(*state,
                "# A\n\nb\n\n- c\n- d\n\n  e\n\n> f\n\n    g\n    h\n\n***\n",
                "A\nb\nc\nd\ne\nf\ng\nh");
}

static void text__has_no_citations_and_no_html(void **state)
{
    assert_text(*state, "a \"b\" [@k, s 1] <!-- c --> [[d|e]] [[f]]",
                "a \"b\"   e f");
}

static void text__of_callouts_and_tables(void **state)
{
    assert_text(*state, "> [!NOTE] A\n> b\n\n| c | d |\n| - | - |\n| e | |\n",
                "A\nb\nc d\ne");
}

static void text__of_one_node(void **state)
{
    World *w = *state;
    Buf buf;

    world_parse(w, "a\n\nb *c*");
    buf_init(&buf, 100);
    buf_adds(&buf, "x ");
    text_add(&buf, w->document->last->last);
    assert_string_equal(buf.ptr, "x c");
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(text__joins_inlines_and_breaks),
        WORLD_TEST(text__parts_blocks_by_lines),
        WORLD_TEST(text__has_no_citations_and_no_html),
        WORLD_TEST(text__of_callouts_and_tables),
        WORLD_TEST(text__of_one_node),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
