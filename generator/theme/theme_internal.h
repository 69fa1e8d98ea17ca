/* theme/theme_internal.h - shared by the files that read a theme.
 *
 * Layer: theme, only for theme*.c.
 */
#ifndef HB_THEME_THEME_INTERNAL_H
#define HB_THEME_THEME_INTERNAL_H

#include "theme/theme.h"

typedef struct ThemeReader {
    Arena *arena;
    Diags *diags;
    Theme *theme;
    Str override_folder; /* "" for none */
} ThemeReader;

/* One file below a folder of the theme, or the handbook's in its place. */
typedef struct ThemeFile {
    Str path;      /* below the folder: "parts/rights.mustache" */
    Str disk_path; /* NUL-terminated; also what messages show */
    bool own;      /* it is the handbook's */
    bool replaces; /* … and the theme has one of this name */
} ThemeFile;

typedef struct ThemeFiles {
    ThemeFile *item; /* sorted by path */
    size_t count, capacity;
} ThemeFiles;

/* theme_files.c: all files below folder/kind ("templates") of the theme and
 * of the overrides. */
void theme_files(const ThemeReader *reader, const char *kind,
                 ThemeFiles *files);
const ThemeFile *theme_file_find(const ThemeFiles *files, Str path);
/* A file as text; NULL after a report. */
const Source *theme_read(const ThemeReader *reader, Str disk_path);
/* A YAML file that must hold a map; NULL after a report. */
const Value *theme_read_map(const ThemeReader *reader, Str disk_path,
                            const Source **source);

/* theme_settings.c: Theme.settings from theme.yaml's and the handbook's. */
void theme_settings(const ThemeReader *reader, const Value *declared,
                    const Source *source, const ThemeChoices *wanted,
                    size_t wanted_count);

/* theme_strings.c: Theme.language. */
void theme_languages(const ThemeReader *reader, const Str *languages,
                     size_t count);

/* theme_colour.c: "#abc" or "#aabbcc", any case. */
typedef struct Colour {
    uint8_t red, green, blue;
} Colour;
bool colour_parse(Str text, Colour *out);
Str colour_text(Arena *arena, Colour colour); /* "#aabbcc" */
/* WCAG 2 contrast: 1 to 21. */
double colour_contrast(Colour a, Colour b);
/* The nearest to `colour` that has `wanted` on all of `on`: mixed with black
 * or with white, whichever needs less. */
Colour colour_readable(Colour colour, const Colour *on, size_t count,
                       double wanted);

/* Help with the nearest of several names, or "" [arena]. */
Str theme_nearest(Arena *arena, Str word, const Str *names, size_t count);

#endif
