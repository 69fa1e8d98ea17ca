/* value/value.h - data with positions: what YAML, JSON, templates and plugins
 * exchange.
 *
 * Layer:      value (may include base/)
 * Invariants: a Value is a tree (aliases are copied by the reader). Maps keep
 *             the order in which keys were added and have no key twice.
 *             Text from YAML stays text (VALUE_TEXT) whatever it looks like:
 *             the schema gives it a type. JSON gives all kinds.
 * Memory:     every Value lives in an arena named by the function that makes
 *             it; a tree may point into longer-lived arenas, never the reverse.
 * Threads:    owner while it is built; any once it is not changed any more.
 */
#ifndef HB_VALUE_VALUE_H
#define HB_VALUE_VALUE_H

#include "base/arena.h"
#include "base/source.h"

typedef enum ValueKind {
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_NUMBER, /* a double; integers up to 2^53 are exact */
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_MAP
} ValueKind;

typedef struct Value Value;

typedef struct ValueEntry {
    Str key;
    Span key_span; /* in the source the value was read from */
    Value *value;
} ValueEntry;

struct Value {
    ValueKind kind;
    bool quoted;  /* VALUE_TEXT: was written in quotes or as a block */
    bool reported; /* VALUE_NULL: something is written here that could not be
                      read, and that was said; what it is for is not missing */
    Span span;    /* in the source it was read from; {0,0} when made by code */
    union {
        bool boolean;
        double number;
        Str text;
        struct {
            Value **item;
            size_t count, capacity;
        } list;
        struct {
            ValueEntry *entry;
            size_t count, capacity;
            uint32_t *slot; /* hash index; NULL while the map is small */
            size_t slot_count;
        } map;
    } as;
};

/* New values, span {0,0} [arena]. Text is borrowed, not copied. */
Value *value_null(Arena *arena);
Value *value_bool(Arena *arena, bool boolean);
Value *value_number(Arena *arena, double number);
Value *value_text(Arena *arena, Str text);
Value *value_list(Arena *arena);
Value *value_map(Arena *arena);
/* A null, boolean, number or text that never becomes anything else, in half
 * the memory: not to be copied by assignment, nor given another kind. */
Value *value_leaf(Arena *arena, ValueKind kind);
/* Room for exactly count items of an empty list, entries of an empty map. */
void value_reserve(Arena *arena, Value *value, size_t count);

/* list, map: must be of that kind (BUG otherwise). item is kept, not copied. */
void value_push(Arena *arena, Value *list, Value *item);
/* Sets key to item, replacing what was there. key is borrowed. */
void value_put(Arena *arena, Value *map, Str key, Value *item);
/* The same for a key that the map has not: quicker, and not looked at. */
void value_add(Arena *arena, Value *map, Str key, Value *item);
/* Shorthands for code that builds data for templates; cstr keys are static. */
void value_set(Arena *arena, Value *map, const char *key, Value *item);
void value_set_text(Arena *arena, Value *map, const char *key, Str text);
void value_set_bool(Arena *arena, Value *map, const char *key, bool boolean);
void value_set_number(Arena *arena, Value *map, const char *key, double n);

/* Borrowed; NULL when value is NULL, no map, or has no such key. */
Value *value_get(const Value *value, const char *key);
Value *value_get_str(const Value *value, Str key);
const ValueEntry *value_entry(const Value *value, Str key);
/* By a path of keys and list indices from 1: "rights.1.cite". NULL when a step
 * is missing. */
Value *value_at_path(const Value *value, Str path);

/* The text of a VALUE_TEXT, else "". NULL is fine. */
Str value_as_text(const Value *value);
/* Number of items or entries; 0 for other kinds and NULL. */
size_t value_count(const Value *value);
/* Item of a list, from 0; NULL when out of range or no list. */
Value *value_item(const Value *value, size_t index);

/* Deep copy into another arena, texts included. */
Value *value_copy(Arena *arena, const Value *value);
/* The same, but keys and texts are borrowed from the old one: for aliases and
 * other copies that live no longer than what they copy. */
Value *value_copy_shape(Arena *arena, const Value *value);

/* "a group of names with values", "a list", "text", "a number", "true or
 * false", "nothing": for messages [static]. */
const char *value_kind_name(const Value *value);

#endif
