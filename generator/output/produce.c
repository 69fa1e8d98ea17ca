/* output/produce.c - the bytes of every output that is no page: copies,
 * redirects, the page for wrong addresses, and files for machines. */
#include "base/compat.h"

#include "output/produce.h"

#include "base/fs.h"
#include "base/limits.h"
#include "output/context_internal.h"

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

static bool robots(Renderer *renderer, Str *out)
{
    const Site *site = renderer->set->site;
    Buf *buf = &renderer->out;
    buf_reset(buf);
    buf_adds(buf, "User-agent: *\nAllow: /\n");
    if (site->config.base_url.len > 0) {
        buf_adds(buf, "Sitemap: ");
        buf_add(buf, context_absolute(&renderer->scratch, site,
                                      STR("sitemap.xml")));
        buf_addc(buf, '\n');
    }
    *out = buf_str(buf);
    return true;
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
    case OUTPUT_SITEMAP:
        return sitemap(renderer, out);
    case OUTPUT_ROBOTS:
        return robots(renderer, out);
    case OUTPUT_NO_JEKYLL:
        *out = STR("");
        return true;
    }
    BUG("an output of kind %d", (int)output->kind);
}
