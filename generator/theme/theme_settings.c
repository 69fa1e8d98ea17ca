/* theme/theme_settings.c - what a theme lets a handbook choose, and what this
 * handbook chose. */
#include "base/compat.h"

#include "theme/theme_internal.h"

#include <stdio.h>

/* WCAG 2.2 AA for text. */
#define CONTRAST_TEXT 4.5
#define MAX_BACKGROUNDS 8

/* One setting while it is read: its declaration and where the value that is
 * being looked at stands. */
typedef struct Setting {
    const ThemeReader *reader;
    Str name;
    const Value *declared;
    const Source *source; /* of the value: theme.yaml or handbook.yaml */
    const char *code;     /* for mistakes in the value */
    Value *out;           /* Theme.settings */
} Setting;

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

/* The colours that a setting is printed on. */
static size_t backgrounds(const Value *list, Colour out[MAX_BACKGROUNDS])
{
    size_t count = 0;

    if (colour_parse(value_as_text(list), &out[0]))
        return 1;
    for (size_t i = 0; i < value_count(list) && count < MAX_BACKGROUNDS; i++)
        count += colour_parse(value_as_text(value_item(list, i)),
                              &out[count]);
    return count;
}

static bool too_pale(const Setting *s, const Value *value, Colour nearest)
{
    Arena *arena = s->reader->arena;
    Str help = arena_fmt(arena, "the nearest colour that can be read: \"%.*s\"",
                         STR_ARG(colour_text(arena, nearest)));

    diag_help(s->reader->diags, DIAG_ERROR, "theme-setting-contrast",
              place_of(s->source, value->span), help,
              "the colour '%.*s' of '%.*s' cannot be read on the page: its "
              "contrast is under 4.5 to 1",
              STR_ARG(value_as_text(value)), STR_ARG(s->name));
    return false;
}

static bool take_colour(const Setting *s, const Value *value)
{
    Arena *arena = s->reader->arena;
    Colour colour, on[MAX_BACKGROUNDS];
    size_t count = backgrounds(value_get(s->declared, "on"), on);

    if (!colour_parse(value_as_text(value), &colour))
        return mistake(s, value,
                       STR("six digits or letters from a to f behind a '#', "
                           "in quotes: \"#1d4f91\""),
                       "a colour");
    Colour nearest = colour_readable(colour, on, count, CONTRAST_TEXT);

    if (!str_eq(colour_text(arena, nearest), colour_text(arena, colour)))
        return too_pale(s, value, nearest);
    put(s, s->name, value_text(arena, colour_text(arena, colour)));
    count = backgrounds(value_get(s->declared, "dark_on"), on);
    if (count == 0)
        return true;
    Colour dark = colour_readable(colour, on, count, CONTRAST_TEXT);

    put(s, str_cat(arena, s->name, STR("_dark")),
        value_text(arena, colour_text(arena, dark)));
    return true;
}

/* --- declarations --------------------------------------------------------- */

typedef struct SettingType {
    Str name;
    bool (*take)(const Setting *setting, const Value *value);
} SettingType;

static const SettingType TYPES[] = {
    {STR_INIT("colour"), take_colour},   {STR_INIT("text"), take_text},
    {STR_INIT("boolean"), take_boolean}, {STR_INIT("number"), take_number},
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
    Setting s = {r, entry->key, entry->value, source, "theme-file", out};
    Str names[TYPE_COUNT];

    for (size_t i = 0; i < TYPE_COUNT; i++)
        names[i] = TYPES[i].name;
    if (type == NULL) {
        const Value *word = value_get(entry->value, "type");
        Str help = theme_nearest(r->arena, value_as_text(word), names,
                                 TYPE_COUNT);

        if (help.len == 0)
            help = STR("its type is colour, text, boolean, number or choice");
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

static void choose(const ThemeReader *r, const Value *declared,
                   const ThemeChoices *wanted, Value *out)
{
    const Value *values = map_or_null(r, wanted->values, wanted->source,
                                      "theme-setting-type");

    for (size_t i = 0; i < value_count(values); i++) {
        const ValueEntry *entry = &values->as.map.entry[i];
        const Value *of = value_get_str(declared, entry->key);
        const SettingType *type = type_of(of);
        Setting s = {r,   entry->key, of, wanted->source,
                     "theme-setting-type", out};

        if (of == NULL)
            unknown(r, declared, entry, wanted->source);
        else if (type != NULL)
            type->take(&s, entry->value);
    }
}

void theme_settings(const ThemeReader *r, const Value *declared,
                    const Source *source, const ThemeChoices *wanted,
                    size_t wanted_count)
{
    Value *out = value_map(r->arena);

    declared = map_or_null(r, declared, source, "theme-file");
    for (size_t i = 0; i < value_count(declared); i++)
        declare(r, &declared->as.map.entry[i], source, out);
    for (size_t i = 0; i < wanted_count; i++)
        choose(r, declared, &wanted[i], out);
    r->theme->settings = out;
}
