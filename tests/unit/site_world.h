/* tests/unit/site_world.h - a content folder made of strings, for the tests of
 * the site layer. */
#ifndef TEST_SITE_WORLD_H
#define TEST_SITE_WORLD_H

#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "site/config.h"
#include "site/discover.h"
#include "site/facts.h"
#include "site/index.h"
#include "site/links.h"
#include "site/load.h"
#include "site/severities.h"
#include "site/sources.h"

typedef struct World {
    Arena arena;
    Diags *diags;
    Site site;
    char folder[64];
} World;

static inline int world_set_up(void **state)
{
    World *world = calloc(1, sizeof *world);

    hash_init();
    arena_init(&world->arena);
    world->diags = diag_open(false);
    strcpy(world->folder, "/tmp/handbook-site-XXXXXX");
    if (!mkdtemp(world->folder))
        return 1;
    site_init(&world->site, world->diags, str_from(world->folder));
    world->site.shown_folder = STR("");
    *state = world;
    return 0;
}

static inline int world_tear_down(void **state)
{
    World *world = *state;

    fs_fail_after(-1, 0, false);
    (void)fs_remove_tree(world->folder);
    site_release(&world->site);
    diag_close(world->diags);
    arena_release(&world->arena);
    free(world);
    return 0;
}

static inline const char *world_path(World *world, const char *path)
{
    return arena_fmt(&world->arena, "%s/%s", world->folder, path).ptr;
}

/* A file of the content folder, its folders made as needed. */
static inline void world_bytes(World *world, const char *path, Str bytes)
{
    const char *disk = world_path(world, path);
    Str folder = path_folder(str_from(disk));

    assert_int_equal(
        fs_make_folders(str_to_cstr(&world->arena, folder)), 0);
    assert_int_equal(fs_write(disk, bytes), 0);
}

static inline void world_file(World *world, const char *path,
                              const char *text)
{
    world_bytes(world, path, str_from(text));
}

/* Config, sources and all pages, each for itself. */
static inline void world_load(World *world)
{
    Site *site = &world->site;

    config_load(site);
    discover(site);
    sources_load(site);
    for (size_t i = 0; i < site->page_count; i++)
        load_page(site, site->page[i]);
}

/* The same, and what pages know of each other, up to the freeze. */
static inline void world_join(World *world)
{
    Site *site = &world->site;

    world_load(world);
    index_build(site);
    facts_add_program(site);
    for (size_t i = 0; i < site->page_count; i++)
        facts_merge(site, site->page[i]);
    site_freeze(site);
}

/* Everything. */
static inline void world_build(World *world)
{
    Site *site = &world->site;

    world_join(world);
    for (size_t i = 0; i < site->page_count; i++)
        if (!site->page[i]->failed && !site->page[i]->skipped)
            links_resolve(site, site->page[i]);
}

/* One page in memory: "a.md". */
static inline Page *world_page(World *world, const char *text)
{
    Page *page = site_add_page(&world->site);

    page->source_path = page->disk_path = STR("a.md");
    page->output_path = STR("a.html");
    page->id = STR("a");
    load_page_text(&world->site, page, STR("a.md"), str_from(text));
    return page;
}

static inline Page *world_find(World *world, const char *source_path)
{
    for (size_t i = 0; i < world->site.page_count; i++)
        if (str_is(world->site.page[i]->source_path, source_path))
            return world->site.page[i];
    return NULL;
}

/* All that was said, a line each: "a.md:2:1: error: message [code] (help)",
 * and behind it " {words: b.md:3}" where there is a second place. */
static inline const char *world_said(World *world)
{
    static const char *const severities[] = {"note", "warning", "error",
                                             "system"};
    Buf buf;
    Str result;

    buf_init(&buf, 1024 * 1024);
    for (size_t i = 0; i < diag_total(world->diags); i++) {
        const Diag *diag = diag_get(world->diags, i);

        buf_add(&buf, diag->path);
        if (diag->place.line > 0)
            buf_addf(&buf, ":%u:%u", (unsigned)diag->place.line,
                     (unsigned)diag->place.column);
        buf_addf(&buf, ": %s: %.*s [%s]", severities[diag->severity],
                 STR_ARG(diag->message), diag->code);
        if (diag->help.len > 0)
            buf_addf(&buf, " (%.*s)", STR_ARG(diag->help));
        if (diag->also.words.len > 0)
            buf_addf(&buf, " {%.*s: %.*s:%u}", STR_ARG(diag->also.words),
                     STR_ARG(diag->also.path),
                     (unsigned)diag->also.place.line);
        buf_addc(&buf, '\n');
    }
    result = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return result.ptr;
}

/* The codes alone, in order: "a.md:2 unknown-key\n". */
static inline const char *world_codes(World *world)
{
    Buf buf;
    Str result;

    buf_init(&buf, 1024 * 1024);
    for (size_t i = 0; i < diag_total(world->diags); i++) {
        const Diag *diag = diag_get(world->diags, i);

        buf_addf(&buf, "%.*s:%u %s\n", STR_ARG(diag->path),
                 (unsigned)diag->place.line, diag->code);
    }
    result = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return result.ptr;
}

#define assert_said(world, expected) \
    assert_string_equal(world_said(world), expected)
#define assert_codes(world, expected) \
    assert_string_equal(world_codes(world), expected)

/* As a C string, for comparisons. */
static inline const char *world_text(World *world, Str text)
{
    return str_dup(&world->arena, text).ptr;
}

#define assert_str(world, text, expected) \
    assert_string_equal(world_text(world, text), expected)

#define SITE_TEST(name) \
    cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

#endif
