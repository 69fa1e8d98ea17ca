/* pipeline/places.c - where themes, plugins and the like are. */
#include "base/compat.h"

#include "pipeline/places.h"

#include "base/fs.h"
#include "base/path.h"

/* True when path is of that kind. A disk that cannot say is reported: it must
 * not pass for "not there". */
static bool is_there(Arena *arena, Str path, FsKind kind, Diags *diags)
{
    FsInfo info;
    int err = fs_probe(str_to_cstr(arena, path), &info);
    if (err != 0)
        diag_io(diags, "cannot-read", "look at", path, err);
    return err == 0 && info.kind == kind;
}

static void add(Arena *arena, Places *places, Str folder, const char *name,
                Diags *diags)
{
    Str path = path_join(arena, folder, str_from(name));
    Str real;
    if (places->count == sizeof places->folder / sizeof places->folder[0] ||
        !is_there(arena, path, FS_FOLDER, diags) ||
        fs_real_path(arena, str_to_cstr(arena, path), &real) != 0)
        return;
    for (size_t i = 0; i < places->count; i++) {
        if (str_eq(places->folder[i], real))
            return;
    }
    places->folder[places->count++] = real;
}

/* What lies beside the program: in its source tree (there below `room`), or
 * installed with it. */
static void add_beside(Arena *arena, Places *places, const char *room,
                       Str program, const char *name, Diags *diags)
{
    /* build/, build/release/, bin/; lib/handbook/ where ld.so starts the
     * program (dist/launcher.c) */
    Str folder = path_folder(program);
    bool installed = false;

    for (int up = 0; program.len > 0 && up < 3; up++) {
        Str tree = path_join(arena, folder, STR("generator"));
        Str share = path_join(arena, folder, STR("share/handbook"));

        if (fs_info(str_to_cstr(arena, tree)).kind == FS_FOLDER)
            add(arena, places,
                room[0] == '\0' ? folder
                                : path_join(arena, folder, str_from(room)),
                name, diags);
        if (fs_info(str_to_cstr(arena, share)).kind == FS_FOLDER) {
            add(arena, places, share, name, diags);
            installed = true;
        }
        folder = path_folder(folder);
    }
    /* A program that was moved alone. One with its own data beside it must not
     * take what another version put there. */
    if (!installed)
        add(arena, places, STR(HANDBOOK_DATADIR), name, diags);
}

Places places_find(Arena *arena, const char *name, Str content, Str program,
                   Diags *diags)
{
    Places places = {.count = 0};
    Str real;
    add(arena, &places, content, name, diags);
    places.own_count = places.count;
    /* What lies beside any folder of Markdown is a stranger's; beside a
     * handbook it is the handbook's. */
    Str config = path_join(arena, content, STR("handbook.yaml"));
    if (is_there(arena, config, FS_FILE, diags) &&
        fs_real_path(arena, str_to_cstr(arena, content), &real) == 0)
        add(arena, &places, path_folder(real), name, diags);
    add_beside(arena, &places, "", program, name, diags);
    return places;
}

Places places_shipped(Arena *arena, const char *name, Str program,
                      Diags *diags)
{
    Places places = {.count = 0};

    add_beside(arena, &places, "generator", program, name, diags);
    return places;
}
