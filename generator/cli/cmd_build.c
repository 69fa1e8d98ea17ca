/* cli/cmd_build.c - handbook build: content into a site. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>

static void help(void)
{
    puts("handbook build [CONTENT] [-o SITE] [--jobs N] [--drafts] "
         "[--preview]\n"
         "               [--strict]\n"
         "\n"
         "Builds the Markdown pages in CONTENT (default: content) into SITE\n"
         "(default: site). SITE holds the old site or the new one, whole.\n"
         "\n"
         "  -o, --output SITE  where the site goes: a missing or empty "
         "folder,\n"
         "                     or one that handbook made\n"
         "  -j, --jobs N       so many workers (default: all cores)\n"
         "      --drafts       build pages of status draft too; a preview\n"
         "      --preview      for a few to look at: not for search engines\n"
         "      --strict       warnings count as errors\n"
         "\n"
         "Exit status: 0 done, 1 the content has errors, 2 wrong usage,\n"
         "3 the disk or the system failed.");
}

int cmd_build(int argc, char **argv)
{
    CommonOptions options;
    BuildReport report;
    if (!common_options(argc, argv, "ojdps", &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    options.build.write = true;
    int status = common_run(&options, &report);
    if (report.published)
        printf("Built %zu %s into %.*s (%zu %s written, %zu unchanged).\n",
               report.page_count, report.page_count == 1 ? "page" : "pages",
               STR_ARG(options.build.out), report.written,
               report.written == 1 ? "file" : "files", report.kept);
    else
        fprintf(stderr, "Nothing was published: %.*s is as it was.\n",
                STR_ARG(options.build.out));
    return status;
}
