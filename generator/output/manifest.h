/* output/manifest.h - manifest.sha256: every file of a site and its hash.
 *
 * Layer:   output
 * Form:    lines as sha256sum writes them, "HEX  path\n", sorted bytewise by
 *          path; the manifest itself is not in it. `sha256sum -c
 *          manifest.sha256` checks a site.
 * Threads: reading: any. Building: main.
 */
#ifndef HB_OUTPUT_MANIFEST_H
#define HB_OUTPUT_MANIFEST_H

#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"

#define MANIFEST_NAME "manifest.sha256"
/* Its signature, as minisign names it. In no manifest either. */
#define MANIFEST_SIGNATURE_ENDING ".minisig"
#define MANIFEST_SIGNATURE_NAME MANIFEST_NAME MANIFEST_SIGNATURE_ENDING

typedef struct ManifestEntry {
    Str path;
    Sha256 hash;
} ManifestEntry;

typedef struct Manifest {
    ManifestEntry *entry; /* sorted by path */
    size_t count;
    Map by_path; /* path -> ManifestEntry */
} Manifest;

/* Reads a manifest's text into *out [arena]. False when it is none: a line of
 * another form, a path that is absolute, climbs out ("..") or stands twice. */
bool manifest_read(Arena *arena, Str text, Manifest *out);
/* entries need not be sorted; they are afterwards. */
void manifest_write(Buf *buf, ManifestEntry *entry, size_t count);

#endif
