/* site/index.c - maps of the pages, their claims, and the home page. */
#include "base/compat.h"
#include "site/index.h"

#include <stdlib.h>

#include "base/path.h"
#include "site/load.h"

static DiagPos place_of(const Page *page)
{
    return page->source ? diag_at(page->source, DIAG_WHOLE_FILE)
                        : diag_in_file(page->source_path);
}

/* --- pages made by the program -------------------------------------------- */

/* What a page that was made by a plugin may leave out. */
static void complete(Site *site, Page *page)
{
    Arena *arena = &page->arena;

    if (page->id.len == 0)
        page->id = page->source_path;
    if (page->output_path.len == 0)
        page->output_path = str_cat(arena, page->id, STR(".html"));
    if (str_is(path_name(page->id), "index"))
        page->is_index = true;
    if (!page->source) {
        Node *document = page->document;

        load_page_text(site, page, page->source_path, STR(""));
        page->document = document ? document : page->document;
    }
    if (!page->meta)
        page->meta = value_map(arena);
    if (!page->theme_data)
        page->theme_data = value_map(arena);
    if (!page->document)
        page->document = node_new(arena, NODE_DOCUMENT, (Span){0, 0});
    if (!page->outline.anchors.arena)
        outline_build(arena, page->source, page->document, &page->outline,
                      site->diags);
}

static bool is_home(const Site *site, const Page *page)
{
    return page->is_index && path_folder(page->output_path).len == 0 &&
           str_eq(page->language, site->config.language[0]);
}

static const Page *find_home(const Site *site)
{
    for (size_t i = 0; i < site->page_count; i++)
        if (is_home(site, site->page[i]) && !site->page[i]->skipped)
            return site->page[i];
    return NULL;
}

static void make_home(Site *site)
{
    Page *page = site_add_page(site);

    page->generated = true;
    page->is_index = true;
    page->source_path = STR("index.md");
    page->id = STR("index");
    page->output_path = STR("index.html");
    page->title = site->config.title;
    page->summary = site->config.description;
    page->template_name = STR("home");
    complete(site, page);
}

/* Without handbook.yaml the home page knows best what this is. */
static void take_title(Site *site)
{
    const Page *home = find_home(site);

    if (!site->config.title_given && home && home->title.len > 0 &&
        !home->generated)
        site->config.title = home->title;
}

/* --- maps ----------------------------------------------------------------- */

static bool is_default_language(const Site *site, const Page *page)
{
    return str_eq(page->language, site->config.language[0]);
}

/* Puts page under key unless a page of the default language has it. */
static void put_page(const Site *site, Map *map, Str key, Page *page)
{
    const Page *old = map_get(map, key);

    if (!old || (!is_default_language(site, old) &&
                 is_default_language(site, page)))
        map_put(map, key, page);
}

/* The last part of an id; for a folder's front page the folder's name. */
static Str last_part(const Page *page)
{
    Str id = page->id;

    if (page->is_index)
        id = path_folder(id);
    return path_name(id);
}

/* page_by_last holds the page, or itself as a sign that several share it. */
static void put_last(Site *site, Page *page)
{
    Map *map = &site->page_by_last;
    Str last = last_part(page);
    const Page *old = map_get(map, last);

    if (last.len == 0)
        return;
    if ((const void *)old == (const void *)map)
        return;
    if (old && !str_eq(old->id, page->id))
        map_put(map, last, map);
    else
        put_page(site, map, last, page);
}

static void fill_maps(Site *site)
{
    map_init(&site->page_by_source, &site->arena);
    map_init(&site->page_by_id, &site->arena);
    map_init(&site->page_by_last, &site->arena);
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        const Page *old;

        page->index = i;
        old = map_get(&site->page_by_source, page->source_path);
        if (!old || (old->skipped && !page->skipped))
            map_put(&site->page_by_source, page->source_path, page);
        if (page->skipped)
            continue;
        put_page(site, &site->page_by_id, page->id, page);
        put_last(site, page);
    }
}

static int by_id(const void *a, const void *b)
{
    const Page *left = *(Page *const *)a, *right = *(Page *const *)b;
    int order = str_cmp(left->id, right->id);

    if (order != 0)
        return order;
    return left->index < right->index ? -1 : left->index > right->index;
}

/* The others of one id, for one of them. */
static void set_translations(Page *page, Page **group, size_t count)
{
    page->translation = ARENA_NEW_ARRAY(&page->arena, Page *, count);
    page->translation_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!str_eq(group[i]->language, page->language))
            page->translation[page->translation_count++] = group[i];
}

/* Pages of one id are translations of each other. */
static void find_translations(Site *site)
{
    Arena scratch;
    Page **sorted;
    size_t count = 0, end;

    if (site->config.language_count < 2)
        return;
    arena_init(&scratch);
    sorted = ARENA_NEW_ARRAY(&scratch, Page *, site->page_count + 1);
    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->skipped)
            sorted[count++] = site->page[i];
    qsort(sorted, count, sizeof *sorted, by_id);
    for (size_t i = 0; i < count; i = end) {
        end = i + 1;
        while (end < count && str_eq(sorted[end]->id, sorted[i]->id))
            end++;
        for (size_t j = i; end - i > 1 && j < end; j++)
            set_translations(sorted[j], sorted + i, end - i);
    }
    arena_release(&scratch);
}

/* --- claims --------------------------------------------------------------- */

static void claim_aliases(Site *site, const Page *page)
{
    const Value *aliases = value_get(page->meta, "aliases");

    for (size_t i = 0; i < value_count(aliases); i++) {
        const Value *alias = value_item(aliases, i);

        index_claim(site, alias->as.text, "an old address",
                    diag_at(page->source, alias->span));
    }
}

static void claim_all(Site *site)
{
    map_init(&site->output_claims, &site->arena);
    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->skipped && !site->page[i]->name_clash)
            index_claim(site, site->page[i]->output_path, "a page",
                        place_of(site->page[i]));
    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->skipped)
            claim_aliases(site, site->page[i]);
}

/* --- all together --------------------------------------------------------- */

static void name_template(Page *page)
{
    if (page->template_name.len > 0)
        return;
    if (page->is_index && path_folder(page->output_path).len == 0)
        page->template_name = STR("home");
    else
        page->template_name = page->is_index ? STR("section") : STR("page");
}

static void find_edition(Site *site)
{
    Date latest = {0, 0, 0}, reviewed = {0, 0, 0};

    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];

        if (page->skipped)
            continue;
        if (date_is_set(page->changed) &&
            (!date_is_set(latest) || date_cmp(page->changed, latest) > 0))
            latest = page->changed;
        if (date_is_set(page->reviewed) &&
            (!date_is_set(reviewed) || date_cmp(page->reviewed, reviewed) > 0))
            reviewed = page->reviewed;
    }
    site->edition = date_is_set(latest) ? latest : reviewed;
}

void index_build(Site *site)
{
    take_title(site);
    if (!find_home(site))
        make_home(site);
    for (size_t i = 0; i < site->page_count; i++) {
        if (site->page[i]->generated)
            complete(site, site->page[i]);
        name_template(site->page[i]);
    }
    fill_maps(site);
    find_translations(site);
    claim_all(site);
    index_tree(site);
    find_edition(site);
}
