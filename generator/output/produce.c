/* output/produce.c - the bytes of every output that is no page: copies,
 * redirects, the page for wrong addresses, and files for machines. */
#include "base/compat.h"

#include "output/produce.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "output/context_internal.h"
#include "output/feed.h"
#include "output/server_files.h"
#include "value/json.h"

static bool read_file(Renderer *renderer, Str disk_path, Str *out)
{
    const char *name = str_to_cstr(&renderer->scratch, disk_path);
    int err = fs_read(&renderer->scratch, name, LIMIT_ASSET_BYTES, out);
    if (err == 0)
        return true;
    diag_io(renderer->diags, "file-unreadable", "read", disk_path, err);
    return false;
}

/* An old address of a page: says where it is now, and goes there. */
static bool redirect(Renderer *renderer, const Output *output, Str *out)
{
    Arena *arena = &renderer->scratch;
    Value *map = context_bare(arena, renderer->set, output->path,
                              output->page->title, false);
    value_set_text(arena, map, "lang", output->page->language);
    value_set_text(arena, map, "target_url",
                   context_url(arena, output->path,
                               output->page->output_path));
    value_set_bool(arena, map, "refresh", true);
    if (renderer->set->site->config.base_url.len > 0)
        value_set_text(arena, map, "canonical_url",
                       context_absolute(arena, renderer->set->site,
                                        output->page->output_path));
    return render_bare(renderer, STR("redirect"), map, out);
}

/* A wrong address may lie at any depth, so this page alone names its links
 * in full where there is a base_url. */
static bool not_found(Renderer *renderer, const Output *output, Str *out)
{
    Arena *arena = &renderer->scratch;
    const SiteContext *language = &renderer->set->language[0];
    Str title = context_string(language, "not_found_title");
    Value *map =
        context_bare(arena, renderer->set, output->path, title, true);
    return render_bare(renderer, STR("404"), map, out);
}

/* What a reader without internet sees in place of a page that is not in the
 * saved copy. Readers are sent to it, so it has a place of its own and links as
 * any page. */
static bool offline(Renderer *renderer, const Output *output, Str *out)
{
    Arena *arena = &renderer->scratch;
    const SiteContext *language = &renderer->set->language[0];
    Str title = context_string(language, "save_page_title");
    Value *map =
        context_bare(arena, renderer->set, output->path, title, false);
    return render_bare(renderer, STR("offline"), map, out);
}

#define ICON_PATH "assets/favicon.svg"

static Str setting(const Theme *theme, const char *name)
{
    return value_as_text(value_get(theme->settings, name));
}

/* The handbook as an entry among a phone's apps. Addresses are relative to this
 * file, so it works below any path. With the browser's own way back where a
 * browser can: links go in every direction here. */
static bool web_app(Renderer *renderer, Str *out)
{
    Arena *arena = &renderer->scratch;
    const ContextSet *set = renderer->set;
    const Site *site = set->site;
    Str language = site->config.language[0];
    const Page *home = context_home(set, language);
    Str start = home != NULL ? home->output_path : STR("index.html");
    Str name = setting(set->theme, "short_name");
    Value *map = value_map(arena);
    value_set_text(arena, map, "name", site->config.title);
    if (name.len > 0)
        value_set_text(arena, map, "short_name", name);
    if (site->config.description.len > 0)
        value_set_text(arena, map, "description", site->config.description);
    value_set_text(arena, map, "lang", language);
    value_set_text(arena, map, "dir", STR("ltr"));
    value_set_text(arena, map, "start_url", path_to_url(arena, start));
    value_set_text(arena, map, "scope", STR("./"));
    value_set_text(arena, map, "display", STR("standalone"));
    Value *wanted = value_list(arena);
    value_push(arena, wanted, value_text(arena, STR("minimal-ui")));
    value_set(arena, map, "display_override", wanted);
    value_set_text(arena, map, "background_color", STR("#ffffff"));
    if (setting(set->theme, "accent").len > 0)
        value_set_text(arena, map, "theme_color",
                       setting(set->theme, "accent"));
    if (theme_has_asset(set->theme, ICON_PATH)) {
        Value *icons = value_list(arena), *icon = value_map(arena);
        value_set_text(arena, icon, "src", STR(ICON_PATH));
        value_set_text(arena, icon, "sizes", STR("any"));
        value_set_text(arena, icon, "type", STR("image/svg+xml"));
        value_push(arena, icons, icon);
        value_set(arena, map, "icons", icons);
    }
    buf_reset(&renderer->out);
    json_write(&renderer->out, map);
    buf_addc(&renderer->out, '\n');
    *out = buf_str(&renderer->out);
    return true;
}

