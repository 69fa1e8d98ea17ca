/* site/source_page.c - pages that rest on sources which others replaced. */
#include "base/compat.h"
#include "site/sources.h"

static bool cites(const Node *citation, const SourceRecord *record)
{
    for (const Node *item = citation->first; item; item = item->next)
        if (item->kind == NODE_CITATION_ITEM &&
            str_eq(item->as.cite.key, record->key))
            return true;
    return false;
}

static void report(const Site *site, const Source *source, const Node *item,
                   const SourceRecord *record)
{
    const SourceRecord *successor = record->successor;
    Arena scratch;
    Str help;

    arena_init(&scratch);
    help = arena_fmt(&scratch, "read what '%.*s' says and cite that (%.*s); a "
                     "page about the past has 'status: historical'",
                     STR_ARG(successor->key),
                     STR_ARG(successor->source->path));
    diag_help(site->diags, DIAG_WARNING, "superseded-source",
              diag_at(source, item->as.cite.key_span), help,
              "'%.*s' has been replaced by '%.*s'", STR_ARG(record->key),
              STR_ARG(successor->key));
    arena_release(&scratch);
}

/* The citations of one record of front matter or data, or one of the text.
 * Nothing is wrong with an old source beside the one that replaced it. */
static void check_claim(const Site *site, const MetaCitation *claim,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (const Node *item = claim[i].node->first; item;
             item = item->next) {
            const SourceRecord *record =
                item->kind == NODE_CITATION_ITEM
                    ? sources_find(site, item->as.cite.key)
                    : NULL;
            bool found = !record || !record->successor;

            for (size_t k = 0; !found && k < count; k++)
                found = cites(claim[k].node, record->successor);
            if (!found)
                report(site, claim[i].source, item, record);
        }
    }
}

void sources_check_page(const Site *site, const Page *page)
{
    if (!site->has_superseded || page->generated ||
        page->status != STATUS_CURRENT)
        return;
    for (size_t i = 0, end; i < page->citation_count; i = end) {
        Str list = citation_list(page->citation[i].path);

        for (end = i + 1; end < page->citation_count &&
                          citation_is_at(&page->citation[end], list);)
            end++;
        check_claim(site, &page->citation[i], end - i);
    }
    for (Node *node = page->document; node;
         node = node_next(page->document, node)) {
        MetaCitation claim = {STR(""), node, page->source};

        if (node->kind == NODE_CITATION)
            check_claim(site, &claim, 1);
    }
}
