/* site/config.h - handbook.yaml and publisher.yaml into Config.
 *
 * Layer:   site
 * Errors:  at their place in the file, with the nearest right word; the
 *          Config is usable all the same (defaults take the place of what is
 *          wrong). A folder without either file gets the defaults: title from
 *          index.md's or the folder's name, language en, theme default,
 *          all shipped plugins (indexes only with a shipped theme: another
 *          may lack its templates), the vocabularies of DESIGN 4.1 (UK benefits
 *          and nations, standings).
 * Threads: main.
 */
#ifndef HB_SITE_CONFIG_H
#define HB_SITE_CONFIG_H

#include "site/site.h"

/* Fills site->config from site->content_folder. */
void config_load(Site *site);
/* Why a handbook cannot be at the address `url`, as half a sentence [static],
 * or NULL: it can. */
const char *config_address_problem(Str url);
/* After config_load: the handbook will be at `url`, which has no problem,
 * whatever handbook.yaml says. */
void config_set_address(Site *site, Str url);
/* After discover: the logo must be among the files that go into the site. */
void config_check_logo(Site *site);

#endif
