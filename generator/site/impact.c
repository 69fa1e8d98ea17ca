/* site/impact.c - what rests on a source, or on one place in it. */
#include "base/compat.h"
#include "site/impact_internal.h"

#include <stdlib.h>

#include "site/sources.h"

static const char *const kind_names[IMPACT_KIND__COUNT] = {
    [IMPACT_RIGHT] = "right",
    [IMPACT_PAST_RIGHT] = "past-right",
    [IMPACT_DEADLINE] = "deadline",
    [IMPACT_ANSWER] = "answer",
    [IMPACT_DECISION] = "decision",
    [IMPACT_DEFINITION] = "definition",
    [IMPACT_DATA] = "data",
    [IMPACT_TEXT] = "text",
    [IMPACT_LETTER] = "letter",
    [IMPACT_SHOWN] = "shown-right",
};

static const char *const match_names[IMPACT_MATCH__COUNT] = {
    [IMPACT_SAME] = "same",
    [IMPACT_INSIDE] = "inside",
    [IMPACT_HOLDS] = "holds",
    [IMPACT_UNCLEAR] = "unclear",
    [IMPACT_SOURCE] = "source",
};

const char *impact_kind_name(ImpactKind kind)
{
    return kind_names[kind];
}

const char *impact_match_name(ImpactMatch match)
{
    return match_names[match];
}

/* --- the place ------------------------------------------------------------ */

static bool is_heading(const Pinpoint *place)
{
    return place->count > 0 &&
           str_is(place->place[0].from.level[0].label, "heading") &&
           place->place[0].from.count == 1;
}

/* A pinpoint of one heading. */
static Pinpoint *heading_pinpoint(Arena *arena, Str words)
{
    Pinpoint *made = ARENA_NEW(arena, Pinpoint);
    PinpointPath path = {.level = {{STR_INIT("heading"), words}}, .count = 1};

    made->place = ARENA_NEW(arena, PinpointPlace);
    made->place[0] = (PinpointPlace){path, path};
    made->count = made->capacity = 1;
    return made;
}

/* The headings that citations name, each once, that begin with `words`. Gives
 * just that one when one of them is it. */
static size_t find_headings(Arena *arena, const Impact *impact, Str words,
                            Str **out)
{
    Map found;
    Str *list;
    Arena scratch;

    arena_init(&scratch);
    map_init(&found, arena);
    for (size_t i = 0; i < impact->count; i++, arena_reset(&scratch)) {
        const Pinpoint *cited =
            pinpoint_new(&scratch, impact->hit[i].pinpoint);

        for (size_t k = 0; k < cited->count; k++) {
            const PinpointLevel *level = &cited->place[k].from.level[0];

            if (str_is(level->label, "heading") &&
                str_starts(level->number, words.ptr) &&
                !map_has(&found, level->number))
                map_put(&found, str_dup(arena, level->number), NULL);
        }
    }
    arena_release(&scratch);
    list = ARENA_NEW_ARRAY(arena, Str, found.count + 1);
    for (size_t i = 0; i < found.count; i++)
        list[i] = map_at(&found, i)->key;
    *out = list;
    if (map_has(&found, words)) {
        list[0] = words;
        return 1;
    }
    return found.count;
}

static ImpactMatch match_of(const Pinpoint *place, const Pinpoint *cited)
{
    switch (pinpoint_compare(place, cited)) {
    case PINPOINT_SAME:
        return IMPACT_SAME;
    case PINPOINT_INSIDE:
        return IMPACT_INSIDE;
    case PINPOINT_HOLDS:
        return IMPACT_HOLDS;
    case PINPOINT_UNCLEAR:
        return IMPACT_UNCLEAR;
    case PINPOINT_APART:
        break;
    }
    return IMPACT_MATCH__COUNT;
}

/* Keeps the hits that have to do with the place; NULL: all of them. */
static void match_hits(Impact *impact, const Pinpoint *place)
{
    size_t kept = 0;
    Arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < impact->count; i++) {
        ImpactHit *hit = &impact->hit[i];

        if (hit->pinpoint.len == 0)
            hit->match = IMPACT_SOURCE;
        else if (!place)
            hit->match = IMPACT_SAME;
        else
            hit->match = match_of(place, pinpoint_new(&scratch,
                                                      hit->pinpoint));
        arena_reset(&scratch);
        if (hit->match != IMPACT_MATCH__COUNT)
            impact->hit[kept++] = *hit;
    }
    impact->count = kept;
    arena_release(&scratch);
}

/* --- rights that other pages show ----------------------------------------- */

/* A box rests on what its right rests on: on the nearest of it. */
static void add_shown(Arena *arena, Impact *impact, const ImpactBoxes *boxes)
{
    Map best;
    size_t own = impact->count;

    map_init(&best, arena);
    for (size_t i = 0; i < own; i++) {
        const ImpactHit *hit = &impact->hit[i], *other;

        if ((hit->kind != IMPACT_RIGHT && hit->kind != IMPACT_PAST_RIGHT) ||
            hit->name.len == 0)
            continue;
        other = map_get(&best, hit->name);
        if (!other || hit->match < other->match)
            map_put(&best, hit->name, arena_copy(arena, hit, sizeof *hit));
    }
    for (size_t i = 0; i < boxes->count; i++) {
        const ImpactBox *box = &boxes->item[i];
        const ImpactHit *right = map_get(&best, box->id);
        ImpactHit hit;

        if (!right)
            continue;
        hit = *right;
        hit.kind = IMPACT_SHOWN;
        hit.owner = right->page;
        hit.page = box->page;
        hit.source = box->page->source;
        hit.span = box->span;
        hit.quotation = STR("");
        ARENA_PUSH(arena, impact->hit, impact->count, impact->capacity, hit);
    }
}

