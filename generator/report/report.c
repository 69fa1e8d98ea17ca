/* report/report.c - gathers what there is to report. */
#include "base/compat.h"
#include "report/report_internal.h"

#include <stdlib.h>

#include "site/facts.h"
#include "site/sources.h"

/* Days before a page is due, from which on it is listed so. */
#define DUE_DAYS 30

const char *report_state_words(ReportState state)
{
    static const char *const words[REPORT_STATE__COUNT] = {
        [REPORT_OVERDUE] = "Overdue",
        [REPORT_DUE] = "Due within 30 days",
        [REPORT_NEVER] = "Never checked",
        [REPORT_CHECKED] = "Checked",
        [REPORT_NOT_CURRENT] = "Not current: need not be checked",
        [REPORT_UNREADABLE] = "Could not be read",
    };

    return words[state];
}

void report_each_citation(const Page *page, ReportCited *told, void *context)
{
    for (size_t i = 0; i < page->citation_count; i++)
        told(context, page->citation[i].node);
    for (const Node *node = page->document; node;
         node = node_next(page->document, (Node *)(uintptr_t)node))
        if (node->kind == NODE_CITATION)
            told(context, node);
}

/* --- pages ---------------------------------------------------------------- */

static ReportPage page_state(const Report *report, const Page *page)
{
    ReportPage out = {.page = page};
    long days;

    if (page->failed) {
        out.state = REPORT_UNREADABLE;
    } else if (page->status != STATUS_CURRENT) {
        out.state = REPORT_NOT_CURRENT;
    } else if (!date_is_set(page->reviewed)) {
        out.state = REPORT_NEVER;
    } else {
        out.due = date_add_months(page->reviewed,
                                  report->site->config.review_months);
        days = date_days_between(report->options.today, out.due);
        out.state = days < 0           ? REPORT_OVERDUE
                    : days <= DUE_DAYS ? REPORT_DUE
                                       : REPORT_CHECKED;
    }
    return out;
}

static int by_need(const void *left, const void *right)
{
    const ReportPage *a = left;
    const ReportPage *b = right;
    int order = (int)a->state - (int)b->state;

    if (!order && date_is_set(a->due))
        order = date_cmp(a->due, b->due);
    if (!order)
        order = str_cmp(a->page->source_path, b->page->source_path);
    return order;
}

static bool is_theirs(const Page *page)
{
    return !page->generated && !page->skipped;
}

static void gather_pages(Report *report)
{
    const Site *site = report->site;

    report->page =
        ARENA_NEW_ARRAY(report->arena, ReportPage, site->page_count + 1);
    for (size_t i = 0; i < site->page_count; i++) {
        if (!is_theirs(site->page[i]))
            continue;
        report->page[report->page_count] = page_state(report, site->page[i]);
        report->in_state[report->page[report->page_count++].state]++;
    }
    if (report->page_count > 0)
        qsort(report->page, report->page_count, sizeof *report->page, by_need);
}

/* --- claims --------------------------------------------------------------- */

typedef struct Strongest {
    Str standing;
    size_t rank;
} Strongest;

static void weigh(const Report *report, const Node *citation, Strongest *best)
{
    for (const Node *item = citation->first; item; item = item->next) {
        const SourceRecord *record =
            sources_find(report->site, item->as.cite.key);
        size_t rank;

        if (!record)
            continue;
        rank = site_standing_rank(report->site, record->standing);
        if (rank < best->rank)
            *best = (Strongest){record->standing, rank};
    }
}

/* "rights.1.cite" -> Strongest, for all of a page's front matter. */
static void weigh_page(const Report *report, const Page *page, Map *out)
{
    map_init(out, report->arena);
    for (size_t i = 0; i < page->citation_count; i++) {
        Str list = citation_list(page->citation[i].path);
        Strongest *best = map_get(out, list);

        if (!best) {
            best = ARENA_NEW(report->arena, Strongest);
            best->rank = SIZE_MAX;
            map_put(out, list, best);
        }
        weigh(report, page->citation[i].node, best);
    }
}

