/* base/str.h - text as a slice: a pointer and a length in bytes.
 *
 * Layer:      base
 * Invariants: ptr is never NULL (the empty Str points at ""); the bytes need
 *             not end in NUL and may hold NULs. Text from content is valid
 *             UTF-8, checked once when it is read.
 * Memory:     a Str owns nothing. Whoever made the bytes says how long they
 *             live; nothing in this file allocates unless it takes an Arena.
 * Threads:    any (pure).
 */
#ifndef HB_BASE_STR_H
#define HB_BASE_STR_H

#include "base/compat.h"

typedef struct Arena Arena;

typedef struct Str {
    const char *ptr; /* borrowed, never NULL */
    size_t len;      /* bytes */
} Str;

/* A Str over a string literal; usable in static initialisers as STR_INIT. */
#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal) {"" literal, sizeof(literal) - 1}
/* For printf: printf("%.*s", STR_ARG(s)). Lengths over INT_MAX are cut. */
#define STR_ARG(s) str_int_len(s), (s).ptr

int str_int_len(Str s);

Str str_from(const char *cstr);             /* borrowed; NULL gives "" */
Str str_of(const char *ptr, size_t len);    /* borrowed; NULL gives "" */
Str str_slice(Str s, size_t from, size_t to); /* clamped; [from, to) */

bool str_eq(Str a, Str b);
bool str_is(Str a, const char *cstr);
int str_cmp(Str a, Str b);   /* bytewise, shorter first: memcmp order */
bool str_ieq(Str a, Str b);  /* ASCII letters without case */
bool str_starts(Str s, const char *prefix);
bool str_ends(Str s, const char *suffix);

#define STR_NONE ((size_t)-1)
size_t str_find(Str s, Str needle);          /* byte offset or STR_NONE */
size_t str_find_char(Str s, char c);         /* first, or STR_NONE */
size_t str_rfind_char(Str s, char c);        /* last, or STR_NONE */

Str str_trim(Str s);        /* without ASCII space, \t, \r, \n at both ends */
Str str_trim_left(Str s);
Str str_trim_right(Str s);

/* Split at the first `sep`: *head gets what is before it, the rest stays in
 * *rest. Returns false when *rest was exhausted (ptr at end, len 0, done). */
bool str_split(Str *rest, char sep, Str *head);
/* The next line without its \n or \r\n; same contract. */
bool str_line(Str *rest, Str *line);

/* Decimal digits only, no sign, no spaces. False when it is not all digits or
 * does not fit. */
bool str_to_u64(Str s, uint64_t *out);

/* ASCII only, no locale. */
bool ascii_is_space(char c); /* space \t \n \v \f \r */
bool ascii_is_alpha(char c);
bool ascii_is_digit(char c);
bool ascii_is_alnum(char c);
bool ascii_is_punct(char c); /* CommonMark 0.30: ASCII punctuation character */
char ascii_lower(char c);

/* Copies into an arena [arena], NUL-terminated behind the end. */
Str str_dup(Arena *arena, Str s);
Str str_lower(Arena *arena, Str s);            /* ASCII letters only */
Str str_cat(Arena *arena, Str a, Str b);
/* As a C string [arena]. NULL when s holds a NUL byte. */
const char *str_to_cstr(Arena *arena, Str s);

/* Edit distance with adjacent swaps (optimal string alignment), in code
 * points, ASCII letters without case. Gives up and returns limit + 1 as soon
 * as the distance must pass limit. Inputs over 64 code points count as far. */
unsigned str_distance(Str a, Str b, unsigned limit);
/* Whether it is one of a list. */
bool str_among(Str s, const Str *list, size_t count);
/* Of count candidates the nearest to word, ties to the first; STR_NONE when
 * none is near enough (one edit in three characters, at least one). */
size_t str_nearest(Str word, const Str *candidates, size_t count);

#endif
