/* output/produce.h - the bytes of every output that is no page.
 *
 * Layer:   output
 * Threads: any worker, with its own Renderer.
 */
#ifndef HB_OUTPUT_PRODUCE_H
#define HB_OUTPUT_PRODUCE_H

#include "output/plan.h"
#include "output/render.h"

/* The file's bytes [borrowed until the renderer's next use]. False after a
 * diagnostic. */
bool produce(Renderer *renderer, const Output *output, Str *out);

/* sw.js, the theme's template of that name: what keeps the handbook on readers'
 * devices, or, where it is not to be kept, what takes it back. `edition` is the
 * hash of edition.js. Made when every other file is. *out is empty where the
 * theme has no such template: then there is no sw.js. */
bool produce_worker(Renderer *renderer, const Plan *plan, Sha256 edition,
                    Str *out);

#endif
