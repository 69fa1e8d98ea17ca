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

typedef struct SourceOptions {
    Str content;
    const char *document;  /* add: the file; else NULL */
    const char *key;       /* add */
    const char *documents; /* verify: a folder, or NULL */
    bool replace;          /* add */
    bool help;
} SourceOptions;

/* Each says what it did on stdout, what is wrong on stderr; exit status. */
int source_add(const SourceOptions *options);
int source_list(const SourceOptions *options);
int source_verify(const SourceOptions *options);

/* The configuration, files and sources of a handbook, no page read. False: not
 * even the folder is there. Either way ended by source_close, which prints what
 * is wrong and gives the exit status. */
bool source_open(const SourceOptions *options, Site *site, Diags *diags);
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
