/* theme/theme_setting_colour.c - settings that are colours: each must be
 * legible wherever the theme prints it. */
#include "base/compat.h"

#include "theme/theme_internal.h"

static void report_use(const Setting *s, const Value *item, size_t taken)
{
    Arena *arena = s->reader->arena;
    Str text = value_as_text(item);
    Colour meant;
    Str help = STR("write it as in \"#ffffff\"");

    if (taken == COLOUR_USES_MAX) {
        diag_addf(s->reader->diags, DIAG_ERROR, "theme-file",
                  diag_at(s->source, item->span),
                  "at most %d colours stand here", COLOUR_USES_MAX);
        return;
    }
    if (colour_guess(arena, text, &meant))
        help = arena_fmt(arena, "write: \"%.*s\"",
                         STR_ARG(colour_text(arena, meant)));
    diag_help(s->reader->diags, DIAG_ERROR, "theme-file",
              diag_at(s->source, item->span), help, "'%.*s' is not a colour",
              STR_ARG(text));
}

/* The colours in `list`, or the one that it is. What is none is reported: it
 * would take a test away without a word. */
static size_t take_list(const Setting *s, const Value *list,
                        Colour out[COLOUR_USES_MAX])
{
    size_t count = list != NULL && list->kind == VALUE_LIST
                       ? value_count(list)
                       : list != NULL;
    size_t taken = 0;

    for (size_t i = 0; i < count; i++) {
        const Value *item =
            list->kind == VALUE_LIST ? value_item(list, i) : list;

        if (taken < COLOUR_USES_MAX &&
            colour_parse(value_as_text(item), &out[taken])) {
            taken++;
            continue;
        }
        if (s->declaring)
            report_use(s, item, taken);
    }
    return taken;
}

static void take_uses(const Setting *s, const char *on, const char *beside,
                      ColourUses *out)
{
    out->on_count = take_list(s, value_get(s->declared, on), out->on);
    out->beside_count =
        take_list(s, value_get(s->declared, beside), out->beside);
}

static void report_contrast(const Setting *s, const Value *value,
                            const ColourUses *uses, Colour colour,
                            const ColourFailure *failure)
{
    Arena *arena = s->reader->arena;
    bool words = failure->wanted > 4;
    int tenths = (int)(failure->contrast * 10); /* 4.49 is not 4.5 */
    Colour nearest;
    Str help = STR("no colour passes everywhere: change 'on' and 'beside' in "
                   "theme.yaml");

    if (colour_nearest(colour, uses, &nearest))
        help = arena_fmt(arena, "write the nearest colour that passes "
                         "wherever it is used: %.*s: \"%.*s\"",
                         STR_ARG(s->name),
                         STR_ARG(colour_text(arena, nearest)));
    diag_help(s->reader->diags, DIAG_ERROR, "theme-setting-contrast",
              s->source != NULL ? diag_at(s->source, value->span)
                                : diag_nowhere(),
              help,
              "the colour '%.*s' of '%.*s' and '%.*s' cannot be %s: the "
              "contrast is %d.%d to 1, and %s",
              STR_ARG(value_as_text(value)), STR_ARG(s->name),
              STR_ARG(colour_text(arena, failure->against)),
              words ? "read on each other" : "told apart", tenths / 10,
              tenths % 10, words ? "words need 4.5 to 1"
                                 : "lines and frames need 3 to 1");
}

bool theme_take_colour(const Setting *s, const Value *value)
{
    Arena *arena = s->reader->arena;
    Str text = value_as_text(value);
    ColourUses uses, dark_uses;
    ColourFailure failure;
    Colour colour, dark;

    take_uses(s, "on", "beside", &uses);
    take_uses(s, "dark_on", "dark_beside", &dark_uses);
    if (!colour_parse(text, &colour)) {
        diag_help(s->reader->diags, DIAG_ERROR, s->code,
                  s->source != NULL ? diag_at(s->source, value->span)
                                    : diag_nowhere(),
                  colour_help(arena, s->name, text),
                  "the setting '%.*s' must be a colour", STR_ARG(s->name));
        return false;
    }
    if (colour_fails(colour, &uses, &failure)) {
        report_contrast(s, value, &uses, colour, &failure);
        return false;
    }
    value_put(arena, s->out, s->name,
              value_text(arena, colour_text(arena, colour)));
    if (dark_uses.on_count + dark_uses.beside_count == 0)
        return true;
    if (!colour_nearest(colour, &dark_uses, &dark) &&
        colour_fails(colour, &dark_uses, &failure)) {
        report_contrast(s, value, &dark_uses, colour, &failure);
        return false;
    }
    value_put(arena, s->out, theme_dark_name(arena, s->name),
              value_text(arena, colour_text(arena, dark)));
    return true;
}

Str theme_dark_name(Arena *arena, Str name)
{
    return str_cat(arena, name, STR("_dark"));
}

/* accent has accent_dark beside it: the same words, checked on dark pages. */
void theme_declare_dark(Arena *arena, Value *declared, const ValueEntry *entry)
{
    static const char *const uses[][2] = {{"dark_on", "on"},
                                          {"dark_beside", "beside"}};
    Str name = theme_dark_name(arena, entry->key);
    Value *dark = value_map(arena);

    if (value_get(entry->value, "dark_on") == NULL ||
        value_get_str(declared, name) != NULL)
        return;
    value_set_text(arena, dark, "type", STR("colour"));
    value_set_text(arena, dark, "dark_of", entry->key);
    for (size_t i = 0; i < 2; i++) {
        Value *list = value_get(entry->value, uses[i][0]);

        if (list != NULL)
            value_set(arena, dark, uses[i][1], list);
    }
    value_put(arena, declared, name, dark);
}
