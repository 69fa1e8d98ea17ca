/* lint/lint.c - which checks there are, and their order. */
#include "base/compat.h"
#include "lint/lint.h"

#include <stdlib.h>

#include "lint/lint_internal.h"

/* --- what checks share ---------------------------------------------------- */

Span lint_words_span(const Node *node)
{
    Span span = node->span;

    if (node->first && node->first->span.len > 0) {
        span.off = node->first->span.off;
        span.len = node->last->span.off + node->last->span.len - span.off;
    }
    return span;
}

DiagPos lint_title_place(const Page *page)
{
    return diag_at(page->source, page->title_span.len > 0 ? page->title_span
                                                          : DIAG_WHOLE_FILE);
}

bool lint_holds(const Page *page)
{
    return page->status == STATUS_CURRENT || page->status == STATUS_DRAFT;
}

/* --- opening and closing -------------------------------------------------- */

Lint *lint_open(Site *site, const LintOptions *options)
{
    Lint *lint = xcalloc(1, sizeof *lint);

    lint->site = site;
    lint->options = *options;
    arena_init(&lint->arena);
    lint->worker = xcalloc(options->jobs, sizeof *lint->worker);
    for (unsigned i = 0; i < options->jobs; i++) {
        arena_init(&lint->worker[i].scratch);
        arena_init(&lint->worker[i].kept);
    }
    lint_successors(lint);
    if (options->advise && plain_english_wanted(&site->config))
        lint->plain = plain_english_open(site, options->jobs,
                                         options->hard_words,
                                         options->dictionaries);
    return lint;
}

void lint_close(Lint *lint)
{
    if (!lint)
        return;
    plain_english_close(lint->plain);
    for (unsigned i = 0; i < lint->options.jobs; i++) {
        arena_release(&lint->worker[i].scratch);
        arena_release(&lint->worker[i].kept);
    }
    free(lint->worker);
    arena_release(&lint->arena);
    free(lint);
}

/* --- a page --------------------------------------------------------------- */

static void look_at(LintPage *at, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
        lint_text(at, node);
        lint_half_links(at, node);
        lint_blanks(at, node);
        break;
    case NODE_PARAGRAPH:
        lint_pasted_paragraph(at, node);
        lint_paragraph(at, node);
        break;
    case NODE_BLOCK_QUOTE:
        lint_pasted_callout(at, node);
        break;
    case NODE_LINK:
        lint_link(at, node);
        break;
    case NODE_SHORT_LINK:
        lint_short_link(at, node);
        break;
    case NODE_IMAGE:
        lint_picture(at, node);
        break;
    case NODE_TABLE:
        lint_table(at, node);
        break;
    case NODE_CALLOUT:
        lint_callout(at, node);
        break;
    default:
        break;
    }
}

void lint_page(Lint *lint, const Page *page, unsigned worker)
{
    LintWorker *own = &lint->worker[worker];
    LintPage at = {.lint = lint, .site = lint->site, .page = page,
                   .worker = own, .scratch = &own->scratch};
    Node *node = page->document;

    if (page->generated)
        return;
    map_init(&at.link_words, at.scratch);
    lint_headings(&at);
    for (; node; node = node_next(page->document, node))
        look_at(&at, node);
    lint_cites(&at);
    lint_references(&at);
    lint_places_of(&at);
    lint_review(&at);
    if (lint->plain)
        plain_english_page(lint->plain, page, worker);
    arena_reset(&own->scratch);
}

/* --- the site ------------------------------------------------------------- */

void lint_site(Lint *lint)
{
    lint_records(lint);
    lint_titles(lint);
    lint_rings(lint);
    lint_start(lint);
    lint_places(lint);
    lint_review_summary(lint);
    if (lint->plain)
        plain_english_site(lint->plain);
}

ReadingAge lint_reading_age(const Lint *lint, const Page *page)
{
    return lint->plain ? plain_english_age(lint->plain, page)
                       : (ReadingAge){0};
}
