/* tests/fuzz/fuzz_terms.c - any words as terms, any bytes as a page.
 *
 * The first line holds the terms, apart by ';', each with its names, apart by
 * ','; a name behind '!' is covered (no term is meant). The rest is the page.
 * What must hold:
 *   - marking changes no word of the page, and no place of what is in it
 *   - a term is marked at most once, and in no heading, link, quotation, table
 *     head or other term
 *   - what is marked is a name of that term, also when it stands alone */
#include "base/compat.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "doc/parse.h"
#include "doc/terms.h"
#include "doc/text.h"
#include "fuzz.h"

static Terms *terms_from(Arena *arena, Str line)
{
    Terms *terms = terms_new(arena);
    Str names, name;

    while (str_split(&line, ';', &names)) {
        size_t term = terms_add(terms, names);

        while (str_split(&names, ',', &name)) {
            if (str_starts(name, "!"))
                terms_cover(terms, STR("en"), str_slice(name, 1, name.len));
            else
                terms_name(terms, term, STR("en"), name);
        }
    }
    return terms;
}

static uint32_t end_of(Span span)
{
    return span.off + span.len;
}

static void check_place(const Node *node)
{
    CHECK(node->exact);
    CHECK(node->span.off >= node->parent->span.off);
    CHECK(end_of(node->span) <= end_of(node->parent->span));
    if (node->previous)
        CHECK(node->span.off >= end_of(node->previous->span));
}

static bool may_hold_terms(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_HEADING:
    case NODE_LINK:
    case NODE_SHORT_LINK:
    case NODE_IMAGE:
    case NODE_QUOTATION:
    case NODE_BLOCK_QUOTE:
    case NODE_TERM:
        return false;
    case NODE_TABLE_CELL:
        return !node->as.cell.header;
    case NODE_CALLOUT:
        return !str_is(node->text, "LETTER");
    default:
        return true;
    }
}

static void check_term(Arena *arena, const Terms *terms, const Node *term)
{
    TermUse *alone = term_use_open(terms);
    Str key = term->as.term.key, text = text_of(arena, term);

    CHECK(term->first != NULL);
    for (const Node *up = term->parent; up; up = up->parent)
        CHECK(may_hold_terms(up));
    term_use_page(alone, STR("en"));
    terms_read(alone, text);
    CHECK(term_used(alone, terms_add((Terms *)(uintptr_t)terms, key)));
    term_use_close(alone);
}

static void check_tree(Arena *arena, const Terms *terms, Node *document)
{
    Map seen;

    map_init(&seen, arena);
    for (Node *node = document; node; node = node_next(document, node)) {
        size_t depth = 0;

        for (const Node *up = node->parent; up; up = up->parent)
            depth++;
        CHECK(depth <= LIMIT_NESTING);
        if (node != document)
            check_place(node);
        if (node->kind != NODE_TERM)
            continue;
        CHECK(!map_put(&seen, node->as.term.key, node));
        check_term(arena, terms, node);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str rest = str_of((const char *)data, size), line = STR(""), before;
    Arena arena;
    Diags *diags;
    Source *source;
    Terms *terms;
    TermUse *use;
    Node *document;

    if (!is_text(rest))
        return 0;
    hash_init();
    arena_init(&arena);
    diags = diag_open(false);
    str_line(&rest, &line);
    terms = terms_from(&arena, line);
    source = source_new(&arena, STR("page.md"), rest);
    document = doc_parse(&arena, source, (Span){0, (uint32_t)rest.len},
                         &DOC_HANDBOOK, diags);
    before = text_of(&arena, document);
    use = term_use_open(terms);
    for (int round = 0; round < 2; round++) {
        term_use_page(use, STR("en"));
        terms_mark(use, document, source, &arena);
        CHECK(str_eq(text_of(&arena, document), before));
        if (round == 0)
            check_tree(&arena, terms, document);
    }
    term_use_close(use);
    diag_close(diags);
    arena_release(&arena);
    return 0;
}
