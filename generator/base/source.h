/* base/source.h - the text of one file, and where its lines begin.
 *
 * Layer:      base
 * Invariants: positions anywhere in the program are byte offsets into `text`,
 *             from 0; only source_locate turns them into lines and columns.
 *             text is shorter than 4 GiB (LIMIT_FILE_BYTES sees to it).
 * Memory:     the Source and its text live in the arena of their owner (a
 *             page, or the site) and stay for the whole build.
 * Threads:    frozen (any thread may read). The line table is made at
 *             source_new, so reading never writes.
 */
#ifndef HB_BASE_SOURCE_H
#define HB_BASE_SOURCE_H

#include "base/arena.h"

typedef struct Span {
    uint32_t off; /* bytes from the start of the file */
    uint32_t len; /* bytes; 0 marks a place between two characters */
} Span;

typedef struct Source {
    Str path;       /* as shown to people, with '/' */
    Str text;       /* the whole file, as on disk, byte order mark included */
    uint32_t *line; /* byte offset of each line's start */
    uint32_t line_count; /* at least 1; a line end at the end of the text
                            begins one more, empty line */
} Source;

typedef struct Place {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in characters (code points) */
} Place;

/* path and text are borrowed. Lines end at \n, \r\n, or a lone \r. */
Source *source_new(Arena *arena, Str path, Str text);
Place source_locate(const Source *source, uint32_t off);
/* The same, counting on from a place that is known already: for many places in
 * one long line. */
Place source_locate_from(const Source *source, uint32_t known_off, Place known,
                         uint32_t off);
uint32_t source_line_at(const Source *source, uint32_t off); /* from 1 */
/* Line number `line` (from 1) without its line end; borrowed. */
Str source_line(const Source *source, uint32_t line);
uint32_t source_line_start(const Source *source, uint32_t line);

#endif
