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
              "the theme has no text called '%.*s'", STR_ARG(entry->key));
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
        if (value_entry(map, entry->key) == NULL) /* it is not missing, too */
            value_put(r->arena, map, entry->key,
                      value_text(r->arena, STR("")));
        if (entry->value->reported)
            continue;
        diag_help(r->diags, DIAG_ERROR, "theme-string-type",
                  diag_at(source, entry->key_span),
                  STR("for nothing at all write \"\""),
                  "'%.*s' must be text, not %s", STR_ARG(entry->key),
                  value_kind_name(entry->value));
    }
}

/* The files of a kind, one list for each folder: the theme that all others are
 * based on first, the handbook's own last. */
typedef struct Folders {
    ThemeFiles files[THEME_LAYERS_MAX + 1];
    size_t count;
} Folders;

static void list_folders(const ThemeReader *r, Folders *folders)
{
    folders->count = 0;
    for (size_t i = r->layer_count; i-- > 0;)
        theme_files_in(r, r->layer[i].folder, "i18n", false,
                       &folders->files[folders->count++]);
    theme_files_in(r, r->override_folder, "i18n", true,
                   &folders->files[folders->count++]);
}

/* What each folder says in a language over what the one before it said. Gives
 * the last file that has it, or NULL. Only the handbook's own file is held to
 * the English words that are there already; a theme may bring new ones. */
static const ThemeFile *read_language(const ThemeReader *r,
                                      const Folders *folders, Str language,
                                      const Value *base, Value *map)
{
    const ThemeFile *last = NULL;

    for (size_t i = 0; i < folders->count; i++) {
        const ThemeFile *file = file_of(r, &folders->files[i], language);

        if (file == NULL)
            continue;
        add_strings(r, file->disk_path, map,
                    file->own && value_count(base) == 0 ? map : base);
        last = file;
    }
    return last;
}

static void fill_gaps(const ThemeReader *r, const ThemeFile *file,
                      Str language, const Value *base, Value *map)
{
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
    Folders folders;
    Value *base = value_map(r->arena);

    list_folders(r, &folders);
    r->theme->language = ARENA_NEW_ARRAY(r->arena, ThemeLanguage, count + 1);
    if (read_language(r, &folders, BASE_LANGUAGE, NULL, base) == NULL)
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
        const ThemeFile *file = read_language(r, &folders, code, base, map);

        if (file == NULL)
            diag_addf(r->diags, DIAG_WARNING, "theme-language-missing",
                      diag_in_file(r->theme->folder),
                      "the theme has no words in the language '%.*s': the "
                      "English ones are shown",
                      STR_ARG(code));
        fill_gaps(r, file, code, base, map);
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
