/* output/context_navigation.c - where a page stands: what is above, below,
 * before and after it, and what it contains. */
#include "base/compat.h"

#include "base/path.h"
#include "doc/text.h"
#include "doc/typographic.h"
#include "output/context_internal.h"

static Value *page_link(const PageContext *context, const Page *to)
{
    Value *link = value_map(context->arena);
    value_set_text(context->arena, link, "title",
                   context_text(context, to->title));
    value_set_text(context->arena, link, "url",
                   context_page_url(context, to));
    return link;
}

static void put_breadcrumbs(const PageContext *context)
{
    Value *list = value_list(context->arena);
    const Page *home = context_home(context->set, context->page->language);
    const Page *above[64];
    size_t depth = 0;
    for (const Page *at = context->page->section; at != NULL && depth < 64;
         at = at->section)
        above[depth++] = at;
    while (depth > 0) {
        Value *link = page_link(context, above[--depth]);
        if (above[depth] == home)
            value_set_text(context->arena, link, "title",
                           context_string(context->site, "home"));
        value_push(context->arena, list, link);
    }
    context_put_list(context, context->map, "breadcrumbs", list);
}

static bool is_index_id(const ContextSet *set, Str id)
{
    for (size_t i = 0; i < CONTEXT_INDEXES; i++) {
        if (set->index[i] != NULL && str_eq(set->index[i]->id, id))
            return true;
    }
    return false;
}

/* A home page has the lists of the whole handbook apart from its sections. */
static bool is_listed(const PageContext *context, const Page *child)
{
    bool home = str_is(context->page->id, "index");
    return !(home && is_index_id(context->set, child->id));
}

static void put_children(const PageContext *context)
{
    Arena *arena = context->arena;
    Value *list = value_list(arena);
    for (size_t i = 0; i < context->page->child_count; i++) {
        const Page *child = context->page->child[i];
        if (!is_listed(context, child))
            continue;
        Value *entry = page_link(context, child);
        Str status = str_from(status_name(child->status));
        bool current = child->status == STATUS_CURRENT;
        value_set_text(arena, entry, "summary",
                       context_text(context, child->summary));
        value_set_text(arena, entry, "status", status);
        value_set_bool(arena, entry, "is_section", child->is_index);
        value_set_bool(arena, entry, "not_current", !current);
        value_set_text(arena, entry, "status_label",
                       current ? STR("")
                               : context_labelled(context, "status", status));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, "children", list);
}

static void put_translations(const PageContext *context)
{
    Arena *arena = context->arena;
    Value *list = value_list(arena);
    for (size_t i = 0; i < context->page->translation_count; i++) {
        const Page *other = context->page->translation[i];
        Value *entry = page_link(context, other);
        value_set_text(arena, entry, "lang", other->language);
        value_set_text(arena, entry, "name",
                       context_labelled(context, "language",
                                        other->language));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, "translations", list);
}

/* The list in that language, or in the first; NULL where it is in neither. */
static const Page *index_in(const ContextSet *set, const Page *index,
                            Str language)
{
    if (index == NULL)
        return NULL;
    const Page *own = page_in_language(index, language);
    if (str_eq(own->language, language) && own->status != STATUS_WITHDRAWN)
        return own;
    return str_eq(index->language, set->language[0].language) ? index : NULL;
}

void context_indexes(Arena *arena, const ContextSet *set, Value *map,
                     Str language, Str root, Str output_path)
{
    Value *list = value_list(arena);
    for (size_t i = 0; i < CONTEXT_INDEXES; i++) {
        const Page *index = index_in(set, set->index[i], language);
        if (index == NULL)
            continue;
        Value *entry = value_map(arena);
        Str url = str_cat(arena, root,
                          path_to_url(arena, index->output_path));
        value_set_text(arena, entry, "id", index->id);
        value_set_text(arena, entry, "title",
                       typographic_text(arena, index->title));
        value_set_text(arena, entry, "url", url);
        value_set_text(arena, entry, "summary",
                       typographic_text(arena, index->summary));
        value_set_bool(arena, entry, "is_here",
                       str_eq(index->output_path, output_path));
        value_push(arena, list, entry);
        if (str_is(index->id, "a-z"))
            value_set_text(arena, map, "a_z_url", url);
    }
    value_set(arena, map, "indexes", list);
    value_set_bool(arena, map, "has_indexes", value_count(list) > 0);
}

static bool has_translation(const Page *page, Str language)
{
    return str_eq(page_in_language(page, language)->language, language);
}

/* For each language of the handbook, but the first, that has no page of this
 * one: a sentence in that language that says so. */
static void put_untranslated(const PageContext *context)
{
    Arena *arena = context->arena;
    Value *list = value_list(arena);
    for (size_t i = 1; i < context->set->language_count; i++) {
        const SiteContext *other = &context->set->language[i];
        if (context->page->generated ||
            has_translation(context->page, other->language))
            continue;
        Value *entry = value_map(arena);
        value_set_text(arena, entry, "lang", other->language);
        value_set_text(arena, entry, "text",
                       context_string(other, "untranslated"));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, "untranslated", list);
}

/* A heading's words as they stand on the page, where a short link has become
 * the title of its page. */
static Str heading_text(const PageContext *context, const OutlineItem *item)
{
    Str text = item->node != NULL ? text_of(context->arena, item->node)
                                  : item->text;
    return context_text(context, text);
}

/* Headings of level 2, with those of level 3 below them. An item has every
 * name always: Mustache would look for a missing one in the page. */
static void put_contents(const PageContext *context)
{
    Arena *arena = context->arena;
    Value *list = value_list(arena);
    Value *inner = NULL;
    for (size_t i = 0; i < context->page->outline.count; i++) {
        const OutlineItem *item = &context->page->outline.item[i];
        if (item->level != 2 && item->level != 3)
            continue;
        Value *entry = value_map(arena);
        value_set_text(arena, entry, "id", item->id);
        value_set_text(arena, entry, "text", heading_text(context, item));
        value_set_number(arena, entry, "level", item->level);
        Value *items = value_list(arena);
        value_set(arena, entry, "items", items);
        if (item->level == 3 && inner != NULL) {
            value_push(arena, inner, entry);
            continue;
        }
        inner = items;
        value_push(arena, list, entry);
    }
    for (size_t i = 0; i < value_count(list); i++) {
        Value *entry = value_item(list, i);
        value_set_bool(arena, entry, "has_items",
                       value_count(value_get(entry, "items")) > 0);
    }
    if (context->page->outline.count > 1)
        context_put_list(context, context->map, "toc", list);
}

void context_navigation(const PageContext *context)
{
    const Page *page = context->page;
    put_breadcrumbs(context);
    put_children(context);
    put_translations(context);
    put_untranslated(context);
    put_contents(context);
    if (page->previous != NULL)
        value_set(context->arena, context->map, "previous",
                  page_link(context, page->previous));
    if (page->next != NULL)
        value_set(context->arena, context->map, "next",
                  page_link(context, page->next));
}
