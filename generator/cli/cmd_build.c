/* cli/cmd_build.c - handbook build: content into a site. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>

static int run(const Typed *typed)
{
    CommonOptions options = common_options(typed);
    BuildReport report;
    if (!common_address(typed, &options.build.base_url))
        return EXIT_USAGE;
    options.build.write = true;
    int status = common_run(&options, &report);
    if (report.published)
        fprintf(common_aside(&options),
                "Built %zu %s into %.*s (%zu %s written, %zu unchanged).\n",
                report.page_count, report.page_count == 1 ? "page" : "pages",
                STR_ARG(options.build.out), report.written,
                report.written == 1 ? "file" : "files", report.kept);
    else
        fprintf(stderr, "Nothing was published: %.*s is as it was.\n",
                STR_ARG(options.build.out));
    return status;
}

const Command COMMAND_BUILD = {
    .name = "build",
    .run = run,
    .summary = "build the site",
    .about = "Builds the Markdown pages in CONTENT into SITE. SITE holds the "
             "old site or the new one, whole.",
    .arguments = {CONTENT_ARGUMENT},
    .options = {OPT_OUTPUT, OPT_JOBS, OPT_DRAFTS, OPT_PREVIEW,
                OPT_BASE_URL, OPT_STRICT, OPT_FORMAT},
    .examples =
        {{"handbook build", "builds content/ into site/"},
         {"handbook build my-pages -o my-site",
          "builds any folder of Markdown pages"},
         {"handbook build --drafts -o preview",
          "shows drafts, too, in a folder of its own"}},
};
