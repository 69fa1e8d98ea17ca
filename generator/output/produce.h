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

#endif
