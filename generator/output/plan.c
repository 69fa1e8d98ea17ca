/* output/plan.c - every file the site will have, known before one is
 * written. */
#include "base/compat.h"

#include "output/plan.h"

#include "output/feed.h"
#include "output/server_files.h"
#include "output/start_here.h"
#include "site/index.h"

static void add(Arena *arena, Plan *plan, Output output)
{
    ARENA_PUSH(arena, plan->item, plan->count, plan->capacity, output);
}

static void add_aliases(Arena *arena, Plan *plan, Page *page)
{
    const Value *aliases = value_get(page->meta, "aliases");
    for (size_t i = 0; i < value_count(aliases); i++) {
        Str path = value_as_text(value_item(aliases, i));
        add(arena, plan,
            (Output){.path = path, .kind = OUTPUT_REDIRECT, .page = page});
    }
}

#define CNAME "CNAME"

/* Other copies have no use for what web servers read; and a preview is not the
 * website whose name a CNAME claims. */
static bool is_left_out(const Asset *asset, const Copy *copy)
{
    return asset->for_web &&
           (copy->kind != COPY_WEB ||
            (copy->preview && str_is(asset->source_path, CNAME)));
}

/* A file that is made when all others are: nothing else may have its name. */
static void keep_free(Site *site, const char *path)
{
    (void)index_claim(site, str_from(path), "a file that handbook makes",
                      diag_nowhere());
}

/* A file the program makes itself, unless the handbook has one of its own. */
static void add_own(Arena *arena, Site *site, Plan *plan, const char *path,
                    OutputKind kind, bool for_servers)
{
    Str name = str_from(path);
    if (map_has(&site->output_claims, name))
        return;
    if (!index_claim(site, name, "a file that handbook makes", diag_nowhere()))
        add(arena, plan,
            (Output){
                .path = name, .kind = kind, .for_servers = for_servers});
}

bool plan_saves(const Theme *theme)
{
    const Value *setting =
        theme != NULL ? value_get(theme->settings, "save_on_device") : NULL;
    return setting != NULL && setting->kind == VALUE_BOOL &&
           setting->as.boolean;
}

/* The part of a theme that reads the index. */
#define SEARCH_ENGINE "assets/search.js"

bool plan_searches(const Site *site, const Theme *theme)
{
    return site->config.search && theme != NULL &&
           theme_has_asset(theme, SEARCH_ENGINE);
}

/* What a web server and those who ask it need, and nobody else. */
static void add_for_web(Arena *arena, Site *site, const Theme *theme,
                        const Copy *copy, Plan *out)
{
    add_own(arena, site, out, "404.html", OUTPUT_NOT_FOUND, true);
    add_own(arena, site, out, "robots.txt", OUTPUT_ROBOTS, true);
    add_own(arena, site, out, ".htaccess", OUTPUT_HTACCESS, true);
    add_own(arena, site, out, "_headers", OUTPUT_HEADERS, true);
    add_own(arena, site, out, NGINX_NAME, OUTPUT_NGINX, true);
    if (!copy->preview)
        add_own(arena, site, out, "sitemap.xml", OUTPUT_SITEMAP, true);
    if (!copy->preview && site->config.cname.len > 0)
        add_own(arena, site, out, CNAME, OUTPUT_CNAME, true);
    add_own(arena, site, out, ".nojekyll", OUTPUT_NO_JEKYLL, true);
    if (plan_saves(theme)) {
        add_own(arena, site, out, OFFLINE_NAME, OUTPUT_OFFLINE, false);
        add_own(arena, site, out, WEB_APP_NAME, OUTPUT_WEB_APP, true);
    }
}

void plan_make(Arena *arena, Site *site, const Theme *theme, const Copy *copy,
               Plan *out)
{
    *out = (Plan){0};
    keep_free(site, EDITION_NAME);
    keep_free(site, WORKER_NAME);
    if (start_here_is_for(copy->kind)) {
        keep_free(site, START_HERE_NAME);
        keep_free(site, READ_ME_NAME);
    }
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        if (!page->failed && !page->skipped)
            add(arena, out,
                (Output){.path = page->output_path,
                         .kind = OUTPUT_PAGE,
                         .page = page});
    }
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        if (!page->failed && !page->skipped)
            add_aliases(arena, out, page);
    }
    for (size_t i = 0; i < site->asset_count; i++) {
        const Asset *asset = &site->asset[i];
        if (is_left_out(asset, copy))
            continue;
        if (!index_claim(site, asset->source_path, "a file of the content",
                        diag_in_file(asset->source_path)))
            add(arena, out,
                (Output){.path = asset->source_path,
                         .kind = OUTPUT_ASSET,
                         .asset = asset,
                         .for_servers = asset->for_web});
    }
    for (size_t i = 0; theme != NULL && i < theme->asset_count; i++) {
        const ThemeAsset *asset = &theme->asset[i];
        if (!index_claim(site, asset->path, "a file of the theme",
                        diag_in_file(asset->disk_path)))
            add(arena, out,
                (Output){.path = asset->path,
                         .kind = OUTPUT_THEME_ASSET,
                         .theme_asset = asset});
    }
    if (feed_exists(site))
        add_own(arena, site, out, FEED_NAME, OUTPUT_FEED, false);
    if (copy->kind == COPY_WEB)
        add_for_web(arena, site, theme, copy, out);
    out->path = ARENA_NEW_ARRAY(arena, Str, out->count + 1);
    for (size_t i = 0; i < out->count; i++)
        out->path[i] = out->item[i].path;
}
