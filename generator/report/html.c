/* report/html.c - report.html: one file, without scripts, for editors. */
#include "base/compat.h"
#include "report/report_internal.h"

#include "base/path.h"

const char REPORT_MARK[] = "<!DOCTYPE html>\n<!-- made by: handbook report -->";

static const char STYLE[] =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;"
    "padding:1rem}"
    "h1,h2{line-height:1.2}"
    ".wide{overflow-x:auto}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "caption{text-align:left;font-weight:bold}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem 1rem .3rem 0;"
    "border-bottom:1px solid #8888}"
    "td.n,th.n{text-align:right}"
    "code{overflow-wrap:anywhere}"
    "svg text{font:14px system-ui,sans-serif;fill:CanvasText}"
    ".s0{fill:#b3261e}.s1{fill:#b26a00}.s2{fill:#6b5fb5}.s3{fill:#1e7a46}"
    ".s4,.s5{fill:#6f6f6f}"
    "@media print{body{max-width:none;padding:0}a{color:inherit}"
    "tr{break-inside:avoid}}";

/* --- pieces --------------------------------------------------------------- */

/* Text of authors on one line. */
static void add_text(Buf *out, Str text)
{
    Buf safe;

    buf_init(&safe, out->max);
    diag_add_safe(&safe, text);
    buf_add_escaped(out, buf_str(&safe));
    buf_release(&safe);
}

/* The address of a place by the template of --source-url. */
static Str address_of(const Report *report, Str path, uint32_t line)
{
    Arena *arena = report->arena;
    Str rest = report->options.source_url;
    Str folder = report->options.folder;
    Str inside = path_is_inside(path, folder) && path.len > folder.len
                     ? str_slice(path, folder.len + 1, path.len)
                     : path;
    Str url = path_to_url(arena, path_join(arena, report->options.from_top,
                                           inside));
    Buf out;
    Str done;

    buf_init(&out, 1 << 20);
    while (rest.len > 0) {
        if (str_starts(rest, "{path}")) {
            buf_add(&out, url);
            rest = str_slice(rest, 6, rest.len);
        } else if (str_starts(rest, "{line}")) {
            buf_addf(&out, "%u", (unsigned)line);
            rest = str_slice(rest, 6, rest.len);
        } else {
            buf_addc(&out, rest.ptr[0]);
            rest = str_slice(rest, 1, rest.len);
        }
    }
    done = str_dup(arena, buf_str(&out));
    buf_release(&out);
    return done;
}

/* A cell: the file and line, as a link where the editor said what leads
 * there. */
static void add_place(Buf *out, const Report *report, Str path,
                      const Source *source, uint32_t off)
{
    uint32_t line = source ? source_line_at(source, off) : 1;

    buf_adds(out, "<td>");
    if (report->options.source_url.len > 0) {
        buf_adds(out, "<a href=\"");
        buf_add_escaped(out, address_of(report, path, line));
        buf_adds(out, "\">");
    }
    buf_adds(out, "<code>");
    add_text(out, path);
    buf_addf(out, ":%u</code>%s</td>", (unsigned)line,
             report->options.source_url.len > 0 ? "</a>" : "");
}

static void add_page_place(Buf *out, const Report *report, const Page *page,
                           uint32_t off)
{
    add_place(out, report,
              path_join(report->arena, report->options.folder,
                        page->source_path),
              page->source, off);
}

static void add_cell(Buf *out, Str text)
{
    buf_adds(out, "<td>");
    add_text(out, text);
    buf_adds(out, "</td>");
}

static void add_count(Buf *out, Str words, size_t count)
{
    buf_adds(out, "<tr><th scope=\"row\">");
    add_text(out, words);
    buf_addf(out, "</th><td class=\"n\">%zu</td></tr>\n", count);
}

/* Column heads, apart by '|'. */
static void open_table(Buf *out, const char *caption, const char *heads)
{
    Str rest = str_from(heads), head;

    buf_addf(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
             "aria-label=\"%s\"><table><caption>%s</caption>\n<tr>", caption,
             caption);
    while (str_split(&rest, '|', &head))
        buf_addf(out, "<th scope=\"col\">%.*s</th>", STR_ARG(head));
    buf_adds(out, "</tr>\n");
}

static void close_table(Buf *out)
{
    buf_adds(out, "</table></div>\n");
}

/* --- pages ---------------------------------------------------------------- */

#define BAR_LEFT 260
#define BAR_WIDTH 380
#define BAR_STEP 28

