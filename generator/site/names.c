/* site/names.c - "did you mean" for pages, files and ids of the whole site. */
#include "base/compat.h"
#include "site/names.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/path.h"
#include "site/nearest.h"

struct Names {
    pthread_mutex_t lock; /* around all below */
    Arena arena;
    const Nearest *kind[NAMES__COUNT];
    Map by_file_name; /* file name -> Str path, or &ambiguous */
    Map folders;      /* folder -> anything */
    bool has_file_names;
};

static const Str ambiguous = STR_INIT("");

Names *names_open(void)
{
    Names *names = xcalloc(1, sizeof *names);

    if (pthread_mutex_init(&names->lock, NULL))
        BUG("cannot make a lock");
    arena_init(&names->arena);
    return names;
}

void names_close(Names *names)
{
    if (!names)
        return;
    pthread_mutex_destroy(&names->lock);
    arena_release(&names->arena);
    free(names);
}

/* Source paths of all that can be linked to. */
static size_t file_names(const Site *site, Arena *arena, Str **out)
{
    Str *names =
        ARENA_NEW_ARRAY(arena, Str, site->page_count + site->asset_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->generated && !site->page[i]->skipped)
            names[count++] = site->page[i]->source_path;
    for (size_t i = 0; i < site->asset_count; i++)
        names[count++] = site->asset[i].source_path;
    *out = names;
    return count;
}

static size_t ids(const Site *site, Arena *arena, Str **out)
{
    size_t whole = site->page_by_id.count;
    Str *names = ARENA_NEW_ARRAY(arena, Str,
                                 whole + site->page_by_last.count + 1);
    size_t count = 0;

    for (size_t i = 0; i < whole; i++)
        names[count++] = map_at(&site->page_by_id, i)->key;
    for (size_t i = 0; i < site->page_by_last.count; i++) {
        const MapEntry *entry = map_at(&site->page_by_last, i);

        if (!map_has(&site->page_by_id, entry->key))
            names[count++] = entry->key;
    }
    *out = names;
    return count;
}

static size_t data_names(const Site *site, Arena *arena, Str **out)
{
    size_t count = site->data_file_count;
    Str *names = ARENA_NEW_ARRAY(arena, Str, count + 1);

    for (size_t i = 0; i < count; i++)
        names[i] = site->data_file[i].source_path;
    *out = names;
    return count;
}

static const Nearest *table_of(const Site *site, NamesKind kind)
{
    static size_t (*const LIST[NAMES__COUNT])(const Site *, Arena *, Str **) = {
        [NAMES_FILES] = file_names,
        [NAMES_IDS] = ids,
        [NAMES_DATA] = data_names,
    };
    Names *names = site->names;

    if (!names->kind[kind]) {
        Str *list;
        size_t count = LIST[kind](site, &names->arena, &list);

        names->kind[kind] = nearest_new(&names->arena, list, count);
    }
    return names->kind[kind];
}

Str names_nearest(const Site *site, NamesKind kind, Str word)
{
    const Nearest *table;

    if (!site->names)
        return STR("");
    pthread_mutex_lock(&site->names->lock);
    table = table_of(site, kind);
    pthread_mutex_unlock(&site->names->lock);
    return nearest_find(table, word);
}

static void make_file_names(const Site *site)
{
    Names *names = site->names;
    Str *list;
    size_t count = file_names(site, &names->arena, &list);

    map_init(&names->by_file_name, &names->arena);
    map_init(&names->folders, &names->arena);
    for (size_t i = 0; i < count; i++) {
        Str name = path_name(list[i]);
        bool taken = map_has(&names->by_file_name, name);

        map_put(&names->by_file_name, name,
                taken ? arena_copy(&names->arena, &ambiguous,
                                   sizeof ambiguous)
                      : (void *)&list[i]);
        for (Str folder = path_folder(list[i]);
             folder.len > 0 && !map_has(&names->folders, folder);
             folder = path_folder(folder))
            map_put(&names->folders, folder, names);
    }
    names->has_file_names = true;
}

Str names_elsewhere(const Site *site, Str file_name)
{
    const Str *path;

    if (!site->names)
        return STR("");
    pthread_mutex_lock(&site->names->lock);
    if (!site->names->has_file_names)
        make_file_names(site);
    path = map_get(&site->names->by_file_name, file_name);
    pthread_mutex_unlock(&site->names->lock);
    return path ? *path : STR("");
}

bool names_is_folder(const Site *site, Str path)
{
    bool found;

    if (!site->names)
        return false;
    pthread_mutex_lock(&site->names->lock);
    if (!site->names->has_file_names)
        make_file_names(site);
    found = map_has(&site->names->folders, path);
    pthread_mutex_unlock(&site->names->lock);
    return found;
}
