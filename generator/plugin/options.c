/* plugin/options.c - a plugin's options: what it takes, what handbook.yaml
 * gives it.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"
#include "site/schema.h"

#define SHAPE "plugin-shape"

typedef struct OptionType {
    const char *name;
    FieldType type;
} OptionType;

static const OptionType TYPES[] = {
    {"text", FIELD_TEXT},       {"number", FIELD_NUMBER},
    {"boolean", FIELD_BOOLEAN}, {"choice", FIELD_WORD},
    {"list", FIELD_TEXTS},
};
#define TYPE_COUNT (sizeof TYPES / sizeof TYPES[0])

/* The type named in the option at idx. [-0, +0, e] */
static FieldType read_type(lua_State *L, int idx, const char *option)
{
    Str given;

    lua_getfield(L, idx, "type");
    given = marshal_text(L, -1, "the type of an option");
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (str_is(given, TYPES[i].name)) {
            lua_pop(L, 1);
            return TYPES[i].type;
        }
    host_raise(L, SHAPE, "option '%s' has the type '%.*s': it must be text,"
               " number, boolean, choice or list", option, STR_ARG(given));
}

/* The words of a choice, ended by NULL [site arena]. [-0, +0, e] */
static const char *const *read_choices(lua_State *L, int idx, Arena *arena,
                                       const char *option)
{
    lua_Integer count;
    const char **words;

    lua_getfield(L, idx, "choices");
    if (!lua_istable(L, -1) || luaL_len(L, -1) < 1)
        host_raise(L, SHAPE, "option '%s' is a choice and needs"
                   " choices = { … }", option);
    count = luaL_len(L, -1);
    host_charge(L, (size_t)count);
    words = ARENA_NEW_ARRAY(arena, const char *, (size_t)count + 1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, -1, i);
        words[i - 1] = marshal_take_text(L, -1, arena, "a choice").ptr;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return words;
}

static bool is_choice(const char *const *words, Str word)
{
    for (; *words; words++)
        if (str_is(word, *words))
            return true;
    return false;
}

static bool default_fits(const Field *field, const Value *value)
{
    switch (field->type) {
    case FIELD_WORD:
        return value->kind == VALUE_TEXT &&
               is_choice(field->words, value->as.text);
    case FIELD_NUMBER:
        return value->kind == VALUE_NUMBER;
    case FIELD_BOOLEAN:
        return value->kind == VALUE_BOOL;
    case FIELD_TEXTS:
        return value->kind == VALUE_LIST;
    default:
        return value->kind == VALUE_TEXT;
    }
}

static Str type_name(FieldType type)
{
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (TYPES[i].type == type)
            return str_from(TYPES[i].name);
    BUG("an option has no such type");
}

/* The option at the top, called field->name. [-0, +0, e] */
static void read_option(lua_State *L, Arena *arena, Field *field,
                        Value *defaults, PluginOption *declared)
{
    static const char *const NAMES[] = {"type", "default", "choices",
                                        "summary", NULL};
    int idx = lua_gettop(L);
    Value *value;

    if (!lua_istable(L, idx))
        host_raise(L, SHAPE, "option '%s' must be a table such as"
                   " { type = \"text\", default = \"x\" }", field->name);
    build_check_keys(L, idx, NAMES, "an option");
    field->type = read_type(L, idx, field->name);
    if (field->type == FIELD_WORD)
        field->words = read_choices(L, idx, arena, field->name);
    lua_getfield(L, idx, "default");
    if (!lua_isnil(L, -1)) {
        value = marshal_take(L, -1, arena, "a default");
        if (!default_fits(field, value))
            host_raise(L, SHAPE, field->type == FIELD_WORD
                           ? "the default of option '%s' is %s that is none"
                             " of its choices"
                           : "the default of option '%s' is %s, which is not"
                             " of its type",
                       field->name, value_kind_name(value));
        value_put(arena, defaults, str_from(field->name), value);
        declared->value = value;
    }
    lua_pop(L, 1);
    lua_getfield(L, idx, "summary");
    if (!lua_isnil(L, -1))
        declared->summary = marshal_take_text(L, -1, arena, "summary");
    lua_pop(L, 1);
    declared->name = str_from(field->name);
    declared->type = type_name(field->type);
    declared->choices = field->words;
}

/* What handbook.yaml gives, over the defaults. */
static void take_given(PluginSet *set, Plugin *plugin, Value *options,
                       const Field *fields)
{
    Site *site = set->site;
    const Value *given = plugin->choice->options;
    const Source *source = site->config.source;
    SchemaContext context = {.site = site, .source = source,
                             .arena = &site->arena, .diags = site->diags,
                             .what_is_plural = true};
    Value *copy;

    if (!given || given->kind != VALUE_MAP || !source)
        return;
    copy = value_copy(&site->arena, given);
    context.what = arena_fmt(&site->arena, "the options of plugin '%.*s'",
                             STR_ARG(plugin->name)).ptr;
    schema_check(&context, copy, fields);
    for (size_t i = 0; i < value_count(copy); i++)
        value_put(&site->arena, options, copy->as.map.entry[i].key,
                  copy->as.map.entry[i].value);
}

void options_read(lua_State *L, int idx, PluginSet *set, Plugin *plugin)
{
    Arena *arena = &set->site->arena;
    Value *options = value_map(arena);
    Field *fields;
    size_t count = 0;
    int table;

    lua_getfield(L, idx, "options");
    table = lua_gettop(L);
    if (!lua_isnil(L, table) && !lua_istable(L, table))
        host_raise(L, SHAPE, "'options' must be a table, not %s",
                   luaL_typename(L, table));
    if (lua_istable(L, table))
        count = sandbox_keys(L, table);
    fields = ARENA_NEW_ARRAY(arena, Field, count + 1);
    plugin->option = ARENA_NEW_ARRAY(arena, Str, count + 1);
    plugin->declared = ARENA_NEW_ARRAY(arena, PluginOption, count + 1);
    for (size_t i = 0; i < count; i++) {
        lua_geti(L, table + 1, (lua_Integer)i + 1);
        fields[i].name =
            marshal_take_text(L, -1, arena, "the name of an option").ptr;
        plugin->option[i] = str_from(fields[i].name);
        lua_gettable(L, table);
        read_option(L, arena, &fields[i], options, &plugin->declared[i]);
        lua_pop(L, 1);
    }
    lua_settop(L, table - 1);
    take_given(set, plugin, options, fields);
    plugin->options = options;
    plugin->option_count = count;
}
