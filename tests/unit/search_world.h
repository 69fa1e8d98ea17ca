/* tests/unit/search_world.h - the files of a handbook's index, and a reader of
 * them that knows no more than search/shards.h tells: what the tests of the
 * index share. */
#ifndef TEST_SEARCH_WORLD_H
#define TEST_SEARCH_WORLD_H

#include "site_world.h"

#include <pthread.h>

#include "base/pool.h"
#include "search/digits.h"
#include "search/search.h"
#include "search/shards.h"
#include "value/json.h"

typedef struct Index {
    World *world;
    Search *search;
    Map files;            /* "search/en/head.js" -> Str * */
    pthread_mutex_t lock; /* around files and the arena */
    size_t said; /* before the index was made */
} Index;

/* One page that has a word. */
typedef struct Found {
    uint32_t page, place;
    unsigned impact;
} Found;

typedef struct FoundList {
    Found *item;
    size_t count, capacity;
    size_t pages; /* as the entry says */
} FoundList;

static inline void index_keep(Index *index, Str path, Str bytes)
{
    Arena *arena = &index->world->arena;

    pthread_mutex_lock(&index->lock);
    Str *kept = ARENA_NEW(arena, Str);
    *kept = str_dup(arena, bytes);
    assert_null(map_put(&index->files, str_dup(arena, path), kept));
    pthread_mutex_unlock(&index->lock);
}

static inline bool index_told(void *context, size_t file, Str bytes)
{
    Index *index = context;
    size_t count;
    const Str *path = search_early_paths(index->search, &count);

    assert_true(file < count);
    index_keep(index, path[file], bytes);
    return true;
}

static inline const Value *index_strings(void *context, Str language)
{
    Index *index = context;
    Arena *arena = &index->world->arena;

    pthread_mutex_lock(&index->lock);
    Value *map = value_map(arena);
    value_set_text(arena, map, "but", STR("But"));
    value_set_text(arena, map, "deadline_late", STR("Too late"));
    value_set_text(arena, map, "kind_guide",
                   str_is(language, "cy") ? STR("Canllaw") : STR("Guide"));
    pthread_mutex_unlock(&index->lock);
    return map;
}

static inline void index_page(void *context, size_t i, unsigned worker)
{
    Index *index = context;
    const Page *page = index->world->site.page[i];

    if (!page->failed && !page->skipped)
        assert_true(search_page(index->search, page, worker));
}

static inline void index_late(void *context, size_t file, unsigned worker)
{
    Index *index = context;
    size_t count;
    const Str *path = search_late_paths(index->search, &count);
    Buf out;

    (void)worker;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    search_late_write(index->search, file, &out);
    assert_false(out.full);
    index_keep(index, path[file], buf_str(&out));
    buf_release(&out);
}

/* All files of the world's site, which is built. */
static inline Index *index_make(World *world, unsigned jobs)
{
    Index *index = ARENA_NEW(&world->arena, Index);
    SearchOptions options = {.jobs = jobs, .told = index_told,
                             .strings = index_strings, .context = index};
    size_t early, late;

    index->world = world;
    index->said = diag_total(world->diags);
    map_init(&index->files, &world->arena);
    pthread_mutex_init(&index->lock, NULL);
    index->search = search_open(&world->site, &options);
    pool_each(jobs, world->site.page_count, index_page, index);
    search_early_paths(index->search, &early);
    assert_int_equal(index->files.count, early);
    search_finish(index->search);
    search_late_paths(index->search, &late);
    pool_each(jobs, late, index_late, index);
    assert_int_equal(index->files.count, early + late);
    search_close(index->search);
    pthread_mutex_destroy(&index->lock);
    return index;
}

/* --- reading ---------------------------------------------------------------- */

static inline Str index_bytes(const Index *index, const char *path)
{
    const Str *bytes = map_get(&index->files, str_from(path));

    if (!bytes)
        fail_msg("there is no file %s", path);
    return *bytes;
}

/* The value that a file gives to take(), which must name it. */
static inline const Value *index_value(const Index *index, const char *name)
{
    Arena *arena = &index->world->arena;
    Str bytes = index_bytes(index,
                            arena_fmt(arena, "search/%s.js", name).ptr);
    Str head = arena_fmt(arena, "handbookSearch.take(\"%s\",", name);

    assert_true(str_starts(bytes, head.ptr));
    assert_true(str_ends(bytes, ");\n"));
    bytes = str_slice(bytes, head.len, bytes.len - 3);
    Value *value = json_read(arena, source_new(arena, STR("shard"), bytes),
                             index->world->diags);
    assert_int_equal(diag_total(index->world->diags), index->said);
    assert_non_null(value);
    return value;
}

