/* cli/cmd_serve.c - handbook serve: a preview that follows what is saved. */
#include "base/compat.h"

#include "cli/command.h"

#include "serve/host.h"
#include "serve/serve.h"

static int check_hosts(const Typed *typed)
{
    const TypedOption *host = &typed->option[OPT_HOST];
    for (size_t i = 0; i < host->count; i++) {
        if (!host_is_name(host->all[i]))
            return command_usage(typed->command,
                                 "--host takes a name such as "
                                 "preview.example.org or *.app.github.dev, "
                                 "not '%.*s'",
                                 STR_ARG(host->all[i]));
    }
    return EXIT_DONE;
}

static int run(const Typed *typed)
{
    CommonOptions common = common_options(typed);
    ServeOptions options = {.build = common.build};
    Arena arena;
    int status = check_hosts(typed);
    if (status != EXIT_DONE ||
        !common_day(typed, OPT_TODAY, true, &options.build.today))
        return EXIT_USAGE;
    status = common_check_content(typed->content);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena);
    options.build.program = common_program(&arena);
    options.build.drafts = true;
    options.build.copy.preview = true;
    options.build.advise = true;
    options.port = typed->option[OPT_PORT].number;
    options.host = typed->option[OPT_HOST].all;
    options.host_count = typed->option[OPT_HOST].count;
    ServeEnd end = serve_run(&options);
    arena_release(&arena);
    return end == SERVE_STOPPED ? EXIT_DONE : EXIT_SYSTEM;
}

const Command COMMAND_SERVE = {
    .name = "serve",
    .run = run,
    .summary = "show the handbook while you write",
    .about =
        "Shows the handbook of CONTENT in a browser on this computer, drafts "
        "included, and follows what you save: the page comes anew and keeps "
        "its place. What is wrong stands on top of the page, with its file "
        "and line, and goes when it is mended. Nothing is written. Ctrl-C "
        "stops it.\n\n"
        "Only this computer can see it. Where its port is forwarded (a "
        "container in the cloud, a tunnel), name the address that the browser "
        "shows with --host.",
    .arguments = {CONTENT_ARGUMENT},
    .options = {OPT_PORT, OPT_HOST, OPT_TODAY, OPT_JOBS},
    .examples = {{"handbook serve", "shows content/ at http://localhost:8000/"},
                 {"handbook serve --port 8080 my-pages",
                  "shows my-pages/ at another port"},
                 {"handbook serve --host '*.app.github.dev'",
                  "in a codespace of GitHub"}},
    .status = {[EXIT_DONE] = "it was stopped",
               [EXIT_SYSTEM] = "the port is taken, or the system failed"},
};
