/* search/catalogue.c - which pages stand in which index. */
#include "base/compat.h"
#include "search/catalogue.h"

bool search_is_past(const Page *page)
{
    return page->status == STATUS_HISTORICAL ||
           page->status == STATUS_SUPERSEDED ||
           page->status == STATUS_WITHDRAWN;
}

static bool is_built(const Page *page)
{
    return !page->failed && !page->skipped;
}

static bool has_page(const Site *site, Str language)
{
    for (size_t i = 0; i < site->page_count; i++)
        if (is_built(site->page[i]) &&
            str_eq(site->page[i]->language, language))
            return true;
    return false;
}

static bool is_on(const Site *site, const Page *page, Str language)
{
    if (!is_built(page))
        return false;
    if (str_eq(page->language, language))
        return true;
    return str_eq(page->language, site->config.language[0]) &&
           !str_eq(page_in_language(page, language)->language, language);
}

static void add_pages(const Site *site, SearchShelf *shelf, bool past,
                      bool generated)
{
    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];

        if (search_is_past(page) == past && page->generated == generated &&
            is_on(site, page, shelf->language))
            shelf->page[shelf->count++] = page;
    }
}

static void fill(Arena *arena, const Site *site, SearchShelf *shelf)
{
    shelf->page = ARENA_NEW_ARRAY(arena, const Page *, site->page_count + 1);
    add_pages(site, shelf, false, false);
    add_pages(site, shelf, false, true);
    shelf->current = shelf->count;
    add_pages(site, shelf, true, false);
    add_pages(site, shelf, true, true);
}

void search_catalogue(Arena *arena, const Site *site, SearchCatalogue *out)
{
    const Config *config = &site->config;
    size_t cells;

    *out = (SearchCatalogue){.site = site};
    out->shelf = ARENA_NEW_ARRAY(arena, SearchShelf, config->language_count);
    for (size_t i = 0; i < config->language_count; i++) {
        if (i > 0 && !has_page(site, config->language[i]))
            continue;
        out->shelf[out->shelf_count].language = config->language[i];
        fill(arena, site, &out->shelf[out->shelf_count++]);
    }
    cells = size_mul(site->page_count, out->shelf_count);
    out->number = ARENA_NEW_ARRAY(arena, uint32_t, cells + 1);
    for (size_t i = 0; i < cells; i++)
        out->number[i] = SEARCH_NO_NUMBER;
    for (size_t s = 0; s < out->shelf_count; s++)
        for (size_t i = 0; i < out->shelf[s].count; i++)
            out->number[out->shelf[s].page[i]->index * out->shelf_count + s] =
                (uint32_t)i;
}

uint32_t search_number(const SearchCatalogue *catalogue, const Page *page,
                       size_t shelf)
{
    return catalogue->number[page->index * catalogue->shelf_count + shelf];
}
