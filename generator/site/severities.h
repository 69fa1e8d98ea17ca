/* site/severities.h - do the codes that people name exist, in `severities` of
 * handbook.yaml and in pages' exceptions?
 *
 * Layer:   site
 * Rules:   a code exists when the program has it (base/diag_codes.h), or when
 *          a plugin's text holds it in quotes. Where a plugin could not be
 *          read, a code is doubted only when one of the program's is near.
 * Codes:   unknown-code (warning).
 * Threads: main, before the freeze.
 */
#ifndef HB_SITE_SEVERITIES_H
#define HB_SITE_SEVERITIES_H

#include "site/site.h"

/* Makes a plugin's text known; borrowed, as long as the site. */
void severities_note_plugin(Site *site, const Source *text);
/* Does a plugin's text hold the code in quotes? code is not empty. */
bool severities_plugin_says(Str text, Str code);
void severities_check(const Site *site);

#endif
