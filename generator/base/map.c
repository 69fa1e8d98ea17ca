/* base/map.c - open addressing over entries in insertion order. */
#include "base/compat.h"
#include "base/map.h"

#include "base/hash.h"

/* Maps this small are searched without slots: most are, and there is one for
 * each page's front matter. */
#ifdef HANDBOOK_HOSTILE
#define SMALL 1
#else
#define SMALL 8
#endif

void map_init(Map *map, Arena *arena)
{
    *map = (Map){.arena = arena};
}

static bool entry_is(const MapEntry *entry, Str key, uint64_t hash)
{
    return entry->hash == hash && str_eq(entry->key, key);
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t find_slot(const Map *map, Str key, uint64_t hash)
{
    size_t mask = map->slot_count - 1;
    size_t at = (size_t)hash & mask;

    while (map->slot[at] &&
           !entry_is(&map->entry[map->slot[at] - 1], key, hash))
        at = (at + 1) & mask;
    return at;
}

/* Index of the key, or STR_NONE. */
static size_t find(const Map *map, Str key, uint64_t hash)
{
    if (map->slot_count) {
        uint32_t index = map->slot[find_slot(map, key, hash)];

        return index ? index - 1 : STR_NONE;
    }
    for (size_t i = 0; i < map->count; i++)
        if (entry_is(&map->entry[i], key, hash))
            return i;
    return STR_NONE;
}

/* Keeps a quarter of the slots free. Old slots stay behind in the arena: all
 * together never more than the new ones. */
static void make_slots(Map *map)
{
    size_t need = map->count + 1;

    if (need <= SMALL || need <= map->slot_count / 4 * 3)
        return;
    map->slot_count = map->slot_count ? map->slot_count * 2 : 4 * SMALL;
    map->slot = ARENA_NEW_ARRAY(map->arena, uint32_t, map->slot_count);
    for (size_t i = 0; i < map->count; i++) {
        const MapEntry *entry = &map->entry[i];

        map->slot[find_slot(map, entry->key, entry->hash)] = (uint32_t)i + 1;
    }
}

void *map_put(Map *map, Str key, void *value)
{
    uint64_t hash = hash_fast(key);
    size_t index = find(map, key, hash);

    if (index != STR_NONE) {
        void *old = map->entry[index].value;

        map->entry[index].value = value;
        return old;
    }
    if (map->count >= UINT32_MAX - 1)
        BUG("a map with more than 2^32 entries");
    make_slots(map);
    if (map->slot_count)
        map->slot[find_slot(map, key, hash)] = (uint32_t)map->count + 1;
    ARENA_PUSH(map->arena, map->entry, map->count, map->capacity,
               (MapEntry){key, value, hash});
    return NULL;
}

void *map_get(const Map *map, Str key)
{
    size_t index = find(map, key, hash_fast(key));

    return index == STR_NONE ? NULL : map->entry[index].value;
}

bool map_has(const Map *map, Str key)
{
    return find(map, key, hash_fast(key)) != STR_NONE;
}

const MapEntry *map_at(const Map *map, size_t index)
{
    if (index >= map->count)
        BUG("entry %zu of a map of %zu", index, map->count);
    return &map->entry[index];
}
