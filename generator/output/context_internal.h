/* output/context_internal.h - shared by the files that make template data.
 *
 * Layer: output, only for context*.c.
 */
#ifndef HB_OUTPUT_CONTEXT_INTERNAL_H
#define HB_OUTPUT_CONTEXT_INTERNAL_H

#include "output/context.h"

typedef struct PageContext {
    Arena *arena;
    const ContextSet *set;
    const SiteContext *site; /* of the page's language */
    const Page *page;
    Value *map; /* being filled */
    Map cited;  /* path of a `cite` -> its MetaCitation, of several the first */
} PageContext;

/* Fills context->cited. */
void context_cites(PageContext *context);
/* rights, was, deadlines, response, with the authority for each. */
void context_claims(const PageContext *context);
/* The page to read instead of one that no longer applies; NULL when it names
 * none. *out_url: its address as seen from this page. */
const Page *context_instead(const PageContext *context, Str *out_url);
/* reviewed, not_reviewed, age: who checked the law, and from which day on the
 * page must not be relied on without asking. */
void context_review(const PageContext *context);
/* What a plugin gave by page:set; when a map in it names the citation it rests
 * on (`cite_path`), a copy [arena] in which that map has its authority. */
Value *context_plugin_value(const PageContext *context, Value *value);
/* indexes, a_z_url: the lists of the whole handbook in the page's language, or
 * in the first; root is the way to the top from output_path. */
void context_indexes(Arena *arena, const ContextSet *set, Value *map,
                     Str language, Str root, Str output_path);
/* breadcrumbs, children, previous and next, translations, contents. */
void context_navigation(const PageContext *context);

/* root, url_path, home_url, sources_url, logo_url, indexes as seen from
 * output_path; with absolute true they begin with base_url where there is
 * one. */
void context_places(Arena *arena, const ContextSet *set, Value *map,
                    Str language, Str output_path, bool absolute);
/* page_helplines: the numbers for the nations that the page is about, or for
 * all where it names none, each once. Where there are several, each says for
 * whom it is. */
void context_helplines(const PageContext *context);
/* How to report a mistake: in words, and as a link that carries the page. */
void context_report(Arena *arena, const ContextSet *set,
                    const SiteContext *language, Value *map, Str title,
                    Str output_path);

/* Sets key, and has_KEY when the list is not empty. */
void context_put_list(const PageContext *context, Value *map, const char *key,
                      Value *list);
/* Text out of front matter as printers set it: curly quotes, dashes. */
Str context_text(const PageContext *context, Str text);
Str context_date(const PageContext *context, Date date);
/* Sets KEY to the long form and KEY_iso; nothing when the date is not set. */
void context_put_date(const PageContext *context, Value *map, const char *key,
                      const char *iso_key, Date date);
Str context_page_url(const PageContext *context, const Page *to);
/* "a, b and c" in the page's language. */
Str context_join(const PageContext *context, const Str *item, size_t count);
/* "status_" + word and so on as an interface string. */
Str context_labelled(const PageContext *context, const char *prefix, Str word);
Str context_absolute(Arena *arena, const Site *site, Str output_path);

#endif
