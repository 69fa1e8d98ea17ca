/* plugin/plugin.h - Lua plugins: found, checked, and run over pages.
 *
 * Layer:   plugin (may include base/, value/, doc/, site/). The only room that
 *          sees lua.h. The contract towards plugins is lua-plugins/README.md.
 * Life:    main opens a PluginSet (finds the files, loads each once to check
 *          its shape) and one PluginHost a worker; hooks run through hosts;
 *          main closes all.
 * Errors:  a plugin that is missing, broken, fails or runs out of memory or of
 *          its budget is a diagnostic at its own file and line (codes
 *          plugin-...), with the page element it was on; other plugins and
 *          pages go on. Nothing here ever raises or jumps to a caller.
 * Threads: a PluginSet is frozen after open; a PluginHost belongs to one
 *          worker at a time.
 */
#ifndef HB_PLUGIN_PLUGIN_H
#define HB_PLUGIN_PLUGIN_H

#include "site/site.h"

typedef struct PluginSet PluginSet;
typedef struct PluginHost PluginHost;

/* a-z, 0-9, '-' and '_': what a plugin's file may be called, without .lua. */
bool plugin_is_name(Str name);

/* Interface strings for plugins: the map of a language, borrowed. */
typedef const Value *PluginStrings(void *context, Str language);

/* Finds site->config.plugin[] as NAME.lua in the folders, the first folder
 * first (the handbook's own, then the installed ones). Returns [site arena] or
 * NULL when one cannot be used (plugin-missing with the nearest name, at its
 * place in handbook.yaml; plugin-syntax, plugin-shape at the plugin's line). */
PluginSet *plugins_open(Site *site, const Str *folders, size_t folder_count,
                        PluginStrings *strings, void *strings_context);

/* What a plugin says of itself; borrowed from the set. */
typedef struct PluginOption {
    Str name, type, summary; /* summary "" without */
    const char *const *choices; /* of type choice, ended by NULL; or NULL */
    const Value *value;      /* its default; NULL: none */
} PluginOption;

typedef struct PluginInfo {
    Str name, summary; /* summary "" without */
    Str path;          /* of its file, as messages name it */
    bool has_collect, has_site;
    uint32_t kinds; /* NodeKinds that it filters, as bits */
    const Str *publishes, *many, *reads; /* many is part of publishes */
    size_t publish_count, many_count, read_count;
    const PluginOption *option;
    size_t option_count;
} PluginInfo;

/* The plugin with this place in the set; false behind the last. */
bool plugin_info(const PluginSet *set, size_t index, PluginInfo *out);

/* One worker's Lua state with every plugin loaded [detached: close it]. NULL
 * after a diagnostic. */
PluginHost *plugin_host_open(PluginSet *set);
void plugin_host_close(PluginHost *host); /* NULL is fine */

/* A plugin that runs out of steps or memory on one page most likely does so on
 * every page, and ten thousand times a quarter of a second is an hour. So the
 * pages of a phase are run in batches: plugin_batch says how many come next
 * when `done` pages are, and after each batch, while no host runs,
 * plugin_review stops the plugins that ran out on several pages, and says so.
 * Batches are the same for any number of workers: so is what is stopped. */
size_t plugin_batch(size_t done);
void plugin_review(PluginSet *set); /* NULL is fine */

/* Runs every plugin's collect on a page. Facts go to the page. */
void plugin_collect(PluginHost *host, Page *page);
/* Tells site->facts which kinds may hold many, before the first merge. */
void plugin_declare_facts(const PluginSet *set, Site *site);
/* Runs every plugin's site hook, in order; pages it adds are in site->page
 * behind the others, read already; the caller builds the index again and
 * collects them. */
void plugin_site_step(PluginHost *host, Site *site);
/* Marks the page's terms, then runs every plugin's filters on it, in order,
 * each a full pass. */
void plugin_filter(PluginHost *host, Page *page);
/* When all pages are filtered: notes for terms that none of them has. Entries
 * may be NULL. */
void plugin_report_terms(PluginHost *const *host, size_t count,
                         const Site *site);

#endif
