/* doc/inlines.c - the inlines of all leaves, read by libcmark in one go.
 *
 * What libcmark gets is a page of paragraphs: first the page's link
 * definitions, then the text of each leaf behind a guard:
 *
 *     U+FDD2
 *         first line of the leaf
 *         second line of the leaf
 *
 * So deep no line can begin a block, and libcmark takes the indent away again.
 * A definition's address is replaced by its number: the link that uses it tells
 * by that which one it was. */
#include "base/compat.h"
#include "doc/cmark_tree.h"
#include "doc/doc_internal.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

/* Text, with an indent at the start of each line but the first. */
static void add_lines(Buf *page, Str text)
{
    size_t end;

    while ((end = str_find_char(text, '\n')) != STR_NONE) {
        buf_add(page, str_slice(text, 0, end));
        buf_adds(page, "\n    ");
        text = str_slice(text, end + 1, text.len);
    }
    buf_add(page, text);
}

static void add_definitions(const Parse *parse, Buf *page)
{
    for (size_t i = 0; i < parse->definition_count; i++) {
        const Definition *d = &parse->definition[i];

        if (d->dropped)
            continue;
        buf_addc(page, '[');
        add_lines(page, d->label);
        buf_addf(page, "]: " DEFINITION_OPEN "%zu" DEFINITION_CLOSE "\n\n", i);
    }
}

static bool has_text(const Leaf *leaf)
{
    return leaf->node && str_trim(leaf->shown).len > 0;
}

/* The first inline of the paragraph behind the guard, or NULL. */
static cmark_node *behind_guard(cmark_node *paragraph)
{
    cmark_node *first = cmark_node_first_child(paragraph);
    Str guard = str_from(cmark_node_get_literal(first));

    if (!str_is(guard, GUARD))
        BUG("the guard before a paragraph is lost");
    first = cmark_node_next(first);
    return first ? cmark_node_next(first) : NULL;
}

void inlines_read(Parse *parse)
{
    Buf page;
    CmarkTree tree;
    cmark_node *paragraph;

    buf_init(&page, SIZE_MAX - 1);
    add_definitions(parse, &page);
    for (size_t i = 0; i < parse->leaf_count; i++) {
        if (!has_text(&parse->leaf[i]))
            continue;
        buf_adds(&page, GUARD "\n    ");
        add_lines(&page, parse->leaf[i].shown);
        buf_adds(&page, "\n\n");
    }
    cmark_tree_open(&tree, buf_str(&page));
    buf_release(&page);
    paragraph = cmark_node_first_child(tree.root);
    for (size_t i = 0; i < parse->leaf_count && !parse->stopped; i++) {
        if (!has_text(&parse->leaf[i]))
            continue;
        if (!paragraph)
            BUG("a paragraph is lost");
        align_leaf(parse, &parse->leaf[i], behind_guard(paragraph));
        paragraph = cmark_node_next(paragraph);
    }
    if (paragraph && !parse->stopped)
        BUG("there is a paragraph too many");
    cmark_tree_close(&tree);
}
