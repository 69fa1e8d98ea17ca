/* search/search.c - the offline index, from pages to files. */
#include "base/compat.h"
#include "search/search.h"

#include <stdlib.h>

#include "base/limits.h"
#include "search/bundles.h"
#include "search/catalogue.h"
#include "search/document.h"
#include "search/shards.h"

/* What a worker makes of one page after the other. */
typedef struct Worker {
    SearchReader reader;
    Arena scratch;
    Buf part, file;
} Worker;

/* One index. */
typedef struct Shelf {
    const SearchShelf *pages;
    Bundles *documents, *texts;
    size_t first_document, first_text; /* in Search.early */
    SearchMerged merged;
    SearchShards shards;
    size_t first_late;
} Shelf;

struct Search {
    const Site *site;
    SearchOptions options;
    Arena arena;
    SearchCatalogue catalogue;
    SearchAlso also;
    SearchTally *tally;   /* one a worker */
    Worker *worker;
    SearchRecord *record; /* by the index of a page */
    Shelf *shelf;
    SearchForms forms;
    Str *early, *late;
    size_t early_count, late_count;
};

/* --- names ---------------------------------------------------------------- */

static Str path_of(Search *search, Str language, Str name)
{
    return arena_fmt(&search->arena, "search/%.*s/%.*s.js", STR_ARG(language),
                     STR_ARG(name));
}

static Str name_of(Arena *arena, char kind, size_t number)
{
    return arena_fmt(arena, "%c%zu", kind, number);
}

static size_t add_early(Search *search, const Shelf *shelf, char kind,
                        size_t count)
{
    size_t first = search->early_count;

    for (size_t i = 0; i < count; i++)
        search->early[search->early_count++] =
            path_of(search, shelf->pages->language,
                    name_of(&search->arena, kind, i));
    return first;
}

static void open_shelves(Search *search)
{
    const SearchCatalogue *catalogue = &search->catalogue;
    size_t files = 0;

    search->shelf = ARENA_NEW_ARRAY(&search->arena, Shelf,
                                    catalogue->shelf_count + 1);
    for (size_t i = 0; i < catalogue->shelf_count; i++) {
        Shelf *shelf = &search->shelf[i];

        shelf->pages = &catalogue->shelf[i];
        shelf->documents = search_bundles_open(shelf->pages->count,
                                               SEARCH_PER_DOCUMENT);
        shelf->texts = search_bundles_open(shelf->pages->count,
                                           SEARCH_PER_TEXT);
        files += search_bundle_count(shelf->documents) +
                 search_bundle_count(shelf->texts);
    }
    search->early = ARENA_NEW_ARRAY(&search->arena, Str, files + 1);
    for (size_t i = 0; i < catalogue->shelf_count; i++) {
        Shelf *shelf = &search->shelf[i];

        shelf->first_document = add_early(
            search, shelf, 'd', search_bundle_count(shelf->documents));
        shelf->first_text = add_early(search, shelf, 'x',
                                      search_bundle_count(shelf->texts));
    }
}

/* --- open and close ------------------------------------------------------- */

static void open_workers(Search *search)
{
    unsigned jobs = search->options.jobs;

    search->tally = xcalloc(jobs, sizeof(SearchTally));
    search->worker = xcalloc(jobs, sizeof(Worker));
    for (unsigned i = 0; i < jobs; i++)
        search_tally_init(&search->tally[i]);
    search_also_make(&search->arena, search->site, search->tally, jobs,
                     &search->also);
    for (unsigned i = 0; i < jobs; i++) {
        Worker *worker = &search->worker[i];

        search_reader_init(&worker->reader, search->site, &search->also,
                           &search->tally[i], search->options.strings,
                           search->options.context);
        arena_init(&worker->scratch);
        buf_init(&worker->part, LIMIT_OUTPUT_BYTES);
        buf_init(&worker->file, SIZE_MAX / 4);
    }
}

Search *search_open(const Site *site, const SearchOptions *options)
{
    Search *search = xcalloc(1, sizeof *search);

    search->site = site;
    search->options = *options;
    arena_init(&search->arena);
    search_catalogue(&search->arena, site, &search->catalogue);
    search->record = xcalloc(site->page_count + 1, sizeof(SearchRecord));
    open_shelves(search);
    open_workers(search);
    return search;
}

