/* cli/cmd_source.c - handbook source: sources and their fingerprints. */
#include "base/compat.h"

#include "cli/source_command.h"

#include "site/config.h"
#include "site/discover.h"
#include "site/sources.h"

const Command COMMAND_SOURCE = {
    .name = "source",
    .summary = "sources: add and check their fingerprints",
    .about = "A fingerprint lets handbook check what you quote, without the "
             "document itself: nobody can read the document from it.",
};

bool source_open(Str content, Site *site, Diags *diags)
{
    site_init(site, diags, content);
    config_load(site);
    discover(site);
    sources_load(site);
    /* without a content folder nothing more can be said */
    return site->real_folder.len > 0;
}

int source_close(Site *site)
{
    Diags *diags = site->diags;
    common_print(diags, 0);
    int status = diag_exit_status(diags);
    site_release(site);
    diag_close(diags);
    return status;
}
