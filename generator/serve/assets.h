/* serve/assets.h - the script and the style that the preview puts into pages.
 *
 * Layer:   serve
 * Source:  serve/preview.js and serve/preview.css; the Makefile turns them into
 *          bytes of the program, which needs no files of its own to serve.
 * Threads: any.
 */
#ifndef HB_SERVE_ASSETS_H
#define HB_SERVE_ASSETS_H

#include "base/str.h"

Str assets_script(void); /* [static] */
Str assets_style(void);  /* [static] */

#endif