/* --- order ---------------------------------------------------------------- */

typedef struct Ranked {
    ImpactHit hit;
    size_t rank; /* of the page */
} Ranked;

/* Reading order, each language for itself; then the others by path. */
static size_t *rank_pages(Arena *arena, const Site *site)
{
    size_t *rank = ARENA_NEW_ARRAY(arena, size_t, site->page_count + 1);
    size_t next = 0;

    for (size_t language = 0; language < site->config.language_count;
         language++)
        for (size_t i = 0; i < site->page_count; i++) {
            const Page *page = site->page[i];

            if (page->previous || !page->next ||
                !str_eq(page->language, site->config.language[language]))
                continue;
            for (; page; page = page->next)
                rank[page->index] = ++next;
        }
    for (size_t i = 0; i < site->page_count; i++)
        if (rank[i] == 0)
            rank[i] = ++next;
    return rank;
}

static int by_place(const void *a, const void *b)
{
    const Ranked *left = a, *right = b;
    bool left_data = left->hit.source != left->hit.page->source;
    bool right_data = right->hit.source != right->hit.page->source;

    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    if (left_data != right_data)
        return left_data ? 1 : -1;
    if (left->hit.span.off != right->hit.span.off)
        return left->hit.span.off < right->hit.span.off ? -1 : 1;
    return left->hit.order < right->hit.order ? -1
                                              : left->hit.order >
                                                    right->hit.order;
}

static void sort_hits(const Site *site, Impact *impact)
{
    Arena scratch;
    Ranked *ranked;
    const size_t *rank;

    arena_init(&scratch);
    ranked = ARENA_NEW_ARRAY(&scratch, Ranked, impact->count + 1);
    rank = rank_pages(&scratch, site);
    for (size_t i = 0; i < impact->count; i++)
        ranked[i] = (Ranked){impact->hit[i],
                             rank[impact->hit[i].page->index]};
    qsort(ranked, impact->count, sizeof *ranked, by_place);
    for (size_t i = 0; i < impact->count; i++)
        impact->hit[i] = ranked[i].hit;
    arena_release(&scratch);
}

/* --- errors --------------------------------------------------------------- */

/* diagnostics come sorted by path */
static void list_errors(Arena *arena, const Site *site, Impact *impact)
{
    for (size_t i = 0; i < diag_total(site->diags); i++) {
        const Diag *diag = diag_get(site->diags, i);

        if (diag->severity < DIAG_ERROR)
            continue;
        impact->errors++;
        if (diag->path.len > 0 &&
            (impact->file_count == 0 ||
             !str_eq(impact->file[impact->file_count - 1], diag->path)))
            ARENA_PUSH(arena, impact->file, impact->file_count,
                       impact->file_capacity, diag->path);
    }
}

/* --- the answer ----------------------------------------------------------- */

Impact *impact_new(Arena *arena, const Site *site, Str key,
                   const Pinpoint *place, Str asked)
{
    Impact *impact = ARENA_NEW(arena, Impact);
    ImpactBoxes boxes = {0};

    impact->key = key;
    impact->asked = asked;
    impact->record = sources_find(site, key);
    impact_walk(arena, site, impact, &boxes);
    impact->known = impact->record || impact->count > 0;
    if (place && is_heading(place)) {
        Str *heading;
        size_t count = find_headings(arena, impact,
                                     pinpoint_words(arena, asked), &heading);

        if (count == 1)
            place = heading_pinpoint(arena, heading[0]);
        impact->heading = heading;
        impact->heading_count = count > 1 ? count : 0;
    }
    match_hits(impact, place);
    add_shown(arena, impact, &boxes);
    sort_hits(site, impact);
    list_errors(arena, site, impact);
    return impact;
}

ImpactCount impact_count(const Impact *impact, unsigned matches)
{
    ImpactCount count = {0};
    const Page *last = NULL;
    Arena scratch;
    Map rights;

    arena_init(&scratch);
    map_init(&rights, &scratch);
    for (size_t i = 0; i < impact->count; i++) {
        const ImpactHit *hit = &impact->hit[i];

        if ((matches & 1u << hit->match) == 0)
            continue;
        count.places++;
        count.pages += hit->page != last;
        last = hit->page;
        if (hit->kind == IMPACT_RIGHT || hit->kind == IMPACT_PAST_RIGHT) {
            Str right = arena_fmt(&scratch, "%zu %.*s %.*s", hit->page->index,
                                  STR_ARG(hit->name), STR_ARG(hit->words));

            if (!map_has(&rights, right))
                map_put(&rights, right, NULL);
        }
    }
    count.rights = rights.count;
    arena_release(&scratch);
    return count;
}
