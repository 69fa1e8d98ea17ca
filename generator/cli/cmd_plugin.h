/* cli/cmd_plugin.h - what `handbook plugin` is made of: a file for each word.
 *
 * Layer:   cli
 * To add one: plugin_NAME.c with `int plugin_NAME(int, char **)`, its line
 *          here, its row in SUB_COMMANDS of cmd_plugin.c, a test in tests/cli/.
 * Threads: main.
 */
#ifndef HB_CLI_CMD_PLUGIN_H
#define HB_CLI_CMD_PLUGIN_H

#include "pipeline/places.h"

/* Each gets argc and argv from its own name on. Returns an exit status. */
int plugin_list(int argc, char **argv);
int plugin_new(int argc, char **argv);
int plugin_test(int argc, char **argv);

/* Says on stderr what is wrong with the command line, and where help is.
 * Returns EXIT_USAGE. */
HB_PRINTF(2, 3) int plugin_usage(const char *command, const char *fmt, ...);
/* Says that the system failed. Returns EXIT_SYSTEM. */
int plugin_system(const char *command, const char *doing, Str path, int err);
/* EXIT_DONE, or another status after a message: there is no such folder. */
int plugin_check_content(const char *command, Str content);
/* The plugin's file in one of the folders [arena], or "". */
Str plugin_file(Arena *arena, const Places *places, Str name);
/* Says on stderr that there is no such plugin, with the nearest one. */
void plugin_no_such(Arena *arena, const Places *places, const char *command,
                    Str name);
/* The names of all plugins there are, sorted, each once [arena]. A folder that
 * cannot be read goes to diags (NULL: to nobody). */
Str *plugin_names(Arena *arena, const Places *places, Diags *diags,
                  size_t *count);

#endif
