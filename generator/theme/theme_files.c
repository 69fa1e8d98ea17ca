/* theme/theme_files.c - finds and reads the files of a theme and of what a
 * handbook puts in their place. */
#include "base/compat.h"

#include "theme/theme_internal.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "value/yaml.h"

#include <errno.h>
#include <stdlib.h>

Str theme_nearest(Arena *arena, Str word, const Str *names, size_t count)
{
    size_t near = str_nearest(word, names, count);

    if (near == STR_NONE)
        return STR("");
    return arena_fmt(arena, "did you mean '%.*s'?", STR_ARG(names[near]));
}

const ThemeFile *theme_file_find(const ThemeFiles *files, Str path)
{
    for (size_t i = 0; i < files->count; i++) {
        if (str_eq(files->item[i].path, path))
            return &files->item[i];
    }
    return NULL;
}

static void add_file(const ThemeReader *r, ThemeFiles *files, Str path,
                     Str disk_path, bool own, bool doubted)
{
    for (size_t i = 0; i < files->count; i++) {
        if (!str_eq(files->item[i].path, path))
            continue;
        files->item[i] = (ThemeFile){path, disk_path, own, doubted, own};
        return;
    }
    ARENA_PUSH(r->arena, files->item, files->count, files->capacity,
               (ThemeFile){path, disk_path, own, doubted, false});
}

static void refuse(const ThemeReader *r, Str disk_path, const char *why)
{
    diag_addf(r->diags, DIAG_ERROR, "theme-file", diag_in_file(disk_path),
              "%s", why);
}

/* A folder that cannot be listed. At the top there need be none: neither the
 * theme nor the handbook has to bring every kind of file. */
static void report_folder(const ThemeReader *r, Str folder, bool top, int err)
{
    FsInfo info = {.kind = FS_MISSING};

    if (err == ENOENT && top)
        return;
    if (err == ENOTDIR || err == ELOOP)
        info = fs_info(str_to_cstr(r->arena, folder));
    if (err == ENOTDIR && info.kind == FS_MISSING && top)
        return; /* it would lie below a file */
    if (info.kind == FS_LINK)
        refuse(r, folder, "this is a link: a theme takes no links");
    else if (info.kind == FS_FILE)
        refuse(r, folder, "this should be a folder, but it is a file");
    else
        diag_io(r->diags, "theme-read", "open the folder", folder, err);
}

static void walk(const ThemeReader *r, Str root, Str below, bool own,
                 bool doubted, unsigned depth, ThemeFiles *files)
{
    FsList list;
    Str folder = path_join(r->arena, root, below);
    int err = fs_list(r->arena, str_to_cstr(r->arena, folder), &list);

    if (err != 0) {
        report_folder(r, folder, below.len == 0, err);
        return;
    }
    for (size_t i = 0; i < list.count; i++) {
        Str name = list.item[i].name;
        Str path = below.len > 0 ? path_join(r->arena, below, name) : name;
        Str disk = path_join(r->arena, root, path);
        const char *bad = path_bad_name(name);

        if (str_starts(name, ".") || str_is(name, "README.md"))
            continue;
        if (bad != NULL)
            refuse(r, disk, bad);
        else if (list.item[i].kind == FS_FOLDER && depth > 0)
            walk(r, root, path, own, doubted, depth - 1, files);
        else if (list.item[i].kind == FS_FILE)
            add_file(r, files, path, disk, own, doubted);
        else
            refuse(r, disk, "neither a file nor a folder: a theme takes no "
                            "links, and no folders without end");
    }
}

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const ThemeFile *)a)->path,
                   ((const ThemeFile *)b)->path);
}

static void sort_files(ThemeFiles *files)
{
    if (files->count > 1)
        qsort(files->item, files->count, sizeof *files->item, by_path);
}

void theme_files_in(const ThemeReader *r, Str folder, const char *kind,
                    bool own, ThemeFiles *files)
{
    *files = (ThemeFiles){NULL, 0, 0};
    if (folder.len > 0)
        walk(r, path_join(r->arena, folder, str_from(kind)), STR(""), own,
             own, LIMIT_FOLDER_DEPTH, files);
    sort_files(files);
}

void theme_files(const ThemeReader *r, const char *kind, bool based,
                 ThemeFiles *files)
{
    Str name = str_from(kind);

    *files = (ThemeFiles){NULL, 0, 0};
    for (size_t i = based ? r->layer_count : 1; i-- > 0;)
        walk(r, path_join(r->arena, r->layer[i].folder, name), STR(""), false,
             r->layer[i].own, LIMIT_FOLDER_DEPTH, files);
    if (r->override_folder.len > 0)
        walk(r, path_join(r->arena, r->override_folder, name), STR(""), true,
             true, LIMIT_FOLDER_DEPTH, files);
    sort_files(files);
}

const Source *theme_read(const ThemeReader *r, Str disk_path)
{
    Str text;
    int err = fs_read(r->arena, str_to_cstr(r->arena, disk_path),
                      LIMIT_FILE_BYTES, &text);

    if (err == EFBIG) {
        refuse(r, disk_path, "this file is too large for a theme");
        return NULL;
    }
    if (err != 0) {
        diag_io(r->diags, "theme-read", "read this file", disk_path, err);
        return NULL;
    }
    const Source *source = source_new(r->arena, disk_path, text);
    size_t bad = utf8_invalid_at(text);

    if (bad != STR_NONE) {
        diag_help(r->diags, DIAG_ERROR, "theme-file",
                  diag_at(source, (Span){(uint32_t)bad, 1}),
                  STR(UTF8_SAVE_HELP), "this file is not saved as UTF-8");
        return NULL;
    }
    return source;
}

const Value *theme_read_map(const ThemeReader *r, Str disk_path,
                            const Source **source)
{
    bool ok = true;

    *source = theme_read(r, disk_path);
    if (*source == NULL)
        return NULL;
    Span whole = {0, (uint32_t)(*source)->text.len};
    const Value *map = yaml_read(r->arena, *source, whole, r->diags, &ok);

    if (map == NULL || map->kind == VALUE_MAP)
        return map;
    diag_addf(r->diags, DIAG_ERROR, "theme-file",
              diag_at(*source, map->span),
              "this file must hold names with their values, one a line");
    return NULL;
}
