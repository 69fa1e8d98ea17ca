/* search/facets.c - by what results can be narrowed. */
#include "base/compat.h"
#include "search/facets.h"

#include "base/limits.h"
#include "base/map.h"
#include "doc/typographic.h"
#include "search/digits.h"
#include "value/json.h"

enum { BENEFITS, NATIONS, KINDS };

static const char *const NAMES[FACETS] = {"benefits", "nations", "kinds"};

/* --- what there is -------------------------------------------------------- */

static void note_words(Map *seen, const SearchShelf *shelf, const char *name)
{
    for (size_t i = 0; i < shelf->count; i++) {
        const Value *ids = value_get(shelf->page[i]->meta, name);

        if (shelf->page[i]->status == STATUS_WITHDRAWN)
            continue;
        for (size_t k = 0; k < value_count(ids); k++)
            map_put(seen, value_as_text(value_item(ids, k)), seen);
    }
}

static void add(Facet *facet, Str id, Str label)
{
    facet->id[facet->count] = id;
    facet->label[facet->count++] = label;
}

static void make_room(Arena *arena, Facet *facet, size_t count)
{
    facet->id = ARENA_NEW_ARRAY(arena, Str, count + 1);
    facet->label = ARENA_NEW_ARRAY(arena, Str, count + 1);
}

/* Words of a vocabulary; those that are in none behind, as pages have them. */
static void fill_words(Arena *arena, const Site *site,
                       const SearchShelf *shelf, Facet *facet)
{
    const Vocabulary *known = site_vocabulary(site, str_from(facet->name));
    size_t words = known ? known->count : 0;
    Map seen;

    map_init(&seen, arena);
    note_words(&seen, shelf, facet->name);
    make_room(arena, facet, seen.count);
    for (size_t i = 0; i < words; i++)
        if (map_get(&seen, known->word[i].id) == &seen) {
            Str id = known->word[i].id;

            map_put(&seen, id, facet);
            add(facet, id, site_word(site, facet->name, id, shelf->language));
        }
    for (size_t i = 0; i < seen.count; i++)
        if (map_at(&seen, i)->value == &seen)
            add(facet, map_at(&seen, i)->key,
                site_word(site, facet->name, map_at(&seen, i)->key,
                          shelf->language));
}

static void fill_kinds(Arena *arena, const SearchShelf *shelf,
                       const Value *strings, Facet *facet)
{
    bool seen[KIND__COUNT] = {false};

    make_room(arena, facet, KIND__COUNT);
    for (size_t i = 0; i < shelf->count; i++)
        seen[shelf->page[i]->kind] = true;
    for (int kind = 0; kind < KIND__COUNT; kind++) {
        Str id = str_from(kind_name((PageKind)kind));

        if (seen[kind])
            add(facet, id,
                value_as_text(value_get_str(
                    strings, str_cat(arena, STR("kind_"), id))));
    }
}

void search_facets(Arena *arena, const Site *site, const SearchShelf *shelf,
                   const Value *strings, Facet out[FACETS])
{
    for (size_t i = 0; i < FACETS; i++)
        out[i] = (Facet){.name = NAMES[i]};
    fill_words(arena, site, shelf, &out[BENEFITS]);
    fill_words(arena, site, shelf, &out[NATIONS]);
    fill_kinds(arena, shelf, strings, &out[KINDS]);
    for (size_t i = 0; i < FACETS; i++)
        for (size_t k = 0; k < out[i].count; k++)
            out[i].label[k] = typographic_text(arena, out[i].label[k]);
}

void search_facets_write(Buf *out, const Facet facet[FACETS])
{
    for (size_t i = 0; i < FACETS; i++) {
        buf_addf(out, "%s\"%s\":[", i > 0 ? "," : "{", facet[i].name);
        for (size_t k = 0; k < facet[i].count; k++) {
            buf_adds(out, k > 0 ? ",{\"id\":" : "{\"id\":");
            json_write_text(out, facet[i].id[k]);
            buf_adds(out, ",\"name\":");
            json_write_text(out, facet[i].label[k]);
            buf_addc(out, '}');
        }
        buf_addc(out, ']');
    }
    buf_addc(out, '}');
}

/* --- which page has what -------------------------------------------------- */

static void add_words_of(Buf *out, const Page *page, const Facet *facet,
                         const Map *index)
{
    const Value *ids = value_get(page->meta, facet->name);
    bool first = true;

    buf_addc(out, '[');
    for (size_t i = 0; i < value_count(ids); i++) {
        uintptr_t number = (uintptr_t)map_get(
            index, value_as_text(value_item(ids, i)));

        if (number == 0)
            continue;
        buf_addf(out, "%s%zu", first ? "" : ",", (size_t)number - 1);
        first = false;
    }
    buf_addc(out, ']');
}

static void index_facet(Map *index, Arena *arena, const Facet *facet)
{
    map_init(index, arena);
    for (size_t i = 0; i < facet->count; i++)
        map_put(index, facet->id[i], (void *)(uintptr_t)(i + 1));
}

/* The class of a page as it is written. */
static void write_class(Buf *out, const Page *page,
                        const Facet facet[FACETS], const Map index[FACETS])
{
    Str kind = str_from(kind_name(page->kind));
    uintptr_t number = (uintptr_t)map_get(&index[KINDS], kind);

    buf_reset(out);
    buf_addc(out, '[');
    for (size_t i = 0; i < KINDS; i++) {
        add_words_of(out, page, &facet[i], &index[i]);
        buf_addc(out, ',');
    }
    buf_addf(out, "%zu]", (size_t)number - 1);
}

void search_classes_write(Buf *out, const SearchShelf *shelf,
                          const Facet facet[FACETS])
{
    Arena scratch;
    Map index[FACETS], class;
    Buf one, runs;
    uint32_t last = 0, count = 0;

    arena_init(&scratch);
    map_init(&class, &scratch);
    buf_init(&one, LIMIT_OUTPUT_BYTES);
    buf_init(&runs, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < FACETS; i++)
        index_facet(&index[i], &scratch, &facet[i]);
    buf_adds(out, "{\"classes\":[");
    for (size_t i = 0; i < shelf->count; i++) {
        uint32_t number;

        write_class(&one, shelf->page[i], facet, index);
        number = (uint32_t)(uintptr_t)map_get(&class, buf_str(&one));
        if (number == 0) {
            if (class.count > 0)
                buf_addc(out, ',');
            buf_add(out, buf_str(&one));
            map_put(&class, str_dup(&scratch, buf_str(&one)),
                    (void *)(uintptr_t)(class.count + 1));
            number = (uint32_t)class.count;
        }
        if (number != last && last > 0) {
            digits_add(&runs, last - 1);
            digits_add(&runs, count);
            count = 0;
        }
        last = number;
        count++;
    }
    if (last > 0) {
        digits_add(&runs, last - 1);
        digits_add(&runs, count);
    }
    buf_adds(out, "],\"pages\":\"");
    buf_add(out, buf_str(&runs));
    buf_adds(out, "\"}");
    buf_release(&one);
    buf_release(&runs);
    arena_release(&scratch);
}
