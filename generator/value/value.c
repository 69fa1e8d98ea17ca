/* value/value.c - data with positions: making it, asking it, copying it. */
#include "base/compat.h"

#include "value/value.h"

#include "base/hash.h"

#include <stddef.h>
#include <string.h>

/* Up to here comparing every key is quicker than hashing the one asked for. */
#define LINEAR_ENTRIES 8
/* Our readers stop at LIMIT_VALUE_DEPTH; data for templates is a few levels
 * deeper. A tree beyond this was tied into a ring by a programmer. */
#define COPY_DEPTH 256

static Value *new_value(Arena *arena, ValueKind kind)
{
    Value *value = ARENA_NEW(arena, Value);
    value->kind = kind;
    return value;
}

Value *value_leaf(Arena *arena, ValueKind kind)
{
    Value *value = arena_alloc(arena, offsetof(Value, as) + sizeof(Str));
    value->kind = kind;
    return value;
}

void value_reserve(Arena *arena, Value *value, size_t count)
{
    if (value->kind == VALUE_LIST && value->as.list.capacity == 0) {
        value->as.list.item = ARENA_NEW_ARRAY(arena, Value *, count);
        value->as.list.capacity = count;
    } else if (value->kind == VALUE_MAP && value->as.map.capacity == 0) {
        value->as.map.entry = ARENA_NEW_ARRAY(arena, ValueEntry, count);
        value->as.map.capacity = count;
    }
}

Value *value_null(Arena *arena)
{
    return new_value(arena, VALUE_NULL);
}

Value *value_bool(Arena *arena, bool boolean)
{
    Value *value = new_value(arena, VALUE_BOOL);
    value->as.boolean = boolean;
    return value;
}

Value *value_number(Arena *arena, double number)
{
    Value *value = new_value(arena, VALUE_NUMBER);
    value->as.number = number;
    return value;
}

Value *value_text(Arena *arena, Str text)
{
    Value *value = new_value(arena, VALUE_TEXT);
    value->as.text = text;
    return value;
}

Value *value_list(Arena *arena)
{
    return new_value(arena, VALUE_LIST);
}

Value *value_map(Arena *arena)
{
    return new_value(arena, VALUE_MAP);
}

void value_push(Arena *arena, Value *list, Value *item)
{
    if (list == NULL || list->kind != VALUE_LIST || item == NULL)
        BUG("value_push needs a list and an item, not %s",
            value_kind_name(list));
    ARENA_PUSH(arena, list->as.list.item, list->as.list.count,
               list->as.list.capacity, item);
}

/* The slot that holds key, or the free one where it belongs. */
static size_t find_slot(const Value *map, Str key)
{
    size_t mask = map->as.map.slot_count - 1;
    size_t at = (size_t)hash_fast(key) & mask;
    while (map->as.map.slot[at] != 0) {
        if (str_eq(map->as.map.entry[map->as.map.slot[at] - 1].key, key))
            break;
        at = (at + 1) & mask;
    }
    return at;
}

/* Enough slots that at most half are ever taken. */
static void make_slots(Arena *arena, Value *map)
{
    size_t slots = LINEAR_ENTRIES * 2;
    while (slots < size_mul(map->as.map.count, 4))
        slots = size_mul(slots, 2);
    map->as.map.slot = ARENA_NEW_ARRAY(arena, uint32_t, slots);
    map->as.map.slot_count = slots;
    for (size_t i = 0; i < map->as.map.count; i++) {
        size_t at = find_slot(map, map->as.map.entry[i].key);
        map->as.map.slot[at] = (uint32_t)(i + 1);
    }
}

static ValueEntry *find_entry(const Value *map, Str key)
{
    if (map->as.map.slot != NULL) {
        uint32_t index = map->as.map.slot[find_slot(map, key)];
        return index == 0 ? NULL : &map->as.map.entry[index - 1];
    }
    for (size_t i = 0; i < map->as.map.count; i++)
        if (str_eq(map->as.map.entry[i].key, key))
            return &map->as.map.entry[i];
    return NULL;
}

void value_put(Arena *arena, Value *map, Str key, Value *item)
{
    if (map == NULL || map->kind != VALUE_MAP || item == NULL)
        BUG("value_put needs a map and an item, not %s for '%.*s'",
            value_kind_name(map), STR_ARG(key));
    ValueEntry *old = find_entry(map, key);
    if (old != NULL)
        old->value = item;
    else
        value_add(arena, map, key, item);
}

