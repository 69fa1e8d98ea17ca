/* cli/dictionaries.c - where this machine has dictionaries. */
#include "base/compat.h"

#include "cli/common.h"

#include <stdlib.h>

#include "base/path.h"
#include "pipeline/places.h"

static Str from_environment(const char *name)
{
    const char *value = getenv(name);
    return str_from(value != NULL ? value : "");
}

/* What `make dist` put beside the program comes last: what is installed here
 * was chosen here. */
static Str with_shipped(Arena *arena, Str folders, Diags *diags)
{
    Places shipped = places_shipped(arena, "dictionaries",
                                    common_program(arena), diags);
    for (size_t i = 0; i < shipped.count; i++)
        folders = arena_fmt(arena, "%.*s:%.*s", STR_ARG(folders),
                            STR_ARG(shipped.folder[i]));
    return folders;
}

Str common_dictionaries(Arena *arena, Diags *diags)
{
    Str own = from_environment("DICPATH");
    Str home = from_environment("XDG_DATA_HOME");
    Str all = from_environment("XDG_DATA_DIRS"), one;
    if (own.len > 0)
        return own;
    if (home.len == 0 && from_environment("HOME").len > 0)
        home = path_join(arena, from_environment("HOME"),
                         STR(".local/share"));
    if (all.len == 0)
        all = STR("/usr/local/share:/usr/share");
    Str folders = home.len > 0 ? path_join(arena, home, STR("hunspell"))
                               : STR("");
    while (str_split(&all, ':', &one)) {
        Str folder = path_join(arena, one, STR("hunspell"));
        folders = arena_fmt(arena, "%.*s:%.*s", STR_ARG(folders),
                            STR_ARG(folder));
    }
    return with_shipped(arena, folders, diags);
}
