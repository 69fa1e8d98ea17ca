/* output/render.h - one page: tree to HTML, data and template to bytes.
 *
 * Layer:   output
 * Threads: any worker, with its own Renderer; the ContextSet is frozen.
 */
#ifndef HB_OUTPUT_RENDER_H
#define HB_OUTPUT_RENDER_H

#include "base/buf.h"
#include "output/context.h"

/* A worker's own memory, used again for each page. */
typedef struct Renderer {
    const ContextSet *set;
    Diags *diags;
    Arena scratch;
    Buf body, out;
} Renderer;

void render_init(Renderer *renderer, const ContextSet *set, Diags *diags);
void render_release(Renderer *renderer);

/* The page's finished file [borrowed until the next call]. False after a
 * diagnostic (the template is not there, the output passed its limit). */
bool render_page(Renderer *renderer, const Page *page, Str *out);
/* The same for a copy's frame, in a language of the handbook. */
bool render_frame(Renderer *renderer, Str template_name,
                  const SiteContext *language, const Value *map, Str *out);
/* A file that is no page from a template and a map of its own. */
bool render_bare(Renderer *renderer, Str template_name, const Value *map,
                 Str *out);

#endif
