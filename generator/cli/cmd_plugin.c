/* cli/cmd_plugin.c - handbook plugin: for people who write plugins. */
#include "base/compat.h"

#include "cli/cmd_plugin.h"

#include "base/limits.h"
#include "plugin/reference.h"

const Command COMMAND_PLUGIN = {
    .name = "plugin",
    .summary = "begin, test and list plugins",
    .about = "handbook plugin is for people who write plugins in Lua. "
             "lua-plugins/README.md tells how a plugin is made.",
};

/* Prints what `make` makes. */
static int print_text(const Typed *typed, void (*make)(Buf *))
{
    bool printed;
    Buf buf;

    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    make(&buf);
    printed = common_answer(typed->command, buf_str(&buf));
    buf_release(&buf);
    return printed ? EXIT_DONE : EXIT_SYSTEM;
}

static int run_reference(const Typed *typed)
{
    return print_text(typed, reference_markdown);
}

static int run_stubs(const Typed *typed)
{
    return print_text(typed, reference_stubs);
}

const Command COMMAND_PLUGIN_REFERENCE = {
    .name = "plugin reference",
    .run = run_reference,
    .summary = "print what plugins can use, as Markdown",
    .about = "Prints every function and field that plugins can use, with an "
             "example each, as lua-plugins/README.md has them.",
};

const Command COMMAND_PLUGIN_STUBS = {
    .name = "plugin stubs",
    .run = run_stubs,
    .summary = "print the same for editors, as Lua",
    .about = "Prints a definition file for LuaLS, the language server that "
             "most editors use.",
};