void value_add(Arena *arena, Value *map, Str key, Value *item)
{
    ValueEntry entry = {.key = key, .value = item};
    ARENA_PUSH(arena, map->as.map.entry, map->as.map.count,
               map->as.map.capacity, entry);
    if (map->as.map.count > UINT32_MAX)
        BUG("a map with over %u entries", UINT32_MAX);
    if (map->as.map.slot == NULL) {
        if (map->as.map.count > LINEAR_ENTRIES)
            make_slots(arena, map);
    } else if (map->as.map.count > map->as.map.slot_count / 2) {
        make_slots(arena, map);
    } else {
        map->as.map.slot[find_slot(map, key)] = (uint32_t)map->as.map.count;
    }
}

void value_set(Arena *arena, Value *map, const char *key, Value *item)
{
    value_put(arena, map, str_from(key), item);
}

void value_set_text(Arena *arena, Value *map, const char *key, Str text)
{
    value_set(arena, map, key, value_text(arena, text));
}

void value_set_bool(Arena *arena, Value *map, const char *key, bool boolean)
{
    value_set(arena, map, key, value_bool(arena, boolean));
}

void value_set_number(Arena *arena, Value *map, const char *key, double n)
{
    value_set(arena, map, key, value_number(arena, n));
}

const ValueEntry *value_entry(const Value *value, Str key)
{
    if (value == NULL || value->kind != VALUE_MAP)
        return NULL;
    return find_entry(value, key);
}

Value *value_get_str(const Value *value, Str key)
{
    const ValueEntry *entry = value_entry(value, key);
    return entry == NULL ? NULL : entry->value;
}

Value *value_get(const Value *value, const char *key)
{
    return value_get_str(value, str_from(key));
}

Value *value_at_path(const Value *value, Str path)
{
    if (value == NULL)
        return NULL;
    Value *found = NULL;
    Str step;
    while (str_split(&path, '.', &step)) {
        uint64_t number;
        found = NULL;
        if (value->kind == VALUE_MAP)
            found = value_get_str(value, step);
        else if (value->kind == VALUE_LIST && str_to_u64(step, &number) &&
                 number >= 1 && number <= value->as.list.count)
            found = value->as.list.item[number - 1];
        if (found == NULL)
            return NULL;
        value = found;
    }
    return found;
}

Str value_as_text(const Value *value)
{
    if (value == NULL || value->kind != VALUE_TEXT)
        return STR("");
    return value->as.text;
}

size_t value_count(const Value *value)
{
    if (value == NULL)
        return 0;
    if (value->kind == VALUE_LIST)
        return value->as.list.count;
    return value->kind == VALUE_MAP ? value->as.map.count : 0;
}

Value *value_item(const Value *value, size_t index)
{
    if (value == NULL || value->kind != VALUE_LIST ||
        index >= value->as.list.count)
        return NULL;
    return value->as.list.item[index];
}

static Value *copy_value(Arena *arena, const Value *value, bool texts,
                         unsigned depth)
{
    if (value == NULL)
        return NULL;
    if (depth > COPY_DEPTH)
        BUG("a value is over %d levels deep", COPY_DEPTH);
    Value *copy = new_value(arena, value->kind);
    copy->quoted = value->quoted;
    copy->reported = value->reported;
    copy->span = value->span;
    if (value->kind == VALUE_LIST) {
        for (size_t i = 0; i < value->as.list.count; i++)
            value_push(
                arena, copy,
                copy_value(arena, value->as.list.item[i], texts, depth + 1));
    } else if (value->kind == VALUE_MAP) {
        for (size_t i = 0; i < value->as.map.count; i++) {
            const ValueEntry *entry = &value->as.map.entry[i];
            Str key = texts ? str_dup(arena, entry->key) : entry->key;
            value_put(arena, copy, key,
                      copy_value(arena, entry->value, texts, depth + 1));
            copy->as.map.entry[i].key_span = entry->key_span;
        }
    } else if (value->kind == VALUE_TEXT) {
        copy->as.text =
            texts ? str_dup(arena, value->as.text) : value->as.text;
    } else if (value->kind == VALUE_NUMBER) {
        copy->as.number = value->as.number;
    } else if (value->kind == VALUE_BOOL) {
        copy->as.boolean = value->as.boolean;
    }
    return copy;
}

Value *value_copy(Arena *arena, const Value *value)
{
    return copy_value(arena, value, true, 0);
}

Value *value_copy_shape(Arena *arena, const Value *value)
{
    return copy_value(arena, value, false, 0);
}

const char *value_kind_name(const Value *value)
{
    if (value == NULL)
        return "nothing";
    switch (value->kind) {
    case VALUE_NULL:
        return "nothing";
    case VALUE_BOOL:
        return "true or false";
    case VALUE_NUMBER:
        return "a number";
    case VALUE_TEXT:
        return "text";
    case VALUE_LIST:
        return "a list";
    case VALUE_MAP:
        return "a group of names with values";
    }
    BUG("no such kind of value: %d", (int)value->kind);
}