void search_close(Search *search)
{
    if (!search)
        return;
    for (unsigned i = 0; i < search->options.jobs; i++) {
        Worker *worker = &search->worker[i];

        search_reader_release(&worker->reader);
        search_tally_release(&search->tally[i]);
        arena_release(&worker->scratch);
        buf_release(&worker->part);
        buf_release(&worker->file);
    }
    for (size_t i = 0; i < search->catalogue.shelf_count; i++) {
        search_bundles_close(search->shelf[i].documents);
        search_bundles_close(search->shelf[i].texts);
    }
    free(search->worker);
    free(search->tally);
    free(search->record);
    arena_release(&search->arena);
    free(search);
}

const Str *search_early_paths(const Search *search, size_t *count)
{
    *count = search->early_count;
    return search->early;
}

/* --- a page --------------------------------------------------------------- */

/* The files of one kind that a page stands in. */
typedef struct Kind {
    char letter; /* of their names */
    unsigned each;
} Kind;

static const Kind DOCUMENTS = {'d', SEARCH_PER_DOCUMENT};
static const Kind TEXTS = {'x', SEARCH_PER_TEXT};

/* Brings worker->part to its file, which is told when it is whole. */
static bool put(Search *search, Worker *worker, const Shelf *shelf,
                const Kind *kind, size_t number)
{
    bool documents = kind == &DOCUMENTS;
    size_t file, first = documents ? shelf->first_document : shelf->first_text;
    Buf *out = &worker->file;

    buf_reset(out);
    search_file_open(out, shelf->pages->language,
                     name_of(&worker->scratch, kind->letter,
                             number / kind->each));
    buf_addc(out, '[');
    if (!search_bundle_put(documents ? shelf->documents : shelf->texts, number,
                           buf_str(&worker->part), &file, out))
        return true;
    buf_addc(out, ']');
    search_file_close(out);
    return search->options.told(search->options.context, first + file,
                                buf_str(out));
}

/* The same for each index that the page is in. */
static bool put_page(Search *search, Worker *worker, const Page *page,
                     const Kind *kind)
{
    bool good = true;

    for (size_t i = 0; i < search->catalogue.shelf_count; i++) {
        uint32_t number = search_number(&search->catalogue, page, i);

        if (number != SEARCH_NO_NUMBER)
            good = put(search, worker, &search->shelf[i], kind, number) &&
                   good;
    }
    return good;
}

bool search_page(Search *search, const Page *page, unsigned number)
{
    Worker *worker = &search->worker[number];
    bool good;

    arena_reset(&worker->scratch);
    search->record[page->index] =
        search_read_page(&worker->reader, page, number);
    buf_reset(&worker->part);
    search_document(&worker->part, &worker->scratch, search->site, page,
                    buf_str(&worker->reader.places.list));
    good = put_page(search, worker, page, &DOCUMENTS);
    buf_reset(&worker->part);
    buf_addc(&worker->part, '[');
    buf_add(&worker->part, buf_str(&worker->reader.places.texts));
    buf_addc(&worker->part, ']');
    return put_page(search, worker, page, &TEXTS) && good;
}

/* --- the words of all ----------------------------------------------------- */

static const Value *strings_of(const Search *search, Str language)
{
    return search->options.strings != NULL
               ? search->options.strings(search->options.context, language)
               : NULL;
}

void search_finish(Search *search)
{
    Arena *arena = &search->arena;
    size_t shelves = search->catalogue.shelf_count;

    search_forms_join(arena, search->tally, search->options.jobs,
                      &search->forms);
    for (size_t i = 0; i < shelves; i++) {
        Shelf *shelf = &search->shelf[i];

        search_merge(arena, &search->forms, shelf->pages, search->record,
                     &shelf->merged);
        search_shards_plan(arena, search->site, shelf->pages, &shelf->merged,
                           strings_of(search, shelf->pages->language),
                           &shelf->shards);
        shelf->first_late = search->late_count;
        search->late_count += search_shards_count(&shelf->shards);
    }
    search->late = ARENA_NEW_ARRAY(arena, Str, search->late_count + 1);
    for (size_t i = 0; i < shelves; i++) {
        const Shelf *shelf = &search->shelf[i];

        for (size_t k = 0; k < search_shards_count(&shelf->shards); k++)
            search->late[shelf->first_late + k] =
                path_of(search, shelf->pages->language,
                        search_shards_name(arena, &shelf->shards, k));
    }
}

const Str *search_late_paths(const Search *search, size_t *count)
{
    *count = search->late_count;
    return search->late;
}

void search_late_write(const Search *search, size_t file, Buf *out)
{
    size_t shelf = search->catalogue.shelf_count - 1;

    while (search->shelf[shelf].first_late > file)
        shelf--;
    search_shards_write(&search->shelf[shelf].shards,
                        file - search->shelf[shelf].first_late, out);
}
