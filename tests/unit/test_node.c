/* tests/unit/test_node.c - doc/node.h: the tree's joints. */
#include "doc_world.h"

static Node *text(World *w, const char *words)
{
    Node *node = node_new(&w->arena, NODE_TEXT, (Span){0, 0});

    node->text = str_from(words);
    return node;
}

static Node *paragraph(World *w, const char *a, const char *b, const char *c)
{
    Node *node = node_new(&w->arena, NODE_PARAGRAPH, (Span){0, 0});

    node_append(node, text(w, a));
    node_append(node, text(w, b));
    node_append(node, text(w, c));
    return node;
}

static void assert_texts(const Node *parent, const char *expected)
{
    char got[32];
    size_t len = 0;
    const Node *before = NULL;

    for (const Node *node = parent->first; node; node = node->next) {
        assert_ptr_equal(node->parent, parent);
        assert_ptr_equal(node->previous, before);
        got[len++] = node->text.ptr[0];
        before = node;
    }
    assert_ptr_equal(parent->last, before);
    got[len] = '\0';
    assert_string_equal(got, expected);
}

static void node__kinds_have_cmarks_names(void **state)
{
    (void)state;
    assert_string_equal(node_kind_name(NODE_BLOCK_QUOTE), "block_quote");
    assert_string_equal(node_kind_name(NODE_SOFTBREAK), "softbreak");
    for (int kind = 0; kind < NODE__COUNT; kind++)
        assert_int_equal(node_kind_from(str_from(
                             node_kind_name((NodeKind)kind))),
                         kind);
    assert_int_equal(node_kind_from(STR("pudding")), NODE__COUNT);
    assert_int_equal(node_kind_from(STR("")), NODE__COUNT);
}

static void node__is_linked_both_ways(void **state)
{
    World *w = *state;
    Node *p = paragraph(w, "a", "b", "c");

    assert_texts(p, "abc");
    node_insert_before(p->first, text(w, "1"));
    node_insert_before(p->last, text(w, "2"));
    assert_texts(p, "1ab2c");
}

static void node_unlink__leaves_the_rest_whole(void **state)
{
    World *w = *state;
    Node *p = paragraph(w, "a", "b", "c");
    Node *b = p->first->next;

    node_unlink(b);
    assert_texts(p, "ac");
    assert_null(b->parent);
    node_unlink(b); /* is fine */
    node_append(p, b);
    assert_texts(p, "acb");
    node_unlink(p->first);
    node_unlink(p->last);
    node_unlink(p->last);
    assert_texts(p, "");
}

static void node_next__walks_in_document_order(void **state)
{
    World *w = *state;
    Node *root = node_new(&w->arena, NODE_DOCUMENT, (Span){0, 0});
    Node *p = paragraph(w, "a", "b", "c");
    char seen[16];
    size_t len = 0;

    node_append(root, p);
    node_append(root, text(w, "d"));
    for (Node *n = root; n; n = node_next(root, n))
        seen[len++] = n->text.len > 0 ? n->text.ptr[0] : '.';
    seen[len] = '\0';
    assert_string_equal(seen, "..abcd");
    assert_null(node_next(p, p->last)); /* not beyond its root */
}

static void node_copy__is_deep_and_apart(void **state)
{
    World *w = *state;
    Node *div = node_new(&w->arena, NODE_ELEMENT, (Span){3, 4}), *copy;

    div->text = STR("div");
    node_set_attribute(&w->arena, div, STR("class"), STR("a"));
    node_append(div, paragraph(w, "a", "b", "c"));
    copy = node_copy(&w->arena, div);
    node_set_attribute(&w->arena, copy, STR("class"), STR("b"));
    node_unlink(copy->first->first);
    assert_texts(div->first, "abc");
    assert_texts(copy->first, "bc");
    assert_true(str_is(div->as.element.attribute->value, "a"));
    assert_true(str_is(copy->as.element.attribute->value, "b"));
    assert_int_equal(copy->span.off, 3);
    assert_null(copy->parent);
}

static void node_set_attribute__replaces_and_keeps_order(void **state)
{
    World *w = *state;
    Node *a = node_new(&w->arena, NODE_ELEMENT, (Span){0, 0});

    node_set_attribute(&w->arena, a, STR("href"), STR("x"));
    node_set_attribute(&w->arena, a, STR("id"), STR("y"));
    node_set_attribute(&w->arena, a, STR("href"), STR("z"));
    assert_true(str_is(a->as.element.attribute->name, "href"));
    assert_true(str_is(a->as.element.attribute->value, "z"));
    assert_true(str_is(a->as.element.attribute->next->name, "id"));
    assert_null(a->as.element.attribute->next->next);
}

static void node__knows_blocks_and_containers(void **state)
{
    World *w = *state;
    Node *e = node_new(&w->arena, NODE_ELEMENT, (Span){0, 0});

    assert_true(node_is_block(paragraph(w, "a", "b", "c")));
    assert_false(node_is_block(text(w, "a")));
    assert_false(node_is_block(e));
    e->as.element.block = true;
    assert_true(node_is_block(e));
    assert_true(node_is_container(NODE_TABLE_CELL));
    assert_true(node_is_container(NODE_IMAGE));
    assert_false(node_is_container(NODE_CODE_BLOCK));
    assert_false(node_is_container(NODE_CITATION_ITEM));
}

static void node_new__has_texts_that_point_somewhere(void **state)
{
    World *w = *state;

    for (int kind = 0; kind < NODE__COUNT; kind++) {
        Node *n = node_new(&w->arena, (NodeKind)kind, (Span){0, 0});

        assert_non_null(n->text.ptr);
        assert_int_equal(n->kind, kind);
        node_copy(&w->arena, n);
    }
    assert_non_null(
        node_new(&w->arena, NODE_LINK, (Span){0, 0})->as.link.title.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(node__kinds_have_cmarks_names),
        WORLD_TEST(node__is_linked_both_ways),
        WORLD_TEST(node_unlink__leaves_the_rest_whole),
        WORLD_TEST(node_next__walks_in_document_order),
        WORLD_TEST(node_copy__is_deep_and_apart),
        WORLD_TEST(node_set_attribute__replaces_and_keeps_order),
        WORLD_TEST(node__knows_blocks_and_containers),
        WORLD_TEST(node_new__has_texts_that_point_somewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
