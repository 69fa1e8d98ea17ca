/* site/discover.h - what there is in the content folder.
 *
 * Layer:   site
 * Rules:   walks in sorted order. *.md are pages, except README.md (any case);
 *          files with the endings of DESIGN 4.4 (png jpg jpeg webp gif svg pdf
 *          csv txt) outside sources/ and theme/ are assets; .html and .js are
 *          refused (raw-file); *.yaml, *.yml and *.json are data files, which
 *          pages name (page_data.h); folders and files beginning with '.' or
 *          '_' are left alone; other files are reported once each as a
 *          warning (unknown-file). sources/, theme/, lua-plugins/,
 *          handbook.yaml and publisher.yaml at the top are no pages. Symbolic
 *          links that lead out of the content folder are errors
 *          (link-outside); links inside it are followed once, never into a
 *          folder that is being walked (link-again).
 *          Pipes and devices are left out (not-a-file), and so are settings at
 *          another place than the top, or in another form (unknown-file).
 *          Names that FAT32 or Windows cannot hold (bad-name) and names that
 *          differ only in case (name-clash) are errors.
 * Threads: main.
 */
#ifndef HB_SITE_DISCOVER_H
#define HB_SITE_DISCOVER_H

#include "site/site.h"

void discover(Site *site);
/* Only finds out where the content folder really is. False after a message:
 * there is none (no-content), or it cannot be looked at. */
bool discover_folder(Site *site);
/* The same for a handbook of one page: this file of the content folder, which
 * is there. */
void discover_one(Site *site, Str path);
/* True for the name of a folder that holds no pages at the top of the content
 * folder, such as "sources", whatever its capitals. */
bool discover_is_reserved(Str folder);
/* The name at the top of the content folder that a file of this name was
 * probably meant for ("handbook.yaml" for "handbook.json", "Handbook.yaml.txt"
 * or one in a folder), or NULL. [static] */
const char *discover_settings_meant(Str name);
/* The warning for a file that it is not NULL for: its path from the content
 * folder. */
void discover_settings_elsewhere(const Site *site, Str path);
/* The error bad-name; problem is path_bad_name's. For names that come from
 * elsewhere (a plugin's pages), when they go onto a stick. */
void discover_bad_name(Diags *diags, DiagPos at, const char *problem);

#endif