static void gather_list(Report *report, const Page *page, const Map *weights,
                        const char *list, const char *words)
{
    const Value *records = value_get(page->meta, list);

    for (size_t i = 0; i < value_count(records); i++) {
        const Value *record = value_item(records, i);
        const Strongest *best =
            map_get(weights, arena_fmt(report->arena, "%s.%zu.cite", list,
                                       i + 1));
        ReportClaim claim = {.page = page, .rank = SIZE_MAX};

        if (record->kind != VALUE_MAP)
            continue;
        claim.words = value_as_text(value_get(record, words));
        claim.span = record->span;
        if (best) {
            claim.standing = best->standing;
            claim.rank = best->rank;
        }
        ARENA_PUSH(report->arena, report->claim, report->claim_count,
                   report->claim_capacity, claim);
    }
}

static void gather_answers(Report *report, const Page *page)
{
    const Value *answers =
        value_get(value_get(page->meta, "response"), "answers");

    for (size_t i = 0; i < value_count(answers); i++) {
        const Value *answer = value_item(answers, i);
        Str outcome = value_as_text(value_get(answer, "outcome"));

        if (outcome.len == 0 || str_is(outcome, "answered"))
            continue;
        ARENA_PUSH(report->arena, report->answer, report->answer_count,
                   report->answer_capacity,
                   (ReportAnswer){page,
                                  value_as_text(value_get(answer, "question")),
                                  answer->span, outcome});
    }
}

/* --- quotations and sources ----------------------------------------------- */

static bool is_false(const Value *value)
{
    return value && value->kind == VALUE_BOOL && !value->as.boolean;
}

static void gather_quotations(Report *report, const Page *page)
{
    for (size_t i = 0; i < page->fact_count; i++) {
        const Fact *fact = &page->fact[i];

        /* Where a citation has several sources, one of them was quoted. */
        if (!str_is(fact->kind, "quotation") ||
            is_false(value_get(fact->value, "counts")))
            continue;
        ARENA_PUSH(report->arena, report->quotation, report->quotation_count,
                   report->quotation_capacity,
                   (ReportQuotation){page, fact->source, fact->span, fact->key,
                                     value_as_text(value_get(fact->value,
                                                             "outcome"))});
    }
}

static void note_keys(void *context, const Node *citation)
{
    Map *used = context;

    for (const Node *item = citation->first; item; item = item->next)
        map_put(used, item->as.cite.key, used);
}

static void gather_unused(Report *report)
{
    const Site *site = report->site;
    Map used;

    map_init(&used, report->arena);
    for (size_t i = 0; i < site->page_count; i++)
        if (is_theirs(site->page[i]))
            report_each_citation(site->page[i], note_keys, &used);
    for (size_t i = 0; i < site->record_count; i++)
        if (!map_has(&used, site->record[i].key))
            ARENA_PUSH(report->arena, report->unused, report->unused_count,
                       report->unused_capacity, &site->record[i]);
}

/* --- all of it ------------------------------------------------------------ */

static int by_standing(const void *left, const void *right)
{
    const ReportClaim *a = left;
    const ReportClaim *b = right;
    int order = (a->rank < b->rank) - (a->rank > b->rank);

    if (!order)
        order = str_cmp(a->page->source_path, b->page->source_path);
    if (!order)
        order = (a->span.off > b->span.off) - (a->span.off < b->span.off);
    return order;
}

static int by_outcome(const void *left, const void *right)
{
    const ReportQuotation *a = left;
    const ReportQuotation *b = right;
    int order = str_cmp(a->outcome, b->outcome);

    if (!order)
        order = str_cmp(a->page->source_path, b->page->source_path);
    if (!order)
        order = (a->span.off > b->span.off) - (a->span.off < b->span.off);
    return order;
}

Report *report_new(Arena *arena, const Site *site,
                   const ReportOptions *options)
{
    Report *report = ARENA_NEW(arena, Report);

    *report = (Report){.arena = arena, .site = site, .options = *options};
    gather_pages(report);
    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];
        Map weights;

        if (!is_theirs(page))
            continue;
        weigh_page(report, page, &weights);
        gather_list(report, page, &weights, "rights", "text");
        gather_list(report, page, &weights, "deadlines", "do");
        gather_answers(report, page);
        gather_quotations(report, page);
    }
    if (report->claim_count > 0)
        qsort(report->claim, report->claim_count, sizeof *report->claim,
              by_standing);
    if (report->quotation_count > 0)
        qsort(report->quotation, report->quotation_count,
              sizeof *report->quotation, by_outcome);
    gather_unused(report);
    return report;
}
