/* cli/source_command.h - what the files of `handbook source` share.
 *
 * Layer:   cli
 * Threads: main.
 */
#ifndef HB_CLI_SOURCE_COMMAND_H
#define HB_CLI_SOURCE_COMMAND_H

#include "cli/command.h"
#include "quote/document.h"
#include "site/site.h"

/* What the exit status 1 means here. */
#define SOURCE_WRONG \
    "something is wrong with a source, a document or a fingerprint"

/* The configuration, files and sources of a handbook, no page read. False: not
 * even the folder is there. Either way ended by source_close, which prints what
 * is wrong and gives the exit status. */
bool source_open(Str content, Site *site, Diags *diags);
int source_close(Site *site);

/* source_record_line.c: adds "fingerprint: NAME" to the record in its file, and
 * changes nothing else. False: that cannot be done for sure (a list, JSON, an
 * unusual form), or the disk failed (*err, else 0): nothing was written. */
bool source_record_add_line(Arena *arena, const char *path,
                            const SourceRecord *record, Str name, int *err);

/* How a document differs from the one a fingerprint was made of: a sentence
 * without its stop [arena]. */
Str source_difference(Arena *arena, const Fingerprint *old,
                      const Document *document);

#endif
