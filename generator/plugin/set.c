/* plugin/set.c - the plugins handbook.yaml names: found, read, checked. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <string.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/facts.h"
#include "site/severities.h"

/* Longer names would be cut where Lua tells the place of an error. */
#define NAME_MAX_BYTES 48

/* Pages in the first batch, and how often a plugin may run out. */
#define BATCH_FIRST 4
#define RAN_OUT_MOST 3

/* Checks that a plugin's text can be one. */
static bool check_text(PluginSet *set, const Source *source)
{
    size_t bad = utf8_invalid_at(source->text);

    if (bad == STR_NONE)
        return true;
    diag_help(set->site->diags, DIAG_ERROR, "plugin-syntax",
              diag_at(source, (Span){(uint32_t)bad, 1}), STR(UTF8_SAVE_HELP),
              "this file is not saved as UTF-8");
    return false;
}

/* How messages name a plugin's file: as the content folder was given when it
 * lies in that or beside it, else as it was found. */
static Str shown_path(const Site *site, Arena *arena, Str path)
{
    Str content = site->real_folder, beside = path_folder(content);
    Str shown = site->shown_folder;

    if (content.len == 0)
        return path;
    if (path_is_inside(path, content))
        return path_join(arena, shown,
                         str_slice(path, content.len + 1, path.len));
    if (beside.len > 1 && path_is_inside(path, beside))
        return path_join(arena,
                         shown.len > 0 ? path_folder(shown) : STR(".."),
                         str_slice(path, beside.len + 1, path.len));
    return path;
}

static const Source *read_file(PluginSet *set, Str path)
{
    Arena *arena = &set->site->arena;
    const char *disk = str_to_cstr(arena, path);
    Source *source;
    Str text;
    FsInfo info;
    int err;

    if (!disk)
        return NULL;
    err = fs_probe(disk, &info);
    if (err == 0 && info.kind != FS_FILE)
        return NULL;
    if (err == 0)
        err = fs_read(arena, disk, LIMIT_FILE_BYTES, &text);
    if (err != 0) {
        diag_io(set->site->diags, "plugin-missing", "read this file", path,
                err);
        return NULL;
    }
    source = source_new(arena, shown_path(set->site, arena, path), text);
    severities_note_plugin(set->site, source);
    return check_text(set, source) ? source : NULL;
}

const Source *set_file(PluginSet *set, Str name)
{
    Arena *arena = &set->site->arena;
    Str chunk = arena_fmt(&set->site->arena, "%.*s.lua", STR_ARG(name));
    const Source *found = map_get(&set->files, chunk);

    for (size_t i = 0; !found && set->open && i < set->folder_count; i++) {
        found = read_file(set, path_join(arena, set->folder[i], chunk));
        if (!found)
            continue;
        map_put(&set->files, chunk, (void *)(uintptr_t)found);
        map_put(&set->may_set, chunk, watch_read_file(arena, found));
    }
    return found;
}

/* The plugin in the folders whose name is nearest, or "". */
static Str nearest_file(PluginSet *set, Str name)
{
    Arena *arena = &set->site->arena;
    Str *names = NULL;
    size_t count = 0, capacity = 0, near;

    for (size_t i = 0; i < set->folder_count; i++) {
        const char *folder = str_to_cstr(arena, set->folder[i]);
        FsList list = {0};
        if (!folder || fs_list(arena, folder, &list) != 0)
            continue;
        for (size_t k = 0; k < list.count; k++)
            if (str_ends(list.item[k].name, ".lua"))
                ARENA_PUSH(arena, names, count, capacity,
                           path_stem(list.item[k].name));
    }
    near = str_nearest(name, names, count);
    return near == STR_NONE ? STR("") : names[near];
}

bool plugin_is_name(Str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '-' &&
            c != '_')
            return false;
    }
    return name.len > 0 && name.len <= NAME_MAX_BYTES;
}

static DiagPos choice_pos(const Site *site, const PluginChoice *choice)
{
    if (!site->config.source || choice->span.len == 0)
        return diag_nowhere();
    return diag_at(site->config.source, choice->span);
}

static void report_missing(PluginSet *set, const PluginChoice *choice)
{
    Site *site = set->site;
    Str near = nearest_file(set, choice->name);
    Str help;

    if (near.len > 0)
        help = arena_fmt(&site->arena, "did you mean '%.*s'?", STR_ARG(near));
    else
        help = arena_fmt(&site->arena, "a plugin is a file %.*s",
                         STR_ARG(path_join(&site->arena, site->shown_folder,
                                           STR("lua-plugins/NAME.lua"))));
    diag_help(site->diags, DIAG_ERROR, "plugin-missing",
              choice_pos(site, choice), help, "there is no plugin '%.*s'",
              STR_ARG(choice->name));
}

