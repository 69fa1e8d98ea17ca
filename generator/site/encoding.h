/* site/encoding.h - may these bytes be a page or a data file?
 *
 * Layer:   site
 * Rules:   UTF-8 without NUL, control characters (but tab and line ends) and
 *          noncharacters: XML cannot hold them, and U+FDD0 … are ours inside
 *          doc/. UTF-16 and Windows-1252, what old editors save, are recognised
 *          and named.
 * Threads: any.
 */
#ifndef HB_SITE_ENCODING_H
#define HB_SITE_ENCODING_H

#include "base/diag.h"

/* Checks a part of a file; reports the first thing that is wrong (invalid-utf8,
 * forbidden-character) and returns false. */
bool encoding_check(const Source *source, Span part, Diags *diags);

#endif
