/* cli/cmd_check.c - handbook check: looks for mistakes, writes nothing. */
#include "base/compat.h"

#include "cli/check_links.h"
#include "cli/command.h"

#include <stdio.h>

static int run(const Typed *typed)
{
    CommonOptions options = common_options(typed);
    BuildReport report;
    options.build.advise = true;
    if (!common_day(typed, OPT_TODAY, true, &options.build.today))
        return EXIT_USAGE;
    if (typed_has(typed, OPT_LINKS))
        return check_links(typed, &options);
    int status = common_run(&options, &report);
    if (status != EXIT_DONE || report.warnings > 0)
        return status; /* the count said it */
    if (options.changed)
        fprintf(common_aside(&options),
                "Nothing wrong in %zu changed %s, and nothing that %s broke "
                "elsewhere.\n",
                report.changed_count,
                report.changed_count == 1 ? "page" : "pages",
                report.changed_count == 1 ? "it" : "they");
    else
        fprintf(common_aside(&options), "Nothing wrong in %zu %s.\n",
                report.page_count, report.page_count == 1 ? "page" : "pages");
    return status;
}

const Command COMMAND_CHECK = {
    .name = "check",
    .run = run,
    .summary = "look for mistakes, write nothing",
    .about = "Says everything that is wrong in CONTENT, as build would, and "
             "writes nothing. It also gives advice that build leaves out, and "
             "says which pages are due to be checked again. The word in square "
             "brackets at the end of each message is its code: 'handbook "
             "explain CODE' tells more, with examples.",
    .arguments = {CONTENT_ARGUMENT},
    .options = {OPT_CHANGED, OPT_TODAY, OPT_LINKS, OPT_JOBS, OPT_DRAFTS,
                OPT_STRICT, OPT_FORMAT},
    .examples = {{"handbook check", "looks at content/"},
                 {"handbook check --format short",
                  "says each mistake on one line, for an editor"},
                 {"handbook check --links",
                  "lists the addresses of other websites, to open by hand"},
                 {"handbook check --changed=origin/main",
                  "says what this branch made wrong"},
                 {"handbook check --drafts --strict",
                  "looks at drafts, too, and fails for a warning"}},
};
