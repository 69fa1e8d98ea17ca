/* tests/unit/plugin_world.h - a small site in memory, and plugins to run on it.
 *
 * A test writes plugins (world_plugin) and pages (world_page), runs the phases
 * (world_run) and looks at HTML (world_html), diagnostics (world_found) or
 * theme data. Included by one test file each; everything is static.
 */
#ifndef HB_TESTS_UNIT_PLUGIN_WORLD_H
#define HB_TESTS_UNIT_PLUGIN_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/hash.h"
#include "base/path.h"
#include "doc/html.h"
#include "plugin/plugin.h"
#include "site/config.h"
#include "site/facts.h"
#include "site/index.h"
#include "site/load.h"
#include "value/json.h"

typedef struct World {
    Arena arena;
    Diags *diags;
    Site site;
    char folder[64];
    Str plugins; /* folder of the plugins */
    PluginChoice choice[16];
    size_t choice_count;
    PluginSet *set;
    PluginHost *host;
} World;

static inline const Value *world_strings(void *context, Str language)
{
    World *world = context;
    Value *map = value_map(&world->arena);
    (void)language;
    value_set_text(&world->arena, map, "greeting", STR("Hello {name}!"));
    value_set_text(&world->arena, map, "month_2", STR("Chwefror"));
    return map;
}

static inline int world_set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    hash_init();
    arena_init(&world->arena);
    world->diags = diag_open(false);
    strcpy(world->folder, "/tmp/handbook-plugin-XXXXXX");
    if (mkdtemp(world->folder) == NULL)
        return 1;
    world->plugins = arena_fmt(&world->arena, "%s/lua", world->folder);
    fs_make_folder(world->plugins.ptr);
    Str content = arena_fmt(&world->arena, "%s/content", world->folder);
    fs_make_folder(content.ptr);
    site_init(&world->site, world->diags, content);
    world->site.shown_folder = STR("content");
    config_load(&world->site);
    world->site.config.plugin_count = 0;
    world->site.config.plugin = world->choice;
    *state = world;
    return 0;
}

static inline int world_tear_down(void **state)
{
    World *world = *state;
    plugin_host_close(world->host);
    site_release(&world->site);
    diag_close(world->diags);
    (void)fs_remove_tree(world->folder);
    arena_release(&world->arena);
    free(world);
    return 0;
}

/* Writes NAME.lua without asking for it. */
static inline void world_file(World *world, const char *name, const char *text)
{
    Str path = arena_fmt(&world->arena, "%.*s/%s.lua",
                         STR_ARG(world->plugins), name);
    Str folder = path_folder(path);
    fs_make_folders(str_to_cstr(&world->arena, folder));
    assert_int_equal(fs_write(path.ptr, str_from(text)), 0);
}

static inline void world_choose(World *world, const char *name)
{
    world->choice[world->choice_count++].name =
        str_dup(&world->arena, str_from(name));
    world->site.config.plugin_count = world->choice_count;
}

/* A plugin whose table's inside is `fields`; `local P` is what it returns. */
static inline void world_plugin(World *world, const char *name,
                                const char *fields)
{
    Str text = arena_fmt(&world->arena,
                         "local P = { name = \"%s\", api = 1 }\n%s\n"
                         "return P\n",
                         name, fields);
    world_file(world, name, text.ptr);
    world_choose(world, name);
}

static inline Page *world_page(World *world, const char *path, const char *text)
{
    Page *page = site_add_page(&world->site);
    Arena *arena = &page->arena;
    Str stem = path_stem(str_from(path));
    page->source_path = str_from(path);
    page->id = stem;
    page->language = STR("en");
    page->output_path = arena_fmt(arena, "%.*s.html", STR_ARG(stem));
    page->is_index = str_is(path_name(stem), "index");
    load_page_text(&world->site, page,
                   arena_fmt(arena, "content/%s", path), str_from(text));
    return page;
}

static inline bool world_open(World *world)
{
    world->set = plugins_open(&world->site, &world->plugins, 1,
                              world_strings, world);
    if (world->set != NULL)
        world->host = plugin_host_open(world->set);
    return world->host != NULL;
}

/* Facts of all pages, between collect and the site step. */
static inline void world_merge(World *world)
{
    Site *site = &world->site;
    facts_open(site);
    plugin_declare_facts(world->set, site);
    index_build(site);
    facts_add_program(site);
    for (size_t i = 0; i < site->page_count; i++)
        facts_merge(site, site->page[i]);
}

/* All phases, as the pipeline has them. */
static inline void world_run(World *world)
{
    Site *site = &world->site;
    assert_true(world->host != NULL || world_open(world));
    for (size_t i = 0; i < site->page_count; i++)
        plugin_collect(world->host, site->page[i]);
    world_merge(world);
    size_t first = site->page_count;
    plugin_site_step(world->host, site);
    if (site->page_count > first) {
        index_build(site);
        for (size_t i = first; i < site->page_count; i++) {
            plugin_collect(world->host, site->page[i]);
            facts_add_page(site, site->page[i]);
            facts_merge(site, site->page[i]);
        }
    }
    site_freeze(site);
    for (size_t i = 0; i < site->page_count; i++)
        plugin_filter(world->host, site->page[i]);
}

static inline const char *world_html(World *world, const Page *page)
{
    HtmlOptions options = HTML_HANDBOOK;
    Buf buf;
    options.typographic = false;
    buf_init(&buf, 1u << 20);
    html_render(&buf, page->document, &options);
    const char *html = str_dup(&world->arena, buf_str(&buf)).ptr;
    buf_release(&buf);
    return html;
}

/* The theme data of a page as JSON. */
static inline const char *world_data(World *world, const Page *page)
{
    Buf buf;
    buf_init(&buf, 1u << 20);
    json_write(&buf, page->theme_data);
    const char *json = str_dup(&world->arena, buf_str(&buf)).ptr;
    buf_release(&buf);
    return json;
}

/* All diagnostics, one a line: "file:line: message [code] (help)"; of the
 * file its last part. */
static inline const char *world_said(World *world)
{
    Buf buf;
    buf_init(&buf, 1u << 20);
    for (size_t i = 0; i < diag_total(world->diags); i++) {
        const Diag *diag = diag_get(world->diags, i);
        buf_addf(&buf, "%.*s:%u: %.*s [%s]", STR_ARG(path_name(diag->path)),
                 diag->place.line, STR_ARG(diag->message), diag->code);
        if (diag->help.len > 0)
            buf_addf(&buf, " (%.*s)", STR_ARG(diag->help));
        buf_adds(&buf, "\n");
    }
    const char *said = str_dup(&world->arena, buf_str(&buf)).ptr;
    buf_release(&buf);
    return said;
}

static inline void world_expect(World *world, const char *said)
{
    const char *all = world_said(world);
    if (strstr(all, said) == NULL)
        fail_msg("expected:\n%s\nbut was said:\n%s", said, all);
}

static inline void world_expect_quiet(World *world)
{
    assert_string_equal(world_said(world), "");
}

#define WORLD_TEST(name)                                                   \
    cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

#endif
