/* site/config_file.c - reading handbook.yaml and publisher.yaml; checks that
 * both need. */
#include "base/compat.h"
#include "site/config_internal.h"

#include <errno.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "site/encoding.h"
#include "site/words.h"
#include "value/yaml.h"

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
        diag_help(site->diags, DIAG_ERROR, "two-files",
                  diag_in_file(path_join(arena, site->shown_folder, yml)),
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
    Str text, real, folder;
    const Source *source;
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
    if (err == 0)
        err = fs_read(arena, real.ptr, LIMIT_FRONT_MATTER_BYTES, &text);
    if (err == EFBIG) {
        diag_addf(site->diags, DIAG_ERROR, "file-too-large",
                  diag_in_file(shown), "this file is larger than %u KB",
                  LIMIT_FRONT_MATTER_BYTES / 1024);
        return NULL;
    }
    if (err != 0) {
        diag_io(site->diags, "cannot-read", "read this file", shown, err);
        return NULL;
    }
    source = source_new(arena, shown, text);
    if (!encoding_check(source, (Span){0, (uint32_t)text.len}, site->diags))
        return NULL;
    return source;
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
    map = yaml_read(arena, found, (Span){0, (uint32_t)found->text.len},
                    site->diags, NULL);
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

bool config_check_colour(const SchemaContext *context, const Value *colour)
{
    Str text = colour->as.text;
    bool right = (text.len == 4 || text.len == 7) && text.ptr[0] == '#';

    for (size_t i = 1; right && i < text.len; i++) {
        char c = ascii_lower(text.ptr[i]);

        right = ascii_is_digit(c) || (c >= 'a' && c <= 'f');
    }
    if (right)
        return true;
    diag_help(context->diags, DIAG_ERROR, "bad-colour",
              diag_at(context->source, colour->span),
              STR("write '#', three pairs of figures or letters a to f, and "
                  "quotes around them: accent: \"#1d4f91\""),
              "'%.*s' is not a colour", STR_ARG(text));
    return false;
}

bool config_check_logo(const SchemaContext *context, const Value *logo)
{
    const Site *site = context->site;
    Str target, disk;
    bool inside = path_resolve(context->arena, STR("handbook.yaml"),
                               logo->as.text, &target) &&
                  !str_starts(logo->as.text, "/");

    if (inside) {
        FsInfo info;
        int err;

        disk = path_join(context->arena, site->content_folder, target);
        err = fs_probe(disk.ptr, &info);
        if (err != 0)
            diag_io(context->diags, "cannot-read", "read this file",
                    path_join(context->arena, site->shown_folder, target),
                    err);
        if (err != 0 || info.kind == FS_FILE)
            return err == 0;
    }
    diag_help(context->diags, DIAG_ERROR, "missing-file",
              diag_at(context->source, logo->span),
              STR("put the picture beside this file and write its name: logo: "
                  "logo.svg"),
              "there is no picture '%.*s' in the handbook",
              STR_ARG(logo->as.text));
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
