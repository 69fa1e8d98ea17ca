/* theme/theme_internal.h - shared by the files that read a theme.
 *
 * Layer: theme, only for theme*.c.
 */
#ifndef HB_THEME_THEME_INTERNAL_H
#define HB_THEME_THEME_INTERNAL_H

#include "base/colour.h"
#include "theme/theme.h"

/* A theme.yaml: of the theme itself, or of one that it is based on. */
typedef struct ThemeLayer {
    Str name;
    Str folder;
    const Source *source;  /* theme.yaml */
    const Value *settings; /* as they stand there, or NULL */
    bool own;              /* it lies in the handbook */
} ThemeLayer;

/* Themes that are based on each other: nobody can follow more. */
#define THEME_LAYERS_MAX 8

typedef struct ThemeReader {
    Arena *arena;
    Diags *diags;
    Theme *theme;
    const ThemePlaces *places; /* where themes to be based on are, or NULL */
    Str override_folder;       /* "" for none */
    ThemeLayer layer[THEME_LAYERS_MAX]; /* the theme itself first */
    size_t layer_count;
} ThemeReader;

/* One file below a folder of the theme, or the handbook's in its place. */
typedef struct ThemeFile {
    Str path;      /* below the folder: "parts/rights.mustache" */
    Str disk_path; /* NUL-terminated; also what messages show */
    bool own;      /* it is the handbook's, put in the theme's place */
    bool doubted;  /* it did not come with the program, whose tests know that
                      its values are there */
    bool replaces; /* … and the theme has one of this name */
} ThemeFile;

typedef struct ThemeFiles {
    ThemeFile *item; /* sorted by path */
    size_t count, capacity;
} ThemeFiles;

/* theme_base.c: the theme's own theme.yaml and those of the themes it is based
 * on into reader->layer. False after a report of one that is not there or
 * cannot be read: all that it lacks would be told as well. */
bool theme_read_layers(ThemeReader *reader);

/* theme_files.c: all files below folder/kind ("templates") of the theme, of the
 * themes it is based on (with `based`), and of the overrides. */
void theme_files(const ThemeReader *reader, const char *kind, bool based,
                 ThemeFiles *files);
/* The same of one theme alone, or of the overrides. */
void theme_files_in(const ThemeReader *reader, Str folder, const char *kind,
                    bool own, ThemeFiles *files);
const ThemeFile *theme_file_find(const ThemeFiles *files, Str path);
/* A file as text; NULL after a report. */
const Source *theme_read(const ThemeReader *reader, Str disk_path);
/* A YAML file that must hold a map; NULL after a report. */
const Value *theme_read_map(const ThemeReader *reader, Str disk_path,
                            const Source **source);

/* One setting while it is read: its declaration and where the value that is
 * being looked at stands. */
typedef struct Setting {
    const ThemeReader *reader;
    Str name;
    const Value *declared;
    const Source *source; /* of the value: theme.yaml or handbook.yaml */
    const char *code;     /* for mistakes in the value */
    bool declaring;       /* it is the default in theme.yaml */
    Value *out;           /* Theme.settings */
} Setting;

/* theme_settings.c: Theme.settings from the layers' and the handbook's. */
void theme_settings(const ThemeReader *reader, const ThemeChoices *wanted,
                    size_t wanted_count);
/* theme_setting_colour.c */
bool theme_take_colour(const Setting *setting, const Value *value);
Str theme_dark_name(Arena *arena, Str name); /* "accent_dark" */
/* Adds the setting for dark pages to those that are declared. */
void theme_declare_dark(Arena *arena, Value *declared,
                        const ValueEntry *entry);

/* theme_strings.c: Theme.language. */
void theme_languages(const ThemeReader *reader, const Str *languages,
                     size_t count);

/* theme_names.c: strings and settings that templates ask for in vain. */
void theme_check_names(const ThemeReader *reader);

/* theme_colour.c: what a colour is printed on or under (words), and what its
 * lines and frames stand beside. */
#define COLOUR_USES_MAX 16
typedef struct ColourUses {
    Colour on[COLOUR_USES_MAX], beside[COLOUR_USES_MAX];
    size_t on_count, beside_count;
} ColourUses;

typedef struct ColourFailure {
    Colour against;
    double contrast, wanted;
} ColourFailure;

/* WCAG 2 contrast: 1 to 21. */
double colour_contrast(Colour a, Colour b);
/* The first use that the colour fails in. */
bool colour_fails(Colour colour, const ColourUses *uses, ColourFailure *out);
/* How different two colours look: their distance in OKLab. */
double colour_distance(Colour a, Colour b);
/* The colour that passes in all uses and looks least different, among those of
 * the same hue: each lightness, as strong as `colour` or as strong as a screen
 * can show. False when none passes. */
bool colour_nearest(Colour colour, const ColourUses *uses, Colour *out);

/* Help with the nearest of several names, or "" [arena]. */
Str theme_nearest(Arena *arena, Str word, const Str *names, size_t count);

#endif
