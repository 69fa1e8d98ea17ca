/* site/index.h - the order and the places of pages.
 *
 * Layer:   site
 * Rules:   an index.md is the front page of its folder; a folder without one
 *          belongs to the nearest index page above. Inside a section: by order,
 *          then title (folded), then path; pages that plugins made come last,
 *          and are in no reading order. Reading order: a section's page, then
 *          what is below it, depth first; each language for itself. A page
 *          belongs to the section of its own language, or where there is none
 *          to the default language's, which does not list it. Withdrawn pages
 *          and skipped drafts are in no list and in no reading order. Two pages
 *          on one output path are an error (path-clash); so is an alias on a
 *          page's path, or on another alias (alias-clash); paths that differ
 *          only in case count as one. Without any index.md at the top a home
 *          page is made.
 * Files:   index.c (maps, claims, aliases, home page), index_tree.c (sections
 *          and reading order).
 * Threads: main, before the freeze; index_claim also after.
 */
#ifndef HB_SITE_INDEX_H
#define HB_SITE_INDEX_H

#include "site/site.h"

/* Maps by path and id; call once after all pages were read, again after
 * plugins added pages (claims of others must be made again then). Sets
 * section, children, previous, next, translations, template_name, what a
 * generated page left out (id, output_path, source, meta …), and
 * site->edition; reports clashes. */
void index_build(Site *site);
/* True when another output has that path already, or needs a folder where it
 * wants a file; reports it. what is [static]: "a page". */
bool index_claim(Site *site, Str output_path, const char *what, DiagPos at);
/* The place of whoever claimed an output path, for messages about that file;
 * the path itself where nobody did, or no file of the content. */
DiagPos index_claimed_at(const Site *site, Arena *scratch, Str output_path);

/* index_tree.c: sections, children, reading order, of all pages that are
 * built. Needs the maps. */
void index_tree(Site *site);

#endif
