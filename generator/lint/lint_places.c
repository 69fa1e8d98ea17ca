/* lint/lint_places.c - does a reader who begins at the home page get to every
 * page?
 *
 * A section's front page lists what is below it, so in a handbook's first
 * language every page is in a list, and none an orphan, whether any text links
 * to it or not. What nothing leads to are pages in another language whose
 * section has no front page in it, that are no translation, and that no text
 * links to; and all that hangs on such a page alone. "Next" and "previous", the
 * search, and lists of everything (A to Z) are no way to find a page that one
 * does not know of: they do not count. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "base/path.h"
#include "site/facts.h"
#include "site/links.h"

/* Written by people, built, and not taken down. */
static bool is_asked(const Page *page)
{
    return !page->generated && !page->failed && !page->skipped &&
           page->status != STATUS_WITHDRAWN;
}

/* --- where pages lead ----------------------------------------------------- */

void lint_leads_to(const LintPage *at, const Page *to)
{
    LintWorker *own = at->worker;
    LintEdge edge = {(uint32_t)at->page->index, 0};

    if (!to || to == at->page || !at->lint->options.advise)
        return;
    edge.to = (uint32_t)to->index;
    ARENA_PUSH(&own->kept, own->edge, own->edge_count, own->edge_capacity,
               edge);
}

/* Data files name pages from their own folder, or from the top of the
 * content. */
static void leads_to_path(const LintPage *at, Str path)
{
    const Page *to = lint_target(at, path);
    Str behind;

    path = str_slice(path, 0, str_find_char(path, '#'));
    if (!to && path.len > 0)
        to = links_page(at->site, NULL, at->scratch, path, &behind);
    lint_leads_to(at, to);
}

/* A text that is a path, or Markdown with links in it. */
static void places_of_text(const LintPage *at, Str text)
{
    size_t found;

    if (links_names_page(text)) {
        leads_to_path(at, text);
        return;
    }
    while ((found = str_find(text, STR("]("))) != STR_NONE) {
        size_t end;

        text = str_slice(text, found + 2, text.len);
        end = str_find_char(str_slice(text, 0, LINT_TARGET_MAX), ')');
        if (end != STR_NONE && links_names_page(str_slice(text, 0, end)))
            leads_to_path(at, str_slice(text, 0, end));
    }
}

static void places_of_value(const LintPage *at, const Value *value)
{
    if (!value)
        return;
    if (value->kind == VALUE_TEXT)
        places_of_text(at, value->as.text);
    for (size_t i = 0; i < value_count(value); i++)
        places_of_value(at, value->kind == VALUE_LIST
                                ? value->as.list.item[i]
                                : value->as.map.entry[i].value);
}

void lint_places_of(const LintPage *at)
{
    if (!at->lint->options.advise)
        return;
    places_of_value(at, at->page->meta);
    places_of_value(at, at->page->data);
}

void lint_callout(const LintPage *at, const Node *callout)
{
    const Fact *right;

    if (!str_is(callout->text, "RIGHT"))
        return;
    right = facts_get(at->site, STR("right"),
                      str_trim(callout->as.callout.title));
    if (right)
        lint_leads_to(at, right->page);
}

/* --- from the home page on ------------------------------------------------ */

/* All that was found out about where pages lead. */
typedef struct Ways {
    const Site *site;
    uint32_t *first; /* page -> its first place in `to`; one more at the end */
    uint32_t *to;
    bool *reached;
    uint32_t *queue;
    size_t queue_count;
} Ways;

/* Edges of all workers, sorted by where they begin. */
static void sort_edges(Lint *lint, Ways *ways)
{
    size_t pages = lint->site->page_count, count = 0;

    ways->first = ARENA_NEW_ARRAY(&lint->arena, uint32_t, pages + 2);
    for (unsigned i = 0; i < lint->options.jobs; i++) {
        const LintWorker *worker = &lint->worker[i];

        count += worker->edge_count;
        for (size_t j = 0; j < worker->edge_count; j++)
            ways->first[worker->edge[j].from + 2]++;
    }
    for (size_t i = 2; i < pages + 2; i++)
        ways->first[i] += ways->first[i - 1];
    ways->to = ARENA_NEW_ARRAY(&lint->arena, uint32_t, count + 1);
    for (unsigned i = 0; i < lint->options.jobs; i++) {
        const LintWorker *worker = &lint->worker[i];

        for (size_t j = 0; j < worker->edge_count; j++)
            ways->to[ways->first[worker->edge[j].from + 1]++] =
                worker->edge[j].to;
    }
}

static void reach(Ways *ways, const Page *page)
{
    if (!page || ways->reached[page->index])
        return;
    ways->reached[page->index] = true;
    ways->queue[ways->queue_count++] = (uint32_t)page->index;
}

