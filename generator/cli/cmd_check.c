/* cli/cmd_check.c - handbook check: looks for mistakes, writes nothing. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>

static void help(void)
{
    puts("handbook check [CONTENT] [--today DATE] [--jobs N] [--drafts]\n"
         "                [--strict]\n"
         "\n"
         "Says everything that is wrong in CONTENT (default: content), as\n"
         "build would, and writes nothing. It also gives advice that build\n"
         "leaves out, and says which pages are due to be checked again.\n"
         "\n"
         "      --today DATE   the day to count from, as 2026-11-22. Without\n"
         "                     it SOURCE_DATE_EPOCH tells, else the clock\n"
         "  -j, --jobs N       so many workers (default: all cores)\n"
         "      --drafts       look at pages of status draft too\n"
         "      --strict       warnings count as errors");
}

int cmd_check(int argc, char **argv)
{
    CommonOptions options;
    BuildReport report;
    if (!common_options(argc, argv, "jdst", &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    options.build.advise = true;
    if (!common_day("check", "--today", options.today, true,
                    &options.build.today))
        return EXIT_USAGE;
    int status = common_run(&options, &report);
    if (status == EXIT_DONE)
        printf("Nothing wrong in %zu %s.\n", report.page_count,
               report.page_count == 1 ? "page" : "pages");
    return status;
}
