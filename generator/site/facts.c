/* site/facts.c - what pages know of each other. */
#include "base/compat.h"
#include "site/facts.h"

#include <pthread.h>
#include <stdlib.h>

#include "site/nearest.h"
#include "site/words.h"

/* All facts of one kind. */
typedef struct Shelf {
    Str kind;
    bool many;
    Map by_key;  /* key -> Fact that answers for it */
    const Fact **fact; /* in order of arrival */
    size_t count, capacity;
    const Nearest *nearest; /* of its first nearest_count facts, or NULL */
    size_t nearest_count;
} Shelf;

struct Facts {
    pthread_mutex_t lock; /* around the making of Shelf.nearest */
    Arena arena;
    Map by_kind; /* kind -> Shelf */
    bool frozen;
};

void facts_publish(Page *page, Str kind, Str key, const Value *value,
                   const Source *source, Span span)
{
    Fact fact = {.kind = kind, .key = key, .value = value, .page = page,
                 .source = source, .span = span};

    ARENA_PUSH(&page->arena, page->fact, page->fact_count,
               page->fact_capacity, fact);
}

void facts_open(Site *site)
{
    facts_close(site);
    site->facts = xcalloc(1, sizeof *site->facts);
    if (pthread_mutex_init(&site->facts->lock, NULL))
        BUG("cannot make a lock");
    arena_init(&site->facts->arena);
    map_init(&site->facts->by_kind, &site->facts->arena);
}

void facts_close(Site *site)
{
    if (!site->facts)
        return;
    pthread_mutex_destroy(&site->facts->lock);
    arena_release(&site->facts->arena);
    free(site->facts);
    site->facts = NULL;
}

static Shelf *shelf_of(Facts *facts, Str kind)
{
    Shelf *shelf = map_get(&facts->by_kind, kind);

    if (shelf)
        return shelf;
    shelf = ARENA_NEW(&facts->arena, Shelf);
    shelf->kind = kind;
    map_init(&shelf->by_key, &facts->arena);
    map_put(&facts->by_kind, kind, shelf);
    return shelf;
}

void facts_allow_many(Site *site, Str kind)
{
    shelf_of(site->facts, str_dup(&site->facts->arena, kind))->many = true;
}

static void report_duplicate(const Site *site, const Fact *fact,
                             const Fact *first)
{
    DiagAlso also = {diag_nowhere(), "the first is here"};
    DiagPos at = diag_nowhere();

    if (first->source)
        also.at = diag_at(first->source, first->span);
    if (fact->source)
        at = diag_at(fact->source, fact->span);
    diag_also(site->diags, DIAG_ERROR, "duplicate-fact", at, also,
              STR("give one of them another name"),
              "there is a %.*s '%.*s' already", STR_ARG(fact->kind),
              STR_ARG(fact->key));
}

/* Pages of one id in two languages tell the same things. */
static bool is_translation(const Fact *a, const Fact *b)
{
    return a->page && b->page && a->page != b->page &&
           str_eq(a->page->id, b->page->id) &&
           !str_eq(a->page->language, b->page->language);
}

/* fact stays where it is: in a page's arena or in ours. */
static void take_up(Site *site, const Fact *fact)
{
    Facts *facts = site->facts;
    Shelf *shelf;
    const Fact *first;

    if (facts->frozen)
        BUG("a fact after the freeze: %.*s", STR_ARG(fact->key));
    shelf = shelf_of(facts, fact->kind);
    first = map_get(&shelf->by_key, fact->key);
    if (first && !shelf->many && !is_translation(first, fact)) {
        report_duplicate(site, fact, first);
        return;
    }
    if (!first || (is_translation(first, fact) &&
                   str_eq(fact->page->language, site->config.language[0])))
        map_put(&shelf->by_key, fact->key, (void *)(uintptr_t)fact);
    ARENA_PUSH(&facts->arena, shelf->fact, shelf->count, shelf->capacity,
               fact);
}

void facts_merge(Site *site, const Page *page)
{
    for (size_t i = 0; i < page->fact_count; i++)
        take_up(site, &page->fact[i]);
}

void facts_add(Site *site, Str kind, Str key, const Value *value,
               const Page *page, Span span)
{
    Fact *fact = ARENA_NEW(&site->facts->arena, Fact);

    *fact = (Fact){.kind = kind, .key = key, .value = value, .page = page,
                   .source = page ? page->source : NULL, .span = span};
    take_up(site, fact);
}

void facts_freeze(Site *site)
{
    site->facts->frozen = true;
}

/* --- asking --------------------------------------------------------------- */

const Fact *facts_get(const Site *site, Str kind, Str key)
{
    const Shelf *shelf = map_get(&site->facts->by_kind, kind);

    return shelf ? map_get(&shelf->by_key, key) : NULL;
}

const Fact *const *facts_all(const Site *site, Str kind, size_t *count)
{
    const Shelf *shelf = map_get(&site->facts->by_kind, kind);

    *count = shelf ? shelf->count : 0;
    return *count > 0 ? (const Fact *const *)shelf->fact : NULL;
}

Str facts_nearest(const Site *site, Str kind, Str key)
{
    Facts *facts = site->facts;
    Shelf *shelf = map_get(&facts->by_kind, kind);
    const Nearest *nearest;

    if (!shelf)
        return STR("");
    pthread_mutex_lock(&facts->lock);
    if (!shelf->nearest || shelf->nearest_count != shelf->count) {
        Str *keys = ARENA_NEW_ARRAY(&facts->arena, Str, shelf->by_key.count);

        for (size_t i = 0; i < shelf->by_key.count; i++)
            keys[i] = map_at(&shelf->by_key, i)->key;
        shelf->nearest =
            nearest_new(&facts->arena, keys, shelf->by_key.count);
        shelf->nearest_count = shelf->count;
    }
    nearest = shelf->nearest;
    pthread_mutex_unlock(&facts->lock);
    return nearest_find(nearest, key);
}
