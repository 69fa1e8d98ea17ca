/* site/terms.h - which terms are marked on which pages, and which are not used.
 *
 * Layer:   site
 * Life:    in the site step a plugin says what its terms are called
 *          (site_terms_add and the next two); after the freeze each worker
 *          opens a TermUse and marks the pages it holds, before any filter;
 *          when all are done site_terms_report tells which no page uses.
 * Rules:   doc/terms.h. A term is a fact of kind "term"; the page that
 *          published it is its home: nothing is marked there, and its words do
 *          not count as use.
 * Memory:  in the site's arena.
 * Threads: site_terms_mark: owner of the page and of the TermUse. Others: main.
 */
#ifndef HB_SITE_TERMS_H
#define HB_SITE_TERMS_H

#include "doc/terms.h"
#include "site/site.h"

/* Returns the term's number, for the next two; the same fact's again. */
size_t site_terms_add(Site *site, const Fact *fact);
/* What it is called; see terms_name for what is false. */
bool site_terms_name(Site *site, size_t term, Str language, Str words);
void site_terms_cover(Site *site, Str language, Str words); /* terms_cover */
/* On pages of this id, in any language, it is read but not marked. */
void site_terms_skip(Site *site, size_t term, Str page_id);
void site_terms_skip_all(Site *site, size_t term); /* on no page */
/* What to do when no page has it [site arena]; "" says nothing then. */
void site_terms_help(Site *site, size_t term, Str help);

/* [detached: term_use_close], or NULL where no plugin named a term. */
TermUse *site_terms_open(const Site *site);
/* Marks the terms of a page; with `link_terms: false` in its front matter it
 * only reads them. */
void site_terms_mark(const Site *site, Page *page, TermUse *use);
/* Notes (unused-term), at the terms, for those that no page has: neither where
 * the workers looked (NULL entries are left out) nor in what pages take from
 * front matter and data. Silent when a page could not be read. */
void site_terms_report(const Site *site, TermUse *const *use, size_t count);

#endif