static bool find_plugin(PluginSet *set, Plugin *plugin,
                        const PluginChoice *choice)
{
    Diags *diags = set->site->diags;
    size_t before = diag_count(diags, DIAG_ERROR);

    plugin->choice = choice;
    plugin->name = str_dup(&set->site->arena, choice->name);
    plugin->options = value_map(&set->site->arena);
    if (plugin_is_name(choice->name))
        plugin->source = set_file(set, plugin->name);
    if (plugin->source)
        return true;
    if (diag_count(diags, DIAG_ERROR) == before)
        report_missing(set, choice);
    return false;
}

/* One state that loads everything once: each plugin's shape is read, and what
 * it requires is found. */
static bool check_plugins(PluginSet *set)
{
    PluginHost *host;

    set->open = true;
    host = plugin_host_open(set);
    set->open = false;
    plugin_host_close(host);
    return host != NULL;
}

static const Str *copy_folders(Arena *arena, const Str *folders, size_t count)
{
    Str *copy = ARENA_NEW_ARRAY(arena, Str, count + 1);

    for (size_t i = 0; i < count; i++)
        copy[i] = str_dup(arena, folders[i]);
    return copy;
}

PluginSet *plugins_open(Site *site, const Str *folders, size_t folder_count,
                        PluginStrings *strings, void *strings_context)
{
    Arena *arena = &site->arena;
    PluginSet *set = ARENA_NEW(arena, PluginSet);
    size_t wanted = site->config.plugin_count;
    bool ok = true;

    set->site = site;
    set->folder = copy_folders(arena, folders, folder_count);
    set->folder_count = folder_count;
    set->strings = strings;
    set->strings_context = strings_context;
    set->plugin = ARENA_NEW_ARRAY(arena, Plugin, wanted + 1);
    set->run = ARENA_NEW_ARRAY(arena, PluginRun, wanted + 1);
    for (size_t i = 0; i < wanted; i++)
        atomic_init(&set->run[i].ran_out, 0);
    map_init(&set->files, arena);
    map_init(&set->may_set, arena);
    map_init(&set->code, arena);
    set->open = true;
    for (size_t i = 0; i < wanted; i++) {
        if (find_plugin(set, &set->plugin[set->count],
                        &site->config.plugin[i]))
            set->count++;
        else
            ok = false;
    }
    set->open = false;
    /* The others are checked all the same: one mistake hides no other. */
    if (!check_plugins(set))
        ok = false;
    return ok ? set : NULL;
}

size_t plugin_batch(size_t done)
{
    return done < BATCH_FIRST ? BATCH_FIRST : done * 3;
}

void plugin_review(PluginSet *set)
{
    for (size_t i = 0; set && i < set->count; i++) {
        size_t ran_out = atomic_load(&set->run[i].ran_out);
        if (set->run[i].stopped || ran_out < RAN_OUT_MOST)
            continue;
        set->run[i].stopped = true;
        diag_help(set->site->diags, DIAG_ERROR, "plugin-budget",
                  diag_at(set->plugin[i].source, DIAG_WHOLE_FILE),
                  STR("mend what never ends; or if the pages are that large,"
                      " give plugins more: plugin_limits: {steps: 100"
                      " million, memory: 256 MB} in handbook.yaml"),
                  "plugin '%.*s' used up its steps or its memory %zu times"
                  " and was stopped: there may be more to mend in it",
                  STR_ARG(set->plugin[i].name), ran_out);
    }
}

bool plugin_info(const PluginSet *set, size_t index, PluginInfo *out)
{
    const Plugin *plugin;

    if (index >= set->count)
        return false;
    plugin = &set->plugin[index];
    *out = (PluginInfo){.name = plugin->name,
                        .summary = plugin->summary,
                        .path = plugin->source->path,
                        .has_collect = plugin->has_collect,
                        .has_site = plugin->has_site,
                        .kinds = plugin->kinds,
                        .publishes = plugin->publishes,
                        .many = plugin->many,
                        .reads = plugin->reads,
                        .publish_count = plugin->publish_count,
                        .many_count = plugin->many_count,
                        .read_count = plugin->read_count,
                        .option = plugin->declared,
                        .option_count = plugin->option_count};
    return true;
}

void plugin_declare_facts(const PluginSet *set, Site *site)
{
    for (size_t i = 0; i < set->count; i++)
        for (size_t k = 0; k < set->plugin[i].many_count; k++)
            facts_allow_many(site, set->plugin[i].many[k]);
}
