/* doc/parse.c - Markdown into our tree: the order of the steps. */
#include "base/compat.h"
#include "doc/parse.h"

#include <stdarg.h>

#include "doc/doc_internal.h"

const DocOptions DOC_COMMONMARK = {.raw_html = true, .any_scheme = true};
const DocOptions DOC_HANDBOOK = {
    .tables = true,
    .heading_ids = true,
    .callouts = true,
    .citations = true,
    .short_links = true,
    .quotations = true,
    .exceptions = true,
};

/* Nodes are laid out in lots of about seven: the arena rounds up to 16 bytes,
 * which for each text node alone would be a tenth of a page's memory. */
#define LOT_BYTES 1008

Node *parse_node(Parse *parse, NodeKind kind, Span span)
{
    size_t align = _Alignof(Node);
    size_t size = (node_size(kind) + align - 1) / align * align;
    Node *node;

    if (size > parse->nodes_left && size > LOT_BYTES / 10) {
        node = node_new(parse->arena, kind, span);
        node->exact = true;
        return node;
    }
    if (size > parse->nodes_left) {
        parse->nodes = arena_alloc(parse->arena, LOT_BYTES);
        parse->nodes_left = LOT_BYTES;
    }
    node = (Node *)(void *)parse->nodes;
    parse->nodes += size;
    parse->nodes_left -= size;
    node_init(node, kind, span);
    node->exact = true;
    return node;
}

void parse_stop(Parse *parse, const char *code, Span at, const char *fmt, ...)
{
    va_list args;

    if (parse->stopped)
        return;
    parse->stopped = true;
    va_start(args, fmt);
    diag_add(parse->diags, DIAG_ERROR, code, diag_at(parse->source, at),
             arena_vfmt(&parse->scratch, fmt, args), STR(""));
    va_end(args);
}

void parse_error(Parse *parse, const char *code, Span at, Str help,
                 const char *fmt, ...)
{
    va_list args;

    if (parse->syntax_errors++ >= SYNTAX_ERRORS_MAX)
        return;
    va_start(args, fmt);
    diag_add(parse->diags, DIAG_ERROR, code, diag_at(parse->source, at),
             arena_vfmt(&parse->scratch, fmt, args), help);
    va_end(args);
}

static Node *empty_document(Parse *parse)
{
    return parse_node(parse, NODE_DOCUMENT,
                      (Span){parse->from, parse->to - parse->from});
}

static Node *parse_body(Parse *parse)
{
    Node *document;

    if (!scan_limits(parse))
        return empty_document(parse);
    document = blocks_build(parse);
    if (!parse->stopped)
        policy_blocks(parse, document);
    if (!parse->stopped)
        leaves_prepare(parse);
    if (!parse->stopped)
        inlines_read(parse);
    return parse->stopped ? empty_document(parse) : document;
}

Node *doc_parse(Arena *arena, const Source *source, Span body,
                const DocOptions *options, Diags *diags)
{
    Parse parse = {
        .arena = arena, .source = source, .options = options, .diags = diags};
    Node *document;

    if (body.off > source->text.len || body.len > source->text.len - body.off)
        BUG("the body is not in the source");
    parse.from = body.off;
    parse.to = body.off + body.len;
    parse.first_line = source_line_at(source, parse.from);
    arena_init(&parse.scratch);
    document = parse_body(&parse);
    arena_release(&parse.scratch);
    return document;
}
