/* site/links.c - the links of a page's body, its front matter, and of
 * handbook.yaml. */
#include "base/compat.h"
#include "site/links.h"

#include "site/links_internal.h"

/* --- bodies --------------------------------------------------------------- */

static void check_words(const Site *site, const Page *page, const Node *image)
{
    if (image->first)
        return;
    diag_help(site->diags, DIAG_WARNING, "missing-alt",
              diag_at(page->source, image->span),
              STR("say what it shows: ![a map of the way to the office]"
                  "(map.png)"),
              "this picture has no words for people who cannot see it");
}

static void resolve_node(const Site *site, Page *page, LinkCache *cache,
                         Node *node)
{
    Link link = {.site = site, .from = page, .arena = &page->arena,
                 .cache = cache, .written = node->as.link.url};
    Span span = node->as.link.url_span;
    Str url;

    link.kind = node->kind == NODE_IMAGE ? LINK_IMAGE : LINK_ANY;
    link.at = diag_at(page->source, span.len > 0 ? span : node->span);
    if (link.kind == LINK_IMAGE)
        check_words(site, page, node);
    if (link_address(&link, &url))
        node->as.link.url = url;
}

/* --- front matter --------------------------------------------------------- */

/* "commitment-ni.md" or "commitment-ni.md#when"; all else is a sentence. */
bool links_names_page(Str text)
{
    Str path = str_slice(text, 0, str_find_char(text, '#'));

    return str_ends(path, ".md") && str_find_char(path, ' ') == STR_NONE;
}

static void check_reference(const Site *site, Page *page, const Value *value)
{
    Link link = {.site = site, .from = page, .arena = &page->arena,
                 .kind = LINK_PAGE, .written = value->as.text};
    const Page *target;
    Str url;

    link.at = diag_at(page->source, value->span);
    if (!link_address(&link, &url))
        return;
    target = link_page_at(&link, link.resolved);
    if (target == page)
        diag_help(site->diags, DIAG_ERROR, "link-to-itself", link.at,
                  STR("name the page to read instead of this one"),
                  "this page sends its readers to itself");
    else if (target && target->status == STATUS_WITHDRAWN)
        diag_help(site->diags, DIAG_WARNING, "link-to-withdrawn", link.at,
                  STR("name a page that is still there"),
                  "'%.*s' is withdrawn itself", STR_ARG(link.written));
}

static void check_meta(const Site *site, Page *page)
{
    static const char *const keys[] = {"instead", "superseded_by"};
    const Value *elsewhere = value_get(page->meta, "elsewhere");

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const Value *value = value_get(page->meta, keys[i]);

        if (value)
            check_reference(site, page, value);
    }
    for (size_t i = 0; i < value_count(elsewhere); i++) {
        const Value *value = elsewhere->as.map.entry[i].value;

        if (links_names_page(value->as.text))
            check_reference(site, page, value);
    }
}

void links_resolve(const Site *site, Page *page)
{
    LinkCache *cache = link_cache_open();
    Node *node = page->document;

    check_meta(site, page);
    for (; node; node = node_next(page->document, node))
        if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
            resolve_node(site, page, cache, node);
    link_cache_close(cache);
}

/* --- handbook.yaml -------------------------------------------------------- */

void links_check_config(const Site *site)
{
    Arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < site->config.start_count; i++) {
        const StartLink *start = &site->config.start[i];
        Link link = {.site = site, .arena = &scratch, .kind = LINK_PAGE,
                     .written = start->target};
        Str url;

        link.at = diag_at(site->config.source, start->target_span);
        link_address(&link, &url);
    }
    arena_release(&scratch);
}

/* --- short links ---------------------------------------------------------- */

static const Page *in_language_of(const Page *from, const Page *page)
{
    return from ? page_in_language(page, from->language) : page;
}

/* By id, or as a folder by the id of its front page. */
static const Page *find_by_id(const Site *site, Str target)
{
    const Page *page = map_get(&site->page_by_id, target);
    Arena scratch;

    if (page)
        return page;
    arena_init(&scratch);
    page = map_get(&site->page_by_id,
                   str_cat(&scratch, target, STR("/index")));
    arena_release(&scratch);
    return page;
}

const Page *links_find(const Site *site, const Page *from, Str target,
                       bool *ambiguous)
{
    const Page *page = find_by_id(site, target);

    *ambiguous = false;
    if (!page)
        page = map_get(&site->page_by_last, target);
    if ((const void *)page == (const void *)&site->page_by_last) {
        *ambiguous = true;
        return NULL;
    }
    return page ? in_language_of(from, page) : NULL;
}
