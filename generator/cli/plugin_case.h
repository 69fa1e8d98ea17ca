/* cli/plugin_case.h - one test of a plugin: pages in, HTML and messages out.
 *
 * Layer:   cli
 * A case:  NAME.md, a page by itself. NAME.html holds what its body becomes,
 *          NAME.txt what is said about it (no file: nothing is said), and
 *          NAME.json, where there is one, what plugins handed to the theme.
 *          handbook.yaml and sources/ beside it are its handbook's.
 *          Or NAME/in, a handbook of several pages: NAME/out has the HTML of
 *          each, also of those that plugins added, and messages.txt.
 * Plugins: those that the case's handbook.yaml names; without one the plugin
 *          that is tested, alone.
 * Threads: main.
 */
#ifndef HB_CLI_PLUGIN_CASE_H
#define HB_CLI_PLUGIN_CASE_H

#include "base/arena.h"

typedef struct PluginCase {
    Str home;    /* the handbook whose themes and plugins are used */
    Str program; /* real path of the program, or "" */
    Str plugin;  /* "phones" */
    Str folder;  /* of its tests: "lua-plugins/tests/phones" */
    Str name;    /* of the case */
    bool several; /* a folder of pages */
} PluginCase;

/* A file of a case: what it holds and what came out. */
typedef struct CaseFile {
    Str path;      /* as shown and opened: folder and name [arena] */
    bool expected; /* the file is there */
    bool made;
    Str before, after; /* [arena] */
} CaseFile;

typedef struct CaseResult {
    CaseFile *file; /* by path [arena] */
    size_t count;
    bool page; /* false: there is no page to run */
    int system_error; /* of the first file that could not be read, or 0 */
    Str system_path;
} CaseResult;

/* Builds the case's handbook, and reads what it should become. */
CaseResult plugin_case_run(Arena *arena, const PluginCase *one);

/* A file whose two sides differ. */
bool case_file_differs(const CaseFile *file);

#endif
