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

    if (source == NULL)
        return;
    (void)mustache_add(r->theme->templates, source, name);
    if (file->doubted)
        mustache_doubt(r->theme->templates, name);
}

static void read_templates(const ThemeReader *r)
{
    ThemeFiles files;

    theme_files(r, "templates", true, &files);
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

    theme_files(r, "assets", false, &files);
    theme->asset = ARENA_NEW_ARRAY(r->arena, ThemeAsset, files.count + 1);
    bool *own = ARENA_NEW_ARRAY(r->arena, bool, files.count + 1);

    for (size_t i = 0; i < files.count; i++)
        add_asset(r, &files.item[i], own);
    if (theme->asset_count > 1)
        qsort(theme->asset, theme->asset_count, sizeof *theme->asset,
              by_path);
}

/* --- all ------------------------------------------------------------------ */

/* Where a file belongs that lies in the override folder itself. */
static Str right_place(Str name)
{
    Str ending = path_extension(name);

    if (str_is(name, "theme.yaml"))
        return STR("put settings into handbook.yaml, under theme_settings");
    if (str_ieq(ending, STR("mustache")))
        return STR("move it to where the theme has its own: templates/, or "
                   "templates/parts/");
    if (str_ieq(ending, STR("yaml")) || str_ieq(ending, STR("yml")))
        return STR("words of the interface belong into i18n/en.yaml, or "
                   "cy.yaml for Welsh");
    return STR("style sheets, scripts and pictures belong into assets/");
}

static bool is_read(const FsEntry *item)
{
    static const char *const kinds[] = {"assets", "i18n", "templates", NULL};

    if (str_starts(item->name, ".") || str_is(item->name, "README.md"))
        return true;
    for (const char *const *kind = kinds; *kind; kind++)
        if (str_is(item->name, *kind))
            return true;
    return false;
}

/* What lies in the wrong place would change nothing, and nobody would know. A
 * folder that cannot be listed is told of where its parts are read. */
static void check_override_folder(const ThemeReader *r)
{
    Str words = path_join(r->arena, r->override_folder, STR("i18n"));
    FsList list;

    if (r->override_folder.len == 0)
        return;
    if (fs_list(r->arena, str_to_cstr(r->arena, r->override_folder), &list) ==
        0)
        for (size_t i = 0; i < list.count; i++)
            if (!is_read(&list.item[i]))
                diag_help(r->diags, DIAG_WARNING, "theme-override-unused",
                          diag_in_file(path_join(r->arena, r->override_folder,
                                                 list.item[i].name)),
                          list.item[i].kind == FS_FOLDER
                              ? STR("put it into one of templates/, assets/ "
                                    "and i18n/, which are")
                              : right_place(list.item[i].name),
                          list.item[i].kind == FS_FOLDER
                              ? "this folder is not read"
                              : "this file is not read");
    if (fs_list(r->arena, str_to_cstr(r->arena, words), &list) != 0)
        return;
    for (size_t i = 0; i < list.count; i++)
        if (str_ieq(path_extension(list.item[i].name), STR("yml")))
            diag_help(r->diags, DIAG_WARNING, "theme-override-unused",
                      diag_in_file(path_join(r->arena, words,
                                             list.item[i].name)),
                      STR("let its name end in .yaml"),
                      "this file is not read");
}

Theme *theme_open(Arena *arena, Str name, Str folder,
                  const ThemePlaces *places, Str override_folder,
                  const ThemeChoices *wanted, size_t wanted_count,
                  const Str *languages, size_t language_count, Diags *diags)
{
    Theme *theme = ARENA_NEW(arena, Theme);
    ThemeReader reader = {.arena = arena, .diags = diags, .theme = theme,
                          .places = places,
                          .override_folder = override_folder};
    size_t before = diag_count(diags, DIAG_SYSTEM);

    theme->name = name;
    theme->folder = folder;
    theme->templates = mustache_open(arena, diags);
    if (!theme_read_layers(&reader))
        return NULL;
    theme_settings(&reader, wanted, wanted_count);
    theme_languages(&reader, languages, language_count);
    read_templates(&reader);
    read_assets(&reader);
    check_override_folder(&reader);
    theme_check_names(&reader);
    if (!mustache_finish(theme->templates))
        return NULL;
    return diag_count(diags, DIAG_SYSTEM) == before ? theme : NULL;
}

bool theme_has_asset(const Theme *theme, const char *path)
{
    for (size_t i = 0; i < theme->asset_count; i++) {
        if (str_is(theme->asset[i].path, path))
            return true;
    }
    return false;
}
