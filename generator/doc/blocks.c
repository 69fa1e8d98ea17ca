/* doc/blocks.c - the blocks of a page: libcmark's, in our own tree.
 *
 * libcmark gets a copy of the body in which every '[' is replaced by a byte
 * without meaning. So it sees no link and no link definition: paragraphs stay
 * where they are, and nothing in them costs time. The definitions found at
 * their starts are then shown to it in a second run, since they decide where a
 * heading's underline or a tight list is one. Lengths stay the same: positions
 * of blocks are true for the source, and the text comes from there. */
#include "base/compat.h"
#include "doc/cmark_tree.h"
#include "doc/doc_internal.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#define MASK '\x01'

typedef struct Blocks {
    Parse *parse;
    Container around[BLOCK_DEPTH_MAX + 1];
    size_t depth;
} Blocks;

static bool is_cdata(Str s, size_t at)
{
    /* the two '[' of "<![CDATA[" decide about an HTML block */
    return (at >= 2 && memcmp(s.ptr + at - 2, "<!", 2) == 0) ||
           (at >= 8 && memcmp(s.ptr + at - 8, "<![CDATA", 8) == 0);
}

/* libcmark's copy of the body [detached]. */
static char *mask(const Parse *parse)
{
    Str body = str_slice(parse->source->text, parse->from, parse->to);
    char *copy = xmalloc(body.len + 1);

    for (size_t i = 0; i < body.len; i++)
        copy[i] = body.ptr[i] == '[' && !is_cdata(body, i) ? MASK
                                                           : body.ptr[i];
    return copy;
}

static void unmask_definitions(const Parse *parse, char *copy)
{
    for (size_t i = 0; i < parse->definition_count; i++) {
        const Definition *d = &parse->definition[i];

        memcpy(copy + d->off - parse->from, parse->source->text.ptr + d->off,
               d->end - d->off);
    }
}

static uint32_t start_line(cmark_node *node)
{
    return (uint32_t)cmark_node_get_start_line(node);
}

/* The line at which the next block behind this one begins, or 0. */
static uint32_t next_start(cmark_node *node)
{
    for (; node; node = cmark_node_parent(node)) {
        cmark_node *next = cmark_node_next(node);

        if (next)
            return start_line(next);
    }
    return 0;
}

static uint32_t count_lines(const char *literal)
{
    uint32_t count = 0;

    for (; (literal = strchr(literal, '\n')) != NULL; literal++)
        count++;
    return count;
}

static bool is_fence(const Blocks *b, uint32_t line)
{
    Line here = container_line(b->parse, line, b->around, b->depth);
    Str s = str_slice(b->parse->source->text, here.from, here.to);

    return !here.lazy && !here.indented &&
           (str_starts(s, "```") || str_starts(s, "~~~"));
}

/* libcmark's end lines are one too far or too near for blocks that end by
 * their own last line. */
static uint32_t last_line(const Blocks *b, cmark_node *node)
{
    uint32_t start = start_line(node);
    uint32_t end = (uint32_t)cmark_node_get_end_line(node);
    uint32_t lines;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
        lines = count_lines(cmark_node_get_literal(node));
        return lines > 0 ? start + lines - 1 : start;
    case CMARK_NODE_CODE_BLOCK:
        lines = count_lines(cmark_node_get_literal(node));
        if (!is_fence(b, start))
            return lines > 0 ? start + lines - 1 : start;
        lines += start;
        if (end > lines && next_start(node) != lines + 1 &&
            is_fence(b, lines + 1))
            return lines + 1;
        return lines;
    case CMARK_NODE_HEADING:
        if (end == start)
            return end;
        return next_start(node) != end &&
                       container_underline(b->parse, end, b->around, b->depth)
                   ? end
                   : end - 1;
    case CMARK_NODE_PARAGRAPH:
        return end;
    default:
        return start;
    }
}

/* Code and HTML with '[' back in place: each line of `literal` is the end of a
 * line of the source, `line` the first. A slice of the source when it is one,
 * else [arena]. */
static Str unmask(const Blocks *b, Str literal, uint32_t line)
{
    Parse *parse = b->parse;
    Str rest = literal, part;
    uint32_t off = 0;
    char *text;
    size_t len = 0;

    if (literal.len == 0)
        return STR("");
    text = arena_chars(&parse->scratch, literal.len);
    memcpy(text, literal.ptr, literal.len);
    for (; str_split(&rest, '\n', &part); line++) {
        uint32_t to = line_to(parse, line);

        if (len == 0)
            off = part.len < to ? to - (uint32_t)part.len : 0;
        for (size_t i = 0; i < part.len; i++)
            if (part.ptr[i] == MASK)
                text[len + i] =
                    parse->source->text.ptr[to - (uint32_t)(part.len - i)];
        len += part.len + 1;
    }
    part = str_slice(parse->source->text, off, off + literal.len);
    literal = str_of(text, literal.len);
    return str_eq(part, literal) ? part : str_dup(b->parse->arena, literal);
}