static void add_chart(Buf *out, const Report *report)
{
    size_t most = 1;

    for (size_t i = 0; i < REPORT_STATE__COUNT; i++)
        if (report->in_state[i] > most)
            most = report->in_state[i];
    /* On a narrow screen it is moved, not shrunk: its words have to be read. */
    buf_adds(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
             "aria-label=\"Chart\">\n");
    buf_addf(out, "<svg role=\"img\" aria-labelledby=\"chart-title "
             "chart-words\" viewBox=\"0 0 %d %d\" width=\"%d\" "
             "height=\"%d\">\n<title id=\"chart-title\">Pages by when they "
             "have to be checked</title>\n<desc id=\"chart-words\">",
             BAR_LEFT + BAR_WIDTH + 60, REPORT_STATE__COUNT * BAR_STEP,
             BAR_LEFT + BAR_WIDTH + 60, REPORT_STATE__COUNT * BAR_STEP);
    for (size_t i = 0; i < REPORT_STATE__COUNT; i++)
        buf_addf(out, "%s%s: %zu", i > 0 ? "; " : "",
                 report_state_words((ReportState)i), report->in_state[i]);
    buf_adds(out, "</desc>\n");
    for (size_t i = 0; i < REPORT_STATE__COUNT; i++) {
        size_t width = report->in_state[i] * BAR_WIDTH / most;
        size_t top = i * BAR_STEP;

        if (report->in_state[i] > 0 && width == 0)
            width = 1;
        buf_addf(out, "<text x=\"0\" y=\"%zu\">%s</text>"
                 "<rect class=\"s%zu\" x=\"%d\" y=\"%zu\" width=\"%zu\" "
                 "height=\"20\"/><text x=\"%zu\" y=\"%zu\">%zu</text>\n",
                 top + 17, report_state_words((ReportState)i), i, BAR_LEFT,
                 top + 2, width, BAR_LEFT + width + 8, top + 17,
                 report->in_state[i]);
    }
    buf_adds(out, "</svg></div>\n");
}

static void add_age(Buf *out, const Report *report, const Page *page)
{
    double age = report->options.age
                     ? report->options.age(report->options.age_context, page)
                     : 0;

    if (age > 0)
        buf_addf(out, "<td class=\"n\">%d</td>", (int)(age + 0.5));
    else
        buf_adds(out, "<td></td>");
}

static void add_pages(Buf *out, const Report *report)
{
    size_t by_status[STATUS__COUNT] = {0};

    buf_adds(out, "<h2>Pages</h2>\n");
    add_chart(out, report);
    open_table(out, "Pages by when they have to be checked", "Check|Pages");
    for (size_t i = 0; i < REPORT_STATE__COUNT; i++)
        add_count(out, str_from(report_state_words((ReportState)i)),
                  report->in_state[i]);
    close_table(out);
    for (size_t i = 0; i < report->page_count; i++)
        if (!report->page[i].page->failed)
            by_status[report->page[i].page->status]++;
    open_table(out, "Pages by status", "Status|Pages");
    for (size_t i = 0; i < STATUS__COUNT; i++)
        add_count(out, str_from(status_name((PageStatus)i)), by_status[i]);
    close_table(out);
    open_table(out, "All pages, overdue ones first",
               "Page|File|Status|Check|Checked on|Checked by|Due|"
               "Reading age");
    for (size_t i = 0; i < report->page_count; i++) {
        const ReportPage *row = &report->page[i];
        const Page *page = row->page;

        buf_adds(out, "<tr>");
        add_cell(out, page->title);
        add_page_place(out, report, page, page->title_span.off);
        add_cell(out, str_from(page->failed ? "" : status_name(page->status)));
        add_cell(out, str_from(report_state_words(row->state)));
        add_cell(out, date_is_set(page->reviewed)
                          ? date_iso(report->arena, page->reviewed)
                          : STR(""));
        add_cell(out, value_as_text(value_get(page->meta, "reviewed_by")));
        add_cell(out, date_is_set(row->due) ? date_iso(report->arena, row->due)
                                            : STR(""));
        add_age(out, report, page);
        buf_adds(out, "</tr>\n");
    }
    close_table(out);
}

/* --- claims, quotations, sources, responses ------------------------------- */

static Str standing_words(const Report *report, Str standing)
{
    if (standing.len == 0)
        return STR("No source");
    return site_word(report->site, "standings", standing,
                     report->site->config.language[0]);
}

