/* search/tally.c - how often each word stands on a page, and where. */
#include "base/compat.h"
#include "search/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "search/weights.h"

/* Beyond these nothing changes any more: impacts are flat there. */
#define BOOST_MAX 4095u
#define TIMES_MAX 4095u

void search_tally_init(SearchTally *tally)
{
    *tally = (SearchTally){0};
    arena_init(&tally->arena);
    map_init(&tally->forms, &tally->arena);
    buf_init(&tally->bytes, LIMIT_OUTPUT_BYTES);
}

void search_tally_release(SearchTally *tally)
{
    free(tally->slot);
    free(tally->met);
    buf_release(&tally->bytes);
    arena_release(&tally->arena);
}

/* --- forms ---------------------------------------------------------------- */

static void make_slots(SearchTally *tally)
{
    size_t slots = tally->slots ? tally->slots * 2 : 1024;

    if (tally->forms.count <= tally->slots)
        return;
    tally->slot = xrealloc(tally->slot, size_mul(slots, sizeof(TallySlot)));
    memset(tally->slot + tally->slots, 0,
           (slots - tally->slots) * sizeof(TallySlot));
    tally->slots = slots;
}

uint32_t search_tally_form(SearchTally *tally, Str form)
{
    void *number = map_get(&tally->forms, form);
    char *text;

    if (number)
        return (uint32_t)((uintptr_t)number - 1);
    text = arena_chars(&tally->arena, form.len);
    memcpy(text, form.ptr, form.len);
    map_put(&tally->forms, str_of(text, form.len),
            (void *)(uintptr_t)(tally->forms.count + 1));
    make_slots(tally);
    return (uint32_t)(tally->forms.count - 1);
}

size_t search_tally_forms(const SearchTally *tally)
{
    return tally->forms.count;
}

Str search_tally_text(const SearchTally *tally, uint32_t form)
{
    return map_at(&tally->forms, form)->key;
}

/* --- a page --------------------------------------------------------------- */

void search_tally_begin(SearchTally *tally)
{
    tally->page++;
    tally->length = 0;
    tally->met_count = 0;
}

static TallySlot *slot_of(SearchTally *tally, uint32_t form)
{
    TallySlot *slot = &tally->slot[form];

    if (slot->page == tally->page)
        return slot;
    *slot = (TallySlot){.page = tally->page};
    if (tally->met_count == tally->met_capacity) {
        tally->met_capacity = tally->met_capacity ? tally->met_capacity * 2
                                                  : 1024;
        tally->met = xrealloc(tally->met, size_mul(tally->met_capacity,
                                                   sizeof(uint32_t)));
    }
    tally->met[tally->met_count++] = form;
    return slot;
}

static void settle(TallySlot *slot)
{
    if (slot->here > slot->best_units) {
        slot->best = slot->place;
        slot->best_units = slot->here;
    }
    slot->here = 0;
}

static void add_here(TallySlot *slot, uint32_t place, uint32_t units)
{
    if (slot->place != place) {
        settle(slot);
        slot->place = place;
    }
    slot->here += units;
}

void search_tally_boost(SearchTally *tally, uint32_t form, uint32_t units,
                        uint32_t place)
{
    TallySlot *slot = slot_of(tally, form);

    slot->boost += units;
    if (slot->boost > BOOST_MAX)
        slot->boost = BOOST_MAX;
    if (slot->here < BOOST_MAX || slot->place != place)
        add_here(slot, place, units);
}

void search_tally_body(SearchTally *tally, uint32_t form, uint32_t place,
                       bool extra)
{
    TallySlot *slot = slot_of(tally, form);

    if (!extra)
        tally->length++;
    if (slot->times < TIMES_MAX)
        slot->times++;
    if (slot->place != place ||
        slot->here < WEIGHT_PLACE_TIMES * WEIGHT_UNIT)
        add_here(slot, place, WEIGHT_UNIT);
}

/* --- the record ----------------------------------------------------------- */

static void add_number(Buf *buf, uint32_t number)
{
    for (; number >= 0x80; number >>= 7)
        buf_addc(buf, (char)(number | 0x80));
    buf_addc(buf, (char)number);
}

static uint32_t take_number(const uint8_t *bytes, size_t *at)
{
    uint32_t number = 0;

    for (unsigned shift = 0;; shift += 7) {
        uint8_t byte = bytes[(*at)++];

        number |= (uint32_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

SearchRecord search_tally_end(SearchTally *tally, unsigned worker)
{
    SearchRecord record = {.words = (uint32_t)tally->met_count,
                           .length = tally->length, .worker = worker};
    char *bytes;

    buf_reset(&tally->bytes);
    for (size_t i = 0; i < tally->met_count; i++) {
        TallySlot *slot = &tally->slot[tally->met[i]];

        settle(slot);
        add_number(&tally->bytes, tally->met[i]);
        add_number(&tally->bytes, slot->boost);
        add_number(&tally->bytes, slot->times);
        add_number(&tally->bytes, slot->best);
    }
    bytes = arena_chars(&tally->arena, tally->bytes.len);
    memcpy(bytes, tally->bytes.ptr, tally->bytes.len);
    record.bytes = (const uint8_t *)bytes;
    return record;
}

SearchRecordWord search_record_next(const SearchRecord *record, size_t *at)
{
    SearchRecordWord word;

    word.form = take_number(record->bytes, at);
    word.boost = take_number(record->bytes, at);
    word.times = take_number(record->bytes, at);
    word.place = take_number(record->bytes, at);
    return word;
}
