/* output/render.c - one page: tree to HTML, data and template to bytes. */
#include "base/compat.h"

#include "output/render.h"

#include "base/limits.h"
#include "doc/html.h"

void render_init(Renderer *renderer, const ContextSet *set, Diags *diags)
{
    renderer->set = set;
    renderer->diags = diags;
    arena_init(&renderer->scratch);
    buf_init(&renderer->body, LIMIT_OUTPUT_BYTES);
    buf_init(&renderer->out, LIMIT_OUTPUT_BYTES);
}

void render_release(Renderer *renderer)
{
    arena_release(&renderer->scratch);
    buf_release(&renderer->body);
    buf_release(&renderer->out);
}

static bool render_template(Renderer *renderer, Str template_name,
                            const SiteContext *language, const Value *map,
                            DiagPos at, Str *out)
{
    const Theme *theme = renderer->set->theme;
    if (!mustache_has(theme->templates, template_name)) {
        diag_addf(renderer->diags, DIAG_ERROR, "template-missing", at,
                  "the theme '%.*s' has no template '%.*s'",
                  STR_ARG(theme->name), STR_ARG(template_name));
        return false;
    }
    const Value *stack[2] = {language->common, map};
    buf_reset(&renderer->out);
    if (!mustache_render(theme->templates, template_name, stack, 2,
                         &renderer->out, renderer->diags))
        return false;
    if (renderer->out.full) {
        diag_addf(renderer->diags, DIAG_ERROR, "output-too-large", at,
                  "this page would be larger than %u MB",
                  LIMIT_OUTPUT_BYTES / (1024 * 1024));
        return false;
    }
    *out = buf_str(&renderer->out);
    return true;
}

bool render_page(Renderer *renderer, const Page *page, Str *out)
{
    arena_reset(&renderer->scratch);
    buf_reset(&renderer->body);
    HtmlOptions options = HTML_HANDBOOK;
    options.raw_html = page->raw_html;
    html_render(&renderer->body, page->document, &options);
    const Value *map = context_page(&renderer->scratch, renderer->set, page,
                                    buf_str(&renderer->body));
    return render_template(renderer, page->template_name,
                           context_language(renderer->set, page->language),
                           map, diag_at(page->source, DIAG_WHOLE_FILE), out);
}

bool render_frame(Renderer *renderer, Str template_name,
                  const SiteContext *language, const Value *map, Str *out)
{
    return render_template(renderer, template_name, language, map,
                           diag_nowhere(), out);
}

bool render_bare(Renderer *renderer, Str template_name, const Value *map,
                 Str *out)
{
    return render_frame(renderer, template_name, &renderer->set->language[0],
                        map, out);
}
