/* output/context.h - what a template is given: the site's and the page's data
 * as values.
 *
 * Layer:   output (may include base/, value/, doc/, site/, theme/)
 * Rule:    every name made here is listed in themes/README.md; a test compares.
 *          Nothing depends on the clock, and every address is relative to the
 *          page it stands on.
 * Threads: context_site: main, after the freeze. context_page: any worker, one
 *          page at a time, into its own scratch arena.
 */
#ifndef HB_OUTPUT_CONTEXT_H
#define HB_OUTPUT_CONTEXT_H

#include "output/copy.h"
#include "site/site.h"
#include "theme/theme.h"

/* What is the same on every page of one language. */
typedef struct SiteContext {
    Str language;
    const Value *strings;   /* the theme's, a map */
    const Value *common;    /* the map: site, t, settings, publisher */
    Str month_name[12];
} SiteContext;

/* A to Z, rights, responses, changes, glossary, sources. */
#define CONTEXT_INDEXES 6

typedef struct ContextSet {
    const Site *site;
    const Theme *theme;
    const Copy *copy;
    SiteContext *language; /* in the order of config.language */
    size_t language_count;
    const Page *home;
    const Page *sources; /* the list of all sources, or NULL */
    const Page *index[CONTEXT_INDEXES]; /* lists of the whole handbook; NULL
                                           where there is none */
    bool has_feed; /* there is a feed.xml */
} ContextSet;

/* Everything [arena]; site, theme and copy are borrowed as long as it is
 * used. */
ContextSet *context_site(Arena *arena, const Site *site, const Theme *theme,
                         const Copy *copy);
const SiteContext *context_language(const ContextSet *set, Str language);
/* The first page in a language, or else in the handbook's first one; NULL
 * without any. */
const Page *context_home(const ContextSet *set, Str language);

/* The page's own map [arena]. content_html is borrowed. */
Value *context_page(Arena *arena, const ContextSet *set, const Page *page,
                    Str content_html);
/* For files that are no pages (404.html, redirects): the same names with only
 * a title, whom to ring, how to report a mistake and the ways to the site's
 * parts, as seen from output_path. With absolute true addresses begin with
 * base_url, where there is one. */
Value *context_bare(Arena *arena, const ContextSet *set, Str output_path,
                    Str title, bool absolute);

/* For a copy that is a file of its own: lang, dir, title, whom to ring, how to
 * report a mistake, and the day it was made (`made`, `made_iso`) when somebody
 * told. file: its name, for reports of mistakes. */
Value *context_copy(Arena *arena, const ContextSet *set,
                    const SiteContext *language, Str file, Str title);

/* The names of all values that the program and the plugins that come with it
 * may give, without dots, into a map. */
void context_names(Map *out);

/* An interface string of a language, or its key when the theme has none. */
Str context_string(const SiteContext *context, const char *key);
/* The address of one output file as seen from another, ready for HTML. */
Str context_url(Arena *arena, Str from_output, Str to_output);

#endif
