/* cli/export_since.h - handbook export web --since OLD_MANIFEST: what to send
 * to the web host.
 *
 * Layer:   cli, for cmd_export.c
 * Rule:    the old manifest is read before anything is made: it may be the one
 *          that is replaced. One that is missing, damaged or leads out of the
 *          site is refused, and nothing is made.
 * Threads: main.
 */
#ifndef HB_CLI_EXPORT_SINCE_H
#define HB_CLI_EXPORT_SINCE_H

#include "export/export.h"

/* What the web host has. */
typedef struct Since {
    Manifest manifest;
    bool is_signed; /* a signature lies beside the manifest that was named, or
                       in the folder that is now replaced */
} Since;

/* Reads the file `name` into *out [arena]; dest: the folder of the site.
 * Returns EXIT_DONE, or another status after a message on stderr. */
int since_read(Arena *arena, Str name, Str dest, Since *out);
/* Prints the list on stdout; is_signed as of upload_list. False after a
 * message. */
bool since_print(ExportJob *job, const Site *site, const Since *before,
                 const Manifest *now, bool is_signed);

#endif
