/* doc/leaf.c - the lines of a paragraph or heading, made ready: definitions
 * are taken off, and call-outs, tables and ids seen. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

Leaf *leaf_add(Parse *parse, Node *node)
{
    ARENA_PUSH(&parse->scratch, parse->leaf, parse->leaf_count,
               parse->leaf_capacity, (Leaf){.node = node});
    return &parse->leaf[parse->leaf_count - 1];
}

void leaf_trim(const Parse *parse, Leaf *leaf)
{
    while (leaf->line_count > 0) {
        Line *last = &leaf->line[leaf->line_count - 1];

        while (last->to > last->from &&
               ascii_is_space(parse->source->text.ptr[last->to - 1]))
            last->to--;
        if (last->to > last->from || leaf->line_count == 1)
            return;
        leaf->line_count--;
    }
}

/* "Title {#id}": takes the id off the heading's last line. */
static void take_id(Parse *parse, Leaf *leaf)
{
    Line *last = &leaf->line[leaf->line_count - 1];
    Str s = str_slice(parse->source->text, last->from, last->to);
    size_t open, slashes = 0;
    Node *node = leaf->node;

    if (!str_ends(s, "}"))
        return;
    open = str_rfind_char(s, '{');
    if (open == STR_NONE || open + 2 > s.len || s.ptr[open + 1] != '#' ||
        str_find_char(str_slice(s, open, s.len), '}') != s.len - 1 - open)
        return;
    while (slashes < open && s.ptr[open - 1 - slashes] == '\\')
        slashes++;
    if (slashes % 2 == 1)
        return;
    node->as.heading.id = str_slice(s, open + 2, s.len - 1);
    node->as.heading.own_id = true;
    node->as.heading.id_span = (Span){
        last->from + (uint32_t)open + 2, (uint32_t)(s.len - open - 3)};
    last->to = last->from + (uint32_t)open;
    leaf_trim(parse, leaf);
}

static void prepare(Parse *parse, size_t index)
{
    Leaf *leaf = &parse->leaf[index];

    if (leaf->line && !leaf->inner) {
        if (parse->options->callouts)
            callout_take(parse, leaf);
        if (leaf->node && !leaf->inner &&
            (leaf->node->kind == NODE_PARAGRAPH || leaf->setext))
            definitions_strip(parse, leaf);
        if (leaf->node)
            definitions_drop(parse, leaf);
    }
    if (leaf->node && leaf->line)
        leaf_trim(parse, leaf);
    if (leaf->node && leaf->line && parse->options->tables &&
        table_take(parse, index))
        leaf = &parse->leaf[index]; /* the list may have moved */
    if (!leaf->node)
        return;
    if (leaf->node->kind == NODE_HEADING && parse->options->heading_ids &&
        leaf->line_count > 0)
        take_id(parse, leaf);
    if (leaf->line)
        leaf->content = content_from_lines(&parse->scratch, parse->source,
                                           leaf->line, leaf->line_count);
    protect_leaf(parse, leaf);
}

void leaves_prepare(Parse *parse)
{
    /* Tables add leaves for their cells while this runs. */
    for (size_t i = 0; i < parse->leaf_count && !parse->stopped; i++)
        prepare(parse, i);
}
