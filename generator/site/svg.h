/* site/svg.h - pictures as SVG that can do nothing but be looked at.
 *
 * Layer:   site. Sees expat.h.
 * Rules:   DESIGN 4.4: script, event handlers, foreign objects, references to
 *          anything outside the file, entities and style sheets from elsewhere
 *          are errors (unsafe-svg) at their line; so is a file that is not
 *          well-formed XML, or does not begin with <svg> (bad-svg).
 * Threads: any, on different arenas.
 */
#ifndef HB_SITE_SVG_H
#define HB_SITE_SVG_H

#include "site/site.h"

/* Is the first element an svg? Its width and height, else those of its
 * viewBox; 0 where it has none in plain numbers. Reports nothing. */
bool svg_size(Str text, uint32_t *width, uint32_t *height);
/* False after a diagnostic. */
bool svg_check(Arena *arena, const Source *source, Diags *diags);
/* Every picture of the site that is an SVG. Main, after discover. */
void svg_check_all(Site *site);

#endif
