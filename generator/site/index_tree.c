/* site/index_tree.c - sections, what is in them, and the reading order. */
#include "base/compat.h"
#include "site/index.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/utf8.h"

/* A page in the order of sections. */
typedef struct Slot {
    Page *page;
    Str title; /* folded */
} Slot;

typedef struct Tree {
    Site *site;
    Arena arena; /* scratch */
    Map index_pages; /* "en:folder" -> Page */
    Slot *slot; /* all that is listed, sorted */
    size_t count;
} Tree;

static bool is_listed(const Page *page)
{
    return !page->skipped && page->status != STATUS_WITHDRAWN;
}

static int by_slot(const void *a, const void *b)
{
    const Slot *left = a, *right = b;
    int order;

    if (left->page->generated != right->page->generated)
        return left->page->generated ? 1 : -1; /* people's pages first */
    if (left->page->has_order != right->page->has_order)
        return left->page->has_order ? -1 : 1;
    if (left->page->has_order && left->page->order < right->page->order)
        return -1;
    if (left->page->has_order && left->page->order > right->page->order)
        return 1;
    order = str_cmp(left->title, right->title);
    if (order == 0)
        order = str_cmp(left->page->source_path, right->page->source_path);
    if (order == 0) /* two generated pages of one name: a clash, reported */
        order = left->page->index < right->page->index ? -1 : 1;
    return order;
}

static Str folder_key(Tree *tree, Str language, Str folder)
{
    return arena_fmt(&tree->arena, "%.*s:%.*s", STR_ARG(language),
                     STR_ARG(folder));
}

static void find_index_pages(Tree *tree)
{
    for (size_t i = 0; i < tree->site->page_count; i++) {
        Page *page = tree->site->page[i];
        Str key;

        if (!page->is_index || !is_listed(page))
            continue;
        key = folder_key(tree, page->language, path_folder(page->id));
        if (!map_has(&tree->index_pages, key))
            map_put(&tree->index_pages, key, page);
    }
}

/* The nearest index page at `folder` or above it, in one language. */
static Page *index_above(Tree *tree, Str language, Str folder)
{
    for (;;) {
        Page *page = map_get(&tree->index_pages,
                             folder_key(tree, language, folder));

        if (page || folder.len == 0)
            return page;
        folder = path_folder(folder);
    }
}

static Page *section_of(Tree *tree, const Page *page)
{
    Str folder = path_folder(page->id);
    Str fallback = tree->site->config.language[0];
    Page *section;

    if (page->is_index) {
        if (folder.len == 0)
            return NULL; /* a home page */
        folder = path_folder(folder);
    }
    section = index_above(tree, page->language, folder);
    if (!section)
        section = index_above(tree, fallback, folder);
    return section == page ? NULL : section;
}

/* A section lists what is in its own language. */
static bool is_child(const Page *page)
{
    return page->section && str_eq(page->section->language, page->language);
}

static void set_sections(Tree *tree)
{
    Site *site = tree->site;

    tree->slot = ARENA_NEW_ARRAY(&tree->arena, Slot, site->page_count + 1);
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];

        page->section = page->previous = page->next = NULL;
        page->child = NULL;
        page->child_count = 0;
        if (page->skipped)
            continue;
        page->section = section_of(tree, page);
        if (is_listed(page))
            tree->slot[tree->count++] =
                (Slot){page, utf8_fold(&tree->arena, page->title)};
    }
    qsort(tree->slot, tree->count, sizeof *tree->slot, by_slot);
}

static void set_children(Tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (is_child(tree->slot[i].page))
            tree->slot[i].page->section->child_count++;
    for (size_t i = 0; i < tree->count; i++) {
        Page *page = tree->slot[i].page;

        if (page->child_count > 0)
            page->child = ARENA_NEW_ARRAY(&tree->site->arena, Page *,
                                          page->child_count);
        page->child_count = 0;
    }
    for (size_t i = 0; i < tree->count; i++) {
        Page *page = tree->slot[i].page;

        if (is_child(page))
            page->section->child[page->section->child_count++] = page;
    }
}

/* Depth first through all that is below the pages on the stack; returns the
 * last page read. */
static Page *read_through(Page **stack, size_t depth, Page *previous)
{
    while (depth > 0) {
        Page *page = stack[--depth];

        /* Nobody reads through pages that plugins made; a home page that had
         * to be made is in no section, and begins all the same. */
        if (!page->generated || !page->section) {
            page->previous = previous;
            if (previous)
                previous->next = page;
            previous = page;
        }
        for (size_t i = page->child_count; i > 0; i--)
            stack[depth++] = page->child[i - 1];
    }
    return previous;
}

static void set_reading_order(Tree *tree, Str language)
{
    Page **stack =
        ARENA_NEW_ARRAY(&tree->arena, Page *, tree->count + 1);
    Page *previous = NULL;

    for (size_t i = 0; i < tree->count; i++) {
        Page *page = tree->slot[i].page;

        if (is_child(page) || !str_eq(page->language, language))
            continue;
        stack[0] = page;
        previous = read_through(stack, 1, previous);
    }
}

void index_tree(Site *site)
{
    Tree tree = {.site = site};

    arena_init(&tree.arena);
    map_init(&tree.index_pages, &tree.arena);
    find_index_pages(&tree);
    set_sections(&tree);
    set_children(&tree);
    for (size_t i = 0; i < site->config.language_count; i++)
        set_reading_order(&tree, site->config.language[i]);
    arena_release(&tree.arena);
}
