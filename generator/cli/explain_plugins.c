/* cli/explain_plugins.c - which plugin may say a code that has no page. */
#include "base/compat.h"

#include "cli/explain_plugins.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "cli/command.h"
#include "pipeline/places.h"
#include "site/severities.h"

static void read_folder(ExplainPlugins *plugins, Arena *arena, Str top,
                        Str folder)
{
    FsList list = {NULL, 0};

    if (fs_list(arena, str_to_cstr(arena, folder), &list) != 0)
        return;
    for (size_t i = 0; i < list.count; i++) {
        const FsEntry *entry = &list.item[i];
        ExplainPlugin plugin = {
            .folder = top, .path = path_join(arena, folder, entry->name)};

        /* types/ tells editors of all functions, with examples. */
        if (entry->kind == FS_FOLDER && str_eq(top, folder) &&
            !str_is(entry->name, "types"))
            read_folder(plugins, arena, top, plugin.path);
        else if (entry->kind == FS_FILE && str_ends(entry->name, ".lua") &&
                 fs_read(arena, str_to_cstr(arena, plugin.path),
                         LIMIT_FILE_BYTES, &plugin.text) == 0)
            ARENA_PUSH(arena, plugins->item, plugins->count,
                       plugins->capacity, plugin);
    }
}

void explain_plugins_read(ExplainPlugins *plugins, Arena *arena, Str content,
                          Diags *diags)
{
    Places places = places_find(arena, "lua-plugins", content,
                                common_program(arena), diags);

    plugins->read = true;
    for (size_t i = 0; i < places.count; i++)
        read_folder(plugins, arena, places.folder[i], places.folder[i]);
}

const ExplainPlugin *explain_plugins_who(const ExplainPlugins *plugins,
                                         Str code)
{
    for (size_t i = 0; i < plugins->count; i++)
        if (severities_plugin_says(plugins->item[i].text, code))
            return &plugins->item[i];
    return NULL;
}
