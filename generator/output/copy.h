/* output/copy.h - which copy of the handbook is made: the website, or one of
 * those that people carry away.
 *
 * Layer:   output
 * Rule:    DESIGN 3. Pages are the same bytes in every copy. What a copy says
 *          of itself (what kind it is, the day it was made) stands in
 *          edition.js, and in the few files that only that copy has.
 * Clock:   none here: the day comes from whoever asks for the copy.
 * Threads: any (pure).
 */
#ifndef HB_OUTPUT_COPY_H
#define HB_OUTPUT_COPY_H

#include "base/buf.h"
#include "output/manifest.h"
#include "site/site.h"

typedef enum CopyKind {
    COPY_WEB, /* a website: what handbook build makes */
    COPY_USB,
    COPY_ZIP,
    COPY_EPUB,
    COPY_PRINT,
    COPY_ZIM,
    COPY_PREVIEW /* what handbook serve shows: a website that nobody keeps */
} CopyKind;

typedef struct Copy {
    CopyKind kind;
    Date made;    /* not set: nobody told, and the edition's day must do */
    bool preview; /* not for search engines: a draft that some may look at */
} Copy;

#define EDITION_NAME "edition.js"

const char *copy_name(CopyKind kind); /* "web", "usb" … [static] */

/* What identifies an edition: the SHA-256 of the manifest of these files, which
 * it sorts by path. */
Sha256 copy_edition_id(ManifestEntry *entry, size_t count);

/* The line that is signed with a copy's manifest: "edition 2026-11-20, usb,
 * made 2026-11-22" [arena]. */
Str copy_signed_line(Arena *arena, const Site *site, const Copy *copy);

/* edition.js, a classic script that every page loads first. It sets
 *     window.handbookEdition = {"id":…,"day":…,"made":…,"kind":…,
 *                               "files":…,"bytes":…,"baseUrl":…};
 * id: 64 hexadecimal digits; day: the edition's, as 2026-11-20, or ""; made: as
 * day, "" when nobody told; files and bytes: of the whole copy but this file
 * and what is made after it; baseUrl: where the newest edition is, or "". */
void copy_edition_script(Buf *buf, const Site *site, const Copy *copy,
                         Sha256 id, size_t files, uint64_t bytes);

#endif
