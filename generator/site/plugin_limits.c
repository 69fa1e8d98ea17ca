/* site/plugin_limits.c - what one call of a plugin may use, as handbook.yaml
 * says it: plugin_limits: {steps: 20 million, memory: 64 MB}.
 */
#include "base/compat.h"

#include "base/limits.h"
#include "site/config_internal.h"

/* A number of units; what a unit is called, and how many ones it is. */
typedef struct Unit {
    const char *name; /* NULL ends a list; "" is a number alone */
    uint64_t worth;
} Unit;

/* What a setting may be, and how its help shows that. */
typedef struct Range {
    const Unit *unit;
    uint64_t least, most;
    const char *what, *wanted;
} Range;

#define MILLION 1000000u
#define MB ((uint64_t)1024 * 1024)

static const Unit step_units[] = {
    {"", 1}, {"million", MILLION}, {NULL, 0}};
static const Unit memory_units[] = {
    {"MB", MB}, {"GB", 1024 * MB}, {NULL, 0}};

/* The shipped plugins need 2 million steps for a page of 8 MB, and 5 MB before
 * the first. Above the most a page could take an hour. */
static const Range step_range = {
    step_units, MILLION, (uint64_t)10000 * MILLION, "a number of steps",
    "between 1 million and 10000 million, such as 20 million"};
static const Range memory_range = {
    memory_units, 16 * MB, 4096 * MB, "an amount of memory",
    "between 16 MB and 4 GB, such as 64 MB"};

/* "64 MB" and "64MB" in ones; 0 when it is nothing of the kind. */
static uint64_t amount_of(Str text, const Unit *unit)
{
    size_t figures = 0;
    uint64_t number;
    Str name;

    text = str_trim(text);
    while (figures < text.len && ascii_is_digit(text.ptr[figures]))
        figures++;
    if (!str_to_u64(str_slice(text, 0, figures), &number))
        return 0;
    name = str_trim(str_slice(text, figures, text.len));
    for (; unit->name; unit++)
        if (str_ieq(name, str_from(unit->name)))
            return number > UINT64_MAX / unit->worth ? UINT64_MAX
                                                     : number * unit->worth;
    return 0;
}

/* The setting `name` of the map, or `other` without one that can be used. */
static uint64_t take(const SchemaContext *context, const Value *map,
                     const char *name, const Range *range, uint64_t other)
{
    const Value *value = value_get(map, name);
    uint64_t amount;

    if (!value)
        return other;
    amount = amount_of(value->as.text, range->unit);
    if (amount >= range->least && amount <= range->most)
        return amount;
    diag_help(context->diags, DIAG_ERROR, "bad-number",
              diag_at(context->source, value->span),
              arena_fmt(context->arena, "write a number %s", range->wanted),
              "'%.*s' is not %s that plugins can work with",
              STR_ARG(value->as.text), range->what);
    return other;
}

void plugin_limits_take(Site *site, const SchemaContext *context,
                        const Value *map)
{
    Config *config = &site->config;

    config->plugin_steps = (long)take(context, map, "steps", &step_range,
                                      LIMIT_PLUGIN_STEPS);
    config->plugin_memory = (size_t)take(context, map, "memory",
                                         &memory_range, LIMIT_PLUGIN_MEMORY);
}
