/* lint/lint_successors.c - pages that took the place of others: which one holds
 * today, and whether they send their readers round in a ring. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "site/links.h"

/* Of one page. */
struct LintSuccessor {
    const Page *next;   /* what took its place; NULL: it holds, or none did */
    const Page *newest; /* the last of those; itself without one */
    uint32_t walk;      /* the walk that came by; 0: none did */
    bool in_ring;
};

static bool is_past(const Page *page)
{
    return page->status == STATUS_SUPERSEDED ||
           page->status == STATUS_HISTORICAL ||
           page->status == STATUS_WITHDRAWN;
}

/* From one page on to the end, or to where another walk was; then all on the
 * way know what that one knew. Each page is walked once. */
static void walk(LintSuccessor *all, const Page *from, uint32_t number)
{
    const Page *page = from, *newest = NULL;

    for (;; page = all[page->index].next) {
        LintSuccessor *own = &all[page->index];

        if (own->walk == number)
            break; /* a ring: nothing in it holds */
        if (own->walk > 0) {
            newest = own->newest;
            break;
        }
        own->walk = number;
        if (!own->next) {
            newest = page;
            break;
        }
    }
    for (bool ring = !newest; ring && !all[page->index].in_ring;
         page = all[page->index].next)
        all[page->index].in_ring = true;
    for (page = from; all[page->index].walk == number;
         page = all[page->index].next) {
        LintSuccessor *own = &all[page->index];

        own->newest = newest ? newest : page;
        own->walk = UINT32_MAX; /* done */
        if (!own->next)
            break;
    }
}

void lint_successors(Lint *lint)
{
    Site *site = lint->site;
    LintSuccessor *all = ARENA_NEW_ARRAY(&lint->arena, LintSuccessor,
                                         site->page_count + 1);
    Arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];
        Str behind;

        all[i].newest = page;
        if (!is_past(page) || page->failed || page->skipped)
            continue;
        all[i].next = links_instead(site, page, &scratch, &behind);
        if (all[i].next == page)
            all[i].next = NULL; /* link-to-itself */
        arena_reset(&scratch);
    }
    for (size_t i = 0; i < site->page_count; i++)
        if (all[i].walk == 0)
            walk(all, site->page[i], (uint32_t)i + 1);
    arena_release(&scratch);
    lint->successor = all;
}

const Page *lint_newest(const Lint *lint, const Page *page)
{
    return lint->successor[page->index].newest;
}

/* The line of front matter that names what took a page's place. */
static const Value *reference_of(const Page *page)
{
    const Value *value = value_get(page->meta, "instead");

    return value && value->as.text.len > 0
               ? value
               : value_get(page->meta, "superseded_by");
}

static void report_ring(const Lint *lint, const Page *page)
{
    const Page *next = lint->successor[page->index].next;
    DiagAlso also = {diag_at(next->source, reference_of(next)->span),
                     "that page leads on from here"};

    diag_also(lint->site->diags, DIAG_ERROR, "page-ring",
              diag_at(page->source, reference_of(page)->span), also,
              STR("name the page that holds today in each of them"),
              "whoever goes on from here to '%.*s' comes back to this page, "
              "and finds none that holds",
              STR_ARG(next->source_path));
}

void lint_rings(const Lint *lint)
{
    LintSuccessor *all = lint->successor;

    for (size_t i = 0; i < lint->site->page_count; i++) {
        const Page *page = lint->site->page[i];

        if (!all[i].in_ring)
            continue;
        report_ring(lint, page);
        for (; all[page->index].in_ring; page = all[page->index].next)
            all[page->index].in_ring = false; /* once a ring */
    }
}

/* --- what handbook.yaml leads to ------------------------------------------ */

void lint_start(const Lint *lint)
{
    const Config *config = &lint->site->config;
    Arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < config->start_count; i++) {
        const StartLink *start = &config->start[i];
        Str behind;
        const Page *target = links_page(lint->site, NULL, &scratch,
                                        start->target, &behind);
        const Page *newest = target ? lint_newest(lint, target) : NULL;

        if (!target || target->failed ||
            target->status != STATUS_SUPERSEDED)
            continue;
        diag_help(lint->site->diags, DIAG_WARNING, "link-to-superseded",
                  diag_at(config->source, start->target_span),
                  lint_holds(newest)
                      ? arena_fmt(&scratch, "write '%.*s' in its place",
                                  STR_ARG(newest->source_path))
                      : STR("link to what holds today"),
                  "'%.*s' no longer applies", STR_ARG(target->source_path));
    }
    arena_release(&scratch);
}

/* --- what front matter leads to ------------------------------------------- */

static void check_reference(const LintPage *at, const Value *value)
{
    const Page *target = lint_target(at, value->as.text);

    if (target && lint_newest(at->lint, target) != target)
        lint_superseded(at, target, value->span, false);
}

/* A chain is followed to its end where readers are told of a page; but they are
 * sent through all of it. */
void lint_references(const LintPage *at)
{
    static const char *const keys[] = {"instead", "superseded_by"};
    const Value *elsewhere = value_get(at->page->meta, "elsewhere");

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const Value *value = value_get(at->page->meta, keys[i]);

        if (value && value->kind == VALUE_TEXT)
            check_reference(at, value);
    }
    for (size_t i = 0; i < value_count(elsewhere); i++) {
        const Value *value = elsewhere->as.map.entry[i].value;

        if (value->kind == VALUE_TEXT && links_names_page(value->as.text))
            check_reference(at, value);
    }
}
