/* lint/lint_cites.c - does a page that tells people what they can do say where
 * it has that from? Single claims are looked at by site/page_rules.c. */
#include "base/compat.h"
#include "lint/lint_internal.h"

/* Rights, deadlines and replies without a source were told one by one. */
static bool has_claims(const Page *page)
{
    return value_get(page->meta, "rights") ||
           value_get(page->meta, "deadlines") ||
           value_get(page->meta, "response");
}

/* A guide, a reply or a letter; not the front page of a section, and not what
 * takes its answers from a data file. */
static bool is_asked(const LintPage *at)
{
    const Page *page = at->page;

    return page->status == STATUS_CURRENT && !page->is_index &&
           page->data_path.len == 0 &&
           (page->kind == KIND_GUIDE || page->kind == KIND_RESPONSE ||
            page->kind == KIND_LETTER) &&
           at->site->record_count > 0 && !has_claims(page);
}

/* A box with a right of another page brings its source along. */
static bool is_source(const Node *node)
{
    return node->kind == NODE_CITATION ||
           (node->kind == NODE_CALLOUT && str_is(node->text, "RIGHT"));
}

void lint_cites(const LintPage *at)
{
    Node *node = at->page->document;

    if (!at->lint->options.advise || !is_asked(at) ||
        at->page->citation_count > 0)
        return;
    for (; node; node = node_next(at->page->document, node))
        if (is_source(node))
            return;
    diag_add(at->site->diags, DIAG_NOTE, "no-citation",
             lint_title_place(at->page),
             STR("nothing on this page says where it comes from"),
             STR("cite a source behind what it tells, as in [@uc-regs-2013, "
                 "reg 15]; where there is nothing to prove, write: kind: "
                 "reference"));
}
