/* theme/theme_strings.c - the words of the interface in each language. */
#include "base/compat.h"

#include "theme/theme_internal.h"

#include "base/path.h"

/* The language that every theme has and every other is measured against. */
#define BASE_LANGUAGE STR("en")

static const ThemeFile *file_of(const ThemeReader *r, const ThemeFiles *files,
                                Str language)
{
    return theme_file_find(
        files, arena_fmt(r->arena, "%.*s.yaml", STR_ARG(language)));
}

static Str *keys_of(Arena *arena, const Value *map)
{
    Str *keys = ARENA_NEW_ARRAY(arena, Str, value_count(map) + 1);

    for (size_t i = 0; i < value_count(map); i++)
        keys[i] = map->as.map.entry[i].key;
    return keys;
}

/* A string that the English file does not have is a slip, or belongs to a
 * template or plugin of the handbook's own: a warning. */
static void check_known(const ThemeReader *r, const Value *base,
                        const ValueEntry *entry, const Source *source)
{
    Arena scratch;

    if (base == NULL || value_entry(base, entry->key) != NULL)
        return;
    arena_init(&scratch);
    Str help = theme_nearest(&scratch, entry->key, keys_of(&scratch, base),
                             value_count(base));

    diag_help(r->diags, DIAG_WARNING, "theme-string-unknown",
              diag_at(source, entry->key_span), help,
              "the theme has no string '%.*s'", STR_ARG(entry->key));
    arena_release(&scratch);
}

/* Puts the strings of one file into `map`. */
static void add_strings(const ThemeReader *r, Str disk_path, Value *map,
                        const Value *base)
{
    const Source *source;
    const Value *file = theme_read_map(r, disk_path, &source);

    for (size_t i = 0; i < value_count(file); i++) {
        const ValueEntry *entry = &file->as.map.entry[i];

        check_known(r, base, entry, source);
        if (entry->value->kind == VALUE_TEXT) {
            value_put(r->arena, map, entry->key, entry->value);
            continue;
        }
        if (entry->value->reported)
            continue;
        diag_help(r->diags, DIAG_ERROR, "theme-string-type",
                  diag_at(source, entry->key_span),
                  STR("for nothing at all write \"\""),
                  "'%.*s' must be text, not %s", STR_ARG(entry->key),
                  value_kind_name(entry->value));
    }
}

/* What the theme says in a language, then what the handbook puts in its place.
 * False when neither has a file for it. */
static bool read_language(const ThemeReader *r, const ThemeFiles *theirs,
                          const ThemeFiles *all, Str language,
                          const Value *base, Value *map)
{
    const ThemeFile *first = file_of(r, theirs, language);
    const ThemeFile *last = file_of(r, all, language);

    if (first != NULL)
        add_strings(r, first->disk_path, map, base);
    if (last != NULL && last->own)
        add_strings(r, last->disk_path, map,
                    value_count(base) > 0 ? base : map);
    return first != NULL || last != NULL;
}

static void fill_gaps(const ThemeReader *r, const ThemeFiles *all,
                      Str language, const Value *base, Value *map)
{
    const ThemeFile *file = file_of(r, all, language);

    for (size_t i = 0; i < value_count(base); i++) {
        const ValueEntry *entry = &base->as.map.entry[i];

        if (value_entry(map, entry->key) != NULL)
            continue;
        value_put(r->arena, map, entry->key, entry->value);
        if (file != NULL)
            diag_addf(r->diags, DIAG_WARNING, "theme-string-missing",
                      diag_in_file(file->disk_path),
                      "'%.*s' has no words for '%.*s': the English ones are "
                      "shown",
                      STR_ARG(language), STR_ARG(entry->key));
    }
}

static void add_language(const ThemeReader *r, Str code, const Value *strings)
{
    Theme *theme = r->theme;

    theme->language[theme->language_count++] = (ThemeLanguage){code, strings};
}

void theme_languages(const ThemeReader *r, const Str *languages, size_t count)
{
    ThemeReader plain = *r;
    ThemeFiles theirs, all;
    Value *base = value_map(r->arena);

    plain.override_folder = STR("");
    theme_files(&plain, "i18n", &theirs);
    theme_files(r, "i18n", &all);
    r->theme->language = ARENA_NEW_ARRAY(r->arena, ThemeLanguage, count + 1);
    bool has_base = read_language(r, &theirs, &all, BASE_LANGUAGE, NULL, base);

    if (!has_base)
        diag_addf(r->diags, DIAG_ERROR, "theme-file",
                  diag_in_file(path_join(r->arena, r->theme->folder,
                                         STR("i18n/en.yaml"))),
                  "a theme needs its words in English in this file");
    for (size_t i = 0; i < count; i++) {
        Str code = languages[i];
        Value *map = value_map(r->arena);

        if (str_eq(code, BASE_LANGUAGE)) {
            add_language(r, code, base);
            continue;
        }
        if (!read_language(r, &theirs, &all, code, base, map))
            diag_addf(r->diags, DIAG_WARNING, "theme-language-missing",
                      diag_in_file(r->theme->folder),
                      "the theme has no words in the language '%.*s': the "
                      "English ones are shown",
                      STR_ARG(code));
        fill_gaps(r, &all, code, base, map);
        add_language(r, code, map);
    }
    if (count == 0)
        add_language(r, BASE_LANGUAGE, base);
}

const Value *theme_strings(const Theme *theme, Str language)
{
    for (size_t i = 0; i < theme->language_count; i++) {
        if (str_eq(theme->language[i].code, language))
            return theme->language[i].strings;
    }
    return theme->language[0].strings;
}
