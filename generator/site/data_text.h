/* site/data_text.h - the text of a YAML or JSON file of the content folder.
 *
 * Layer:   site
 * Codes:   file-too-large, link-outside, cannot-read, and those of encoding.h,
 *          yaml.h and json.h.
 * Threads: any, with an arena of its own.
 */
#ifndef HB_SITE_DATA_TEXT_H
#define HB_SITE_DATA_TEXT_H

#include "base/diag.h"
#include "value/value.h"

/* The file at `disk_path` (borrowed) as a Source [arena] that messages name
 * `shown`; NULL after an error. max: bytes; too_large: what to do about a file
 * with more. A symbolic link is refused. */
const Source *data_text_open(Arena *arena, const char *disk_path, Str shown,
                             uint32_t max, Str too_large, Diags *diags);

/* What it holds [arena]: JSON where its name ends in .json, else YAML;
 * VALUE_NULL where nothing is in it. NULL after an error that leaves nothing.
 * *ok (may be NULL): no error at all was told. */
Value *data_text_read(Arena *arena, const Source *source, Diags *diags,
                      bool *ok);

#endif
