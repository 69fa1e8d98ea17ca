/* report/report.h - what editors need to know of a handbook: report.html and
 * evidence.csv.
 *
 * Layer:   report (may include base value doc quote site)
 * Rules:   for the people who keep the handbook, never for its readers: the
 *          files lie outside of the site and the content. The same content, day
 *          and options give the same bytes.
 *          What authors wrote is text in both: HTML is escaped; in a table
 *          program no cell of evidence.csv is a formula.
 * Memory:  a Report lives in the arena it was made in, and borrows the Site.
 * Threads: main, between the site step and the writing of pages (their trees
 *          are gone then).
 */
#ifndef HB_REPORT_REPORT_H
#define HB_REPORT_REPORT_H

#include "base/buf.h"
#include "site/site.h"

/* How old a reader of a page has to be; 0: not known. */
typedef double ReportAge(const void *context, const Page *page);

typedef struct ReportOptions {
    Date today;
    Str folder;     /* the content folder, as paths are shown */
    Str from_top;   /* the same from where {path} begins: the top of the
                       repository, or the report; "": the folder itself */
    Str source_url; /* of a file, with {path} and {line}; "": plain text */
    ReportAge *age; /* NULL: nobody knows */
    const void *age_context;
} ReportOptions;

typedef struct Report Report;

Report *report_new(Arena *arena, const Site *site,
                   const ReportOptions *options);
void report_html(Buf *out, const Report *report);
/* RFC 4180, in UTF-8 with a byte order mark: without one Excel on Windows takes
 * it for the machine's old encoding and spoils every ŵ and £. */
void report_csv(Buf *out, const Report *report);

/* How report.html begins: what tells a report of ours from another file. */
extern const char REPORT_MARK[];

#endif
