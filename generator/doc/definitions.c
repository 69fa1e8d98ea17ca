/* doc/definitions.c - the link definitions of a page: found at the starts of
 * paragraphs, and taken off them. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <stdlib.h>

/* link_definition, but for what our own syntax claims. */
static size_t next_definition(const Parse *parse, Str text, size_t at,
                              LinkTail *tail, Str *label)
{
    size_t next = link_definition(text, at, tail, label);

    if (next == 0)
        return 0;
    if (parse->options->citations && citation_find_key(*label, 0) != STR_NONE)
        return 0;
    if (parse->options->callouts && callout_is_label(*label))
        return 0;
    return next;
}

/* The first known definition at or behind this place of the source. */
static size_t find(const Parse *parse, uint32_t off)
{
    size_t low = 0, high = parse->definition_known;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (parse->definition[middle].off < off)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_known(const Parse *parse, uint32_t off)
{
    size_t i = find(parse, off);

    return i < parse->definition_known && parse->definition[i].off == off;
}

/* What a leaf's lines say when they may begin with definitions, else "". */
static Content start_of(Parse *parse, const Leaf *leaf)
{
    const char *text = parse->source->text.ptr;

    if ((leaf->node->kind == NODE_HEADING && !leaf->setext) ||
        leaf->line_count == 0 || leaf->line[0].from == leaf->line[0].to ||
        text[leaf->line[0].from] != '[')
        return (Content){STR(""), NULL, 0};
    return content_from_lines(&parse->scratch, parse->source, leaf->line,
                              leaf->line_count);
}

static Definition make(Parse *parse, const Content *content, size_t at,
                       const LinkTail *tail)
{
    Span span = content_span(content, at, tail->end);
    Definition d = {.off = span.off, .end = span.off + span.len};

    d.url = entity_unescape(
        &parse->scratch,
        str_slice(content->text, tail->url_from, tail->url_to));
    d.url_span = content_span(content, tail->url_from, tail->url_to);
    d.title = STR("");
    if (tail->title_from <= tail->title_to)
        d.title = entity_unescape(
            &parse->scratch,
            str_slice(content->text, tail->title_from, tail->title_to));
    return d;
}

static void collect(Parse *parse, const Leaf *leaf)
{
    Content content = start_of(parse, leaf);
    size_t at = 0, next;
    LinkTail tail;
    Str label;

    while ((next = next_definition(parse, content.text, at, &tail, &label))) {
        if (!is_known(parse, content_off(&content, at))) {
            Definition d = make(parse, &content, at, &tail);

            d.label = label;
            ARENA_PUSH(&parse->scratch, parse->definition,
                       parse->definition_count, parse->definition_capacity,
                       d);
        }
        at = next;
    }
}

static int by_place(const void *left, const void *right)
{
    const Definition *a = left, *b = right;

    return (a->off > b->off) - (a->off < b->off);
}

bool definitions_collect(Parse *parse)
{
    size_t known = parse->definition_known;

    for (size_t i = 0; i < parse->leaf_count; i++)
        collect(parse, &parse->leaf[i]);
    if (parse->definition_count > 1)
        qsort(parse->definition, parse->definition_count,
              sizeof *parse->definition, by_place);
    parse->definition_known = parse->definition_count;
    return parse->definition_count > known;
}

void definitions_strip(Parse *parse, Leaf *leaf)
{
    Content content = start_of(parse, leaf);
    size_t at = 0, next, lines = 0;
    LinkTail tail;
    Str label;

    while ((next = next_definition(parse, content.text, at, &tail, &label)) &&
           is_known(parse, content_off(&content, at))) {
        for (; at < next; at++)
            lines += content.text.ptr[at] == '\n';
    }
    if (at > 0 && at == content.text.len)
        lines = leaf->line_count;
    leaf->line += lines;
    leaf->line_count -= lines;
}

/* Those that turned out to be text of this leaf: they stand behind a line of
 * "===" that underlines nothing but definitions. */
void definitions_drop(Parse *parse, const Leaf *leaf)
{
    uint32_t to;

    if (leaf->line_count == 0)
        return;
    to = leaf->line[leaf->line_count - 1].to;
    for (size_t i = find(parse, leaf->line[0].from);
         i < parse->definition_known && parse->definition[i].off < to; i++)
        parse->definition[i].dropped = true;
}
