/* export/print_pages.c - the pages of the handbook in reading order, with what
 * stands on each. */
#include "base/compat.h"
#include "export/print_internal.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"

/* What the theme puts into main for the website alone: the way to the pages
 * before and after, which are there anyway; how to report a mistake and where
 * the page comes from, which each file says once. themes/README.md lists
 * them. */
static const char *const NOT_PRINTED[] = {".reading-order", ".report",
                                          ".printed", NULL};

bool print_read_file(Print *print, Arena *arena, Str path, size_t max,
                     Str *out)
{
    Str full = path_join(arena, print->job->folder, path);
    int err = fs_read(arena, str_to_cstr(arena, full), max, out);

    if (err != 0)
        diag_io(print->job->diags, "file-unreadable", "read", full, err);
    return err == 0;
}

/* --- their order ---------------------------------------------------------- */

typedef struct Order {
    Print *print;
    Map taken; /* output path -> something */
} Order;

static bool is_built(const Page *page)
{
    return !page->skipped && !page->failed;
}

static void take(Order *order, const Page *page, unsigned level)
{
    Print *print = order->print;
    PrintPage *own = &print->page[print->count];
    Arena *arena = print->arena;

    if (!is_built(page) || map_has(&order->taken, page->output_path))
        return;
    map_put(&order->taken, page->output_path, own);
    if (level <= 1)
        print->chapter[print->chapter_count++] =
            (PrintChapter){print->count, 0};
    own->page = page;
    own->level = level;
    own->anchor = arena_fmt(arena, "p%zu", print->count + 1);
    own->prefix = str_cat(arena, own->anchor, STR("-"));
    own->chapter = print->chapter_count - 1;
    print->chapter[own->chapter].count++;
    map_put(&print->by_path, page->output_path, own);
    print->count++;
    for (size_t i = 0; i < page->child_count; i++)
        take(order, page->child[i], level + 1);
}

/* No section of its language lists it. */
static bool is_root(const Page *page)
{
    return page->section == NULL ||
           !str_eq(page->section->language, page->language);
}

/* A language after the other, each from its first page on. Pages that were
 * taken down are in no list, and come last. */
static void put_in_order(Print *print)
{
    const Site *site = print->job->site;
    Order order = {.print = print};

    map_init(&order.taken, print->arena);
    for (size_t i = 0; i < site->config.language_count; i++) {
        Str language = site->config.language[i];
        const Page *home = context_home(print->job->contexts, language);

        if (home != NULL && str_eq(home->language, language))
            take(&order, home, 0);
        for (size_t k = 0; k < site->page_count; k++) {
            const Page *page = site->page[k];

            if (str_eq(page->language, language) && is_root(page) &&
                page->status != STATUS_WITHDRAWN)
                take(&order, page, 1);
        }
    }
    for (size_t k = 0; k < site->page_count; k++)
        take(&order, site->page[k], 1);
}

/* --- their files ---------------------------------------------------------- */

/* A name that no other part has, and that any disk can hold. */
static Str file_name(Print *print, Map *names, Str folder, Str language)
{
    Arena *arena = print->arena;
    bool first = str_eq(language, print->job->site->config.language[0]);
    Str stem = folder.len > 0 ? folder : STR("index"), name, key;

    if (!first)
        stem = arena_fmt(arena, "%.*s.%.*s", STR_ARG(stem),
                         STR_ARG(language));
    if (path_bad_name(str_cat(arena, stem, STR(".html"))) != NULL)
        stem = STR("section");
    name = stem;
    for (unsigned i = 2;; i++) {
        key = utf8_fold(arena, name);
        if (!map_has(names, key))
            break;
        name = arena_fmt(arena, "%.*s-%u", STR_ARG(stem), i);
    }
    map_put(names, key, print);
    return arena_fmt(arena, "sections/%.*s.html", STR_ARG(name));
}

static Str top_folder(Str path)
{
    size_t slash = str_find_char(path, '/');

    return slash == STR_NONE ? STR("") : str_slice(path, 0, slash);
}

static void add_to_part(Print *print, size_t number, size_t page)
{
    PrintPart *part = &print->part[number];

    print->page[page].part = number;
    if (part->last != page)
        print->page[part->last].next = &print->page[page];
    part->last = page;
}

static void make_parts(Print *print)
{
    Arena *arena = print->arena;
    Map names;

    map_init(&names, arena);
    for (size_t i = 0; i < print->count; i++) {
        const Page *page = print->page[i].page;
        Str folder = top_folder(page->output_path);
        Str key = arena_fmt(arena, "%.*s:%.*s", STR_ARG(page->language),
                            STR_ARG(folder));
        uintptr_t number = (uintptr_t)map_get(&print->by_part, key);

        if (number == 0) {
            PrintPart part = {folder, page->language,
                              file_name(print, &names, folder,
                                        page->language),
                              i, i};

            ARENA_PUSH(arena, print->part, print->part_count,
                       print->part_capacity, part);
            number = print->part_count;
            map_put(&print->by_part, key, (void *)number);
        }
        add_to_part(print, number - 1, i);
    }
}

const PrintPage *print_file_next(const PrintFile *file, const PrintPage *page)
{
    const Print *print = file->print;
    size_t next;

    if (file->part != NULL)
        return page != NULL ? page->next : &print->page[file->part->first];
    next = page != NULL ? (size_t)(page - print->page) + 1 : 0;
    return next < print->count ? &print->page[next] : NULL;
}

bool print_file_has(const PrintFile *file, const PrintPage *page)
{
    return file->part == NULL ||
           &file->print->part[page->part] == file->part;
}

/* --- reading them --------------------------------------------------------- */

bool print_pages_read(Print *print)
{
    size_t room = print->job->site->page_count + 1;
    const char *const *drop = xhtml_drop(print->arena, NOT_PRINTED);
    bool fine = true;
    Arena scratch;

    print->page = ARENA_NEW_ARRAY(print->arena, PrintPage, room);
    print->chapter = ARENA_NEW_ARRAY(print->arena, PrintChapter, room);
    map_init(&print->by_path, print->arena);
    map_init(&print->by_part, print->arena);
    map_init(&print->sheets, print->arena);
    map_init(&print->pictures, print->arena);
    put_in_order(print);
    make_parts(print);
    arena_init(&scratch);
    for (size_t i = 0; i < print->count; i++) {
        PrintPage *page = &print->page[i];
        Str bytes;

        arena_reset(&scratch);
        fine &= print_read_file(print, &scratch, page->page->output_path,
                                LIMIT_OUTPUT_BYTES, &bytes) &&
                xhtml_read(print->arena, print->job->diags,
                           page->page->output_path, bytes, drop,
                           &page->facts);
    }
    arena_release(&scratch);
    return fine;
}
