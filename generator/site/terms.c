/* site/terms.c - which terms are marked on which pages. */
#include "base/compat.h"
#include "site/terms.h"

/* The terms that are not marked on a page. */
typedef struct Skip {
    size_t term;
    struct Skip *next;
} Skip;

typedef struct SiteTerm {
    const Fact *fact;
    Str help; /* when no page has it; "": that is fine */
} SiteTerm;

struct SiteTerms {
    Terms *terms;
    SiteTerm *term; /* by the term's number */
    size_t count, capacity;
    Map skip; /* id of a page -> Skip */
    Skip *skip_all;
};

static SiteTerms *terms_of(Site *site)
{
    if (!site->terms) {
        site->terms = ARENA_NEW(&site->arena, SiteTerms);
        site->terms->terms = terms_new(&site->arena);
        map_init(&site->terms->skip, &site->arena);
    }
    return site->terms;
}

size_t site_terms_add(Site *site, const Fact *fact)
{
    SiteTerms *all = terms_of(site);
    size_t term = terms_add(all->terms, fact->key);

    if (term == all->count)
        ARENA_PUSH(&site->arena, all->term, all->count, all->capacity,
                   (SiteTerm){fact, STR("take it out, or use it where it is"
                                      " meant")});
    return term;
}

bool site_terms_name(Site *site, size_t term, Str language, Str words)
{
    return terms_name(site->terms->terms, term, language, words);
}

void site_terms_cover(Site *site, Str language, Str words)
{
    terms_cover(site->terms->terms, language, words);
}

void site_terms_skip(Site *site, size_t term, Str page_id)
{
    Skip *skip = ARENA_NEW(&site->arena, Skip);

    skip->term = term;
    skip->next = map_put(&site->terms->skip, str_dup(&site->arena, page_id),
                         skip);
}

void site_terms_skip_all(Site *site, size_t term)
{
    Skip *skip = ARENA_NEW(&site->arena, Skip);

    *skip = (Skip){term, site->terms->skip_all};
    site->terms->skip_all = skip;
}

void site_terms_help(Site *site, size_t term, Str help)
{
    site->terms->term[term].help = help;
}

TermUse *site_terms_open(const Site *site)
{
    return site->terms ? term_use_open(site->terms->terms) : NULL;
}

/* Pages that publish terms: one, and perhaps its translations. */
static bool is_home(const SiteTerms *all, const Page *page)
{
    for (size_t i = 0; i < page->fact_count; i++)
        if (str_is(page->fact[i].kind, "term"))
            return true;
    return all->term[0].fact->page &&
           str_eq(all->term[0].fact->page->id, page->id);
}

void site_terms_mark(const Site *site, Page *page, TermUse *use)
{
    const Value *wanted = value_get(page->meta, "link_terms");
    const SiteTerms *all = site->terms;

    if (is_home(all, page))
        return;
    term_use_page(use, page->language);
    for (const Skip *s = map_get(&all->skip, page->id); s; s = s->next)
        term_use_skip(use, s->term);
    for (const Skip *s = all->skip_all; s; s = s->next)
        term_use_skip(use, s->term);
    if (wanted && wanted->kind == VALUE_BOOL && !wanted->as.boolean)
        for (size_t i = 0; i < terms_count(all->terms); i++)
            term_use_skip(use, i);
    terms_mark(use, page->document, page->source,
               page->late ? page->late : &page->arena);
}

/* --- terms that nobody uses ---------------------------------------------- */

/* Every text of a value but those that no reader sees. */
static void read_value(TermUse *use, const Value *value)
{
    switch (value->kind) {
    case VALUE_TEXT:
        terms_read(use, value->as.text);
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < value_count(value); i++)
            read_value(use, value_item(value, i));
        break;
    case VALUE_MAP:
        for (size_t i = 0; i < value_count(value); i++) {
            const ValueEntry *entry = &value->as.map.entry[i];
            if (!str_is(entry->key, "cite") && !str_is(entry->key, "id"))
                read_value(use, entry->value);
        }
        break;
    default:
        break;
    }
}

/* What a page shows besides its body. */
static void read_page(TermUse *use, const Page *page)
{
    static const char *const SHOWN[] = {"title",     "summary",  "danger",
                                        "rights",    "was",      "blanks",
                                        "deadlines", "response", "because",
                                        "changes"};

    term_use_page(use, page->language);
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
        const Value *value = value_get(page->meta, SHOWN[i]);
        if (value)
            read_value(use, value);
    }
    if (page->data)
        read_value(use, page->data);
}

/* True when the term should be somewhere, and none of the workers saw it. */
static bool is_missing(const SiteTerms *all, TermUse *const *use,
                       size_t count, size_t term)
{
    for (size_t i = 0; i < count; i++)
        if (use[i] && term_used(use[i], term))
            return false;
    return all->term[term].help.len > 0;
}

static void report(const Site *site, const SiteTerm *term)
{
    const Fact *fact = term->fact;

    diag_help(site->diags, DIAG_NOTE, "unused-term",
              fact->source ? diag_at(fact->source, fact->span)
                           : diag_nowhere(),
              term->help, "no page uses the term '%.*s'",
              STR_ARG(value_as_text(value_get(fact->value, "term"))));
}

void site_terms_report(const Site *site, TermUse *const *use, size_t count)
{
    const SiteTerms *all = site->terms;
    TermUse *rest;
    bool missing = false;

    for (size_t i = 0; all && i < all->count && !missing; i++)
        missing = is_missing(all, use, count, i);
    for (size_t i = 0; i < site->page_count && missing; i++)
        missing = !site->page[i]->failed;
    if (!missing)
        return;
    rest = term_use_open(all->terms);
    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->skipped && !is_home(all, site->page[i]))
            read_page(rest, site->page[i]);
    for (size_t i = 0; i < all->count; i++)
        if (is_missing(all, use, count, i) && !term_used(rest, i))
            report(site, &all->term[i]);
    term_use_close(rest);
}