/* The words behind a fence; libcmark's lack the masked brackets. */
static Str fence_info(const Blocks *b, cmark_node *node)
{
    Str info = str_from(cmark_node_get_fence_info(node));
    uint32_t line = start_line(node);
    Line here;
    char fence;

    if (info.len == 0)
        return STR("");
    if (str_find_char(info, MASK) == STR_NONE)
        return str_dup(b->parse->arena,
                       entity_mend(&b->parse->scratch, info));
    here = container_line(b->parse, line, b->around, b->depth);
    info = str_slice(b->parse->source->text, here.from, here.to);
    fence = info.ptr[0];
    while (info.len > 0 && info.ptr[0] == fence)
        info = str_slice(info, 1, info.len);
    while (info.len > 0 && ascii_is_space(info.ptr[0]))
        info = str_slice(info, 1, info.len);
    while (info.len > 0 && ascii_is_space(info.ptr[info.len - 1]))
        info.len--;
    return entity_unescape(b->parse->arena, info);
}

/* "## Title ##": the line without its '#'. */
static Line heading_text(const Parse *parse, Line line)
{
    const char *text = parse->source->text.ptr;
    uint32_t to;

    while (line.from < line.to && text[line.from] == '#')
        line.from++;
    while (line.from < line.to &&
           (text[line.from] == ' ' || text[line.from] == '\t'))
        line.from++;
    while (line.to > line.from && ascii_is_space(text[line.to - 1]))
        line.to--;
    to = line.to;
    while (to > line.from && text[to - 1] == '#')
        to--;
    /* In "## #" nothing is left of the title. */
    if (to < line.to &&
        (to == line.from || text[to - 1] == ' ' || text[to - 1] == '\t'))
        line.to = to;
    while (line.to > line.from && ascii_is_space(text[line.to - 1]))
        line.to--;
    return line;
}

static void add_leaf(Blocks *b, cmark_node *from, Node *node)
{
    Parse *parse = b->parse;
    Leaf *leaf = leaf_add(parse, node);
    uint32_t start = start_line(from), end = last_line(b, from);
    bool atx = node->kind == NODE_HEADING && end == start;

    leaf->setext = node->kind == NODE_HEADING && !atx;
    leaf->line_count = end - start + 1 - (leaf->setext ? 1 : 0);
    leaf->line = ARENA_NEW_ARRAY(&parse->scratch, Line, leaf->line_count);
    for (uint32_t i = 0; i < leaf->line_count; i++)
        leaf->line[i] = container_line(parse, start + i, b->around, b->depth);
    if (atx)
        leaf->line[0] = heading_text(parse, leaf->line[0]);
    if (leaf->setext)
        leaf->underline = container_line(parse, end, b->around, b->depth);
}

static NodeKind block_kind(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        return NODE_BLOCK_QUOTE;
    case CMARK_NODE_LIST:
        return NODE_LIST;
    case CMARK_NODE_ITEM:
        return NODE_ITEM;
    case CMARK_NODE_CODE_BLOCK:
        return NODE_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK:
        return NODE_HTML_BLOCK;
    case CMARK_NODE_PARAGRAPH:
        return NODE_PARAGRAPH;
    case CMARK_NODE_HEADING:
        return NODE_HEADING;
    case CMARK_NODE_THEMATIC_BREAK:
        return NODE_THEMATIC_BREAK;
    default:
        BUG("libcmark gave a %s as a block",
            cmark_node_get_type_string(node));
    }
}

static Span block_span(const Blocks *b, cmark_node *node)
{
    const Parse *parse = b->parse;
    uint32_t line = start_line(node);
    uint32_t from = line_from(parse, line), to = line_to(parse, line);
    uint32_t column = (uint32_t)cmark_node_get_start_column(node);

    if (column > 0)
        from += column - 1;
    if (from > to)
        from = to;
    to = line_to(parse, last_line(b, node));
    return (Span){from, to > from ? to - from : 0};
}