static void add_claims(Buf *out, const Report *report)
{
    buf_adds(out, "<h2>What readers are told they can do, by its strongest "
             "source</h2>\n");
    if (report->claim_count == 0) {
        buf_adds(out, "<p>No page has rights or deadlines.</p>\n");
        return;
    }
    open_table(out, "Rights and deadlines by standing", "Standing|How many");
    for (size_t i = 0, next; i < report->claim_count; i = next) {
        Str standing = report->claim[i].standing;

        for (next = i; next < report->claim_count &&
                       str_eq(report->claim[next].standing, standing);)
            next++;
        add_count(out, standing_words(report, standing), next - i);
    }
    close_table(out);
    open_table(out, "All of them, the weakest first", "Words|File|Standing");
    for (size_t i = 0; i < report->claim_count; i++) {
        const ReportClaim *claim = &report->claim[i];

        buf_adds(out, "<tr>");
        add_cell(out, claim->words);
        add_page_place(out, report, claim->page, claim->span.off);
        add_cell(out, standing_words(report, claim->standing));
        buf_adds(out, "</tr>\n");
    }
    close_table(out);
}

static const char *outcome_words(Str outcome)
{
    return str_is(outcome, "verified")  ? "In its source"
           : str_is(outcome, "missing") ? "Not in its source"
                                        : "Cannot be checked";
}

static void add_quotations(Buf *out, const Report *report)
{
    buf_adds(out, "<h2>Quotations</h2>\n");
    if (report->quotation_count == 0) {
        buf_adds(out, "<p>Nothing is quoted from a source.</p>\n");
        return;
    }
    open_table(out, "Quotations by outcome", "Outcome|How many");
    for (size_t i = 0, next; i < report->quotation_count; i = next) {
        Str outcome = report->quotation[i].outcome;

        for (next = i; next < report->quotation_count &&
                       str_eq(report->quotation[next].outcome, outcome);)
            next++;
        add_count(out, str_from(outcome_words(outcome)), next - i);
    }
    close_table(out);
    open_table(out, "All quotations, those that are not in their source first",
               "Source|File|Outcome");
    for (size_t i = 0; i < report->quotation_count; i++) {
        const ReportQuotation *quotation = &report->quotation[i];

        buf_adds(out, "<tr>");
        add_cell(out, quotation->key);
        add_place(out, report,
                  quotation->source ? quotation->source->path
                                    : quotation->page->source_path,
                  quotation->source, quotation->span.off);
        add_cell(out, str_from(outcome_words(quotation->outcome)));
        buf_adds(out, "</tr>\n");
    }
    close_table(out);
}

static void add_unused(Buf *out, const Report *report)
{
    buf_adds(out, "<h2>Sources that nothing rests on</h2>\n");
    if (report->unused_count == 0) {
        buf_adds(out, "<p>Every source is cited.</p>\n");
        return;
    }
    open_table(out, "Sources that no page cites", "Source|Title|File");
    for (size_t i = 0; i < report->unused_count; i++) {
        const SourceRecord *record = report->unused[i];

        buf_adds(out, "<tr>");
        add_cell(out, record->key);
        add_cell(out, value_as_text(value_get(record->record, "title")));
        add_place(out, report, record->source->path, record->source,
                  record->span.off);
        buf_adds(out, "</tr>\n");
    }
    close_table(out);
}

static void add_answers(Buf *out, const Report *report)
{
    buf_adds(out, "<h2>Questions that were not answered</h2>\n");
    if (report->answer_count == 0) {
        buf_adds(out, "<p>No response leaves a question open.</p>\n");
        return;
    }
    open_table(out, "Questions in responses without a whole answer",
               "Question|File|Outcome");
    for (size_t i = 0; i < report->answer_count; i++) {
        const ReportAnswer *answer = &report->answer[i];

        buf_adds(out, "<tr>");
        add_cell(out, answer->question);
        add_page_place(out, report, answer->page, answer->span.off);
        add_cell(out, answer->outcome);
        buf_adds(out, "</tr>\n");
    }
    close_table(out);
}

void report_html(Buf *out, const Report *report)
{
    Str title = report->site->config.title;

    buf_adds(out, REPORT_MARK);
    buf_adds(out, "\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\""
             "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
             "form-action 'none'\">\n<meta name=\"viewport\" content=\""
             "width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
             "content=\"noindex\">\n<meta name=\"referrer\" content=\""
             "no-referrer\">\n<title>Report: ");
    add_text(out, title);
    buf_addf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n"
             "<h1>Report: ", STYLE);
    add_text(out, title);
    buf_addf(out, "</h1>\n<p>For editors, as of %.*s. Not for readers: keep "
             "it out of the site. <code>evidence.csv</code> beside it has the "
             "pages for an audit.</p>\n",
             STR_ARG(date_iso(report->arena, report->options.today)));
    add_pages(out, report);
    add_claims(out, report);
    add_quotations(out, report);
    add_unused(out, report);
    add_answers(out, report);
    buf_adds(out, "</main>\n</body>\n</html>\n");
}
