/* theme/theme_settings.c - what a theme lets a handbook choose, and what this
 * handbook chose. */
#include "base/compat.h"

#include "theme/theme_internal.h"

static DiagPos place_of(const Source *source, Span span)
{
    return source != NULL ? diag_at(source, span) : diag_nowhere();
}

static bool mistake(const Setting *s, const Value *value, Str help,
                    const char *wanted)
{
    diag_help(s->reader->diags, DIAG_ERROR, s->code,
              place_of(s->source, value->span), help,
              "the setting '%.*s' must be %s", STR_ARG(s->name), wanted);
    return false;
}

static void put(const Setting *s, Str name, Value *value)
{
    value_put(s->reader->arena, s->out, name, value);
}

/* --- one function a type -------------------------------------------------- */

static bool take_text(const Setting *s, const Value *value)
{
    Str text = value_as_text(value);

    if (value->kind != VALUE_TEXT && value->kind != VALUE_NULL)
        return mistake(s, value, STR(""), "text");
    put(s, s->name, value_text(s->reader->arena, text));
    return true;
}

static bool take_boolean(const Setting *s, const Value *value)
{
    bool yes = value->kind == VALUE_BOOL && value->as.boolean;
    bool no = value->kind == VALUE_BOOL && !value->as.boolean;

    if (value->kind == VALUE_TEXT) {
        yes = str_is(value->as.text, "true");
        no = str_is(value->as.text, "false");
    }
    if (!yes && !no)
        return mistake(s, value, STR(""), "true or false");
    put(s, s->name, value_bool(s->reader->arena, yes));
    return true;
}

/* Digits with at most one point, no locale. */
static bool parse_number(Str text, double *out)
{
    bool minus = text.len > 1 && text.ptr[0] == '-';
    double value = 0, scale = 0;
    size_t digits = 0;

    for (size_t i = minus ? 1 : 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '.' && scale <= 0) {
            scale = 1;
            continue;
        }
        if (!ascii_is_digit(c) || ++digits > 12)
            return false;
        value = value * 10 + (c - '0');
        scale *= 10;
    }
    if (digits == 0)
        return false;
    if (scale > 1)
        value /= scale;
    *out = minus ? -value : value;
    return true;
}

static bool number_of(const Value *value, double *out)
{
    if (value == NULL)
        return false;
    if (value->kind == VALUE_TEXT)
        return parse_number(value->as.text, out);
    if (value->kind != VALUE_NUMBER)
        return false;
    *out = value->as.number;
    return true;
}

static bool take_number(const Setting *s, const Value *value)
{
    double number = 0, min = 0, max = 0;
    bool has_min = number_of(value_get(s->declared, "min"), &min);
    bool has_max = number_of(value_get(s->declared, "max"), &max);

    if (!number_of(value, &number))
        return mistake(s, value, STR(""), "a number");
    if ((has_min && number < min) || (has_max && number > max)) {
        Str low = value_as_text(value_get(s->declared, "min"));
        Str high = value_as_text(value_get(s->declared, "max"));
        Str help = arena_fmt(s->reader->arena, "at least %.*s, at most %.*s",
                             STR_ARG(has_min ? low : STR("anything")),
                             STR_ARG(has_max ? high : STR("anything")));

        return mistake(s, value, help, "within its limits");
    }
    put(s, s->name, value_number(s->reader->arena, number));
    return true;
}

/* Choices: NAME is the word, NAME_WORD is true. */
static bool take_choice(const Setting *s, const Value *value)
{
    Arena *arena = s->reader->arena;
    const Value *choices = value_get(s->declared, "choices");
    size_t count = value_count(choices);
    Str *names = ARENA_NEW_ARRAY(arena, Str, count + 1);
    Str list = STR(""), text = value_as_text(value);
    bool found = false;

    for (size_t i = 0; i < count; i++) {
        names[i] = value_as_text(value_item(choices, i));
        list = i == 0 ? names[i]
                      : arena_fmt(arena, "%.*s, %.*s", STR_ARG(list),
                                  STR_ARG(names[i]));
        found = found || str_eq(names[i], text);
    }
    if (value->kind != VALUE_TEXT || !found) {
        Str help = theme_nearest(arena, text, names, count);

        if (help.len == 0)
            help = arena_fmt(arena, "choose one of: %.*s", STR_ARG(list));
        return mistake(s, value, help, "one of its choices");
    }
    for (size_t i = 0; i < count; i++) {
        Str key = arena_fmt(arena, "%.*s_%.*s", STR_ARG(s->name),
                            STR_ARG(names[i]));

        put(s, key, value_bool(arena, str_eq(names[i], text)));
    }
    put(s, s->name, value_text(arena, text));
    return true;
}

/* --- declarations --------------------------------------------------------- */

typedef struct SettingType {
    Str name;
    bool (*take)(const Setting *setting, const Value *value);
} SettingType;

static const SettingType TYPES[] = {
    {STR_INIT("colour"), theme_take_colour}, {STR_INIT("text"), take_text},
    {STR_INIT("boolean"), take_boolean},     {STR_INIT("number"), take_number},
    {STR_INIT("choice"), take_choice},
};
#define TYPE_COUNT (sizeof TYPES / sizeof TYPES[0])

