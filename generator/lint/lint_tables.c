/* lint/lint_tables.c - has each column of a table words above it? A screen
 * reader says them before each cell. */
#include "base/compat.h"
#include "lint/lint_internal.h"

/* The corner above a column of row headings may be empty. */
static bool may_be_empty(const Node *cell)
{
    return !cell->previous && cell->next;
}

void lint_table(const LintPage *at, const Node *table)
{
    const Node *row = table->first;
    Diags *diags = at->site->diags;
    unsigned column = 0;
    bool any = false;

    if (!row || row->kind != NODE_TABLE_ROW || !row->as.row.header)
        return;
    for (const Node *cell = row->first; cell; cell = cell->next)
        any |= cell->first != NULL;
    if (!any) {
        diag_add(diags, DIAG_WARNING, "table-without-header",
                 diag_at(at->page->source, row->span),
                 STR("the columns of this table have no headings"),
                 STR("say in its first line what each column holds, as in: "
                     "| What happens | By when |"));
        return;
    }
    for (const Node *cell = row->first; cell; cell = cell->next) {
        column++;
        if (!cell->first && !may_be_empty(cell))
            diag_help(diags, DIAG_WARNING, "table-without-header",
                      diag_at(at->page->source,
                              cell->span.len > 0 ? cell->span : row->span),
                      STR("say in the first line what the column holds"),
                      "column %u of this table has no heading", column);
    }
}
