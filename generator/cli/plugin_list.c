/* cli/plugin_list.c - handbook plugin list: which plugins there are. */
#include "base/compat.h"

#include "cli/cmd_plugin.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "plugin/plugin.h"
#include "site/config.h"
#include "value/json.h"

typedef struct List {
    Arena arena;
    Str content, real_content;
    Places places;
    Buf line;
    size_t broken;
} List;

static void print_names(const char *what, const Str *name, size_t count,
                        const Str *many, size_t many_count)
{
    if (count == 0)
        return;
    printf("      %s ", what);
    for (size_t i = 0; i < count; i++)
        printf("%s%.*s%s", i == 0 ? "" : ", ", STR_ARG(name[i]),
               str_among(name[i], many, many_count) ? " (many)" : "");
    putchar('\n');
}

static void print_hooks(const PluginInfo *info)
{
    const char *between = "";

    fputs("      sees ", stdout);
    if (info->has_collect) {
        fputs("each page (collect)", stdout);
        between = ", ";
    }
    if (info->has_site) {
        printf("%sthe whole handbook (site)", between);
        between = ", ";
    }
    for (int i = 0; i < NODE__COUNT; i++)
        if ((info->kinds & ((uint32_t)1 << i)) != 0) {
            printf("%s%s", between, node_kind_name((NodeKind)i));
            between = ", ";
        }
    puts(between[0] != '\0' ? "" : "nothing");
}

static void print_option(List *list, const PluginOption *option)
{
    printf("      option %.*s: %.*s", STR_ARG(option->name),
           STR_ARG(option->type));
    for (size_t i = 0; option->choices != NULL && option->choices[i]; i++)
        printf("%s%s", i == 0 ? " of " : ", ", option->choices[i]);
    if (option->value != NULL) {
        buf_reset(&list->line);
        json_write(&list->line, option->value);
        printf("; without it %.*s", STR_ARG(buf_str(&list->line)));
    }
    putchar('\n');
    if (option->summary.len > 0)
        printf("          %.*s\n", STR_ARG(option->summary));
}

static void print_plugin(List *list, const PluginInfo *info)
{
    printf("\n  %.*s\n", STR_ARG(info->name));
    if (info->summary.len > 0)
        printf("      %.*s\n", STR_ARG(info->summary));
    printf("      %.*s\n", STR_ARG(info->path));
    print_hooks(info);
    print_names("publishes", info->publishes, info->publish_count,
                info->many, info->many_count);
    print_names("reads", info->reads, info->read_count, NULL, 0);
    for (size_t i = 0; i < info->option_count; i++)
        print_option(list, &info->option[i]);
}

/* Each is loaded by itself: one that is broken hides no other. */
static void list_plugin(List *list, Str name)
{
    Diags *unheard = diag_open(false), *diags = diag_open(false);
    PluginChoice choice = {.name = name};
    PluginSet *set;
    PluginInfo info;
    Site site;

    site_init(&site, unheard, list->content);
    config_load(&site);
    site.diags = diags;
    site.real_folder = list->real_content;
    site.config.plugin = &choice;
    site.config.plugin_count = 1;
    set = plugins_open(&site, list->places.folder, list->places.count, NULL,
                       NULL);
    if (set != NULL && plugin_info(set, 0, &info)) {
        print_plugin(list, &info);
    } else {
        printf("\n  %.*s\n      cannot be used\n", STR_ARG(name));
        fflush(stdout);
        list->broken++;
    }
    diag_print(diags, stderr, false, 0);
    diag_close(diags);
    diag_close(unheard);
    site_release(&site);
}

static void list_others(List *list, const Config *config, Diags *diags)
{
    size_t count;
    const Str *names =
        plugin_names(&list->arena, &list->places, diags, &count);
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        bool runs = false;
        for (size_t k = 0; k < config->plugin_count && !runs; k++)
            runs = str_eq(config->plugin[k].name, names[i]);
        if (runs)
            continue;
        if (!any)
            puts("\nOthers that it may name:");
        any = true;
        list_plugin(list, names[i]);
    }
}

static int list_all(List *list)
{
    Diags *diags = diag_open(false);
    Site site;
    int status;

    list->places = places_find(&list->arena, "lua-plugins", list->content,
                               common_program(&list->arena), diags);
    if (fs_real_path(&list->arena, str_to_cstr(&list->arena, list->content),
                     &list->real_content) != 0)
        list->real_content = STR("");
    site_init(&site, diags, list->content);
    config_load(&site);
    printf("Plugins that %.*s runs, in this order:\n",
           STR_ARG(list->content));
    for (size_t i = 0; i < site.config.plugin_count; i++)
        list_plugin(list, site.config.plugin[i].name);
    list_others(list, &site.config, diags);
    fflush(stdout);
    diag_print(diags, stderr, false, 0);
    status = diag_exit_status(diags);
    diag_close(diags);
    site_release(&site);
    return status == EXIT_DONE && list->broken > 0 ? EXIT_CONTENT : status;
}

static int run(const Typed *typed)
{
    List list = {.content = typed->content};
    int status = common_check_content(typed->content);

    if (status != EXIT_DONE)
        return status;
    arena_init(&list.arena);
    buf_init(&list.line, LIMIT_OUTPUT_BYTES);
    status = list_all(&list);
    buf_release(&list.line);
    arena_release(&list.arena);
    return status;
}

const Command COMMAND_PLUGIN_LIST = {
    .name = "plugin list",
    .run = run,
    .summary = "tell which plugins there are",
    .about = "Tells which plugins the handbook in CONTENT runs, in their "
             "order, and which others there are: what each does, where its "
             "file is, the facts it deals in, and its options.",
    .arguments = {CONTENT_ARGUMENT},
    .examples = {{"handbook plugin list", "the plugins of content/"}},
    .status = {NULL, "a plugin cannot be used", NULL, NULL},
};
