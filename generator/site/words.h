/* site/words.h - texts of authors made fit to print, and words for messages.
 *
 * Layer:   site
 * Memory:  results are slices of what was given where nothing had to change,
 *          else [arena].
 * Threads: any (pure).
 */
#ifndef HB_SITE_WORDS_H
#define HB_SITE_WORDS_H

#include "base/arena.h"
#include "base/source.h"

/* Trimmed, and without characters that HTML and XML cannot hold. */
Str words_clean(Arena *arena, Str text);
/* The same on one line: every run of white space and line ends, U+2028 and
 * U+2029 included, is one space. */
Str words_one_line(Arena *arena, Str text);
/* A file's or folder's name as a title: "what-to_do" gives "What to do". */
Str words_readable(Arena *arena, Str name);

/* A text as a value in YAML: in quotes where it needs them. */
Str words_yaml(Arena *arena, Str text);

/* "guide, letter or decision" from a NULL-terminated list. */
Str words_list(Arena *arena, const char *const *words);
/* The author's line with `span` replaced, trimmed, and cut when it is long:
 * what to type instead. */
Str words_mended(Arena *arena, const Source *source, Span span, Str with);
/* The part of a span that is on its first line. */
Span words_first_line(const Source *source, Span span);
/* "content/a.md, line 12", for messages that name a second place. */
Str words_place(Arena *arena, const Source *source, Span span);

/* A number in decimal figures, "-3" or "12.5"; no locale. */
bool words_number(Str text, double *out);

/* "a.b" or "b"; "rights.1". */
Str words_path(Arena *arena, Str path, Str key);
Str words_path_index(Arena *arena, Str path, size_t index_from_1);

#endif
