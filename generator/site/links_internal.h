/* site/links_internal.h - what links.c, link_target.c and link_help.c share.
 *
 * Layer:   site, only for these files
 * Threads: any after the freeze.
 */
#ifndef HB_SITE_LINKS_INTERNAL_H
#define HB_SITE_LINKS_INTERNAL_H

#include "site/links.h"

typedef enum LinkKind {
    LINK_ANY,   /* of a text: a page, a file, another website */
    LINK_IMAGE, /* a picture */
    LINK_PAGE   /* of front matter: a page of the handbook and nothing else */
} LinkKind;

/* What was found out about the ids of pages that one page links to: so that a
 * thousand broken links to one page do not cost a thousand searches. */
typedef struct LinkCache LinkCache;

typedef struct Link {
    const Site *site;
    const Page *from; /* NULL: handbook.yaml */
    Arena *arena;
    LinkCache *cache; /* or NULL */
    LinkKind kind;
    Str written; /* as the author wrote it, unescaped */
    DiagPos at;
    /* the parts of a relative address */
    Str path;     /* decoded */
    Str query;    /* with '?', or "" */
    Str fragment; /* with '#', or ""; as written */
    Str resolved; /* path from the content folder */
} Link;

/* *out is the address for the output. False after an error was reported. */
bool link_address(Link *link, Str *out);

/* Reports that link->resolved is not there. */
void link_report_missing(const Link *link);
void link_report_anchor(const Link *link, const Page *target, Str anchor);
/* link->path begins with '/' */
void link_report_absolute(const Link *link);

LinkCache *link_cache_open(void);
void link_cache_close(LinkCache *cache);
/* The id of the heading that GitHub would call `anchor`, or "": links have to
 * work there too. */
Str link_github_anchor(const Link *link, const Page *page, Str anchor);
Str link_nearest_anchor(const Link *link, const Page *page, Str anchor);

/* The page whose source is at path, or the front page of that folder; NULL. */
const Page *link_page_at(const Link *link, Str path);
/* "a/b.md", where the link is written in, for path arithmetic. */
Str link_from_path(const Link *link);

#endif