static inline const Value *index_file(const Index *index, const char *language,
                                      char kind, size_t number)
{
    return index_value(index, arena_fmt(&index->world->arena, "%s/%c%zu",
                                        language, kind, number).ptr);
}

static inline size_t index_number(const Value *map, const char *key)
{
    const Value *value = value_get(map, key);

    assert_non_null(value);
    return (size_t)value->as.number;
}

static inline void index_postings(Index *index, FoundList *list, Str text)
{
    uint32_t behind = 0;

    for (size_t at = 0; at < text.len;) {
        Found found;

        found.page = behind + digits_take(text.ptr, &at);
        behind = found.page + 1;
        found.impact = digit_value(text.ptr[at++]);
        found.place = digits_take(text.ptr, &at);
        ARENA_PUSH(&index->world->arena, list->item, list->count,
                   list->capacity, found);
    }
}

static inline size_t index_decimal(Str text)
{
    uint64_t number;

    assert_true(str_to_u64(text, &number));
    return (size_t)number;
}

/* A group by its reference, "12" or "3:12", seen from a file of terms. */
static inline void index_group(Index *index, FoundList *list,
                               const char *language, size_t file,
                               Str reference)
{
    Str rest = reference, part, entry;

    if (str_find_char(reference, ':') != STR_NONE) {
        str_split(&rest, ':', &part);
        file = index_decimal(part);
    }
    entry = value_as_text(value_item(
        value_get(index_file(index, language, 't', file), "g"),
        index_decimal(rest)));
    assert_true(str_split(&entry, ' ', &part));
    list->pages += index_decimal(part);
    assert_true(str_split(&entry, ' ', &part));
    index_postings(index, list, part);
    if (str_split(&entry, ' ', &part)) { /* the others: "k:n" */
        assert_true(str_split(&part, ':', &entry));
        index_postings(index, list,
                       value_as_text(value_item(
                           index_file(index, language, 'r',
                                      index_decimal(entry)),
                           index_decimal(part))));
    }
}

/* The pages that have a form, its stem's other forms included: NULL for one
 * that no page has. */
static inline FoundList *index_find(Index *index, const char *language,
                                    const char *form)
{
    const Value *head = index_value(
        index, arena_fmt(&index->world->arena, "%s/head", language).ptr);
    const Value *terms = value_get(head, "terms");
    size_t file = value_count(terms);
    Str lines, line, word, reference;

    while (file > 0 && str_cmp(value_as_text(value_item(terms, file - 1)),
                               str_from(form)) > 0)
        file--;
    if (file-- == 0)
        return NULL;
    lines = value_as_text(value_get(index_file(index, language, 't', file),
                                    "f"));
    while (str_split(&lines, '\n', &line)) {
        assert_true(str_split(&line, ' ', &word));
        if (!str_is(word, form))
            continue;
        FoundList *list = ARENA_NEW(&index->world->arena, FoundList);
        while (str_split(&line, ',', &reference))
            index_group(index, list, language, file, reference);
        assert_int_equal(list->count, list->pages);
        return list;
    }
    return NULL;
}

static inline const Value *index_document(const Index *index,
                                          const char *language, size_t page)
{
    return value_item(index_file(index, language, 'd',
                                 page / SEARCH_PER_DOCUMENT),
                      page % SEARCH_PER_DOCUMENT);
}

/* "page:place page:place", by the addresses of pages, in their order. */
static inline const char *index_says(Index *index, const char *language,
                                     const char *form)
{
    FoundList *list = index_find(index, language, form);
    Arena *arena = &index->world->arena;
    Str said = STR("");

    for (size_t i = 0; list && i < list->count; i++) {
        const Value *document =
            index_document(index, language, list->item[i].page);
        const Value *place = value_item(value_item(document, 7),
                                        list->item[i].place);

        assert_non_null(place);
        Str id = value_as_text(value_item(place, 0));
        said = arena_fmt(arena, "%.*s%s%.*s%s%.*s", STR_ARG(said),
                         said.len > 0 ? " " : "",
                         STR_ARG(value_as_text(value_item(document, 0))),
                         id.len > 0 ? "#" : "", STR_ARG(id));
    }
    return list ? str_dup(arena, said).ptr : "(none)";
}

static inline unsigned index_impact(Index *index, const char *form,
                                    size_t page)
{
    FoundList *list = index_find(index, "en", form);

    for (size_t i = 0; list && i < list->count; i++)
        if (list->item[i].page == page)
            return list->item[i].impact;
    return 0;
}

#endif