static const SettingType *type_of(const Value *declared)
{
    Str name = value_as_text(value_get(declared, "type"));

    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (str_eq(TYPES[i].name, name))
            return &TYPES[i];
    }
    return NULL;
}

/* The default out of theme.yaml. */
static void declare(const ThemeReader *r, const ValueEntry *entry,
                    const Source *source, Value *out)
{
    const SettingType *type = type_of(entry->value);
    const Value *value = value_get(entry->value, "default");
    Setting s = {r, entry->key, entry->value, source, "theme-file", true, out};
    Str names[TYPE_COUNT];

    for (size_t i = 0; i < TYPE_COUNT; i++)
        names[i] = TYPES[i].name;
    if (type == NULL) {
        const Value *word = value_get(entry->value, "type");
        Str help = theme_nearest(r->arena, value_as_text(word), names,
                                 TYPE_COUNT);

        if (help.len == 0)
            help = STR("its type is 'colour', 'text', 'boolean', 'number' or "
                       "'choice'");
        diag_help(r->diags, DIAG_ERROR, "theme-file",
                  diag_at(source,
                          word != NULL ? word->span : entry->key_span),
                  help, "the setting '%.*s' has no type that is known",
                  STR_ARG(entry->key));
        return;
    }
    if (value == NULL) {
        diag_addf(r->diags, DIAG_ERROR, "theme-file",
                  diag_at(source, entry->key_span),
                  "the setting '%.*s' has no default", STR_ARG(entry->key));
        return;
    }
    type->take(&s, value);
}

static void unknown(const ThemeReader *r, const Value *declared,
                    const ValueEntry *entry, const Source *source)
{
    size_t count = value_count(declared);
    Str *names = ARENA_NEW_ARRAY(r->arena, Str, count + 1);

    for (size_t i = 0; i < count; i++)
        names[i] = declared->as.map.entry[i].key;
    diag_help(r->diags, DIAG_ERROR, "theme-setting-unknown",
              place_of(source, entry->key_span),
              theme_nearest(r->arena, entry->key, names, count),
              "the theme '%.*s' has no setting '%.*s'",
              STR_ARG(r->theme->name), STR_ARG(entry->key));
}

static const Value *map_or_null(const ThemeReader *r, const Value *value,
                                const Source *source, const char *code)
{
    if (value == NULL || value->kind == VALUE_NULL)
        return NULL;
    if (value->kind == VALUE_MAP)
        return value;
    diag_addf(r->diags, DIAG_ERROR, code, place_of(source, value->span),
              "settings are names with their values, not %s",
              value_kind_name(value));
    return NULL;
}

/* What stands beside another setting, as accent_dark does beside accent, is
 * taken after it: the other one makes it, too. */
static void choose(const ThemeReader *r, const Value *declared,
                   const ThemeChoices *wanted, bool dark, Value *out)
{
    const Value *values = wanted->values;

    for (size_t i = 0; i < value_count(values); i++) {
        const ValueEntry *entry = &values->as.map.entry[i];
        const Value *of = value_get_str(declared, entry->key);
        const SettingType *type = type_of(of);
        Setting s = {r,   entry->key, of, wanted->source,
                     "theme-setting-type", false, out};

        if ((value_get(of, "dark_of") != NULL) != dark)
            continue;
        if (of == NULL)
            unknown(r, declared, entry, wanted->source);
        else if (type != NULL)
            type->take(&s, entry->value);
    }
}

/* Has a theme that stands before `layer`, and so is based on it, a setting of
 * this name? */
static bool is_replaced(const ThemeReader *r, size_t layer, Str name)
{
    for (size_t i = 0; i < layer; i++) {
        if (value_get_str(r->layer[i].settings, name) != NULL)
            return true;
    }
    return false;
}

/* All settings of the theme and of what it is based on; their defaults go to
 * `out`. */
static Value *declare_all(const ThemeReader *r, Value *out)
{
    Value *declared = value_map(r->arena);

    for (size_t i = r->layer_count; i-- > 0;) {
        const ThemeLayer *layer = &r->layer[i];
        const Value *own = map_or_null(r, layer->settings, layer->source,
                                       "theme-file");

        for (size_t k = 0; k < value_count(own); k++) {
            const ValueEntry *entry = &own->as.map.entry[k];

            if (is_replaced(r, i, entry->key))
                continue;
            declare(r, entry, layer->source, out);
            value_put(r->arena, declared, entry->key, entry->value);
        }
    }
    for (size_t i = value_count(declared); i-- > 0;)
        theme_declare_dark(r->arena, declared, &declared->as.map.entry[i]);
    return declared;
}

void theme_settings(const ThemeReader *r, const ThemeChoices *wanted,
                    size_t wanted_count)
{
    Value *out = value_map(r->arena);
    const Value *declared = declare_all(r, out);

    for (size_t i = 0; i < wanted_count; i++) {
        ThemeChoices choices = wanted[i];

        choices.values = map_or_null(r, choices.values, choices.source,
                                     "theme-setting-type");
        choose(r, declared, &choices, false, out);
        choose(r, declared, &choices, true, out);
    }
    r->theme->settings = out;
}
