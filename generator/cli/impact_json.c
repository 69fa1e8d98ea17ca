/* cli/impact_json.c - what rests on a source, for programs. */
#include "base/compat.h"
#include "cli/impact_print.h"

#include "value/json.h"

static void set_text_or_null(Arena *arena, Value *map, const char *key,
                             Str text)
{
    value_set(arena, map, key,
              text.len > 0 ? value_text(arena, text) : value_null(arena));
}

static void set_place(Arena *arena, Value *map, const Source *source,
                      Span span)
{
    Place place = source_locate(source, span.off);

    value_set_text(arena, map, "file", source->path);
    value_set_number(arena, map, "line", place.line);
    value_set_number(arena, map, "column", place.column);
}

static Value *source_value(Arena *arena, const SourceRecord *record)
{
    static const char *const keys[] = {"title", "superseded_by", "ni_twin"};
    Value *map;

    if (!record)
        return value_null(arena);
    map = value_map(arena);
    set_place(arena, map, record->source, record->span);
    value_set_text(arena, map, "standing", record->standing);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        set_text_or_null(arena, map, keys[i],
                         value_as_text(value_get(record->record, keys[i])));
    return map;
}

static Value *page_value(Arena *arena, const Page *page)
{
    Value *map = value_map(arena);

    value_set_text(arena, map, "id", page->id);
    value_set_text(arena, map, "language", page->language);
    value_set_text(arena, map, "title", page->title);
    value_set_text(arena, map, "kind", str_from(kind_name(page->kind)));
    value_set_text(arena, map, "status", str_from(status_name(page->status)));
    set_text_or_null(arena, map, "reviewed",
                     date_is_set(page->reviewed)
                         ? date_iso(arena, page->reviewed)
                         : STR(""));
    return map;
}

static Value *hit_value(Arena *arena, const ImpactHit *hit)
{
    Value *map = value_map(arena);

    set_place(arena, map, hit->source, hit->span);
    value_set_text(arena, map, "what",
                   str_from(impact_kind_name(hit->kind)));
    set_text_or_null(arena, map, "right", hit->name);
    set_text_or_null(arena, map, "words", hit->words);
    set_text_or_null(arena, map, "pinpoint", hit->pinpoint);
    value_set_text(arena, map, "match",
                   str_from(impact_match_name(hit->match)));
    set_text_or_null(arena, map, "standing", hit->standing);
    value_set_bool(arena, map, "alone", hit->alone);
    set_text_or_null(arena, map, "quotation", hit->quotation);
    value_set(arena, map, "right_of",
              hit->owner ? value_text(arena, hit->owner->id)
                         : value_null(arena));
    value_set(arena, map, "page", page_value(arena, hit->page));
    return map;
}

static Value *counts_value(Arena *arena, const Impact *impact)
{
    Value *map = value_map(arena);
    ImpactCount count = impact_count(impact, impact_answer(impact));

    value_set_number(arena, map, "places", (double)count.places);
    value_set_number(arena, map, "pages", (double)count.pages);
    value_set_number(arena, map, "rights", (double)count.rights);
    count = impact_count(impact, 1u << IMPACT_UNCLEAR);
    value_set_number(arena, map, "unclear", (double)count.places);
    count = impact_count(impact, 1u << IMPACT_SOURCE);
    value_set_number(arena, map, "source", (double)count.places);
    return map;
}

static Value *slip_value(Arena *arena, const ImpactSlip *slip)
{
    Value *map = value_map(arena);

    set_place(arena, map, slip->source, slip->span);
    value_set_text(arena, map, "key", slip->key);
    return map;
}

void impact_json(Buf *buf, const Impact *impact)
{
    Arena arena;
    Value *map, *hits, *slips, *files;

    arena_init(&arena);
    map = value_map(&arena);
    hits = value_list(&arena);
    slips = value_list(&arena);
    files = value_list(&arena);
    for (size_t i = 0; i < impact->count; i++)
        value_push(&arena, hits, hit_value(&arena, &impact->hit[i]));
    for (size_t i = 0; i < impact->slip_count; i++)
        value_push(&arena, slips, slip_value(&arena, &impact->slip[i]));
    for (size_t i = 0; i < impact->file_count; i++)
        value_push(&arena, files, value_text(&arena, impact->file[i]));
    value_set_number(&arena, map, "version", IMPACT_JSON_VERSION);
    value_set_text(&arena, map, "key", impact->key);
    set_text_or_null(&arena, map, "place", impact->asked);
    value_set(&arena, map, "source", source_value(&arena, impact->record));
    value_set(&arena, map, "counts", counts_value(&arena, impact));
    value_set(&arena, map, "hits", hits);
    value_set(&arena, map, "unknown_keys", slips);
    value_set_number(&arena, map, "errors", (double)impact->errors);
    value_set(&arena, map, "files_with_errors", files);
    json_write(buf, map);
    buf_addc(buf, '\n');
    arena_release(&arena);
}