static void reach_start(Ways *ways)
{
    const Site *site = ways->site;
    Arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < site->page_count; i++)
        if (str_is(site->page[i]->id, "index"))
            reach(ways, site->page[i]);
    for (size_t i = 0; i < site->config.start_count; i++) {
        Str behind;

        reach(ways, links_page(site, NULL, &scratch,
                               site->config.start[i].target, &behind));
    }
    arena_release(&scratch);
}

static void reach_all(Ways *ways)
{
    reach_start(ways);
    for (size_t i = 0; i < ways->queue_count; i++) {
        const Page *page = ways->site->page[ways->queue[i]];

        for (size_t j = 0; j < page->child_count; j++)
            reach(ways, page->child[j]);
        for (size_t j = 0; j < page->translation_count; j++)
            reach(ways, page->translation[j]);
        for (size_t j = ways->first[page->index];
             j < ways->first[page->index + 1]; j++)
            reach(ways, ways->site->page[ways->to[j]]);
    }
}

/* "money/index.cy.md": what would list it. */
static Str front_page(Arena *arena, const Page *page)
{
    return path_join(arena, path_folder(page->source_path),
                     arena_fmt(arena, "index.%.*s.md",
                               STR_ARG(page->language)));
}

static void report_orphans(Lint *lint, const Ways *ways)
{
    const Site *site = lint->site;

    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];

        if (ways->reached[i] || !is_asked(page))
            continue;
        diag_add(site->diags, DIAG_NOTE, "orphan-page",
                 lint_title_place(page),
                 STR("nothing leads to this page: it is in no list, and no "
                     "page links to it"),
                 page->is_index
                     ? STR("link to it from a page that readers find")
                     : arena_fmt(&lint->arena,
                                 "link to it from a page that readers find, "
                                 "or write '%.*s', which lists it",
                                 STR_ARG(front_page(&lint->arena, page))));
    }
}

static void find_orphans(Lint *lint)
{
    Site *site = lint->site;
    Ways ways = {.site = site};

    ways.reached = ARENA_NEW_ARRAY(&lint->arena, bool, site->page_count + 1);
    ways.queue = ARENA_NEW_ARRAY(&lint->arena, uint32_t, site->page_count + 1);
    sort_edges(lint, &ways);
    reach_all(&ways);
    report_orphans(lint, &ways);
}

/* --- folders without a front page ----------------------------------------- */

/* A folder, and what of it stands in a list further up. */
typedef struct Folder {
    const Page *first;
    size_t count;
} Folder;

static bool has_front_page(const Lint *lint, const Page *page)
{
    const Map *pages = &lint->site->page_by_source;
    Str folder = path_folder(page->source_path);
    bool found;
    Arena scratch;

    if (folder.len == 0 || page->is_index || !page->section)
        return true;
    if (str_eq(path_folder(page->section->source_path), folder))
        return true;
    arena_init(&scratch); /* one that is a draft, or was taken down */
    found = map_has(pages, path_join(&scratch, folder, STR("index.md")));
    arena_release(&scratch);
    return found;
}

/* Fewer pages than this make no section: a list further up has room. */
#define SECTION_PAGES 3

static void report_folder(Lint *lint, Str folder, const Folder *own)
{
    if (own->count < SECTION_PAGES)
        return;
    diag_help(lint->site->diags, DIAG_NOTE, "no-section",
              diag_at(own->first->source, DIAG_WHOLE_FILE),
              arena_fmt(&lint->arena,
                        "write '%.*s/index.md' with a title of its own: it "
                        "lists what the folder holds", STR_ARG(folder)),
              "the folder '%.*s' has no front page, so its %zu pages stand in "
              "the list of '%.*s'",
              STR_ARG(folder), own->count,
              STR_ARG(own->first->section->title));
}

/* Once a folder, at its first page. */
static void find_folders(Lint *lint)
{
    const Site *site = lint->site;
    Map folders;

    map_init(&folders, &lint->arena);
    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];
        Str folder = path_folder(page->source_path);
        Folder *own;

        if (!is_asked(page) || has_front_page(lint, page))
            continue;
        own = map_get(&folders, folder);
        if (!own) {
            own = ARENA_NEW(&lint->arena, Folder);
            own->first = page;
            map_put(&folders, folder, own);
        }
        own->count++;
    }
    for (size_t i = 0; i < folders.count; i++)
        report_folder(lint, map_at(&folders, i)->key,
                      map_at(&folders, i)->value);
}

void lint_places(Lint *lint)
{
    if (!lint->options.advise)
        return;
    find_orphans(lint);
    find_folders(lint);
}
