/* theme/theme_base.c - theme.yaml, and the themes that a theme is based on. */
#include "base/compat.h"

#include "theme/theme_internal.h"

#include "base/fs.h"
#include "base/map.h"
#include "base/path.h"

/* --- finding one ---------------------------------------------------------- */

static void report_missing(Arena *arena, const ThemePlaces *places, Str name,
                           DiagPos at, Diags *diags)
{
    Map names;

    map_init(&names, arena);
    for (size_t i = 0; i < places->count; i++) {
        FsList list = {0};

        if (fs_list(arena, str_to_cstr(arena, places->folder[i]), &list) != 0)
            continue;
        for (size_t k = 0; k < list.count; k++) {
            if (list.item[k].kind == FS_FOLDER)
                map_put(&names, list.item[k].name, &names);
        }
    }
    Str *known = ARENA_NEW_ARRAY(arena, Str, names.count + 1);

    for (size_t i = 0; i < names.count; i++)
        known[i] = map_at(&names, i)->key;
    diag_help(diags, DIAG_ERROR, "theme-missing", at,
              theme_nearest(arena, name, known, names.count),
              "there is no theme '%.*s'", STR_ARG(name));
}

Str theme_find(Arena *arena, const ThemePlaces *places, Str name, DiagPos at,
               Diags *diags)
{
    for (size_t i = 0; i < places->count && path_bad_name(name) == NULL; i++) {
        Str folder = path_join(arena, places->folder[i], name);
        Str file = path_join(arena, folder, STR("theme.yaml"));
        FsInfo info;

        if (fs_probe(str_to_cstr(arena, file), &info) == 0 &&
            info.kind == FS_FILE)
            return folder;
    }
    report_missing(arena, places, name, at, diags);
    return STR("");
}

/* --- theme.yaml ----------------------------------------------------------- */

static void check_keys(const ThemeReader *r, const Value *map,
                       const Source *source, const Str *known, size_t count)
{
    for (size_t i = 0; map->kind == VALUE_MAP && i < value_count(map); i++) {
        const ValueEntry *entry = &map->as.map.entry[i];

        if (!str_among(entry->key, known, count))
            diag_help(r->diags, DIAG_ERROR, "theme-file",
                      diag_at(source, entry->key_span),
                      theme_nearest(r->arena, entry->key, known, count),
                      "'%.*s' means nothing here", STR_ARG(entry->key));
    }
}

static void check_description(const ThemeReader *r, const Value *map,
                              const Source *source)
{
    static const Str known[] = {STR_INIT("name"), STR_INIT("summary"),
                                STR_INIT("based_on"), STR_INIT("settings")};
    static const Str parts[] = {
        STR_INIT("type"),   STR_INIT("default"), STR_INIT("summary"),
        STR_INIT("choices"), STR_INIT("min"),    STR_INIT("max"),
        STR_INIT("on"),     STR_INIT("beside"),  STR_INIT("dark_on"),
        STR_INIT("dark_beside")};
    const Value *settings = value_get(map, "settings");

    check_keys(r, map, source, known, sizeof known / sizeof known[0]);
    if (settings == NULL || settings->kind != VALUE_MAP)
        return;
    for (size_t i = 0; i < value_count(settings); i++)
        check_keys(r, settings->as.map.entry[i].value, source, parts,
                   sizeof parts / sizeof parts[0]);
}

static bool base_mistake(const ThemeReader *r, DiagPos at, Str message)
{
    diag_help(r->diags, DIAG_ERROR, "theme-base", at,
              STR("take 'based_on' out, or name a theme that stands by itself"),
              "%.*s", STR_ARG(message));
    return false;
}

/* A theme that is based on itself, however far round, has nothing below it. */
static bool check_cycle(const ThemeReader *r, Str name, DiagPos at)
{
    const ThemeLayer *last = &r->layer[r->layer_count - 1];

    if (str_eq(last->name, name))
        return base_mistake(r, at,
                            arena_fmt(r->arena, "the theme '%.*s' cannot be "
                                      "based on itself", STR_ARG(name)));
    for (size_t i = 0; i + 1 < r->layer_count; i++) {
        if (str_eq(r->layer[i].name, name))
            return base_mistake(
                r, at, arena_fmt(r->arena, "the theme '%.*s' is based on "
                                 "'%.*s' already", STR_ARG(name),
                                 STR_ARG(last->name)));
    }
    return true;
}

/* The folder of the theme that the last one is based on; "" for none, or after
 * a report. */
static Str find_base(const ThemeReader *r, const Value *base,
                     const Source *source)
{
    static const ThemePlaces nowhere = {NULL, 0, 0};
    DiagPos at;

    if (base == NULL || base->kind == VALUE_NULL)
        return STR("");
    at = diag_at(source, base->span);
    if (base->kind != VALUE_TEXT) {
        base_mistake(r, at, arena_fmt(r->arena, "'based_on' should be the name "
                                      "of a theme, not %s",
                                      value_kind_name(base)));
        return STR("");
    }
    if (!check_cycle(r, base->as.text, at))
        return STR("");
    if (r->layer_count == THEME_LAYERS_MAX) {
        base_mistake(r, at, arena_fmt(r->arena, "more than %d themes are based "
                                      "on each other", THEME_LAYERS_MAX));
        return STR("");
    }
    return theme_find(r->arena, r->places != NULL ? r->places : &nowhere,
                      base->as.text, at, r->diags);
}

static bool is_own(const ThemeReader *r, Str folder)
{
    for (size_t i = 0; r->places != NULL && i < r->places->own_count; i++) {
        if (str_eq(path_folder(folder), r->places->folder[i]))
            return true;
    }
    return false;
}

bool theme_read_layers(ThemeReader *r)
{
    Str name = r->theme->name, folder = r->theme->folder;

    while (folder.len > 0) {
        ThemeLayer *layer = &r->layer[r->layer_count];
        const Source *source;
        const Value *map = theme_read_map(
            r, path_join(r->arena, folder, STR("theme.yaml")), &source);
        const Value *base = value_get(map, "based_on");

        if (map == NULL)
            return false;
        *layer = (ThemeLayer){name, folder, source,
                              value_get(map, "settings"),
                              is_own(r, folder)};
        r->layer_count++;
        check_description(r, map, source);
        name = value_as_text(base);
        folder = find_base(r, base, source);
        if (folder.len == 0 && base != NULL && base->kind != VALUE_NULL)
            return false;
    }
    return true;
}
