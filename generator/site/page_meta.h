/* site/page_meta.h - front matter into the fields of a Page.
 *
 * Layer:   site, only for load.c and its tests
 * Files:   page_fields.c holds the description of all keys, page_meta.c fills
 *          the Page, page_rules.c holds what goes beyond types, page_cites.c
 *          reads the citations, page_data.c the file that `data` names.
 * Threads: owner of the page.
 */
#ifndef HB_SITE_PAGE_META_H
#define HB_SITE_PAGE_META_H

#include "site/front_matter.h"
#include "site/schema.h"

/* Every key of a page. */
extern const Field PAGE_FIELDS[];
/* Keys that other generators know and this one does not. */
extern const char *const PAGE_FOREIGN_KEYS[];

/* What front matter says before it is checked: enough to know the rules. */
typedef struct PageOutlook {
    PageStatus status;
    PageKind kind;
    bool kind_known; /* the word was right, or there was none */
} PageOutlook;

PageOutlook page_outlook(const Value *map);

/* Checks `map` (as read), keeps it as page->meta and fills the Page's fields.
 * The title may stay "": load.c has more to find one in. True when the author
 * meant to write one, right or wrong. */
bool page_meta_take(const Site *site, Page *page, Value *map);
/* Defaults for all keys that templates and plugins ask for. */
void page_meta_defaults(Page *page);

/* True when a line of the front matter says "status: withdrawn": then nothing
 * else in the page has to be right. */
bool page_meta_is_withdrawn(Str text, const FrontMatter *matter);
void page_meta_take_withdrawn(const Site *site, Page *page,
                              const FrontMatter *matter);

/* Rules about what is there at all, on the map as it was read. */
void page_rules_before(const SchemaContext *context, const Value *map,
                       const PageOutlook *outlook);
/* Rules about values that have their types. */
void page_rules_after(const SchemaContext *context, const Page *page);

/* Fills page->citation from every `cite` in page->meta. */
void page_cites_read(Page *page, Diags *diags);
/* Adds every `cite` in page->data, at any depth. */
void page_cites_read_data(Page *page, Diags *diags);

#endif
