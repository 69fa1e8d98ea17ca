/* tests/unit/doc_world.h - pages as short texts, and trees as lines of text:
 * what the tests of doc/ share.
 *
 * A tree prints one node a line, two spaces for each level:
 *
 *     kind LINE:COLUMN+BYTES 'text' details
 *
 * '?' behind BYTES marks a node whose column is not exact. What was reported
 * prints as "LINE:COLUMN+BYTES code: message". */
#ifndef HB_TESTS_DOC_WORLD_H
#define HB_TESTS_DOC_WORLD_H

#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/limits.h"
#include "doc/html.h"
#include "doc/outline.h"
#include "doc/parse.h"
#include "doc/text.h"

typedef struct World {
    Arena arena;
    Diags *diags;
    Source *source;
    Node *document;
    Buf out; /* what was printed last */
} World;

static inline int world_open(void **state)
{
    World *w = xcalloc(1, sizeof *w);

    hash_init();
    arena_init(&w->arena);
    w->diags = diag_open(false);
    buf_init(&w->out, LIMIT_OUTPUT_BYTES);
    *state = w;
    return 0;
}

static inline int world_close(void **state)
{
    World *w = *state;

    buf_release(&w->out);
    diag_close(w->diags);
    arena_release(&w->arena);
    free(w);
    return 0;
}

static inline void world_parse_str(World *w, Str text,
                                   const DocOptions *options)
{
    w->source = source_new(&w->arena, STR("page.md"), text);
    w->document = doc_parse(&w->arena, w->source, (Span){0, (uint32_t)text.len},
                            options, w->diags);
}

/* As a page of the handbook. */
static inline void world_parse(World *w, const char *text)
{
    world_parse_str(w, str_from(text), &DOC_HANDBOOK);
}

static inline void world_print_place(World *w, Span span)
{
    Place place = source_locate(w->source, span.off);

    buf_addf(&w->out, "%u:%u+%u", place.line, place.column, span.len);
}

static inline void world_print_details(World *w, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_LINK:
    case NODE_IMAGE:
        buf_addf(&w->out, " (%.*s)", STR_ARG(node->as.link.url));
        if (node->as.link.title.len > 0)
            buf_addf(&w->out, " \"%.*s\"", STR_ARG(node->as.link.title));
        buf_adds(&w->out, " at ");
        world_print_place(w, node->as.link.url_span);
        break;
    case NODE_CITATION_ITEM:
        buf_addf(&w->out, " %.*s@%.*s", STR_ARG(node->as.cite.lead_in),
                 STR_ARG(node->as.cite.key));
        if (node->as.cite.pinpoint.len > 0) {
            buf_addf(&w->out, ", %.*s at ",
                     STR_ARG(node->as.cite.pinpoint));
            world_print_place(w, node->as.cite.pinpoint_span);
        }
        break;
    case NODE_SHORT_LINK:
        buf_addf(&w->out, " %.*s#%.*s", STR_ARG(node->as.short_link.target),
                 STR_ARG(node->as.short_link.anchor));
        break;
    case NODE_CALLOUT:
        buf_addf(&w->out, " \"%.*s\"", STR_ARG(node->as.callout.title));
        break;
    case NODE_HEADING:
        buf_addf(&w->out, " %d#%.*s", node->as.heading.level,
                 STR_ARG(node->as.heading.id));
        break;
    case NODE_CODE_BLOCK:
        buf_addf(&w->out, " (%.*s)", STR_ARG(node->as.code_block.info));
        break;
    default:
        break;
    }
}

static inline void world_print(World *w, const Node *node, int depth)
{
    buf_addf(&w->out, "%*s%s ", depth * 2, "", node_kind_name(node->kind));
    world_print_place(w, node->span);
    if (!node->exact)
        buf_addc(&w->out, '?');
    if (node->text.len > 0)
        buf_addf(&w->out, " '%.*s'", STR_ARG(node->text));
    world_print_details(w, node);
    buf_addc(&w->out, '\n');
    for (const Node *child = node->first; child; child = child->next)
        world_print(w, child, depth + 1);
}

/* The tree below the document. */
static inline const char *world_tree(World *w)
{
    buf_reset(&w->out);
    for (const Node *n = w->document->first; n; n = n->next)
        world_print(w, n, 0);
    return w->out.ptr;
}

static inline const char *world_html(World *w, const HtmlOptions *options)
{
    buf_reset(&w->out);
    html_render(&w->out, w->document, options);
    return w->out.ptr;
}

static inline const char *world_said(World *w)
{
    buf_reset(&w->out);
    for (size_t i = 0; i < diag_total(w->diags); i++) {
        const Diag *d = diag_get(w->diags, i);

        if (d->place.line > 0)
            buf_addf(&w->out, "%u:%u+%u ", d->place.line, d->place.column,
                     d->span.len);
        buf_addf(&w->out, "%s: %.*s\n", d->code, STR_ARG(d->message));
    }
    return w->out.ptr;
}

/* The help of the first report. */
static inline const char *world_help(World *w)
{
    if (diag_total(w->diags) == 0)
        return "(nothing was reported)";
    buf_reset(&w->out);
    buf_add(&w->out, diag_get(w->diags, 0)->help);
    return w->out.ptr;
}

/* `unit` so many times, then `tail`. */
static inline Str world_many(World *w, const char *unit, size_t count,
                             const char *tail)
{
    size_t len = strlen(unit), at = 0;
    char *text = arena_chars(&w->arena, len * count + strlen(tail) + 1);

    for (; count > 0; count--, at += len)
        memcpy(text + at, unit, len);
    memcpy(text + at, tail, strlen(tail));
    return str_of(text, at + strlen(tail));
}

#define WORLD_TEST(name) \
    cmocka_unit_test_setup_teardown(name, world_open, world_close)

#endif
