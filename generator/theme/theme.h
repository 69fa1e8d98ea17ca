/* theme/theme.h - one theme: settings, templates, strings, assets.
 *
 * Layer:   theme (may include base/, value/). Knows no page and no site.
 * Files:   themes/NAME/theme.yaml (name, summary, settings), templates/ (any
 *          depth, *.mustache; the name of a template is its path below
 *          templates/ without .mustache), assets/, i18n/LANG.yaml. An asset
 *          called X.mustache is a template for the asset X. The handbook's own
 *          content/theme/ has the same shape without theme.yaml; a file there
 *          replaces the theme's file of the same name, and its i18n/LANG.yaml
 *          replaces single strings. Names that begin with '.', and README.md,
 *          are passed over.
 * Based:   `based_on: NAME` takes templates, strings and settings, but no
 *          assets, from another theme where this one has none of the name.
 * Settings: colour ("#1d4f91"; `on`: colours that its words stand on, or that
 *          words on it have; `beside`: what its lines and frames stand on;
 *          `dark_on`, `dark_beside`: the same on dark pages, makes NAME_dark,
 *          the nearest colour that passes there, or what is chosen for it),
 *          text, boolean, number (`min`, `max`), choice (`choices`; makes
 *          NAME_CHOICE true for the one chosen).
 * Codes:   theme-file, theme-read, theme-setting-unknown, theme-setting-type,
 *          theme-setting-contrast, theme-string-type, theme-missing,
 *          theme-base, template-string-unknown (errors);
 *          theme-string-missing, theme-string-unknown, theme-language-missing,
 *          theme-override-unused (warnings).
 * Memory:  everything lives in the arena given to theme_open.
 * Threads: frozen after theme_open.
 */
#ifndef HB_THEME_THEME_H
#define HB_THEME_THEME_H

#include "theme/mustache.h"

typedef struct ThemeAsset {
    Str path;         /* in the site: "assets/handbook.css" */
    Str disk_path;    /* where to read it, NUL-terminated */
    bool is_template; /* render the template called `path` with the site-wide
                         context instead of copying disk_path */
} ThemeAsset;

typedef struct ThemeLanguage {
    Str code;             /* "en", "cy" */
    const Value *strings; /* a map: key -> text; every key the theme's English
                             has; missing ones are filled with the English text
                             after a warning (theme-string-missing) */
} ThemeLanguage;

typedef struct Theme {
    Str name;
    Str folder; /* as given */
    MustacheSet *templates;
    const Value *settings; /* a map: defaults, then the handbook's values */
    ThemeLanguage *language;
    size_t language_count;
    ThemeAsset *asset; /* sorted by path */
    size_t asset_count;
} Theme;

/* Values for settings, and the file they stand in. */
typedef struct ThemeChoices {
    const Value *values;  /* a map, or NULL */
    const Source *source; /* or NULL */
} ThemeChoices;

/* Folders that hold themes; the first that has one wins. */
typedef struct ThemePlaces {
    const Str *folder;
    size_t count;
    size_t own_count; /* of these, the first: they lie in the handbook, and the
                         values that their templates ask for are looked at */
} ThemePlaces;

/* The folder of a theme; "" after a report (theme-missing) with the nearest
 * name. */
Str theme_find(Arena *arena, const ThemePlaces *places, Str name, DiagPos at,
               Diags *diags);

/* The theme in `folder`, with what `override_folder` replaces ("" or missing:
 * nothing). Themes that it is based on are looked for in `places` (NULL: there
 * are none). `wanted` are the values chosen for settings, a later one over an
 * earlier one; `languages` the codes the handbook uses, first the default.
 * Reports to diags; NULL when the theme cannot be used: a theme.yaml that is
 * missing or broken, a template that does not compile. Unknown settings and
 * wrong types are errors at their place in handbook.yaml with the nearest right
 * name; the defaults are used. */
Theme *theme_open(Arena *arena, Str name, Str folder,
                  const ThemePlaces *places, Str override_folder,
                  const ThemeChoices *wanted, size_t wanted_count,
                  const Str *languages, size_t language_count, Diags *diags);

/* Whether it has a file at this path in the site: "assets/favicon.svg". */
bool theme_has_asset(const Theme *theme, const char *path);

/* The strings of a language; the first language's when it has none. */
const Value *theme_strings(const Theme *theme, Str language);

#endif
