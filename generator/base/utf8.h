/* base/utf8.h - UTF-8: check, decode, fold, and make slugs.
 *
 * Layer:   base. Folding by utf8proc.
 * Threads: any (pure).
 */
#ifndef HB_BASE_UTF8_H
#define HB_BASE_UTF8_H

#include "base/arena.h"

/* Help for whoever saved a file in another encoding: it names the places where
 * people who edit on Windows choose one. */
#define UTF8_SAVE_HELP                                                        \
    "save it again as UTF-8: in Notepad under Save as, Encoding; in Word "    \
    "under Save as, Plain text, Other encoding, Unicode (UTF-8)"

/* Byte offset of the first byte that is no valid UTF-8 (overlong forms,
 * surrogates and values over U+10FFFF included), or STR_NONE. */
size_t utf8_invalid_at(Str s);

/* Decodes the code point at s.ptr[*off] and moves *off behind it. Invalid
 * bytes give U+FFFD and move one byte. Precondition: *off < s.len. */
uint32_t utf8_next(Str s, size_t *off);
size_t utf8_count(Str s); /* code points */
size_t utf8_units(Str s); /* of UTF-16, in which Windows and FAT32 count */

/* Columns a terminal needs for a code point: 0, 1 or 2. */
int utf8_width(uint32_t codepoint);

/* One code point in lower and in upper case, without a language's own rules. */
uint32_t utf8_lower(uint32_t codepoint);
uint32_t utf8_upper(uint32_t codepoint);

/* True for what words are made of: letters, digits, and marks on them. */
bool utf8_is_word(uint32_t codepoint);

/* True for digits and other signs of numbers. */
bool utf8_is_number(uint32_t codepoint);

/* True for what is in a text and not seen in it: soft hyphens, characters
 * without a width, marks of direction, choices of a variant. */
bool utf8_is_unseen(uint32_t codepoint);

/* True for U+FDD0..U+FDEF and U+xxFFFE, U+xxFFFF. */
bool utf8_is_noncharacter(uint32_t codepoint);

/* Case folded (full), compatibility composed (NFKC) [arena]. Used for file
 * names that differ only in case. */
Str utf8_fold(Arena *arena, Str s);

/* True when the two are written with other characters that look the same: "é"
 * as one, or as "e" and an accent. False when capitals tell them apart. */
bool utf8_looks_like(Str a, Str b);

/* A heading's or a file's id [arena]: folded to lower case, marks removed
 * ("ŵ" gives "w"), each run of other than letters and digits one '-', none at
 * the ends. "section" when nothing is left. */
Str utf8_slug(Arena *arena, Str s);

#endif