/* What the node says beside its kind. */
static void fill(Blocks *b, cmark_node *from, Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_LIST:
        node->as.list.ordered =
            cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
        node->as.list.tight = cmark_node_get_list_tight(from) != 0;
        node->as.list.parenthesis =
            cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM;
        node->as.list.start = cmark_node_get_list_start(from);
        break;
    case NODE_CODE_BLOCK:
        node->as.code_block.info = fence_info(b, from);
        node->text = unmask(b, str_from(cmark_node_get_literal(from)),
                            start_line(from) +
                                (is_fence(b, start_line(from)) ? 1
                                                                      : 0));
        break;
    case NODE_HTML_BLOCK:
        node->text = unmask(b, str_from(cmark_node_get_literal(from)),
                            start_line(from));
        break;
    case NODE_HEADING:
        node->as.heading.level = (uint8_t)cmark_node_get_heading_level(from);
        add_leaf(b, from, node);
        break;
    case NODE_PARAGRAPH:
        add_leaf(b, from, node);
        break;
    default:
        break;
    }
}

static void build_children(Blocks *b, cmark_node *from, Node *parent);

static void build_one(Blocks *b, cmark_node *from, Node *parent)
{
    NodeKind kind = block_kind(from);
    Node *node = parse_node(b->parse, kind, block_span(b, from));
    bool container = kind == NODE_BLOCK_QUOTE || kind == NODE_ITEM;

    fill(b, from, node);
    node_append(parent, node);
    if (container) {
        Container *inner = &b->around[b->depth];

        *inner = (Container){kind == NODE_BLOCK_QUOTE, start_line(from), 0};
        if (kind == NODE_ITEM)
            inner->width = container_item_width(b->parse, start_line(from),
                                                b->around, b->depth);
        b->depth++;
    }
    build_children(b, from, node);
    if (container)
        b->depth--;
    if (node->last && node->kind != NODE_PARAGRAPH &&
        node->kind != NODE_HEADING)
        node->span.len =
            node->last->span.off + node->last->span.len - node->span.off;
}

static void build_children(Blocks *b, cmark_node *from, Node *parent)
{
    cmark_node *child = cmark_node_first_child(from);
    size_t depth = 0;

    if (parent->kind == NODE_PARAGRAPH || parent->kind == NODE_HEADING)
        return; /* these children are inlines of no use */
    for (const Node *up = parent; up; up = up->parent)
        depth++;
    for (; child && !b->parse->stopped; child = cmark_node_next(child)) {
        if (depth > BLOCK_DEPTH_MAX) {
            parse_stop(b->parse, "nesting-too-deep", parent->span,
                       "quotes and lists stand inside each other more than "
                       "%d deep",
                       BLOCK_DEPTH_MAX);
            return;
        }
        build_one(b, child, parent);
    }
}

static Node *build(Parse *parse, cmark_node *root)
{
    Blocks b = {.parse = parse};
    Node *document =
        parse_node(parse, NODE_DOCUMENT,
                   (Span){parse->from, parse->to - parse->from});

    parse->leaf_count = 0;
    build_children(&b, root, document);
    return document;
}

/* Only the leaves' lines are of use. */
static void build_for_now(Parse *parse, cmark_node *root)
{
    Arena *page = parse->arena;

    parse->arena = &parse->scratch;
    build(parse, root);
    parse->arena = page;
    parse->nodes_left = 0;
}

/* A definition above "===" makes that line text, and what follows may be
 * different blocks then, with definitions of their own: one more round. Nobody
 * writes a page that needs three, so at some point it is enough. */
static bool has_new_definitions(Parse *parse, cmark_node *root)
{
    Str body = str_slice(parse->source->text, parse->from, parse->to);

    if (str_find(body, STR("]:")) == STR_NONE)
        return false;
    build_for_now(parse, root);
    return !parse->stopped && definitions_collect(parse);
}

/* One round costs a run of libcmark: bytes of all rounds together. */
#define ROUNDS_BYTES (32u * 1024 * 1024)

Node *blocks_build(Parse *parse)
{
    char *copy = mask(parse);
    size_t len = parse->to - parse->from;
    CmarkTree tree;
    size_t read = 0;
    Node *document;

    cmark_tree_open(&tree, str_of(copy, len));
    while (read <= ROUNDS_BYTES && has_new_definitions(parse, tree.root)) {
        read += len;
        cmark_tree_close(&tree);
        unmask_definitions(parse, copy);
        cmark_tree_open(&tree, str_of(copy, len));
    }
    document = build(parse, tree.root);
    cmark_tree_close(&tree);
    free(copy);
    return document;
}
