/* search/places.c - the places of a page, and their texts. */
#include "base/compat.h"
#include "search/places.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "value/json.h"

/* A word longer than this is cut in the middle. */
#define WORD_POINTS 40

void search_places_init(SearchPlaces *places)
{
    *places = (SearchPlaces){0};
    buf_init(&places->list, LIMIT_OUTPUT_BYTES);
    buf_init(&places->texts, LIMIT_OUTPUT_BYTES);
    buf_init(&places->text, LIMIT_OUTPUT_BYTES);
}

void search_places_release(SearchPlaces *places)
{
    buf_release(&places->list);
    buf_release(&places->texts);
    buf_release(&places->text);
}

static void begin_place(SearchPlaces *places, Str id, Str heading, bool whole)
{
    Buf *list = &places->list;

    if (places->count > 0)
        buf_addc(list, ',');
    buf_addc(list, '[');
    json_write_text(list, id);
    buf_addc(list, ',');
    json_write_text(list, heading);
    buf_adds(list, whole ? ",1]" : "]");
    places->whole = whole;
    places->count++;
}

static void end_place(SearchPlaces *places)
{
    if (places->count > 1)
        buf_addc(&places->texts, ',');
    json_write_text(&places->texts, buf_str(&places->text));
    buf_reset(&places->text);
}

void search_places_begin(SearchPlaces *places)
{
    buf_reset(&places->list);
    buf_reset(&places->texts);
    buf_reset(&places->text);
    places->count = 0;
    places->kept = 0;
    places->cut = false;
    begin_place(places, STR(""), STR(""), false);
}

/* Claims are few, and each needs its own place. */
static bool has_room(const SearchPlaces *places, bool whole)
{
    return whole || places->count < LIMIT_SEARCH_PLACES;
}

uint32_t search_places_next(SearchPlaces *places, Str id, Str heading,
                            bool whole)
{
    Arena arena;

    if (id.len > 0 && has_room(places, whole)) {
        arena_init(&arena);
        end_place(places);
        begin_place(places, id,
                    search_shorten(&arena, heading, LIMIT_SEARCH_HEADING),
                    whole);
        arena_release(&arena);
    } else {
        search_places_text(places, heading);
    }
    return (uint32_t)(places->count - 1);
}

/* Of a text only as much as fits, ending with a character. */
static Str what_fits(SearchPlaces *places, Str block)
{
    size_t room = LIMIT_SEARCH_TEXT - places->kept;

    if (block.len <= room)
        return block;
    places->cut = true;
    while (room > 0 && ((unsigned char)block.ptr[room] & 0xC0) == 0x80)
        room--;
    return str_slice(block, 0, room);
}

void search_places_text(SearchPlaces *places, Str block)
{
    if (!places->whole)
        block = what_fits(places, block);
    if (block.len == 0)
        return;
    if (places->text.len > 0)
        buf_addc(&places->text, '\n');
    buf_add(&places->text, block);
    if (!places->whole)
        places->kept += block.len;
}

void search_places_end(SearchPlaces *places)
{
    end_place(places);
    if (places->cut)
        buf_adds(&places->texts, ",1");
}

Str search_shorten(Arena *arena, Str text, size_t points)
{
    size_t at = 0, space = 0, count = 0;

    if (text.len <= points)
        return text;
    for (; at < text.len && count < points; count++) {
        size_t from = at;
        if (utf8_next(text, &at) == ' ' && count + WORD_POINTS > points)
            space = from;
    }
    if (at == text.len)
        return text;
    return str_cat(arena, str_slice(text, 0, space > 0 ? space : at),
                   STR("\xE2\x80\xA6"));
}
