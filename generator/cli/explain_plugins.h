/* cli/explain_plugins.h - which plugin may say a code that has no page.
 *
 * Layer:   cli
 * Rules:   a plugin may say what its text holds in quotes, as for `severities`
 *          in handbook.yaml (site/severities.h). Its text is the Lua files in
 *          a folder of plugins and in the folders in that.
 * Memory:  everything lives in the arena given.
 * Threads: main.
 */
#ifndef HB_CLI_EXPLAIN_PLUGINS_H
#define HB_CLI_EXPLAIN_PLUGINS_H

#include "base/diag.h"

typedef struct ExplainPlugin {
    Str folder; /* of plugins, in which it lies */
    Str path, text;
} ExplainPlugin;

typedef struct ExplainPlugins {
    ExplainPlugin *item;
    size_t count, capacity;
    bool read;
} ExplainPlugins;

/* Reads the plugins that the handbook in `content` can have. One that cannot
 * be read is left out: the commands that run plugins tell why. */
void explain_plugins_read(ExplainPlugins *plugins, Arena *arena, Str content,
                          Diags *diags);
/* The first that may say it, or NULL. */
const ExplainPlugin *explain_plugins_who(const ExplainPlugins *plugins,
                                         Str code);

#endif
