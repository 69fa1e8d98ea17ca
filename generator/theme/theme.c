/* theme/theme.c - opens a theme: theme.yaml, templates, strings, assets. */
#include "base/compat.h"

#include "theme/theme.h"

#include "base/fs.h"
#include "base/path.h"
#include "theme/theme_internal.h"

#include <stdlib.h>

#define TEMPLATE_END ".mustache"

static Str without_end(Str path, const char *end)
{
    return str_slice(path, 0, path.len - str_from(end).len);
}

/* --- theme.yaml ----------------------------------------------------------- */

static void check_keys(const ThemeReader *r, const Value *map,
                       const Source *source, const Str *known, size_t count)
{
    for (size_t i = 0; i < value_count(map); i++) {
        const ValueEntry *entry = &map->as.map.entry[i];
        bool found = false;

        for (size_t k = 0; k < count; k++)
            found = found || str_eq(entry->key, known[k]);
        if (!found)
            diag_help(r->diags, DIAG_ERROR, "theme-file",
                      diag_at(source, entry->key_span),
                      theme_nearest(r->arena, entry->key, known, count),
                      "'%.*s' means nothing here", STR_ARG(entry->key));
    }
}

static bool read_description(const ThemeReader *r, const ThemeChoices *wanted,
                             size_t wanted_count)
{
    static const Str known[] = {STR_INIT("name"), STR_INIT("summary"),
                                STR_INIT("settings")};
    static const Str parts[] = {STR_INIT("type"),    STR_INIT("default"),
                                STR_INIT("summary"), STR_INIT("choices"),
                                STR_INIT("min"),     STR_INIT("max"),
                                STR_INIT("on"),      STR_INIT("dark_on")};
    const Source *source;
    Str path = path_join(r->arena, r->theme->folder, STR("theme.yaml"));
    const Value *map = theme_read_map(r, path, &source);

    if (map == NULL)
        return false;
    check_keys(r, map, source, known, sizeof known / sizeof known[0]);
    const Value *settings = value_get(map, "settings");

    for (size_t i = 0;
         settings != NULL && settings->kind == VALUE_MAP &&
         i < value_count(settings);
         i++)
        check_keys(r, settings->as.map.entry[i].value, source, parts,
                   sizeof parts / sizeof parts[0]);
    theme_settings(r, settings, source, wanted, wanted_count);
    return true;
}

/* --- templates ------------------------------------------------------------ */

/* A template of the handbook's own that replaces nothing is a slip when the
 * theme has one of nearly the same name, replaced by another or not. */
static void check_override(const ThemeReader *r, const ThemeFiles *files,
                           const ThemeFile *file)
{
    Str *names = ARENA_NEW_ARRAY(r->arena, Str, files->count);
    size_t count = 0;

    if (!file->own || file->replaces)
        return;
    for (size_t i = 0; i < files->count; i++) {
        if (!files->item[i].own || files->item[i].replaces)
            names[count++] = files->item[i].path;
    }
    Str help = theme_nearest(r->arena, file->path, names, count);

    if (help.len > 0)
        diag_help(r->diags, DIAG_WARNING, "theme-override-unused",
                  diag_in_file(file->disk_path), help,
                  "this template replaces none of the theme's");
}

static void add_template(const ThemeReader *r, const ThemeFile *file,
                         Str name)
{
    const Source *source = theme_read(r, file->disk_path);

    if (source != NULL)
        (void)mustache_add(r->theme->templates, source, name);
}

static void read_templates(const ThemeReader *r)
{
    ThemeFiles files;

    theme_files(r, "templates", &files);
    for (size_t i = 0; i < files.count; i++) {
        const ThemeFile *file = &files.item[i];

        check_override(r, &files, file);
        if (str_ends(file->path, TEMPLATE_END))
            add_template(r, file, without_end(file->path, TEMPLATE_END));
        else
            diag_addf(r->diags, DIAG_ERROR, "theme-file",
                      diag_in_file(file->disk_path),
                      "the name of a template ends in '%s'", TEMPLATE_END);
    }
}

/* --- assets --------------------------------------------------------------- */

static ThemeAsset *find_asset(const Theme *theme, Str path)
{
    for (size_t i = 0; i < theme->asset_count; i++) {
        if (str_eq(theme->asset[i].path, path))
            return &theme->asset[i];
    }
    return NULL;
}

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const ThemeAsset *)a)->path,
                   ((const ThemeAsset *)b)->path);
}

/* Files come sorted, "x.css" before "x.css.mustache": of two that would make
 * one asset the handbook's own wins. */
static void add_asset(const ThemeReader *r, const ThemeFile *file,
                      bool *own)
{
    Theme *theme = r->theme;
    bool is_template = str_ends(file->path, TEMPLATE_END);
    Str name = is_template ? without_end(file->path, TEMPLATE_END)
                           : file->path;
    Str path = path_join(r->arena, STR("assets"), name);
    ThemeAsset *other = find_asset(theme, path);
    size_t at = other != NULL ? (size_t)(other - theme->asset)
                              : theme->asset_count;

    if (other != NULL && own[at] == file->own) {
        diag_addf(r->diags, DIAG_ERROR, "theme-file",
                  diag_in_file(file->disk_path),
                  "two files would become '%.*s'", STR_ARG(path));
        return;
    }
    if (other != NULL && own[at])
        return;
    if (is_template)
        add_template(r, file, path);
    theme->asset[at] = (ThemeAsset){path, file->disk_path, is_template};
    own[at] = file->own;
    if (other == NULL)
        theme->asset_count++;
}

static void read_assets(const ThemeReader *r)
{
    ThemeFiles files;
    Theme *theme = r->theme;

    theme_files(r, "assets", &files);
    theme->asset = ARENA_NEW_ARRAY(r->arena, ThemeAsset, files.count + 1);
    bool *own = ARENA_NEW_ARRAY(r->arena, bool, files.count + 1);

    for (size_t i = 0; i < files.count; i++)
        add_asset(r, &files.item[i], own);
    if (theme->asset_count > 1)
        qsort(theme->asset, theme->asset_count, sizeof *theme->asset,
              by_path);
}

/* --- all ------------------------------------------------------------------ */

/* A handbook has one theme.yaml too many. */
static void check_override_folder(const ThemeReader *r)
{
    Str path = path_join(r->arena, r->override_folder, STR("theme.yaml"));
    FsInfo info;

    if (r->override_folder.len == 0 ||
        fs_probe(str_to_cstr(r->arena, path), &info) != 0 ||
        info.kind == FS_MISSING)
        return; /* not read, so nothing is lost when it cannot be seen */
    diag_help(r->diags, DIAG_WARNING, "theme-override-unused",
              diag_in_file(path),
              STR("put settings into handbook.yaml, under theme_settings"),
              "this file is not read");
}

Theme *theme_open(Arena *arena, Str name, Str folder, Str override_folder,
                  const ThemeChoices *wanted, size_t wanted_count,
                  const Str *languages, size_t language_count, Diags *diags)
{
    Theme *theme = ARENA_NEW(arena, Theme);
    ThemeReader reader = {arena, diags, theme, override_folder};
    size_t before = diag_count(diags, DIAG_SYSTEM);

    theme->name = name;
    theme->folder = folder;
    theme->templates = mustache_open(arena, diags);
    if (!read_description(&reader, wanted, wanted_count))
        return NULL;
    theme_languages(&reader, languages, language_count);
    read_templates(&reader);
    read_assets(&reader);
    check_override_folder(&reader);
    if (!mustache_finish(theme->templates))
        return NULL;
    return diag_count(diags, DIAG_SYSTEM) == before ? theme : NULL;
}
