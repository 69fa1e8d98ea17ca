/* site/links.h - links and images between pages, from source paths to outputs.
 *
 * Layer:   site
 * Rules:   DESIGN 4.4. A relative link names a source file ("../a.md#when") or
 *          a folder with an index.md; it is rewritten to the output file,
 *          relative to the page. "#id" must be an id of the page itself. What
 *          is not there is an error with the nearest that is (missing-page,
 *          missing-anchor, missing-image, missing-file). Other schemes than
 *          http, https, mailto, tel are errors (unsafe-link). A link to a page
 *          that failed is no second mistake. A link to a folder leads to its
 *          front page in the language of the page; a link to a file leads to
 *          that file.
 *          An anchor may also be the id that GitHub gives the heading; it is
 *          rewritten to ours.
 * Files:   links.c walks pages, link_target.c turns one address into another,
 *          link_anchor.c knows the places inside pages, link_help.c says what
 *          may have been meant.
 * Threads: links_resolve: owner of the page, after the freeze. Others: any
 *          after the freeze.
 */
#ifndef HB_SITE_LINKS_H
#define HB_SITE_LINKS_H

#include "site/site.h"

/* Rewrites every link and image of the body; checks what front matter refers
 * to (elsewhere, instead, superseded_by). Once a page. */
void links_resolve(const Site *site, Page *page);
/* Checks what handbook.yaml's `start` refers to; site_freeze calls it. */
void links_check_config(const Site *site);

/* One reference by source path as an author writes it, from a page (or from
 * handbook.yaml when page is NULL) to its address relative to that page's
 * output [arena]. Reports at `at` and returns false when it is not there. */
bool links_target(const Site *site, const Page *from, Arena *arena, Str target,
                  DiagPos at, Str *out_url);

/* The same, and nothing is reported: the page that a reference of front matter
 * or handbook.yaml leads to, which was checked before; NULL when there is none.
 * *behind: what stands behind its address, "#when" or "" [arena]. */
const Page *links_page(const Site *site, const Page *from, Arena *arena,
                       Str target, Str *behind);
/* The page to read in place of one that no longer holds: `instead`, or else
 * `superseded_by`. */
const Page *links_instead(const Site *site, const Page *page, Arena *arena,
                          Str *behind);

/* Whether a text of `elsewhere` is the path of a page, and no sentence. */
bool links_names_page(Str text);

/* The page that "[[target]]" means: by id, by the last part of an id where that
 * is unique (a folder stands for its front page); in the language of `from`
 * (which may be NULL) if there is one. NULL when there is none; *ambiguous says
 * that several have that last part. */
const Page *links_find(const Site *site, const Page *from, Str target,
                       bool *ambiguous);
/* An id near to target, for "did you mean", or "". */
Str links_nearest(const Site *site, Str target);
/* An id in `page` near to anchor, or "". */
Str links_nearest_anchor(const Page *page, Str anchor);
/* True when a link to page#anchor finds its place: ids of headings, and what
 * the theme makes (letter, right-ID, deadline-1, answer-1, term-KEY, content,
 * top). Of pages whose body or data was not read, and of withdrawn ones,
 * nothing is known, so all is true. */
bool links_has_anchor(const Page *page, Str anchor);

#endif
