/* pipeline/places.c - where themes and plugins are. */
#include "base/compat.h"

#include "pipeline/places.h"

#include "base/fs.h"
#include "base/path.h"

static void add(Arena *arena, Places *places, Str folder, const char *name)
{
    Str path = path_join(arena, folder, str_from(name));
    const char *cstr = str_to_cstr(arena, path);
    Str real;
    if (places->count == sizeof places->folder / sizeof places->folder[0] ||
        fs_info_follow(cstr).kind != FS_FOLDER ||
        fs_real_path(arena, cstr, &real) != 0)
        return;
    for (size_t i = 0; i < places->count; i++) {
        if (str_eq(places->folder[i], real))
            return;
    }
    places->folder[places->count++] = real;
}

Places places_find(Arena *arena, const char *name, Str content, Str program)
{
    Places places = {.count = 0};
    Str real;
    add(arena, &places, content, name);
    /* What lies beside any folder of Markdown is a stranger's; beside a
     * handbook it is the handbook's. */
    Str config = path_join(arena, content, STR("handbook.yaml"));
    if (fs_info_follow(str_to_cstr(arena, config)).kind == FS_FILE &&
        fs_real_path(arena, str_to_cstr(arena, content), &real) == 0)
        add(arena, &places, path_folder(real), name);
    if (program.len > 0) {
        Str folder = path_folder(program); /* build/, build/release/, bin/ */
        for (int up = 0; up < 3; up++) {
            Str makefile = path_join(arena, folder, STR("generator"));
            if (fs_info(str_to_cstr(arena, makefile)).kind == FS_FOLDER)
                add(arena, &places, folder, name);
            Str share = path_join(arena, folder, STR("share/handbook"));
            if (fs_info(str_to_cstr(arena, share)).kind == FS_FOLDER)
                add(arena, &places, share, name);
            folder = path_folder(folder);
        }
    }
    add(arena, &places, STR(HANDBOOK_DATADIR), name);
    return places;
}
