/* base/map.h - a table from text to pointer that is walked in insertion order.
 *
 * Layer:      base
 * Invariants: keys are unique; map_at(i) for i in 0..count-1 gives entries in
 *             the order in which their keys were first put.
 * Memory:     entries live in the arena given at init; keys and values are
 *             borrowed (they must live as long as the map).
 * Threads:    owner while it is written; any once it is not.
 */
#ifndef HB_BASE_MAP_H
#define HB_BASE_MAP_H

#include "base/arena.h"

typedef struct MapEntry {
    Str key;
    void *value;
    uint64_t hash;
} MapEntry;

typedef struct Map {
    Arena *arena;
    MapEntry *entry; /* insertion order */
    size_t count, capacity;
    uint32_t *slot; /* index + 1 into entry, 0 is free */
    size_t slot_count;
} Map;

void map_init(Map *map, Arena *arena);
/* Sets key to value; returns the value it had before, or NULL. */
void *map_put(Map *map, Str key, void *value);
void *map_get(const Map *map, Str key); /* borrowed; NULL when not there */
bool map_has(const Map *map, Str key);
const MapEntry *map_at(const Map *map, size_t index); /* index < count */

#endif
