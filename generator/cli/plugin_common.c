/* cli/plugin_common.c - what the words of `handbook plugin` share. */
#include "base/compat.h"

#include "cli/cmd_plugin.h"

#include <stdlib.h>

#include "base/fs.h"
#include "base/path.h"

Str plugin_file(Arena *arena, const Places *places, Str name)
{
    for (size_t i = 0; i < places->count; i++) {
        Str file = arena_fmt(arena, "%.*s/%.*s.lua",
                             STR_ARG(places->folder[i]), STR_ARG(name));
        if (fs_info_follow(str_to_cstr(arena, file)).kind == FS_FILE)
            return file;
    }
    return STR("");
}

static int compare(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

Str *plugin_names(Arena *arena, const Places *places, Diags *diags,
                  size_t *count)
{
    Str *names = NULL;
    size_t capacity = 0, kept = 0;

    *count = 0;
    for (size_t i = 0; i < places->count; i++) {
        FsList list = {NULL, 0};
        int err =
            fs_list(arena, str_to_cstr(arena, places->folder[i]), &list);
        if (err != 0 && diags != NULL)
            diag_io(diags, "cannot-read", "open the folder",
                    places->folder[i], err);
        for (size_t k = 0; k < list.count; k++)
            if (list.item[k].kind == FS_FILE &&
                str_ends(list.item[k].name, ".lua"))
                ARENA_PUSH(arena, names, *count, capacity,
                           path_stem(list.item[k].name));
    }
    if (*count > 0)
        qsort(names, *count, sizeof *names, compare);
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || !str_eq(names[kept - 1], names[i]))
            names[kept++] = names[i];
    *count = kept;
    return names;
}

int plugin_no_such(Arena *arena, const Places *places, const Command *command,
                   Str name)
{
    size_t count;
    const Str *names = plugin_names(arena, places, NULL, &count);

    return command_no_such(command, "plugin", name, names, count);
}
