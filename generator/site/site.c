/* site/site.c - makes and unmakes the data model; names of its words. */
#include "base/compat.h"
#include "site/site.h"

#include "base/limits.h"
#include "base/path.h"
#include "site/facts.h"
#include "site/fingerprints.h"
#include "site/links.h"
#include "site/names.h"
#include "site/page_data.h"
#include "site/severities.h"
#include "site/vocabulary.h"

static const char *const status_names[STATUS__COUNT] = {
    [STATUS_CURRENT] = "current",
    [STATUS_HISTORICAL] = "historical",
    [STATUS_SUPERSEDED] = "superseded",
    [STATUS_WITHDRAWN] = "withdrawn",
    [STATUS_DRAFT] = "draft",
};

static const char *const kind_names[KIND__COUNT] = {
    [KIND_GUIDE] = "guide",
    [KIND_RESPONSE] = "response",
    [KIND_LETTER] = "letter",
    [KIND_DECISION] = "decision",
    [KIND_REFERENCE] = "reference",
};

const char *status_name(PageStatus status)
{
    if (status >= STATUS__COUNT)
        BUG("no such status: %d", (int)status);
    return status_names[status];
}

const char *kind_name(PageKind kind)
{
    if (kind >= KIND__COUNT)
        BUG("no such kind of page: %d", (int)kind);
    return kind_names[kind];
}

/* "./content/" is "content", "." is "": what stands before a page's path in
 * messages. */
static Str shown_folder(Str folder)
{
    while (str_starts(folder, "./"))
        folder = str_slice(folder, 2, folder.len);
    while (folder.len > 1 && str_ends(folder, "/"))
        folder.len--;
    return str_is(folder, ".") ? STR("") : folder;
}

static void set_config_defaults(Site *site)
{
    Config *config = &site->config;

    config->title = config->description = config->licence = STR("");
    config->base_url = STR("");
    config->theme = STR("default");
    config->language = ARENA_NEW(&site->arena, Str);
    config->language[0] = STR("en");
    config->language_count = 1;
    config->review_months = 12;
    config->plugin_steps = LIMIT_PLUGIN_STEPS;
    config->plugin_memory = LIMIT_PLUGIN_MEMORY;
    config->publisher = value_map(&site->arena);
    config->options = value_map(&site->arena);
    vocabulary_defaults(site);
}

void site_init(Site *site, Diags *diags, Str content_folder)
{
    *site = (Site){.diags = diags};
    arena_init(&site->arena);
    site->content_folder = /* NUL-terminated */
        str_dup(&site->arena,
                content_folder.len > 0 ? content_folder : STR("."));
    site->shown_folder = shown_folder(content_folder);
    site->real_folder = STR("");
    set_config_defaults(site);
    map_init(&site->record_by_key, &site->arena);
    map_init(&site->page_by_source, &site->arena);
    map_init(&site->page_by_id, &site->arena);
    map_init(&site->page_by_last, &site->arena);
    map_init(&site->asset_by_path, &site->arena);
    map_init(&site->data_by_path, &site->arena);
    map_init(&site->output_claims, &site->arena);
    site->names = names_open();
    facts_open(site);
}

void site_release(Site *site)
{
    fingerprints_close(site);
    facts_close(site);
    names_close(site->names);
    for (size_t i = 0; i < site->page_count; i++)
        arena_release(&site->page[i]->arena);
    arena_release(&site->arena);
    *site = (Site){0};
}

void site_freeze(Site *site)
{
    facts_freeze(site);
    site->frozen = true;
    links_check_config(site);
    severities_check(site);
    page_data_check_unused(site);
}

Page *site_add_page(Site *site)
{
    Page *page = ARENA_NEW(&site->arena, Page);
    Str empty = STR("");

    if (site->frozen)
        BUG("a page was added after the freeze");
    arena_init(&page->arena);
    page->index = site->page_count;
    page->source_path = page->disk_path = page->output_path = empty;
    page->id = page->template_name = page->title_anchor = empty;
    page->data_path = empty;
    page->title = page->summary = page->danger = empty;
    page->language = site->config.language[0];
    ARENA_PUSH(&site->arena, site->page, site->page_count,
               site->page_capacity, page);
    return page;
}

const Vocabulary *site_vocabulary(const Site *site, Str name)
{
    for (size_t i = 0; i < site->config.vocabulary_count; i++)
        if (str_eq(site->config.vocabulary[i].name, name))
            return &site->config.vocabulary[i];
    return NULL;
}

size_t site_standing_rank(const Site *site, Str standing)
{
    const Vocabulary *words = site_vocabulary(site, STR("standings"));
    size_t rank = 0;

    while (rank < words->count && !str_eq(words->word[rank].id, standing))
        rank++;
    return rank;
}

Str site_word(const Site *site, const char *vocabulary, Str id, Str language)
{
    const Vocabulary *words = site_vocabulary(site, str_from(vocabulary));
    const Word *word = words ? vocabulary_find(words, id) : NULL;
    Str name;

    if (!word || !word->names)
        return id;
    if (word->names->kind == VALUE_TEXT)
        return value_as_text(word->names);
    name = value_as_text(value_get_str(word->names, language));
    if (name.len == 0)
        name = value_as_text(
            value_get_str(word->names, site->config.language[0]));
    if (name.len == 0) /* neither: the first there is */
        name = value_count(word->names) > 0
                   ? value_as_text(word->names->as.map.entry[0].value)
                   : id;
    return name.len > 0 ? name : id;
}

const Page *page_in_language(const Page *page, Str language)
{
    for (size_t i = 0; language.len > 0 && i < page->translation_count; i++)
        if (str_eq(page->translation[i]->language, language))
            return page->translation[i];
    return page;
}

const Source *page_source_of(const Page *page, const Node *node)
{
    while (node->parent)
        node = node->parent;
    for (size_t i = 0; node->kind == NODE_CITATION && i < page->citation_count;
         i++)
        if (page->citation[i].node == node)
            return page->citation[i].source;
    return page->source;
}

bool citation_is_at(const MetaCitation *citation, Str path)
{
    Str head = str_slice(citation->path, 0, path.len);

    return str_eq(head, path) && (citation->path.len == path.len ||
                                  citation->path.ptr[path.len] == '.');
}

Str citation_list(Str path)
{
    size_t dot = str_rfind_char(path, '.');

    return dot != STR_NONE && dot + 1 < path.len &&
                   ascii_is_digit(path.ptr[dot + 1])
               ? str_slice(path, 0, dot)
               : path;
}

Str citation_typed(Arena *arena, const Node *item)
{
    if (item->as.cite.pinpoint.len == 0)
        return item->as.cite.key;
    return arena_fmt(arena, "%.*s, %.*s", STR_ARG(item->as.cite.key),
                     STR_ARG(item->as.cite.pinpoint));
}
