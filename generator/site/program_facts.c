/* site/program_facts.c - the facts that the program itself makes known: every
 * source, and every right of every page. */
#include "base/compat.h"

#include "site/facts.h"
#include "site/sources.h"
#include "site/unread.h"

/* The record with what CSL has no field for: its key, how much weight it has,
 * and the file it stands in. */
static const Value *source_value(Arena *arena, const SourceRecord *record)
{
    Value *map = value_map(arena);
    for (size_t i = 0; i < value_count(record->record); i++) {
        const ValueEntry *entry = &record->record->as.map.entry[i];
        value_put(arena, map, entry->key, entry->value);
    }
    value_set_text(arena, map, "key", record->key);
    value_set_text(arena, map, "standing", record->standing);
    value_set_text(arena, map, "file", record->source->path);
    return map;
}

/* "uc-regs-2013, reg 15(3)" as it was typed, once for each citation. */
static Value *right_citations(Arena *arena, const Page *page, const char *list,
                              size_t number)
{
    Value *cites = value_list(arena);
    Str path = arena_fmt(arena, "%s.%zu.cite", list, number);
    for (size_t i = 0; i < page->citation_count; i++) {
        const MetaCitation *citation = &page->citation[i];
        if (!citation_is_at(citation, path))
            continue;
        for (const Node *item = citation->node->first; item != NULL;
             item = item->next)
            value_push(arena, cites,
                       value_text(arena, citation_typed(arena, item)));
    }
    return cites;
}

/* `list` is "rights", or "was" on a page that no longer applies: both can be
 * shown on other pages by the right's id. */
static void add_rights(Site *site, const Page *page, const char *list)
{
    Arena *arena = &site->arena;
    const Value *rights = value_get(page->meta, list);
    for (size_t i = 0; i < value_count(rights); i++) {
        const Value *right = value_item(rights, i);
        const Value *id = value_get(right, "id");
        if (id == NULL)
            continue;
        Str key = value_as_text(id);
        Value *map = value_map(arena);
        value_set_text(arena, map, "id", key);
        value_set_text(arena, map, "text",
                       value_as_text(value_get(right, "text")));
        Str but = value_as_text(value_get(right, "but"));
        if (but.len > 0)
            value_set_text(arena, map, "but", but);
        value_set_text(arena, map, "page", page->id);
        value_set_text(arena, map, "title", page->title);
        value_set_text(arena, map, "output", page->output_path);
        value_set_text(arena, map, "anchor",
                       str_cat(arena, STR("right-"), key));
        value_set(arena, map, "cites",
                  right_citations(arena, page, list, i + 1));
        value_set_bool(arena, map, "was", str_is(str_from(list), "was"));
        facts_add(site, STR("right"), key, map, page, id->span);
    }
}

/* Rights of a page that could not be read: they are not missing where other
 * pages show them. */
static void add_unread_rights(Site *site, const Page *page)
{
    UnreadIds ids = {0};
    Str kind = STR("unread_right");
    unread_ids(&site->arena, page->source->text, &ids);
    for (size_t i = 0; i < ids.count; i++)
        if (!facts_get(site, kind, ids.id[i]))
            facts_add(site, kind, ids.id[i], value_map(&site->arena), NULL,
                      (Span){0});
}

void facts_add_page(Site *site, const Page *page)
{
    if (page->failed)
        add_unread_rights(site, page);
    if (page->skipped || page->failed)
        return;
    add_rights(site, page, "rights");
    add_rights(site, page, "was");
}

void facts_add_program(Site *site)
{
    for (size_t i = 0; i < site->record_count; i++) {
        const SourceRecord *record = &site->record[i];
        facts_add(site, STR("source"), record->key,
                  source_value(&site->arena, record), NULL, record->span);
    }
    for (size_t i = 0; i < site->unread_count; i++)
        facts_add(site, STR("unread_source"), site->unread_source[i],
                  value_map(&site->arena), NULL, (Span){0});
    for (size_t i = 0; i < site->page_count; i++)
        facts_add_page(site, site->page[i]);
}
