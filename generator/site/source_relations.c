/* site/source_relations.c - what records of sources say of each other. */
#include "base/compat.h"
#include "site/sources_internal.h"

#include <stdlib.h>

#include "site/nearest.h"
#include "site/sources.h"
#include "site/words.h"

/* Members of a ring that its message names. */
#define RING_NAMES_MAX 20

/* --- one key, one source -------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    return str_cmp(((const SourceRecord *)a)->key,
                   ((const SourceRecord *)b)->key);
}

static void report_second(const Site *site, const SourceRecord *second,
                          const SourceRecord *first)
{
    DiagPos at = diag_at(second->source, second->span);
    DiagAlso also = {diag_at(first->source, first->span), "the first is here"};

    if (str_eq(first->key, second->key))
        diag_also(site->diags, DIAG_ERROR, "duplicate-source", at, also,
                  STR("give one of them another key, or delete it"),
                  "there is a source with the key '%.*s' already",
                  STR_ARG(second->key));
    else
        diag_also(site->diags, DIAG_ERROR, "duplicate-source", at, also,
                  STR("capital letters count for nothing on a USB stick: give "
                      "one of them another key"),
                  "the key '%.*s' differs from '%.*s' in capital letters only",
                  STR_ARG(second->key), STR_ARG(first->key));
}

void source_relations_keep(Site *site, SourceRecord *record, size_t count)
{
    Arena scratch;
    Map first; /* key in small letters -> SourceRecord that has it */
    size_t kept = 0;

    arena_init(&scratch);
    map_init(&first, &scratch);
    for (size_t i = 0; i < count; i++) {
        Str small = str_lower(&scratch, record[i].key);
        const SourceRecord *other = map_get(&first, small);

        if (other) {
            report_second(site, &record[i], other);
            continue;
        }
        record[kept] = record[i];
        map_put(&first, small, &record[kept++]);
    }
    arena_release(&scratch);
    if (kept > 0)
        qsort(record, kept, sizeof *record, by_key);
    site->record = record;
    site->record_count = kept;
    map_init(&site->record_by_key, &site->arena);
    for (size_t i = 0; i < kept; i++)
        map_put(&site->record_by_key, record[i].key, &record[i]);
}

/* --- records that name others --------------------------------------------- */

typedef struct Relations {
    Site *site;
    Arena arena; /* scratch */
    Nearest *nearest; /* made when it is asked for */
} Relations;

static Str nearest_key(Relations *relations, Str key)
{
    const Site *site = relations->site;

    if (!relations->nearest) {
        Str *keys = ARENA_NEW_ARRAY(&relations->arena, Str,
                                    site->record_count + 1);

        for (size_t i = 0; i < site->record_count; i++)
            keys[i] = site->record[i].key;
        relations->nearest =
            nearest_new(&relations->arena, keys, site->record_count);
    }
    return nearest_find(relations->nearest, key);
}

/* The record that `field` of a record names; NULL without one, or after an
 * error. */
static SourceRecord *named_by(Relations *relations, const SourceRecord *record,
                              const char *field)
{
    const Site *site = relations->site;
    const Value *key = value_get(record->record, field);
    SourceRecord *named;
    Str near;

    if (!key)
        return NULL;
    named = map_get(&site->record_by_key, key->as.text);
    if (named == record) {
        diag_help(site->diags, DIAG_ERROR, "source-itself",
                  diag_at(record->source, key->span),
                  STR("write the key of another source, or take the line out"),
                  "'%s' names this source itself", field);
        return NULL;
    }
    if (named || map_get(&site->unread_by_key, key->as.text))
        return named;
    near = nearest_key(relations, key->as.text);
    diag_help(site->diags, DIAG_ERROR, "unknown-source",
              diag_at(record->source, key->span),
              near.len > 0 ? arena_fmt(&relations->arena,
                                       "did you mean '%.*s'?", STR_ARG(near))
                           : STR("write the key of a source: the name of its "
                                 "file, without the ending"),
              "no source has the key '%.*s'", STR_ARG(key->as.text));
    return NULL;
}

/* --- what replaces what --------------------------------------------------- */

/* at: the member from which the ring was entered. One error, at the member
 * whose key comes first. */
static void report_ring(Relations *relations, const SourceRecord *const *next,
                        const SourceRecord *at)
{
    const Site *site = relations->site;
    Arena *arena = &relations->arena;
    const SourceRecord *first = at, *member;
    size_t count = 0;
    Str names = STR("");

    for (member = next[at - site->record]; member != at;
         member = next[member - site->record])
        if (member < first) /* they are sorted by key */
            first = member;
    member = first;
    do {
        if (count < RING_NAMES_MAX)
            names = arena_fmt(arena, "%.*s'%.*s', then ", STR_ARG(names),
                              STR_ARG(member->key));
        count++;
        member = next[member - site->record];
    } while (member != first);
    if (count > RING_NAMES_MAX)
        names = arena_fmt(arena, "%.*s%zu more, then ", STR_ARG(names),
                          count - RING_NAMES_MAX);
    diag_help(site->diags, DIAG_ERROR, "source-ring",
              diag_at(first->source,
                      value_get(first->record, "superseded_by")->span),
              STR("take 'superseded_by' out of the one that holds today"),
              "these sources replace each other in a ring: %.*s'%.*s' "
              "again",
              STR_ARG(names), STR_ARG(first->key));
}

enum { UNSEEN, ON_THE_WAY, DONE };

/* Follows the chain from one record; gives all on the way its end, or nothing
 * when it leads into a ring. */
static void follow(Relations *relations, const SourceRecord *const *next,
                   char *seen, SourceRecord *record)
{
    SourceRecord *all = relations->site->record;
    const SourceRecord *at = record, *end = NULL;

    while (at && seen[at - all] == UNSEEN) {
        seen[at - all] = ON_THE_WAY;
        end = at;
        at = next[at - all];
    }
    if (at && seen[at - all] == ON_THE_WAY) {
        report_ring(relations, next, at);
        end = NULL;
    } else if (at) { /* someone was here before; a ring's have no end */
        end = at->successor;
        if (!end && !next[at - all])
            end = at;
    }
    for (at = record; at && seen[at - all] == ON_THE_WAY;
         at = next[at - all]) {
        seen[at - all] = DONE;
        all[at - all].successor = at == end ? NULL : end;
    }
}

void source_relations_check(Site *site)
{
    Relations relations = {.site = site};
    const SourceRecord **next;
    char *seen;

    arena_init(&relations.arena);
    next = ARENA_NEW_ARRAY(&relations.arena, const SourceRecord *,
                           site->record_count + 1);
    seen = ARENA_NEW_ARRAY(&relations.arena, char, site->record_count + 1);
    for (size_t i = 0; i < site->record_count; i++) {
        (void)named_by(&relations, &site->record[i], "ni_twin");
        next[i] = named_by(&relations, &site->record[i], "superseded_by");
        site->has_superseded = site->has_superseded || next[i];
    }
    for (size_t i = 0; i < site->record_count; i++)
        if (seen[i] == UNSEEN)
            follow(&relations, next, seen, &site->record[i]);
    arena_release(&relations.arena);
}
