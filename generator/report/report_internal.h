/* report/report_internal.h - what the report is made of.
 *
 * Layer:   report, nobody else
 * Threads: main.
 */
#ifndef HB_REPORT_REPORT_INTERNAL_H
#define HB_REPORT_REPORT_INTERNAL_H

#include "doc/node.h"
#include "report/report.h"

/* What a page's review comes to, worst first. */
typedef enum ReportState {
    REPORT_OVERDUE,
    REPORT_DUE, /* within 30 days */
    REPORT_NEVER,
    REPORT_CHECKED,
    REPORT_NOT_CURRENT, /* nobody has to check it again */
    REPORT_UNREADABLE,
    REPORT_STATE__COUNT
} ReportState;

typedef struct ReportPage {
    const Page *page;
    ReportState state;
    Date due; /* not set: no day */
} ReportPage;

/* A right, deadline or answer. */
typedef struct ReportClaim {
    const Page *page;
    Str words;
    Span span;
    Str standing; /* of the strongest source that it cites, "" for none */
    size_t rank;  /* of the standing: 0 weighs most, SIZE_MAX for none */
} ReportClaim;

typedef struct ReportQuotation {
    const Page *page;
    const Source *source;
    Span span;
    Str key;
    Str outcome; /* "verified", "missing", "unchecked" */
} ReportQuotation;

typedef struct ReportAnswer {
    const Page *page;
    Str question;
    Span span;
    Str outcome; /* "in part", "not answered", "refused" */
} ReportAnswer;

struct Report {
    Arena *arena;
    const Site *site;
    ReportOptions options;
    ReportPage *page; /* overdue first */
    size_t page_count;
    size_t in_state[REPORT_STATE__COUNT];
    ReportClaim *claim; /* weakest first */
    size_t claim_count, claim_capacity;
    ReportQuotation *quotation; /* missing, unchecked, verified */
    size_t quotation_count, quotation_capacity;
    ReportAnswer *answer;
    size_t answer_count, answer_capacity;
    const SourceRecord **unused; /* sources that nothing rests on */
    size_t unused_count, unused_capacity;
};

const char *report_state_words(ReportState state);
/* What a page cites, in its own order: calls told for each citation. */
typedef void ReportCited(void *context, const Node *citation);
void report_each_citation(const Page *page, ReportCited *told, void *context);

#endif
