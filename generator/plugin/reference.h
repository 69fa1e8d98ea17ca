/* plugin/reference.h - what plugins can use, as text made from its tables.
 *
 * Layer:   plugin. Knows the tables of rows (plugin_internal.h, api_*.def)
 *          and nothing else: no Lua state, no site.
 * Gives:   both texts are the same for every handbook and every run.
 *          tests/suites/plugins.sh compares them with what is committed;
 *          `make reference` writes that anew.
 * Threads: any (pure).
 */
#ifndef HB_PLUGIN_REFERENCE_H
#define HB_PLUGIN_REFERENCE_H

#include "base/buf.h"

/* Markdown: each room, its fields, its functions; then the tables and types.
 * What lua-plugins/README.md holds between its two comment lines. */
void reference_markdown(Buf *out);

/* A definition file for LuaLS, the language server that most editors use:
 * lua-plugins/types/handbook.lua. Valid Lua that does nothing. */
void reference_stubs(Buf *out);

#endif
