/* site/facts.h - what pages know of each other.
 *
 * Layer:   site
 * Life:    in collect each page gathers its plugins' facts (facts_publish); the
 *          site step adds the program's own (facts_add_program) and merges all
 *          in page order (facts_merge); facts_freeze ends it.
 * Kinds:   of the program: "source" (key: its key; value: the CSL record with
 *          key, standing, file), "unread_source" (key: that of a record that
 *          has a mistake; value: {}), "right" (key: its id, unique in the site;
 *          value: {id, text, but, page, title, output, anchor, cites, was}) and
 *          "unread_right" (key: its id; its page has a mistake; value: {}).
 *          Pages and headings are no facts: site->page_by_id and a page's
 *          outline tell them without a copy. Others are a plugin's. A kind is
 *          unique unless its plugin said many: two facts of one key are then
 *          an error (duplicate-fact) at the second, naming the first. Pages
 *          that are translations of each other may publish the same key; the
 *          default language's fact answers for it.
 * Threads: facts_publish: owner of the page. All that write: main. Reading
 *          after the freeze: any.
 */
#ifndef HB_SITE_FACTS_H
#define HB_SITE_FACTS_H

#include "site/site.h"

/* value and texts are borrowed (they live in the page's arena). span: in the
 * source, which is the page's or that of its data file. */
void facts_publish(Page *page, Str kind, Str key, const Value *value,
                   const Source *source, Span span);
/* An empty table; what was there before is forgotten. site_init does it too. */
void facts_open(Site *site);
void facts_close(Site *site);
/* kind may hold several facts of one key. Before the first merge. */
void facts_allow_many(Site *site, Str kind);
/* Facts of the program: of all sources, and of all pages there are now. */
void facts_add_program(Site *site);
/* The same of one page that was added later. */
void facts_add_page(Site *site, const Page *page);
/* Takes up the facts of one page; call in page order. */
void facts_merge(Site *site, const Page *page);
/* A fact of the program itself. */
void facts_add(Site *site, Str kind, Str key, const Value *value,
               const Page *page, Span span);
void facts_freeze(Site *site);

/* First fact of that kind and key, or NULL. Before the freeze: main only. */
const Fact *facts_get(const Site *site, Str kind, Str key);
/* All facts of a kind in page order; NULL and 0 when there are none. */
const Fact *const *facts_all(const Site *site, Str kind, size_t *count);
/* The key of that kind nearest to `key` (for "did you mean"), or "". */
Str facts_nearest(const Site *site, Str kind, Str key);

#endif
