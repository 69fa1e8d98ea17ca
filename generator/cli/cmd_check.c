/* cli/cmd_check.c - handbook check: looks for mistakes, writes nothing. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>

static void help(void)
{
    puts("handbook check [CONTENT] [--jobs N] [--drafts] [--strict]\n"
         "\n"
         "Says everything that is wrong in CONTENT (default: content), as\n"
         "build would, and writes nothing.\n"
         "\n"
         "  -j, --jobs N       so many workers (default: all cores)\n"
         "      --drafts       look at pages of status draft too\n"
         "      --strict       warnings count as errors");
}

int cmd_check(int argc, char **argv)
{
    CommonOptions options;
    BuildReport report;
    if (!common_options(argc, argv, "jds", &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    int status = common_run(&options, &report);
    if (status == EXIT_DONE)
        printf("Nothing wrong in %zu %s.\n", report.page_count,
               report.page_count == 1 ? "page" : "pages");
    return status;
}