/* sitemaps.org wants whole addresses: without a base_url the paths alone tell
 * what there is. */
static bool sitemap(Renderer *renderer, Str *out)
{
    const Site *site = renderer->set->site;
    Buf *buf = &renderer->out;
    buf_reset(buf);
    buf_adds(buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
                  "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];
        if (page->failed || page->skipped || page->status == STATUS_WITHDRAWN)
            continue;
        buf_adds(buf, "<url><loc>");
        buf_add_escaped(buf, context_absolute(&renderer->scratch, site,
                                              page->output_path));
        buf_adds(buf, "</loc>");
        if (date_is_set(page->changed)) {
            buf_adds(buf, "<lastmod>");
            buf_add(buf, date_iso(&renderer->scratch, page->changed));
            buf_adds(buf, "</lastmod>");
        }
        buf_adds(buf, "</url>\n");
    }
    buf_adds(buf, "</urlset>\n");
    *out = buf_str(buf);
    return !buf->full;
}

typedef void ServerFile(Buf *buf, const Site *site, const Copy *copy);

static bool server_file(Renderer *renderer, ServerFile *write, Str *out)
{
    buf_reset(&renderer->out);
    write(&renderer->out, renderer->set->site, renderer->set->copy);
    *out = buf_str(&renderer->out);
    return !renderer->out.full;
}

bool produce(Renderer *renderer, const Output *output, Str *out)
{
    arena_reset(&renderer->scratch);
    switch (output->kind) {
    case OUTPUT_PAGE:
        return render_page(renderer, output->page, out);
    case OUTPUT_ASSET:
        return read_file(renderer, output->asset->disk_path, out);
    case OUTPUT_THEME_ASSET:
        if (output->theme_asset->is_template)
            return render_bare(
                renderer, output->path,
                context_bare(&renderer->scratch, renderer->set, output->path,
                             renderer->set->site->config.title, false),
                out);
        return read_file(renderer, output->theme_asset->disk_path, out);
    case OUTPUT_REDIRECT:
        return redirect(renderer, output, out);
    case OUTPUT_NOT_FOUND:
        return not_found(renderer, output, out);
    case OUTPUT_OFFLINE:
        return offline(renderer, output, out);
    case OUTPUT_WEB_APP:
        return web_app(renderer, out);
    case OUTPUT_SITEMAP:
        return sitemap(renderer, out);
    case OUTPUT_ROBOTS:
        return server_file(renderer, server_file_robots, out);
    case OUTPUT_HTACCESS:
        return server_file(renderer, server_file_htaccess, out);
    case OUTPUT_HEADERS:
        return server_file(renderer, server_file_headers, out);
    case OUTPUT_NGINX:
        return server_file(renderer, server_file_nginx, out);
    case OUTPUT_CNAME:
        *out = arena_fmt(&renderer->scratch, "%.*s\n",
                         STR_ARG(renderer->set->site->config.cname));
        return true;
    case OUTPUT_FEED:
        buf_reset(&renderer->out);
        feed_write(&renderer->out, &renderer->scratch, renderer->set);
        *out = buf_str(&renderer->out);
        return !renderer->out.full;
    case OUTPUT_NO_JEKYLL:
        *out = STR("");
        return true;
    }
    BUG("an output of kind %d", (int)output->kind);
}

bool produce_worker(Renderer *renderer, const Plan *plan, Sha256 edition,
                    Str *out)
{
    Arena *arena = &renderer->scratch;
    Str template_name = STR(WORKER_NAME);
    char hex[65];
    *out = STR("");
    if (!mustache_has(renderer->set->theme->templates, template_name))
        return true;
    arena_reset(arena);
    hash_hex(edition, hex);
    Value *map = value_map(arena), *left_out = value_list(arena);
    value_set_text(arena, map, "edition_hash", str_from(hex));
    for (size_t i = 0; i < plan->count; i++) {
        if (!plan->item[i].for_servers)
            continue;
        Value *file = value_map(arena);
        value_set_text(arena, file, "path", plan->item[i].path);
        value_push(arena, left_out, file);
    }
    value_set(arena, map, "left_out", left_out);
    return render_bare(renderer, template_name, map, out);
}
