/* cli/cmd_plugin.h - what the words of `handbook plugin` share: a file each.
 *
 * Layer:   cli
 * Threads: main.
 */
#ifndef HB_CLI_CMD_PLUGIN_H
#define HB_CLI_CMD_PLUGIN_H

#include "cli/command.h"
#include "pipeline/places.h"

/* The plugin's file in one of the folders [arena], or "". */
Str plugin_file(Arena *arena, const Places *places, Str name);
/* Says on stderr that there is no such plugin, with the nearest one. Returns
 * EXIT_USAGE. */
int plugin_no_such(Arena *arena, const Places *places, const Command *command,
                   Str name);
/* The names of all plugins there are, sorted, each once [arena]. A folder that
 * cannot be read goes to diags (NULL: to nobody). */
Str *plugin_names(Arena *arena, const Places *places, Diags *diags,
                  size_t *count);

#endif
