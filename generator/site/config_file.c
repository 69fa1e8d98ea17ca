/* site/config_file.c - reading handbook.yaml and publisher.yaml; checks that
 * both need. */
#include "base/compat.h"
#include "site/config_internal.h"

#include <errno.h>

#include "base/colour.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "site/data_text.h"
#include "site/words.h"

/* Is there such a file? Only "no such file" says no: what cannot be looked at
 * may be the handbook's, and building without it would lose it silently. */
static bool has_file(Site *site, Str name)
{
    Arena *arena = &site->arena;
    Str shown = path_join(arena, site->shown_folder, name);
    FsInfo info;
    int err = fs_probe(path_join(arena, site->content_folder, name).ptr, &info);

    if (err == ELOOP) /* a link in a ring: discover tells */
        return false;
    if (err != 0) {
        diag_io(site->diags, "cannot-read", "read this file", shown, err);
        return false;
    }
    if (info.kind != FS_FILE && info.kind != FS_MISSING)
        diag_help(site->diags, DIAG_ERROR, "not-a-file", diag_in_file(shown),
                  STR("give it another name, or delete it"),
                  info.kind == FS_FOLDER
                      ? "this should be a file, but it is a folder"
                      : "this should be a file, but it is a device or a pipe");
    return info.kind == FS_FILE;
}

/* Tells what of two names is there; the first wins. */
static Str find_file(Site *site, const char *name)
{
    Arena *arena = &site->arena;
    Str yaml = arena_fmt(arena, "%s.yaml", name);
    Str yml = arena_fmt(arena, "%s.yml", name);
    bool has_yaml = has_file(site, yaml);
    bool has_yml = has_file(site, yml);

    if (has_yaml && has_yml)
        diag_also(site->diags, DIAG_ERROR, "two-files",
                  diag_in_file(path_join(arena, site->shown_folder, yml)),
                  (DiagAlso){diag_in_file(path_join(arena, site->shown_folder,
                                                    yaml)),
                             "the other one is here"},
                  arena_fmt(arena, "move what you need to %s.yaml and delete "
                            "%s.yml", name, name),
                  "there is a %s.yaml too, and only one of them can be right",
                  name);
    if (has_yaml)
        return yaml;
    return has_yml ? yml : STR("");
}

/* The bytes as a Source, checked; NULL after an error. */
static const Source *read_source(Site *site, Str name)
{
    Arena *arena = &site->arena;
    Str shown = path_join(arena, site->shown_folder, name);
    Str disk = path_join(arena, site->content_folder, name);
    Str real, folder;
    int err = fs_real_path(arena, disk.ptr, &real);

    if (err == 0)
        err = fs_real_path(arena, site->content_folder.ptr, &folder);
    if (err == 0 && !path_is_inside(real, folder)) {
        diag_help(site->diags, DIAG_ERROR, "link-outside",
                  diag_in_file(shown),
                  STR("copy the file into the content folder instead"),
                  "this link leads out of the content folder");
        return NULL;
    }
    if (err != 0) {
        diag_io(site->diags, "cannot-read", "read this file", shown, err);
        return NULL;
    }
    return data_text_open(arena, real.ptr, shown, LIMIT_FRONT_MATTER_BYTES,
                          STR("settings are short: text belongs on pages"),
                          site->diags);
}

Value *config_read_file(Site *site, const char *name, const Source **source)
{
    Arena *arena = &site->arena;
    Str file = find_file(site, name);
    const Source *found = file.len > 0 ? read_source(site, file) : NULL;
    Value *map;

    if (!found)
        return value_map(arena);
    *source = found;
    map = data_text_read(arena, found, site->diags, NULL);
    if (map && map->kind == VALUE_MAP)
        return map;
    if (map && map->kind != VALUE_NULL)
        diag_help(site->diags, DIAG_ERROR, "wrong-type",
                  diag_at(found, words_first_line(found, map->span)),
                  STR("write lines such as: title: Your rights"),
                  "%.*s should be lines with a name before each, but this is "
                  "%s", STR_ARG(file), value_kind_name(map));
    return value_map(arena);
}

bool config_check_colour(const SchemaContext *context, Str name,
                         const Value *colour)
{
    Str text = colour->as.text;
    Colour parsed;

    if (colour_parse(text, &parsed))
        return true;
    diag_help(context->diags, DIAG_ERROR, "bad-colour",
              diag_at(context->source, colour->span),
              colour_help(context->arena, name, text),
              "'%.*s' is not a colour", STR_ARG(text));
    return false;
}

bool config_check_language(const SchemaContext *context, const Value *code)
{
    Str rest = code->as.text, part;
    size_t parts = 0;
    bool right = rest.len > 0;

    while (right && str_split(&rest, '-', &part)) {
        right = part.len >= 2 && part.len <= (parts == 0 ? 3u : 8u);
        for (size_t i = 0; right && i < part.len; i++)
            right = parts == 0 ? part.ptr[i] >= 'a' && part.ptr[i] <= 'z'
                               : ascii_is_alnum(part.ptr[i]);
        parts++;
    }
    if (right)
        return true;
    diag_help(context->diags, DIAG_ERROR, "bad-language",
              diag_at(context->source, code->span),
              STR("write the language's code: en for English, cy for Welsh"),
              "'%.*s' is not the code of a language",
              STR_ARG(code->as.text));
    return false;
}
