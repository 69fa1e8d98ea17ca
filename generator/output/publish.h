/* output/publish.h - the output folder holds the old site or the new one,
 * whole.
 *
 * Layer:   output
 * How:     beside OUT a work folder ".NAME.handbook" is made; it holds a lock,
 *          "new" (being filled) and for a moment "old". A file that is equal
 *          to the old site's becomes a hard link to it, so it is not
 *          rewritten. publish_commit changes "new" and OUT in one step
 *          (RENAME_EXCHANGE); where the file system cannot, it writes a
 *          journal and renames twice, and the next run finishes or undoes what
 *          a killed one left, and says so (code publish-recovered).
 * Refused: OUT that is a link, a file, not empty without our manifest, or holds
 *          a file that its manifest does not list (output-not-ours, naming
 *          it); OUT and content inside each other (output-in-content,
 *          content-in-output). Nothing is removed that a manifest does not
 *          list; links in OUT are never followed.
 * Errors:  diagnostics; a failing system call is DIAG_SYSTEM and the site stays
 *          as it was.
 * Threads: open, begin, extend, commit, abort: main. publish_file: any worker,
 *          each path once.
 */
#ifndef HB_OUTPUT_PUBLISH_H
#define HB_OUTPUT_PUBLISH_H

#include "base/diag.h"
#include "base/sign.h"
#include "output/manifest.h"

typedef struct Publisher Publisher;

/* Checks everything that can be refused and takes up what an interrupted run
 * left; writes nothing of the new site yet. Returns [arena] or NULL after a
 * diagnostic. out_folder and content_folder as given by the user. */
Publisher *publish_open(Arena *arena, Diags *diags, Str out_folder,
                        Str content_folder);
/* True when neither folder lies in the other; else a diagnostic
 * (output-in-content, content-in-output). */
bool publish_apart(Arena *arena, Diags *diags, Str out_folder,
                   Str content_folder);
/* Makes the work folder, and all folders that the paths need. Call once, before
 * the first file. The paths are borrowed until the commit. */
bool publish_begin(Publisher *publisher, const Str *path, size_t count);
/* More files, whose names or bytes could not be told before: *first is the slot
 * of the first of them. No worker may be writing. */
bool publish_extend(Publisher *publisher, const Str *path, size_t count,
                    size_t *first);
/* Writes (or links) the file of that slot: files are numbered in the order in
 * which they were given to publish_begin and publish_extend. */
bool publish_file(Publisher *publisher, size_t slot, Str bytes);
/* All files written so far [arena], and how large they are in bytes. Main, when
 * no worker writes. */
ManifestEntry *publish_entries(const Publisher *publisher, size_t *count,
                               uint64_t *bytes);
/* manifest.sha256 gets a signature beside it; line is for people and signed,
 * too. Both are borrowed until the commit. */
void publish_sign(Publisher *publisher, const SignKey *key, Str line);
/* Makes the new site the site. On failure the old one is as it was. */
bool publish_commit(Publisher *publisher);
/* Throws away what was prepared. Fine after commit, and with NULL. */
void publish_abort(Publisher *publisher);

/* Figures for the closing line: files written anew, and kept as they were. */
size_t publish_written(const Publisher *publisher);
size_t publish_kept(const Publisher *publisher);

#endif
