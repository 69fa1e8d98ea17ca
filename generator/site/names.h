/* site/names.h - "did you mean" for pages, files and ids of the whole site.
 *
 * Layer:   site
 * Why:     the tables are made when the first mistake asks for them, since most
 *          builds have none; hence the lock inside.
 * Threads: names_open, names_close: main. names_nearest: any after the freeze,
 *          of data files after discover; what it answers does not depend on
 *          the order of questions.
 */
#ifndef HB_SITE_NAMES_H
#define HB_SITE_NAMES_H

#include "site/site.h"

typedef enum NamesKind {
    NAMES_FILES, /* source paths of pages and assets */
    NAMES_IDS,   /* ids of pages and the last parts of ids */
    NAMES_DATA,  /* source paths of data files */
    NAMES__COUNT
} NamesKind;

Names *names_open(void);
void names_close(Names *names);

/* The nearest name, or "". Borrowed from the site. */
Str names_nearest(const Site *site, NamesKind kind, Str word);
/* The source path of a page or asset with this file name in whatever folder,
 * where there is only one; else "". */
Str names_elsewhere(const Site *site, Str file_name);
/* True when pages or assets lie in that folder. */
bool names_is_folder(const Site *site, Str path);

#endif
