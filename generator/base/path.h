/* base/path.h - arithmetic on paths with '/', without touching the disk.
 *
 * Layer:   base
 * Memory:  results are [arena] unless said borrowed.
 * Threads: any (pure).
 */
#ifndef HB_BASE_PATH_H
#define HB_BASE_PATH_H

#include "base/arena.h"

Str path_join(Arena *arena, Str folder, Str name); /* "" joins to name */
Str path_folder(Str path);    /* borrowed: "a/b.md" -> "a"; "b.md" -> "" */
Str path_name(Str path);      /* borrowed: "a/b.md" -> "b.md" */
Str path_extension(Str path); /* borrowed: "a/b.tar.gz" -> "gz"; none: "" */
Str path_stem(Str path);      /* borrowed: "a/b.cy.md" -> "a/b.cy" */

/* `target` as written in the file `from` ("a/b.md" + "../c.md" -> "c.md"):
 * removes "." and "..". False when it climbs above the root. */
bool path_resolve(Arena *arena, Str from, Str target, Str *out);

/* The way from the file `from` to the file `to`, both from the same root:
 * ("a/b.html", "c/d.html") -> "../c/d.html". Never empty. */
Str path_relative(Arena *arena, Str from, Str to);

/* True when the real path `inner` is `outer` or lies below it. */
bool path_is_inside(Str inner, Str outer);

/* Why a name (one part, no '/') cannot be on a FAT32 stick or on Windows:
 * a short reason [static], or NULL when it can. Rules: no < > : " / \ | ? *
 * or control characters, no trailing dot or space, no CON PRN AUX NUL COM1..9
 * LPT1..9 with or without extension, at most 255 UTF-16 units. */
const char *path_bad_name(Str name);

/* A path as part of a URL: bytes other than unreserved, '/', and a few safe
 * ones percent-encoded. And back; false on a broken escape or a NUL. */
Str path_to_url(Arena *arena, Str path);
bool path_from_url(Arena *arena, Str url, Str *out);

#endif
