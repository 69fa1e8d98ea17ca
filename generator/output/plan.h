/* output/plan.h - every file the site will have, known before one is written;
 * but those that depend on all others (edition.js, sw.js), whose names are kept
 * free.
 *
 * Layer:   output
 * Rule:    each path is claimed once (site/index.h); two claims are an error
 *          before anything is written.
 * Threads: main makes it; any worker reads it.
 */
#ifndef HB_OUTPUT_PLAN_H
#define HB_OUTPUT_PLAN_H

#include "output/copy.h"
#include "site/site.h"
#include "theme/theme.h"

typedef enum OutputKind {
    OUTPUT_PAGE,
    OUTPUT_ASSET,       /* a file of content/, copied */
    OUTPUT_THEME_ASSET, /* a file of the theme, copied or filled in */
    OUTPUT_REDIRECT,    /* an alias of a page */
    OUTPUT_NOT_FOUND,   /* 404.html */
    OUTPUT_OFFLINE,     /* offline.html: what is not in the saved copy */
    OUTPUT_WEB_APP,     /* handbook.webmanifest */
    OUTPUT_SITEMAP,
    OUTPUT_ROBOTS,
    OUTPUT_HTACCESS, /* output/server_files.h */
    OUTPUT_HEADERS,
    OUTPUT_NGINX,
    OUTPUT_CNAME,
    OUTPUT_FEED,        /* feed.xml: what has changed */
    OUTPUT_NO_JEKYLL    /* tells GitHub Pages to take files as they are */
} OutputKind;

typedef struct Output {
    Str path; /* below the site's folder */
    OutputKind kind;
    Page *page;                    /* page, redirect */
    const Asset *asset;            /* asset */
    const ThemeAsset *theme_asset; /* theme asset */
    bool for_servers; /* and those who ask them: no reader needs it, so it is
                         not saved on their devices */
} Output;

#define OFFLINE_NAME "offline.html"
#define WEB_APP_NAME "handbook.webmanifest"
#define WORKER_NAME "sw.js" /* made last, see produce_worker */

typedef struct Plan {
    Output *item; /* pages first, in page order */
    size_t count, capacity;
    Str *path; /* the same paths as a plain list, for publish_begin */
} Plan;

/* Whether readers can keep the handbook on their device: the theme's setting
 * `save_on_device`, where the theme has it. */
bool plan_saves(const Theme *theme);
/* Whether readers can search: handbook.yaml does not say `search: false`, and
 * the theme has what reads the index. The same in every copy, as its pages
 * are. */
bool plan_searches(const Site *site, const Theme *theme);
/* [arena]. Claims every path that index_build has not; reports clashes. Files
 * that only a website needs are in no other copy. */
void plan_make(Arena *arena, Site *site, const Theme *theme, const Copy *copy,
               Plan *out);

#endif
